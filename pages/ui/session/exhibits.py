"""The files added as exhibits of the dossier in view: in the session only, forgotten when another dossier is opened."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from guide.errors import GuideError
from guide.letters.court import Format, PieceFile, added, numbered, read_piece
from pages.ui.session import dossier as dossier_store

_ROUND, _REFUSED = "court.round", "court.refused"


def files() -> dict[str, PieceFile]:
    found = st.session_state.get(dossier_store.FILES)
    return dict(found) if isinstance(found, dict) else {}


def uploader_key() -> str:
    """New after each lot: what was taken is not taken again."""
    return f"court.upload.{st.session_state.get(_ROUND, 0)}"


def take(lot: Iterable[tuple[str, bytes]]) -> None:
    """Each file becomes an exhibit, or a refusal that is told once."""
    dossier, held = dossier_store.require(), files()
    told = []
    for name, content in lot:
        try:
            dossier, held = added(dossier, held, read_piece(name, content))
        except GuideError as error:
            told.append(str(error))
    st.session_state[dossier_store.FILES] = held
    st.session_state[_REFUSED] = told
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    dossier_store.change(dossier)


def refusals() -> list[str]:
    """What was refused of the last lot, told until another one comes, or another dossier."""
    if dossier_store.FILES not in st.session_state:
        return []
    return list(st.session_state.get(_REFUSED, ()))


def invoices() -> tuple[tuple[str, bytes], ...]:
    """The name and the bytes of each invoice that was added as a PDF: what an e-mail joins to the letter."""
    current = dossier_store.current()
    if current is None:
        return ()
    return tuple(
        (piece.file_name(), piece.file.content)
        for piece in numbered(current, files())
        if piece.file is not None and piece.file.format is Format.PDF and piece.is_invoice
    )
