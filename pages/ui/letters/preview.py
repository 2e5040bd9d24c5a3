"""The text of one letter on screen, read from the very file to be downloaded; or, in its place, what may be edited."""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import streamlit as st

from guide import letters
from guide.case.model import Dossier
from guide.errors import GuideError
from pages.ui.kit import tables
from pages.ui.kit.labels import plain
from pages.ui.kit.tables import Markdown
from pages.ui.letters import edit, user_templates
from pages.ui.session.store import Memo

if TYPE_CHECKING:
    from guide.letters.word import Block, Paragraph, TextTable

#: A paragraph of a letter is short; this bounds what a hostile dossier could put on the screen.
_LONGEST = 4_000
_HEADINGS = ("Objet", "Annexe", "Titre", "Partie")
_ADDRESSES = ("Expéditeur", "Destinataire")
_ON_THE_RIGHT = ("Destinataire", "Signature lettre")
_FILLED: Memo[bytes] = Memo("own.filled")
_BLANK = re.compile(f"{letters.OPEN}([^{letters.CLOSE}]*){letters.CLOSE}")


@dataclass(frozen=True)
class Manner:
    """How a letter is written: its tone where it has several, and the language that stands before the French."""

    tone: letters.Tone | None = None
    language: letters.Language | None = None


def own(id: str) -> bytes | None:
    """The user's template for that letter."""
    return user_templates.templates().get(id)


def editing(id: str) -> bool:
    """Whether its text is open to be changed: what was just typed may not be in it yet."""
    return own(id) is None and edit.is_open()


def content(dossier: Dossier, on: date, id: str, manner: Manner, template: bytes | None) -> bytes:
    """The Word file of the letter, from the user's own template if there is one."""
    if template is None:
        return letters.write(dossier, on, id, manner.tone, manner.language).files[0].content
    return letters.own(template, dossier, on, id, manner.tone)


def to_reread(dossier: Dossier, on: date, id: str, manner: Manner) -> bool:
    """Whether something is to be said of the user's words for that letter."""
    if own(id) is not None or not dossier.edits.get(id):
        return False
    return bool(letters.write(dossier, on, id, manner.tone).files[0].notes)


def show(dossier: Dossier, on: date, id: str, manner: Manner) -> None:
    """The letter as it will be, to be read or changed."""
    template = own(id)
    if template is not None:
        st.caption("Votre modèle Word sert ici. Ses mots se changent dans le modèle, pas à l'écran.")
        _draw(_filled(template, dossier, on, id, manner), {})
        return
    if manner.language is not None:
        _draw(content(dossier, on, id, manner, None), {})
        return
    draft = letters.edited(id, dossier, on, manner.tone)
    if not edit.mode(id, draft):
        _draw(draft.content, {})
        return
    areas = {
        passage.original: partial(edit.area, id, number, passage, draft)
        for number, passage in enumerate(draft.passages, 1)
    }
    _draw(draft.untouched, areas)


def show_with_blanks(dossier: Dossier, on: date, permission: letters.Permission, manner: Manner) -> None:
    """The letter with what it lacks in view; nothing while no blank can stand for it."""
    blanked = letters.with_blanks(dossier, permission.missing, on)
    try:
        draft = letters.edited(permission.letter.id, blanked.dossier, on, manner.tone)
    except GuideError:
        st.info(plain(permission.reason, 600))
        return
    _draw(draft.untouched, {}, blanked.shown)


def _filled(template: bytes, dossier: Dossier, on: date, id: str, manner: Manner) -> bytes:
    """Filled again only when something changed."""
    return _FILLED.of((template, dossier, on, id, manner), lambda: content(dossier, on, id, manner, template))


def _draw(docx: bytes, areas: Mapping[str, Callable[[], None]], shown: Callable[[str], str] = str) -> None:
    """A letter block by block; a paragraph that has an area is drawn by it."""
    from guide.letters.word import word_text as blocks

    left = dict(areas)
    with st.container(border=True, key="letter"):
        for style, group in groupby(blocks.blocks(docx), lambda block: getattr(block, "style", "")):
            for block in [*group] if style not in _ADDRESSES else [_joined([*group])]:
                if isinstance(block, blocks.TextTable):
                    _table(block, shown)
                elif style in blocks.EDITABLE and block.text.strip() in left:
                    left.pop(block.text.strip())()
                else:
                    _paragraph(f"{blocks.DASH if style == blocks.LIST_STYLE else ''}{shown(block.text)}", style)


def _table(table: "TextTable", shown: Callable[[str], str]) -> None:
    """The last column, which holds the amounts, stands whole at the edge: the phone hides nothing of it."""
    with st.container(key=f"sums.{len(table.header)}.{zlib.crc32(repr(table).encode()):08x}"):
        rows = [tuple(Markdown(_marked(shown(text))) for text in row) for row in table.rows]
        tables.show(table.header, rows, right=range(1, len(table.header)))


def _joined(lines: "Sequence[Block]") -> "Paragraph":
    """The lines of an address as one paragraph."""
    from guide.letters.word import Paragraph

    return Paragraph("\n".join(line.text for line in lines if isinstance(line, Paragraph)), "")


def _paragraph(text: str, style: str) -> None:
    lines = [_marked(line) for line in text.replace("\t", "\n").splitlines() if line.strip()]
    written = "  \n".join(f"**{line}**" if style in _HEADINGS else line for line in lines)
    side: Literal["left", "right"] = "right" if style in _ON_THE_RIGHT else "left"
    st.markdown(written, text_alignment=side)


def _marked(text: str) -> str:
    """A line of the letter, its blanks highlighted."""
    parts = _BLANK.split(text)
    return "".join(
        f":orange-background[{plain(part)}]" if n % 2 else _kept_spaces(part) for n, part in enumerate(parts)
    )


def _kept_spaces(part: str) -> str:
    """A part of a line as itself; the space that touches a blank stays."""
    inside = plain(part, _LONGEST)
    return f"{' ' if part[:1] == ' ' else ''}{inside}{' ' if part.strip() and part[-1:] == ' ' else ''}"
