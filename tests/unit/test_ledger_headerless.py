"""Lists without a header: their first line is an invoice like the others, and the columns are told by the person."""

from __future__ import annotations

from datetime import datetime

import pytest

from guide.ledger import ColumnMapping, ColumnsUnknown, Field
from guide.ledger.columns.mapping import fingerprint
from tests.unit.ledger_cases import open_of, read_bytes, read_text
from tests.unit.test_ledger_invoices import workbook

LINES = "F1;Durand;13/01/2026;13/02/2026;100,00\nF2;Martin;14/01/2026;14/02/2026;50,00\n"
NAMES = tuple(f"Colonne {i}" for i in range(1, 6))
TOLD = ColumnMapping(dict(zip((Field.NUMBER, Field.DEBTOR, Field.ISSUED, Field.DUE, Field.LEFT), NAMES, strict=True)))
BOTH = {"Durand": 10000, "Martin": 5000}


@pytest.mark.parametrize(
    "text",
    [LINES, "Atelier Nord\n\n" + LINES, LINES.replace("F1", ""), '"F1";"Durand";' + LINES.partition("Durand;")[2]],
)
def test_the_first_line_is_counted(text):
    with pytest.raises(ColumnsUnknown, match="première ligne est déjà une facture") as refused:
        read_text(text)
    assert refused.value.columns == NAMES
    assert refused.value.preview[0][1:] == ("Durand", "13/01/2026", "13/02/2026", "100,00")
    found = read_text(text, mappings={fingerprint(NAMES): TOLD})
    assert open_of(found) == BOTH
    first = text.splitlines().index(next(line for line in text.splitlines() if "Durand" in line)) + 1
    assert found.entries.line.tolist() == [first, first + 1]


def test_the_first_line_of_a_workbook_is_counted():
    rows: list[list[object]] = [
        ["Atelier Nord"],
        ["F1", "Durand", datetime(2026, 1, 13), datetime(2026, 2, 13), 100],
        ["F2", "Martin", "14/01/2026", "14/02/2026", "50,00"],
    ]
    data = workbook(rows)
    with pytest.raises(ColumnsUnknown) as refused:
        read_bytes(data, "f.xlsx")
    assert refused.value.columns == NAMES
    found = read_bytes(data, "f.xlsx", mapping=TOLD)
    assert open_of(found) == BOTH and found.entries.line.tolist() == [2, 3]


def test_names_that_nothing_knows_are_still_a_header():
    with pytest.raises(ColumnsUnknown) as refused:
        read_text("Alpha;Bêta;Gamma 2026\n1;13/01/2026;3,00\n")
    assert refused.value.columns == ("Alpha", "Bêta", "Gamma 2026")


def test_unknown_names_under_a_title_are_the_header_of_a_workbook():
    with pytest.raises(ColumnsUnknown) as refused:
        read_bytes(workbook([["Atelier Nord"], [], ["Alpha", "Bêta", "Gamma"], ["a", "b", 3]]), "f.xlsx")
    assert refused.value.columns == ("Alpha", "Bêta", "Gamma")
