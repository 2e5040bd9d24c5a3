"""The home page: what opens in one click, a dossier reopened, work that is not lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from guide import workspace
from guide.case import storage
from guide.case.codes import EventKind
from guide.case.model import Event, Payment
from guide.workspace import ClientFile, Workspace
from pages.ui import session
from pages.ui.session.store import Store
from tests.pages.screen import (
    DAY,
    SAMPLES,
    amount_of,
    dossier_of,
    field,
    go,
    hold,
    press,
    sound,
    start,
    text_of,
    worked_case,
)

CASE = "Ouvrir le cas « Durand & Fils »"


def test_the_worked_case_opens_in_one_click_at_its_date() -> None:
    app = press(start(), CASE)
    assert dossier_of(app) == worked_case()
    assert app.session_state["as_of"] == session.examples.FIXED_DAY
    assert app.title[0].value == "Décompte"
    assert amount_of(app) == "1\u00a0103,96\u00a0€"


def test_a_sample_export_opens_in_one_click() -> None:
    for label in ("Ouvrir un FEC d’exemple", "Ouvrir une liste de factures d’exemple"):
        app = press(start(), label)
        assert app.title[0].value == "Balance âgée"
        assert "Ce qui a été compris" in text_of(app)


def test_another_case_leaves_the_first_on_the_list() -> None:
    mine = replace(worked_case(), debtor=replace(worked_case().debtor, name="Mon vrai client"))
    app = hold(start(), mine)
    app = press(go(app, "app.py"), "Mon vrai client")
    assert (dossier_of(app), app.title[0].value) == (mine, "Que faire ?")
    assert names(app) == ["Mon vrai client"]


def names(app) -> list[str]:
    """The clients of the session."""
    return [client.name for client in app.session_state["workspace"].clients]


def dropped(app, content: bytes, name: str = "fichier.json"):
    app.file_uploader[0].upload(name, content, "application/json")
    return sound(app.run())


def test_a_saved_dossier_is_reopened() -> None:
    app = dropped(start(), (SAMPLES / "durand.json").read_bytes())
    assert dossier_of(app) == worked_case()
    assert app.title[0].value == "Mes clients"
    assert "1 client" in text_of(app) and "non enregistré" not in text_of(app)


def test_every_file_of_ours_is_recognised_wherever_it_is_dropped() -> None:
    learnt = b'{"file": "formation", "version": 1, "lessons": ["prescription"]}'
    follow_up = b'{"file": "suivi", "version": 1, "debtors": [], "mappings": {}}'
    whole = Workspace(clients=(ClientFile("c1", worked_case()), ClientFile("c2", worked_case(), archived=True)))
    for screen in ("app.py", "pages/balance_agee.py"):
        app = dropped(go(start(), screen), (SAMPLES / "durand.json").read_bytes())
        assert names(app) == ["Durand & Fils"]
        app = dropped(go(start(), screen), workspace.dumps(whole).encode(), "mes-clients.json")
        assert names(app) == ["Durand & Fils"] * 2
        app = dropped(go(start(), screen), learnt)
        assert app.session_state["training"].lessons == ("prescription",)
        assert "Ce fichier ne contient encore rien" in text_of(dropped(go(start(), screen), follow_up))


def test_an_export_dropped_on_the_first_page_goes_to_its_screen() -> None:
    app = dropped(start(), (SAMPLES / "factures_exemple.csv").read_bytes(), "factures.csv")
    assert app.title[0].value == "Balance âgée"


def test_a_wrong_file_is_told_and_nothing_is_lost() -> None:
    app = go(hold(start(), worked_case()), "app.py")
    for content in (b"", b"\xff\xd8\xff\xe0 a photo", b'{"version": 99}', b'{"version": 1, "secret": 1}'):
        app = dropped(app, content)
        assert len(app.error) == 1
        assert dossier_of(app) == worked_case()


def test_names_to_be_filled_in_survive_the_file() -> None:
    """A dossier begun by the questions has no names; a file needs some."""
    case = worked_case()
    bare = replace(case, debtor=replace(case.debtor, name=""), creditor=replace(case.creditor, name=""))
    text = session.dossier.to_file(bare)
    assert storage.loads(text).debtor.name == "(à compléter)"
    assert workspace.opened(text.encode()).clients[0].dossier == bare


WAITING = replace(
    worked_case(), events=(Event(EventKind.MISE_EN_DEMEURE, DAY),), debtor=replace(worked_case().debtor, name="Petit")
)


def test_home_says_what_each_owes_and_what_comes() -> None:
    app = go(hold(start(), WAITING), "app.py")
    said = text_of(app)
    assert app.title[0].value == "Mes clients"
    assert "1 103,96 €** · 174 jours de retard" in said and "attend le 7 décembre 2026" in said
    assert [b.label for b in app.button].count("Écrire") == 0


def test_paid_in_one_click_then_archived_then_taken_back() -> None:
    app = press(go(hold(start(), WAITING), "app.py"), "Il a payé")
    assert "Tout est payé" in text_of(app)
    assert dossier_of(app).invoices[0].payments[-1] == Payment(DAY, 100_000)
    app = press(app, "Archiver")
    assert "Aucun client en cours" in text_of(app)
    app.session_state["home.archived"] = True
    app = press(sound(app.run()), "Reprendre")
    assert "Tout est payé" in text_of(app)


def test_nothing_received_is_noted_and_says_what_follows() -> None:
    app = press(go(hold(start(), WAITING), "app.py"), "Rien reçu")
    assert app.title[0].value == "Que faire ?"
    assert app.session_state["workspace"].clients[0].history[-1].what == "Rien reçu au 22/11/2026"


def test_writing_opens_the_letter_and_what_is_sent_is_noted() -> None:
    late = replace(worked_case(), events=())
    app = press(go(hold(start(), late), "app.py"), "Écrire")
    assert app.title[0].value == "Courriers"
    app.session_state["workspace.written"] = {"c1": "mise_en_demeure"}
    app = press(go(app, "app.py"), "C’est envoyé")
    sent = Event(EventKind.MISE_EN_DEMEURE, DAY, DAY + timedelta(days=15), letter="mise_en_demeure")
    assert dossier_of(app).events == (sent,)
    assert "attend le 7 décembre 2026" in text_of(app)


def test_the_last_change_is_undone_and_told_in_the_history() -> None:
    app = press(go(hold(start(), WAITING), "app.py"), "Il a payé")
    app = press(app, "Annuler la dernière modification")
    assert dossier_of(app) == WAITING
    told = [entry.what for entry in app.session_state["workspace"].clients[0].history]
    assert told[-1] == f"Annulé : {told[0]}"


def with_clients(many: int):
    app = start()
    clients = tuple(
        ClientFile(f"c{number}", replace(WAITING, debtor=replace(WAITING.debtor, name=f"Client {number:03}")))
        for number in range(many)
    )
    app.session_state["workspace"] = Workspace(clients=clients)
    return sound(app.run())


def test_clients_are_sought_by_name_and_the_many_are_folded() -> None:
    app = with_clients(30)
    assert sum(label.startswith("Client 0") for label in (b.label for b in app.button)) == 6
    assert "Voir les 24 autres" in [b.label for b in app.button]
    app = sound(field(app, "Chercher un client").set_value("017").run())
    assert [b.label for b in app.button if b.label.startswith("Client 0")] == ["Client 017"]


def test_the_list_asks_the_session_as_often_whatever_the_number_of_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    get = Store.get

    def noted(store: Store[Any]) -> Any:
        reads.append(store.key)
        return get(store)

    monkeypatch.setattr(Store, "get", noted)
    times = []
    for many in (30, 90):
        app = with_clients(many)
        reads.clear()
        sound(app.run())
        times.append(Counter(reads))
    assert times[0] == times[1]


def test_a_new_client_is_another_one_and_knows_who_writes() -> None:
    app = press(go(hold(start(), WAITING), "app.py"), "Un client de plus")
    assert app.title[0].value == "Que faire ?" and "dossier" not in app.session_state
    assert names(app) == ["Petit"]


def test_the_home_page_needs_no_frame() -> None:
    app = go(start(), "app.py")
    assert "Voir d’abord un exemple" in text_of(app)
