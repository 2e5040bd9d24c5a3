"""The text of a letter in the user's own words, a paragraph at a time: kept in the dossier, said, and what no longer fits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import streamlit as st

from guide.case.codec import MAX_TEXT
from guide.case.model import Edit
from guide.claim import Regime, regime
from guide.letters.user_edits import paragraph_edits
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import plain
from pages.ui.page import fields

if TYPE_CHECKING:
    from guide.letters.user_edits import EditedLetter, Passage, Stale

_MODE = "letter.edit"


def is_open() -> bool:
    return bool(st.session_state.get(_MODE))


def mode(id: str, draft: EditedLetter) -> bool:
    """Whether the text is being edited; above it, what is the user's and what is to be read again."""
    editing = st.toggle("Modifier le texte", key=_MODE, persist_state="session")
    for number, one in enumerate(draft.stale):
        _stale(id, number, one)
    if draft.elsewhere:
        passages = french.count(len(draft.elsewhere), "passage écrit", "passages écrits")
        st.caption(f"{passages} pour un autre ton : absents de cette version.")
    if not editing:
        _told(id, draft)
        return False
    st.caption(
        "Une ligne fait un paragraphe ; un passage vidé disparaît du courrier. Les tableaux, les adresses et la signature "
        "viennent du dossier : ils ne se changent pas ici."
    )
    if any(passage.edit for passage in draft.passages):
        st.button(
            "Revenir partout au texte d'origine",
            key=f"edit.{id}.all",
            on_click=session.dossier.remake,
            args=(paragraph_edits.restored, id),
        )
    return True


def area(id: str, number: int, passage: Passage, draft: EditedLetter) -> None:
    """One paragraph to edit, with what its words may do."""
    name = f"{number}.{crc32(passage.original.encode()):08x}"  # another paragraph is another field
    key = fields.key(f"edit.{id}.{name}")
    st.text_area(
        f"Passage {number} du courrier",
        value=passage.text,
        key=key,
        max_chars=MAX_TEXT,
        height="content",
        label_visibility="collapsed",
        persist_state="session",
        on_change=_keep,
        args=(id, passage.original, passage.edit, key),
        placeholder="Passage retiré du courrier",
    )
    if passage.edit is not None:
        _warn(passage, draft)
        st.button(
            "Revenir au texte d'origine",
            key=f"edit.{id}.{name}.back",
            type="tertiary",
            on_click=session.dossier.remake,
            args=(paragraph_edits.kept, id, passage.original, passage.edit, passage.original),
        )


def _keep(id: str, original: str, edit: Edit | None, key: str) -> None:
    text = st.session_state[key] or ""
    session.dossier.edit(paragraph_edits.kept(session.dossier.require(), id, original, edit, text))


def _resume(id: str, one: Stale) -> None:
    """The words in place of today's paragraph, open to be read again."""
    session.dossier.remake(paragraph_edits.kept, id, one.now, one.edit, one.words)
    st.session_state[_MODE] = True


def _stale(id: str, number: int, one: Stale) -> None:
    from guide.letters.user_edits import said

    with st.container(border=True):
        st.warning(plain(said(one), 900))
        words = "  \n".join(plain(line, MAX_TEXT) for line in one.edit.text.split("\n"))
        st.markdown(f"Votre texte : {words}" if words else "Vous l'aviez retiré.")
        if one.now is not None:
            st.markdown(f"Le courrier dit aujourd'hui : {plain(one.now, MAX_TEXT)}")
        with st.container(horizontal=True):
            if one.now is not None:
                st.button("Reprendre ma correction", key=f"edit.{id}.resume.{number}", on_click=_resume, args=(id, one))
            st.button(
                "L'abandonner",
                key=f"edit.{id}.drop.{number}",
                on_click=session.dossier.remake,
                args=(paragraph_edits.dropped, id, one.edit),
            )


def _told(id: str, draft: EditedLetter) -> None:
    changed = [passage for passage in draft.passages if passage.edit is not None]
    parts = [french.count(len(changed), "passage changé", "passages changés")] if changed else []
    if session.dossier.require().words.get(id, "").strip():
        parts.append("votre passage ajouté")
    if parts:
        st.caption(f"De votre main : {french.listed(parts)}. Les tableaux restent calculés.")
    for passage in changed:
        _warn(passage, draft, named=True)


def _warn(passage: Passage, draft: EditedLetter, named: bool = False) -> None:
    """`named`: away from the passage, so with how it begins."""
    from guide.letters.user_edits import cautions, name

    warnings = [plain(one, 900) for one in cautions(passage, draft, regime(session.dossier.require()) is Regime.LEGAL)]
    if warnings and named and passage.edit is not None:
        warnings[0] = f"**{plain(name(passage.edit))}** {warnings[0]}"
    if warnings:
        st.warning("\n\n".join(warnings))
