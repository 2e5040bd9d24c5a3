"""Lines that stand under a table, or part its blocks, change no figure and ask no question."""

from __future__ import annotations

from datetime import date

import pytest

from guide.ledger import Options, SourceFile, read
from guide.ledger.files.footnotes import is_footnote

HEADER = "Facture;Client;Date;Montant TTC;Retenue;Payé;Net à payer\n"
FIRST = "F1;Alpha;05/01/2026;1000,00;50,00;0,00;950,00\n"
SECOND = "F2;Beta;06/01/2026;500,00;25,00;475,00;475,00\n"
TODAY = Options(today=date(2026, 11, 22))


def owed(text: str) -> dict[str, int]:
    ledger = read([SourceFile("export.csv", text.encode())], TODAY)
    return {view.name: view.open for view in ledger.debtors if view.open}


@pytest.mark.parametrize(
    "text",
    [
        HEADER + FIRST + SECOND + "Édité le 12/11/2026;;;;;;\n",
        HEADER + FIRST + SECOND + ";;;;;;\n;Page 1/1;;;;;\n\n",
        HEADER + FIRST + ";;;;;;\r\n" + SECOND,
        HEADER + FIRST + '"";"";"";"";"";"";""\n' + SECOND,
    ],
    ids=["a note", "a blank line and a note", "a blank line between", "a blank line in quotes"],
)
def test_a_net_that_accounts_for_a_retention_is_read_whatever_stands_beside(text: str) -> None:
    """1000 less the 50 retained is owed; the 475 of the other were paid."""
    assert owed(text) == {"Alpha": 95000}


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["Édité le 12/11/2026", "", ""], True),
        (["", "  ", "Page 1/1"], True),
        (["Martin", ""], False),
        (["Total", "", "100,00"], False),
        (["", "", "100,00"], False),
        (["Montants en USD", "", ""], False),
        (["", "", ""], False),
    ],
)
def test_words_alone_on_the_last_lines_are_a_footnote(cells: list[str], is_one: bool) -> None:
    assert is_footnote(cells) is is_one
