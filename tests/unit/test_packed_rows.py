"""A strange file weighs in memory what its cells weigh: rows are packed as they come, whatever their number."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest

from guide import ledger
from guide.ledger import Options, SourceFile
from guide.ledger.files.broken_lines import Packed, TextLines, cut_plain, cut_quoted
from guide.ledger.files.encoding import Decoded

HEAD = "Numéro;Client;Date;Échéance;Total TTC;Reste dû"


def test_the_cells_are_given_back_as_they_came() -> None:
    packed = Packed(2)
    for number in range(45_000):
        packed.add([f"F{number}", "é"])
    numbers, names = packed.columns()
    assert packed.rows == len(numbers) == 45_000
    assert numbers[44_999].as_py() == b"F44999" and names[0].as_py() == "é".encode()
    assert packed.first == [["F0", "é"], ["F1", "é"], ["F2", "é"]]


def test_rows_that_wait_as_objects_do_not_grow_with_the_file() -> None:
    def weight(rows: int) -> int:
        packed = Packed(6)
        tracemalloc.start()
        for number in range(rows):
            packed.add([f"F{number}", "Durand", "02/03/2026", "02/04/2026", "120,00", "120,00"])
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return held

    assert weight(80_500) < 2 * max(weight(500), weight(20_500))


def text_lines(text: str) -> TextLines:
    return TextLines(Decoded(text.encode(), "utf-8", "utf-8"), 0)


@pytest.mark.parametrize("text", ["a;b\nc;d", "a;b\nc;d\n", "\n\na;b\n \nc", '"a\nb";c\nd;e', "a;\u2028b\nc;\x0bd"])
def test_lines_are_cut_at_their_ends_and_nowhere_else(text: str) -> None:
    lines = text_lines(text)
    assert [row for _, row, _ in cut_plain(lines, ";")] == [
        line.split(";") for line in text.split("\n") if line.strip()
    ]
    assert "".join(cell for _, row, _ in cut_quoted(lines, ";") for cell in row or ()).count("\u2028") == text.count(
        "\u2028"
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\r\nb\r\n", ["a\n", "b"]),
        ("a\rb\rc\r", ["a\n", "b\n", "c"]),
        ("a\rb\nc\r\r\n\x1a", ["a b\n", "c"]),
        ("é\r\r\nb", ["é\n", "b"]),
        ("", [""]),
    ],
)
def test_a_line_ends_with_lf_crlf_or_in_an_old_file_with_cr(text: str, lines: list[str]) -> None:
    assert list(text_lines(text)) == lines


def test_a_quote_never_closed_costs_no_line_but_its_own() -> None:
    lines = [f"F{n};{chr(34) if n == 500 else ''}Durand;02/03/2026;02/04/2026;120,00;120,00" for n in range(2_000)]
    found = ledger.read(
        [SourceFile("export.csv", "\n".join((HEAD, *lines)).encode())], Options(today=date(2026, 11, 22))
    )
    (info,) = found.files
    assert info.rows == 2_000 == info.kept + info.ignored + info.dropped and info.dropped <= 1
