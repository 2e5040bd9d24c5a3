"""What each column says of the payment of each row: nothing, paid, or not paid; and how much is left where it says that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts, read_cell
from guide.ledger.columns.dates import Days
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.headers import OF_PAYMENT, plain
from guide.ledger.columns.status_words import PaymentState, flags_of, left_of, payment_of
from guide.ledger.columns.typed_table import TypedTable, payments_of
from guide.ledger.invoice_list.account_letters import is_lettering
from guide.ledger.invoice_list.deduction_headers import is_due_on_the_day, is_net, paid_is_deposit, takes_off
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes

#: A row that a day or a word says paid is, whatever amount is said left there: the person said so, or sums did, which show
#: that what is left has no payment taken off yet.
SAID_PAID, BY_SUMS = "dit_payee", "sommes"
#: A whole day that is none: « 0000-00-00 », « 01/01/1900 ».
_NO_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*")


@dataclass(frozen=True, eq=False)
class PaymentEvidence:
    """One column. `closed`, `open`: rows it says paid, not paid; `says`: rows it says anything of; `partly`, `unknown`:
    rows paid in part, and rows of a word nobody knows; `left`: cents left, where the column holds amounts."""

    field: Field
    closed: NDArray[np.bool_]
    open: NDArray[np.bool_]
    says: NDArray[np.bool_]
    partly: NDArray[np.bool_]
    unknown: NDArray[np.bool_]
    left: NDArray[np.int64] | None = None


def evidence(
    sheet: TypedTable, money: Mapping[Field, Amounts], dates: Mapping[Field, Days], amount: NDArray[np.int64]
) -> list[PaymentEvidence]:
    """What each column says, amounts first: where a part is said paid, a day of payment is that of the part."""
    none = np.zeros(len(amount), dtype=np.bool_)
    proofs: list[PaymentEvidence] = []
    for f in (Field.LEFT, Field.PAID):
        if f in money:
            says = ~money[f].blank & ~money[f].bad
            left = money[f].cents if f is Field.LEFT else amount - money[f].cents
            nothing = left == 0 if f is Field.LEFT else np.abs(money[f].cents) >= np.abs(amount)
            partly = says & ~nothing & (np.abs(left) < np.abs(amount))
            proofs.append(PaymentEvidence(f, says & nothing, says & ~nothing, says, partly, none, left))
    in_part = none
    deposit = paid_is_deposit(sheet)
    # What deposits alone leave may be paid since.
    lefts = [each.left for each in proofs if each.left is not None]
    by_deposits = deposit and len(lefts) > 1 and np.array_equal(lefts[0], lefts[1])
    for each in proofs if sheet.answer(SAID_PAID) != BY_SUMS and not by_deposits else ():
        # The day of payment beside a deposit is that of the rest; beside a net to pay, that of the net.
        if not (deposit if each.field is Field.PAID else is_net(sheet.header(Field.LEFT))):
            in_part = in_part | each.partly
    for f in OF_PAYMENT[2:]:
        if f not in sheet.place or not believed(sheet, f):
            continue
        if f is Field.SETTLED:
            proofs.append(_of_days(sheet, dates[f], in_part))
        elif f is Field.FULLY_PAID:
            proofs.append(_of_flags(sheet))
        else:
            proofs.append(_of_words(sheet, f))
            proofs += _of_sums(sheet, f)
    return proofs


def only_deductions(sheet: TypedTable) -> bool:
    """Whether amounts only take off deposits, shares or a retention, and the column that would say what is paid is empty, or
    what they leave is to be paid on a day that may be past."""
    deposits = Field.PAID in sheet.place and takes_off(sheet.header(Field.PAID))
    marks = [f for f in (Field.SETTLED, Field.FULLY_PAID, *(() if deposits else (Field.PAID,))) if f in sheet.place]
    if not marks and Field.LEFT in sheet.place:
        return deposits and is_due_on_the_day(sheet.header(Field.LEFT))
    if Field.STATUS in sheet.place or not marks or any(sheet.columns.filled(sheet.place[f]) for f in marks):
        return False
    if Field.LEFT not in sheet.place:
        return deposits
    return sheet.answer(SAID_PAID) == BY_SUMS or is_net(sheet.header(Field.LEFT))


def believed(sheet: TypedTable, f: Field) -> bool:
    """Whether the person lets that column say what is paid."""
    return sheet.paid_by is None or plain(sheet.header(f)) == plain(sheet.paid_by)


def _of_days(sheet: TypedTable, days: Days, in_part: NDArray[np.bool_]) -> PaymentEvidence:
    codes = sheet.codes(Field.SETTLED)
    assert codes is not None
    words = _by(codes, payment_of)
    dated = ~days.blank & ~days.bad
    if Sense.LEFT in senses(sheet.header(Field.SETTLED)):
        # « Date du solde » : the day of the rest, not that of a part.
        in_part = np.zeros_like(in_part)
    closed = (dated | (days.bad & words[PaymentState.PAID])) & ~in_part
    partly = days.bad & words[PaymentState.PARTLY]
    opened = days.bad & (words[PaymentState.UNPAID] | words[PaymentState.PARTLY])
    return PaymentEvidence(Field.SETTLED, closed, opened, ~days.blank, partly, days.bad & words[PaymentState.UNKNOWN])


def _of_flags(sheet: TypedTable) -> PaymentEvidence:
    """Yes or no. « Impayée : oui » says the contrary of « Payée : oui » and « Solde réglé : oui »."""
    codes = sheet.codes(Field.FULLY_PAID)
    assert codes is not None
    meanings = senses(sheet.header(Field.FULLY_PAID))
    denied = bool(meanings & {Sense.NOT, Sense.OWED, Sense.TO_PAY}) or meanings & {Sense.LEFT, Sense.PAID} == {
        Sense.LEFT
    }
    flags = flags_of(codes.values)
    yes, no = codes.where([flag is True for flag in flags]), codes.where([flag is False for flag in flags])
    unknown = codes.where([bool(v) and flag is None for v, flag in zip(codes.values, flags, strict=True)])
    none = np.zeros(len(yes), dtype=np.bool_)
    if yes.any() and not no.any():
        # Among crosses, no cross says no.
        no = codes.where([not v for v in codes.values])
    closed, opened = (no, yes) if denied else (yes, no)
    return PaymentEvidence(Field.FULLY_PAID, closed, opened, yes | no | unknown, none, unknown)


def _of_words(sheet: TypedTable, f: Field) -> PaymentEvidence:
    """Statuses. Beside invoices said paid, one that is only sent is not paid; without any, it says nothing."""
    codes = sheet.codes(f)
    assert codes is not None
    states = dict(zip(codes.values, payments_of(sheet, f), strict=True))
    if sheet.paid_by and Sense.PAID in senses(sheet.header(f)):
        # « Réglé le : 12/02 », « chèque 123 » : the person says that the column tells what is paid.
        for text, state in states.items():
            names_a_day_or_number = (
                any(map(str.isdigit, text)) and read_cell(text).cents is None and not _NO_DAY.fullmatch(text)
            )
            if state is PaymentState.UNKNOWN and names_a_day_or_number:
                states[text] = PaymentState.PAID
        if all(state is PaymentState.PAID for text, state in states.items() if text):
            states[""] = PaymentState.UNPAID
    if is_lettering(sheet.header(f)):
        states = {text: PaymentState.PAID if text else PaymentState.UNPAID for text in states}
    tracked = bool({PaymentState.PAID, PaymentState.UNPAID, PaymentState.PARTLY} & set(states.values()))
    words = _by(codes, states.__getitem__)
    blank = codes.where([not v for v in codes.values])
    unpaid = words[PaymentState.UNPAID] | words[PaymentState.PARTLY]
    unknown = words[PaymentState.UNKNOWN] & (~blank | tracked)
    says = unpaid | words[PaymentState.PAID] | (words[PaymentState.UNKNOWN] & ~blank)
    if tracked:
        says = says | words[PaymentState.SENT]
    return PaymentEvidence(f, words[PaymentState.PAID], unpaid, says, words[PaymentState.PARTLY], unknown)


def _of_sums(sheet: TypedTable, f: Field) -> list[PaymentEvidence]:
    """The rows whose status tells what is left: « Reste 60,00 € »."""
    codes = sheet.codes(f)
    assert codes is not None
    cents = [left_of(v) for v in codes.values]
    rows = codes.where([each is not None for each in cents])
    if not rows.any():
        return []
    left = np.array([each or 0 for each in cents], dtype=np.int64)[codes.index]
    none = np.zeros_like(rows)
    return [PaymentEvidence(f, rows & (left == 0), rows & (left != 0), rows, rows, none, left)]


def _by(codes: Codes, meaning: Callable[[str], PaymentState]) -> dict[PaymentState, NDArray[np.bool_]]:
    """The rows of each meaning."""
    states = [meaning(v) for v in codes.values]
    return {payment: codes.where([s is payment for s in states]) for payment in PaymentState}
