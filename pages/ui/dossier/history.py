"""What was changed in the dossier in view, the latest first, and the way back."""

import streamlit as st

from guide.values import french
from pages.ui import session
from pages.ui.kit import folds, tables

_SHOWN = 30


def show() -> None:
    client = session.workspace.in_view()
    if client is None or not client.history:
        return
    many = french.count(len(client.history), "modification", "modifications")
    if fold := folds.on_demand(f"Historique du dossier : {many}", "history"):
        with fold:
            latest = [(french.day(entry.on), entry.what) for entry in reversed(client.history)]
            tables.show(("Quand", "Quoi"), latest[:_SHOWN])
            if len(latest) > _SHOWN:
                st.caption(f"Et {french.number(len(latest) - _SHOWN)} plus anciennes, gardées dans votre fichier.")
            if session.workspace.can_undo():
                st.button("Annuler la dernière", on_click=session.workspace.undo, key="history.undo")
