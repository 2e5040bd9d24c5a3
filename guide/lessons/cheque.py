"""A cheque that bounced: from which day the bank owes its certificate, then a commissaire de justice the title."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guide import law


@dataclass(frozen=True)
class ChequeDates:
    """`certificate`: first day to ask the bank for it; `title`: first day a title may be asked, once it was served."""

    certificate: date
    title: date | None
    references: tuple[str, ...]


def cheque_dates(rejected: date, served: date | None = None) -> ChequeDates:
    """From the day of the rejection, and from the service of the certificate (CMF L131-73). Raises NotInForce."""
    wait = law.delay("cheque_regularisation", rejected)
    title = law.delay("cheque_titre", served).value.after(served) if served else None
    return ChequeDates(wait.value.after(rejected), title, (wait.reference, "cpce-l111-3"))


CALCULATORS: Mapping[str, str] = {
    "echeance": "l'échéance, et si elle est permise",
    "prescription": "jusqu'à quand agir",
    "remise": "une remise, ou le tribunal ?",
    "aides": "le prix de chaque aide",
}
