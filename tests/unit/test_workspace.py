"""One file for all my clients: what is in it, what is refused, what two of them make together."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guide import workspace
from guide.__main__ import main
from guide.case import storage
from guide.case.codes import Channel, DebtorKind, EventKind
from guide.case.model import Address, Creditor, Debtor, Dossier, Event, Invoice, Payment, Training
from guide.errors import IncompleteDossier, InvalidDossier
from guide.ledger.dunning import notes_file
from guide.ledger.dunning.notes import CustomerNotes, Followed, Seen
from guide.lessons import learnt
from guide.workspace import ClientFile, Head, HistoryEntry, Workspace
from tests.unit.test_storage import EXAMPLE

DAY = date(2026, 11, 29)
ME = Creditor("Atelier Nord", Address(("12 rue des Lilas",), "59000", "Lille"), "732829320")
PNG = b"\x89PNG\r\n\x1a\n rest of a picture"


def dossier(name: str, creditor: Creditor = ME) -> Dossier:
    return Dossier(creditor, Debtor(name, kind=DebtorKind.COMMERCANT), invoices=(Invoice("F1", 120_000),))


def of(*names: str) -> Workspace:
    clients = tuple(ClientFile(f"c{number}", dossier(name)) for number, name in enumerate(names, 1))
    return Workspace(ME, clients)


FULL = replace(
    of("Durand & Fils", "Lycée Été"),
    head=Head(PNG),
    follow_up=CustomerNotes((Followed(("C1",), "Durand", Seen(DAY, 500, 300)),)),
    training=Training(("prescription",), ("q1",), ("q2",)),
).with_client(ClientFile("old", dossier(""), True, (HistoryEntry(DAY, "Facture F1 ajoutée"),)))


def test_all_of_it_is_read_back() -> None:
    assert workspace.loads(workspace.dumps(FULL)) == FULL
    assert workspace.loads(workspace.dumps(Workspace())) == Workspace()


def test_a_dossier_in_it_has_the_shape_of_a_dossier() -> None:
    data = json.loads(workspace.dumps(of("Durand")))
    assert (data["file"], data["version"]) == ("espace", 1)
    (held,) = data["dossiers"]
    assert held["debtor"] == {"name": "Durand", "kind": "commercant", "country": "FR"}
    assert (held["id"], held["archived"], held["version"]) == ("c1", False, 1)


def test_who_writes_is_said_once() -> None:
    data = json.loads(workspace.dumps(of("Durand", "Petit")))
    assert data["creditor"]["name"] == "Atelier Nord"
    assert all("creditor" not in held for held in data["dossiers"])
    other = replace(of("Durand"), creditor=replace(ME, name="Une autre"))
    assert workspace.loads(workspace.dumps(other)).clients[0].dossier.creditor == ME


def test_the_old_files_open_and_lose_nothing() -> None:
    old = storage.loads(json.dumps(EXAMPLE))
    opened = workspace.opened(json.dumps(EXAMPLE).encode())
    assert [client.dossier for client in opened.clients] == [old]
    assert opened.creditor == old.creditor
    assert storage.loads(storage.dumps(workspace.loads(workspace.dumps(opened)).clients[0].dossier)) == old
    assert workspace.opened(notes_file.dumps(FULL.follow_up).encode()) == Workspace(follow_up=FULL.follow_up)
    assert workspace.opened(learnt.dumps(FULL.training).encode()) == Workspace(training=FULL.training)
    assert workspace.opened(workspace.dumps(FULL).encode("utf-8-sig")) == FULL


def test_the_same_old_file_opened_twice_is_one_client() -> None:
    once = workspace.opened(json.dumps(EXAMPLE).encode())
    assert workspace.joined(once, once) == once


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"version": 2}, "version 2"),
        ({"version": True}, "version true"),
        ({"secret": 1}, "secret"),
        ({"settings": {"dark": True}}, "settings"),
        ({"dossiers": {}}, "dossiers"),
        ({"dossiers": [{"id": "c1"}]}, "dossiers[0]"),
        ({"dossiers": [{**EXAMPLE, "id": "A b"}]}, "dossiers[0].id"),
        ({"dossiers": [EXAMPLE]}, "dossiers[0].id"),
        ({"dossiers": [{**EXAMPLE, "id": "c1", "version": 9}]}, "dossiers[0].version"),
        ({"dossiers": [{**EXAMPLE, "id": "c1"}, {**EXAMPLE, "id": "c1"}]}, "dossiers[1].id"),
        ({"dossiers": [{**EXAMPLE, "id": "c1", "colour": 1}]}, "dossiers[0].colour"),
        ({"head": {"logo": "x"}}, "head.logo"),
        ({"head": {"logo": b64encode(b"<svg/>").decode()}}, "head.logo"),
        ({"follow_up": {"debtors": 1}}, "suivi"),
        ({"training": {"lessons": 1}}, "training.lessons"),
    ],
)
def test_what_it_does_not_know_is_refused_by_its_name(change: dict[str, Any], named: str) -> None:
    data = {"file": "espace", "version": 1, **change}
    with pytest.raises(InvalidDossier) as refused:
        workspace.loads(json.dumps(data))
    assert named in str(refused.value) and refused.value.hint


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\xfe", b'{"a": 1}', b'{"file": "autre"}', b"[" * 99_999])
def test_what_is_no_file_of_ours_is_said(content: bytes) -> None:
    with pytest.raises(InvalidDossier) as refused:
        workspace.opened(content)
    assert refused.value.message.endswith(".") and refused.value.hint


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(InvalidDossier, match="20 Mo"):
        workspace.opened(b"{" * (workspace.MAX_BYTES + 1))


def test_the_client_at_fault_is_named() -> None:
    data = {"file": "espace", "version": 1, "dossiers": [{**EXAMPLE, "id": "c1", "plan": 3}]}
    with pytest.raises(InvalidDossier, match="Durand & Fils"):
        workspace.loads(json.dumps(data))


def test_what_could_not_be_opened_again_is_not_written() -> None:
    twice = (Invoice("F1", 100), Invoice("F1", 200))
    with pytest.raises(InvalidDossier, match="F1"):
        workspace.dumps(Workspace(clients=(ClientFile("c1", replace(dossier("Durand"), invoices=twice)),)))


def test_the_later_version_of_a_client_stands() -> None:
    before = of("Durand")
    grown = before.clients[0].noted(dossier("Durand SARL"), [HistoryEntry(DAY, "Nom du client modifié")])
    after = before.with_client(grown)
    assert workspace.joined(before, after) == after
    assert workspace.joined(after, before) == after


def test_two_versions_that_parted_are_both_kept() -> None:
    one = of("Durand").with_client(of("Durand").clients[0].noted(dossier("A"), [HistoryEntry(DAY, "a")]))
    two = of("Durand").with_client(of("Durand").clients[0].noted(dossier("B"), [HistoryEntry(DAY, "b")]))
    both = workspace.joined(one, two)
    assert [client.name for client in both.clients] == ["A", "B"]
    assert [client.id for client in both.clients] == ["c1", "c1-2"]


def test_clients_are_found_by_their_name() -> None:
    held = of("Lycée Été", "SCI Les Tilleuls", "Durand")
    assert [client.name for client in held.named("ete")] == ["Lycée Été"]
    assert [client.name for client in held.named("TILLEULS sci")] == ["SCI Les Tilleuls"]
    assert held.named("") == held.clients


def test_the_history_says_what_changed_and_keeps_the_latest() -> None:
    before = dossier("Durand")
    after = replace(
        before,
        invoices=(replace(before.invoices[0], payments=(Payment(date(2026, 11, 3), 20_000),)),),
        events=(Event(EventKind.MISE_EN_DEMEURE, DAY, channel=Channel.LRAR),),
        answers={"contract": "signe"},
    )
    told = [change.what for change in workspace.changes(before, after, DAY)]
    assert told == [
        "Noté : mise en demeure du 29/11/2026",
        "Noté : paiement de 200,00\u00a0€ du 03/11/2026",
        "Une réponse donnée",
    ]
    assert workspace.changes(before, before, DAY) == ()
    client = ClientFile("c1", before)
    for number in range(400):
        client = client.noted(before, [HistoryEntry(DAY, str(number))])
    assert (len(client.history), client.history[-1].what) == (300, "399")


def test_the_same_thing_told_twice_in_a_row_is_told_once() -> None:
    client = ClientFile("c1", dossier("D")).noted(dossier("Du"), [HistoryEntry(DAY, "Nom du client modifié")])
    assert len(client.noted(dossier("Dur"), [HistoryEntry(DAY, "Nom du client modifié")]).history) == 1


def test_one_client_is_chosen_by_its_name() -> None:
    held = of("Durand & Fils", "Durand Père", "Petit")
    assert workspace.chosen(held, "petit").name == "Petit"
    assert workspace.chosen(held, "Durand Père").id == "c2"
    assert workspace.chosen(of("Seul"), None).name == "Seul"
    with pytest.raises(IncompleteDossier, match="« Durand & Fils », « Durand Père »"):
        workspace.chosen(held, "durand")
    with pytest.raises(IncompleteDossier, match="Personne"):
        workspace.chosen(held, "Personne")
    with pytest.raises(IncompleteDossier, match="aucun dossier"):
        workspace.chosen(Workspace(), None)


def test_the_command_line_takes_a_client_of_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same figures as from the dossier alone."""
    mine = workspace.opened(json.dumps(EXAMPLE).encode())
    held = mine.with_client(ClientFile("petit", dossier("Petit")))
    path = tmp_path / "clients.json"
    path.write_text(workspace.dumps(held), encoding="utf-8")
    assert main(["decompte", str(path), "--client", "durand", "--au", "2026-11-22"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == "1103.96"
    assert main(["decompte", str(path), "--au", "2026-11-22"]) == 2
    assert "« Durand & Fils », « Petit »" in capsys.readouterr().err
