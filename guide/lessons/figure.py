"""The figures of a lesson: written by name in its text, worked out from `guide/law` on the day it is read.

    [[montant indemnite_forfaitaire]]              40,00 €
    [[delai prescription_commerciale]]             5 ans
    [[taux retard]]                                12,40 %          retard, public, legal, legal_particulier, plancher, bce
    [[part tva_actes]]                             20,00 %
    [[interets 1200.00 2026-06-01 2026-11-22]]     interest of a sum, due on a day, to the end of another, at the default rate
    [[echeance 2026-04-10 45fdm-a]]                31 mai 2026
    [[prescription prescription_commerciale 2026-06-01]]  the last day to act when the period runs from that day
    [[jours 2026-06-01 2026-11-22]]                174 jours

A figure that is only projected says « (provisoire) »; one established by one source or less, « (à vérifier) ».
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from guide import law
from guide.case.codes import Rule
from guide.case.terms import due_by_rule
from guide.claim import PeriodKind, deadline, interest
from guide.errors import GuideError
from guide.values import french
from guide.values.dates import ONE_DAY, date_from_json, next_semester, semester_start
from guide.values.money import Rate, amount_from_json

_MARK = re.compile(r"\[\[([^\[\]]*)\]\]")
_RATES: dict[str, Callable[[date], law.Dated[Rate]]] = {
    "retard": law.late_rate,
    "public": law.public_rate,
    "legal": law.legal_rate,
    "legal_particulier": lambda on: law.legal_rate(on, private_creditor=True),
    "plancher": law.floor_rate,
    "bce": law.ecb_rate,
}


class UnknownFigure(Exception):
    """A figure that no law file has, or that is badly asked for: a fault of ours, named."""


def filled(text: str, on: date) -> str:
    """The text with each [[…]] replaced by its figure at `on`, set for the screen. Raises UnknownFigure, naming it."""
    return french.unbroken(_MARK.sub(lambda mark: figure(mark[1], on), text))


def figure(asked: str, on: date) -> str:
    """One figure as a person reads it, in French. Raises UnknownFigure."""
    try:
        kind, *words = asked.split()
        return _FIGURES[kind](on, *words)
    except (KeyError, TypeError, ValueError, GuideError) as error:
        raise UnknownFigure(f"[[{asked}]] : {type(error).__name__} {error}") from None


def _dated(text: str, projected: bool) -> str:
    return f"{text} (provisoire)" if projected else text


def _held(text: str, dated: law.Dated[Any]) -> str:
    """With what a person must know of it before relying on it."""
    weak = dated.support != "2+" and not dated.projected
    return f"{text} (à vérifier)" if weak else _dated(text, dated.projected)


def _amount(on: date, id: str) -> str:
    dated = law.amount(id, on)
    return _held(french.money(dated.value), dated)


def _delay(on: date, id: str) -> str:
    dated = law.delay(id, on)
    return _held(str(dated.value).replace(" ", french.NBSP), dated)


def _rate(on: date, which: str) -> str:
    dated = _RATES[which](on)
    return _held(french.rate(dated.value), dated)


def _share(on: date, id: str) -> str:
    dated = law.share(id, on)
    return _held(french.rate(dated.value), dated)


def _interest(on: date, amount: str, due: str, until: str) -> str:
    """Cut at each semester, as the statement is (C. com. L441-10)."""
    base, start, end = (amount_from_json(amount), date_from_json(due) + ONE_DAY, date_from_json(until) + ONE_DAY)
    total, projected = 0, False
    while start < end:
        cut = min(next_semester(semester_start(start)), end)
        rate = law.late_rate(start)
        projected |= rate.projected
        total += interest(base, rate.value, (cut - start).days)
        start = cut
    return _dated(french.money(total), projected)


def _due(on: date, issued: str, rule: str) -> str:
    return french.day(due_by_rule(date_from_json(issued), Rule(rule)))


def _last_day(on: date, period: str, runs_from: str) -> str:
    return french.day(deadline(PeriodKind(period), date_from_json(runs_from)))


def _days(on: date, start: str, end: str) -> str:
    return french.count((date_from_json(end) - date_from_json(start)).days, "jour", "jours")


_FIGURES: dict[str, Callable[..., str]] = {
    "montant": _amount,
    "delai": _delay,
    "taux": _rate,
    "part": _share,
    "interets": _interest,
    "echeance": _due,
    "prescription": _last_day,
    "jours": _days,
}
