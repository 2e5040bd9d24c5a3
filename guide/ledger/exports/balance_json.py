"""The ledger as the command line and other programs read it."""

from dataclasses import asdict
from typing import Any

from guide.ledger.receivables.reading_notes import anomalies
from guide.ledger.receivables.receivables import DebtorView, Ledger
from guide.values.money import amount_to_json


def balance_json(ledger: Ledger) -> dict[str, Any]:
    """Amounts as strings with two decimals, dates in ISO (the `balance` shape of the front doors)."""
    ageing = ledger.ageing
    totals = {
        "open": ageing.open,
        "overdue": ageing.overdue,
        "not_due": ageing.not_due,
        "no_due_date": ageing.no_due_date,
        "credit_balances": ageing.credit,
    }
    if ageing.advances:
        totals["advances"] = ageing.advances
    out: dict[str, Any] = {
        "as_of": ledger.as_of.isoformat(),
        "files": [_file(info) for info in ledger.files],
        "totals": {name: amount_to_json(cents) for name, cents in totals.items()},
        "buckets": {name: amount_to_json(cents) for name, cents in ageing.buckets.items()},
        "debtors": [debtor_json(ledger, view) for view in ledger.debtors],
        "anomalies": [{**asdict(each), "severity": each.severity.value} for each in anomalies(ledger)],
        "estimated_due_dates": ledger.has_estimates,
    }
    if ageing.foreign:
        out["other_currencies"] = {
            ledger.currencies[code]: amount_to_json(cents) for code, cents in ageing.foreign.items()
        }
    return out


def _file(info: Any) -> dict[str, Any]:
    out = {
        "name": info.name,
        "kind": info.kind.value,
        "encoding": info.encoding,
        "separator": info.separator,
        "rows": info.rows,
        "kept": info.kept,
        "ignored": info.ignored,
        "dropped": info.dropped,
        "first": info.first.isoformat() if info.first else None,
        "last": info.last.isoformat() if info.last else None,
        "controls": [
            {
                "label": c.label,
                "found": amount_to_json(c.found),
                "expected": None if c.expected is None else amount_to_json(c.expected),
                "holds": c.holds,
            }
            for c in info.controls
        ],
    }
    known = {"form": info.form, "software": info.software, "sheet": info.sheet}
    out |= {key: value for key, value in known.items() if value is not None}
    if info.mapping is not None:
        out["columns"] = {field.value: header for field, header in info.mapping.columns.items()}
    return out


def debtor_json(ledger: Ledger, view: DebtorView) -> dict[str, Any]:
    identified = {} if view.identified else {"identified": False}
    return {
        "name": view.name,
        **identified,
        "open": amount_to_json(view.open),
        "overdue": amount_to_json(view.overdue),
        "credit": amount_to_json(view.credit),
        "oldest": view.oldest.isoformat() if view.oldest else None,
        "next_action": view.next_action.value,
        "reason": view.reason,
        "limitation": {
            "earliest": view.deadline.isoformat() if view.deadline else None,
            "assumes": ledger.kind_of(view.number).value,
            "from": "document_date",
            "estimated": True,
        },
    }
