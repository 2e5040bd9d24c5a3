"""The whole ledger at the BODACC, against a real local register: only a click asks, only SIRENs leave, what was answered is
kept whatever comes next, and « nothing found » is never told as health."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from stdnum.fr import siren as siren_number

from guide.ledger.dunning import CustomerNotes, NotedInsolvency
from pages.ui import session
from tests.pages.screen import go, press, sound, start, text_of, unfolded
from tests.unit.test_registers import NOTICE, body, changed
from tests.unit.test_registers_client import Handler, Server

HEAD = "Numéro;Code client;Client;Date;Échéance;Total TTC;Reste à payer\n"
SICK = "894670793"
#: Nine digits with their check digit, as many as wanted.
OTHERS = [number for number in (f"{n:09d}" for n in range(732_829_000, 732_832_000)) if siren_number.is_valid(number)]


def asked(server: Server) -> list[list[str]]:
    """The SIRENs of each question."""
    return [re.findall(r"\d{9}", parse_qs(urlsplit(path).query)["where"][0]) for path, _ in server.asked]


def every(server: Server) -> list[str]:
    return [siren for group in asked(server) for siren in group]


def answering(server: Server, rows: list[dict], fail_after: int = 99) -> None:
    def answer(handler: Handler) -> None:
        if len(server.asked) > fail_after:
            handler.send(500, b"")
            return
        wanted = asked(server)[-1]
        own = [row for row in rows if row["registre"][0] in wanted]
        handler.send(200, body(own))

    server.answer = answer


def ledger_of(sirens: list[str], more: str = ""):
    rows = "".join(
        f"F{place};{siren};Client {place};01/09/2026;01/10/2026;{100 + place};{100 + place}\n"
        for place, siren in enumerate(sirens)
    )
    app = go(start(), "pages/balance_agee.py")
    app.file_uploader[0].upload("export.csv", (HEAD + rows + more).encode(), "text/csv")
    return sound(app.run())


def noted(app) -> dict[str, NotedInsolvency]:
    kept = app.session_state.get("follow", None)
    assert kept is None or isinstance(kept, CustomerNotes)
    return {held.name: held.insolvency for held in (kept.debtors if kept else ()) if held.insolvency}


def ask(app):
    return sound(app.button(key="bodacc.ask").click().run())


def test_nothing_leaves_without_a_click_and_then_only_sirens_in_groups_of_twenty(register: Server) -> None:
    answering(register, [])
    app = ledger_of(OTHERS[:45])
    assert register.asked == []
    app = ask(app)
    assert sorted(every(register)) == sorted(OTHERS[:45]) and [len(group) for group in asked(register)] == [20, 20, 5]
    for path, _ in register.asked:
        assert "Client" not in path and set(parse_qs(urlsplit(path).query)) == {"where", "order_by", "limit"}
    assert len(noted(app)) == 45
    sound(app.run())
    assert len(register.asked) == 3


def test_who_is_in_proceedings_comes_first_with_the_last_day_to_declare(register: Server) -> None:
    """C. com. R622-24: two months from the publication of 15 September 2026, so Monday 16 November (the 15th is a Sunday)."""
    answering(register, [NOTICE])
    app = unfolded(ask(ledger_of([*OTHERS[:3], SICK])), "plan.days")
    insolvency = noted(app)["Client 3"]
    assert (insolvency.opening, insolvency.judgment) == (date(2026, 9, 15), date(2026, 9, 8))
    said = text_of(app)
    assert "Il est en tête du plan de la semaine" in said and "ni relance, ni procès" in said
    assert "16/11/2026" in said
    first = next(each.value for each in app.markdown if each.value.startswith("**Client"))
    assert first.startswith("**Client 3**") and "ni relance" in first
    cards = [each.value for each in app.markdown if "en retard" in each.value and "**Client" in each.value]
    plan = [value for value in cards if "  \n**" in value and "·" in value]
    assert plan[0].startswith("**Client 3**")


def test_nothing_found_is_told_as_nothing_found(register: Server) -> None:
    answering(register, [])
    app = ask(ledger_of(OTHERS[:2]))
    told = " ".join(each.value for each in app.info).replace("\u00a0", " ")
    assert "2 clients sans annonce trouvée" in told and "Ce n’est pas une preuve de bonne santé" in told


def test_a_register_that_fails_half_way_keeps_what_it_answered_and_goes_on_from_there(register: Server) -> None:
    answering(register, [], fail_after=1)
    app = ask(ledger_of(OTHERS[:45]))
    assert len(noted(app)) == 20
    assert "erreur (500)" in text_of(app) and "est gardé" in text_of(app)
    answering(register, [])
    register.asked.clear()
    app = ask(app)
    assert len(noted(app)) == 45 and len(every(register)) == 25


def test_a_group_with_more_notices_than_an_answer_holds_is_asked_in_halves(register: Server) -> None:
    def answer(handler: Handler) -> None:
        wanted = asked(register)[-1]
        rows = [changed(NOTICE, registre=[wanted[0]])]
        total = 240 if len(wanted) > 1 else 1
        handler.send(200, json.dumps({"results": rows, "total_count": total}).encode())

    register.answer = answer
    app = ask(ledger_of(OTHERS[:4]))
    assert [len(group) for group in asked(register)] == [4, 2, 1, 1, 2, 1, 1]
    assert all(each.opening for each in noted(app).values()) and len(noted(app)) == 4


def test_an_answer_about_another_company_is_refused_and_nothing_is_noted(register: Server) -> None:
    register.answer = lambda handler: handler.send(200, body([changed(NOTICE, registre=["552100554"])]))
    app = ask(ledger_of(OTHERS[:2]))
    assert not noted(app) and any("une autre entreprise" in each.value for each in app.warning)


def test_clients_without_a_siren_are_counted_and_a_wrong_one_is_never_sent(register: Server) -> None:
    answering(register, [])
    wrong = SICK[:-1] + str((int(SICK[-1]) + 1) % 10)
    app = ledger_of([OTHERS[0], wrong, "C0012"])
    assert "2 clients sans SIREN" in text_of(app)
    ask(app)
    assert asked(register) == [[OTHERS[0]]]


def test_what_is_noted_is_saved_and_reaches_the_dossier(register: Server) -> None:
    from guide.case.codes import DebtorKind, EventKind
    from guide.case.model import Creditor
    from guide.ledger.dunning import dumps, loads, track

    answering(register, [NOTICE])
    app = ask(ledger_of([SICK]))
    notes = loads(dumps(app.session_state["follow"]))
    tracking = track(app.session_state["ledger"], notes, date(2026, 11, 22))
    drawn = tracking.draw(0, Creditor("Moi"), DebtorKind.COMMERCANT)
    assert [(event.kind, event.on) for event in drawn.events] == [
        (EventKind.JUGEMENT_OUVERTURE, date(2026, 9, 8)),
        (EventKind.BODACC, date(2026, 9, 15)),
    ]


def test_a_host_may_turn_it_off(register: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(session.registers.SETTING, "false")
    assert not [button for button in ledger_of([SICK]).button if str(button.key).startswith("bodacc.")]


def test_a_click_elsewhere_asks_nothing(register: Server) -> None:
    answering(register, [])
    app = unfolded(ledger_of(OTHERS[:2]), "plan.days")
    press(app, "Voir ce client")
    assert register.asked == []
