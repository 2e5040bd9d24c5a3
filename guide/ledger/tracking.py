"""The ledger and the follow-up together: the promises held against the payments, and the next action they give."""

from __future__ import annotations
