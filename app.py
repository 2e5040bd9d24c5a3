"""Accueil: what the visitor came with, a case to look at, and what happens to what is typed."""

from __future__ import annotations

import streamlit as st

from guide.case.storage import MAX_BYTES
from pages import ui
from pages.ui import session, web
from pages.ui.page import screen_words

DOORS = (
    (
        "Mon client ne paie pas",
        "Quelques questions, une à la fois : vous saurez quoi faire aujourd'hui, et pourquoi.",
        "Commencer",
        "pages/que_faire.py",
    ),
    (
        "J'ai un export de ma comptabilité",
        "Déposez un FEC ou une liste de factures : vous verrez qui vous doit quoi, depuis quand.",
        "Analyser mon export",
        "pages/balance_agee.py",
    ),
)


def home() -> None:
    with ui.page("Votre client ne paie pas ?", name="Accueil"):
        st.markdown(
            "Sachez quoi faire aujourd'hui, combien réclamer au centime près, jusqu'à quand agir, "
            "et repartez avec le courrier prêt à envoyer."
        )
        for column, (door, promise, button, target) in zip(st.columns(2), DOORS, strict=True):
            with column.container(border=True, height="stretch"):
                st.header(door, anchor=False)
                st.markdown(promise)
                st.space("stretch")
                if st.button(button, type="primary" if door is DOORS[0][0] else "secondary", width="stretch"):
                    st.switch_page(target)

        st.header("Voir d'abord un exemple", anchor=False)
        st.markdown("Tout est rempli, rien n'est réel : un cas d'école et un export inventés, au 22 novembre 2026.")
        with st.container(horizontal=True):
            opened_case = st.button("Ouvrir le cas « Durand & Fils »")
            opened_letter = st.button("Lire sa mise en demeure")
            opened = [name for name, said in session.examples.EXPORTS.items() if st.button(f"Ouvrir {said} d'exemple")]
        if opened_case:
            session.dossier.propose(
                session.examples.worked_case(), "pages/decompte.py", session.examples.FIXED_DAY, keeps=True
            )
        if opened_letter:
            st.session_state[session.dossier.LETTER] = "mise_en_demeure"
            session.dossier.propose(
                session.examples.worked_case(), "pages/courriers.py", session.examples.FIXED_DAY, keeps=True
            )
        if opened:
            session.ledger.open_example(opened[0])
            st.switch_page("pages/balance_agee.py")

        st.header("Reprendre un dossier", anchor=False)
        file = st.file_uploader(
            "Déposez le fichier .json gardé par « Enregistrer mon dossier » (5 Mo au plus)",
            type=["json"],
            max_upload_size=MAX_BYTES // 1_000_000,
            key="reopen",
        )
        if file is not None and st.button("Ouvrir ce dossier", type="primary"):
            session.dossier.propose(session.dossier.from_file(file.getvalue()), "pages/mon_dossier.py", keeps=True)

        st.caption("Vous préférez apprendre d'abord ? Des leçons de cinq minutes, et des décisions à prendre.")
        st.page_link("pages/se_former.py", label="Se former")
        screen_words.fold("app.py")


if __name__ == "__main__":
    home()
else:
    # Imported by the server, which serves this same file as the first screen.
    app = st.App(__file__, middleware=web.middleware())
