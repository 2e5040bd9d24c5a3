"""The fast way and the careful way are one reader; amounts and days read back as they were written."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from guide.errors import GuideError, UnreadableFile
from guide.ledger import reading
from guide.ledger.analysis import Report
from guide.ledger.columns.amounts import draft, read_cell
from guide.ledger.columns.dates import read_day
from guide.ledger.files import delimited_text
from guide.ledger.files.encoding import decoded, legacy
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.anomalies import Anomalies
from guide.ledger.source.repetition import met_again
from guide.ledger.source.source_files import Options, SourceFile
from tests.unit.ledger_cases import FEC_NAMES, SAMPLES, TODAY, read_text
from tests.unit.test_ledger_invoices import PLAIN

PLAIN_TABLE = delimited_text.plain_table
WORDS = st.text("abc éàÉ'.&°-019\"", max_size=8)
AMOUNTS = st.one_of(
    st.decimals(-(10**6), 10**6, places=2).map(lambda d: str(d).replace(".", ",")),
    st.integers(-(10**6), 10**6).map(str),
    st.sampled_from(["", "0,00", "1 234,50 €", "(12,50)", "12,00-", "1.234", "abc", "1e3", "+5,00", "  7,1 "]),
)
DAYS = st.one_of(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda d: f"{d:%d/%m/%Y}"),
    st.sampled_from(["", "31/02/2026", "20260102", "2026-01-02", "hier", "1/2/26"]),
)


def seen(ledger: Ledger) -> dict[str, Any]:
    """All that a ledger holds, to be compared."""
    columns: dict[str, Any] = {}
    for f in fields(ledger.entries):
        column = getattr(ledger.entries, f.name)
        columns[f.name] = None if column is None else column.tolist()
    numbers = [ledger.number(i) for i in range(len(ledger.entries))]
    return columns | {
        "numbers": numbers,
        "names": ledger.debtor_names,
        "files": ledger.files,
        "anomalies": Report(ledger).anomalies,
        "ageing": ledger.ageing.buckets,
        "as_of": ledger.as_of,
    }


def spied(*args: Any) -> Any:
    found = PLAIN_TABLE(*args)
    event("plain" if found else "strange")
    return found


def both(text: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads the same bytes both ways. Hypothesis's statistics tell how often the fast way was really taken."""
    data = text.encode(encoding)
    files, options = [SourceFile("export.csv", data)], Options(today=TODAY)
    with monkeypatch.context() as patch:
        patch.setattr(delimited_text, "plain_table", spied)
        fast = _answer(files, options)
    with monkeypatch.context() as patch:
        patch.setattr(delimited_text, "plain_table", lambda source, found: None)
        careful = _answer(files, options)
    assert fast == careful


def _answer(files: list[SourceFile], options: Options) -> Any:
    """What is read, or the question or the refusal that comes instead."""
    try:
        return seen(reading.read(files, options))
    except GuideError as error:
        return str(error)


