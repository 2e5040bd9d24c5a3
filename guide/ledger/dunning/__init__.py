"""Customers followed from one export to the next: what was noted, promised, sent, and the plan of the week."""

from __future__ import annotations

from guide.ledger.dunning import note_changes, notes_file
from guide.ledger.dunning.customer_match import name_key, siren_of
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.note_changes import with_letter, with_letters
from guide.ledger.dunning.notes import CustomerNotes, Followed, LetterKind, Promise, SentLetter, client_kind, merged
from guide.ledger.dunning.notes_file import dumps, loads
from guide.ledger.dunning.promises import PromiseState, verdict
from guide.ledger.dunning.since_last_export import changes, to_save
from guide.ledger.dunning.week_plan import A_DAY, ORDER, Task, week

__all__ = [
    "A_DAY",
    "ORDER",
    "CustomerNotes",
    "Followed",
    "FollowedLedger",
    "LetterKind",
    "Promise",
    "PromiseState",
    "SentLetter",
    "Task",
    "changes",
    "client_kind",
    "dumps",
    "loads",
    "merged",
    "name_key",
    "note_changes",
    "notes_file",
    "siren_of",
    "to_save",
    "track",
    "verdict",
    "week",
    "with_letter",
    "with_letters",
]
