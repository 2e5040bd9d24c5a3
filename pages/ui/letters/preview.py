"""The text of one letter on screen, read from the very file to be downloaded; or, in its place, what may be edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import streamlit as st

from guide import letters
from guide.case.model import Dossier
from pages.ui.kit import tables
from pages.ui.kit.labels import plain
from pages.ui.letters import edit, user_templates

if TYPE_CHECKING:
    from guide.letters.word import Block, Paragraph

#: A paragraph of a letter is short; this bounds what a hostile dossier could put on the screen.
_LONGEST = 4_000
_HEADINGS = ("Objet", "Annexe", "Titre", "Partie")
_ADDRESSES = ("Expéditeur", "Destinataire")
_ON_THE_RIGHT = ("Destinataire", "Signature lettre")
_FILLED = "own.filled"


def own(id: str) -> bytes | None:
    """The user's template for that letter."""
    return user_templates.templates().get(id)


def editing(id: str) -> bool:
    """Whether its text is open to be changed: what was just typed may not be in it yet."""
    return own(id) is None and edit.is_open()


def content(dossier: Dossier, on: date, id: str, tone: letters.Tone | None, template: bytes | None) -> bytes:
    """The Word file of the letter, from the user's own template if there is one."""
    if template is None:
        return letters.write(dossier, on, id, tone).files[0].content
    return letters.own(template, dossier, on, id, tone)


def to_reread(dossier: Dossier, on: date, id: str, tone: letters.Tone | None) -> bool:
    """Whether something is to be said of the user's words for that letter."""
    if own(id) is not None or not dossier.edits.get(id):
        return False
    return bool(letters.write(dossier, on, id, tone).files[0].notes)


def show(dossier: Dossier, on: date, id: str, tone: letters.Tone | None) -> None:
    st.header("Le courrier, tel qu'il sera", anchor=False)
    template = own(id)
    if template is not None:
        st.caption("Votre modèle Word sert ici. Ses mots se changent dans le modèle, pas à l'écran.")
        _draw(_filled(template, dossier, on, id, tone), {})
        return
    draft = letters.edited(id, dossier, on, tone)
    if not edit.mode(id, draft):
        _draw(draft.content, {})
        return
    areas = {
        passage.original: partial(edit.area, id, number, passage, draft)
        for number, passage in enumerate(draft.passages, 1)
    }
    _draw(draft.untouched, areas)


def _filled(template: bytes, dossier: Dossier, on: date, id: str, tone: letters.Tone | None) -> bytes:
    """Filled again only when something changed."""
    asked = (template, dossier, on, id, tone)
    before = st.session_state.get(_FILLED)
    if before is None or before[0] != asked:
        before = st.session_state[_FILLED] = (asked, content(dossier, on, id, tone, template))
    made: bytes = before[1]
    return made


def _draw(docx: bytes, areas: Mapping[str, Callable[[], None]]) -> None:
    """A letter block by block; a paragraph that has an area is drawn by it."""
    from guide.letters.word import word_text

    left = dict(areas)
    with st.container(border=True):
        for style, group in groupby(word_text.blocks(docx), lambda block: getattr(block, "style", "")):
            for block in [*group] if style not in _ADDRESSES else [_joined([*group])]:
                if isinstance(block, word_text.TextTable):
                    tables.show(block.header, block.rows, right=range(1, len(block.header)))
                elif style in word_text.EDITABLE and block.text.strip() in left:
                    left.pop(block.text.strip())()
                else:
                    _paragraph(block.text, style)


def _joined(lines: Sequence[Block]) -> Paragraph:
    """The lines of an address as one paragraph."""
    from guide.letters.word import Paragraph

    return Paragraph("\n".join(line.text for line in lines if isinstance(line, Paragraph)), "")


def _paragraph(text: str, style: str) -> None:
    said = "  \n".join(plain(line, _LONGEST) for line in text.replace("\t", "\n").splitlines() if line.strip())
    side: Literal["left", "right"] = "right" if style in _ON_THE_RIGHT else "left"
    st.markdown(f"**{said}**" if style in _HEADINGS else said, text_alignment=side)
