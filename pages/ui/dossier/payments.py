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
    for i, payment in enumerate(_invoice(number).payments):
        _one(f"Payé le {french.short_day(payment.on)}", payment, number, i)
    with st.expander("Ajouter un paiement reçu"):
        add_payment(number)


def credit_notes(number: str) -> None:
    for i, note in enumerate(_invoice(number).credit_notes):
        _one(f"Avoir du {french.short_day(note.on)}", note, number, i)
    with st.expander("Ajouter un avoir"):
        on, amount = _two(f"note.{number}", "Date de l'avoir", "Montant de l'avoir")
        if st.button("Ajouter cet avoir", key=fields.key(f"note.{number}.add")):
            if on is None or amount is None:
                st.error("Il faut la date et le montant de l'avoir.")
            else:
                _append(number, CreditNote(on, amount))


def add_payment(number: str) -> None:
    """Two fields and a button; also on the statement's screen."""
    on, amount = _two(f"payment.{number}", "Reçu le", "Montant reçu")
    if st.button("Ajouter ce paiement", key=fields.key(f"payment.{number}.add")):
        if on is None or amount is None:
            st.error("Il faut la date et le montant du paiement.")
        else:
            _append(number, Payment(on, amount))


def _two(name: str, day_label: str, amount_label: str) -> tuple[date | None, Cents | None]:
    left, right = st.columns(2)
    with left:
        on = fields.day(day_label, f"{name}.on")
    with right:
        amount = fields.amount(amount_label, f"{name}.amount")
    return on, amount


def _one(text: str, movement: Payment | CreditNote, number: str, index: int) -> None:
    amount = french.money(movement.amount, _invoice(number).currency)
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(f"{text} : **{amount}**", width="stretch")
        name = f"{type(movement).__name__}.{number}.{index}"
        if st.button("Retirer", key=fields.key(name), type="tertiary"):
            _drop(number, movement, index)


def _invoice(number: str) -> Invoice:
    return next(i for i in session.dossier.require().invoices if i.number == number)


def _append(number: str, movement: Payment | CreditNote) -> None:
    invoice = _invoice(number)
    if isinstance(movement, Payment):
        _store(replace(invoice, payments=(*invoice.payments, movement)))
    else:
        _store(replace(invoice, credit_notes=(*invoice.credit_notes, movement)))


def _drop(number: str, movement: Payment | CreditNote, index: int) -> None:
    invoice = _invoice(number)
    if isinstance(movement, Payment):
        _store(replace(invoice, payments=(*invoice.payments[:index], *invoice.payments[index + 1 :])))
    else:
        _store(replace(invoice, credit_notes=(*invoice.credit_notes[:index], *invoice.credit_notes[index + 1 :])))


def _store(edited: Invoice) -> None:
    dossier = session.dossier.require()
    invoices = tuple(edited if i.number == edited.number else i for i in dossier.invoices)
    session.dossier.change(replace(dossier, invoices=invoices))
    st.rerun()
