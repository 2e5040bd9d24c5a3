"""Ceilings of amount: what a route may ask at most."""

from datetime import date
from functools import cache

from guide import law
from guide.path.facts.situation import Situation
from guide.values.french import NBSP, number
from guide.values.money import Cents


def at_most(amount: Cents | None, threshold: str, situation: Situation) -> bool | None:
    """Whether a sum is within a ceiling of the law; a sum equal to it is."""
    return None if amount is None else amount <= _threshold(threshold, situation.on)


@cache
def _threshold(id: str, on: date) -> Cents:
    return law.amount(id, on).value


def ceiling(threshold: str, situation: Situation) -> str:
    """A ceiling of the law, in whole euros: « 5 000 € »."""
    return f"{number(law.amount(threshold, situation.on).value // 100)}{NBSP}€"