@given(st.data())
def test_both_ways_read_a_list_the_same(data):
    quote = data.draw(st.booleans())
    rows = data.draw(st.lists(st.tuples(WORDS, WORDS, DAYS, DAYS, AMOUNTS, AMOUNTS), min_size=1, max_size=8))

    def cell(text: str) -> str:
        if quote:
            return '"' + text.replace('"', '""') + '"'
        return text.replace('"', "")

    end = data.draw(st.sampled_from(["\n", "\r\n", "\r\r\n"]))
    text = PLAIN.rstrip("\n") + end + end.join(";".join(cell(c) for c in row) for row in rows)
    text += data.draw(st.sampled_from(["", end, end + end, end + "\x1a"]))
    with pytest.MonkeyPatch.context() as patch:
        both(text, data.draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"])), patch)


@given(
    st.lists(
        st.tuples(
            WORDS,
            WORDS,
            st.sampled_from(["411000", "4110", "416", "706000", "419100", "411DUP"]),
            DAYS,
            DAYS,
            AMOUNTS,
            AMOUNTS,
            st.sampled_from(["", "A", "B", "*A", " "]),
        ),
        min_size=1,
        max_size=10,
    ),
    st.sampled_from(["\t", "|"]),
    st.booleans(),
)
def test_both_ways_read_a_fec_the_same(rows, separator, trailing):
    lines = [separator.join(FEC_NAMES)]
    for ref, aux, account, entered, issued, debit, credit, letter in rows:
        line = dict.fromkeys(FEC_NAMES, "x") | dict(
            CompteNum=account,
            CompAuxNum=aux,
            CompAuxLib=aux,
            PieceRef=ref,
            PieceDate=issued,
            EcritureDate=entered,
            Debit=debit,
            Credit=credit,
            EcritureLet=letter,
            EcritureLib=ref + aux,
        )
        lines.append(separator.join(line.values()))
    text = "".join(line + (separator if trailing else "") + "\n" for line in lines)
    with pytest.MonkeyPatch.context() as patch:
        try:
            both(text, "utf-8", patch)
        except UnreadableFile as error:
            assert "date" in error.message


def test_the_samples_and_plain_files_go_the_fast_way(monkeypatch):
    def refused(source, header):
        raise AssertionError("the tolerant reader was called")

    monkeypatch.setattr(delimited_text, "tolerant_table", refused)
    for path in [*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.csv")]:
        reading.read([SourceFile(path.name, path.read_bytes())], Options(today=TODAY))
    read_text(PLAIN + "F1;Durand;02/01/2026;;1;1\r\n\r\n")


@pytest.mark.parametrize("name", ["fec_utf8_bom_tab.txt", "fec_cp850_pipe.txt", "receivables_dd_mm_yyyy.csv"])
def test_both_ways_read_the_samples_the_same(name, monkeypatch):
    files, options = [SourceFile(name, (SAMPLES / name).read_bytes())], Options(on=date(2013, 6, 30))
    fast = seen(reading.read(files, options))
    monkeypatch.setattr(delimited_text, "plain_table", lambda source, found: None)
    assert seen(reading.read(files, options)) == fast


def column(cells: list[str]) -> Any:
    return pa.array([cell.encode() for cell in cells], type=pa.binary())


@given(st.lists(st.tuples(st.integers(-(10**12), 10**12), st.sampled_from(",."), st.integers(0, 3)), max_size=20))
def test_plain_amounts_by_whole_columns_are_those_of_the_cells(values):
    cells = []
    for cents, mark, zeros in values:
        sign = "-" if cents < 0 else ""
        cells.append(f"{sign}{'0' * zeros}{abs(cents) // 100}{mark}{abs(cents) % 100:02d}")
    found = draft(column(cells), "utf-8").settled(None)
    assert found.cents.tolist() == [cents for cents, _, _ in values]
    assert not found.bad.any() and not found.blank.any()


@given(
    st.lists(st.one_of(AMOUNTS, st.text("0123456789,.-+ é", max_size=11)), max_size=12),
    st.sampled_from([None, ",", "."]),
)
def test_a_column_of_amounts_is_its_cells_read_one_by_one(cells, decimal):
    found = draft(column(cells), "utf-8").settled(decimal)
    for i, cell in enumerate(cells):
        one = read_cell(cell.strip())
        if not cell.strip():
            assert found.blank[i] and not found.bad[i] and found.cents[i] == 0
        elif one.ambiguous is None:
            assert found.bad[i] == (one.cents is None) and found.cents[i] == (one.cents or 0)
        else:
            assert found.bad[i] == (decimal is None)


@given(st.lists(st.tuples(*[st.integers(-2, 2)] * 3), min_size=1, max_size=40), st.integers(1, 3))
def test_the_rows_that_stand_twice_are_met_again(rows, width):
    rows = [row[:width] for row in rows]
    columns = [np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)]
    assert met_again(*columns).tolist() == [i for i, row in enumerate(rows) if rows.count(row) > 1]


@given(
    st.decimals(-(10**8), 10**8, places=2),
    st.sampled_from(["", "\u00a0", "\u202f", " ", "'"]),
    st.sampled_from(",."),
    st.sampled_from(["{}", "{} €", "€ {}", "{}EUR"]),
)
def test_grouped_amounts_are_read(value, group, mark, dressed):
    text = f"{value:,.2f}".replace(",", group).replace(".", mark)
    assert read_cell(dressed.format(text)).cents == int(value * 100)


@given(st.floats(-(10**9), 10**9, allow_nan=False))
def test_a_number_of_a_workbook_is_read_to_the_cent(value):
    from guide.ledger.columns.dates import cell_text

    exact = int((Decimal(repr(value)) * 100).to_integral_value("ROUND_HALF_UP"))
    assert read_cell(cell_text(value)).cents == exact


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_in_all_its_forms(day):
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%Y-%m-%d} 10:20:30",
        f"{day:%d%m%Y}" if not 1990 <= int(f"{day:%d%m}") < 2100 else f"{day:%Y/%m/%d}",
        str((day - date(1899, 12, 30)).days),
    ):
        assert read_day(text) == day, text
    assert read_day(f"{day:%m/%d/%Y}", dayfirst=False) == day


FRENCH = "Échéance;Numéro;Société Générale;Créée à Besançon, où l'été fût rêvé;Noël;façade;reçu n° 3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"])
def test_character_sets_are_told_apart(encoding):
    found = decoded("a.csv", FRENCH.encode(encoding))
    assert found.data.decode(found.encoding) == FRENCH
    assert found.origin == encoding


def test_the_euro_of_both_western_sets():
    assert legacy("Total : 12 € payé à l'échéance".encode("cp1252")) == "cp1252"
    assert legacy("Total : 12 € payé à l'échéance".encode("iso8859-15")) == "iso8859-15"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_french(data):
    try:
        found = reading.read([SourceFile("a.csv", data)], Options(today=TODAY))
    except GuideError as error:
        assert error.message
    else:
        assert found.ageing is not None


@given(st.text("Nnuméro;,\t|\n\"'0123456789/-ABclientdate total", max_size=200))
def test_any_text_below_a_header_is_read(text):
    try:
        found = reading.read([SourceFile("a.csv", (PLAIN + text).encode())], Options(today=TODAY))
    except GuideError as error:
        assert error.message and error.hint
        return
    info = found.files[0]
    assert info.rows == info.kept + info.ignored + info.dropped
    assert found.ageing.open - found.ageing.credit == int(np.sum(found.entries.left[_seen(found)]))
    assert isinstance(Anomalies().all(), tuple)


def _seen(ledger: Ledger) -> Any:
    euros = np.ones(len(ledger.entries), bool) if ledger.entries.currency is None else ledger.entries.currency == 0
    return euros & ~(ledger.entries.entered > np.datetime64(ledger.as_of, "D"))
