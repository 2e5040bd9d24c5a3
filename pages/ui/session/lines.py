"""What the list says of each client, worked out once; and the letter that was written for it, until it is sent."""

from datetime import date

from guide import workspace
from guide.case.model import Dossier
from guide.workspace import ClientFile, Overview
from pages.ui.session.store import Store
from pages.ui.session.workspace import day_of

#: Of each client: its dossier, the day, and the line.
_LINES: Store[dict[str, tuple[Dossier, date, Overview]]] = Store("workspace.lines")
_WRITTEN: Store[dict[str, str | None]] = Store("workspace.written")


def overview(client: ClientFile) -> Overview:
    """The line of a client, worked out again only when its dossier or the day changed."""
    lines, on = _LINES.get() or {}, day_of(client.id)
    before = lines.get(client.id)
    if before is not None and before[0] is client.dossier and before[1] == on:
        return before[2]
    line = workspace.overview(client.dossier, on)
    _LINES.put({**lines, client.id: (client.dossier, on, line)})
    return line


def written(id: str) -> str | None:
    """The letter that was written for this client and is not noted as sent yet."""
    return (_WRITTEN.get() or {}).get(id)


def set_written(id: str, letter: str | None) -> None:
    """None: it was sent, or is not wanted any more."""
    _WRITTEN.put({**(_WRITTEN.get() or {}), id: letter})
