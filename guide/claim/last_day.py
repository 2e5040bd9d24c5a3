"""The last day to act on one debt, from a few facts and no dossier: who owes, for what, since when, what happened since.

The same replay as `limitation`: nothing is counted here that a dossier would not count.
"""

from datetime import date

from guide.case.codes import Activity, Channel, DebtorKind, EventKind, Nature
from guide.case.limitation_periods import PeriodKind
from guide.case.model import Creditor, Debtor, Dossier, Event, Invoice, Payment
from guide.claim.interruption import RESTARTING
from guide.claim.invoice_limitation import InvoiceLimitation, clock
from guide.claim.limitation import limitation

#: Any sum: limitation does not look at it. The part payment leaves something owed.
_SUM, _PART = 1_000_00, 1_00
#: What the reader may say happened since. A part payment is a payment of the dossier, not an event: PART_PAYMENT.
PART_PAYMENT = "paiement_partiel"
ACTS: tuple[str, ...] = (
    PART_PAYMENT,
    *RESTARTING,
    EventKind.RELANCE,
    EventKind.MISE_EN_DEMEURE,
    EventKind.REQUETE_DEPOSEE,
)


def last_day(
    kind: DebtorKind,
    nature: Nature,
    start: date,
    on: date,
    activity: Activity | None = None,
    act: str | None = None,
    acted: date | None = None,
) -> InvoiceLimitation:
    """`start`: the end of the service or the delivery; the due date of a loan, a rent or a subscription. `act`: one of
    ACTS, done on `acted`; a letter is taken for a written one."""
    given = act is not None and acted is not None
    payments = (Payment(acted, _PART),) if given and act == PART_PAYMENT and acted else ()
    events: tuple[Event, ...] = ()
    if given and acted and act and act != PART_PAYMENT:
        events = (Event(EventKind(act), acted, channel=Channel.LRAR),)
    invoice = Invoice("?", _SUM, completed=start, due=start, nature=nature, payments=payments)
    dossier = Dossier(Creditor("", activity=activity), Debtor("", kind=kind), invoices=(invoice,), events=events)
    (only,) = limitation(dossier, on).invoices
    return only


def restarting(kind: DebtorKind, nature: Nature, activity: Activity | None = None) -> tuple[tuple[str, str], ...]:
    """What gives a whole new period to that debt: (the sentence, its reference)."""
    owed = Dossier(Creditor("", activity=activity), Debtor("", kind=kind))
    public = clock(owed, Invoice("?", _SUM, nature=nature)) is PeriodKind.PUBLIC
    written = "loi-68-1250-art-2"
    causes = [("un paiement partiel fait repartir le délai", written if public else "c-civ-2240")]
    causes += [(why, reference) for why, reference, _ in RESTARTING.values()]
    if public:
        causes.append(("une demande écrite à l'administration fait repartir le délai au 1er janvier suivant", written))
    return tuple(causes)
