"""What was offered or agreed and still runs: a plan to be paid, a discount to be taken. A suit before its end would be early."""

from collections.abc import Iterator
from datetime import date, timedelta

from guide.case.model import Dossier
from guide.path.facts.situation import Situation
from guide.values.french import day, money
from guide.values.money import Cents

#: Days before its first date in which a payment may already be one of the plan's.
_EARLY = timedelta(days=31)


def still_running(dossier: Dossier, s: Situation) -> Iterator[str]:
    """The dossier does not say whether the plan was signed: both cases are told (C. civ. 1103, 1343-5)."""
    if s.collective or not s.late:
        return
    ahead = [part.on for part in dossier.plan if part.on >= s.on]
    promised, received = _of_the_plan(dossier, s.on)
    if ahead and promised > received:
        yield (
            f"L'échéancier prévoyait {money(promised)} jusqu'ici ; {money(received)} sont notés (prochain versement le "
            f"{day(min(ahead))}). Un versement reçu ? Notez-le. Sinon le plan n'est pas tenu : appliquez sa clause, mettez en "
            "demeure, puis reprenez la procédure."
        )
    elif ahead:
        yield (
            f"Un échéancier est noté au dossier (prochain versement le {day(min(ahead))}). S'il est signé et respecté, le reste "
            "n'est pas encore dû : ne saisissez pas le juge avant ses dates. Un versement manqué ? Appliquez sa clause, puis "
            "reprenez ce guide."
        )
    offered = dossier.settlement
    if offered and offered.until >= s.on:
        yield (
            f"Votre offre de remise court jusqu'au {day(offered.until)} : laissez ce délai à votre client avant d'aller plus "
            "loin."
        )


def _of_the_plan(dossier: Dossier, on: date) -> tuple[Cents, Cents]:
    """What the plan promised before that day, and what was received since it began."""
    past = [part for part in dossier.plan if part.on < on]
    if not past:
        return 0, 0
    since = min(part.on for part in past) - _EARLY
    payments = [*dossier.payments, *(paid for invoice in dossier.invoices for paid in invoice.payments)]
    return sum(part.amount for part in past), sum(paid.amount for paid in payments if since <= paid.on <= on)
