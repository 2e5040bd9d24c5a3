"""What claiming costs at the very least, from the law's data: a registered letter, a request, the service of an order."""

from datetime import date
from functools import cache

from guide import law
from guide.errors import NotInForce
from guide.path.facts.situation import Dear
from guide.values.money import Cents

#: What writing costs, when it must be proved.
LETTER = ("lettre_recommandee",)
#: The service of an order, and the clerk's fee before the commercial court.
CIVIL_SUIT = ("signification_petite",)
COMMERCIAL_SUIT = ("greffe_injonction_tc", *CIVIL_SUIT)


@cache
def price(ids: tuple[str, ...], on: date) -> Cents | None:
    """These prices added up; None before the first that is known."""
    try:
        return sum(law.amount(id, on).value for id in ids)
    except NotInForce:
        return None


def registered_letter(on: date) -> Cents | None:
    """The price of a registered letter of one sheet, without its advice of receipt; None before the first known."""
    return price(LETTER, on)


def costs_more(ids: tuple[str, ...], claimed: Cents | None, on: date) -> bool:
    """Whether what may be claimed is known, and is less than that price."""
    least = price(ids, on)
    return claimed is not None and least is not None and claimed < least


def dear(claimed: Cents | None, on: date) -> Dear:
    """Which suits cost more than what they would bring."""
    if costs_more(CIVIL_SUIT, claimed, on):
        return Dear.TOUS
    return Dear.COMMERCIAL if costs_more(COMMERCIAL_SUIT, claimed, on) else Dear.AUCUN
