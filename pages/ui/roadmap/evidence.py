"""What proves the debt, and what the invoice says: a table each, folded, with what is missing named first."""

from datetime import date

import streamlit as st

from guide.case.model import Dossier
from guide.path.advice import Mention, evidence, mentions
from guide.values import french
from pages.ui.kit import tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain

#: Invoices named one by one; the others are counted.
NAMED = 5
_HELD = {True: "oui", False: "non", None: "non précisé"}


def proofs(dossier: Dossier, on: date) -> None:
    """Strongest first; a proof that the dossier does not tell of is not said to be missing."""
    proof_set = evidence(dossier, on)
    count = sum(proof.held is True for proof in proof_set.proofs)
    noted = french.count(count, "pièce notée", "pièces notées")
    st.markdown(f"**Vos preuves : {noted} sur {len(proof_set.proofs)}.**")
    st.markdown(plain(proof_set.rule, 1000))
    tables.show(
        ("Pièce", "Force", "Vous l'avez", "Comment l'obtenir ou la renforcer"),
        [(proof.title, proof.strength.value, _HELD[proof.held], proof.how) for proof in proof_set.proofs],
    )
    cited = (*proof_set.references, *(reference for proof in proof_set.proofs for reference in proof.references))
    st.caption(f"Références : {cite_all(cited)}.")
    st.page_link("pages/mon_dossier.py", label="Noter une pièce dans mon dossier")


def invoice(dossier: Dossier) -> None:
    """Each mention, whether it is there, and what follows from it for the claim."""
    lines = mentions(dossier)
    tables.show(
        ("À chercher", "Dans le dossier", "Ce qui s'ensuit"),
        [(mention.title, _there(mention, len(dossier.invoices)), mention.follows) for mention in lines],
    )
    st.caption(f"Références : {cite_all(ref for mention in lines for ref in mention.references)}.")


def _there(mention: Mention, invoices: int) -> str:
    """With several invoices, those at fault are named, the first few of them."""
    presence = _HELD[mention.there]
    if not mention.lacking or invoices == 1:
        return presence
    rest = len(mention.lacking) - NAMED
    others = [french.count(rest, "autre", "autres")] if rest > 0 else []
    return f"{presence} : {french.listed([*mention.lacking[:NAMED], *others])}"
