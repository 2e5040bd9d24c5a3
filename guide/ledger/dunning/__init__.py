"""Customers followed from one export to the next: what was noted, promised, sent, and the plan of the week."""

from guide.ledger.dunning import closed_export, note_changes, notes_file
from guide.ledger.dunning.customer_match import name_key, siren_of
from guide.ledger.dunning.followed_ledger import FollowedLedger, track, track_again
from guide.ledger.dunning.hand_payments import paid_by_hand, with_payment, without_payment
from guide.ledger.dunning.merge import merged
from guide.ledger.dunning.note_changes import (
    with_clients,
    with_customers,
    with_customers_apart,
    with_duplicate,
    with_letter,
    with_letters,
    with_union,
    with_union_undone,
)
from guide.ledger.dunning.notes import (
    Aside,
    Customer,
    CustomerNotes,
    Duplicate,
    Followed,
    LetterKind,
    Promise,
    SentLetter,
    client_kind,
)
from guide.ledger.dunning.notes_file import dumps, loads
from guide.ledger.dunning.outside_facts import NotedInsolvency, Receipt, ReceiptPart
from guide.ledger.dunning.promises import PromiseState, verdict
from guide.ledger.dunning.same_customer import SameName, same_names, shared_names
from guide.ledger.dunning.since_last_export import changes, to_save
from guide.ledger.dunning.united_ledger import duplicate_at
from guide.ledger.dunning.week_plan import A_DAY, Task, week
