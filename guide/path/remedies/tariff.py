"""What collecting costs in proportion to the sum: the scale of a commissaire de justice, the commission of an agency.

The scale is by bands from zero, each band rounded to the cent as the official example does (F10404), then VAT is added.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide import law
from guide.errors import NotInForce
from guide.values.money import RATE_SCALE, Cents, Rate, round_half_up


class Bearer(StrEnum):
    """Whom the scale charges: the creditor (C. com. A444-32) or the debtor, under a title (A444-31)."""

    CREANCIER = "creancier"
    DEBITEUR = "debiteur"


#: How many bands each scale has; the last one has no end.
BANDS = {Bearer.CREANCIER: 5, Bearer.DEBITEUR: 4}


@dataclass(frozen=True)
class Band:
    """One band of the scale: the part of the sum in it, its rate, the emolument, in cents."""

    start: Cents
    end: Cents | None
    rate: Rate
    part: Cents
    amount: Cents


@dataclass(frozen=True)
class Emolument:
    """`net` is without VAT, after the fixed amount or the cap. `bands` is empty when the amount is fixed."""

    base: Cents
    bands: tuple[Band, ...]
    net: Cents
    vat: Cents
    capped: bool
    reference: str
    to_check: bool

    @property
    def total(self) -> Cents:
        return self.net + self.vat


def part_of(amount: Cents, rate: Rate) -> Cents:
    """That share of a sum, to the nearest cent (halves up)."""
    return round_half_up(amount * rate, 100 * RATE_SCALE)


def emolument(collected: Cents, bearer: Bearer, on: date) -> Emolument | None:
    """The emolument on a sum collected of the principal. None when the scale of that day is not known."""
    try:
        return _emolument(collected, bearer, on)
    except NotInForce:
        return None


def _emolument(collected: Cents, bearer: Bearer, on: date) -> Emolument:
    assert collected >= 0
    scale = f"emolument_{bearer}"
    fixed, threshold, cap = (law.amount(f"{scale}_{part}", on) for part in ("fixe", "seuil", "plafond"))
    used: list[law.Dated[int]] = [fixed, threshold, cap]
    bands: list[Band] = []
    if collected > threshold.value:
        start = 0
        for rank in range(1, BANDS[bearer] + 1):
            rate = law.share(f"{scale}_taux_{rank}", on)
            end = law.amount(f"emolument_tranche_{rank}", on).value if rank < BANDS[bearer] else None
            part = (collected if end is None else min(collected, end)) - start
            bands.append(Band(start, end, rate.value, part, part_of(part, rate.value)))
            used.append(rate)
            if end is None or collected <= end:
                break
            start = end
    proportional = sum(band.amount for band in bands)
    net = min(proportional, cap.value) if bands else fixed.value if collected else 0
    vat = part_of(net, law.share("tva_actes", on).value)
    doubtful = any(figure.projected or figure.support != "2+" for figure in used)
    return Emolument(collected, tuple(bands), net, vat, proportional > cap.value, fixed.reference, doubtful)


def commission(collected: Cents, on: date) -> tuple[Cents, Cents] | None:
    """What an agency keeps of a sum collected, low and high of the market; None before the first date known."""
    try:
        low, high = (law.share(f"commission_recouvrement_{end}", on).value for end in ("min", "max"))
    except NotInForce:
        return None
    return part_of(collected, low), part_of(collected, high)
