"""The ledger on screen: what to do by customer, the files to take away, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide import ledger
from guide.case.codes import DebtorKind
from guide.case.model import Creditor
from guide.ledger.priorities import NextAction
from guide.values import french
from pages.ui import clock, dossier_state, ledger_state, tables
from pages.ui.figures_view import CLIENTS
from pages.ui.wording import DEBTOR_KINDS, plain

if TYPE_CHECKING:
    from guide.ledger.ledger import Ledger

ACTIONS = {
    NextAction.ACTE_INTERRUPTIF: "Agir avant la prescription",
    NextAction.MISE_EN_DEMEURE: "Mettre en demeure",
    NextAction.OUVRIR_DOSSIER: "Ouvrir le dossier, vérifier",
    NextAction.RELANCE_AMIABLE: "Relancer",
    NextAction.ATTENDRE_ECHEANCE: "Attendre l'échéance",
}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 20
#: The longest list of customers that a person is asked to choose from.
OFFERED = 200


def actions(found: Ledger) -> None:
    """What to do this week, by customer, with the reason; and the dossier of one of them."""
    st.subheader("Que faire cette semaine", anchor=False)
    order = list(ACTIONS)
    owing = sorted(
        (d for d in found.debtors if d.open > 0), key=lambda d: (order.index(d.next_action), -d.overdue)
    )
    if not owing:
        st.success("Aucun client ne vous doit d'argent dans ce fichier.")
        return
    tables.show(
        ("Client", "En retard", "À faire d'abord"),
        [(d.name, french.money(d.overdue), ACTIONS[d.next_action]) for d in owing[:SHOWN]],
        right=(1,),
    )
    if len(owing) > SHOWN:
        st.caption(
            f"Et {french.number(len(owing) - SHOWN)} autres clients, dans la liste ci-dessous et l'export."
        )
    with st.container(border=True):
        if len(owing) > OFFERED:
            sought = st.text_input(
                "Chercher un client", key="ledger.sought", live=True, persist_state="session"
            )
            wanted = (sought or "").casefold()
            owing = [d for d in owing if wanted in d.name.casefold()][:OFFERED] or owing[:OFFERED]
        by_number = {d.number: d for d in owing}
        number = st.selectbox(
            "Client", list(by_number), format_func=lambda n: by_number[n].name, key="ledger.debtor"
        )
        chosen = by_number.get(number, owing[0])
        st.markdown(
            f"**{ACTIONS[chosen.next_action]}.** {plain(chosen.reason)}  \n"
            f"{french.money(chosen.overdue)} en retard, {french.money(chosen.open)} dus en tout."
        )
        kinds = [kind.value for kind in DEBTOR_KINDS]
        kind = st.selectbox(
            "Qui est ce client ?", kinds, index=None, format_func=lambda k: DEBTOR_KINDS[DebtorKind(k)],
            placeholder="Choisissez : la loi n'est pas la même pour tous", key=f"ledger.kind.{chosen.number}",
        )  # fmt: skip
        if st.button("Ouvrir le dossier", type="primary"):
            if kind is None:
                st.error("Dites d'abord qui est ce client : un export ne le dit pas.")
            else:
                _open(found, chosen.number, DebtorKind(kind))


def _open(found: Ledger, debtor: int, kind: DebtorKind) -> None:
    """The customer's dossier; who claims is kept from the dossier in view."""
    before = dossier_state.current()
    creditor = before.creditor if before else Creditor(name="")
    made = ledger.draw(found, debtor, creditor, kind)
    dossier_state.propose(made, "pages/decompte.py", clock.chosen())


def downloads(found: Ledger) -> None:
    """Made only when asked for."""
    stem = f"balance-agee-{found.as_of.isoformat()}"
    with st.container(horizontal=True):
        st.download_button(
            "Télécharger pour Excel", lambda: ledger.excel(found), f"{stem}.xlsx", _EXCEL, on_click="ignore",
            key="ledger.xlsx",
        )  # fmt: skip
        st.download_button(
            "Les clients en CSV", lambda: ledger.debtors_csv(found), f"{stem}-clients.csv", "text/csv",
            on_click="ignore", key="ledger.csv",
        )  # fmt: skip
        st.download_button(
            "Les factures en CSV", lambda: ledger.items_csv(found), f"{stem}-factures.csv", "text/csv",
            on_click="ignore", key="ledger.items",
        )  # fmt: skip


def settings(found: Ledger) -> None:
    held = found.options
    with st.expander("Réglages : échéances, genre de clients"):
        delai = st.number_input(
            "Échéance estimée quand elle manque : jours après la pièce",
            0,
            365,
            held.delai,
            key="ledger.delai",
        )
        kinds = list(CLIENTS)
        kind = st.selectbox(
            "Vos clients sont, le plus souvent", kinds, index=kinds.index(held.client_kind),
            format_func=CLIENTS.__getitem__, key="ledger.clients",
        )  # fmt: skip
        confirmed = st.checkbox(
            "Je confirme ces échéances (les pénalités se calculent alors dessus)", held.confirmed_terms,
            key="ledger.confirmed",
        )  # fmt: skip
        ledger_state.set_options(int(delai), kind or held.client_kind, confirmed)
