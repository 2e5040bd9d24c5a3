"""What the list says of each client, worked out once; and the letter that was written for it, until it is sent."""

from __future__ import annotations

import streamlit as st

from guide import workspace
from guide.workspace import ClientFile, Overview
from pages.ui.session.workspace import day_of

_LINES, _WRITTEN = "workspace.lines", "workspace.written"


def overview(client: ClientFile) -> Overview:
    """The line of a client, worked out again only when its dossier or the day changed."""
    lines = st.session_state.setdefault(_LINES, {})
    on = day_of(client.id)
    held = lines.get(client.id)
    if held is None or held[0] is not client.dossier or held[1] != on:
        held = lines[client.id] = (client.dossier, on, workspace.overview(client.dossier, on))
    line: Overview = held[2]
    return line


def written(id: str) -> str | None:
    """The letter that was written for this client and is not noted as sent yet."""
    letter: str | None = st.session_state.get(_WRITTEN, {}).get(id)
    return letter


def set_written(id: str, letter: str | None) -> None:
    """None: it was sent, or is not wanted any more."""
    st.session_state[_WRITTEN] = {**st.session_state.get(_WRITTEN, {}), id: letter}
