"""The dossier of the session: ONE frozen object is the truth; the widgets only propose another one.

`edit` is for the fields that show it, `change` for everyone else: a change gives the fields new keys, so that what
they still hold never overwrites it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from guide.case import storage
from guide.case.model import TO_COMPLETE, Address, Creditor, Debtor, Dossier, Party
from guide.claim import Statement, statement
from guide.errors import GuideError
from guide.values import french
from guide.values.slug import slug
from pages.ui.kit.labels import plain
from pages.ui.session import clock

_DOSSIER, _SAVED, _REVISION, _PENDING = "dossier", "dossier.saved", "dossier.revision", "dossier.pending"
#: The files added as exhibits (see `court_state`): they are those of one dossier.
FILES = "dossier.files"
#: The letter in view: the roadmap, the first page and the list of letters set it.
LETTER = "letter.id"
#: The facts asked under each letter (see `letters.blanks`): they are those of one dossier.
ASKED = "letter.asked"


@dataclass(frozen=True)
class Pending:
    """A dossier that waits for « oui » before it takes the place of unsaved work."""

    dossier: Dossier
    as_of: date | None
    target: str
    keeps: bool


def current() -> Dossier | None:
    found = st.session_state.get(_DOSSIER)
    assert found is None or isinstance(found, Dossier)
    return found


def require() -> Dossier:
    """The dossier of a screen that has already seen that there is one."""
    dossier = current()
    assert dossier is not None
    return dossier


def revision() -> int:
    """Grows each time something else than the fields changed the dossier."""
    return int(st.session_state.get(_REVISION, 0))


def edit(dossier: Dossier) -> None:
    st.session_state[_DOSSIER] = dossier


def get(place: str) -> Any:
    """The fact at that place of the dossier (`debtor.address.city`, `invoices.0.due`), None when unknown."""
    found: Any = require()
    for part in place.split("."):
        if found is None:
            return None
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    return found


def owed(on: date) -> Statement | None:
    """What may be asked for that day; None while the dossier cannot tell."""
    dossier = require()
    if not dossier.invoices:
        return None
    try:
        return statement(dossier, on)
    except GuideError:
        return None


def put(place: str, value: Any) -> None:
    """Writes a fact at its place; an address left without any part is no address."""
    edit(_with(require(), place.split("."), value))


def _with(party: Any, place: list[str], value: Any) -> Any:
    part, rest = place[0], place[1:]
    if part.isdigit():
        at = int(part)
        return (*party[:at], _with(party[at], rest, value), *party[at + 1 :])
    if rest:
        inner = getattr(party, part)
        value = _with(Address() if inner is None else inner, rest, value)
    return replace(party, **{part: None if value == Address() else value})


def change(dossier: Dossier) -> None:
    edit(dossier)
    st.session_state[_REVISION] = revision() + 1


def is_begun_only() -> bool:
    """Only the kind of client is known: nothing yet that would be missed."""
    dossier = current()
    return dossier is not None and dossier == Dossier(Creditor(""), Debtor("", kind=dossier.debtor.kind))


def is_unsaved() -> bool:
    """Whether leaving now would lose something."""
    return current() not in (None, st.session_state.get(_SAVED)) and not is_begun_only()


def is_saved() -> bool:
    """Whether a file holds some state of the dossier."""
    return st.session_state.get(_SAVED) is not None


def mark_saved() -> None:
    st.session_state[_SAVED] = current()


def open_dossier(dossier: Dossier, as_of: date | None = None, keeps: bool = False) -> None:
    """Replaces the dossier at once. `keeps`: a copy exists elsewhere, nothing would be lost."""
    change(dossier)
    clock.fix(as_of)
    st.session_state[_SAVED] = dossier if keeps else None
    st.session_state.pop(FILES, None)
    st.session_state.pop(ASKED, None)
    st.session_state.pop(_PENDING, None)


def propose(dossier: Dossier, target: str, as_of: date | None = None, keeps: bool = False) -> None:
    """Opens the dossier and goes to `target`; asks first when that would lose unsaved work."""
    if is_unsaved():
        st.session_state[_PENDING] = Pending(dossier, as_of, target, keeps)
        st.rerun()
    open_dossier(dossier, as_of, keeps)
    st.switch_page(target)


def confirm_pending() -> None:
    """The question asked before unsaved work is replaced. Saving is one click away."""
    waiting = st.session_state.get(_PENDING)
    dossier = current()
    if not isinstance(waiting, Pending) or dossier is None:
        return
    lost = (
        f"Le dossier « {name_of(dossier.debtor)} » n'est pas enregistré : il serait perdu."
        if is_unsaved()
        else f"Le dossier « {name_of(dossier.debtor)} » est enregistré."
    )
    with st.container(border=True):
        st.markdown(f"**Ouvrir « {name_of(waiting.dossier.debtor)} » à la place ?** {lost}")
        with st.container(horizontal=True):
            if is_unsaved():
                save_button("pending")
            replaced = st.button("Remplacer sans enregistrer" if is_unsaved() else "Ouvrir l'autre dossier")
            kept = st.button("Garder mon dossier")
    if replaced:
        open_dossier(waiting.dossier, waiting.as_of, waiting.keeps)
        st.switch_page(waiting.target)
    if kept:
        st.session_state.pop(_PENDING)
        st.rerun()


def erase() -> None:
    """Forgets everything this session holds."""
    st.session_state.clear()


def name_of(party: Party, unnamed: str = "client à nommer") -> str:
    return plain(party.name) if party.name else unnamed


def save_button(place: str, primary: bool = False, disabled: bool = False) -> None:
    """`disabled`: there is nothing to lose yet."""
    # Written on the click, out of the session's reach: it gets what it writes here.
    dossier = current()
    st.download_button(
        "Enregistrer mon dossier",
        data=lambda: to_file(dossier) if dossier is not None else "",
        file_name=file_name(dossier) if dossier is not None else None,
        disabled=disabled,
        mime="application/json",
        key=f"save.{place}",
        on_click=mark_saved,
        type="primary" if primary else "secondary",
        width="stretch" if place == "sidebar" else "content",
    )


def to_file(dossier: Dossier) -> str:
    return storage.dumps(
        replace(
            dossier,
            creditor=replace(dossier.creditor, name=dossier.creditor.name or TO_COMPLETE),
            debtor=replace(dossier.debtor, name=dossier.debtor.name or TO_COMPLETE),
        )
    )


def from_file(content: bytes) -> Dossier:
    """Raises InvalidDossier."""
    dossier = storage.loads(content)
    creditor, debtor = dossier.creditor, dossier.debtor
    return replace(
        dossier,
        creditor=replace(creditor, name="") if creditor.name == TO_COMPLETE else creditor,
        debtor=replace(debtor, name="") if debtor.name == TO_COMPLETE else debtor,
    )


def file_name(dossier: Dossier) -> str:
    return f"dossier-{slug(dossier.debtor.name)}.json"


def invoices_in_words(dossier: Dossier) -> str:
    return french.count(len(dossier.invoices), "facture", "factures")
