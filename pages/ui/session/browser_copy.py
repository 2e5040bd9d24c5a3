"""What the browser holds of the session: a copy for its tab, for everyone; one for the computer, once asked for.

Nothing of it is on the server. A new session asks the browser whether it has a copy: that of the computer is taken
back at once, that of the tab is offered. What comes back is read as strictly as a file.
"""

import json
import secrets
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from guide import workspace
from guide.case.codec import line
from guide.errors import GuideError, InvalidDossier
from guide.workspace import ClientFile, Workspace
from pages.ui.session import answers
from pages.ui.session import workspace as shelf
from pages.ui.session.store import NamedStore, Revision, Store

#: What the component does: it comes once, with the first page, so that a drawing is light.
SCRIPT = Path(__file__).with_name("keeper.js").read_text("utf-8")
_keeper = st.components.v2.component(
    "quel_recours_keeper", js="export default (given) => window.quelRecoursKeeper(given);"
)
_KEY = "copy"
_TOKEN: Store[str] = Store("copy.session")
_STAMP = Revision("copy.stamp")
#: Of each piece: its source, its digest, its text and the stamp of its last change.
_PIECES: NamedStore[str, tuple[Any, str, str, int]] = NamedStore("copy.pieces")
#: What the tab had, the client that was in view, and the answers that were typed.
_OFFER: Store[tuple[Workspace, str, Mapping[str, Any]]] = Store("copy.offer")
_KEPT: Store[bool] = Store("copy.kept")
_WIPES: NamedStore[str, str] = NamedStore("copy.wipes")
_TROUBLE: Store[str] = Store("copy.trouble")
_ALL: Store[bool] = Store("copy.all")
_NEWS: Store[bool] = Store("copy.news")
_REST, _VIEW, _ANSWERS = "espace", "vue", "reponses"
#: A piece is sent again with this many of the changes after its own: a drawing that another overtakes loses none.
_AGAIN = 4
UNREADABLE = "La copie gardée par ce navigateur n’est plus lisible : rouvrez le fichier que vous avez enregistré."
FULL = "Ce navigateur n’a plus la place de garder vos clients : enregistrez-les dans un fichier."
SECOND = (
    "Un autre onglet garde déjà vos clients sur cet ordinateur : ce que vous changez ici n’y est pas gardé. "
    "Fermez l’autre onglet, puis rechargez celui-ci."
)


def draw(now: Workspace, guarded: bool, question: str) -> None:
    """The component, which shows nothing: it writes what changed of what the session holds now, and tells what it finds.
    `guarded`: leaving now would lose something; `question`: the one asked, an id of ours or ""."""
    if _NEWS.take():
        # Told above, out of the fragment that is drawn alone.
        st.rerun()
    order, pieces = _pieces(now)
    facts = {
        "session": _TOKEN.get() or _TOKEN.put(secrets.token_hex(8)),
        "stamp": _STAMP.value,
        "guarded": guarded,
        "question": question,
        "order": order,
        "pieces": pieces,
        "kept": is_kept(),
        "wipe_tab": _WIPES.value.get("tab"),
        "wipe_browser": _WIPES.value.get("browser"),
    }
    _keeper(
        key=_KEY,
        # In a list: Streamlit looks for a table in each value of a mapping, and loads pandas to know one.
        data=[facts],
        on_found_change=_found,
        on_missing_change=_missing,
        on_back_change=lambda: None,
        on_second_change=lambda: _trouble(SECOND),
        on_full_change=lambda: _trouble(FULL),
        on_unreadable_change=lambda: _trouble(UNREADABLE),
    )


def whole_screen() -> None:
    """The whole screen is drawn: what the browser told is in it."""
    _NEWS.clear()


def is_kept() -> bool:
    """Whether this computer keeps a copy."""
    return bool(_KEPT.get())


def keep() -> None:
    _KEPT.put(True)
    _ALL.put(True)


def forget() -> None:
    """Erases the copy of this computer; that of the tab stays, as for everyone."""
    _KEPT.put(False)
    _wipe("browser")


def erase() -> None:
    """Forgets everything: the session, the copy of the tab, that of the computer."""
    st.session_state.clear()
    _wipe("tab", "browser")


def _wipe(*which: str) -> None:
    for name in which:
        _WIPES.set(name, secrets.token_hex(4))


def offer() -> Workspace | None:
    """What the tab still has of a session that is gone, until it is taken back or let go."""
    offered = _OFFER.get()
    return None if offered is None else offered[0]


