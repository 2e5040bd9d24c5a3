"""« Remplir pour moi » against a real local register: nothing leaves without a click, one click fills, the register may be
down, and « nothing found » is never told as health."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from guide.case.codes import DebtorKind, EventKind
from guide.case.model import Address
from guide.registers import PostalAddress, read_companies
from pages.ui import session
from pages.ui.dossier.address_completion import completed
from pages.ui.dossier.registers import filled
from tests.pages.screen import choice, dossier_of, go, hold, press, sound, start, text_of, worked_case
from tests.unit.test_registers import NOTICE, POSTE, SIREN, body, changed
from tests.unit.test_registers_client import Server

SCREEN = "pages/mon_dossier.py"
FILL = "Remplir pour moi (registre public)"


def answers(server: Server, sent: bytes) -> None:
    server.answer = lambda handler: handler.send(200, sent)


def named(name: str, siren: str | None = None):
    dossier = worked_case()
    return replace(dossier, debtor=replace(dossier.debtor, name=name, siren=siren))


def test_nothing_leaves_before_a_click_and_then_only_the_query(register: Server) -> None:
    answers(register, body([POSTE]))
    app = go(hold(start(), named("La Poste")), SCREEN)
    assert register.asked == []
    sound(app.button(key="registers.found.debtor.ask").click().run())
    ((path, _),) = register.asked
    query = parse_qs(urlsplit(path).query)
    assert query.pop("q") == ["La Poste"] and set(query) <= {"code_postal", "minimal", "include", "page", "per_page"}


def test_what_was_found_of_a_name_is_not_offered_for_another_client(register: Server) -> None:
    answers(register, body([POSTE]))
    app = go(hold(start(), named("La Poste")), SCREEN)
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    assert app.button(key="registers.fill.debtor.356000000")
    app = go(hold(app, named("Martin")), SCREEN)
    assert not [button for button in app.button if str(button.key).startswith("registers.fill")]


def test_one_click_fills_the_client_and_the_kind_stays_to_be_said(register: Server) -> None:
    answers(register, body([POSTE]))
    app = go(hold(start(), named("La Poste")), SCREEN)
    kind = dossier_of(app).debtor.kind
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    assert "LA POSTE" in text_of(app)
    app = sound(app.button(key="registers.fill.debtor.356000000").click().run())
    debtor = dossier_of(app).debtor
    assert (debtor.name, debtor.siren, debtor.siret) == ("LA POSTE", "356000000", "35600000000048")
    assert debtor.address is not None and debtor.address.city == "PARIS 15" and debtor.kind is kind
    assert debtor.vat_number == "FR39356000000"
    assert not [button for button in app.button if button.label == "Remplir avec cette entreprise"]


def test_a_closed_company_is_told_before_it_is_chosen(register: Server) -> None:
    answers(register, body([changed(POSTE, etat_administratif="C")]))
    app = go(hold(start(), named("La Poste")), SCREEN)
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    assert any("Fermée" in warning.value for warning in app.warning)


def test_a_number_whose_key_is_wrong_is_told_and_never_sent(register: Server) -> None:
    """894 670 794: the check digit of 894 670 793 is 3."""
    before = named("894 670 794")
    app = go(hold(start(), before), SCREEN)
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    assert register.asked == [] and len(app.warning) == 1 and "894670794" in text_of(app)
    assert dossier_of(app) == before


@pytest.mark.parametrize("wrong", ["500", "html", "another"])
def test_a_register_that_fails_leaves_the_form_as_it_was_typed(register: Server, wrong: str) -> None:
    replies = {
        "500": lambda handler: handler.send(500, b""),
        "html": lambda handler: handler.send(200, b"<html>", Content_Type="text/html"),
        "another": lambda handler: handler.send(200, body([POSTE])),
    }
    register.answer = replies[wrong]
    before = named("La Poste", SIREN)
    app = go(hold(start(), before), SCREEN)
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    assert app.warning and dossier_of(app) == before


def test_the_publications_are_read_and_the_opening_is_noted_once(register: Server) -> None:
    """C. com. R622-24: the two months run from the publication of 15 September 2026."""
    answers(register, body([NOTICE]))
    app = go(hold(start(), named("Dupont", SIREN)), SCREEN)
    app = sound(app.button(key="registers.published.ask").click().run())
    assert any("liquidation judiciaire" in error.value for error in app.error)
    for _ in range(2):
        app = press(app, "Noter cette ouverture dans le dossier")
    noted = {
        (e.kind, e.on) for e in dossier_of(app).events if e.kind in (EventKind.BODACC, EventKind.JUGEMENT_OUVERTURE)
    }
    assert noted == {(EventKind.JUGEMENT_OUVERTURE, date(2026, 9, 8)), (EventKind.BODACC, date(2026, 9, 15))}
    assert sum(event.kind is EventKind.BODACC for event in dossier_of(app).events) == 1


def test_nothing_found_is_not_told_as_health(register: Server) -> None:
    answers(register, body([]))
    app = go(hold(start(), named("Dupont", SIREN)), SCREEN)
    app = sound(app.button(key="registers.published.ask").click().run())
    said = " ".join(info.value for info in app.info)
    assert "Ce n'est pas une preuve de bonne santé" in said.replace("\u00a0", " ").replace("’", "'")


def test_a_host_may_turn_the_registers_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(session.registers.SETTING, "false")
    app = go(hold(start(), named("La Poste", SIREN)), SCREEN)
    assert not [button for button in app.button if button.key and button.key.startswith("registers.")]


def test_the_answers_of_a_register_hold_no_markup_of_ours(register: Server) -> None:
    answers(register, json.dumps({"results": [changed(POSTE, nom_raison_sociale="<b>A</b> [x](y) **z**")]}).encode())
    app = go(hold(start(), named("La Poste")), SCREEN)
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    shown = next(each.value for each in app.markdown if "SIREN" in each.value)
    assert "\\[x\\]" in shown and "\\*\\*z\\*\\*" in shown


def test_the_address_of_the_court_is_found_by_a_click(register: Server) -> None:
    row = {"nom": "Tribunal de commerce - Arras",
           "adresse": json.dumps([{"numero_voie": "1 place X", "code_postal": "62000", "nom_commune": "Arras"}])}  # fmt: skip
    answers(register, body([row]))
    app = go(hold(start(), replace(worked_case(), third_parties=())), "pages/courriers.py")
    choice(app, "Quel courrier ?").set_value("requete_injonction_tc")
    app = sound(app.run())
    app = press(app, "Chercher son adresse")
    app = sound(app.button(key="registers.court.0").click().run())
    court = next(party for party in dossier_of(app).third_parties if party.role == "tribunal")
    assert court.name == "Tribunal de commerce d'Arras"
    assert court.address is not None and (court.address.lines, court.address.postcode) == (("1 place X",), "62000")


LENS = {
    "properties": {
        "label": "2 Rue B 62300 Lens",
        "housenumber": "2",
        "street": "Rue B",
        "postcode": "62300",
        "city": "Lens",
    }
}


def consumer(*lines: str, city: str | None = None):
    dossier = worked_case()
    address = Address(lines, None, city)
    return replace(
        dossier, debtor=replace(dossier.debtor, kind=DebtorKind.PARTICULIER, name="Jeanne Martin", address=address)
    )


def test_a_consumer_s_address_is_completed_by_a_click_and_her_name_never_leaves(register: Server) -> None:
    answers(register, body([LENS], key="features"))
    app = go(hold(start(), consumer("Bât. C", "2 rue b", city="lens")), SCREEN)
    assert register.asked == []
    app = sound(app.button(key="registers.address.ask").click().run())
    ((path, _),) = register.asked
    assert parse_qs(urlsplit(path).query) == {"q": ["Bât. C 2 rue b lens"], "limit": ["5"], "autocomplete": ["1"]}
    app = sound(app.button(key="registers.address.0").click().run())
    assert dossier_of(app).debtor.address == Address(("Bât. C", "2 Rue B"), "62300", "Lens")
    assert len(register.asked) == 1


def test_an_address_is_not_asked_for_a_company_nor_before_three_letters(register: Server) -> None:
    app = go(hold(start(), named("La Poste")), SCREEN)
    assert not [button for button in app.button if button.key == "registers.address.ask"]
    app = go(hold(start(), consumer("2")), SCREEN)
    assert app.button(key="registers.address.ask").disabled


@pytest.mark.parametrize("wrong", [b"{}", b"<html>", b'{"features": [{"properties": {"label": "x"}}]}'])
def test_no_address_found_leaves_what_was_typed(register: Server, wrong: bytes) -> None:
    answers(register, wrong)
    before = consumer("2 rue b", city="lens")
    app = go(hold(start(), before), SCREEN)
    app = sound(app.button(key="registers.address.ask").click().run())
    assert (app.info or app.warning) and dossier_of(app) == before


def test_what_is_found_for_an_address_goes_when_the_address_changes(register: Server) -> None:
    answers(register, body([LENS], key="features"))
    app = go(hold(start(), consumer("2 rue b", city="lens")), SCREEN)
    app = sound(app.button(key="registers.address.ask").click().run())
    app = go(hold(app, consumer("5 rue d", city="douai")), SCREEN)
    assert not [button for button in app.button if button.key == "registers.address.0"]


def test_a_street_that_shares_no_word_is_added_and_nothing_is_lost() -> None:
    found = PostalAddress("2 Rue B 62300 Lens", "2 Rue B", "62300", "Lens")
    assert completed(None, found).lines == ("2 Rue B",)
    assert completed(Address(("Résidence Oméga",)), found).lines == ("Résidence Oméga", "2 Rue B")
    assert completed(Address(("2, rue B", "Étage 3")), found).lines == ("2 Rue B", "Étage 3")


@pytest.mark.parametrize(
    "name", ["Éloïse & Fils", "L’Œuf d'Or « bis »", 'Dupont "SAS"', "<script>alert(1)</script>", "a&q=b#c"]
)
def test_a_name_with_accents_quotes_or_markup_is_asked_as_it_is_and_nothing_else(register: Server, name: str) -> None:
    answers(register, body([]))
    app = go(hold(start(), named(name)), SCREEN)
    sound(app.button(key="registers.found.debtor.ask").click().run())
    ((path, _),) = register.asked
    query = parse_qs(urlsplit(path).query)
    assert query.pop("q") == [name] and set(query) <= {"code_postal", "minimal", "include", "page", "per_page"}


def test_a_number_wrong_by_one_digit_is_told_and_nothing_leaves(register: Server) -> None:
    app = go(hold(start(), named("356 000 001")), SCREEN)
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    assert register.asked == [] and any("clé de contrôle" in each.value for each in app.warning)


def test_of_two_homonyms_the_person_chooses_and_nothing_is_filled_before(register: Server) -> None:
    twin = changed(POSTE, siren=SIREN, siege={"siret": None, "code_postal": "64200", "libelle_commune": "BIARRITZ"})
    answers(register, body([POSTE, twin]))
    before = named("La Poste")
    app = go(hold(start(), before), SCREEN)
    app = sound(app.button(key="registers.found.debtor.ask").click().run())
    said = text_of(app)
    assert "PARIS 15" in said and "BIARRITZ" in said and dossier_of(app) == before
    app = sound(app.button(key=f"registers.fill.debtor.{SIREN}").click().run())
    debtor = dossier_of(app).debtor
    assert debtor.siren == SIREN and debtor.address is not None and debtor.address.city == "BIARRITZ"


def test_no_number_of_another_company_stays_beside_the_one_that_is_chosen() -> None:
    """35600000000048 is a SIRET of La Poste, 39356000000 its VAT key and SIREN: neither is SIREN 894670793's."""
    before = named("La Poste", "356000000")
    debtor = replace(before.debtor, siret="35600000000048", vat_number="FR39356000000")
    chosen = read_companies(body([changed(POSTE, siren=SIREN, siege={})]), "dupont")[0]
    after = filled(replace(before, debtor=debtor), "debtor", chosen).debtor
    assert (after.siren, after.siret) == (SIREN, None)
    assert after.vat_number is not None and after.vat_number.endswith(SIREN)
    belgian = filled(replace(before, debtor=replace(debtor, vat_number="BE0123456789")), "debtor", chosen).debtor
    assert belgian.vat_number == "BE0123456789"
