"""The one amount that dominates a screen.

Plain text, not `st.metric`: its script is fetched when the first one is drawn, and the figure would wait for it.
"""

import streamlit as st

from guide.values import french
from guide.values.money import Cents


def show(cents: Cents) -> None:
    with st.container(key="amount"):
        st.markdown(french.money(cents))
