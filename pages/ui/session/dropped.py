"""The files that a person drops: those of ours go into the workspace, whatever the screen; the others are its own."""

from collections.abc import Iterable

import streamlit as st

from guide import workspace
from guide.errors import GuideError
from guide.values import french
from guide.workspace import Workspace
from pages.ui.session import bank
from pages.ui.session import workspace as shelf
from pages.ui.session.store import FilledStore, Store

#: (id, name, content), as an uploader gives them.
Uploaded = tuple[str, str, bytes]
_TAKEN: FilledStore[tuple[str, ...]] = FilledStore("dropped.taken", ())
_TOLD: Store[str | GuideError] = Store("dropped.told")
_STATEMENT = "C’est un relevé de banque : il est lu. Ouvrez « Qui a payé ? », à côté de vos clients ou de votre export."


def take(files: Iterable[Uploaded]) -> list[Uploaded]:
    """Opens each file of ours once, and draws the screen again with what it brought; answers the others, for the screen."""
    others, before = [], _TAKEN.value
    for file in files:
        id, name, content = file
        if _is_statement(content):
            if id not in _TAKEN.value:
                _TAKEN.put((*_TAKEN.value, id))
                _read(file)
        elif not (name.lower().endswith(".json") or workspace.is_ours(content)):
            others.append(file)
        elif id not in _TAKEN.value:
            _TAKEN.put((*_TAKEN.value, id))
            _open(content)
    if _TAKEN.value != before:
        st.rerun()
    return others


def _is_statement(content: bytes) -> bool:
    from guide.ledger.bank import is_statement  # only for who drops a file

    return is_statement(content)


def _read(file: Uploaded) -> None:
    """A bank statement dropped among other files is read all the same, and said where it is."""
    bank.take([file])
    refused = bank.refused()
    _TOLD.put(refused[0] if refused else _STATEMENT)


def _open(content: bytes) -> None:
    try:
        opened = workspace.opened(content)
    except GuideError as error:
        _TOLD.put(error)
        return
    new = shelf.join(opened)
    _TOLD.put(_sentence(opened))
    if len(new) == 1:
        shelf.look_at(new[0].id)


def _sentence(opened: Workspace) -> str:
    parts = []
    if opened.clients:
        parts.append(french.count(len(opened.clients), "client", "clients"))
    if opened.follow_up.debtors or opened.follow_up.mappings:
        parts.append("le suivi de vos exports")
    if opened.training.lessons or opened.training.missed or opened.training.found:
        parts.append("ce que vous avez appris")
    return f"C’est rouvert : {french.listed(parts)}." if parts else "Ce fichier ne contient encore rien."


def told() -> str | GuideError | None:
    """What the last file brought, or why it could not be opened; told once."""
    return _TOLD.take()
