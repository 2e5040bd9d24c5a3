"""The screen that a press asks for: a callback may not leave its screen, so the drawing that follows does."""

import streamlit as st

_TARGET = "leaving.target"


def leave_for(target: str) -> None:
    """From a callback."""
    st.session_state[_TARGET] = target


def leave() -> None:
    """Before a screen is drawn: to the one that was asked for."""
    target = st.session_state.pop(_TARGET, None)
    if target is not None:
        st.switch_page(target)
