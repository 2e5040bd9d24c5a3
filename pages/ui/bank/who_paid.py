"""« Qui a payé ? » : a bank statement held against what is owed; each payment is noted by a click, and by a click only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from guide.errors import GuideError
from guide.values import french
from pages import ui
from pages.ui import session
from pages.ui.kit import folds, tables
from pages.ui.kit.labels import plain

if TYPE_CHECKING:
    from guide.ledger.bank import BankLine, BankStatement, KnownPayment, OpenInvoice, Proposal

#: Proposals drawn at once; each has two buttons.
_SHOWN = 10
_ERROR = "bank.error"
_REASONS = {
    "reference": "le libellé porte le numéro de la facture",
    "montant": "c’est le montant exact d’une seule facture",
    "nom": "le libellé porte le nom du client",
}
_NEXT_STEP = "Rien n’est noté sans vous. Le relevé est lu ici, il n’est ni envoyé ni enregistré."


def statements(
    invoices: Callable[[], Sequence[OpenInvoice]],
    noted: Callable[[], Sequence[KnownPayment]],
    note: Callable[[Proposal], None],
) -> None:
    """The box. `invoices`: what is owed; `noted`: the payments that are known; `note`: keeps one that was confirmed."""
    with st.expander("Qui a payé ? Déposez un relevé de banque", key="bank.fold"):
        st.markdown(
            "Le relevé de vos opérations, téléchargé depuis votre banque en CSV, OFX ou CAMT.053 : les paiements reçus sont "
            f"rapprochés de vos factures. {_NEXT_STEP}"
        )
        uploaded = st.file_uploader("Relevé de banque", accept_multiple_files=True, key="bank.upload")
        session.bank.take([(file.file_id, file.name, file.getvalue()) for file in uploaded])
        for error in session.bank.refused():
            ui.tell(error)
        if (failed := st.session_state.pop(_ERROR, None)) is not None:
            st.error(plain(failed, 600))
        read = session.bank.statements()
        if not read:
            return
        for statement in read:
            _told(statement)
        _matched(invoices(), noted(), note)
        st.button("Retirer ces relevés", key="bank.forget", on_click=session.bank.forget, type="tertiary")


def _told(statement: BankStatement) -> None:
    """What was read of a statement, and what was left aside."""
    received = statement.received
    if not received:
        payments = "aucun paiement reçu"
    else:
        total = french.money(sum(line.amount for line in received))
        since, until = french.short_day(received[0].on), french.short_day(received[-1].on)
        many = french.count(len(received), "paiement reçu", "paiements reçus")
        payments = f"{many}, {total}, du {since} au {until}"
    aside = [
        french.count(statement.outgoing, "dépense", "dépenses") if statement.outgoing else "",
        french.count(statement.unsettled, "ligne en attente ou annulée", "lignes en attente ou annulées")
        if statement.unsettled
        else "",
        french.count(statement.foreign, "ligne en devise", "lignes en devise") if statement.foreign else "",
    ]
    left = french.listed([part for part in aside if part])
    st.markdown(f"**{plain(statement.name, 80)}** : {payments}." + (f" Laissé de côté : {left}." if left else ""))
    if statement.unreadable:
        what = ("ligne", "lignes") if statement.format.value == "CSV" else ("opération", "opérations")
        many = french.count(len(statement.unreadable), *what)
        places = french.listed([str(place) for place in statement.unreadable[:10]])
        st.warning(f"Pas lu : {many} du fichier ({what[0]} {places}). À vérifier sur votre relevé.")


def _matched(invoices: Sequence[OpenInvoice], noted: Sequence[KnownPayment], note: Callable[[Proposal], None]) -> None:
    from guide.ledger.bank import match_lines, new_lines

    lines = session.bank.lines()
    new = new_lines(lines, noted)
    matched = match_lines(new, invoices)
    known = len(lines) - len(new)
    if known:
        st.markdown(f"{french.count(known, 'ligne déjà notée', 'lignes déjà notées')} : rien n’est compté deux fois.")
    if matched.proposals:
        many = french.count(len(matched.proposals), "paiement à confirmer", "paiements à confirmer")
        st.markdown(f"**{many}**")
    elif new:
        st.markdown("Aucune de ces lignes ne ressemble à une facture due : rien à confirmer.")
    for proposal in matched.proposals[:_SHOWN]:
        _card(proposal, note)
    if len(matched.proposals) > _SHOWN:
        st.caption(f"Et {french.number(len(matched.proposals) - _SHOWN)} ensuite.")
    _unknown(matched.unknown)


def _card(proposal: Proposal, note: Callable[[Proposal], None]) -> None:
    line = proposal.line
    with st.container(border=True):
        st.markdown(
            f"**{plain(proposal.name)}** · {french.money(line.amount)} reçus le {french.day(line.on)}  \n"
            f":small[« {plain(line.label, 200)} »]"
        )
        st.markdown(f"Pour {_parts(proposal)} : {_REASONS[proposal.reason]}.")
        if proposal.surplus:
            st.caption(
                f"{french.money(proposal.surplus)} de plus que ces factures : pénalités, acompte ? À vous de voir."
            )
        with st.container(horizontal=True):
            st.button("Oui, noter ce paiement", key=f"bank.yes.{line.id}", on_click=_confirm, args=(proposal, note))
            st.button(
                "Non", key=f"bank.no.{line.id}", on_click=session.bank.set_aside, args=(line.id,), type="tertiary"
            )


def _parts(proposal: Proposal) -> str:
    """« la facture F1 (200,00 € sur 1 200,00 €) »."""
    parts = []
    for part in proposal.parts[:5]:
        name = plain(part.invoice.number, 60) or "sans numéro"
        whole = part.paid == part.invoice.left
        amount = (
            french.money(part.paid) if whole else f"{french.money(part.paid)} sur {french.money(part.invoice.left)}"
        )
        parts.append(f"{name} ({amount})")
    if len(proposal.parts) > 5:
        parts.append(f"{french.number(len(proposal.parts) - 5)} autres")
    return ("la facture " if len(proposal.parts) == 1 else "les factures ") + french.listed(parts)


def _confirm(proposal: Proposal, note: Callable[[Proposal], None]) -> None:
    try:
        note(proposal)
    except GuideError as error:
        st.session_state[_ERROR] = str(error)
        return
    st.toast(f"Noté : {french.money(proposal.line.amount)}, {plain(proposal.name)}.")


def _unknown(lines: Sequence[BankLine]) -> None:
    if not lines:
        return
    title = french.count(len(lines), "paiement sans facture reconnue", "paiements sans facture reconnue")
    if fold := folds.on_demand(title, "bank.unknown"):
        with fold:
            rows = [(french.short_day(each.on), each.label, french.money(each.amount)) for each in lines[:100]]
            tables.show(("Jour", "Libellé", "Montant"), rows, right=(2,))
            st.caption("Un client que vous reconnaissez ? Notez son paiement dans son dossier.")
