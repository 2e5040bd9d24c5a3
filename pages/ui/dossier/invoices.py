"""The invoices: a table to read, a form for one of them, a form to add one, and a grid to type many."""

from dataclasses import replace
from functools import partial

import streamlit as st

from guide.case.debt_names import nouns, term
from guide.case.model import Dossier, Invoice
from guide.case.renumber import with_invoices
from guide.values import french
from pages.ui import session
from pages.ui.dossier import details, invoice_grid, payments
from pages.ui.kit import tables
from pages.ui.kit.labels import NATURES, plain
from pages.ui.page import fields
from pages.ui.page.fields import bound, required

#: A readable table; the others are counted, and reached by the list of the form.
SHOWN = 50
_NEW = "invoice.new"
_DUE = "La date à laquelle le client devait payer."
_COMPLETED = "C'est de ce jour que court le délai pour agir, non de la facture."


def invoices() -> None:
    if session.dossier.require().invoices:
        _edit_one()
    with st.expander("Ajouter une facture", expanded=not session.dossier.require().invoices):
        _add()
    if session.dossier.require().invoices:
        with st.expander("Voir et modifier toutes les factures dans un tableau"):
            invoice_grid.grid()


def table(dossier: Dossier) -> None:
    """The invoices, to be read."""
    rows = [
        (
            term(i),
            french.short_day(i.issued) if i.issued else "",
            french.short_day(i.due) if i.due else "à préciser",
            french.money(i.amount, i.currency),
            french.money(paid, i.currency) if (paid := sum(p.amount for p in i.payments) + (i.settled or 0)) else "",
        )
        for i in dossier.invoices[:SHOWN]
    ]
    one, several = nouns(dossier)
    tables.show((one.capitalize(), "Date", "Échéance", "Montant TTC", "Payé"), rows, right=(3, 4))
    hidden = len(dossier.invoices) - SHOWN
    if hidden > 0:
        st.caption(f"Et {french.count(hidden, f'autre {one}', f'autres {several}')}, dans la liste ci-dessous.")


def _edit_one() -> None:
    place = st.container()
    numbers = [i.number for i in session.dossier.require().invoices]
    at = 0
    if len(numbers) > 1:
        at = st.selectbox(
            "Facture à modifier", range(len(numbers)), format_func=lambda i: numbers[i], key=fields.key("invoice.at")
        )
    with st.container(border=True):
        _fields(at)
        details.of_invoice(f"invoices.{at}")
        payments.payments(numbers[at])
        payments.credit_notes(numbers[at])
        if st.button("Retirer cette facture du dossier", type="tertiary"):
            _remove(numbers[at])
    with place:
        table(session.dossier.require())


def _fields(at: int) -> None:
    place = f"invoices.{at}"
    left, right = st.columns(2)
    with left:
        fields.checked("Numéro de la facture", f"{place}.number", partial(_rename, at), fields.clean)
        fields.amount("Montant TTC", f"{place}.amount", required(f"{place}.amount"))
        fields.choice("Pour quoi ?", f"{place}.nature", NATURES, bound(f"{place}.nature"))
    with right:
        fields.day("Échéance", f"{place}.due", bound(f"{place}.due"), help=_DUE)
        fields.day(
            "Fin de la prestation ou livraison", f"{place}.completed", bound(f"{place}.completed"), help=_COMPLETED
        )
        fields.day("Date de la facture", f"{place}.issued", bound(f"{place}.issued"))
        if session.dossier.get(f"{place}.settled"):
            fields.amount("Dont déjà réglé, d’après l’export", f"{place}.settled", bound(f"{place}.settled"))


def _rename(index: int, number: str | None) -> None:
    if number:
        session.dossier.renumber(index, number)


def _remove(number: str) -> None:
    dossier = session.dossier.require()
    left = [invoice for invoice in dossier.invoices if invoice.number != number]
    session.dossier.change(with_invoices(dossier, left, {number: None}))
    st.rerun()


def _add() -> None:
    left, right = st.columns(2)
    with left:
        number = fields.text("Numéro de la facture", f"{_NEW}.number")
        amount = fields.amount("Montant TTC", f"{_NEW}.amount")
        nature = fields.choice("Pour quoi ?", f"{_NEW}.nature", NATURES)
    with right:
        due = fields.day("Échéance", f"{_NEW}.due", help=_DUE)
        completed = fields.day("Fin de la prestation ou livraison", f"{_NEW}.completed", help=_COMPLETED)
        issued = fields.day("Date de la facture", f"{_NEW}.issued")
    if st.button("Ajouter cette facture", type="primary"):
        dossier = session.dossier.require()
        if number is None or amount is None:
            st.error("Il faut au moins le numéro de la facture et son montant.")
        elif any(i.number == number for i in dossier.invoices):
            st.error(f"Le dossier a déjà une facture « {plain(number)} ». Distinguez-les par leur numéro.")
        else:
            added = Invoice(number, amount, issued, completed, due, nature)
            session.dossier.change(replace(dossier, invoices=(*dossier.invoices, added)))
            st.rerun()
