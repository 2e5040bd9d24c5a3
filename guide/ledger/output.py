"""The ledger as `python -m guide balance` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guide.ledger.ledger import DebtorView, Ledger
from guide.values.money import amount_to_json

if TYPE_CHECKING:
    from guide.ledger.followed import FollowUp
    from guide.ledger.tracking import Tracking


def balance_json(ledger: Ledger, kept: FollowUp | None = None, complete: bool = False) -> dict[str, Any]:
    """Amounts as strings with two decimals, dates in ISO (the `balance` shape of the front doors). With a follow-up,
    the next actions are those that it gives; one that is to wait says until when (`until`) and for what (`then`).
    `complete`: with the keys of `figures_output`, which cost time on a million lines."""
    tracked = None
    if kept is not None:
        from guide.ledger.tracking import track

        tracked = track(ledger, kept)
        ledger = tracked.ledger
    found = ledger.ageing
    totals = {
        "open": found.open, "overdue": found.overdue, "not_due": found.not_due, "no_due_date": found.no_due_date,
        "credit_balances": found.credit,
    }  # fmt: skip
    if found.advances:
        totals["advances"] = found.advances
    out: dict[str, Any] = {
        "as_of": ledger.as_of.isoformat(),
        "files": [_file(info) for info in ledger.files],
        "totals": {name: amount_to_json(cents) for name, cents in totals.items()},
        "buckets": {name: amount_to_json(cents) for name, cents in found.buckets.items()},
        "debtors": [_debtor(ledger, view) for view in ledger.debtors] if tracked is None else _followed(tracked),
        "anomalies": [
            {
                "file": a.file, "row": a.row, "column": a.column, "value": a.value, "message": a.message,
                "severity": a.severity.value,
            }
            for a in ledger.anomalies
        ],
        "estimated_due_dates": ledger.has_estimates,
    }  # fmt: skip
    if tracked is not None:
        out["follow_up"] = _changes(tracked)
    if complete:
        from guide.ledger.figures_output import figures_json

        out |= figures_json(ledger)
    if found.foreign:
        out["other_currencies"] = {
            ledger.currencies[code]: amount_to_json(cents) for code, cents in found.foreign.items()
        }
    return out


def _file(info: Any) -> dict[str, Any]:
    out = {
        "name": info.name, "kind": info.kind.value, "encoding": info.encoding, "separator": info.separator,
        "rows": info.rows, "kept": info.kept, "ignored": info.ignored, "dropped": info.dropped,
        "first": info.first.isoformat() if info.first else None,
        "last": info.last.isoformat() if info.last else None,
        "controls": [
            {
                "label": c.label, "found": amount_to_json(c.found),
                "expected": None if c.expected is None else amount_to_json(c.expected), "holds": c.holds,
            }
            for c in info.controls
        ],
    }  # fmt: skip
    if info.form is not None:
        out["form"] = info.form
    if info.software is not None:
        out["software"] = info.software
    if info.sheet is not None:
        out["sheet"] = info.sheet
    if info.mapping is not None:
        out["columns"] = {field.value: header for field, header in info.mapping.columns.items()}
    return out


def _debtor(ledger: Ledger, view: DebtorView) -> dict[str, Any]:
    return {
        "name": view.name,
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


def _followed(tracked: Tracking) -> list[dict[str, Any]]:
    out = []
    for view in tracked.debtors:
        decision = tracked.decision(view)
        said = _debtor(tracked.ledger, view)
        if decision.wait is not None:
            said["until"] = decision.until.isoformat() if decision.until else None
            said["then"] = decision.then.value if decision.then else None
        out.append(said)
    return out


def _changes(tracked: Tracking) -> dict[str, Any]:
    """What changed since the export that the follow-up kept; customers it holds and the export does not."""
    told = tracked.changes
    return {
        "since": told.since.isoformat() if told.since else None,
        "paid": list(told.paid),
        "partly_paid": [{"name": name, "amount": amount_to_json(cents)} for name, cents in told.partly],
        "promises_kept": list(told.kept),
        "promises_broken": [{"name": name, "due": due.isoformat()} for name, due in told.broken],
        "absent": list(told.absent),
        "renamed": [{"before": before, "now": now} for before, now in told.renamed],
    }
