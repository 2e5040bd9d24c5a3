"""What may be changed of a letter besides its blanks, in one fold: envelopes, a passage, exhibits, logo, template."""

from datetime import date

import streamlit as st

from guide import letters
from pages.ui import session
from pages.ui.letters import blanks, letterhead, user_templates


def fold(permission: letters.Permission, on: date) -> None:
    letter = permission.letter
    box = st.expander("Changer autre chose : noms, passage, logo, modèle", on_change="rerun", key="letter.changes")
    if not box.open:
        return
    with box:
        if not blanks.wanted(permission):
            blanks.parties()
        if f"words.{letter.id}" not in letter.needs:
            blanks.words(letter.id, "Votre passage")
        for fact, form in blanks.CHANGEABLE.items():
            if fact in letter.needs and fact not in permission.missing:
                form("", on)
        letterhead.form()
        if permission.granted:
            user_templates.form([letter.id], "one")
        session.clock.chooser()