def take_back() -> None:
    offered = _OFFER.take()
    if offered is not None:
        _open(*offered)


def let_go() -> None:
    _OFFER.clear()
    _wipe("tab")
    _ALL.put(True)


def trouble() -> str | None:
    """What keeps the browser from holding a copy, in a sentence."""
    return _TROUBLE.get()


def _trouble(sentence: str) -> None:
    _NEWS.put(True)
    _TROUBLE.put(sentence)


def _missing() -> None:
    """A browser that lacks a piece is sent all of them."""
    _ALL.put(True)


def _found() -> None:
    """A callback: before anything is drawn."""
    _NEWS.put(True)
    answer = st.session_state[_KEY]["found"]
    copies = answer if isinstance(answer, dict) else {}
    if copies.get("second"):
        _trouble(SECOND)
    try:
        if copies.get("browser"):
            _KEPT.put(True)
            _open(*_read(copies["browser"]))
        chosen = answers.chosen(copies.get("chosen"))
        if not copies.get("tab"):
            answers.restore(chosen)
        else:
            copy, view, typed = _read(copies["tab"])
            typed = {**typed, **chosen}
            mine = shelf.kept(shelf.current())
            if workspace.joined(mine, copy) != mine:
                _OFFER.put((copy, view, typed))
            else:
                # Nothing but answers on the way: they are back in their fields, as a page keeps its own.
                answers.restore(typed)
    except GuideError:
        _trouble(UNREADABLE)


def _open(copy: Workspace, view: str, typed: Mapping[str, Any]) -> None:
    shelf.join(copy, of_file=False)
    if shelf.in_view() is None and shelf.current().client(view) is not None:
        shelf.look_at(view)
    answers.restore(typed)


def _read(pieces: Any) -> tuple[Workspace, str, Mapping[str, Any]]:
    """The workspace of pieces that come back, the client that was in view, and the answers that were on their way. Raises
    InvalidDossier."""
    if not isinstance(pieces, dict) or not all(isinstance(text, str) for text in pieces.values()):
        raise InvalidDossier(UNREADABLE)
    view = pieces.pop(_VIEW, "")
    rest = pieces.pop(_REST, "")
    typed = _answers(pieces.pop(_ANSWERS, "{}"))
    text = f'{{{rest}, "dossiers": [{",".join(pieces.values())}]}}'
    return workspace.loads(text), view, typed


def _answers(text: str) -> Mapping[str, Any]:
    try:
        typed = json.loads(text)
    except (ValueError, RecursionError):
        typed = None
    if not isinstance(typed, dict):
        raise InvalidDossier(UNREADABLE)
    return typed


def _pieces(now: Workspace) -> tuple[list[list[str]] | None, dict[str, str]]:
    """The name and the digest of every piece in order, and the text of those that changed lately; None: nothing to keep."""
    whole, in_view = shelf.kept(now), shelf.in_view(now)
    waiting = _OFFER.get()
    if waiting is not None:
        whole = workspace.joined(whole, waiting[0])
    typed = answers.held() or (waiting[2] if waiting is not None else {})
    if whole.is_empty and not typed:
        return None, {}
    before, stamp = _PIECES.value, _STAMP.value
    made: dict[str, tuple[Any, str, str, int]] = {}
    for name, source in _sources(whole, in_view.id if in_view is not None else "", typed):
        piece = before.get(name)
        if piece is None or piece[0] != source:
            text = _text(source)
            piece = (source, f"{zlib.crc32(text.encode()):08x}{len(text):x}", text, stamp + 1)
        made[name] = piece
    if any(changed > stamp for *_, changed in made.values()) or made.keys() != before.keys():
        _STAMP.grow()
    _PIECES.put(made)
    everything, latest = _ALL.take(), _STAMP.value - _AGAIN
    order = [[name, digest] for name, (_, digest, _, _) in made.items()]
    return order, {name: text for name, (_, _, text, changed) in made.items() if everything or changed > latest}


def _sources(whole: Workspace, view: str, typed: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every piece by its name: all but the clients, which one is in view, what is typed, then each client."""
    yield _REST, replace(whole, clients=())
    yield _VIEW, view
    if typed:
        yield _ANSWERS, dict(typed)
    for client in whole.clients:
        yield f"client/{client.id}", client


def _text(source: Any) -> str:
    if isinstance(source, ClientFile):
        return line(workspace.client_to_data(source))
    if isinstance(source, dict):
        return line(source)
    return workspace.envelope(source) if isinstance(source, Workspace) else str(source)
