"""What one press on a row says of a client: it has paid, nothing came, its letter has left. Noted of its dossier, and of
the customer of the export that it was drawn from."""

from dataclasses import replace

import streamlit as st

from guide import letters
from guide.values import french
from guide.workspace import all_paid
from pages.ui.session import lines, origin, workspace


def paid(id: str) -> None:
    client = workspace.current().client(id)
    assert client is not None, "no such client"
    workspace.note(id, all_paid(client.dossier, workspace.day_of(id)))
    origin.note_payment(client)


def nothing_received(id: str) -> None:
    """The dossier stays as it is; its history says that the bank was looked at."""
    client = workspace.current().client(id)
    assert client is not None, "no such client"
    workspace.note(id, client.dossier, f"Rien reçu au {french.short_day(workspace.day_of(id))}")
    workspace.look_at(id)


def sent(id: str) -> None:
    """The letter that was written for this client has left today."""
    client, letter = workspace.current().client(id), lines.written(id)
    assert client is not None and letter is not None, "no letter was written"
    written = letters.letters()[letter]
    lines.set_written(id, None)
    event = written.sent(workspace.day_of(id))
    workspace.note(id, replace(client.dossier, events=(*client.dossier.events, event)))
    origin.note_letter(id, written.counts_as, event.on, written.channel)
    st.toast("Noté : envoyé aujourd’hui.")
