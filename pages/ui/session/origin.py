"""The customer of the export in view that a client's dossier was drawn from: what is noted of one is noted of both."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from guide.case.codes import Channel
from guide.case.journal import with_opening
from guide.ledger.dunning import Followed, FollowedLedger, NotedInsolvency, Receipt
from guide.values import french
from guide.workspace import ClientFile, open_amount, whole_receipt, with_payment, without_receipt
from pages.ui.session import ledger, notes, registers, workspace
from pages.ui.session.store import Memo

if TYPE_CHECKING:
    from guide.ledger.bank import Proposal

#: The clients that the customers of an export are, or would be.
_NUMBERS: Memo[Mapping[str, int]] = Memo("origin.numbers")
_SIRENS: Memo[Mapping[int, str]] = Memo("origin.sirens")


def number(client: str) -> int | None:
    """The number, in the export in view, of the customer that this client (an id) was drawn from; None: of none."""
    export = ledger.current() if ledger.is_drawn(client) else None
    if export is None:
        return None
    keys = export.debtor_keys
    return _NUMBERS.of(
        (keys, ledger.is_invented()), lambda: {ledger.client_id(key): place for place, key in enumerate(keys)}
    ).get(client)


def tracked() -> FollowedLedger | None:
    """The export in view with what was noted of its customers."""
    export = ledger.current()
    return notes.tracking(export) if export is not None else None


def sirens(followed: FollowedLedger) -> Mapping[int, str]:
    """The SIRENs of the customers of the export that have one, by their electronic invoices or their codes."""
    from guide.ledger.dunning import siren_of

    keys, buyers = followed.ledger.debtor_keys, followed.ledger.buyers

    def read() -> Mapping[int, str]:
        each = {
            debtor: (buyers[debtor].siren if debtor in buyers else None) or siren_of(followed.key(debtor))
            for debtor in range(len(keys))
        }
        return {debtor: siren for debtor, siren in each.items() if siren}

    return _SIRENS.of((keys, buyers), read)


def siren(client: ClientFile) -> str:
    """The SIREN of a client, by its dossier or by the export that it was drawn from; "" when it has none."""
    if client.dossier.debtor.siren:
        return client.dossier.debtor.siren
    debtor = number(client.id)
    followed = tracked() if debtor is not None else None
    return sirens(followed).get(debtor, "") if followed is not None and debtor is not None else ""


def note_insolvency(answers: Mapping[str, NotedInsolvency]) -> None:
    """What the BODACC answered, by SIREN: in the follow-up of the export in view, and in the dossiers, where an opening is an
    event and any answer a line of the history."""
    registers.note_insolvency(answers)
    followed = tracked()
    if followed is not None:
        from guide.ledger.dunning import note_changes

        known = {debtor: answers[each] for debtor, each in sirens(followed).items() if each in answers}
        notes.note(note_changes.with_insolvency(followed, known))
    for client in workspace.current().clients:
        answer = answers.get(siren(client))
        if answer is None or workspace.is_example(client.id):
            continue
        opening = answer.opening
        after = with_opening(client.dossier, answer.judgment, opening) if opening else client.dossier
        workspace.note(client.id, after, f"BODACC consulté : {_answered(answer)}")


def _answered(answer: NotedInsolvency) -> str:
    if answer.published is None:
        return "aucune annonce de procédure collective trouvée"
    return f"{answer.nature or 'une annonce'}, publié le {french.short_day(answer.published)}"[:150]


def note_letter(client: str, counts_as: str, on: date, channel: Channel | None) -> None:
    """A letter that the follow-up counts has left: the export does not offer it again."""
    from guide.ledger.dunning import LetterKind, SentLetter, closed_export, with_letter

    debtor, tracking = number(client), tracked()
    if counts_as not in set(LetterKind):
        return
    if debtor is not None and tracking is not None:
        notes.note(with_letter(tracking, debtor, LetterKind(counts_as), on, channel))
    elif (known := _noted_of(client)) is not None:
        letter = SentLetter(LetterKind(counts_as), on, channel)
        notes.note(closed_export.add_letter(notes.known(), known, letter))


def note_payment(client: ClientFile) -> None:
    """All that this client owed, before its dossier says so, is paid."""
    from guide.ledger.dunning import closed_export
    from guide.ledger.dunning import with_payment as with_all_paid

    debtor, tracking = number(client.id), tracked()
    if debtor is not None and tracking is not None:
        notes.note(with_all_paid(tracking, debtor, whole=True))
    elif (known := _noted_of(client.id)) is not None:
        receipt = whole_receipt(client.dossier, workspace.day_of(client.id))
        if receipt is not None:
            notes.note(closed_export.add_receipt(notes.known(), known, receipt))


def _noted_of(client: str) -> Followed | None:
    """What the follow-up knows of a client drawn from an export that is not open."""
    from guide.ledger.dunning import closed_export

    if not ledger.is_drawn(client) or workspace.is_example(client):
        return None
    return closed_export.followed_as(notes.known(), lambda key: ledger.client_id(key) == client)


def note_receipt(client: str, proposal: "Proposal") -> None:
    """A payment of this client, confirmed on a line of a statement. Raises InvalidFollowUp for a day still to come."""
    from guide.ledger.bank import receipt_against
    from guide.ledger.dunning import note_changes

    debtor, followed = number(client), tracked()
    if debtor is not None and followed is not None:
        notes.note(note_changes.with_receipt(followed, debtor, receipt_against(followed, debtor, proposal)))


def note_in_dossier(key: str, proposal: "Proposal") -> None:
    """The same of the customer of that key in the export, in its dossier if it was drawn."""
    client = workspace.current().client(ledger.client_id(key))
    if client is not None:
        workspace.note(client.id, with_payment(client.dossier, proposal))


def take_from_dossier(key: str, receipt: Receipt) -> None:
    """A payment of the customer of that key, taken back: out of its dossier too, if it was drawn."""
    client = workspace.current().client(ledger.client_id(key))
    if client is not None:
        workspace.note(client.id, without_receipt(client.dossier, receipt))


def undo() -> None:
    """The client in view as it was before the last change; what it owes again, it owes for the export too."""
    workspace.undo()
    client = workspace.in_view()
    if client is None or open_amount(client.dossier, workspace.day_of(client.id)) <= 0:
        return
    from guide.ledger.dunning import closed_export, paid_by_hand, without_payment

    debtor, tracking = number(client.id), tracked()
    if debtor is not None and tracking is not None:
        if debtor in paid_by_hand(tracking):
            notes.note(without_payment(tracking, debtor))
    elif (known := _noted_of(client.id)) is not None and any(each.is_by_hand for each in known.received):
        notes.note(closed_export.take_back_receipts(notes.known(), known))
