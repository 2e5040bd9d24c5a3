"""What customers, documents and files are called in a copy: as they are, or by pseudonyms that tell nothing."""

from dataclasses import replace

from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.notes import CustomerNotes
from guide.ledger.receivables.receivables import Ledger


class Names:
    """Everything under its own name."""

    blind = False

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def client(self, debtor: int) -> str:
        return self.ledger.debtor_names[debtor]

    def document(self, entry: int) -> str:
        return self.ledger.number(entry)

    def file(self, place: int) -> str:
        return self.ledger.files[place].name

    def currency(self, code: int) -> str:
        return self.ledger.currencies[code]


class Pseudonyms(Names):
    """« Client 001 » for the largest debt and so on down, « F-0001 », « Fichier 1 », « Devise 1 »: nothing of the
    original. The same one for the same thing all through a copy, and in another copy of the same export at that day."""

    blind = True

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self._clients = {view.number: place for place, view in enumerate(ledger.debtors, 1)}
        self._documents: dict[str, int] = {}
        self._width = max(3, len(str(len(ledger.debtor_names))))
        self._digits = max(4, len(str(len(ledger.ageing.items))))

    def client(self, debtor: int) -> str:
        place = self._clients.setdefault(debtor, len(self._clients) + 1)
        return f"Client {place:0{self._width}d}"

    def document(self, entry: int) -> str:
        """A document without a number has none here either."""
        number = self.ledger.number(entry)
        if not number:
            return ""
        place = self._documents.setdefault(number, len(self._documents) + 1)
        return f"F-{place:0{self._digits}d}"

    def file(self, place: int) -> str:
        return f"Fichier {place + 1}"

    def currency(self, code: int) -> str:
        return f"Devise {code}"


def without_words(tracking: FollowedLedger) -> FollowedLedger:
    """The same, without what the user wrote."""
    followed = tuple(
        replace(debtor, pause=replace(debtor.pause, why=None)) if debtor.pause else debtor
        for debtor in tracking.follow_up.debtors
    )
    return track(tracking.ledger, CustomerNotes(followed), tracking.on)
