"""Where nothing, or two things, say what is paid: the doubts about payment, each with its readings."""

from __future__ import annotations

from collections.abc import Set

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import read_cell
from guide.ledger.columns.currencies import currency_of
from guide.ledger.columns.doubts import all_unpaid, answering, believing, quoted
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.headers import OF_PAYMENT, candidates, named_by
from guide.ledger.columns.mapping import word_code
from guide.ledger.columns.paid_column import meant
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.invoice_list.account_letters import is_lettering
from guide.ledger.invoice_list.aged_amounts import owed_by_age
from guide.ledger.invoice_list.deduction_headers import (
    DEDUCTIONS,
    is_former,
    is_means,
    is_net,
    is_of_another,
    paid_is_deposit,
    takes_off,
)
from guide.ledger.invoice_list.kept_back import asks_kept_back
from guide.ledger.invoice_list.other_payers import asks_shares, together
from guide.ledger.invoice_list.payment_contradictions import ask_contradictions, ask_differences, sampled
from guide.ledger.invoice_list.payment_evidence import PaymentEvidence, only_deductions
from guide.ledger.source.anomalies import shortened
from guide.ledger.source.source_files import Field
from guide.values.french import count

PARTLY, LEFT_BLANK = "partielle", "reste_vide"
#: More unknown words than this, and the column is no status.
_MOST_WORDS = 6
_MOST_COLUMNS = 4
_MOST_CELLS = 200
#: « Factures clients impayées 2026.csv »; not « Suivi des impayés.csv », where some may be paid since, nor « Balance.csv ».
_UNPAID = frozenset(("impaye", "unpaid"))
_UNPAID_FILE = frozenset((Sense.LEFT, Sense.OWED, Sense.INVOICE, Sense.CUSTOMER, Sense.ISSUE, Sense.STOP, Sense.FIGURE))
#: How, or when, it is to be paid.
_NO_PAYMENT = frozenset((Sense.HOW, Sense.EXPECTED))


def tell_doubts(
    sheet: TypedTable,
    seen: list[PaymentEvidence],
    amount: NDArray[np.int64],
    rows_kept: NDArray[np.bool_],
    notes: NDArray[np.bool_],
    has_payments: bool,
) -> None:
    """The doubts of the invoices rows_kept and of the credit notes, the widest first. None is met where the person said what
    to believe. `has_payments`: payments stand among the rows."""
    if sheet.paid_by == "" or not rows_kept.any():
        return
    says = rows_kept & False
    for each in seen:
        says = says | each.says
    spoken = (says & (rows_kept | (amount < 0))).any() and not only_deductions(sheet)
    if not has_payments and not spoken and _silent(sheet, seen, rows_kept):
        _ask_what_is_paid(sheet)
        return
    ask_contradictions(sheet, seen, rows_kept)
    ask_differences(sheet, seen, rows_kept)
    others = len(sheet.doubts.met)
    _ask_other_columns(sheet, seen, amount)
    if [each.field for each in seen] == [Field.PAID] and _is_deposit(sheet) and len(sheet.doubts.met) == others:
        _ask_what_is_paid(sheet)
        return
    amounts = rows_kept & False
    for each in seen:
        if each.left is not None:
            amounts = amounts | each.says
    _ask_words(sheet, seen, (rows_kept | notes & says) & ~amounts)
    _ask_partly(sheet, seen, rows_kept)
    _ask_blank(sheet, seen, rows_kept & ~says)


def _silent(sheet: TypedTable, seen: list[PaymentEvidence], rows_kept: NDArray[np.bool_]) -> bool:
    """Whether empty cells leave all unsaid: a title or a file's name that says « impayées », the ages of all that is
    invoiced, or one invoice only, does not."""
    if any(Sense.LEFT in senses(line) for line in (*sheet.table.title, sheet.table.sheet or "")):
        return False
    if names_unpaid(sheet.teller.anomalies.file.rpartition(".")[0], _UNPAID):
        return False
    if Field.TOTAL in sheet.place and owed_by_age(sheet.table, sheet.place[Field.TOTAL]):
        return False
    empty = {Field.SETTLED, Field.FULLY_PAID, Field.PAID} & {each.field for each in seen}
    return not empty or int(rows_kept.sum()) > 1


def names_unpaid(title: str, wanted: Set[str] = _UNPAID | {"reste"}) -> bool:
    """Whether a name says that all it holds is unpaid, and nothing else."""
    return senses(title) <= _UNPAID_FILE and bool(wanted & set(words(title)))


