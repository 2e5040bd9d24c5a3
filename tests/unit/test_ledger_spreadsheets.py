"""The same list in XLSX, XLS and ODS, as LibreOffice writes them: the figures that ORIGIN.md works out."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from guide import ledger
from guide.ledger import Options, SourceFile
from tests.unit.ledger_cases import messages, open_of, sample

KINDS = ["xlsx", "xls", "ods"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_real_spreadsheet_is_read(kind):
    found = sample(f"list.{kind}", on=date(2026, 6, 30))
    info = found.files[0]
    assert (info.sheet, info.rows, info.kept, info.ignored, info.dropped) == ("Factures", 5, 4, 1, 0)
    assert open_of(found) == {"Épicerie Noël": 100000, "Durand & Fils": 50001, "Martin": 30}
    assert [(c.found, c.expected) for c in info.controls] == [(173481, 173481), (150031, 150031)]
    assert found.ageing.items.issued.tolist() == [date(2026, 3, 2), date(2026, 4, 13), date(2026, 6, 15)]
    assert found.ageing.items.due.tolist() == [date(2026, 4, 1), date(2026, 5, 13), date(2026, 7, 15)]
    assert [found.number(int(i)) for i in found.ageing.items.at] == ["2026001", "F-2", "F-3"]
    assert found.entries.line.tolist() == [5, 6, 7, 8]
    assert "Feuilles laissées de côté : « Notes »" in messages(found)


def test_the_three_kinds_say_the_same():
    assert len({str(sample(f"list.{kind}", on=date(2026, 6, 30)).ageing.buckets) for kind in KINDS}) == 1


@pytest.mark.parametrize("shape", ["0%", "0.00%", '0.0" %"%'])
def test_a_share_shown_by_the_format_of_its_cells_is_a_share(shape: str) -> None:
    """800 unpaid, 300 paid by half: 950,00 € left; the bare cells hold 1, 0 and 0,5."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet, share = made.add_worksheet("Factures"), made.add_format({"num_format": shape})
        sheet.write_row(0, 0, ("N° facture", "Client", "Date facture", "Échéance", "Total TTC", "Réglé"))
        for row, (total, paid) in enumerate(((1200, 1), (800, 0), (300, 0.5)), 1):
            sheet.write_row(row, 0, (f"F{row}", f"Client {row}", "01/03/2026", "31/03/2026", total))
            sheet.write_number(row, 5, paid, share)
    read = ledger.read([SourceFile("parts.xlsx", out.getvalue())], Options(on=date(2026, 6, 1)))
    assert read.ageing.open == 950_00
