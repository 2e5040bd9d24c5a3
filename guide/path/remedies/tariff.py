"""What collecting costs in proportion to the sum: the scale of a commissaire de justice, the commission of an agency.

The scale that charges the creditor (C. com. A444-32) is by bands from zero, each band rounded to the cent as the official
example does (F10404), then VAT is added.
"""

from dataclasses import dataclass
from datetime import date

from guide import law
from guide.errors import NotInForce
from guide.values.money import RATE_SCALE, Cents, Rate, round_half_up

#: How many bands the scale has; the last one has no end.
BANDS = 5


@dataclass(frozen=True)
class Emolument:
    """`net` is without VAT, after the fixed amount or the cap."""

    net: Cents
    vat: Cents
    reference: str
    to_check: bool

    @property
    def total(self) -> Cents:
        return self.net + self.vat


def part_of(amount: Cents, rate: Rate) -> Cents:
    """That share of a sum, to the nearest cent (halves up)."""
    return round_half_up(amount * rate, 100 * RATE_SCALE)


def emolument(collected: Cents, on: date) -> Emolument | None:
    """The emolument on a sum collected of the principal. None when the scale of that day is not known."""
    try:
        return _emolument(collected, on)
    except NotInForce:
        return None


def _emolument(collected: Cents, on: date) -> Emolument:
    assert collected >= 0
    fixed, threshold, cap = (law.amount(f"emolument_creancier_{part}", on) for part in ("fixe", "seuil", "plafond"))
    used: list[law.Dated[int]] = [fixed, threshold, cap]
    net = fixed.value if collected else 0
    if collected > threshold.value:
        net, start = 0, 0
        for rank in range(1, BANDS + 1):
            rate = law.share(f"emolument_creancier_taux_{rank}", on)
            end = collected if rank == BANDS else min(collected, law.amount(f"emolument_tranche_{rank}", on).value)
            net += part_of(end - start, rate.value)
            used.append(rate)
            if end == collected:
                break
            start = end
        net = min(net, cap.value)
    vat = part_of(net, law.share("tva_actes", on).value)
    doubtful = any(figure.projected or figure.support != "2+" for figure in used)
    return Emolument(net, vat, fixed.reference, doubtful)


def commission(collected: Cents, on: date) -> tuple[Cents, Cents] | None:
    """What an agency keeps of a sum collected, low and high of the market; None before the first date known."""
    try:
        low, high = (law.share(f"commission_recouvrement_{end}", on).value for end in ("min", "max"))
    except NotInForce:
        return None
    return part_of(collected, low), part_of(collected, high)
