"""What people type finds its answer first, however it is spelt; nothing is found for words that are nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import law
from guide.search import MOST, PlaceKind, find, found_as_json
from guide.search.answers import FILE, answers, load
from guide.search.places import places
from guide.search.words import sound, stem
from guide.values import french
from guide.values.data_file import DataFileError
from tests.unit.search_more_questions import MORE
from tests.unit.search_questions import EARLIER, GIVEN, OURS
from tests.unit.search_typed_fast import FAST

ON = date(2026, 11, 29)
ROWS = [*GIVEN, *OURS]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("typed", "ids", "words"), ROWS, ids=[row[0] for row in ROWS])
def test_a_question_finds_its_answer_first(typed: str, ids: tuple[str, ...], words: tuple[str, ...]) -> None:
    found = find(typed, ON)
    assert found and found[0].id in ids and len(found) <= MOST
    for word in words:
        assert word in plain(found[0].answer)


@pytest.mark.parametrize(("typed", "ids"), EARLIER, ids=[row[0] for row in EARLIER])
def test_a_question_of_the_articles_finds_its_answer_first(typed: str, ids: tuple[str, ...]) -> None:
    assert find(typed, ON)[0].id in ids


def test_nine_questions_in_ten_that_nobody_tuned_for_find_their_answer_first() -> None:
    lost = [typed for typed, ids in MORE if not (results := find(typed, ON)) or results[0].id not in ids]
    assert len(MORE) >= 100 and len(lost) <= len(MORE) / 10, lost


def test_nine_questions_in_ten_typed_fast_find_their_answer_first() -> None:
    lost = [typed for typed, ids in FAST if not (results := find(typed, ON)) or results[0].id not in ids]
    assert len(FAST) >= 60 and len(lost) <= len(FAST) / 10, lost


def test_a_sum_that_no_text_names_is_any_sum() -> None:
    """« 300 euros » is not the number of a delay; « 40 euros » is the indemnity."""
    assert find("client particulier 300 euros", ON) == find("client particulier 4700 euros", ON)
    assert find("les 40 euros", ON)[0].id == "indemnite_forfaitaire"


def misspelt() -> list[tuple[str, tuple[str, ...]]]:
    """Each question with one letter less, then with two letters swapped, in its longest word."""
    rows = []
    for typed, ids, _ in ROWS:
        word = max(typed.split(), key=len)
        middle = len(word) // 2
        if len(word) < 8:
            continue
        less = word[:middle] + word[middle + 1 :]
        swapped = word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :]
        rows += [(typed.replace(word, wrong), ids) for wrong in (less, swapped)]
    return rows


def test_a_typing_error_is_forgiven() -> None:
    rows = misspelt()
    lost = [typed for typed, ids in rows if not (found := find(typed, ON)) or found[0].id not in ids]
    assert len(rows) > 100 and len(lost) <= len(rows) / 20, lost


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("relence", "relance"),
        ("huisier", "huissier"),
        ("prescripsion", "prescription"),
        ("paiment", "paiement"),
        ("chequ", "cheque"),
        ("faktur", "facture"),
    ],
)
def test_words_that_sound_alike_are_one(wrong: str, right: str) -> None:
    assert sound(wrong) == sound(right) or stem(wrong) == stem(right)


def test_the_words_of_one_root_are_one() -> None:
    assert len({stem(word) for word in ("payer", "paye", "paie", "paiement", "payement", "payee", "payes")}) == 1
    assert len({stem(word) for word in ("relance", "relances", "relancer", "relancee", "relancez")}) == 1
    assert stem("tribunaux") == stem("tribunal")


def test_the_answer_has_the_figures_of_the_day() -> None:
    """The rate of a semester, not of today: it changes with the day asked of."""
    for on in (date(2026, 3, 1), date(2026, 11, 29)):
        assert french.rate(law.late_rate(on).value) in find("taux des pénalités de retard", on)[0].answer
    forty = find("les 40 euros", ON)[0]
    assert french.money(law.amount("indemnite_forfaitaire", ON).value) in forty.answer


def test_who_asks_what_a_word_means_is_shown_the_word() -> None:
    for typed, id in (
        ("c'est quoi un titre exécutoire", "titre_executoire"),
        ("définition créance", "creance"),
        ("que veut dire mise en demeure", "mise_en_demeure"),
    ):
        found = find(typed, ON)[0]
        assert (found.kind, found.id) == (PlaceKind.WORD, id)


@pytest.mark.parametrize("typed", ["zzz", "?", "le la", "", "   ", "xylophone quantique"])
def test_words_that_are_nowhere_find_nothing(typed: str) -> None:
    assert find(typed, ON) == ()


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_searched_and_each_place_found_once(typed: str) -> None:
    found = find(typed, ON)
    assert len(found) <= MOST and len({(each.kind, each.id) for each in found}) == len(found)
    assert all(each.answer and "[[" not in each.answer for each in found)


def test_the_answer_of_the_command_line_has_the_documented_keys() -> None:
    printed = found_as_json(find("coût d'un huissier", ON))
    assert set(printed) == {"results"} and printed["results"]
    assert all(set(each) == {"kind", "id", "title", "answer"} for each in printed["results"])


def test_every_place_can_be_found_by_its_title() -> None:
    lost = [
        place.key
        for place in places().values()
        if place.key not in {(each.kind, each.id) for each in find(place.title, ON)}
    ]
    # Where several places bear nearly one title, six of them are shown.
    assert len(lost) <= 0.05 * len(places()), lost


def test_every_answer_is_one_sentence_for_a_place_that_is() -> None:
    for answer in answers().values():
        assert answer.place.key in places() and len(answer.says) < 330, answer.id


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('kind = "remedy"', 'kind = "sortilege"', "kind parmi"),
        ('target = "declaration_creance"', 'target = "nulle_part"', "nulle_part"),
        ("[[delai declaration_creance]]", "[[delai inconnu]]", "inconnu"),
        ("[[montant indemnite_forfaitaire]] par facture", "40 € par facture", "chiffre de la loi"),
    ],
)
def test_an_answer_that_breaks_its_rules_is_refused(tmp_path: Path, old: str, new: str, named: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    copy = tmp_path / "answers.toml"
    copy.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFileError, match=named):
        load(copy, places())
