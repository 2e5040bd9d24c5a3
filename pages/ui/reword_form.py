"""The opening and the closing of a letter in the user's own words, kept in the dossier; and what was changed, said."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from guide import letters
from guide.letters.rewording import CLOSING, LONGEST, OPENING, asked
from guide.values import french
from pages.ui import dossier_state, fields

_PARTS = {
    OPENING: ("L'ouverture, au lieu de « Madame, Monsieur, »", "l'ouverture"),
    CLOSING: ("La formule de fin, au lieu de « Je vous prie d'agréer… »", "la formule de fin"),
}


def form(letter: letters.Letter) -> None:
    """Nothing for a deed, which has neither."""
    if not letter.envelope:
        return
    with st.expander("Changer l'ouverture ou la formule de fin"):
        for part, (label, _) in _PARTS.items():
            name = letter.id + part
            key = fields.key(f"words.{name}")
            st.text_input(
                label, value=dossier_state.require().words.get(name, ""), key=key, max_chars=LONGEST,
                persist_state="session", on_change=_keep, args=(name, key),
            )  # fmt: skip


def said(letter: letters.Letter) -> None:
    """What of the letter in view is the user's."""
    words = dossier_state.require().words
    changed = [_PARTS[part][1] for part in asked(letter.id, words)] if letter.envelope else []
    if words.get(letter.id, "").strip():
        changed.append("votre passage")
    if changed:
        st.caption(
            f"De votre main : {french.listed(changed)}. Les sommes, les tableaux et les textes de loi restent calculés."
        )


def _keep(name: str, key: str) -> None:
    dossier = dossier_state.require()
    text = "".join(c for c in st.session_state[key] or "" if c.isprintable()).strip()
    words = {**dossier.words, name: text}
    if not text:
        del words[name]
    dossier_state.edit(replace(dossier, words=words))
