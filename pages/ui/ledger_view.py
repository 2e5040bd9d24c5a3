"""The ledger on screen: what was understood first, then one amount, what to do by customer, and the ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide import ledger
from guide.case.codes import DebtorKind
from guide.case.model import Creditor
from guide.ledger.priorities import NextAction
from guide.ledger.sources import FileInfo, FileKind, Severity
from guide.values import french
from pages.ui import charts, clock, dossier_state, ledger_state, tables
from pages.ui.mapping_form import FIELDS
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
BUCKETS = {
    "not_due": "Pas encore dû",
    "1-30": "1 à 30 jours de retard",
    "31-60": "31 à 60 jours",
    "61-90": "61 à 90 jours",
    "91+": "Plus de 90 jours",
    "no_due_date": "Sans échéance",
}
_SEPARATORS = {"\t": "tabulation", ";": "point-virgule", ",": "virgule", "|": "barre verticale"}
_SEVERITIES = {Severity.ERROR: "À corriger", Severity.WARNING: "À vérifier", Severity.INFO: "À savoir"}
_CLIENTS = {
    ledger.ClientKind.PROFESSIONNEL: "des professionnels",
    ledger.ClientKind.PARTICULIER: "des particuliers",
    ledger.ClientKind.PUBLIC: "des acheteurs publics",
}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN, ANOMALIES_SHOWN = 20, 50


def understood(found: Ledger) -> None:
    """Before any figure: what was read, kept and left out, with the sums that must come out."""
    st.subheader("Ce qui a été compris", anchor=False)
    for info in found.files:
        st.markdown(_file(info))
    controls = [(c, info) for info in found.files for c in info.controls]
    if controls:
        tables.show(
            ("Contrôle", "Trouvé", "Attendu", ""),
            [
                (
                    c.label,
                    french.money(c.found),
                    "" if c.expected is None else french.money(c.expected),
                    "" if c.expected is None else "juste" if c.holds else "écart",
                )
                for c, _ in controls
            ],
            right=(1, 2),
        )
    _anomalies(found)


def _file(info: FileInfo) -> str:
    kind = "un FEC" if info.kind is FileKind.FEC else "une liste de factures"
    how = [part for part in (
        f"séparateur {_SEPARATORS.get(info.separator, info.separator)}" if info.separator else "",
        f"encodage {info.encoding}" if info.encoding else "",
        f"feuille « {plain(info.sheet)} »" if info.sheet else "",
    ) if part]  # fmt: skip
    days = (
        f", du {french.short_day(info.first)} au {french.short_day(info.last)}"
        if info.first and info.last
        else ""
    )
    rows = (
        f"{french.count(info.rows, 'ligne lue', 'lignes lues')}{days} : {french.number(info.kept)} gardées, "
        f"{french.number(info.ignored)} sans rapport avec vos clients, {french.number(info.dropped)} illisibles"
    )
    columns = ""
    if info.mapping is not None:
        taken = [f"{FIELDS[field]} = « {plain(name)} »" for field, name in info.mapping.columns.items()]
        columns = f"  \nColonnes : {' ; '.join(taken)}."
    return f"**{plain(info.name)}** est {kind} ({', '.join(how)}).  \n{rows}.{columns}"


def _anomalies(found: Ledger) -> None:
    said = found.anomalies
    if not said:
        return
    worst = min((list(_SEVERITIES).index(a.severity) for a in said), default=2)
    label = f"{french.count(len(said), 'remarque', 'remarques')} sur ce fichier"
    with st.expander(label, expanded=worst == 0):
        order = list(_SEVERITIES)
        shown = sorted(said, key=lambda a: order.index(a.severity))[:ANOMALIES_SHOWN]
        tables.show(
            ("", "Ligne", "Ce qui a été trouvé"),
            [
                (
                    _SEVERITIES[a.severity],
                    "" if a.row is None else str(a.row),
                    f"{a.column} « {a.value} » : {a.message}" if a.column and a.value else a.message,
                )
                for a in shown
            ],
        )
        if len(said) > len(shown):
            st.caption(f"Et {french.number(len(said) - len(shown))} autres.")


def key_figures(found: Ledger) -> None:
    """One amount dominates: what is late."""
    totals = found.ageing
    owing = [d for d in found.debtors if d.open > 0]
    with st.container(border=True):
        estimate = " (échéances estimées)" if found.has_estimates else ""
        st.markdown(f"Au **{french.day(found.as_of)}**, vos clients ont en retard{estimate}")
        st.metric("En retard", french.money(totals.overdue), label_visibility="collapsed")
        parts = f"sur {french.money(totals.open)} qu'ils doivent en tout"
        if totals.credit:
            parts += f" ; {french.money(totals.credit)} sont au crédit de clients qui ont trop payé"
        st.markdown(f"{parts}.")
        ahead = [d for d in owing if d.deadline is not None and d.deadline >= found.as_of]
        if ahead:
            first = min(ahead, key=lambda d: d.deadline or found.as_of)
            assert first.deadline is not None
            st.markdown(
                f"Premier délai qui ferait perdre de l'argent : **{french.day(first.deadline)}**, "
                f"{plain(first.name)} (estimation, si ce sont {_CLIENTS[found.options.client_kind]})."
            )
        dated = [d for d in owing if d.oldest is not None]
        if dated:
            last = min(dated, key=lambda d: d.oldest or found.as_of)
            assert last.oldest is not None
            st.markdown(f"Facture la plus ancienne : {french.day(last.oldest)}, {plain(last.name)}.")
        for code, cents in totals.foreign.items():
            st.caption(
                f"À part : {french.money(cents, found.currencies[code])}, jamais additionnés aux euros."
            )


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


def ageing(found: Ledger) -> None:
    st.subheader("Depuis quand", anchor=False)
    amounts = {
        BUCKETS[name]: cents for name, cents in found.ageing.buckets.items() if cents or name != "no_due_date"
    }
    said = ", ".join(f"{label} {french.money(cents)}" for label, cents in amounts.items())
    charts.bars(amounts, alt=f"Sommes dues par ancienneté : {said}.")
    total = ("Total dû", french.money(found.ageing.open))
    tables.show(
        ("Ancienneté", "Montant"), [(k, french.money(v)) for k, v in amounts.items()], right=(1,), total=total
    )


def downloads(found: Ledger) -> None:
    """Made only when asked for."""
    stem = f"balance-agee-{found.as_of.isoformat()}"
    with st.container(horizontal=True):
        st.download_button(
            "Télécharger pour Excel", lambda: ledger.workbook(found), f"{stem}.xlsx", _EXCEL, on_click="ignore",
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
        kinds = list(_CLIENTS)
        kind = st.selectbox(
            "Vos clients sont, le plus souvent", kinds, index=kinds.index(held.client_kind),
            format_func=_CLIENTS.__getitem__, key="ledger.clients",
        )  # fmt: skip
        confirmed = st.checkbox(
            "Je confirme ces échéances (les pénalités se calculent alors dessus)", held.confirmed_terms,
            key="ledger.confirmed",
        )  # fmt: skip
        ledger_state.set_options(int(delai), kind or held.client_kind, confirmed)
