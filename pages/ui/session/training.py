"""What the person has learnt so far: kept in the session, and in the dossier or the file that they save."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from guide.case.model import Dossier, Training
from pages.ui.session import dossier as dossier_store

_TRAINING, _SAVED = "training", "training.saved"


def current() -> Training:
    """All that the session and the dossier in view know."""
    training = st.session_state.get(_TRAINING) or Training()
    dossier = dossier_store.current()
    return training if dossier is None else _joined(dossier.training, training)


def carry() -> None:
    """What was learnt before the dossier was opened goes into it, so that saving it keeps it."""
    if current() != Training():
        _keep(current())


def lesson_done(id: str) -> None:
    held = current()
    _keep(replace(held, lessons=tuple(dict.fromkeys((*held.lessons, id)))))


def answered(id: str, right: bool) -> None:
    """A decision missed comes back until it is found."""
    held = current()
    missed = tuple(each for each in held.missed if each != id)
    found = tuple(each for each in held.found if each != id)
    _keep(
        replace(held, missed=missed, found=(*found, id)) if right else replace(held, missed=(*missed, id), found=found)
    )


def forget_decisions() -> None:
    _keep(replace(current(), missed=(), found=()))


def take(learnt: Training) -> None:
    """What a reopened file knows is added to what the session learnt since."""
    clean = not is_unsaved()
    _keep(_joined(learnt, current()))
    if clean:
        mark_saved()


def mark_saved() -> None:
    st.session_state[_SAVED] = current()


def is_unsaved() -> bool:
    """Whether leaving now would lose it, and saving the dossier in view would not keep it."""
    if st.session_state.get(_TRAINING, Training()) == Training() or current() == st.session_state.get(_SAVED):
        return False
    own = _own()
    return own is None or own.training != current()


def is_in_a_dossier() -> bool:
    """Whether saving the dossier in view keeps it."""
    return _own() is not None


def _own() -> Dossier | None:
    """The dossier in view, unless it is an invented case or holds nothing yet: nobody saves those."""
    from guide import lessons  # not for a screen that only asks whether anything was learnt

    dossier = dossier_store.current()
    if dossier is None or dossier_store.is_begun_only():
        return None
    bare = replace(dossier, training=Training())
    return None if any(bare == case.dossier for case in lessons.cases().values()) else dossier


def _keep(training: Training) -> None:
    st.session_state[_TRAINING] = training
    dossier = _own()
    if dossier is not None and dossier.training != training:
        dossier_store.edit(replace(dossier, training=training))


def _joined(file: Training, session: Training) -> Training:
    """What the session learnt is the later: it decides for a decision that both know."""
    missed = [*session.missed, *(id for id in file.missed if id not in session.found)]
    found = [*session.found, *(id for id in file.found if id not in missed)]
    return Training(
        tuple(dict.fromkeys((*file.lessons, *session.lessons))),
        tuple(dict.fromkeys(missed)),
        tuple(dict.fromkeys(found)),
    )
