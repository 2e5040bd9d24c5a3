"""Who owes what, since when, until when one may act, and what to do next."""

from guide.ledger.receivables.customer_kind import KindProposal, propose_kind
from guide.ledger.receivables.limitation_dates import CLOCKS
from guide.ledger.receivables.next_action import (
    NOTICE_DAYS_LATE,
    ORDER,
    RANK,
    REMINDER_INTERVAL,
    UNIDENTIFIED,
    NextAction,
    NextStep,
    next_action,
)
from guide.ledger.receivables.receivables import DebtorView, Ledger