def _is_deposit(sheet: TypedTable) -> bool:
    """Whether what is paid is a deposit, and nobody said that nothing else is."""
    return sheet.paid_by is None and not sheet.answer(DEDUCTIONS) and paid_is_deposit(sheet)


def _ask_what_is_paid(sheet: TypedTable) -> None:
    names = sheet.table.names
    offered = [*([sheet.place[Field.PAID]] if _is_deposit(sheet) else []), *useful(sheet)]
    readings = [all_unpaid(), *(believing(names[column]) for column in offered)]
    offered += (means := [c for c, name in enumerate(names) if is_means(name) and not _is_empty(sheet, c)])
    if means:
        readings.append(together(f"on additionne {' et '.join(names[c] for c in means)}"))
    many = ", ".join(f"« {names[column]} »" for column in offered)
    hint = f" ; {many} le dit peut-être" if len(offered) == 1 else f" ; {many} le disent peut-être" if offered else ""
    sheet.doubts.add(
        f"Rien ne dit ce qui est déjà payé{hint}.", readings, sampled(sheet, *offered), range(5), forced=True
    )


def useful(sheet: TypedTable) -> list[int]:
    """The columns without a field that may say what is paid: by their headers, or by the first of their cells."""
    taken = set(sheet.place.values())
    columns = []
    for column, name in enumerate(sheet.table.names):
        meanings = senses(name)
        if column in taken or not name or meanings & _NO_PAYMENT or {Sense.SHARE, Sense.DEPOSIT} <= meanings:
            continue
        named = named_by(name)
        if (named and named[0] in OF_PAYMENT) or meanings & {Sense.PAID, Sense.DEPOSIT} or is_lettering(name):
            if any(sheet.anywhere(column).values):
                columns.append(column)
        elif named is None:
            cells = [value for value in sheet.anywhere(column).values[:_MOST_CELLS] if value]
            if cells and meant(name, cells) in (Field.STATUS, Field.FULLY_PAID):
                columns.append(column)
    return columns[:_MOST_COLUMNS]


def _ask_other_columns(sheet: TypedTable, seen: list[PaymentEvidence], amount: NDArray[np.int64]) -> None:
    """A second column of what is left, or of what is paid, beside the one taken."""
    if sheet.paid_by is not None or any(sheet.mapping.columns.get(f) for f in OF_PAYMENT) or sheet.answer(DEDUCTIONS):
        return
    names = sheet.table.names
    taken = set(sheet.place.values())
    has_left = any(each.field is Field.LEFT for each in seen)
    paid = next((each.left for each in seen if each.field is Field.PAID), None)
    if asks_shares(sheet, seen, amount):
        return
    wanted = (Field.LEFT,) if has_left else (Field.LEFT, Field.PAID, Field.SETTLED, Field.STATUS)
    offered = [
        c.column for f, columns in candidates(names).items() if f in wanted for c in columns if c.column not in taken
    ]
    if has_left:
        # A balance brought forward is in the new one, unless that is what is billed less what is paid.
        left = next(each.left for each in seen if each.field is Field.LEFT)
        without = paid is not None and left is not None and np.array_equal(left, paid)
        offered = [c for c in offered if not is_net(names[c]) and (without or not is_former(names[c]))]
    if not has_left:
        free = (c for c in range(len(names)) if c not in taken and c not in offered)
        offered += [c for c in free if takes_off(names[c]) and not is_of_another(names[c])]
    chosen = next((f for f in OF_PAYMENT if f in sheet.place), None)
    if not has_left and paid is not None and Field.TOTAL in sheet.place:
        asks_kept_back(sheet, amount, amount - paid)
    for column in offered[:_MOST_COLUMNS]:
        if (
            chosen is None
            or _is_of_other_money(sheet.header(chosen), names[column])
            or _is_empty(sheet, column)
            or _repeats_total(sheet, column)
            or _is_named_only(sheet, column)
        ):
            continue
        readings = [believing(sheet.header(chosen)), believing(names[column])]
        if chosen is Field.PAID:
            readings.append(together("ces colonnes s'ajoutent"))
        elif takes_off(names[column]) and not has_left:
            readings.append(
                together(f"« {names[column]} » est déduit, et « {sheet.header(chosen)} » dit si le reste est payé")
            )
        sheet.doubts.add(
            f"Laquelle dit ce qui est payé : « {sheet.header(chosen)} » ou « {names[column]} » ?",
            readings,
            sampled(sheet, sheet.place[chosen], column),
            range(5),
        )


def _is_of_other_money(header: str, other: str) -> bool:
    """« Reste (F) », beside « Reste (€) »."""
    return currency_of(header) == "EUR" and currency_of(other) not in (None, "EUR")


