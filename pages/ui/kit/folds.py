"""Folds and tabs whose inside is worked out when it is opened; folds also for paper, which cannot be unfolded."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from guide.values import french

_ASKED, _PRINTED = "print.asked", "print.now"


def on_demand(label: str, key: str, typed: bool = False) -> DeltaGenerator | None:
    """Where to draw what the fold holds; None while nobody reads it. `typed`: a form stands in it, whose fields would be
    emptied if they were not drawn."""
    fold = st.expander(label, on_change="rerun", key=key)
    if is_printed():
        return fold.container(key=f"printed-{key}")
    return fold if fold.open or typed else None


def tabs(labels: Sequence[str], key: str) -> Mapping[str, DeltaGenerator]:
    """The tabs to draw, by their labels: the one in view, and those that were since the screen is there, for what is half
    typed in them. Paper has the one in view."""
    # What is known of the tabs goes when their screen is left, and what was seen of them with it.
    seen = st.session_state.get(f"{key}.seen", ()) if key in st.session_state else ()
    # The browser sends these words back: they are typeset here.
    places = st.tabs([french.typeset(label) for label in labels], key=key, on_change="rerun")
    drawn = [at for at, place in enumerate(places) if place.open or at in seen]
    st.session_state[f"{key}.seen"] = drawn
    return {labels[at]: places[at] for at in drawn}


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
