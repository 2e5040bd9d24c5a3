"""The statement's workbook, read back: its lines add up to the total, and no text is ever a formula."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import python_calamine

from guide.case.model import Creditor
from guide.claim.statement import statement
from guide.claim.workbook import workbook
from tests.cases import TODAY, credited, dossier, invoice, paid


def _sheets(content: bytes) -> dict[str, Any]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_lines_add_up_to_the_total() -> None:
    case = dossier(
        invoice(120_000, "2026-06-01", payments=(paid("2026-08-01", 20_000),)),
        invoice(
            70_000,
            "2026-06-30",
            number="=2+3",
            retention=5_000,
            credit_notes=(credited("2026-07-31", 10_000),),
        ),
    )
    found = statement(case, TODAY)
    sheets = _sheets(workbook(case, found))
    rows = sheets["Décompte"]
    amounts = [Decimal(str(row[7])) for row in rows[1:]]
    assert round(sum(amounts[:-1]) * 100) == round(amounts[-1] * 100) == found.total
    assert "=2+3" in {row[0] for row in rows}
    first = next(row for row in rows if row[1] == "Intérêts de retard")
    assert [str(first[4]), str(first[5]), str(first[6]), str(first[7])] == [
        "29.0",
        "1200.0",
        "12.15",
        "11.58",
    ]
    assert "L441-10" in str(first[8])


def test_names_that_look_like_formulas_stay_text() -> None:
    case = dossier(invoice(120_000, "2026-06-01"), creditor=Creditor('=HYPERLINK("x")'))
    assert '=HYPERLINK("x")' in {
        row[1] for row in _sheets(workbook(case, statement(case, TODAY)))["Synthèse"]
    }
