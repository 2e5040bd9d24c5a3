"""The user's logo and signature, for this visit only: put on each letter that is downloaded."""

from dataclasses import replace

import streamlit as st

from guide import letters
from guide.errors import GuideError
from guide.letters.word import PICTURE_LIMIT, Letterhead
from pages.ui.kit.labels import plain

_HEAD = "letterhead"
_PARTS = {"logo": "Votre logo", "signature": "Une image de votre signature"}


def current() -> Letterhead:
    head = st.session_state.get(_HEAD)
    return head if isinstance(head, Letterhead) else Letterhead()


def form() -> None:
    with st.expander("Votre logo, votre signature (facultatif)"):
        st.caption(
            "Gardés le temps de votre visite, jamais dans le dossier. Un papier que l'on signe à deux garde sa place pour "
            "une signature à la main."
        )
        for part, label in _PARTS.items():
            _one(part, label)


def _one(part: str, label: str) -> None:
    file = st.file_uploader(
        f"{label} (PNG ou JPEG, {PICTURE_LIMIT >> 20} Mo au plus)",
        type=["png", "jpg", "jpeg"],
        max_upload_size=PICTURE_LIMIT >> 20,
        key=f"letterhead.{part}",
    )
    content = getattr(current(), part)
    if file is not None:
        try:
            content = letters.picture(file.name, file.getvalue())
        except GuideError as error:
            st.error(f"{plain(error.message)} {plain(error.hint)}")
            content = None
    if content is not None:
        st.image(content, width=160)
        if file is None and st.button(f"Retirer : {label.lower()}", key=f"letterhead.drop.{part}", type="tertiary"):
            content = None
    if content != getattr(current(), part):
        st.session_state[_HEAD] = replace(current(), **{part: content})
        st.rerun()
