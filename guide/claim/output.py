"""The JSON of the front doors for a statement and a limitation: the shapes of the dossier document, kept exactly."""

from __future__ import annotations

from datetime import date
from typing import Any

from guide.claim.account import Line, LineKind
from guide.claim.limitation_periods import Limitation
from guide.claim.statement import Statement
from guide.values.money import amount_to_json, rate_to_json

_SLICES = (LineKind.INTEREST, LineKind.MAJORATION)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def statement_as_json(found: Statement) -> dict[str, Any]:
    """What `decompte` prints. `not_due`, `surplus` and `daily_provisional` are additions to its shape."""
    return {
        "as_of": iso(found.as_of),
        "billed": amount_to_json(found.billed),
        "credited": amount_to_json(found.credited),
        "paid": amount_to_json(found.paid),
        "interest": amount_to_json(found.interest),
        "indemnity": amount_to_json(found.indemnity),
        "total": amount_to_json(found.total),
        "principal_left": amount_to_json(found.principal_left),
        "interest_left": amount_to_json(found.interest_left),
        "daily": amount_to_json(found.daily),
        "provisional": found.provisional,
        "not_due": amount_to_json(found.not_due),
        "surplus": amount_to_json(found.surplus),
        "daily_provisional": found.daily_provisional,
        "lines": [_line(line) for line in found.lines],
        "warnings": list(found.warnings),
    }


def _line(line: Line) -> dict[str, Any]:
    out: dict[str, Any] = {"invoice": line.invoice, "kind": str(line.kind)}
    if line.kind in _SLICES:
        assert line.base is not None and line.rate is not None
        out |= {
            "start": iso(line.start),
            "end": iso(line.end),
            "days": line.days,
            "base": amount_to_json(line.base),
            "rate": rate_to_json(line.rate),
        }
    elif line.on is not None:
        out["on"] = iso(line.on)
    out["amount"] = amount_to_json(line.amount)
    if line.kind is LineKind.PAYMENT:
        out["to_interest"] = amount_to_json(line.to_interest)
        out["to_principal"] = amount_to_json(line.to_principal)
        if line.to_indemnity:
            out["to_indemnity"] = amount_to_json(line.to_indemnity)
    if line.surplus:
        out["surplus"] = amount_to_json(line.surplus)
    if line.projected:
        out["provisional"] = True
    out["references"] = list(line.references)
    return out


def limitation_as_json(found: Limitation) -> dict[str, Any]:
    """What `parcours` prints under `limitation`."""
    return {
        "earliest": iso(found.earliest),
        "state": str(found.state),
        "invoices": [
            {
                "invoice": held.invoice,
                "deadline": iso(held.deadline),
                "period": held.period,
                "runs_from": iso(held.runs_from),
                "why": held.why,
                "references": list(held.references),
                "estimated": held.estimated,
            }
            for held in found.invoices
        ],
    }
