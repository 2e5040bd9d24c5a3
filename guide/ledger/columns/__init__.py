"""What the columns of a table are, by their headers and by what their cells hold."""

from __future__ import annotations

from guide.ledger.columns.fec_headers import is_legal, proposed_mapping
from guide.ledger.columns.headers import is_guess
from guide.ledger.columns.mapping import fingerprint, word_code
