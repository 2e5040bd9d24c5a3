"""What is asked of the public registers, and their answers read tolerantly: the shapes are those of their documentation
and of public clients; nothing was fetched live."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.errors import GuideError, IdentifierInvalid, RegisterAnswerRefused, RegisterQueryRefused
from guide.registers import (
    NOTHING_FOUND,
    Register,
    address_request,
    company_request,
    court_request,
    groups,
    hosts,
    insolvency_request,
    proposed_toml,
    rates_request,
    read_addresses,
    read_companies,
    read_courts,
    read_insolvency,
    read_rates,
)

POSTE = {
    "siren": "356000000", "nom_complet": "la poste", "nom_raison_sociale": "LA POSTE", "etat_administratif": "A",
    "nature_juridique": "5510", "statut_diffusion": "O", "date_fermeture": None,
    "siege": {"siret": "35600000000048", "numero_voie": "9", "type_voie": "RUE", "libelle_voie": "DU COLONEL PIERRE AVIA",
              "code_postal": "75015", "libelle_commune": "PARIS 15"},
}  # fmt: skip
NOTICE = {
    "id": "A202601765232", "dateparution": "2026-09-15", "typeavis": "annonce", "familleavis": "collective",
    "tribunal": "Greffe du Tribunal Judiciaire de Bayonne", "registre": ["894670793", "894 670 793"],
    "jugement": json.dumps({"famille": "Jugement d'ouverture", "date": "2026-09-08",
                            "nature": "Jugement d'ouverture de liquidation judiciaire"}),
    "url_complete": "https://example.invalid/A202601765232",
}  # fmt: skip
SIREN = "894670793"


def body(rows: list[Any], key: str = "results", **more: Any) -> bytes:
    return json.dumps({key: rows, "total_count": len(rows), **more}).encode()


def changed(row: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**deepcopy(row), **changes}


def test_a_company_is_asked_by_its_name_or_its_number_and_nothing_more_is_sent() -> None:
    asked = company_request(" Durand & Fils <b> ", "62300")
    assert asked.register is Register.COMPANIES
    assert dict(asked.query) == {
        "q": "Durand & Fils <b>", "code_postal": "62300", "minimal": "true", "include": "siege", "page": "1", "per_page": "5",
    }  # fmt: skip
    assert "Durand+%26+Fils+%3Cb%3E" in asked.target("/search")
    assert dict(company_request("356 000 000").query)["q"] == "356000000"
    assert dict(company_request("35600000000048", "75015").query).get("code_postal") is None


@pytest.mark.parametrize("number", ["356000001", "35600000000049", "894670794"])
def test_a_number_wrong_by_one_digit_is_told_before_anything_is_sent(number: str) -> None:
    with pytest.raises(IdentifierInvalid, match="clé de contrôle"):
        company_request(number)
    with pytest.raises(IdentifierInvalid):
        insolvency_request([number])


@pytest.mark.parametrize("text", ["", "ab", "x" * 121])
def test_a_text_that_cannot_be_searched_is_told(text: str) -> None:
    with pytest.raises(RegisterQueryRefused):
        company_request(text)


def test_a_company_fills_its_fields() -> None:
    company = read_companies(body([POSTE], unknown={"a": 1}), "la poste")[0]
    assert (company.siren, company.siret, company.name) == ("356000000", "35600000000048", "LA POSTE")
    assert company.address is not None
    assert company.address.lines == ("9 RUE DU COLONEL PIERRE AVIA",)
    assert (company.address.postcode, company.address.city) == ("75015", "PARIS 15")
    assert (company.kind, company.active, company.partial) == ("commercant", True, False)
    # 12 + 3 × (SIREN mod 97), mod 97, of 356000000: 39, the number that La Poste publishes.
    assert company.vat_number == "FR39356000000"


def test_a_closed_company_and_one_that_is_not_published_say_so() -> None:
    closed = read_companies(body([changed(POSTE, etat_administratif="C")]), "la poste")[0]
    ended = read_companies(body([changed(POSTE, date_fermeture="2024-01-01")]), "la poste")[0]
    silent = read_companies(body([changed(POSTE, etat_administratif=None, statut_diffusion="P")]), "la poste")[0]
    assert (closed.active, ended.active) == (False, False)
    assert (silent.active, silent.partial) == (None, True)


@pytest.mark.parametrize(
    ("form", "kind"),
    [("1000", None), ("5710", "commercant"), ("6540", "sci"), ("9220", "association"), ("9110", "copropriete"),
     ("7210", "collectivite"), ("7113", "etat"), ("7364", "hopital_public"), ("", None), ("8888", None)],
)  # fmt: skip
def test_the_legal_form_suggests_a_kind_and_a_sole_trader_is_asked(form: str, kind: str | None) -> None:
    assert read_companies(body([changed(POSTE, nature_juridique=form)]), "la poste")[0].kind == kind


def test_another_company_than_the_number_asked_is_refused() -> None:
    with pytest.raises(RegisterAnswerRefused, match="une autre entreprise"):
        read_companies(body([POSTE]), SIREN)


def test_a_row_without_a_valid_number_or_a_name_is_left_out_and_five_are_kept() -> None:
    rows = [changed(POSTE, siren="356000001"), changed(POSTE, nom_raison_sociale=None, nom_complet=None), "x", None]
    assert (
        read_companies(body([*rows, *[POSTE] * 9]), "la poste") == (read_companies(body([POSTE]), "la poste")[0],) * 5
    )


def test_what_a_register_writes_is_text_and_is_cut() -> None:
    company = read_companies(body([changed(POSTE, nom_raison_sociale="A\n\u202e<b>" + "x" * 900)]), "la poste")[0]
    assert company.name.startswith("A <b>") and len(company.name) == 300


def test_an_opening_is_told_with_its_judgment_and_its_publication() -> None:
    """C. com. R622-24: the two months run from the publication, 15 September, not from the judgment of the 8th."""
    answer = read_insolvency(body([NOTICE]), [SIREN])
    opening = answer.opening(SIREN)
    assert opening is not None and answer.complete
    assert (opening.published, opening.judgment) == (date(2026, 9, 15), date(2026, 9, 8))
    assert "liquidation" in opening.nature and opening.court == "Greffe du Tribunal Judiciaire de Bayonne"


def test_the_date_of_an_old_record_is_read_in_words() -> None:
    old = json.dumps({"famille": "Jugement d'ouverture", "date": "10 décembre 2009"})
    assert read_insolvency(body([changed(NOTICE, jugement=old)]), [SIREN]).notices[SIREN][0].judgment == date(
        2009, 12, 10
    )


def test_a_correction_or_a_cancellation_is_to_be_read_by_the_person() -> None:
    later = changed(NOTICE, typeavis="annulation", dateparution="2026-10-01", jugement=None)
    answer = read_insolvency(body([NOTICE, later]), [SIREN])
    assert answer.opening(SIREN) is None and [n.ends for n in answer.notices[SIREN]] == [True, False]


@pytest.mark.parametrize(
    "nature",
    ["Jugement de clôture pour insuffisance d'actif", "Jugement mettant fin à la procédure de redressement judiciaire"],
)
def test_proceedings_closed_since_are_to_be_read_by_the_person(nature: str) -> None:
    """Opened in 2012 and over since: whoever owes today is not in proceedings for that."""
    opened = changed(NOTICE, dateparution="2012-09-15")
    closed = changed(NOTICE, dateparution="2014-03-02", jugement=json.dumps({"nature": nature}))
    answer = read_insolvency(body([closed, opened]), [SIREN])
    assert answer.opening(SIREN) is None and len(answer.notices[SIREN]) == 2
    again = changed(NOTICE, dateparution="2026-09-15")
    reopened = read_insolvency(body([again, closed, opened]), [SIREN]).opening(SIREN)
    assert reopened is not None and reopened.published == date(2026, 9, 15)


def test_nothing_found_is_never_told_as_health() -> None:
    answer = read_insolvency(body([]), [SIREN])
    assert answer.notices == {SIREN: ()} and answer.opening(SIREN) is None
    assert "Ce n'est pas une preuve" in NOTHING_FOUND


def test_an_answer_that_is_cut_says_that_it_is_incomplete() -> None:
    assert not read_insolvency(json.dumps({"results": [NOTICE], "total_count": 240}).encode(), [SIREN]).complete
    with pytest.raises(RegisterAnswerRefused, match="combien"):
        read_insolvency(json.dumps({"results": []}).encode(), [SIREN])


def test_a_notice_about_another_company_is_refused() -> None:
    with pytest.raises(RegisterAnswerRefused, match="une autre entreprise"):
        read_insolvency(body([NOTICE]), ["356000000"])


def test_a_ledger_is_asked_in_groups_of_twenty_each_number_once() -> None:
    many = [SIREN, "356000000"] * 3
    assert groups(many) == ((SIREN, "356000000"),)
    where = dict(insolvency_request(groups(many)[0]).query)["where"]
    assert where == '(registre="894670793" OR registre="356000000") AND familleavis="collective"'


def test_a_court_has_its_address() -> None:
    row = {"nom": "Tribunal de commerce - Arras",
           "adresse": json.dumps([{"numero_voie": "1 place X", "code_postal": "62000", "nom_commune": "Arras"}]),
           "telephone": json.dumps([{"valeur": "03 00"}])}  # fmt: skip
    court = read_courts(body([row, {"nom": "x"}]))
    assert [(each.lines, each.postcode, each.city) for each in court] == [(("1 place X",), "62000", "Arras")]
    asked = dict(court_request("Tribunal de commerce d'Arras", 'Arr"as').query)["where"]
    assert asked == 'pivot like "tribunal_commerce" and nom like "Arras"'
    with pytest.raises(RegisterQueryRefused):
        court_request("Mairie", "Arras")


def test_an_address_begun_is_completed() -> None:
    feature = {"properties": {"label": "2 Rue B 62300 Lens", "housenumber": "2", "street": "Rue B", "postcode": "62300",
                              "city": "Lens"}}  # fmt: skip
    found = read_addresses(body([feature, {"properties": {"label": "x"}}], key="features"))
    assert [(each.line, each.postcode, each.city) for each in found] == [("2 Rue B", "62300", "Lens")]
    with pytest.raises(RegisterQueryRefused):
        address_request(" 2 ")


RATES = "KEY,TIME_PERIOD,OBS_VALUE\nk,2026-06-16,2.15\nk,2026-06-17,2.4\nk,2026-06-18,2.4\nk,2026-09-16,2.65\n"


def test_the_rates_are_the_changes_and_are_proposed_for_review() -> None:
    read = read_rates(RATES.encode())
    assert [(rate.since, rate.percent) for rate in read] == [
        (date(2026, 6, 16), Decimal("2.15")), (date(2026, 6, 17), Decimal("2.4")), (date(2026, 9, 16), Decimal("2.65")),
    ]  # fmt: skip
    proposed = proposed_toml(read, date(2026, 6, 17), date(2026, 11, 29))
    assert proposed.count("[[taux_bce.values]]") == 1
    assert "valid_from = 2026-09-16\nvalue = 2.65" in proposed and 'support = "1"' in proposed
    assert dict(rates_request(date(2026, 1, 1)).query)["startPeriod"] == "2026-01-01"


@pytest.mark.parametrize("text", ["", "<html>", "TIME_PERIOD\n2026-01-01", "TIME_PERIOD,OBS_VALUE\n2026-13-01,2",
                                  "TIME_PERIOD,OBS_VALUE\n2026-01-01,NaN", "TIME_PERIOD,OBS_VALUE\n2026-01-01,240"])  # fmt: skip
def test_rates_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(RegisterAnswerRefused):
        read_rates(text.encode())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(JSON | st.dictionaries(st.sampled_from(["results", "features", "total_count"]), JSON))
def test_any_answer_is_read_or_refused_in_words(value: Any) -> None:
    sent = json.dumps(value).encode()
    for read in (
        lambda: read_companies(sent, "x"),
        lambda: read_insolvency(sent, [SIREN]),
        lambda: read_courts(sent),
        lambda: read_addresses(sent),
    ):
        try:
            read()
        except GuideError as error:
            assert error.hint


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_in_words(sent: bytes) -> None:
    with pytest.raises(RegisterAnswerRefused):
        read_companies(b"\xff" + sent, "x")


def test_every_host_is_an_https_name_of_the_fixed_list() -> None:
    assert set(hosts()) == set(Register)
    assert all(host.port == 443 and "/" not in host.host and host.path.startswith("/") for host in hosts().values())


@given(st.text(max_size=130), st.none() | st.text(max_size=8))
def test_no_question_holds_more_than_what_was_typed_for_it(text: str, postcode: str | None) -> None:
    """The property of every request: its query is the words of the person, and constants."""
    typed = " ".join(text.split())
    try:
        company = dict(company_request(text, postcode).query)
    except GuideError:
        company = {}
    if company:
        assert company.pop("q") in (typed, "".join(c for c in typed if c.isdecimal())[:9])
        assert company.pop("code_postal", postcode) == postcode
        assert company == {"minimal": "true", "include": "siege", "page": "1", "per_page": "5"}
    try:
        address = dict(address_request(text).query)
    except GuideError:
        address = {}
    assert not address or address == {"q": typed, "limit": "5", "autocomplete": "1"}
