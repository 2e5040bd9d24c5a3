"""The JSON of the front doors for a statement and a limitation: the shapes of the dossier document, kept exactly."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from guide.claim.account import Line, LineKind
from guide.claim.invoice_limitation import Limitation
from guide.claim.statement import Statement
from guide.values.french import money, short_day
from guide.values.money import amount_to_json, rate_to_json

_SLICES = (LineKind.INTEREST, LineKind.MAJORATION)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def statement_as_json(statement: Statement) -> dict[str, Any]:
    """What `decompte` prints. `not_due`, `claimable`, `surplus`, `overpaid` and `daily_provisional` are additions to its shape.

    `total` counts every invoice, due or not, as its formula says; `claimable` is what may be asked for that day (C. civ. 1305-2).
    """
    return {
        "as_of": iso(statement.as_of),
        "billed": amount_to_json(statement.billed),
        "credited": amount_to_json(statement.credited),
        "paid": amount_to_json(statement.paid),
        "interest": amount_to_json(statement.interest),
        "indemnity": amount_to_json(statement.indemnity),
        "total": amount_to_json(statement.total),
        "principal_left": amount_to_json(statement.principal_left),
        "interest_left": amount_to_json(statement.interest_left),
        "daily": amount_to_json(statement.daily),
        "provisional": statement.provisional,
        "not_due": amount_to_json(statement.not_due),
        "claimable": amount_to_json(statement.claimable),
        "surplus": amount_to_json(statement.surplus),
        "overpaid": amount_to_json(statement.overpaid),
        "daily_provisional": statement.daily_provisional,
        "lines": [_line(line) for line in statement.lines],
        "warnings": [*_not_due_yet(statement), *statement.warnings],
    }


def _not_due_yet(statement: Statement) -> Iterator[str]:
    if statement.not_due and not statement.claimable:
        yield f"Rien n'est encore échu : rien ne peut être réclamé au {short_day(statement.as_of)}."
    elif statement.not_due:
        yield (
            f"Du total, {money(statement.not_due)} ne sont pas encore échus : {money(statement.claimable)} peuvent être "
            f"réclamés au {short_day(statement.as_of)}."
        )


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


def limitation_as_json(limitation: Limitation) -> dict[str, Any]:
    """What `parcours` prints under `limitation`."""
    return {
        "earliest": iso(limitation.earliest),
        "state": str(limitation.state),
        "invoices": [
            {
                "invoice": invoice.invoice,
                "deadline": iso(invoice.deadline),
                "period": invoice.period,
                "runs_from": iso(invoice.runs_from),
                "why": invoice.why,
                "references": list(invoice.references),
                "estimated": invoice.estimated,
            }
            for invoice in limitation.invoices
        ],
    }
