"""Folds whose inside is worked out when they are opened, or when the screen is printed: paper cannot be unfolded."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_ASKED, _PRINTED = "print.asked", "print.now"


def on_demand(label: str, key: str, typed: bool = False) -> DeltaGenerator | None:
    """Where to draw what the fold holds; None while nobody reads it. `typed`: a form stands in it, whose fields would be
    emptied if they were not drawn."""
    fold = st.expander(label, on_change="rerun", key=key)
    if is_printed():
        return fold.container(key=f"printed-{key}")
    return fold if fold.open or typed else None


def ask_to_print() -> None:
    """The next drawing is for paper."""
    st.session_state[_ASKED] = True


def is_printed() -> bool:
    """Whether this drawing is for paper."""
    return bool(st.session_state.get(_PRINTED))


def start() -> None:
    """Before a screen is drawn: for paper once, then for the eye again."""
    st.session_state[_PRINTED] = st.session_state.pop(_ASKED, False)


def send_to_paper() -> None:
    """After a screen: the browser prints what was drawn for it."""
    if is_printed():
        # Another script each time, or the browser would not run it again.
        times = st.session_state["print.times"] = st.session_state.get("print.times", 0) + 1
        st.html(f"<script>/* {times} */window.quelRecoursPrint?.();</script>", unsafe_allow_javascript=True)
