"""The dossier of the session: ONE frozen object is the truth; the widgets only propose another one.

`edit` is for the fields that show it, `change` for everyone else: a change gives the fields new keys, so that what
they still hold never overwrites it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from guide import workspace
from guide.case import storage
from guide.case.model import Address, Creditor, Debtor, Dossier, Party
from guide.case.renumber import with_invoices
from guide.claim import Statement, statement
from guide.errors import GuideError
from guide.values.slug import slug
from pages.ui.kit.labels import plain
from pages.ui.session.store import Revision, Store

_DOSSIER: Store[Dossier] = Store("dossier")
_REVISION = Revision("dossier.revision")
#: The files added as exhibits (see `session.exhibits`): they are those of one dossier.
FILES = "dossier.files"
#: The letter in view: the roadmap, the first page and the list of letters set it.
LETTER = "letter.id"
#: The facts asked under each letter (see `letters.blanks`): they are those of one dossier.
ASKED = "letter.asked"


def current() -> Dossier | None:
    return _DOSSIER.get()


def require() -> Dossier:
    """The dossier of a screen that has already seen that there is one."""
    dossier = current()
    assert dossier is not None
    return dossier


def revision() -> int:
    """Grows each time something else than the fields changed the dossier."""
    return _REVISION.value


def edit(dossier: Dossier) -> None:
    _DOSSIER.put(dossier)


def get(place: str) -> Any:
    """The fact at that place of the dossier (`debtor.address.city`, `invoices.0.due`), None when unknown."""
    fact: Any = require()
    for part in place.split("."):
        if fact is None:
            return None
        fact = fact[int(part)] if part.isdigit() else getattr(fact, part)
    return fact


def owed(on: date) -> Statement | None:
    """What may be asked for that day; None while the dossier cannot tell."""
    dossier = require()
    if not dossier.invoices:
        return None
    try:
        return statement(dossier, on)
    except GuideError:
        return None


def write_button(label: str, letter: str, key: str) -> None:
    """The way to a letter, from any screen."""
    if st.button(label, key=key):
        st.session_state[LETTER] = letter
        st.switch_page("pages/courriers.py")


def put(place: str, value: Any) -> None:
    """Writes a fact at its place; an address left without any part is no address. Raises InvalidDossier for a fact that
    the others contradict: a dossier in view always opens again once saved."""
    dossier = _with(require(), place.split("."), value)
    storage.coherent(dossier)
    edit(dossier)


def _with(party: Any, place: list[str], value: Any) -> Any:
    part, rest = place[0], place[1:]
    if part.isdigit():
        at = int(part)
        return (*party[:at], _with(party[at], rest, value), *party[at + 1 :])
    if rest:
        inner = getattr(party, part)
        value = _with(Address() if inner is None else inner, rest, value)
    return replace(party, **{part: None if value == Address() else value})


def renumber(index: int, number: str) -> None:
    """The invoice at that place bears that number, and what named it follows. Raises InvalidDossier."""
    dossier = require()
    before = dossier.invoices[index]
    invoices = (*dossier.invoices[:index], replace(before, number=number), *dossier.invoices[index + 1 :])
    edit(with_invoices(dossier, invoices, {before.number: number}))


def change(dossier: Dossier) -> None:
    edit(dossier)
    _REVISION.grow()


def remake(make: Callable[..., Dossier], *what: object) -> None:
    """From elsewhere than the fields; `make` is given the dossier first."""
    change(make(require(), *what))


def is_begun_only(dossier: Dossier) -> bool:
    """Only the kind of client is known: nothing yet that would be missed."""
    return dossier == Dossier(Creditor(""), Debtor("", kind=dossier.debtor.kind))


def close() -> None:
    """No dossier in view."""
    for name in (_DOSSIER.key, FILES, ASKED):
        st.session_state.pop(name, None)
    _REVISION.grow()


def name_of(party: Party, unnamed: str = "client à nommer") -> str:
    return plain(party.name) if party.name else unnamed


def to_file(dossier: Dossier) -> str:
    """The file of one dossier alone. Raises InvalidDossier when it could not be opened again."""
    return storage.dumps(workspace.to_file(dossier))


def file_name(dossier: Dossier) -> str:
    return f"dossier-{slug(dossier.debtor.name)}.json"
