"""Several files read as one ledger, at a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from guide.errors import UnreadableFile
from guide.ledger.columns.headers import plain
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.columns.typed_table import Currencies
from guide.ledger.einvoice.document import is_einvoice
from guide.ledger.fec import fec_doubts
from guide.ledger.fec.customer_ledger import with_account
from guide.ledger.fec.entries_of_fec import read_fec
from guide.ledger.fec.opening_entries import tell_unbalanced, without_repeated_openings
from guide.ledger.files.file_kind import entries_of, recogniser_of, refuse_fec_in_xml, tables
from guide.ledger.files.pasted_twice import counted_once
from guide.ledger.invoice_list.lists import Lists
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.anomalies import Anomalies, Severity, shortened
from guide.ledger.source.entries import Debtors, Groups, joined
from guide.ledger.source.source_files import ColumnsUnknown, FileKind, Options, SourceFile, company_of, exercise_of
from guide.ledger.source.table import Table

if TYPE_CHECKING:
    from guide.case.model import Party

#: Far inside 64 bits, so that every sum of columns is exact.
MAX_SUM = 2**61


#: `Entries.file` is a number of sixteen bits, and a workbook may hold several tables.
MAX_FILES = 10_000


def read(files: Sequence[SourceFile], options: Options) -> Ledger:
    """What these files say together. A file that cannot be read is told among the anomalies, and the others are kept;
    raises UnreadableFile when none can, or when no day is given for an invoice list."""
    anomalies = Anomalies()
    debtors, groups, currencies = Debtors(), Groups(), Currencies()
    if len(files) > MAX_FILES:
        raise UnreadableFile(f"Plus de {MAX_FILES} fichiers à la fois, c'est trop.", "Déposez-les en plusieurs fois.")
    recognise = recogniser_of(options)
    companies = {company_of(file.name) for file in files} - {""}
    exercises = Counter(exercise_of(file.name) for file in files)
    parts: list[ReadPart] = []
    einvoices: Batch | None = None
    refused: list[UnreadableFile] = []
    tabled: list[tuple[SourceFile, Anomalies, list[Table]]] = []
    for file, again in zip(files, _repeated(files), strict=True):
        own_anomalies = Anomalies(file.name)
        try:
            refuse_fec_in_xml(file)
            if again:
                own_anomalies.add(
                    "Ce fichier est identique à un autre : il n'est compté qu'une fois.", Severity.WARNING
                )
            elif is_einvoice(file.data):
                from guide.ledger.einvoice.batch import Batch

                einvoices = einvoices or Batch()
                einvoices.add(file, own_anomalies)
            else:
                tabled.append((file, own_anomalies, tables(file, options, own_anomalies)))
                continue
        except UnreadableFile as error:
            refused.append(error)
            own_anomalies.add(str(error), Severity.ERROR)
        anomalies.merge(own_anomalies)
    _refuse_absent(options, [table for _, _, of_file in tabled for table in of_file])
    tabled = [
        (file, own_anomalies, [counted_once(table, file.name, options, partial(_owed, file)) for table in of_file])
        for file, own_anomalies, of_file in tabled
    ]
    lists = Lists(options, debtors, currencies)
    lists.look((t, file.name) for file, _, of_file in tabled for t in of_file if not recognise(list(t.names)).fec)
    for file, own_anomalies, of_file in tabled:
        company = company_of(file.name) if len(companies) > 1 else ""
        exercise = exercise_of(file.name) if exercises[exercise_of(file.name)] > 1 or len(of_file) > 1 else ""
        for table in of_file:
            at = len(parts)
            try:
                mapping = mapping_for(options, table.names)
                headers = table.names
                table = with_account(table, mapping, own_anomalies)
                if entries_of(table.names, mapping):
                    part = read_fec(table, at, file.name, company, debtors, groups, own_anomalies, exercise, mapping)
                    parts.append(replace(part, info=replace(part.info, columns=headers)))
                elif (listed := lists.read(table, at, file.name, own_anomalies)) is not None:
                    parts.append(listed)
            except UnreadableFile as error:
                refused.append(error)
                own_anomalies.add(str(error), Severity.ERROR)
        anomalies.merge(own_anomalies)
    parts = lists.together(parts, groups, anomalies)
    if einvoices:
        parts += einvoices.parts(len(parts), debtors, currencies, groups, anomalies)
    if not parts:
        raise refused[0] if refused else UnreadableFile("Aucun fichier n'a été donné.", "Déposez un export.")
    parts = tell_unbalanced(parts, anomalies)
    fec_doubts.ask(parts, options, debtors.names)
    if len(parts) > 1:
        parts = _without_summaries(parts, anomalies)
    parts = without_repeated_openings(parts, anomalies)
    _refuse_absurd_sums(parts)
    return Ledger(
        tuple(part.info for part in parts),
        joined([part.entries for part in parts]),
        tuple(part.numbers for part in parts),
        tuple(debtors.keys),
        tuple(debtors.names),
        tuple(currencies.codes),
        options,
        _day(parts, options),
        anomalies.all(),
        einvoices.seller if einvoices else None,
        _buyers(debtors, einvoices.buyers if einvoices else {}),
        tuple(error for error in refused if isinstance(error, ColumnsUnknown)),
        frozenset(debtors.nameless),
        debtors.pools_by_number(),
    )


def _buyers(debtors: Debtors, invoiced: Mapping[int, Party]) -> dict[int, Party]:
    """What the files say of the customers besides what they owe: their SIREN, or all that an electronic invoice holds."""
    sirens = {number: siren for number, siren in debtors.sirens.items() if siren}
    if not sirens:
        return dict(invoiced)
    from guide.case.model import Party

    return {**{number: Party(debtors.names[number], siren=siren) for number, siren in sirens.items()}, **invoiced}


def _refuse_absent(options: Options, tables_read: Sequence[Table]) -> None:
    """Raises UnreadableFile for a column that was named and that no table has: all that was answered would go with it."""
    if options.mapping is None or not tables_read:
        return
    headers = {plain(name) for table in tables_read for name in table.names}
    for name in (*options.mapping.columns.values(), options.mapping.paid_by or ""):
        if name and plain(name) not in headers:
            seen = ", ".join(f"« {shortened(header, 30)} »" for header in tables_read[0].names[:8])
            raise UnreadableFile(
                f"Aucun fichier n'a de colonne « {shortened(name, 30)} ».", f"Reprenez le nom d'une colonne : {seen}."
            )


def _owed(file: SourceFile, options: Options) -> int:
    """The cents owed in one file read alone."""
    return read([file], options).ageing.open


def _repeated(files: Sequence[SourceFile]) -> list[bool]:
    """Whether each file holds the same bytes as one before it. Only files of one size are looked into."""
    sizes = Counter(len(file.data) for file in files)
    seen: set[bytes] = set()
    out = []
    for file in files:
        alone = sizes[len(file.data)] == 1
        out.append(not alone and file.data in seen)
        if not alone:
            seen.add(file.data)
    return out


def _without_summaries(parts: Sequence[ReadPart], anomalies: Anomalies) -> list[ReadPart]:
    """A sheet that adds up another sheet of its workbook, customer by customer, is counted once: the detailed one."""
    own: list[ReadPart] = []
    for part in sorted(parts, key=lambda each: -len(each.entries)):
        sums = _by_customer(part)
        if any(each.info.name == part.info.name and _by_customer(each) == sums for each in own):
            anomalies.file = part.info.name
            anomalies.add("Une feuille additionne les factures d'une autre : elle n'est pas comptée.", Severity.INFO)
        else:
            own.append(part)
    if len(own) == len(parts):
        return list(parts)
    ordered = [part for part in parts if any(part is each for each in own)]
    return [
        replace(part, entries=replace(part.entries, file=np.full_like(part.entries.file, place)))
        for place, part in enumerate(ordered)
    ]


def _by_customer(part: ReadPart) -> dict[int, int]:
    if part.info.kind is not FileKind.INVOICES or not len(part.entries):
        return {id(part): 0}
    sums: dict[int, int] = {}
    for debtor, left in zip(part.entries.debtor.tolist(), part.entries.left.tolist(), strict=True):
        sums[debtor] = sums.get(debtor, 0) + left
    return {debtor: cents for debtor, cents in sums.items() if cents > 0}


def _refuse_absurd_sums(parts: Sequence[ReadPart]) -> None:
    """Raises UnreadableFile when the amounts are so large that their sums would not be exact."""
    for part in parts:
        columns = [column for column in (part.entries.amount, part.entries.left) if len(column)]
        largest = max((max(int(c.max()), -int(c.min())) for c in columns), default=0)
        if largest * len(part.entries) * len(parts) > MAX_SUM:
            raise UnreadableFile(
                f"« {part.info.name} » contient des montants démesurés.",
                "Vérifiez que la colonne des montants n'est pas celle d'un numéro.",
            )


def _day(parts: Sequence[ReadPart], options: Options) -> date:
    """The day spoken of: the one asked; else the last entry of the FEC; an invoice list needs today."""
    if options.on is not None:
        return options.on
    lasts = [part.info.last for part in parts if part.info.last is not None]
    if lasts and all(part.info.kind is FileKind.FEC for part in parts):
        return max(lasts)
    if options.today is None:
        raise UnreadableFile("La date à laquelle arrêter les comptes manque.", "Indiquez-la (AAAA-MM-JJ).")
    return options.today
