"""The same list in XLSX, XLS and ODS, as LibreOffice writes them: the figures that ORIGIN.md works out."""

from __future__ import annotations

from datetime import date

import pytest

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
