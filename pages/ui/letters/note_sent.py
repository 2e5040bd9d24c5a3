"""« C'est envoyé »: the day, the way and the number of the registered letter go to the journal, and the next step comes."""

from dataclasses import replace
from datetime import date

import streamlit as st

from guide import letters
from guide.case.codes import Channel
from pages.ui import session
from pages.ui.kit.labels import CHANNELS
from pages.ui.page import fields

_REGISTERED = (Channel.LRAR, Channel.LRE)


@st.dialog("C'est envoyé")
def ask(letter: letters.Letter) -> None:
    """Three facts at most, those of the letter already chosen."""
    on = session.clock.today()
    when = fields.day("Envoyé le (vide : aujourd'hui)", f"sent.{letter.id}.on") or on
    channel = fields.choice("Comment ?", f"sent.{letter.id}.channel", CHANNELS, value=letter.channel, mandatory=True)
    number = None
    if channel in _REGISTERED:
        number = fields.text("Numéro du recommandé (facultatif)", f"sent.{letter.id}.number")
    if st.button("Noter l'envoi", type="primary", key=f"sent.{letter.id}.note"):
        _note(letter, when, channel, number)
        st.switch_page("pages/que_faire.py")


def _note(letter: letters.Letter, when: date, channel: Channel | None, number: str | None) -> None:
    dossier = session.dossier.require()
    client = session.workspace.in_view()
    if client is not None:
        session.origin.note_letter(client.id, letter.counts_as, when, channel)
        session.lines.set_written(client.id, None)
    session.dossier.change(replace(dossier, events=(*dossier.events, letter.sent(when, channel, number))))
