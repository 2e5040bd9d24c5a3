"""A FEC (article A47 A-1 LPF) to the lines of its customer accounts. It has no due date of its own.

Accounts, by string prefix: 411 customers, 413 bills to receive and 416 doubtful customers (still owed), 419 advances
(set off, shown apart). 4181 is not invoiced yet: left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guide.ledger.amounts import EITHER, Amounts, drafts
from guide.ledger.columns import plain
from guide.ledger.days import Days, day_first, read_days
from guide.ledger.frame import ALONE, Debtors, Entries, Groups, Mark, Numbers
from guide.ledger.header import Recognised
from guide.ledger.journals import of_sales
from guide.ledger.parties import parties
from guide.ledger.parts import Part, Teller, bad_amount, bad_date
from guide.ledger.sources import Anomalies, Control, FileInfo, FileKind, Severity, shortened
from guide.ledger.table import Codes, Columns, Kind, Table, integers, taken, whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Names of a column, as `plain` writes them.
_NAMES: dict[str, tuple[str, ...]] = {
    "journal": ("journalcode", "codejournal"),
    "journal_lib": ("journallib", "journallibelle"),
    "entered": ("ecrituredate", "dateecriture"),
    "account": ("comptenum", "numcompte"),
    "account_lib": ("comptelib", "comptelibelle"),
    "aux": ("compauxnum", "compteauxnum"),
    "aux_lib": ("compauxlib", "compteauxlib"),
    "ref": ("pieceref", "refpiece"),
    "issued": ("piecedate", "datepiece"),
    "label": ("ecriturelib", "ecriturelibelle"),
    "debit": ("debit",),
    "credit": ("credit",),
    "amount": ("montant",),
    "side": ("sens",),
    "letter": ("ecriturelet", "ecriturelettrage", "lettrage"),
    "due": ("datelimitreglmt", "datelimitereglement", "dateecheance", "datedecheance", "echeance"),
}
_CELLS = frozenset(("ref", "label", "debit", "credit", "amount", "letter"))
#: Read only when the customers are told by nothing else.
_LATER = frozenset(("label",))
RECEIVABLE = ("411", "413", "416")
DOUBTFUL, ADVANCE, NOT_INVOICED = "416", "419", "418"
_SIDES = {"d": 1, "debit": 1, "+1": 1, "1": 1, "c": -1, "credit": -1, "-1": -1}
_OPENING = re.compile(r"nouv|ouver|bilan", re.IGNORECASE)
_OPENING_CODES = frozenset(("AN", "ANO", "ANX", "RAN", "OUV", "B0"))


def places(names: Sequence[str]) -> dict[str, int]:
    """Which column is which."""
    keys = [plain(name) for name in names]
    return {what: next(keys.index(k) for k in known if k in keys)
            for what, known in _NAMES.items() if any(k in keys for k in known)}  # fmt: skip


def recognise(names: Sequence[str]) -> Recognised | None:
    """What these headers are if they are those of a FEC, else None."""
    at = places(names)
    money = ("debit", "credit") if {"debit", "credit"} <= at.keys() else ("amount", "side")
    if not {"account", *money} <= at.keys() or not {"entered", "issued"} & at.keys():
        return None
    wanted = {column: Kind.CELLS if what in _CELLS else Kind.CODES
              for what, column in at.items() if what not in _LATER}  # fmt: skip
    return Recognised(True, len(at), wanted, 1 + max(at[what] for what in ("account", *money)))


def read_fec(
    table: Table, file: int, name: str, company: str, debtors: Debtors, groups: Groups, anomalies: Anomalies
) -> Part:
    """The lines of the customer accounts, each with its party and its lettered group."""
    import numpy as np

    at = places(table.names)
    known = recognise(table.names)
    assert known is not None
    columns = table.load(known.wanted)
    teller = Teller(table, anomalies)
    signed, bad, controls = _amounts(columns, at, teller)
    account = columns.codes(at["account"])
    customer = account.where([v.startswith(RECEIVABLE) or v.startswith(ADVANCE) for v in account.values])
    _tell_other_accounts(account, signed, anomalies)
    _tell_bad_amounts(teller, columns, at, bad, customer)
    kept = customer & ~bad
    rows = np.flatnonzero(kept)
    entered, issued, due = _dates(columns, at, kept, teller)
    balance = int(signed[kept].sum())
    controls = (*controls, Control("Solde des comptes clients", balance))
    dropped = len(table.damaged) + int((bad & customer).sum())
    teller.damaged()
    everything = table.rows + len(table.damaged)
    info = FileInfo(
        name, FileKind.FEC, table.encoding, table.separator, everything, len(rows),
        everything - len(rows) - dropped, dropped, _extreme(entered, first=True),
        _extreme(entered, first=False), table.names, None, table.sheet, controls, table.preview,
    )  # fmt: skip
    marks = np.full(len(rows), Mark.ESTIMABLE, dtype=np.uint8)
    for prefix, mark in ((DOUBTFUL, Mark.DOUBTFUL), (ADVANCE, Mark.ADVANCE)):
        marks[account.where([v.startswith(prefix) for v in account.values])[rows]] |= np.uint8(mark)
    marks[_opening(columns, at, table.rows)[rows]] |= np.uint8(Mark.OPENING)
    marks[of_sales(columns, at, account)[rows]] |= np.uint8(Mark.SALE)
    debtor, guessed = parties(table, columns, at, rows, company, debtors, anomalies)
    marks[guessed] |= np.uint8(Mark.NAME_GUESSED)
    amount = signed[rows]
    entries = Entries(
        np.full(len(rows), file, dtype=np.int16), rows.astype(np.int32), _lines(table, rows), debtor,
        entered.on[rows], issued[rows], due[rows], None, amount, amount,
        _groups(columns, at, rows, account.index, groups, debtor), marks, None,
    )  # fmt: skip
    return Part(entries, info, Numbers(columns.cells(at["ref"]) if "ref" in at else None, columns.encoding))


def _tell_other_accounts(account: Codes, signed: NDArray[np.int64], anomalies: Anomalies) -> None:
    """Accounts 41 that are neither counted nor left out by rule (410, 412…): said when they hold something."""
    odd = [
        v.startswith("41") and not v.startswith((*RECEIVABLE, ADVANCE, NOT_INVOICED)) for v in account.values
    ]
    if any(odd) and int(signed[account.where(odd)].sum()):
        numbers = ", ".join(v for v, is_odd in zip(account.values, odd, strict=True) if is_odd)
        anomalies.add(
            f"Ces comptes commencent par 41 mais ne sont pas des comptes clients usuels ({shortened(numbers)}) : ils "
            "ne sont pas comptés.",
            Severity.WARNING,
        )


def _lines(table: Table, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    import numpy as np

    return (rows + table.first_line).astype(np.int32) if table.lines is None else table.lines[rows]


def _amounts(
    columns: Columns, at: Mapping[str, int], teller: Teller
) -> tuple[NDArray[np.int64], NDArray[np.bool_], tuple[Control, ...]]:
    """Debit less credit of each row, the rows where it cannot be read, and the control that they balance."""
    import numpy as np

    both = "debit" in at and "credit" in at
    which = ("debit", "credit") if both else ("amount",)
    read = drafts([columns.cells(at[w]) for w in which], columns.encoding, teller.table.typed)
    settled: list[Amounts] = [found.settled(EITHER) for found in read]
    if both:
        debit, credit = settled
        bad = debit.bad | credit.bad
        signed = debit.cents - credit.cents
        total_debit, total_credit = int(debit.cents.sum()), int(credit.cents.sum())
    else:
        amount, sides = settled[0], columns.codes(at["side"])
        known = [_SIDES.get(value.lower(), 0) for value in sides.values]
        side = np.array(known or [0], dtype=np.int64)[sides.index] if columns.rows else np.zeros(0, np.int64)
        bad = amount.bad | ((side == 0) & (amount.cents != 0))
        signed = amount.cents * side
        total_debit = int(amount.cents[side > 0].sum())
        total_credit = int(amount.cents[side < 0].sum())
    if total_debit != total_credit:
        from guide.values.french import money

        teller.anomalies.add(
            f"Le total des débits ({money(total_debit)}) et celui des crédits ({money(total_credit)}) ne sont pas "
            "égaux : le fichier est sans doute incomplet. Refaites l'export si vous le pouvez.",
            Severity.WARNING,
        )
    return signed, bad, (
        Control("Total des débits", total_debit, total_credit), Control("Total des crédits", total_credit)
    )  # fmt: skip


def _tell_bad_amounts(
    teller: Teller,
    columns: Columns,
    at: Mapping[str, int],
    bad: NDArray[np.bool_],
    customer: NDArray[np.bool_],
) -> None:
    if not bad.any():
        return
    what = [w for w in ("debit", "credit", "amount", "side") if w in at and w in _CELLS]
    label = " / ".join(teller.table.names[at[w]] for w in what)

    def cells(row: int) -> str:
        return " / ".join(columns.text(at[w], row) for w in what)

    teller.rows(bad & customer, label, cells, bad_amount, Severity.ERROR)
    teller.rows(
        bad & ~customer, label, cells,
        lambda found: f"« {found} » n'est pas un montant. Ce n'est pas un compte client : seul le contrôle "
        "débits = crédits en souffre.",
        Severity.WARNING,
    )  # fmt: skip


def _dates(
    columns: Columns, at: Mapping[str, int], kept: NDArray[np.bool_], teller: Teller
) -> tuple[Days, NDArray[np.datetime64], NDArray[np.datetime64]]:
    """The entry's date, the document's (the entry's where it has none), the due date where the file has one."""
    import numpy as np

    codes = {what: columns.codes(at[what]) for what in ("entered", "issued", "due") if what in at}
    dayfirst = day_first(list(codes.values())) is not False
    read = {what: read_days(found, dayfirst) for what, found in codes.items()}
    for what, days in read.items():
        found = codes[what]
        teller.rows(days.bad & kept, teller.table.names[at[what]],
                    lambda row, found=found: found.values[found.index[row]], bad_date)  # type: ignore[misc]  # fmt: skip
    entered = read.get("entered") or read["issued"]
    document = read.get("issued") or read["entered"]
    seen = Days(np.where(np.isnat(entered.on), document.on, entered.on), entered.bad, entered.blank)
    issued = np.where(np.isnat(document.on), entered.on, document.on)
    due = read["due"].on if "due" in read else np.full(len(issued), np.datetime64("NaT", "D"))
    return seen, issued, due


def _extreme(days: Days, first: bool) -> Any:
    """The first or the last entry of the file, over all its accounts."""
    import numpy as np

    known = days.on[~np.isnat(days.on)]
    return None if not len(known) else (known.min() if first else known.max()).item()


def _opening(columns: Columns, at: Mapping[str, int], rows: int) -> NDArray[np.bool_]:
    """Entries of an opening journal."""
    import numpy as np

    found = np.zeros(rows, dtype=np.bool_)
    if "journal" in at:
        codes = columns.codes(at["journal"])
        found |= codes.where([v.upper() in _OPENING_CODES for v in codes.values])
    if "journal_lib" in at:
        codes = columns.codes(at["journal_lib"])
        found |= codes.where([bool(_OPENING.search(v)) for v in codes.values])
    return found


def _groups(
    columns: Columns,
    at: Mapping[str, int],
    rows: NDArray[np.int64],
    account: NDArray[np.int32],
    groups: Groups,
    debtor: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Lines lettered together: same file, account, party and code. A code that begins with * is not final."""
    import numpy as np

    if "letter" not in at or not len(rows):
        return np.full(len(rows), ALONE, dtype=np.int32)
    codes, final = _letters(whole(taken(columns.cells(at["letter"]), rows)).dictionary_encode())
    lettered = final[codes]
    owner = account[rows].astype(np.int64) * (int(debtor.max()) + 1) + debtor
    one = np.zeros(len(final), dtype=np.int64)
    one[codes] = owner
    if not (one[codes] == owner)[lettered].all():
        # One code for several customers or accounts: it means something only inside each.
        codes = owner * len(final) + codes
    return groups.take(codes.astype(np.int64), lettered)


def _letters(encoded: Any) -> tuple[NDArray[np.integer], NDArray[np.bool_]]:
    """The lettering code of each row, as a number, and which of the codes tie lines together."""
    import numpy as np

    codes, letters = integers(encoded.indices), encoded.dictionary
    raw = letters.buffers()[2]
    text = np.frombuffer(raw, np.uint8) if raw is not None else np.zeros(0, np.uint8)
    if not np.isin(text, np.frombuffer(b" *\t", np.uint8)).any():
        ends = np.frombuffer(letters.buffers()[1], np.int32)[
            letters.offset : letters.offset + len(letters) + 1
        ]
        return codes, np.diff(ends) > 0
    stripped = [value.strip() for value in letters.to_pylist()]
    place = {letter: i for i, letter in enumerate(dict.fromkeys(stripped))}
    final = np.array([bool(v) and not v.startswith(b"*") for v in place], dtype=np.bool_)
    return np.array([place[v] for v in stripped], dtype=np.int64)[codes], final
