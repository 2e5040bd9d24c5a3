"""The customers of an export at the BODACC, all at once."""

from collections.abc import Iterable

from guide.ledger.dunning import FollowedLedger
from guide.ledger.receivables import DebtorView
from pages.ui import session
from pages.ui.dunning import bodacc
from pages.ui.dunning.bodacc import Owing


def check(tracking: FollowedLedger) -> None:
    """Those who owe something and are known."""
    owing = [view for view in tracking.debtors if view.open > 0 and view.identified]
    bodacc.check(customers(tracking, owing), "Il est en tête du plan de la semaine.")


def customers(tracking: FollowedLedger, views: Iterable[DebtorView]) -> list[Owing]:
    sirens = session.origin.sirens(tracking)
    known = [(view, tracking.of(view.number)) for view in views]
    return [
        Owing(view.name, sirens.get(view.number, ""), followed.insolvency if followed else None)
        for view, followed in known
    ]
