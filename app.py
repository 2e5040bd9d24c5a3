"""Accueil: the list of my clients; before there is one, what the visitor came with and a case to look at."""

import streamlit as st

from pages import ui
from pages.ui import session, web
from pages.ui.home import bank, clients, past_export, welcome
from pages.ui.page import screen_words


def home() -> None:
    whole = session.workspace.current()
    known = (
        whole.clients
        or whole.follow_up.debtors
        or (session.ledger.current() is not None and not session.ledger.is_invented())
    )
    with ui.page("Mes clients" if known else "Votre client ne paie pas ?", name="Mes clients"):
        if known:
            clients.show()
            past_export.noted()
            st.header("Ajouter un fichier", anchor=False)
            welcome.reopen()
            bank.payments()
        else:
            welcome.doors()
            welcome.examples()
            st.header("Reprendre", anchor=False)
            welcome.reopen()
            st.caption("Vous préférez apprendre d’abord ? Des leçons de cinq minutes, et des décisions à prendre.")
            st.page_link("pages/se_former.py", label="Se former")
        screen_words.fold("app.py")


if __name__ == "__main__":
    home()
else:
    # Imported by the server, which serves this same file as the first screen.
    app = st.App(__file__, middleware=web.middleware())
