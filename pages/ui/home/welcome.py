"""What one sees first: what brought one here, and a case to look at."""

import streamlit as st

from pages.ui import session

DOORS = (
    (
        "Mon client ne paie pas",
        "Quelques questions, une à la fois : vous saurez quoi faire aujourd’hui, et pourquoi.",
        "Commencer",
        "pages/que_faire.py",
    ),
    (
        "J’ai un export de ma comptabilité",
        "Déposez un FEC ou une liste de factures : vous verrez qui vous doit quoi, depuis quand.",
        "Analyser mon export",
        "pages/balance_agee.py",
    ),
)


def doors() -> None:
    st.markdown(
        "Sachez quoi faire aujourd’hui, combien réclamer au centime près, jusqu’à quand agir, "
        "et repartez avec le courrier prêt à envoyer."
    )
    for column, (door, promise, button, target) in zip(st.columns(2), DOORS, strict=True):
        with column.container(border=True, height="stretch"):
            st.header(door, anchor=False)
            st.markdown(promise)
            st.space("stretch")
            if st.button(button, type="primary" if door is DOORS[0][0] else "secondary", width="stretch"):
                st.switch_page(target)


def examples() -> None:
    st.header("Voir d’abord un exemple", anchor=False)
    st.markdown("Tout est rempli, rien n’est réel : un cas d’école et un export inventés, au 22 novembre 2026.")
    case, day = session.examples.worked_case, session.examples.FIXED_DAY
    with st.container(horizontal=True):
        if st.button("Ouvrir le cas « Durand & Fils »"):
            session.workspace.open_case(case(), day, "pages/decompte.py")
        if st.button("Lire sa mise en demeure"):
            session.workspace.add(case(), day, example=True)
            st.session_state[session.dossier.LETTER] = "mise_en_demeure"
            st.switch_page("pages/courriers.py")
        for name, title in session.examples.EXPORTS.items():
            if st.button(f"Ouvrir {title} d’exemple"):
                session.ledger.open_example(name)
                st.switch_page("pages/balance_agee.py")


def reopen() -> None:
    """Any file: ours go into the workspace, an export to its screen."""
    files = st.file_uploader(
        "Déposez un fichier enregistré ici (vos clients, un dossier, un suivi) ou un export de votre comptabilité",
        accept_multiple_files=True,
        key="reopen",
    )
    others = session.dropped.take([(file.file_id, file.name, file.getvalue()) for file in files])
    if others:
        with st.spinner("Lecture du fichier…"):
            fresh = session.ledger.take(others)
        if fresh:
            st.switch_page("pages/balance_agee.py")
