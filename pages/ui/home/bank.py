"""« Qui a payé ? » beside the list of clients: what is confirmed goes into the dossier of each."""

from typing import TYPE_CHECKING

from guide.workspace import Workspace, client_invoices, dossier_payments, with_payment
from pages.ui import session
from pages.ui.bank import who_paid

if TYPE_CHECKING:
    from guide.ledger.bank import KnownPayment, Proposal


def payments() -> None:
    """A bank statement held against the invoices of the clients in hand."""
    whole, on = session.workspace.current(), session.clock.real_today()
    who_paid.statements(lambda: client_invoices(whole, on), lambda: _known(whole), _note)


def _known(whole: Workspace) -> "tuple[KnownPayment, ...]":
    """The payments of the dossiers, and those that the follow-up of the exports holds."""
    from guide.ledger.bank import noted_receipts

    return (*dossier_payments(whole), *noted_receipts(whole.follow_up))


def _note(proposal: "Proposal") -> None:
    client = session.workspace.current().client(proposal.client)
    assert client is not None, "no such client"
    session.origin.note_receipt(client.id, proposal)
    session.workspace.note(client.id, with_payment(client.dossier, proposal))
