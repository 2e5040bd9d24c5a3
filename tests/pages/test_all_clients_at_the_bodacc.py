"""All the clients of the list at the BODACC: one press, only SIRENs leave, who is in proceedings is noted, marked and first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import DebtorKind, EventKind
from guide.case.model import Dossier
from guide.workspace import ClientFile, Workspace
from pages.ui import session
from tests.pages.screen import go, sound, start, text_of, worked_case
from tests.pages.test_whole_ledger import HEAD, OTHERS, SICK, answering, ask, asked, every
from tests.unit.test_registers import NOTICE, changed
from tests.unit.test_registers_client import Server


def client(name: str, siren: str | None, kind: DebtorKind = DebtorKind.COMMERCANT) -> Dossier:
    dossier = worked_case()
    answers = {key: value for key, value in dossier.answers.items() if key != "insolvency"}
    return replace(dossier, debtor=replace(dossier.debtor, name=name, siren=siren, kind=kind), answers=answers)


def listed(*dossiers: Dossier):
    """The list of these clients."""
    app = start()
    clients = tuple(ClientFile(f"c{place}", dossier) for place, dossier in enumerate(dossiers))
    app.session_state["workspace"] = Workspace(dossiers[0].creditor, clients)
    return go(app, "app.py")


def rows(app) -> list[str]:
    return [str(button.label) for button in app.button if str(button.key).startswith("home.open.")]


def events(app, name: str) -> list[tuple[EventKind, date]]:
    (found,) = (each for each in app.session_state["workspace"].clients if each.name == name)
    return [(event.kind, event.on) for event in found.dossier.events if event.kind is EventKind.BODACC]


def test_one_press_checks_them_all_and_who_is_in_proceedings_comes_first(register: Server) -> None:
    """Two months from 15 September 2026: Monday 16 November, the 15th being a Sunday."""
    answering(register, [NOTICE])
    dossiers = [client(f"Client {n}", siren) for n, siren in enumerate([*OTHERS[:24], SICK])]
    app = listed(*dossiers)
    assert register.asked == []
    app = ask(app)
    assert [len(group) for group in asked(register)] == [20, 5]
    assert sorted(every(register)) == sorted([*OTHERS[:24], SICK])
    assert rows(app)[0] == "Client 24" and events(app, "Client 24") == [(EventKind.BODACC, date(2026, 9, 15))]
    said = text_of(app)
    assert "En procédure collective** : ni relance ni procès" in said and "Il est en tête de la liste" in said
    assert "24 clients sans annonce trouvée" in said and "Ce n’est pas une preuve de bonne santé" in said
    sound(app.run())
    assert len(register.asked) == 2


def test_what_was_answered_is_a_line_of_the_history_and_can_be_undone(register: Server) -> None:
    answering(register, [NOTICE])
    app = ask(listed(client("Sain", OTHERS[0]), client("Malade", SICK)))
    told = {each.name: each.history[-1].what for each in app.session_state["workspace"].clients}
    assert told["Sain"] == "BODACC consulté : aucune annonce de procédure collective trouvée"
    assert "liquidation judiciaire, publié le 15/09/2026" in told["Malade"]


def test_proceedings_that_ended_are_told_and_not_noted(register: Server) -> None:
    closed = changed(
        NOTICE, dateparution="2026-10-20", jugement='{"nature": "Jugement de clôture pour extinction du passif"}'
    )
    answering(register, [closed, NOTICE])
    app = ask(listed(client("Sain", OTHERS[0]), client("Remis", SICK)))
    assert events(app, "Remis") == [] and any("Lisez l’annonce" in each.value for each in app.warning)
    assert "En procédure collective" not in text_of(app)


def test_consumers_examples_and_the_paid_are_not_asked_about(register: Server) -> None:
    answering(register, [])
    consumer = client("Jeanne Martin", None, DebtorKind.PARTICULIER)
    paid = client("Payé", OTHERS[2])
    paid = replace(paid, invoices=tuple(replace(each, settled=each.amount) for each in paid.invoices))
    app = listed(client("Sain", OTHERS[0]), client("Sans numéro", None), consumer, paid)
    assert "1 client sans SIREN" in text_of(app)
    ask(app)
    assert every(register) == [OTHERS[0]]


def test_a_register_that_fails_is_one_sentence_and_nothing_is_noted(register: Server) -> None:
    register.answer = lambda handler: handler.send(500, b"")
    before = client("Sain", OTHERS[0])
    app = ask(listed(before))
    assert len(app.warning) == 1
    assert "erreur (500). Réessayez plus tard : ce qui a été vérifié est gardé." in text_of(app)
    assert app.session_state["workspace"].clients[0].dossier == before


def test_one_answer_serves_the_list_and_the_export_it_was_drawn_from(register: Server) -> None:
    answering(register, [NOTICE])
    app = go(start(), "pages/balance_agee.py")
    rows_of_export = (
        f"F1;{SICK};Client A;01/09/2026;01/10/2026;100;100\nF2;{OTHERS[0]};Client B;01/09/2026;01/10/2026;90;90\n"
    )
    app.file_uploader[0].upload("export.csv", (HEAD + rows_of_export).encode(), "text/csv")
    app = go(sound(app.run()), "app.py")
    app = ask(app)
    assert sorted(every(register)) == sorted([SICK, OTHERS[0]])
    app = go(app, "pages/balance_agee.py")
    assert "Il est en tête du plan de la semaine" in text_of(app)
    assert not [button for button in app.button if button.key == "bodacc.ask"], "it was asked today already"
    assert len(register.asked) == 1


def test_a_host_may_turn_it_off(register: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(session.registers.SETTING, "false")
    assert not [button for button in listed(client("A", SICK)).button if str(button.key).startswith("bodacc.")]
