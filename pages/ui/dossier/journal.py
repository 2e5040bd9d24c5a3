"""« Ce qui s'est passé »: the journal, three fields an entry (what, when, how), oldest first."""

from dataclasses import replace

import streamlit as st

from guide.case.codes import EventKind
from guide.case.model import Event
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import CHANNELS, EVENT_KINDS, plain
from pages.ui.page import fields

_NEW = "event.new"
#: Kinds whose entry also has an end: the last day left to the debtor, the date promised, the end of an attempt.
_UNTIL = {
    EventKind.MISE_EN_DEMEURE: "Dernier jour laissé au client",
    EventKind.PROMESSE: "Date promise",
    EventKind.MEDIATION: "Fin de la médiation",
}


def journal() -> None:
    dossier = session.dossier.require()
    ordered = sorted(enumerate(dossier.events), key=lambda pair: pair[1].on)
    for index, event in ordered:
        if fields.taken_back(_said(event), fields.key(f"event.{index}.remove")):
            others = tuple(e for i, e in enumerate(dossier.events) if i != index)
            session.dossier.change(replace(dossier, events=others))
            st.rerun()
    with st.container(border=True):
        add(expanded=not dossier.events)


def _said(event: Event) -> str:
    parts = [f"**{french.day(event.on)}** : {EVENT_KINDS[event.kind]}"]
    if event.channel:
        parts.append(CHANNELS[event.channel].lower())
    if event.until:
        parts.append(f"jusqu'au {french.day(event.until)}")
    if event.note:
        parts.append(plain(event.note))
    return ", ".join(parts)


def add(expanded: bool = True) -> None:
    """Adds an entry; the end and the note are asked only where they computed."""
    st.markdown("**Noter un événement**")
    kind = fields.choice("Quoi ?", f"{_NEW}.kind", EVENT_KINDS, mandatory=True)
    left, right = st.columns(2)
    with left:
        on = fields.day("Quand ?", f"{_NEW}.on")
    with right:
        channel = fields.choice("Comment ?", f"{_NEW}.channel", CHANNELS)
    until = fields.day(_UNTIL[kind], f"{_NEW}.until") if kind in _UNTIL else None
    note = fields.text("Note (facultatif)", f"{_NEW}.note")
    if not st.button("Ajouter au journal", type="primary" if expanded else "secondary"):
        return
    if kind is None or on is None:
        st.error("Il faut dire ce qui s'est passé et à quelle date.")
    elif until is not None and until < on:
        st.error("La seconde date précède la première : corrigez l'une des deux.")
    else:
        dossier = session.dossier.require()
        event = Event(kind, on, until, channel=channel, note=note)
        session.dossier.change(replace(dossier, events=(*dossier.events, event)))
        st.rerun()
