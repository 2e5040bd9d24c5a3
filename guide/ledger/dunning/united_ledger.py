"""The ledger with the customers that were made one, and without the invoices that are to be counted once."""

from dataclasses import replace

import numpy as np

from guide.ledger.dunning.notes import CustomerNotes, Duplicate, clean
from guide.ledger.receivables.receivables import Ledger


def united_ledger(ledger: Ledger, notes: CustomerNotes) -> Ledger:
    """The ledger with the customers that were made one as one, and without the invoices that are to be counted once."""
    united = [each for each in notes.debtors if each.is_united]
    if united:
        place = {clean(key): number for number, key in reversed([*enumerate(ledger.debtor_keys)])}
        into = np.arange(len(ledger.debtor_keys), dtype=np.int32)
        for followed in united:
            # The first key is the one by which a note is matched.
            numbers = [place[key] for key in followed.keys if key in place]
            if numbers:
                into[numbers] = numbers[0]
        ledger = replace(ledger, entries=replace(ledger.entries, debtor=into[ledger.entries.debtor]))
    return _counted_once(ledger, notes)


def _counted_once(ledger: Ledger, notes: CustomerNotes) -> Ledger:
    noted = [each for each in notes.debtors if any(not d.gone for d in each.duplicates)]
    if not noted:
        return ledger
    place = {clean(key): number for number, key in enumerate(ledger.debtor_keys)}
    counted = np.ones(len(ledger.entries), dtype=np.bool_)
    for followed in noted:
        numbers = [place[key] for key in followed.keys if key in place]
        mine = np.flatnonzero(np.isin(ledger.entries.debtor, np.array(numbers, dtype=np.int32)))
        for duplicate in followed.duplicates:
            if not duplicate.gone:
                same = [i for i in mine.tolist() if _duplicate(ledger, i).id == duplicate.id]
                counted[same if duplicate.whole else same[1:]] = False
    return ledger if counted.all() else replace(ledger, entries=ledger.entries.only(counted))


def duplicate_at(ledger: Ledger, debtor: int, line: int, number: str, whole: bool) -> Duplicate | None:
    """The invoice of a customer on a line of its file, to be counted once; None when it is not there any more."""
    entries = ledger.entries
    for entry in np.flatnonzero((entries.debtor == debtor) & (entries.line == line)).tolist():
        if ledger.number(entry) == number:
            return _duplicate(ledger, entry, whole)
    return None


def _duplicate(ledger: Ledger, entry: int, whole: bool = False) -> Duplicate:
    """An invoice of the ledger as one that is counted once."""
    entries = ledger.entries
    return Duplicate(ledger.number(entry), entries.issued[entry].item(), int(entries.amount[entry]), whole)
