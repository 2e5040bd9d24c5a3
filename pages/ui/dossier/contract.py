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
LAW, RATE, MULTIPLE = "loi", "taux", "multiple"
#: What a contract may say of late interest.
CLAUSES = {
    LAW: "Rien, ou je ne sais pas (la loi s'applique)",
    RATE: "Un taux annuel",
    MULTIPLE: "« 3 fois le taux légal »",
}


def papers() -> None:
    _terms()
    details.of_contract()
    exhibits()


def _terms() -> None:
    terms = session.dossier.require().terms
    st.markdown("**Ce que dit votre contrat ou vos conditions générales**")
    current = RATE if terms.rate is not None else MULTIPLE if terms.floor_multiple is not None else LAW
    clause = fields.select(
        "Pénalités de retard prévues", "terms.clause", CLAUSES, current, _choose_clause, widget=st.radio
    )
    if clause == RATE:
        fields.rate("Taux annuel écrit au contrat (%)", "terms.rate", bound("terms.rate"))
    fields.choice(
        "Un paiement partiel règle d'abord",
        "terms.allocation",
        ALLOCATIONS,
        required("terms.allocation"),
        mandatory=True,
    )


def _choose_clause(clause: str) -> None:
    """A rate and a multiple never stand together; a rate is written once it is typed."""
    multiple = FLOOR_MULTIPLE if clause == MULTIPLE else None
    dossier = session.dossier.require()
    session.dossier.edit(replace(dossier, terms=replace(dossier.terms, rate=None, floor_multiple=multiple)))
    st.session_state.pop(fields.key("terms.rate"), None)


def exhibits() -> None:
    dossier = session.dossier.require()
    st.markdown("**Les pièces** (devis signé, bon de livraison, factures, échanges)")
    for index, exhibit in enumerate(dossier.exhibits):
        dated = f", {french.day(exhibit.on)}" if exhibit.on else ""
        line = f"Pièce {index + 1} : {plain(exhibit.title)}{dated}"
        if fields.taken_back(line, fields.key(f"exhibit.{index}.remove")):
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
