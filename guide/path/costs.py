"""What a step costs, with VAT, from the law's data. None: not known, or free to be agreed (a lawyer's fee)."""

from __future__ import annotations

from dataclasses import dataclass

from guide import law
from guide.errors import NotInForce
from guide.path.situation import Situation
from guide.values.money import Cents


@dataclass(frozen=True)
class Cost:
    """A range in cents. `to_check`: a figure of it rests on one source or less."""

    min: Cents | None
    max: Cents | None
    to_check: bool = False


UNKNOWN_COST = Cost(None, None)


def free(situation: Situation) -> Cost:
    return Cost(0, 0)


def unknown(situation: Situation) -> Cost:
    return UNKNOWN_COST


def from_free(situation: Situation) -> Cost:
    """Nothing at least: a postage or a quote that is not known."""
    return Cost(0, None)


def _figures(situation: Situation, *ids: str) -> Cost:
    """The sum of these figures, or unknown when one is not in force that day."""
    try:
        found = [law.amount(id, situation.on) for id in ids]
    except NotInForce:
        return UNKNOWN_COST
    total = sum(figure.value for figure in found)
    return Cost(total, total, any(figure.support != "2+" for figure in found))


def service(situation: Situation) -> Cost:
    """An act served by a commissaire de justice: its tariff has three steps by the amount of the debt."""
    if situation.claimed is None:
        low, high = _figures(situation, "signification_petite"), _figures(situation, "signification_grande")
        return Cost(low.min, high.max, True)
    for size in ("petite", "moyenne"):
        if situation.claimed <= law.amount(f"palier_signification_{size}", situation.on).value:
            return _figures(situation, f"signification_{size}")
    return _figures(situation, "signification_grande")


def _plus(first: Cost, then: Cost) -> Cost:
    """`first` is paid for sure, `then` only if the route goes on."""
    top = None if first.max is None or then.max is None else first.max + then.max
    return Cost(first.min, top, first.to_check or then.to_check)


def order_commercial(situation: Situation) -> Cost:
    """The clerk's fee; then the service of the order."""
    return _plus(_figures(situation, "greffe_injonction_tc"), service(situation))


def order_civil(situation: Situation) -> Cost:
    """No clerk's fee and no contribution; then the service of the order."""
    return _plus(Cost(0, 0), service(situation))


def petition(situation: Situation) -> Cost:
    """The contribution due before the tribunal judiciaire."""
    return _figures(situation, "contribution_tj")


def writ_civil(situation: Situation) -> Cost:
    """The contribution and the writ; the lawyer's fee is free to be agreed."""
    return Cost(_figures(situation, "contribution_tj", "assignation").min, None, True)


def writ_commercial(situation: Situation) -> Cost:
    """The writ; the lawyer's fee and the clerk's are added."""
    return Cost(_figures(situation, "assignation").min, None, True)


def small_claims(situation: Situation) -> Cost:
    """The file; the title and a fee on what is collected are added, all borne by the creditor."""
    return Cost(_figures(situation, "petites_creances_dossier").min, None, True)
