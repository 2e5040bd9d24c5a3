"""The same invoices, however they are written: set of characters, separator, ends of line, dates, amounts, title, totals,
text or workbook. The ledger is the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from guide.ledger import reading
from guide.ledger.analysis import Report
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.source_files import Options, SourceFile
from tests.unit.ledger_cases import TODAY

HEADERS = ("N° facture", "Client", "Date facture", "Échéance", "Total TTC", "Reste à payer")
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"]
DATES: dict[str, Callable[[date], str]] = {
    "jj/mm/aaaa": lambda d: f"{d:%d/%m/%Y}",
    "mm/jj/aaaa": lambda d: f"{d:%m/%d/%Y}",
    "iso": lambda d: f"{d:%Y-%m-%d}",
    "iso heure": lambda d: f"{d:%Y-%m-%d} 00:00:00",
    "aaaammjj": lambda d: f"{d:%Y%m%d}",
    "jjmmaaaa": lambda d: f"{d:%d%m%Y}",
    "jjmmaa": lambda d: f"{d:%d%m%y}",
    "jj.mm.aa": lambda d: f"{d:%d.%m.%y}",
    "lettres": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "série": lambda d: str((d - date(1899, 12, 30)).days),
}


def plain_amount(cents: int, mark: str = ",", group: str = "") -> str:
    whole = f"{abs(cents) // 100:,}".replace(",", group)
    return f"{whole}{mark}{abs(cents) % 100:02d}"


AMOUNTS: dict[str, Callable[[int], str]] = {
    "virgule": lambda c: ("-" if c < 0 else "") + plain_amount(c),
    "point": lambda c: ("-" if c < 0 else "") + plain_amount(c, "."),
    "espaces": lambda c: ("-" if c < 0 else "") + plain_amount(c, ",", "\u00a0") + " €",
    "anglais": lambda c: ("-" if c < 0 else "") + plain_amount(c, ".", ","),
    "moins à la fin": lambda c: plain_amount(c) + ("-" if c < 0 else ""),
    "parenthèses": lambda c: f"({plain_amount(c)})" if c < 0 else plain_amount(c),
}
NAMES = st.sampled_from(["Épicerie Noël", "Durand & Fils", "L'Atelier", "Façade à vendre", "Müller", "SARL Été"])
#: The 25th: some part above 12 tells the order of the days.
ROWS = st.lists(
    st.tuples(NAMES, st.dates(date(2015, 1, 1), date(2026, 9, 30)), st.integers(0, 90), st.integers(-(10**7), 10**8)),
    min_size=1,
    max_size=8,
).map(lambda rows: [(rows[0][0], date(2026, 3, 25), 30, 120050), *rows])


@dataclass(frozen=True)
class Writing:
    encoding: str
    separator: str
    end: str
    dates: str
    amounts: str
    title: bool
    total: bool
    trailing: bool
    quoted: bool


WRITINGS = st.builds(
    Writing,
    st.sampled_from(ENCODINGS),
    st.sampled_from([";", "\t", "|", ","]),
    st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]),
    st.sampled_from(sorted(DATES)),
    st.sampled_from(sorted(AMOUNTS)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def written(rows: list[Any], how: Writing) -> bytes:
    day, amount = DATES[how.dates], AMOUNTS[how.amounts]
    lines: list[tuple[str, ...]] = [("Factures clients",), ("Au 30/09/2026",)] if how.title else []
    lines.append(HEADERS)
    for i, (name, issued, delay, cents) in enumerate(rows):
        due = issued + timedelta(days=delay)
        lines.append((f"F{i}", name, day(issued), day(due), amount(cents), amount(cents // 2)))
    if how.total:
        sums = sum(r[3] for r in rows), sum(r[3] // 2 for r in rows)
        lines.append(("Total", "", "", "", amount(sums[0]), amount(sums[1])))

    def cell(text: str) -> str:
        return f'"{text}"' if how.quoted or how.separator in text else text

    tail = how.separator if how.trailing else ""
    text = how.end.join(how.separator.join(map(cell, line)) + tail for line in lines) + how.end
    # The set of DOS is older than the euro sign.
    return text.replace("€", "EUR" if how.encoding == "cp850" else "€").encode(how.encoding)


def workbook(rows: list[Any]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page, days = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    page.write_row(0, 0, HEADERS)
    for i, (name, issued, delay, cents) in enumerate(rows, 1):
        due = issued + timedelta(days=delay)
        page.write_row(i, 0, [f"F{i - 1}", name])
        for column, when in ((2, issued), (3, due)):
            page.write_datetime(i, column, datetime(when.year, when.month, when.day), days)
        page.write_row(i, 4, [cents / 100, cents // 2 / 100])
    book.close()
    return out.getvalue()


def told(data: bytes) -> dict[str, Any]:
    found: Ledger = reading.read([SourceFile("export", data)], Options(today=TODAY))
    entries = found.entries
    return {
        "amount": entries.amount.tolist(),
        "left": entries.left.tolist(),
        "issued": entries.issued.tolist(),
        "due": entries.due.tolist(),
        "names": [found.debtor_names[d] for d in entries.debtor.tolist()],
        "numbers": [found.number(i) for i in range(len(entries))],
        "buckets": found.ageing.buckets,
        "dropped": found.files[0].dropped,
        "controls": [c.found for c in found.files[0].controls],
        "held": all(c.holds for c in found.files[0].controls),
        "doubts": [a.message for a in Report(found).anomalies if a.severity == "error"],
    }


@given(ROWS, WRITINGS)
def test_the_ledger_does_not_depend_on_the_writing(rows, how):
    expected = {
        "amount": [cents for *_, cents in rows],
        "left": [cents // 2 for *_, cents in rows],
        "issued": [issued for _, issued, _, _ in rows],
        "due": [issued + timedelta(days=delay) for _, issued, delay, _ in rows],
        "names": [name for name, *_ in rows],
        "numbers": [f"F{i}" for i in range(len(rows))],
        "dropped": 0,
        "held": True,
        "doubts": [],
        "controls": [sum(r[3] for r in rows), sum(r[3] // 2 for r in rows)],
    }
    found = told(written(rows, how))
    assert {key: found[key] for key in expected} == expected


@given(ROWS)
def test_a_workbook_says_what_the_text_says(rows):
    how = Writing("utf-8", ";", "\n", "jj/mm/aaaa", "virgule", False, False, False, False)
    assert told(workbook(rows)) == told(written(rows, how))
