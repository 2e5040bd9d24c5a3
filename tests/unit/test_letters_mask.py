"""The figures of a paragraph: found in every way to write them, masked, and carried only where that is certain."""

from __future__ import annotations

import pytest

from guide.letters.user_edits.figures_in_text import carried, figures, masked, own

ASKED = "Payez 1\u00a0103,96\u00a0€ au plus tard le 7\u00a0décembre\u00a02026 (article\u00a01344 du code civil)."
LATER = "Payez 1\u00a0104,31\u00a0€ au plus tard le 8\u00a0décembre\u00a02026 (article\u00a01344 du code civil)."


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("1\u00a0103,96\u00a0€", "1103,96 euros"),
        ("1\u202f103,96 €", "1 103,96€"),
        ("40,00 €", "40 €"),
        ("1er\u00a0juillet\u00a02026", "01/07/2026"),
        ("12,40\u00a0%", "12,4 %"),
        (
            "mille cent trois euros et quatre-vingt-seize centimes",
            "Mille cent trois euros et quatre-vingt-seize centimes",
        ),
    ],
)
def test_a_figure_is_the_same_however_it_is_written(written: str, same: str) -> None:
    (one,), (other,) = figures(f"soit {written}."), figures(f"soit {same}.")
    assert one.key == other.key and one.text == written


@pytest.mark.parametrize(
    "text", ["article 1344", "L. 441-10", "facture n° F2026-014", "12 factures", "un mois", "D-2026-031"]
)
def test_a_number_that_names_is_no_figure(text: str) -> None:
    assert not figures(text)


def test_only_the_figures_of_a_paragraph_may_differ() -> None:
    assert masked(ASKED) == masked(LATER)
    assert masked(ASKED) != masked(LATER.replace("1344", "1345"))
    assert masked(ASKED) != masked(LATER.replace("€", "%"))


def test_today_s_figures_go_where_the_old_ones_stood() -> None:
    typed = "Merci de régler 1 103,96 € avant le 07/12/2026, comme convenu le 3 mars 2026."
    assert carried(ASKED, typed, LATER).text == (
        "Merci de régler 1\u00a0104,31\u00a0€ avant le 8\u00a0décembre\u00a02026, comme convenu le 3 mars 2026."
    )
    assert not carried(ASKED, typed, LATER).lost


SUM, DAY = (
    ("1\u00a0103,96\u00a0€", "1\u00a0104,31\u00a0€"),
    ("7\u00a0décembre\u00a02026", "8\u00a0décembre\u00a02026"),
)


@pytest.mark.parametrize(
    ("typed", "lost"),
    [
        # Altered: a rounded sum, a day without its year, a delay in words.
        ("Payez 1 100 € au plus tard le 7 décembre 2026.", {SUM}),
        ("Payez 1 103,96 € avant le 7 décembre.", {DAY}),
        ("Payez 1 103,96 € sous quinze jours.", {DAY}),
        ("Payez 1 103,96 € avant lundi.", {DAY}),
        # Said twice: which of the two is the sum of the letter?
        ("Payez 1 103,96 € au plus tard le 7 décembre 2026, oui, 1 103,96 €.", {SUM}),
    ],
)
def test_a_figure_that_cannot_be_placed_is_said(typed: str, lost: set[tuple[str, str]]) -> None:
    assert set(carried(ASKED, typed, LATER).lost) == lost


def test_a_figure_left_out_by_words_that_have_none_is_not_missed() -> None:
    typed = "Payez sans attendre, s'il vous plaît (article 1344 du code civil)."
    assert carried(ASKED, typed, LATER).text == typed and not carried(ASKED, typed, LATER).lost


def test_one_value_that_becomes_two_is_not_guessed() -> None:
    before, now = "De 40,00 € et 40,00 €.", "De 40,00 € et 80,00 €."
    assert carried(before, "Soit 40,00 € et 40,00 €.", now).lost == (("40,00 €", "80,00 €"),)


def test_two_values_that_change_places_follow() -> None:
    before, now = "De 10,00 € puis 20,00 €.", "De 20,00 € puis 30,00 €."
    assert carried(before, "D'abord 10,00 €, puis 20,00 €.", now).text == "D'abord 20,00 €, puis 30,00 €."


def test_what_is_the_user_s_own_is_named() -> None:
    assert own("Payez 1 103,96 € et 12,00 €, promis le 3 mars.", ASKED) == ("12,00 €", "3")
    assert own("Payez 1 103,96 € (article 1344).", ASKED) == ()
