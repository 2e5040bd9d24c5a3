"""The end of a story: paid, paid too much, a few euros left, given up. Its papers, and the client put away."""

import streamlit as st

from guide import letters, path
from guide.case.codes import EventKind
from guide.claim import Statement
from guide.path.advice import reason
from guide.values import french
from pages.ui import session
from pages.ui.kit import amount, leaving
from pages.ui.kit.labels import plain

_RECEIPT, _WITHDRAWAL = "recu", "desistement"
#: The remedy that closes a file.
_CLOSE = "clore_dossier"


def is_one(advice: path.Advice, statement: Statement | None) -> bool:
    """Nothing is left to ask for, or what is left is not worth asking."""
    if advice.primary == _CLOSE:
        return True
    return statement is not None and statement.billed > 0 and statement.total <= 0


def show(advice: path.Advice, statement: Statement | None) -> None:
    """What ended, what to give back or to forget, the receipt, and the next client."""
    surplus = statement.surplus if statement is not None else 0
    left = statement.claimable if statement is not None else 0
    with st.container(border=True, key="today"):
        if left > 0:
            st.header(advice.steps[0].title, anchor=False)
            amount.show(left)
        elif surplus:
            st.header("Tout est payé, et au-delà", anchor=False)
            amount.show(surplus)
            st.caption("à rendre à votre client, ou à déduire d'une prochaine facture s'il l'accepte par écrit")
        else:
            st.header("Tout est payé", anchor=False)
        st.markdown(plain(reason(advice) if left > 0 or advice.primary == _CLOSE else _paid(surplus), 600))
        with st.container(horizontal=True):
            st.button("Classer ce client", type="primary", key="ending.close", on_click=_put_away)
            if left <= 0:
                session.dossier.write_button("Écrire un reçu", _RECEIPT, "ending.receipt")
            if left <= 0 and _sued(advice):
                session.dossier.write_button("Écrire un désistement", _WITHDRAWAL, "ending.withdrawal")
            for step in advice.steps[1:2]:
                id = next((id for id in step.letters if id in letters.letters()), None)
                if left > 0 and id is not None:
                    session.dossier.write_button(letters.letters()[id].title, id, "ending.remind")
    if left <= 0 and _sued(advice):
        st.caption("Un juge est saisi : écrivez-lui que vous arrêtez (désistement) avant de classer.")


def _sued(advice: path.Advice) -> bool:
    """Whether a request or a writ is noted: the withdrawal ends it (CPC 394)."""
    dossier = session.dossier.require()
    return dossier.first(EventKind.REQUETE_DEPOSEE, EventKind.DEMANDE_EN_JUSTICE, on=advice.as_of) is not None


def _paid(surplus: int) -> str:
    if surplus:
        return (
            f"Votre client a payé {french.money(surplus)} de plus que ce qu'il devait, intérêts et indemnité compris."
        )
    return "Il ne reste rien à payer, ni facture, ni intérêts, ni indemnité."


def give_up() -> None:
    """The way out of a claim that is not worth its trouble; home keeps the client among those put away."""
    st.button("J'y renonce : classer", key="ending.give_up", type="tertiary", on_click=_put_away)


def _put_away() -> None:
    client = session.workspace.in_view()
    if client is not None:
        session.workspace.archive(client.id, True)
    leaving.leave_for("app.py")
