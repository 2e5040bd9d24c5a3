"""The statement's workbook, read back: its lines add up to the total, and no text is ever a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import python_calamine

from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Debtor, Event, Terms
from guide.claim.statement import statement
from guide.claim.workbook import workbook
from tests.cases import TODAY, credited, dossier, event, invoice, paid


def _sheets(content: bytes) -> dict[str, Any]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_lines_add_up_to_the_total() -> None:
    case = dossier(
        invoice(120_000, "2026-06-01", payments=(paid("2026-08-01", 20_000),)),
        invoice(70_000, "2026-06-30", number="=2+3", retention=5_000, credit_notes=(credited("2026-07-31", 10_000),)),
    )
    found = statement(case, TODAY)
    sheets = _sheets(workbook(case, found))
    rows = sheets["Décompte"]
    amounts = [Decimal(str(row[7])) for row in rows[1:]]
    assert round(sum(amounts[:-1]) * 100) == round(amounts[-1] * 100) == found.total
    assert "=2+3" in {row[0] for row in rows}
    first = next(row for row in rows if row[1] == "Intérêts de retard")
    assert [str(first[4]), str(first[5]), str(first[6]), str(first[7])] == ["29.0", "1200.0", "12.15", "11.58"]
    assert "L441-10" in str(first[8])


def test_names_that_look_like_formulas_stay_text() -> None:
    case = dossier(invoice(120_000, "2026-06-01"), creditor=Creditor('=HYPERLINK("x")'))
    assert '=HYPERLINK("x")' in {row[1] for row in _sheets(workbook(case, statement(case, TODAY)))["Synthèse"]}


#: The shared rates: ECB 2,15 % on 1 January 2026 and 2,40 % on 1 July; legal 2,62 % then 2,75 %.
ECB = ["BCE au 1er janvier 2026 (2,15 %) + 10 points", "BCE au 1er juillet 2026 (2,40 %) + 10 points"]
LEGAL = ["taux légal du 1er semestre 2026 (2,62 %)", "taux légal du 2e semestre 2026 (2,75 %)"]
NOTICE = (event("mise_en_demeure", "2026-06-10"),)


@pytest.mark.parametrize(
    ("kind", "terms", "events", "said"),
    [
        ("commercant", Terms(), (), ECB),
        ("collectivite", Terms(), (), ["BCE au 1er janvier 2026 (2,15 %) + 8 points, figé au départ des intérêts"]),
        ("commercant", Terms(floor_multiple=3), (), [f"3 × {said}" for said in LEGAL]),
        ("commercant", Terms(rate=150_000), (), ["taux du contrat"]),
        # 8 % is above 7,86 % and under 8,25 %: the floor takes its place from 1 July.
        ("commercant", Terms(rate=80_000), (), ["taux du contrat", f"minimum légal : 3 × {LEGAL[1]}"]),
        ("particulier", Terms(), NOTICE, LEGAL),
    ],
)
def test_each_rate_says_where_it_comes_from(
    kind: str, terms: Terms, events: tuple[Event, ...], said: list[str]
) -> None:
    case = dossier(invoice(120_000, "2026-06-01"), kind=kind, terms=terms, events=events)
    rows = _sheets(workbook(case, statement(case, TODAY)))["Décompte"]
    told = [str(row[9]).replace("\u00a0", " ") for row in rows[1:] if row[1] == "Intérêts de retard"]
    assert told == said


def test_a_judgment_adds_its_five_points_in_words() -> None:
    """Two months after the judgment of 10 January 2026, and until the end of the first half of the year."""
    case = dossier(
        invoice(120_000, "2025-12-01"),
        kind="particulier",
        events=(event("mise_en_demeure", "2025-12-10"), event("jugement", "2026-01-10")),
    )
    rows = _sheets(workbook(case, statement(case, date(2026, 6, 30))))["Décompte"]
    told = [str(row[9]).replace("\u00a0", " ") for row in rows if row[1] == "Intérêts majorés de cinq points"]
    assert told == ["taux légal du 1er semestre 2026 (2,62 %) + 5 points (deux mois après la décision)"]


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_excel_calculates_by_itself_and_is_asked_nothing_on_closing() -> None:
    """A manual mode would follow the user into their own workbooks."""
    case = dossier(invoice(120_000, "2026-06-01"))
    book = _parts(workbook(case, statement(case, TODAY)))["xl/workbook.xml"]
    assert "<calcPr" in book
    assert 'calcMode="manual"' not in book and "fullCalcOnLoad" not in book


def test_each_sheet_is_printed_on_a4_with_its_title_its_headings_and_its_page() -> None:
    case = dossier(invoice(120_000, "2026-06-01"), debtor=Debtor("Durand & Fils", kind=DebtorKind.COMMERCANT))
    parts = _parts(workbook(case, statement(case, TODAY)))
    for number, sheet in enumerate(("Synthèse", "Décompte", "Sources"), 1):
        page = parts[f"xl/worksheets/sheet{number}.xml"]
        assert 'paperSize="9"' in page and 'fitToHeight="0"' in page
        assert f"Durand &amp;&amp; Fils – {sheet}" in page
        assert "Page &amp;P / &amp;N" in page
    assert parts["xl/workbook.xml"].count("_xlnm.Print_Titles") == 3
    assert "<dc:title>Décompte au 22" in parts["docProps/core.xml"]


def test_a_wide_sheet_stays_legible_on_paper() -> None:
    """A4 in its length holds some 130 characters at full size: under 190 wide, none is printed below two thirds of it."""
    case = dossier(invoice(120_000, "2026-06-01"))
    page = _parts(workbook(case, statement(case, TODAY)))["xl/worksheets/sheet2.xml"]
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', page)
    widths = [(int(last) - int(first) + 1) * Decimal(width) for first, last, width in columns]
    assert columns[-1][1] == "11" and sum(widths) < 190
