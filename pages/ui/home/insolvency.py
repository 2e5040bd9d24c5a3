"""All my clients at the BODACC, those of the list and the late ones of the export."""

from collections.abc import Mapping, Sequence

from guide.case.codes import DebtorKind
from guide.ledger.dunning import FollowedLedger, NotedInsolvency
from guide.ledger.receivables import DebtorView
from guide.workspace import ClientFile, ClientStanding, Overview
from pages.ui import session
from pages.ui.dunning import bodacc, insolvency
from pages.ui.dunning.bodacc import Owing


def check(lines: Mapping[str, Overview], tracking: FollowedLedger | None, unopened: Sequence[DebtorView]) -> None:
    """`lines`: those of the clients in progress, by their ids; `unopened`: the customers who are not clients yet."""
    clients = [
        client
        for client in session.workspace.current().clients
        if client.id in lines
        and lines[client.id].standing is not ClientStanding.PAID
        and not session.workspace.is_example(client.id)
        and client.dossier.debtor.kind is not DebtorKind.PARTICULIER
    ]
    customers = insolvency.customers(tracking, unopened) if tracking is not None else []
    answers = session.registers.insolvencies()
    owing = [_owing(client, answers) for client in clients]
    bodacc.check([*owing, *customers], "Il est en tête de la liste.")


def _owing(client: ClientFile, answers: Mapping[str, NotedInsolvency]) -> Owing:
    siren = session.origin.siren(client)
    return Owing(client.name, siren, answers.get(siren))
