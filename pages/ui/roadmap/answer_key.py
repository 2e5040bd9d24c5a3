"""Where an answer typed on screen is kept until it goes to the dossier."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import session


def key(question: str) -> str:
    return f"path.{question}.{session.dossier.revision()}"


def given(name: str) -> Any:
    return st.session_state.get(key(name))
