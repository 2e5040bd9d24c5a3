"""« Qui a payé ? » beside a ledger: what is confirmed goes into the follow-up."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from guide.ledger.dunning import FollowedLedger, Receipt, note_changes
from guide.values import french
from pages.ui import session
from pages.ui.bank import who_paid
from pages.ui.kit.labels import plain

if TYPE_CHECKING:
    from guide.ledger.bank import Proposal

#: Payments noted that are listed, the latest first.
_SHOWN = 30


def payments(tracking: FollowedLedger) -> None:
    """A bank statement held against the open items of the ledger."""
    from guide.ledger.bank import ledger_invoices, noted_receipts

    who_paid.statements(
        lambda: ledger_invoices(tracking), lambda: noted_receipts(tracking.follow_up), partial(_note, tracking)
    )
    _noted(tracking)


def _noted(tracking: FollowedLedger) -> None:
    """The payments confirmed of these customers, each with what takes it back: one who paid all owes nothing any more, and
    stands in no other list."""
    noted = [(number, each) for number, customer in tracking.matches.by_debtor.items() for each in customer.received]
    if not noted:
        return
    title = french.count(len(noted), "paiement noté", "paiements notés")
    with st.expander(title.capitalize(), key="bank.noted"):
        for number, receipt in sorted(noted, key=lambda each: each[1].on, reverse=True)[:_SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                amount, on = french.money(receipt.amount), french.short_day(receipt.on)
                how = ", dit par vous" if receipt.is_by_hand else ", d’après votre relevé"
                st.markdown(f"{plain(tracking.name(number))} : {amount} le {on}{how}", width="stretch")
                st.button(
                    "Retirer",
                    key=f"bank.remove.{number}.{receipt.line}",
                    on_click=_take_back,
                    args=(tracking, number, receipt),
                    type="tertiary",
                )


def _take_back(tracking: FollowedLedger, debtor: int, receipt: Receipt) -> None:
    session.notes.note(note_changes.without_receipt(tracking, debtor, receipt))
    session.origin.take_from_dossier(tracking.ledger.debtor_keys[debtor], receipt)


def _note(tracking: FollowedLedger, proposal: "Proposal") -> None:
    from guide.ledger.bank import receipt_of

    debtor = next(view.number for view in tracking.debtors if view.key == proposal.client)
    session.notes.note(note_changes.with_receipt(tracking, debtor, receipt_of(proposal)))
    session.origin.note_in_dossier(proposal.client, proposal)
