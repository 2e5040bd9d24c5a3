"""Money, rates, dates, identifiers and French figures, on cases worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from guide.errors import AmountUnreadable, DateUnreadable, IdentifierInvalid
from guide.values import french, identifiers
from guide.values.accents import unaccented
from guide.values.dates import add_months, parse_date, semester_cuts, semester_start
from guide.values.money import parse_amount, rate_from_decimal, rate_to_json, round_half_up
from guide.values.words import in_words


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1 234,50 €", 123_450),
        ("1\u202f234,50\u00a0€", 123_450),
        ("1234.5", 123_450),
        ("1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("1.234.567", 123_456_700),
        ("12'000", 1_200_000),
        ("(12,50)", -1_250),
        ("12,50-", -1_250),
        ("\u221212,50", -1_250),
        ("+3", 300),
        ("EUR 7", 700),
        ("0,005", 1),
        (",50", 50),
        ("12,", 1_200),
    ],
)
def test_amounts_as_people_type_them(typed: str, cents: int) -> None:
    assert parse_amount(typed) == cents


@pytest.mark.parametrize(
    "typed", ["", "douze", "1,234", "1.234", "12,34,5", "1 2 3 4 5,6,7", "1e3", "NaN", "9" * 14, "-", "€"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(AmountUnreadable):
        parse_amount(typed)


def test_rounding_half_up() -> None:
    assert [round_half_up(n, 2) for n in (1, 3, -1, 2, 0)] == [1, 2, -1, 1, 0]


def test_rates() -> None:
    assert rate_from_decimal(Decimal("12.4")) == 124_000
    assert [rate_to_json(rate) for rate in (124_000, 124_050, 0, 82_500, 1)] == [
        "12.40",
        "12.405",
        "0.00",
        "8.25",
        "0.0001",
    ]
    for wrong in ("12.34567", "-1", "1001", "NaN"):
        with pytest.raises(AmountUnreadable):
            rate_from_decimal(Decimal(wrong))


@pytest.mark.parametrize(
    "typed",
    [
        "22/11/2026", "22.11.2026", "22-11-26", "2026-11-22", " 22/11/2026 ", "22112026", "22 novembre 2026",
        "dimanche 22 Nov. 2026",
    ],
)  # fmt: skip
def test_dates_as_people_type_them(typed: str) -> None:
    assert parse_date(typed) == date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/02/2026",
        "29/02/2025",
        "22/13/2026",
        "11/2026",
        "22/11/1890",
        "2026-02-30",
        "demain",
        "31 février 2026",
        "22 brumaire 2026",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(DateUnreadable):
        parse_date(typed)


def test_the_first_and_the_accents_of_a_month_are_read() -> None:
    assert parse_date("1er août 2026") == date(2026, 8, 1)
    assert parse_date("3 déc. 2026") == date(2026, 12, 3)
    assert parse_date("30 juin 2026") == date(2026, 6, 30)
    assert parse_date("5 juillet 2026") == date(2026, 7, 5)


def test_months_and_semesters() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert semester_start(date(2026, 6, 30)) == date(2026, 1, 1)
    assert list(semester_cuts(date(2025, 7, 1), date(2026, 7, 1))) == [date(2026, 1, 1)]
    assert list(semester_cuts(date(2025, 7, 1), date(2026, 7, 2))) == [date(2026, 1, 1), date(2026, 7, 1)]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("L'ordre d'Arras : 10 000 € ; « non ! » à 12 %", "L’ordre d’Arras~: 10~000~€~; «~non~!~» à 12~%"),
        ("pièce n° 3, article 1406, art. L. 441-10 ?", "pièce n°~3, article~1406, art.~L.~441-10~?"),
        ("12 rue des Lilas, 59000 Lille", "12 rue des Lilas, 59000 Lille"),
        ("https://exemple.fr/a:b?c", "https://exemple.fr/a:b?c"),
    ],
)
def test_words_are_set_as_printers_do(typed: str, printed: str) -> None:
    assert french.typeset(typed) == printed.replace("~", french.NBSP)
    assert french.typeset(french.typeset(typed)) == french.typeset(typed)


def test_figures_in_french() -> None:
    assert french.money(110_396) == "1\u00a0103,96\u00a0€"
    assert french.money(-5) == "\u22120,05\u00a0€"
    assert french.money(1_200, "USD") == "12,00\u00a0USD"
    assert french.rate(124_000) == "12,40\u00a0%"
    assert french.rate(124_050) == "12,405\u00a0%"
    assert french.day(date(2026, 7, 1)) == "1er\u00a0juillet\u00a02026"
    assert french.day(date(2026, 11, 21)) == "21\u00a0novembre\u00a02026"
    assert french.day(date(2026, 1, 31)) == "31\u00a0janvier\u00a02026"
    assert french.weekday(date(2026, 11, 22)) == "dimanche\u00a022\u00a0novembre\u00a02026"
    assert [french.count(n, "facture", "factures") for n in (0, 1, 2)] == [
        "0\u00a0facture",
        "1\u00a0facture",
        "2\u00a0factures",
    ]
    assert french.listed(["a", "b", "c"]) == "a, b et c"


def test_identifiers() -> None:
    assert identifiers.validate_siren("732 829 320") == "732829320"
    assert identifiers.validate_siret("732 829 320 00074") == "73282932000074"
    assert identifiers.validate_vat_number("fr 44 732 829 320") == "FR44732829320"
    assert identifiers.validate_iban("FR76 3000 6000 0112 3456 7890 189") == "FR7630006000011234567890189"
    assert identifiers.format_siret("73282932000074") == "732 829 320 00074"


@pytest.mark.parametrize("typed", ["732829321", "73282932", "000000000", "ABC", ""])
def test_a_wrong_siren_is_refused_in_french(typed: str) -> None:
    with pytest.raises(IdentifierInvalid, match="SIREN"):
        identifiers.validate_siren(typed)


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "zéro euro"),
        (1, "un centime"),
        (100, "un euro"),
        (101, "un euro et un centime"),
        (2_100, "vingt et un euros"),
        (7_100, "soixante et onze euros"),
        (7_700, "soixante-dix-sept euros"),
        (8_000, "quatre-vingts euros"),
        (8_100, "quatre-vingt-un euros"),
        (9_100, "quatre-vingt-onze euros"),
        (20_000, "deux cents euros"),
        (20_100, "deux cent un euros"),
        (100_000, "mille euros"),
        (110_396, "mille cent trois euros et quatre-vingt-seize centimes"),
        (200_000, "deux mille euros"),
        (8_000_000, "quatre-vingt mille euros"),
        (20_000_000, "deux cent mille euros"),
        (28_000_000, "deux cent quatre-vingt mille euros"),
        (100_000_000, "un million d'euros"),
        (200_000_002, "deux millions d'euros et deux centimes"),
        (120_000_000, "un million deux cent mille euros"),
        (8_000_000_000, "quatre-vingts millions d'euros"),
        (100_000_000_100, "un milliard un euros"),
    ],
)
def test_sums_in_words_as_deeds_write_them(cents: int, words: str) -> None:
    """From the rules of the Académie: « vingt » and « cent » take an s when multiplied and last, « mille » never does."""
    assert in_words(cents) == words


@pytest.mark.parametrize(
    ("written", "compared"), [("Échéance à la Noël", "Echeance a la Noel"), ("Sœur, ŒUVRE", "Soeur, OEUVRE")]
)
def test_words_are_compared_without_their_accents(written: str, compared: str) -> None:
    assert unaccented(written) == compared
