"""The workspace file: read back the same, old files into it and out again, two of them joined without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from guide import workspace
from guide.case import storage
from guide.case.model import Dossier, Training
from guide.workspace import ClientFile, HistoryEntry, Workspace
from tests.properties.test_dossier import creditor, recent_dossiers
from tests.properties.test_follow_up import files

ids = st.sampled_from(["a", "b", "c-2"])
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
changes = st.lists(st.builds(HistoryEntry, days, st.sampled_from(["Relance notée", "Facture ajoutée"])), max_size=2)
clients = st.builds(ClientFile, ids, recent_dossiers, st.booleans(), changes.map(tuple))
workspaces = st.builds(
    Workspace,
    creditor=creditor,
    clients=st.lists(clients, max_size=3, unique_by=lambda client: client.id).map(tuple),
    follow_up=files,
    training=st.just(Training()) | st.just(Training(("prescription",))),
)


@settings(max_examples=40, deadline=None)
@given(workspaces)
def test_a_workspace_is_read_back_the_same(made: Workspace) -> None:
    assert workspace.loads(workspace.dumps(made)) == made


@settings(max_examples=40, deadline=None)
@given(recent_dossiers)
def test_a_dossier_goes_into_a_workspace_and_out_again(made: Dossier) -> None:
    inside = workspace.loads(workspace.dumps(workspace.opened(storage.dumps(made).encode())))
    (client,) = inside.clients
    assert storage.loads(storage.dumps(workspace.to_file(client.dossier))) == made


@settings(max_examples=40, deadline=None)
@given(workspaces, workspaces)
def test_joining_loses_no_dossier(one: Workspace, two: Workspace) -> None:
    both = [client.dossier for client in workspace.joined(one, two).clients]
    for client in (*one.clients, *two.clients):
        kept = client.dossier in both or any(
            later.history[: len(client.history)] == client.history
            for later in (*one.clients, *two.clients)
            if later.id == client.id and later is not client
        )
        assert kept
    assert workspace.joined(one, one) == replace(one, follow_up=workspace.joined(one, one).follow_up)


@settings(max_examples=60, deadline=None)
@given(recent_dossiers, recent_dossiers)
def test_every_change_is_told(before: Dossier, after: Dossier) -> None:
    told = workspace.changes(before, after, date(2026, 11, 29))
    same = replace(before, training=after.training) == after
    assert bool(told) is not same
    assert all(0 < len(change.what) <= 200 for change in told) and len(told) <= 6
