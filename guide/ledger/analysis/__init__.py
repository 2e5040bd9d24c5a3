"""What a ledger tells besides who owes what."""

from guide.ledger.analysis.data_quality import COUNTED_TWICE, DataFinding, Example
from guide.ledger.analysis.defect_labels import WORDS, amount, counted
from guide.ledger.analysis.indicator_labels import (
    FORMULAS,
    MISSING,
    TITLES,
    caution,
    days,
    inputs,
    percent,
    reading,
    shown,
)
from guide.ledger.analysis.indicators import Id
from guide.ledger.analysis.item_list import with_penalties
from guide.ledger.analysis.payment_habits import ENOUGH, Habit, late_payers
from guide.ledger.analysis.report import Report
