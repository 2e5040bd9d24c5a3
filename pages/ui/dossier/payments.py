"""What lowered an invoice: the payments received and the credit notes, each added by a date and an amount."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

import streamlit as st

from guide.case.model import CreditNote, Invoice, Payment
from guide.values import french
from guide.values.money import Cents
from pages.ui import session
from pages.ui.page import fields

Movement: TypeAlias = Payment | CreditNote


def payments(number: str) -> None:
    for i, payment in enumerate(_invoice(number).payments):
        _one(f"Payé le {french.short_day(payment.on)}", payment, number, i)
    with st.expander("Ajouter un paiement reçu"):
        add_payment(number)


def credit_notes(number: str) -> None:
    for i, note in enumerate(_invoice(number).credit_notes):
        _one(f"Avoir du {french.short_day(note.on)}", note, number, i)
    with st.expander("Ajouter un avoir"):
        _add(number, "note", ("Date de l'avoir", "Montant de l'avoir"), "Ajouter cet avoir", "de l'avoir", CreditNote)


def add_payment(number: str) -> None:
    """Two fields and a button; also on the statement's screen."""
    _add(number, "payment", ("Reçu le", "Montant reçu"), "Ajouter ce paiement", "du paiement", Payment)


def _add(
    number: str, name: str, labels: tuple[str, str], button: str, what: str, make: Callable[[date, Cents], Movement]
) -> None:
    left, right = st.columns(2)
    with left:
        on = fields.day(labels[0], f"{name}.{number}.on")
    with right:
        amount = fields.amount(labels[1], f"{name}.{number}.amount")
    if st.button(button, key=fields.key(f"{name}.{number}.add")):
        if on is None or amount is None:
            st.error(f"Il faut la date et le montant {what}.")
        else:
            movement = make(on, amount)
            _change(number, movement, lambda movements: (*movements, movement))


def _one(text: str, movement: Movement, number: str, index: int) -> None:
    amount = french.money(movement.amount, _invoice(number).currency)
    if fields.taken_back(f"{text} : **{amount}**", fields.key(f"{type(movement).__name__}.{number}.{index}")):
        _change(number, movement, lambda movements: movements[:index] + movements[index + 1 :])


def _invoice(number: str) -> Invoice:
    return next(i for i in session.dossier.require().invoices if i.number == number)


def _change(number: str, movement: Movement, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> None:
    """Of that invoice, the movements of the sort of this one."""
    dossier, name = session.dossier.require(), "payments" if isinstance(movement, Payment) else "credit_notes"
    changed: dict[str, Any] = {name: change(getattr(_invoice(number), name))}
    invoices = tuple(replace(i, **changed) if i.number == number else i for i in dossier.invoices)
    session.dossier.change(replace(dossier, invoices=invoices))
    st.rerun()
