"""From an accounting export to who owes what, since when, and what to do first.

`read` is the way in; `balance_json` the shape of the command line. Nothing heavy is imported until they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from guide.ledger.source.source_files import (
    FOLLOW_UP_LIMIT,
    MAX_FILE_BYTES,
    UPLOAD_LIMIT,
    ClientKind,
    ColumnMapping,
    ColumnsUnknown,
    Field,
    Options,
    SourceFile,
)

if TYPE_CHECKING:
    from guide.ledger.dunning.notes import CustomerNotes
    from guide.ledger.receivables.receivables import Ledger


def read(files: Sequence[SourceFile], options: Options) -> Ledger:
    """What these files say together, at the day asked. Raises UnreadableFile when none of them can be read."""
    from guide.ledger import reading

    return reading.read(files, options)


def balance_json(ledger: Ledger, notes: CustomerNotes | None = None, complete: bool = False) -> dict[str, Any]:
    """The ledger as `python -m guide balance` prints it, its next actions with what was noted of the customers;
    `complete`: with the quality report, the indicators and the radar."""
    from guide.ledger.exports import balance_json as output

    followed: dict[str, Any] = {}
    if notes is not None:
        from guide.ledger.dunning import track
        from guide.ledger.exports.followed_json import followed_json

        tracked = track(ledger, notes)
        ledger, followed = tracked.ledger, followed_json(tracked)
    out = output.balance_json(ledger) | followed
    if complete:
        from guide.ledger.exports.figures_json import figures_json

        out |= figures_json(ledger)
    return out


def open_follow_up(source: bytes | str) -> CustomerNotes:
    """The follow-up of a file's content. Raises InvalidFollowUp."""
    from guide.ledger.dunning import notes_file

    return notes_file.loads(source)
