"""What lowered an invoice: the payments received and the credit notes, each added by a date and an amount."""

from dataclasses import replace
from datetime import date

import streamlit as st

from guide.case.model import CreditNote, Invoice, Payment
from guide.values import french
from guide.values.money import Cents
from pages.ui import session
from pages.ui.page import fields


def payments(number: str) -> None:
    invoice = _invoice(number)
    for i, payment in enumerate(invoice.payments):
        if _taken_back(f"Payé le {french.short_day(payment.on)}", payment, invoice, i):
            _change(replace(invoice, payments=invoice.payments[:i] + invoice.payments[i + 1 :]))
    with st.expander("Ajouter un paiement reçu"):
        add_payment(number)


def credit_notes(number: str) -> None:
    invoice = _invoice(number)
    for i, note in enumerate(invoice.credit_notes):
        if _taken_back(f"Avoir du {french.short_day(note.on)}", note, invoice, i):
            _change(replace(invoice, credit_notes=invoice.credit_notes[:i] + invoice.credit_notes[i + 1 :]))
    with st.expander("Ajouter un avoir"):
        asked = ("Date de l'avoir", "Montant de l'avoir", "Ajouter cet avoir", "de l'avoir")
        if added := _added(number, "note", *asked):
            _change(replace(invoice, credit_notes=(*invoice.credit_notes, CreditNote(*added))))


def add_payment(number: str) -> None:
    """Two fields and a button; also on the statement's screen."""
    asked = ("Reçu le", "Montant reçu", "Ajouter ce paiement", "du paiement")
    if added := _added(number, "payment", *asked):
        invoice = _invoice(number)
        _change(replace(invoice, payments=(*invoice.payments, Payment(*added))))


def _added(number: str, name: str, day: str, cents: str, button: str, what: str) -> tuple[date, Cents] | None:
    """What was typed, once the button is pressed and both fields are filled."""
    left, right = st.columns(2)
    with left:
        on = fields.day(day, f"{name}.{number}.on")
    with right:
        amount = fields.amount(cents, f"{name}.{number}.amount")
    if not st.button(button, key=fields.key(f"{name}.{number}.add")):
        return None
    if on is None or amount is None:
        st.error(f"Il faut la date et le montant {what}.")
        return None
    return on, amount


def _taken_back(text: str, movement: Payment | CreditNote, invoice: Invoice, index: int) -> bool:
    line = f"{text} : **{french.money(movement.amount, invoice.currency)}**"
    return fields.taken_back(line, fields.key(f"{type(movement).__name__}.{invoice.number}.{index}"))


def _invoice(number: str) -> Invoice:
    return next(i for i in session.dossier.require().invoices if i.number == number)


def _change(changed: Invoice) -> None:
    dossier = session.dossier.require()
    invoices = tuple(changed if i.number == changed.number else i for i in dossier.invoices)
    session.dossier.change(replace(dossier, invoices=invoices))
    st.rerun()
