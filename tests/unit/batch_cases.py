"""Small ledgers for the batch of letters, and how a ZIP of it is read."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import python_calamine

from guide.case.codes import DebtorKind
from guide.case.model import Address
from guide.ledger.dunning import Customer
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.notes import CustomerNotes
from guide.letters.mailing.customer_triage import triage
from guide.letters.mailing.settings import Settings
from guide.letters.mailing.write_mailing import LIST_NAME, WrittenMailing, write
from guide.letters.word.word_text import TextTable, blocks
from tests.unit.ledger_cases import read_text
from tests.unit.letters_cases import CREDITOR, ON

HERE = Address(("3 place du Marché",), "62000", "Arras")
#: (customer, days late, amount in euros).
Late = tuple[str, int, int]


NO_NOTES = CustomerNotes()


def ledger_of(rows: Sequence[Late], follow_up: CustomerNotes = NO_NOTES, on: date = ON) -> FollowedLedger:
    """A list of invoices with their due dates, seen on `on`."""
    lines = ["Client;Numéro;Date;Échéance;Montant TTC;Reste dû"]
    for rank, (name, late, euros) in enumerate(rows, 1):
        due = on - timedelta(days=late)
        issued = due - timedelta(days=30)
        lines.append(f"{name};F{rank:03d};{issued:%d/%m/%Y};{due:%d/%m/%Y};{euros},00;{euros},00")
    return track(read_text("\n".join(lines) + "\n", today=on, on=on), follow_up, on)


def settings(tracking: FollowedLedger, kind: DebtorKind | None = DebtorKind.COMMERCANT, **more: object) -> Settings:
    """Everyone has an address."""
    known = {key: Customer(address=HERE) for key in tracking.ledger.debtor_keys}
    return replace(Settings(CREDITOR, kind, customers=known), **more)  # type: ignore[arg-type]


def said(tracking: FollowedLedger, settings: Settings, name: str, **more: object) -> Settings:
    """The same, one customer told apart."""
    key = tracking.ledger.debtor_keys[tracking.ledger.debtor_names.index(name)]
    return replace(
        settings,
        customers={**settings.customers, key: replace(settings.customers[key], **more)},  # type: ignore[arg-type]
    )


def made(tracking: FollowedLedger, settings: Settings, **more: object) -> WrittenMailing:
    return write(tracking, settings, triage(tracking, settings), **more)  # type: ignore[arg-type]


def files(written: WrittenMailing) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(written.archive)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(docx: bytes) -> str:
    found = []
    for block in blocks(docx):
        if isinstance(block, TextTable):
            found += [" | ".join(row) for row in block.rows]
        else:
            found.append(block.text)
    return "\n".join(found).replace("\u00a0", " ").replace("\u202f", " ")


def sheets(written: WrittenMailing) -> dict[str, list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(files(written)[LIST_NAME]))
    found: dict[str, list[list[Any]]] = {}
    for name in book.sheet_names:
        found[name] = [list(row) for row in book.get_sheet_by_name(name).to_python()]
    return found