def _is_empty(sheet: TypedTable, column: int) -> bool:
    """Whether a column holds nothing, or zeros only."""
    return all(not text or read_cell(text).cents == 0 for text in sheet.anywhere(column).values)


def _is_named_only(sheet: TypedTable, column: int) -> bool:
    """Whether a column is called as an amount and holds none: « Receivable Account »."""
    named = named_by(sheet.table.names[column])
    amounts = named is not None and named[0] in (Field.LEFT, Field.PAID)
    texts = sheet.anywhere(column).values[:_MOST_CELLS]
    return amounts and meant(sheet.table.names[column], [v for v in texts if v]) is None


def _repeats_total(sheet: TypedTable, column: int) -> bool:
    """Whether a column writes the total once more on every row: « Amount Due »."""
    if Field.TOTAL not in sheet.place:
        return False
    total, other = sheet.anywhere(sheet.place[Field.TOTAL]), sheet.anywhere(column)
    return all(
        total.values[a] == other.values[b] for a, b in zip(total.index.tolist(), other.index.tolist(), strict=True)
    )


def _ask_words(sheet: TypedTable, seen: list[PaymentEvidence], rows_kept: NDArray[np.bool_]) -> None:
    """Statuses that nobody knows, on rows where no amount tells."""
    for each in seen:
        rows = each.unknown & rows_kept
        for other in seen:
            if other is not each:
                rows = rows & ~(other.closed | other.open)
        if not rows.any():
            continue
        codes = sheet.codes(each.field)
        assert codes is not None
        values = list(dict.fromkeys(codes.values[i] for i in codes.index[rows].tolist()))
        header = sheet.header(each.field)
        if len(values) > _MOST_WORDS:
            _ask_what_is_paid(sheet)
            return
        for value in values:
            shown = shortened(value, 30) or "(vide)"
            of_value = rows & codes.where([v == value for v in codes.values])
            sheet.doubts.add(
                f"« {shown} », dans « {header} » : est-ce payé ?",
                [
                    answering(
                        word_code(value), code, f"« {shown} » veut dire {label}", f"--mot {quoted(f'{value}={code}')}"
                    )
                    for code, label in (("payee", "payée"), ("impayee", "impayée"), ("rien", "que rien n'est dû"))
                ],
                sampled(sheet, sheet.place[each.field]),
                of_value.nonzero()[0].tolist(),
                forced=False,
            )


def _ask_partly(sheet: TypedTable, seen: list[PaymentEvidence], rows_kept: NDArray[np.bool_]) -> None:
    """Invoices said paid in part, where no column says how much."""
    settled = rows_kept & False
    for each in seen:
        if each.left is not None:
            settled = settled | each.partly | each.closed
    for each in seen:
        rows = each.partly & rows_kept & ~settled
        if each.left is not None or not rows.any() or sheet.answer(PARTLY):
            continue
        ask_part(sheet, sheet.place[each.field], rows)


def ask_part(sheet: TypedTable, column: int, rows: NDArray[np.bool_]) -> None:
    """How to count these rows, which a column says paid in part."""
    sheet.doubts.add(
        f"« {sheet.table.names[column]} » dit {count(int(rows.sum()), 'facture payée', 'factures payées')} en partie, "
        "sans dire combien il en reste. Comment compter ?",
        [
            answering(PARTLY, "entiere", "on les compte en entier", "--partielle entiere"),
            answering(PARTLY, "rien", "on ne les compte pas", "--partielle rien"),
        ],
        sampled(sheet, column),
        rows.nonzero()[0].tolist(),
    )


def _ask_blank(sheet: TypedTable, seen: list[PaymentEvidence], silent: NDArray[np.bool_]) -> None:
    """An amount left that is blank, where nothing else says what is paid."""
    left = next((each for each in seen if each.field is Field.LEFT), None)
    weak = {Field.SETTLED, Field.FULLY_PAID, Field.PAID} & {each.field for each in seen}
    if left is None or weak or not silent.any() or sheet.answer(LEFT_BLANK):
        return
    header = sheet.header(Field.LEFT)
    sheet.doubts.add(
        f"« {header} » est vide sur {count(int(silent.sum()), 'ligne', 'lignes')} : rien n'est dû, ou tout ?",
        [
            answering(LEFT_BLANK, "rien", f"« {header} » vide veut dire que rien n'est dû", "--reste-vide rien"),
            answering(LEFT_BLANK, "tout", f"« {header} » vide veut dire que tout est dû", "--reste-vide tout"),
        ],
        sampled(sheet, sheet.place[Field.LEFT]),
        silent.nonzero()[0].tolist(),
    )
