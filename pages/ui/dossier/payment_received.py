"""« Il a payé »: an amount and a day, noted where the law imputes it, without leaving the screen."""

from dataclasses import replace

import streamlit as st

from guide.case.model import Payment
from guide.values import french
from pages.ui import session
from pages.ui.page import fields

_ASKED = "payment.asked"


def ask() -> None:
    st.session_state[_ASKED] = True


def ask_if_wanted() -> None:
    """The question in its box, once « Il a payé » was pressed."""
    if st.session_state.get(_ASKED):
        _box()


def _forget() -> None:
    st.session_state.pop(_ASKED, None)


@st.dialog("Il a payé", on_dismiss=_forget)
def _box() -> None:
    dossier, on = session.dossier.require(), session.clock.today()
    statement = session.dossier.owed(on)
    whole = statement.claimable if statement is not None else 0
    amount = fields.amount("Montant reçu", "received.amount")
    when = fields.day("Reçu le (vide : aujourd'hui)", "received.on") or on
    number = None
    if len(dossier.invoices) > 1:
        number = st.selectbox(
            "Pour quelle facture ?",
            [None, *(invoice.number for invoice in dossier.invoices)],
            format_func=lambda number: number or "Le compte entier",
            key=fields.key("received.invoice"),
        )
    with st.container(horizontal=True):
        pressed = st.button("Noter ce paiement", type="primary", key=fields.key("received.note"))
        everything = whole > 0 and st.button(f"Il a tout payé : {french.money(whole)}", key=fields.key("received.all"))
    paid = whole if everything else amount
    if when > on:
        if pressed or everything:
            st.error(
                f"Le {french.day(when)} est à venir : un paiement se note une fois reçu. S'il est annoncé, notez au journal "
                "une promesse de payer à cette date."
            )
    elif pressed and paid is None:
        st.error("Écrivez le montant reçu.")
    elif (pressed or everything) and paid:
        _note(Payment(when, paid), number)
        _forget()
        st.rerun()


def _note(payment: Payment, number: str | None) -> None:
    """On the only invoice, or the one that the debtor pointed at; else on the whole account, as the law imputes it."""
    dossier = session.dossier.require()
    concerned = [i for i in dossier.invoices if number in (None, i.number)]
    if len(concerned) == 1:
        paid = replace(concerned[0], payments=(*concerned[0].payments, payment))
        invoices = tuple(paid if i is concerned[0] else i for i in dossier.invoices)
        session.dossier.change(replace(dossier, invoices=invoices))
    else:
        session.dossier.change(replace(dossier, payments=(*dossier.payments, payment)))
