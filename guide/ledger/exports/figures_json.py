"""What the plain balance leaves out, because it costs time on a million lines: quality, indicators, radar, habits."""

from datetime import date
from fractions import Fraction
from typing import Any

from guide.errors import GuideError
from guide.ledger.analysis import indicator_labels as words
from guide.ledger.analysis.data_quality import DataFinding, Example
from guide.ledger.analysis.defect_labels import WORDS
from guide.ledger.analysis.formulas import Missing
from guide.ledger.analysis.indicators import Indicator, Input, Unit
from guide.ledger.analysis.payment_habits import Habit
from guide.ledger.analysis.report import Report
from guide.ledger.receivables.receivables import Ledger
from guide.values.money import amount_to_json

#: Decimals of a number of days, of a share of 1.
_DAYS, _SHARE = 2, 4


def figures_json(ledger: Ledger) -> dict[str, Any]:
    """Amounts "1200.00", days "45.00", shares of 1 "0.2500"; null: not computable."""
    report = Report(ledger)
    indicators, share, radar = report.indicators, report.concentration, report.radar
    return {
        "quality": [_finding(each) for each in report.quality.findings],
        "indicators": {
            "few": indicators.few,
            "caution": words.caution(indicators) or None,
            "sales": {
                "source": indicators.sales.source,
                "from": indicators.sales.period.isoformat(),
                "to": indicators.sales.last.isoformat(),
                "total": amount_to_json(indicators.sales.total),
            },
            "each": [_indicator(each) for each in indicators.each],
        },
        "concentration": None
        if share is None
        else {
            "debtors": str(share.debtors),
            "top1": _decimal(share.top1, _SHARE),
            "top5": _decimal(share.top5, _SHARE),
            "hhi": _decimal(share.hhi, _SHARE),
            "alert": share.alert,
        },
        "radar": {
            "estimated": True,
            "passed": amount_to_json(radar.passed),
            "undated": amount_to_json(radar.undated),
            "months": [
                {
                    "month": f"{month.month:%Y-%m}",
                    "amount": amount_to_json(month.amount),
                    "items": str(month.items),
                    "kinds": {kind.value: amount_to_json(cents) for kind, cents in month.kinds.items()},
                }
                for month in radar.months
            ],
        },
        "penalties": _penalties(report),
        "history": {
            "missing": None if report.history.missing is None else words.MISSING[report.history.missing],
            "open": {day.isoformat(): amount_to_json(cents) for day, cents in report.history.points},
        },
        "habits": [
            {"debtor": view.name, **_habit(habit)}
            for view in report.ledger.debtors
            if (habit := report.habits.of(view.number)) is not None
        ],
    }


def _decimal(value: Fraction, decimals: int) -> str:
    return str(words.rounded(value, decimals))


def _indicator(indicator: Indicator) -> dict[str, Any]:
    missing = indicator.value if isinstance(indicator.value, Missing) else None
    decimals = _DAYS if indicator.unit is Unit.DAYS else _SHARE
    return {
        "id": indicator.id.value,
        "title": words.TITLES[indicator.id],
        "unit": indicator.unit.value,
        "value": None if isinstance(indicator.value, Missing) else _decimal(indicator.value, decimals),
        "missing": missing.value if missing else None,
        "reading": words.reading(indicator),
        "formula": words.FORMULAS[indicator.id],
        "inputs": [_input(put) for put in indicator.inputs],
        "estimated": indicator.estimated,
    }


def _input(put: Input) -> dict[str, str]:
    if put.unit is Unit.CENTS:
        return {"label": put.label, "value": amount_to_json(put.value)}
    if put.unit is Unit.DAY:
        return {"label": put.label, "value": date.fromordinal(put.value).isoformat()}
    return {"label": put.label, "value": str(put.value)}


def _finding(finding: DataFinding) -> dict[str, Any]:
    labels = WORDS[finding.defect]
    out: dict[str, Any] = {
        "defect": finding.defect.value,
        "count": str(finding.count),
        "amount": None if finding.amount is None else amount_to_json(finding.amount),
        "meaning": labels.meaning,
        "to_do": labels.to_do,
        "examples": [_example(each) for each in finding.examples],
    }
    if finding.detail:
        out["currencies"] = {code: amount_to_json(cents) for code, cents in finding.detail}
    return out


def _example(example: Example) -> dict[str, Any]:
    return {
        "debtor": example.debtor,
        "number": example.number,
        "issued": _day(example.issued),
        "due": _day(example.due),
        "amount": amount_to_json(example.amount),
        "file": example.file,
        "row": example.line,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _penalties(report: Report) -> dict[str, Any]:
    """Null amounts when a debt is older than the known rates, with the reason."""
    try:
        owed = report.penalties
    except GuideError as error:
        return {"interest": None, "indemnity": None, "missing": str(error)}
    return {
        "interest": amount_to_json(int(owed.interest.sum())),
        "indemnity": amount_to_json(int(owed.indemnity.sum())),
        "items": str(int(owed.counted.sum())),
        "provisional": owed.provisional,
    }


def _habit(habit: Habit) -> dict[str, Any]:
    return {
        "invoices": str(habit.invoices),
        "days_late": _decimal(habit.days_late, _DAYS),
        "share_late": _decimal(habit.share_late, _SHARE),
        "longest": str(habit.longest),
        "days_to_pay": _decimal(habit.days_to_pay, _DAYS),
        "estimated": habit.estimated,
    }
