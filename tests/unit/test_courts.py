"""The court named from a postcode and a town; the tables hold together; what they do not hold is not invented.

The places are those of the texts: C. com. annexe 7-1, COJ tableau IV, CJA R221-3, arrêté of 5 July 2024.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import law
from guide.courts import CompetentCourts, CourtKind, Role, Status, competent_courts, courts_as_json
from guide.errors import PlaceUnreadable

TODAY = date(2026, 11, 29)
DATA = Path(__file__).parents[2] / "guide" / "courts" / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter=";"))


def names(competent: CompetentCourts) -> dict[str, str]:
    return {role.value: court.name for role, court in competent.courts.items()}


@pytest.mark.parametrize(
    ("postcode", "commune", "expected"),
    [
        # A company of Lens is sued in Arras; its consumer, in Lens; its town, in Lille.
        (
            "62300",
            "Lens",
            {
                "tc": "Tribunal de commerce d'Arras",
                "tj": "Tribunal judiciaire de Béthune",
                "tprox": "Tribunal de proximité de Lens",
                "ta": "Tribunal administratif de Lille",
            },
        ),
        (
            "72000",
            "Le Mans",
            {
                "tc": "Tribunal des activités économiques du Mans",
                "tj": "Tribunal judiciaire du Mans",
                "ta": "Tribunal administratif de Nantes",
            },
        ),
        (
            "59000",
            "Lille",
            {
                "tc": "Tribunal de commerce de Lille Métropole",
                "tj": "Tribunal judiciaire de Lille",
                "ta": "Tribunal administratif de Lille",
            },
        ),
        (
            "67000",
            "Strasbourg",
            {
                "tc": "Tribunal judiciaire de Strasbourg, chambre commerciale",
                "tj": "Tribunal judiciaire de Strasbourg",
                "ta": "Tribunal administratif de Strasbourg",
            },
        ),
        (
            "97400",
            "Saint-Denis",
            {
                "tc": "Tribunal mixte de commerce de Saint-Denis de La Réunion",
                "tj": "Tribunal judiciaire de Saint-Denis",
                "ta": "Tribunal administratif de Saint-Denis",
            },
        ),
        # Claims up to 10,000 € leave the seat of the tribunal judiciaire itself: Nanterre goes to Puteaux.
        (
            "92000",
            "Nanterre",
            {
                "tc": "Tribunal des activités économiques de Nanterre",
                "tj": "Tribunal judiciaire de Nanterre",
                "tprox": "Tribunal de proximité de Puteaux",
                "ta": "Tribunal administratif de Cergy-Pontoise",
            },
        ),
        (
            "75011",
            None,
            {
                "tc": "Tribunal des activités économiques de Paris",
                "tj": "Tribunal judiciaire de Paris",
                "ta": "Tribunal administratif de Paris",
            },
        ),
        (
            "20 090",
            "Ajaccio",
            {
                "tc": "Tribunal de commerce d'Ajaccio",
                "tj": "Tribunal judiciaire d'Ajaccio",
                "ta": "Tribunal administratif de Bastia",
            },
        ),
    ],
)
def test_a_place_has_its_courts_by_name(postcode: str, commune: str | None, expected: dict[str, str]) -> None:
    found = competent_courts(postcode, commune, TODAY)
    assert (found.status, names(found)) == (Status.SUR, expected)


def test_the_two_tribunaux_de_proximite_of_a_montreuil_are_apart() -> None:
    """In Seine-Saint-Denis, and in Pas-de-Calais."""
    courts = [competent_courts(code, None, TODAY).courts for code in ("93100", "62170")]
    assert {each[Role.PROXIMITY].name for each in courts} == {"Tribunal de proximité de Montreuil"}
    assert [each[Role.JUDICIAL].seat for each in courts] == ["Bobigny", "Boulogne-sur-Mer"]


def test_a_shared_postcode_asks_for_the_commune_and_gives_what_all_share() -> None:
    """01110: Aranc goes to Belley, Brénod to Nantua; both to Bourg-en-Bresse for the rest."""
    found = competent_courts("01110", None, TODAY)
    assert found.status is Status.CHOISIR and {"Aranc", "Brénod"} <= set(found.communes)
    assert names(found) == {
        "tc": "Tribunal de commerce de Bourg-en-Bresse",
        "tj": "Tribunal judiciaire de Bourg-en-Bresse",
        "ta": "Tribunal administratif de Lyon",
    }
    assert found.unsettled == {Role.PROXIMITY}
    assert competent_courts("01110", "Ailleurs", TODAY) == found


@pytest.mark.parametrize("typed", ["Brénod", "brenod", " BRENOD ", "Brénod Cedex", "BRÉNOD CEDEX 2"])
def test_a_commune_is_known_however_it_is_typed(typed: str) -> None:
    found = competent_courts("01110", typed, TODAY)
    assert found.status is Status.SUR and not found.communes
    assert found.courts[Role.PROXIMITY].name == "Tribunal de proximité de Nantua"


def test_saint_may_be_shortened_and_a_part_of_the_name_is_enough() -> None:
    full = competent_courts("22170", "Saint-Jean-Kerdaniel", TODAY)
    assert competent_courts("22170", "St Jean Kerdaniel", TODAY) == full
    assert competent_courts("22170", "Kerdaniel", TODAY) == full and full.status is Status.SUR


@pytest.mark.parametrize(
    ("postcode", "commune", "doubts"),
    [
        ("22170", "Châtelaudren-Plouagat", {Role.PROXIMITY}),
        ("50580", "Canville-la-Rocque", {Role.COMMERCIAL}),
        ("61240", "Merlerault-le-Pin", {Role.JUDICIAL}),
        ("76780", "Morville-le-Héron", {Role.JUDICIAL, Role.COMMERCIAL}),
        ("51130", "Blancs-Coteaux", {Role.COMMERCIAL}),
    ],
)
def test_where_the_sources_disagree_the_court_is_to_be_checked(postcode: str, commune: str, doubts: set[Role]) -> None:
    found = competent_courts(postcode, commune, TODAY)
    assert found.status is Status.A_VERIFIER and found.to_check == doubts


@pytest.mark.parametrize("postcode", ["00000", "59040", "97500", "98800", "98713"])
def test_what_the_tables_do_not_hold_is_not_guessed(postcode: str) -> None:
    found = competent_courts(postcode, "Lille", TODAY)
    assert (found.status, found.courts, found.communes) == (Status.INCONNU, {}, ())


@pytest.mark.parametrize("postcode", ["", "6230", "623000", "6230O", "2A000", "<b>", "٦٢٣٠٠"])
def test_what_is_no_postcode_is_refused(postcode: str) -> None:
    with pytest.raises(PlaceUnreadable, match="cinq chiffres"):
        competent_courts(postcode, None, TODAY)


def test_twelve_courts_have_another_name_for_four_years() -> None:
    """Loi 2023-1059, art. 26: from 1 January 2025 to 31 December 2028, then not known."""
    before = competent_courts("69001", None, date(2024, 12, 31)).courts[Role.COMMERCIAL]
    first = competent_courts("69001", None, date(2025, 1, 1)).courts[Role.COMMERCIAL]
    assert (before.kind, before.name) == (CourtKind.TC, "Tribunal de commerce de Lyon")
    assert (first.kind, first.name) == (CourtKind.TAE, "Tribunal des activités économiques de Lyon")
    assert competent_courts("69001", None, date(2028, 12, 31)).status is Status.SUR
    after = competent_courts("69001", None, date(2029, 1, 1))
    assert after.status is Status.A_VERIFIER and after.to_check == {Role.COMMERCIAL}


def test_the_name_stands_in_a_sentence() -> None:
    court = competent_courts("62300", None, TODAY).courts[Role.COMMERCIAL]
    assert court.in_a_sentence == "tribunal de commerce d'Arras"


def test_the_answer_of_the_command_line_has_the_documented_keys() -> None:
    assert courts_as_json(competent_courts("72000", None, TODAY)) == {
        "status": "sur",
        "communes": [],
        "tc": {
            "name": "Tribunal des activités économiques du Mans",
            "seat": "Le Mans",
            "reference": "loi-2023-1059-26",
        },
        "tj": {"name": "Tribunal judiciaire du Mans", "seat": "Le Mans", "reference": "coj-d211-1"},
        "tprox": None,
        "ta": {"name": "Tribunal administratif de Nantes", "seat": "Nantes", "reference": "cja-r221-3"},
        "read_on": "2026-11-29",
    }


def test_the_tables_hold_together() -> None:
    """The counts of the texts, every court of use, no postcode in two places, and a known reference for each."""
    courts = rows("courts.csv")
    counts = {kind: sum(row["kind"] == kind for row in courts) for kind in CourtKind}
    assert counts == {"tj": 164, "tprox": 125, "tc": 122, "tae": 12, "tmc": 7, "chcom": 7, "ta": 42}
    alone = [code for row in rows("areas.csv") for code in row["postcodes"].split()]
    shared = {row["postcode"] for row in rows("communes.csv")}
    assert len(alone) == len(set(alone)) == 5791 and len(shared) == 398 and not shared & set(alone)
    known = {reference.id for reference in law.references()}
    for code in [*alone, *shared]:
        for court in competent_courts(code, None, TODAY).courts.values():
            assert court.reference in known
    for row in rows("communes.csv"):
        found = competent_courts(row["postcode"], row["commune"], TODAY)
        assert {Role.COMMERCIAL, Role.JUDICIAL, Role.ADMINISTRATIVE} <= set(found.courts), row


def test_the_tables_stay_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 300_000


@given(st.text(max_size=8), st.text(max_size=20))
def test_any_text_gives_courts_or_a_sentence(postcode: str, commune: str) -> None:
    try:
        found = competent_courts(postcode, commune, TODAY)
    except PlaceUnreadable as error:
        assert error.hint
    else:
        assert (found.status is Status.CHOISIR) == bool(found.communes)
