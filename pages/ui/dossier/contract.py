"""What the contract says of late payment, and the pieces that prove the debt."""

from dataclasses import replace

import streamlit as st

from guide.case.model import Exhibit
from guide.law import FLOOR_MULTIPLE
from guide.values import french
from pages.ui import session
from pages.ui.dossier import details
from pages.ui.kit.labels import ALLOCATIONS, plain
from pages.ui.page import fields
from pages.ui.page.fields import bound, required

_NEW = "exhibit.new"
_LAW, _RATE, _MULTIPLE = "loi", "taux", "multiple"
_CLAUSES = {
    _LAW: "Rien, ou je ne sais pas (la loi s'applique)",
    _RATE: "Un taux annuel",
    _MULTIPLE: "« 3 fois le taux légal »",
}


def papers() -> None:
    _terms()
    details.of_contract()
    exhibits()


def _terms() -> None:
    terms = session.dossier.require().terms
    st.markdown("**Ce que dit votre contrat ou vos conditions générales**")
    current = _RATE if terms.rate is not None else _MULTIPLE if terms.floor_multiple is not None else _LAW
    key = fields.key("terms.clause")
    clause = st.radio(
        "Pénalités de retard prévues",
        list(_CLAUSES),
        index=list(_CLAUSES).index(current),
        format_func=lambda clause: french.typeset(_CLAUSES[clause]),
        key=key,
        persist_state="session",
        on_change=_choose_clause,
        args=(key,),
    )
    if clause == _RATE:
        fields.rate("Taux annuel écrit au contrat (%)", "terms.rate", bound("terms.rate"))
    fields.choice(
        "Un paiement partiel règle d'abord",
        "terms.allocation",
        ALLOCATIONS,
        required("terms.allocation"),
        mandatory=True,
    )


def _choose_clause(key: str) -> None:
    """A rate and a multiple never stand together; a rate is written once it is typed."""
    multiple = FLOOR_MULTIPLE if st.session_state[key] == _MULTIPLE else None
    dossier = session.dossier.require()
    session.dossier.edit(replace(dossier, terms=replace(dossier.terms, rate=None, floor_multiple=multiple)))
    st.session_state.pop(fields.key("terms.rate"), None)


def exhibits() -> None:
    dossier = session.dossier.require()
    st.markdown("**Les pièces** (devis signé, bon de livraison, factures, échanges)")
    for index, exhibit in enumerate(dossier.exhibits):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            dated = f", {french.day(exhibit.on)}" if exhibit.on else ""
            st.markdown(f"Pièce {index + 1} : {plain(exhibit.title)}{dated}", width="stretch")
            if st.button("Retirer", key=fields.key(f"exhibit.{index}.remove"), type="tertiary"):
                others = tuple(e for i, e in enumerate(dossier.exhibits) if i != index)
                session.dossier.change(replace(dossier, exhibits=others))
                st.rerun()
    left, right = st.columns([2, 1])
    with left:
        title = fields.text("Intitulé de la pièce", f"{_NEW}.title", placeholder="Devis signé n° 12")
    with right:
        on = fields.day("Sa date", f"{_NEW}.on")
    if st.button("Ajouter cette pièce"):
        if title is None:
            st.error("Donnez un intitulé à la pièce.")
        else:
            session.dossier.change(replace(dossier, exhibits=(*dossier.exhibits, Exhibit(title, on=on))))
            st.rerun()
