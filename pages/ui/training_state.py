"""What the person has learnt so far: kept in the dossier that they save, and in the session while there is none."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from guide.case.model import Training
from pages.ui import dossier_state

_TRAINING = "training"


def current() -> Training:
    dossier = dossier_state.current()
    held = st.session_state.get(_TRAINING)
    if dossier is None or (dossier.training == Training() and isinstance(held, Training)):
        return held if isinstance(held, Training) else Training()
    return dossier.training


def lesson_done(id: str) -> None:
    held = current()
    _keep(replace(held, lessons=tuple(dict.fromkeys((*held.lessons, id)))))


def answered(id: str, right: bool) -> None:
    """A decision missed comes back until it is found."""
    held = current()
    missed = tuple(each for each in held.missed if each != id)
    found = tuple(each for each in held.found if each != id)
    _keep(
        replace(held, missed=missed, found=(*found, id))
        if right
        else replace(held, missed=(*missed, id), found=found)
    )


def _keep(training: Training) -> None:
    st.session_state[_TRAINING] = training
    dossier = dossier_state.current()
    if dossier is not None:
        dossier_state.edit(replace(dossier, training=training))
