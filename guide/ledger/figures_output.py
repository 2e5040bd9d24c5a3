"""The quality report and the figures as `python -m guide balance --complet` prints them: optional keys, strings."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from guide.errors import GuideError
from guide.ledger import indicator_words as words
from guide.ledger.formulas import Missing
from guide.ledger.habits import Habit
from guide.ledger.indicators import Indicator, Input, Unit
from guide.ledger.ledger import Ledger
from guide.ledger.quality import Example, Finding
from guide.ledger.quality_words import WORDS
from guide.values.money import amount_to_json

#: Decimals of a number of days, of a share of 1.
_DAYS, _SHARE = 2, 4


def figures_json(ledger: Ledger) -> dict[str, Any]:
    """What the plain balance leaves out. Amounts "1200.00", days "45.00", shares of 1 "0.2500"; null: not computable."""
    told = ledger.figures
    found = told.indicators
    share = told.concentration
    radar = told.radar
    return {
        "quality": [_finding(each) for each in ledger.quality.findings],
        "indicators": {
            "few": found.few, "caution": words.caution(found) or None,
            "sales": {
                "source": found.sales.source, "from": found.sales.period.isoformat(),
                "to": found.sales.last.isoformat(), "total": amount_to_json(found.sales.total),
            },
            "each": [_indicator(each) for each in found.each],
        },
        "concentration": None if share is None else {
            "debtors": str(share.debtors), "top1": _decimal(share.top1, _SHARE), "top5": _decimal(share.top5, _SHARE),
            "hhi": _decimal(share.hhi, _SHARE), "alert": share.alert,
        },
        "radar": {
            "estimated": True, "passed": amount_to_json(radar.passed), "undated": amount_to_json(radar.undated),
            "months": [
                {
                    "month": f"{month.month:%Y-%m}", "amount": amount_to_json(month.amount), "items": str(month.items),
                    "kinds": {kind.value: amount_to_json(cents) for kind, cents in month.kinds.items()},
                }
                for month in radar.months
            ],
        },
        "penalties": _penalties(ledger),
        "history": {
            "missing": None if told.history.missing is None else words.MISSING[told.history.missing],
            "open": {day.isoformat(): amount_to_json(cents) for day, cents in told.history.points},
        },
        "habits": [
            {"debtor": view.name, **_habit(habit)} for view in ledger.debtors
            if (habit := told.habits.of(view.number)) is not None
        ],
    }  # fmt: skip


def _decimal(value: Fraction, decimals: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def _indicator(found: Indicator) -> dict[str, Any]:
    missing = found.value if isinstance(found.value, Missing) else None
    decimals = _DAYS if found.unit is Unit.DAYS else _SHARE
    return {
        "id": found.id.value, "title": words.TITLES[found.id], "unit": found.unit.value,
        "value": None if isinstance(found.value, Missing) else _decimal(found.value, decimals),
        "missing": missing.value if missing else None, "reading": words.reading(found),
        "formula": words.FORMULAS[found.id], "inputs": [_input(put) for put in found.inputs],
        "estimated": found.estimated,
    }  # fmt: skip


def _input(put: Input) -> dict[str, str]:
    if put.unit is Unit.CENTS:
        return {"label": put.label, "value": amount_to_json(put.value)}
    if put.unit is Unit.DAY:
        return {"label": put.label, "value": date.fromordinal(put.value).isoformat()}
    return {"label": put.label, "value": str(put.value)}


def _finding(found: Finding) -> dict[str, Any]:
    said = WORDS[found.defect]
    out: dict[str, Any] = {
        "defect": found.defect.value, "count": str(found.count),
        "amount": None if found.amount is None else amount_to_json(found.amount),
        "meaning": said.meaning, "to_do": said.to_do, "examples": [_example(each) for each in found.examples],
    }  # fmt: skip
    if found.detail:
        out["currencies"] = {code: amount_to_json(cents) for code, cents in found.detail}
    return out


def _example(found: Example) -> dict[str, Any]:
    return {
        "debtor": found.debtor, "number": found.number, "issued": _day(found.issued), "due": _day(found.due),
        "amount": amount_to_json(found.amount), "file": found.file, "row": found.line,
    }  # fmt: skip


def _day(found: date | None) -> str | None:
    return None if found is None else found.isoformat()


def _penalties(ledger: Ledger) -> dict[str, Any]:
    """Null amounts when a debt is older than the known rates, with the reason."""
    try:
        owed = ledger.penalties
    except GuideError as error:
        return {"interest": None, "indemnity": None, "missing": str(error)}
    return {
        "interest": amount_to_json(int(owed.interest.sum())), "indemnity": amount_to_json(int(owed.indemnity.sum())),
        "items": str(int(owed.counted.sum())), "provisional": owed.provisional,
    }  # fmt: skip


def _habit(found: Habit) -> dict[str, Any]:
    return {
        "invoices": str(found.invoices), "days_late": _decimal(found.days_late, _DAYS),
        "share_late": _decimal(found.share_late, _SHARE), "longest": str(found.longest),
        "days_to_pay": _decimal(found.days_to_pay, _DAYS), "estimated": found.estimated,
    }  # fmt: skip
