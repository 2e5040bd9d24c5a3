"""The dates that matter, on screen and as a calendar file."""

from __future__ import annotations

from guide.path.calendar.agenda import agenda, named
from guide.path.calendar.deadline import DeadlineKind
