"""The invoices as a grid to type many at once: taken by a button, never fed its own output."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

from guide.case.model import Dossier, Invoice
from guide.case.renumber import with_invoices
from guide.errors import AmountUnreadable, GuideError, IncompleteDossier
from guide.values import french
from guide.values.dates import parse_date
from guide.values.money import parse_amount
from guide.values.text import printable
from pages.ui import session
from pages.ui.kit.labels import plain
from pages.ui.page import fields

NUMBER, ISSUED, COMPLETED, DUE, AMOUNT = "Numéro", "Date", "Fin de la prestation", "Échéance", "Montant TTC"
COLUMNS = (NUMBER, ISSUED, COMPLETED, DUE, AMOUNT)


def grid() -> None:
    dossier = session.dossier.require()
    st.caption("Dates JJ/MM/AAAA. Une ligne de plus s'ajoute en bas. Rien ne change avant « Reprendre ces lignes ».")
    typed: list[dict[str, Any]] = st.data_editor(
        [row(invoice) for invoice in dossier.invoices],
        num_rows="add",
        hide_index=True,
        column_config={name: st.column_config.TextColumn(name) for name in COLUMNS},
        key=fields.key("invoice.grid"),
        alt="Les factures du dossier, une par ligne.",
    )
    if not st.button("Reprendre ces lignes"):
        return
    try:
        changed = retaken(dossier, typed)
    except GuideError as error:
        st.error(f"{plain(str(error), 600)} Rien n'a été changé.")
        return
    session.dossier.change(changed)
    st.rerun()


def retaken(dossier: Dossier, typed: list[dict[str, Any]]) -> Dossier:
    """The dossier with the invoices of the grid; payments follow the number of theirs. Raises GuideError."""
    taken = take(typed, dossier.invoices)
    now = {old.number: _cell(line, NUMBER) or None for old, line in zip(dossier.invoices, typed, strict=False)}
    return with_invoices(dossier, taken, now)


def row(invoice: Invoice) -> dict[str, str]:
    days = [french.short_day(d) if d else "" for d in (invoice.issued, invoice.completed, invoice.due)]
    amount = french.number(Decimal(invoice.amount) / 100, 2)
    return dict(zip(COLUMNS, (invoice.number, *days, amount), strict=True))


def take(typed: list[dict[str, Any]], invoices: tuple[Invoice, ...]) -> tuple[Invoice, ...]:
    """The invoices of the grid; the first lines keep what the grid does not show. Raises GuideError."""
    taken = tuple(
        _taken(line, invoices[i] if i < len(invoices) else None, i + 1)
        for i, line in enumerate(typed)
        if any(_cell(line, name) for name in COLUMNS)
    )
    numbers = [invoice.number for invoice in taken]
    for number in numbers:
        if numbers.count(number) > 1:
            raise GuideError(f"Deux lignes portent le numéro « {number} ».", "Distinguez-les par leur numéro.")
    return taken


def _taken(line: Mapping[str, Any], invoice: Invoice | None, at: int) -> Invoice:
    number = _cell(line, NUMBER)
    if not number:
        raise IncompleteDossier(f"Ligne {at} : le numéro de la facture manque.", "Complétez-le.")
    try:
        amount = parse_amount(_cell(line, AMOUNT))
        days = {name: parse_date(text) if (text := _cell(line, name)) else None for name in (ISSUED, COMPLETED, DUE)}
    except GuideError as error:
        raise GuideError(f"Ligne {at} : {error.message}", error.hint) from None
    if amount <= 0:
        raise AmountUnreadable(f"Ligne {at} : le montant doit être positif.", "Un avoir se note à part.")
    base = invoice or Invoice(number, amount)
    return replace(base, number=number, amount=amount, issued=days[ISSUED], completed=days[COMPLETED], due=days[DUE])


def _cell(line: Mapping[str, Any], name: str) -> str:
    """What was typed in a cell, without the marks that do not show."""
    value = line.get(name)
    text = "" if value is None or isinstance(value, (float, date)) else str(value)
    return printable(text, "").strip()
