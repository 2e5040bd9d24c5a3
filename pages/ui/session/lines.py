"""What the list says of each client, worked out once; and the letter that was written for it, until it is sent."""

from datetime import date

from guide import workspace
from guide.case.model import Dossier
from guide.workspace import ClientFile, Overview
from pages.ui.session.store import NamedStore
from pages.ui.session.workspace import day_of

#: Of each client: its dossier, the day, and the line.
_LINES: NamedStore[str, tuple[Dossier, date, Overview]] = NamedStore("workspace.lines")
_WRITTEN: NamedStore[str, str | None] = NamedStore("workspace.written")


def overview(client: ClientFile) -> Overview:
    """The line of a client, worked out again only when its dossier or the day changed."""
    before, on = _LINES.value.get(client.id), day_of(client.id)
    if before is not None and before[0] is client.dossier and before[1] == on:
        return before[2]
    line = workspace.overview(client.dossier, on)
    _LINES.set(client.id, (client.dossier, on, line))
    return line


def written(id: str) -> str | None:
    """The letter that was written for this client and is not noted as sent yet."""
    return _WRITTEN.value.get(id)


def set_written(id: str, letter: str | None) -> None:
    """None: it was sent, or is not wanted any more."""
    _WRITTEN.set(id, letter)
