"""What the list says of each client, worked out once; and the letter that was written for it, until it is sent."""

from collections.abc import Collection, Mapping
from datetime import date

from guide import workspace
from guide.case.model import Dossier
from guide.workspace import ClientFile, Overview
from pages.ui.session.store import NamedStore
from pages.ui.session.workspace import days_of

#: Of each client: its dossier, the day, and the line.
_LINES: NamedStore[str, tuple[Dossier, date, Overview]] = NamedStore("workspace.lines")
_WRITTEN: NamedStore[str, str | None] = NamedStore("workspace.written")


def overview(client: ClientFile) -> Overview:
    """The line of a client, worked out again only when its dossier or the day changed."""
    return overviews((client,))[client.id]


def overviews(clients: Collection[ClientFile]) -> Mapping[str, Overview]:
    """The same of several clients, by their ids; the session is asked once for all of them."""
    before, days = _LINES.value, days_of([client.id for client in clients])
    lines: dict[str, tuple[Dossier, date, Overview]] = {}
    for client in clients:
        dossier, on = client.dossier, days[client.id]
        line = before.get(client.id)
        if line is None or line[0] is not dossier or line[1] != on:
            line = (dossier, on, workspace.overview(dossier, on))
        lines[client.id] = line
    _LINES.put({**before, **lines})
    return {id: line for id, (_, _, line) in lines.items()}


def written(id: str) -> str | None:
    """The letter that was written for this client and is not noted as sent yet."""
    return _WRITTEN.value.get(id)


def set_written(id: str, letter: str | None) -> None:
    """None: it was sent, or is not wanted any more."""
    _WRITTEN.set(id, letter)
