"""The public registers, as a screen asks them: on a click only, told before, and never when the host has turned them off."""

import os
from collections.abc import Mapping

import streamlit as st

from guide.ledger.dunning import NotedInsolvency
from guide.registers import RegisterClient
from pages.ui.session.store import Store

#: One setting of the host: QUEL_RECOURS_REGISTRES=false, and no screen offers a register.
SETTING = "QUEL_RECOURS_REGISTRES"
#: By SIREN, what the BODACC answered last in this session.
_ANSWERS: Store[Mapping[str, NotedInsolvency]] = Store("bodacc.answers")


def allowed() -> bool:
    return os.environ.get(SETTING, "true").strip().lower() not in ("false", "0", "non")


@st.cache_resource
def client() -> RegisterClient:
    """One for every session: it keeps only until when a register asked to wait."""
    return RegisterClient()


def insolvency(siren: str) -> NotedInsolvency | None:
    return (_ANSWERS.get() or {}).get(siren)


def note_insolvency(answers: Mapping[str, NotedInsolvency]) -> None:
    _ANSWERS.put({**(_ANSWERS.get() or {}), **answers})
