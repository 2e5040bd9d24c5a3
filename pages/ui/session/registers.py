"""The public registers, as a screen asks them: on a click only, told before, and never when the host has turned them off."""

from __future__ import annotations

import os

import streamlit as st

from guide.registers import RegisterClient

#: One setting of the host: QUEL_RECOURS_REGISTRES=false, and no screen offers a register.
SETTING = "QUEL_RECOURS_REGISTRES"


def allowed() -> bool:
    return os.environ.get(SETTING, "true").strip().lower() not in ("false", "0", "non")


@st.cache_resource
def client() -> RegisterClient:
    """One for every session: it keeps only until when a register asked to wait."""
    return RegisterClient()
