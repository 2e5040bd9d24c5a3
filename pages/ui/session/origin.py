"""The customer of the export in view that a client's dossier was drawn from: what is noted of one is noted of both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from guide.case.codes import Channel
from guide.workspace import open_amount
from pages.ui.session import ledger, notes, workspace
from pages.ui.session.store import Memo

if TYPE_CHECKING:
    from guide.ledger.dunning import FollowedLedger

#: The clients that the customers of an export are, or would be.
_NUMBERS: Memo[Mapping[str, int]] = Memo("origin.numbers")


def number(client: str) -> int | None:
    """The number, in the export in view, of the customer that this client (an id) was drawn from; None: of none."""
    export = ledger.current()
    if export is None or not ledger.is_drawn(client):
        return None
    keys = export.debtor_keys
    return _NUMBERS.of(
        (keys, ledger.is_invented()), lambda: {ledger.client_id(key): place for place, key in enumerate(keys)}
    ).get(client)


def tracked() -> FollowedLedger | None:
    """The export in view with what was noted of its customers."""
    export = ledger.current()
    return notes.tracking(export) if export is not None else None


def note_letter(client: str, counts_as: str | None, on: date, channel: Channel | None) -> None:
    """A letter that the follow-up counts has left: the export does not offer it again."""
    from guide.ledger.dunning import LetterKind, with_letter

    debtor, followed = number(client), tracked()
    if debtor is not None and followed is not None and counts_as in set(LetterKind):
        notes.note(with_letter(followed, debtor, LetterKind(counts_as), on, channel))


def note_payment(client: str) -> None:
    """All that it owes is paid."""
    from guide.ledger.dunning import with_payment

    debtor, followed = number(client), tracked()
    if debtor is not None and followed is not None:
        notes.note(with_payment(followed, debtor, whole=True))


def undo() -> None:
    """The client in view as it was before the last change; what it owes again, it owes for the export too."""
    workspace.undo()
    client = workspace.in_view()
    debtor, followed = number(client.id) if client is not None else None, tracked()
    if client is None or debtor is None or followed is None:
        return
    from guide.ledger.dunning import paid_by_hand, without_payment

    if debtor in paid_by_hand(followed) and open_amount(client.dossier, workspace.day_of(client.id)) > 0:
        notes.note(without_payment(followed, debtor))
