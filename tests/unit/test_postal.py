"""An envelope typed as people write it: read whole, or what is missing is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.values.postal import Envelope, parse_envelope

WHOLE = Envelope("Atelier Nord", ("12 rue des Lilas",), "59000", "Lille")


@pytest.mark.parametrize(
    "typed",
    [
        "Atelier Nord\n12 rue des Lilas\n59000 Lille",
        " Atelier  Nord \n\n12 rue des Lilas\n59000  Lille\n",
        "Atelier Nord, 12 rue des Lilas, 59000 Lille",
        "Atelier Nord\n12 rue des Lilas\nF-59000 Lille\nFrance",
    ],
)
def test_an_envelope_is_read_as_people_write_it(typed: str) -> None:
    assert parse_envelope(typed) == WHOLE
    assert not parse_envelope(typed).missing


def test_a_floor_and_a_hamlet_stay_in_their_order() -> None:
    typed = "Mme Roux\nBâtiment B\n3 chemin du Puits\nLe Bourg\n62000 Arras Cedex"
    assert parse_envelope(typed) == Envelope(
        "Mme Roux", ("Bâtiment B", "3 chemin du Puits", "Le Bourg"), "62000", "Arras Cedex"
    )


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("", ("le nom", "la rue", "le code postal", "la ville")),
        ("Atelier Nord", ("la rue", "le code postal", "la ville")),
        ("Atelier Nord\n12 rue des Lilas", ("le code postal", "la ville")),
        ("Atelier Nord\n59000 Lille", ("la rue",)),
    ],
)
def test_what_is_missing_is_named(typed: str, missing: tuple[str, ...]) -> None:
    assert parse_envelope(typed).missing == missing


def test_a_street_number_is_no_postcode() -> None:
    assert parse_envelope("Roux\n12 rue Haute").city == ""


def test_a_foreign_town_is_read() -> None:
    assert parse_envelope("Smith Ltd\n1 High Street\nSW1A 1AA London").city == "London"
    assert parse_envelope("Peeters BV\nKerkstraat 5\n1000 Brussel").postcode == "1000"


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault_and_again_the_same(text: str) -> None:
    envelope = parse_envelope(text)
    assert all(part.isprintable() for part in (envelope.name, *envelope.lines, envelope.postcode, envelope.city))
    if len(str(envelope).splitlines()) > 1:
        assert parse_envelope(str(envelope)) == envelope
