"""Invoices that two tables both hold (« Toutes » and « Impayées », two exports that overlap), and balances by customer
beside the invoices that make them up: counted once, or asked about where the two disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.headers import plain
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import Debtors
from guide.ledger.source.repetition import REPEATED
from guide.ledger.source.source_files import ColumnMapping, Field, FileKind, Options
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion

BALANCE = "balance"
_OF_A_CUSTOMER = frozenset((Field.DEBTOR, Field.DEBTOR_ID))
_OF_AN_INVOICE = frozenset((Field.NUMBER, Field.ISSUED, Field.DUE))


def counted_once(parts: Sequence[ReadPart], debtors: Debtors, options: Options, anomalies: Anomalies) -> list[ReadPart]:
    """The parts without what another already holds. Raises TotalInDoubt where they do not agree."""
    lists = [p for p in parts if p.info.kind is FileKind.INVOICES and p.info.mapping is not None]
    if lists and len(lists) < len(parts):
        parts = _beside_entries(parts, len(debtors), options, anomalies)
    if len(lists) < 2:
        return list(parts)
    own = _without_balances(list(parts), debtors, options, anomalies)
    seen: dict[tuple[str, int], tuple[int, int, int, int]] = {}
    out: list[ReadPart] = []
    for part in own:
        if part.info.kind is not FileKind.INVOICES or part.info.mapping is None:
            out.append(part)
            continue
        out.append(_less_seen(part, len(out), seen, out, options, anomalies))
    return out


def _beside_entries(
    parts: Sequence[ReadPart], debtors: int, options: Options, anomalies: Anomalies
) -> Sequence[ReadPart]:
    """The parts without the lists that the person said are of the same debts as the entries. Raises TotalInDoubt when
    nobody said, unless each invoice of the list is among the entries and both say the same of each customer."""
    entries = [p for p in parts if p.info.kind is FileKind.FEC]
    out = []
    for part in parts:
        if not entries or part.info.kind is not FileKind.INVOICES or part.info.mapping is None:
            out.append(part)
            continue
        mapping = mapping_for(options, part.info.columns) or ColumnMapping()
        answer = mapping.answers.get(BALANCE)
        names = _name(entries[0]), _name(part)
        if answer is None and _same_invoices(entries, part, debtors):
            answer = "laisser"
        if answer is None:
            booked, listed = (int(owed[owed > 0].sum()) for owed in (_sums(entries, debtors), _owed(part, debtors)))
            readings = (
                (f"« {names[1]} » répète « {names[0]} »", "laisser", booked),
                ("les deux s'ajoutent", "compter", booked + listed),
            )
            raise _either(
                part, f"« {names[0]} » et « {names[1]} » : les mêmes créances, ou d'autres ?", mapping, readings
            )
        if answer == "laisser":
            anomalies.add(f"« {names[1]} » répète « {names[0]} » : cette liste n'est pas comptée.", Severity.INFO)
            part = _only(part, np.zeros(len(part.entries), dtype=np.bool_))
        out.append(part)
    return out


def _same_invoices(entries: Sequence[ReadPart], part: ReadPart, debtors: int) -> bool:
    """Whether the entries hold each invoice of a list, by its number and its amount, and say the same of each customer."""
    homes: dict[tuple[str, int], set[int]] = {}
    for booked in entries:
        for line in np.flatnonzero(np.isin(booked.entries.amount, part.entries.amount)).tolist():
            key = plain(booked.numbers.at(int(booked.entries.row[line]))), int(booked.entries.amount[line])
            homes.setdefault(key, set()).add(int(booked.entries.debtor[line]))
    listed = np.zeros(debtors, dtype=np.int64)
    lines = part.entries
    for row, cents, left in zip(lines.row.tolist(), lines.amount.tolist(), lines.left.tolist(), strict=True):
        number = plain(part.numbers.at(row))
        home = homes.get((number, cents), set()) if number else set()
        if len(home) != 1:
            return False
        listed[min(home)] += left
    return bool(len(lines)) and bool((listed == _sums(entries, debtors)).all())


def _either(
    part: ReadPart, sentence: str, mapping: ColumnMapping, readings: Sequence[tuple[str, str, int]]
) -> TotalInDoubt:
    """The question whether a table repeats others."""
    answers = tuple(
        TotalAnswer(label, cents, f"--balance {code}", replace(mapping, answers={**mapping.answers, BALANCE: code}))
        for label, code, cents in readings
    )
    return TotalInDoubt(TotalQuestion(part.info.name, sentence, answers, part.info.columns, preview=part.info.preview))


def _less_seen(
    part: ReadPart,
    place: int,
    seen: dict[tuple[str, int], tuple[int, int, int, int]],
    before: list[ReadPart],
    options: Options,
    anomalies: Anomalies,
) -> ReadPart:
    """The part without the invoices that one before it holds."""
    entries = part.entries
    mine: dict[tuple[str, int], tuple[int, int, int, int]] = {}
    again = np.zeros(len(entries), dtype=np.bool_)
    other: list[int] = []
    for line in range(len(entries)):
        number = plain(part.numbers.at(int(entries.row[line])))
        if not number:
            continue
        key = number, int(entries.debtor[line])
        mine.setdefault(key, (place, line, int(entries.amount[line]), int(entries.left[line])))
        if key in seen:
            again[line] = True
            if seen[key][2:] != (int(entries.amount[line]), int(entries.left[line])):
                other.append(line)
    seen.update({key: value for key, value in mine.items() if key not in seen})
    if not again.any():
        return part
    first = before[next(seen[key][0] for key in mine if key in seen and seen[key][0] < place)]
    names = _name(first), _name(part)
    if other:
        _ask_which(part, names, other, options)
    anomalies.add(
        f"{int(again.sum())} facture(s) de « {names[1]} » sont déjà dans « {names[0]} » : elles sont comptées une fois.",
        Severity.INFO,
    )
    return _only(part, ~again)


def _ask_which(part: ReadPart, names: tuple[str, str], other: list[int], options: Options) -> None:
    mapping = mapping_for(options, part.info.columns) or ColumnMapping()
    if mapping.answers.get(REPEATED) == "premier":
        return
    line = other[0]
    number = part.numbers.at(int(part.entries.row[line]))
    changed = replace(mapping, answers={**mapping.answers, REPEATED: "premier"})
    raise TotalInDoubt(
        TotalQuestion(
            part.info.name,
            f"« {names[0]} » et « {names[1]} » contiennent {len(other)} fois la même facture avec des montants différents "
            f"(par exemple {number}). Retirez le fichier le plus ancien, ou gardez le premier des deux.",
            (TotalAnswer(f"« {names[0]} » dit vrai", None, "--doublons premier", changed),),
            part.info.columns,
            (),
            (),
            part.info.preview,
        )
    )


def _without_balances(
    parts: list[ReadPart], debtors: Debtors, options: Options, anomalies: Anomalies
) -> list[ReadPart]:
    """The parts without the balances by customer, where invoices are given too and come to the same."""
    invoices = [p for p in parts if p.info.mapping is None or _lists_invoices(p.info.mapping)]
    balances = [p for p in parts if not any(p is other for other in invoices)]
    if not invoices or not balances:
        return parts
    owed = _sums(invoices, len(debtors))
    for part in balances:
        names = _name(invoices[0]), _name(part)
        mine = _owed(part, len(debtors))
        stated = mine != 0
        mapping = mapping_for(options, part.info.columns) or ColumnMapping()
        # Sums by month name nobody.
        columns = part.info.mapping.columns if part.info.mapping else {}
        nameless = not _OF_A_CUSTOMER & columns.keys() and mine.sum() == owed.sum()
        if not nameless and (mine[stated] != owed[stated]).any() and not mapping.answers.get(BALANCE):
            total = int(owed[owed > 0].sum())
            readings = (
                (f"« {names[1]} » répète « {names[0]} »", "laisser", total),
                ("les deux s'ajoutent", "compter", total + int(mine[mine > 0].sum())),
            )
            sentence = f"« {names[1]} » donne un solde par client qui n'est pas celui de « {names[0]} »."
            raise _either(part, sentence, mapping, readings)
        if mapping.answers.get(BALANCE) == "compter":
            invoices.append(part)
            continue
        anomalies.add(
            f"« {names[1]} » donne le solde des clients de « {names[0]} » : il n'est pas compté une deuxième fois.",
            Severity.INFO,
        )
    return [
        part if any(part is other for other in invoices) else _only(part, np.zeros(len(part.entries), dtype=np.bool_))
        for part in parts
    ]


def _lists_invoices(columns: ColumnMapping) -> bool:
    """Whether a table has invoices: their days, or their numbers beside their customers."""
    fields = columns.columns.keys()
    return bool(_OF_AN_INVOICE & fields) and bool((_OF_A_CUSTOMER | {Field.ISSUED, Field.DUE}) & fields)


def _sums(parts: Sequence[ReadPart], debtors: int) -> NDArray[np.int64]:
    """What each customer owes in all of them."""
    return sum((_owed(p, debtors) for p in parts), np.zeros(debtors, dtype=np.int64))


def _owed(part: ReadPart, debtors: int) -> NDArray[np.int64]:
    sums = np.zeros(debtors, dtype=np.int64)
    np.add.at(sums, part.entries.debtor, part.entries.left)
    return sums


def _name(part: ReadPart) -> str:
    return part.info.sheet or part.info.name


def _only(part: ReadPart, wanted: NDArray[np.bool_]) -> ReadPart:
    """The part with these lines only, the others told as ignored."""
    count = int(wanted.sum())
    info = replace(part.info, kept=count, ignored=part.info.ignored + part.info.kept - count, controls=())
    return replace(part, entries=part.entries.only(wanted), info=info)
