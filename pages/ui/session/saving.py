"""The file that keeps everything: its button, or the sentence that says what could not be opened again, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from guide import workspace
from guide.errors import GuideError
from guide.values import french
from guide.workspace import ClientFile, Workspace
from pages.ui.kit.labels import plain
from pages.ui.session import clock, notes
from pages.ui.session import workspace as shelf
from pages.ui.session.store import NamedStore

#: Under the screen; the side of it has a button too, and does not say a refusal twice.
FOOT = "foot"


@dataclass(frozen=True)
class _Part:
    """A client, or all but the clients. `size`: in the file, in bytes."""

    source: ClientFile | Workspace
    size: int
    refusal: GuideError | None


_PARTS: NamedStore[str, _Part] = NamedStore("workspace.parts")


def button(place: str, whole: Workspace, primary: bool = False, disabled: bool = False) -> None:
    """Everything in one file. `whole`: what is kept of the session; `disabled`: there is nothing to lose yet."""
    parts = _parts(whole)
    refused = {name: part.refusal for name, part in parts.items() if part.refusal is not None}
    others = replace(whole, clients=tuple(client for client in whole.clients if client.id not in refused))
    too_large = workspace.room_refusal(len(others.clients), sum(part.size for part in parts.values()))
    for refusal in (*refused.values(), too_large):
        if refusal is not None and place == FOOT:
            st.error(f"Pas encore enregistrable. {plain(refusal.message, 600)}\n\n{plain(refusal.hint, 600)}".strip())
    if too_large is not None or "" in refused:
        return
    with_amounts = notes.to_save()
    # Written on the click, out of the session's reach: it gets what it writes here.
    st.download_button(
        f"Enregistrer {french.count(len(others.clients), 'autre client', 'autres clients')}"
        if refused
        else "Enregistrer le tout",
        data=lambda: workspace.dumps(replace(others, follow_up=with_amounts())),
        file_name=f"mes-clients-{clock.real_today().isoformat()}.json",
        disabled=disabled or (bool(refused) and not others.clients),
        mime="application/json",
        key=f"save.{place}",
        on_click="rerun" if refused else shelf.mark_saved,
        type="primary" if primary else "secondary",
        width="stretch" if place == "sidebar" else "content",
    )


def _parts(whole: Workspace) -> Mapping[str, _Part]:
    """Each part by name, looked at again only when it changed; "" is all but the clients."""
    before = _PARTS.value
    sources: dict[str, ClientFile | Workspace] = {client.id: client for client in whole.clients}
    sources[""] = replace(whole, clients=())
    parts = {
        name: before[name] if name in before and before[name].source == source else _part(source)
        for name, source in sources.items()
    }
    return _PARTS.put(parts)


def _part(source: ClientFile | Workspace) -> _Part:
    alone = Workspace(clients=(source,)) if isinstance(source, ClientFile) else source
    try:
        return _Part(source, len(workspace.dumps(alone).encode()), None)
    except GuideError as error:
        return _Part(source, 0, error)
