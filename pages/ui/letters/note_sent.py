"""A letter written for a customer of the aged balance: its sending noted at once in the follow-up and in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from guide.case.codes import EventKind
from guide.case.model import Dossier, Event
from guide.ledger.dunning import LetterKind
from pages.ui import session
from pages.ui.dunning.customer import ORIGIN
from pages.ui.kit.labels import CHANNELS
from pages.ui.page import fields


def offer(dossier: Dossier, on: date, letter: str) -> None:
    """Nothing for a dossier that comes from elsewhere, or a letter that the follow-up does not count."""
    number = _origin(dossier)
    if number is None or letter not in set(LetterKind):
        return
    kind = EventKind(letter)
    if any(event.kind is kind and event.on == on for event in dossier.events):
        st.success("Envoi noté dans votre suivi et dans « Ce qui s'est passé ».")
        return
    with st.container(border=True):
        st.markdown("**Parti ?** Notez-le dans votre suivi : la balance âgée attendra avant de vous le reproposer.")
        channel = fields.choice("Envoyé comment ?", f"sent.{letter}.channel", CHANNELS)
        if st.button("Noter l'envoi d'aujourd'hui", key=f"sent.{letter}"):
            found = session.ledger.current()
            assert found is not None
            from guide.ledger.dunning import with_letter

            tracked = session.notes.tracking(found)
            session.notes.note(with_letter(tracked, number, LetterKind(letter), tracked.on, channel))
            event = Event(kind, on, channel=channel)
            session.dossier.change(replace(dossier, events=(*dossier.events, event)))
            st.rerun()


def _origin(dossier: Dossier) -> int | None:
    """The customer's number in the export in view, if the dossier was drawn from it."""
    key, name = st.session_state.get(ORIGIN, ("", ""))
    found = session.ledger.current()
    if found is None or name != dossier.debtor.name or key not in found.debtor_keys:
        return None
    return found.debtor_keys.index(key)
