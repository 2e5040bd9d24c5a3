"""One thing among several, each by its title."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import streamlit as st

from guide.values import french

K = TypeVar("K")


def one_of(
    label: str, titles: Mapping[K, str], key: str, widget: Callable[..., K | None] = st.selectbox, **options: Any
) -> K:
    """The one chosen, kept from screen to screen; the first while none is."""
    codes = list(titles)
    chosen = widget(
        label, codes, format_func=lambda code: french.typeset(titles[code]), key=key, persist_state="session", **options
    )
    return codes[0] if chosen is None else chosen
