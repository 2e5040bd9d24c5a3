"""The workspace: who I am, all my clients' dossiers, what was noted of my exports, what I learnt. Frozen."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from guide.case.model import Creditor, Dossier, Training
from guide.ledger.dunning import CustomerNotes, merged
from guide.values.accents import unaccented

#: Who writes, before anything is known of them.
NOBODY = Creditor("")
#: Changes kept of one client, the latest: years of a dossier.
MAX_HISTORY = 300


@dataclass(frozen=True)
class HistoryEntry:
    """What changed in a dossier, in one French sentence, and the day."""

    on: date
    what: str


@dataclass(frozen=True)
class ClientFile:
    """One client's dossier. `id` never changes; `history` is oldest first."""

    id: str
    dossier: Dossier
    archived: bool = False
    history: tuple[HistoryEntry, ...] = ()

    @property
    def name(self) -> str:
        return self.dossier.debtor.name

    def noted(self, dossier: Dossier, changes: Iterable[HistoryEntry]) -> "ClientFile":
        """The client with that dossier, and what changed in it. What is told twice in a row the same day is told once."""
        history = list(self.history)
        history.extend(change for change in changes if not history or history[-1] != change)
        return replace(self, dossier=dossier, history=tuple(history[-MAX_HISTORY:]))


@dataclass(frozen=True)
class Head:
    """The pictures of a letter, PNG; None: not wanted."""

    logo: bytes | None = None
    signature: bytes | None = None


@dataclass(frozen=True)
class Workspace:
    """Everything of one person. A client stands once, by its id."""

    creditor: Creditor = NOBODY
    clients: tuple[ClientFile, ...] = ()
    head: Head = field(default_factory=Head)
    follow_up: CustomerNotes = field(default_factory=CustomerNotes)
    training: Training = field(default_factory=Training)

    def __post_init__(self) -> None:
        ids = [client.id for client in self.clients]
        assert len(ids) == len(set(ids)), "a client stands twice"

    def client(self, id: str) -> ClientFile | None:
        return next((client for client in self.clients if client.id == id), None)

    def with_client(self, client: ClientFile) -> "Workspace":
        """With that client in its place, or at the end when it is new."""
        if self.client(client.id) is None:
            return replace(self, clients=(*self.clients, client))
        return replace(self, clients=tuple(client if c.id == client.id else c for c in self.clients))

    def without(self, id: str) -> "Workspace":
        return replace(self, clients=tuple(client for client in self.clients if client.id != id))

    def free_id(self, wanted: str) -> str:
        """`wanted`, or the first of `wanted-2`, `wanted-3`… that no client has."""
        taken = {client.id for client in self.clients}
        number, id = 1, wanted
        while id in taken:
            number += 1
            id = f"{wanted}-{number}"
        return id

    def named(self, sought: str) -> tuple[ClientFile, ...]:
        """The clients whose name holds every word of `sought`, whatever the case and the accents; all when it is empty."""
        return tuple(client for client in self.clients if holds(client.name, sought))

    @property
    def is_empty(self) -> bool:
        return self == Workspace()


def holds(name: str, sought: str) -> bool:
    """Whether the name holds every word sought, whatever the case and the accents."""
    return all(word in plain(name) for word in plain(sought).split())


def plain(text: str) -> str:
    """For a search: lower case, without accents."""
    return unaccented(text.casefold())


def joined(mine: Workspace, other: Workspace) -> Workspace:
    """All that two workspaces know: nothing of either is lost.

    A client that both have is the one whose history continues the other's; when neither does, both are kept. Who I am,
    my pictures: mine, and the other's where I said nothing.
    """
    whole = mine
    for client in other.clients:
        mine_of_it = whole.client(client.id)
        if mine_of_it is None or _continues(client, mine_of_it):
            whole = whole.with_client(client)
        elif not _continues(mine_of_it, client):
            whole = whole.with_client(replace(client, id=whole.free_id(client.id)))
    head = Head(mine.head.logo or other.head.logo, mine.head.signature or other.head.signature)
    return replace(
        whole,
        creditor=other.creditor if mine.creditor == NOBODY else mine.creditor,
        head=head,
        follow_up=merged(mine.follow_up, other.follow_up),
        training=learnt(other.training, mine.training),
    )


def _continues(later: ClientFile, earlier: ClientFile) -> bool:
    """Whether `later` is `earlier` with more done to it, or the same."""
    if later.dossier == earlier.dossier:
        return len(later.history) >= len(earlier.history)
    known = len(earlier.history)
    return len(later.history) > known and later.history[:known] == earlier.history


def learnt(before: Training, since: Training) -> Training:
    """What was learnt in both: the later decides for a decision that both know."""
    missed = [*since.missed, *(id for id in before.missed if id not in since.found)]
    right = [*since.found, *(id for id in before.found if id not in missed)]
    return Training(
        tuple(dict.fromkeys((*before.lessons, *since.lessons))),
        tuple(dict.fromkeys(missed)),
        tuple(dict.fromkeys(right)),
    )
