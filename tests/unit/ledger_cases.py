"""Small exports written in the tests themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from guide import ledger
from guide.ledger import Options, SourceFile
from guide.ledger.analysis import Report
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.total_question import TotalInDoubt

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TODAY = date(2026, 11, 22)
#: The eighteen columns of article A47 A-1, in their order.
FEC_NAMES = (
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
)


def sample(name: str, **options: Any) -> Ledger:
    return read_bytes((SAMPLES / name).read_bytes(), name, **options)


#: What is answered where a test does not ask about it: all is owed, and what cannot be read is left out; a row already
#: written is another, sums in minus are credits, and each account has its letters.
_FIRST, _LAST = (
    ("Rien ne dit", "ne se lit pas"),
    (
        "déjà écrite",
        "répète la première",
        "montants négatifs",
        "payées différemment",
        "Une même lettre",
        "Un avoir a le montant",
    ),
)


def read_bytes(data: bytes, name: str = "export.csv", **options: Any) -> Ledger:
    """The ledger of one file, the questions that the test is not about being answered."""
    options.setdefault("today", TODAY)
    return read_answered([SourceFile(name, data)], Options(**options))


def read_answered(files: Sequence[SourceFile], options: Options) -> Ledger:
    while True:
        try:
            return ledger.read(files, options)
        except TotalInDoubt as doubt:
            question = doubt.question
            if any(text in question.sentence for text in _LAST):
                options = replace(options, mapping=question.answers[-1].mapping)
            elif any(text in question.sentence for text in _FIRST):
                options = replace(options, mapping=question.answers[0].mapping)
            else:
                raise


def read_text(text: str, name: str = "export.csv", encoding: str = "utf-8", **options: Any) -> Ledger:
    return read_bytes(text.encode(encoding), name, **options)


def fec_line(**cells: str) -> dict[str, str]:
    """A line of a sale to a customer; what is given stands over it."""
    line = dict.fromkeys(FEC_NAMES, "")
    line |= dict(
        JournalCode="VE",
        JournalLib="Ventes",
        EcritureNum="1",
        EcritureDate="20260110",
        CompteNum="411000",
        CompteLib="Clients",
        CompAuxNum="C1",
        CompAuxLib="DURAND",
        PieceRef="F1",
        PieceDate="20260110",
        EcritureLib="Facture",
        Debit="0,00",
        Credit="0,00",
        ValidDate="20260131",
    )
    return line | cells


def fec_text(lines: Sequence[Mapping[str, str]], separator: str = "\t", end: str = "\n") -> str:
    names = list(dict.fromkeys(name for line in lines for name in line))
    rows = [separator.join(names), *(separator.join(line.get(n, "") for n in names) for line in lines)]
    return end.join(rows) + end


def read_fec(lines: Sequence[Mapping[str, str]], **options: Any) -> Ledger:
    return read_text(fec_text(lines), "fec.txt", **options)


def businesses(ledger: Ledger) -> Ledger:
    """The same, every customer said to be a business."""
    return replace(ledger, options=replace(ledger.options, businesses=frozenset(ledger.debtor_keys)))


def messages(book: Ledger) -> str:
    return "\n".join(a.message for a in Report(book).anomalies)


def open_of(book: Ledger) -> dict[str, int]:
    """Name -> what it owes (credits negative), in cents."""
    return {view.name: view.open - view.credit for view in book.debtors}
