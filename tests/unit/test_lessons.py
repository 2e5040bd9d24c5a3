"""Lessons, words and decisions: what stands in their files is known to the law and to the guide, figure by figure."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from guide.lessons import decisions, lessons, met, terms
from guide.lessons.figure import UnknownFigure, figure, filled
from guide.lessons.law_marks import typed
from guide.lessons.quiz import next_ones
from guide.path.remedies import REMEDIES
from guide.values.data_file import DataFileError
from tests.reading import ease, sentences

ON = date(2026, 11, 22)
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # D441-5; L110-4; L218-2; 2,40 % of the ECB on 1 July 2026 + 10 points.
        ("montant indemnite_forfaitaire", "40,00 €"),
        ("delai prescription_commerciale", "5 ans"),
        ("delai prescription_consommation", "2 ans"),
        ("taux retard", "12,40 %"),
        # 29 days at 12.15 % then 145 at 12.40 %, on 1 200 €: 11.58 + 59.11.
        ("interets 1200.00 2026-06-01 2026-11-22", "70,69 €"),
        # 10 April + 45 days is 25 May, then the end of that month.
        ("echeance 2026-04-10 45fdm-a", "31 mai 2026"),
        ("prescription prescription_commerciale 2026-06-01", "1er juin 2031"),
        ("jours 2026-06-01 2026-11-22", "174 jours"),
        # Décret 80-533 and the clerk's fee of 2026: two sources. A writ of summons: one, and it says so.
        ("montant seuil_preuve_ecrite", "1 500,00 €"),
        ("montant greffe_injonction_tc", "30,23 €"),
        ("montant assignation", "53,00 € (à vérifier)"),
    ],
)
def test_a_figure_is_worked_out_from_the_law(asked: str, said: str) -> None:
    assert figure(asked, ON).replace(NBSP, " ") == said


def test_a_rate_that_one_source_supports_says_so() -> None:
    """Before 2013 the ten points were not frozen by semester: the European rate of 1.00 % and ten, indicative."""
    assert figure("taux retard", date(2012, 3, 1)).replace(NBSP, " ") == "11,00 % (à vérifier)"


@pytest.mark.parametrize("asked", ["montant rien", "couleur x", "taux", "echeance 2026-13-01 30", "", "delai a b c"])
def test_an_unknown_figure_is_named(asked: str) -> None:
    with pytest.raises(UnknownFigure) as caught:
        filled(f"avant [[{asked}]] après", ON)
    assert f"[[{asked}]]" in str(caught.value)


def test_the_figures_of_a_lesson_are_never_typed() -> None:
    for lesson in lessons().values():
        texts = [text for heading, text in lesson.parts if heading != "Un exemple"]
        assert not [figure for text in texts for figure in typed(text)], lesson.id


#: A sum in euros, typed or worked out; a day of a month, with or without its year.
_SUM = re.compile(r"\d[\d\u00a0 ]*(?:,\d\d)?[\u00a0 ]?€|\[\[(?:montant|interets) ")
_DAY = re.compile(
    r"\b\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
)


def test_every_lesson_has_an_example_in_euros_and_dates() -> None:
    examples = {lesson.id: dict(lesson.parts)["Un exemple"] for lesson in lessons().values()}
    assert not [id for id, text in examples.items() if not (_SUM.search(text) and _DAY.search(text))]


def test_a_decision_is_understood_alone() -> None:
    """They are drawn in any order, the missed ones first: a situation cannot lean on the one before."""
    assert not [each.id for each in decisions().values() if "même cas" in each.situation.lower()]


def test_the_conciliation_of_a_company_is_told_from_the_volunteer_of_justice() -> None:
    """One word, two things: C. com. L611-15 keeps the first one confidential, C. civ. 2238 knows the other."""
    (found,) = met("Vous apprenez une conciliation ? Elle est confidentielle.")
    assert "c-com-l611-15" in found.references


def test_lessons_words_and_decisions_point_at_each_other() -> None:
    assert not {id for lesson in lessons().values() for id in lesson.terms if id not in terms()}
    assert not {decision.lesson for decision in decisions().values()} - set(lessons())


def test_the_words_of_a_text_are_found_in_their_forms() -> None:
    assert [term.id for term in met("Deux mises en demeure, puis une Mise en demeure.")] == ["mise_en_demeure"]
    assert met("rien de tel") == ()


def test_decisions_missed_come_back_first() -> None:
    first = next(iter(decisions()))
    assert next_ones([first], [first], 3)[0].id == first
    assert first not in {decision.id for decision in next_ones([], [first], 1000)}
    assert next_ones([first], [], 1, [first])[0].id != first
    everything = list(decisions())
    assert [each.id for each in next_ones([first], everything[1:], 1, [first])] == [first]


HEAD = (
    '+++\ntitle = "T"\norder = 1\nminutes = 4\nreferences = [{reference}]\nscreen = "{screen}"\nterms = []\n'
    "remedies = [{remedy}]\n+++\n"
)
BODY = "## L'idée\n\n{text}\n\n## Un exemple\n\nx\n\n## À faire\n\ny\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reference": '"c-civ-9999"'}, "c-civ-9999"),
        ({"reference": ""}, "une référence"),
        ({"screen": "ailleurs"}, "screen"),
        ({"remedy": '"magie"'}, "magie"),
        ({"text": "[[montant magie]]"}, "magie"),
    ],
)
def test_a_bad_lesson_is_refused_by_name(tmp_path: Path, change: dict[str, str], said: str) -> None:
    held = {"reference": '"c-civ-1344"', "screen": "courriers", "remedy": "", "text": "x", **change}
    (tmp_path / "essai.md").write_text(HEAD.format(**held) + BODY.format(**held), "utf-8")
    with pytest.raises(DataFileError, match=r"essai\.md") as caught:
        lessons.__wrapped__(tmp_path)
    assert said in str(caught.value)


WORD = '[mot]\nterm = "Mot"\nmeans = "{means}"\nforms = []\nreferences = [{reference}]\n'


@pytest.mark.parametrize(
    "change", [{"reference": '"c-civ-9999"'}, {"means": "[[delai magie]]"}, {"means": ""}], ids=str
)
def test_a_bad_word_is_refused_by_name(tmp_path: Path, change: dict[str, str]) -> None:
    file = tmp_path / "glossary.toml"
    file.write_text(WORD.format(**{"means": "x", "reference": "", **change}), "utf-8")
    with pytest.raises(DataFileError, match="mot"):
        terms.__wrapped__(file)


ASKED = (
    '[q]\nlesson = "mise_en_demeure"\nsituation = "s"\nchoices = ["a", "b"]\nright = {right}\nwhy = "{why}"\n'
    "references = [{reference}]\nremedies = [{remedy}]\n"
)


@pytest.mark.parametrize(
    "change",
    [{"right": "3"}, {"reference": '"c-civ-9999"'}, {"remedy": '"magie"'}, {"why": "[[taux magie]]"}, {"remedy": ""}],
    ids=str,
)
def test_a_bad_decision_is_refused_by_name(tmp_path: Path, change: dict[str, str]) -> None:
    file = tmp_path / "quiz.toml"
    sound = {"right": "1", "why": "x", "reference": '"c-civ-1344"', "remedy": '"mise_en_demeure"'}
    file.write_text(ASKED.format(**sound), "utf-8")
    assert set(decisions.__wrapped__(file)) == {"q"}
    file.write_text(ASKED.format(**{**sound, **change}), "utf-8")
    with pytest.raises(DataFileError, match="« q »"):
        decisions.__wrapped__(file)


#: « facile » in the scale of the formula; a code of law is under 30.
EASIEST = 75


def test_the_measure_tells_plain_words_from_those_of_a_code() -> None:
    plain = "Le client ne paie pas. Vous lui écrivez. Il a dix jours pour payer."
    code = (
        "Les pénalités de retard sont exigibles sans qu'un rappel soit nécessaire et leur taux, sauf disposition contraire "
        "qui ne peut toutefois être inférieure au triple du taux d'intérêt légal, correspond à celui appliqué par "
        "l'institution monétaire à son opération de refinancement la plus récente majoré de dix points de pourcentage."
    )
    assert ease(plain) > 90 and ease(code) < 30


@pytest.mark.parametrize("id", lessons())
def test_a_lesson_is_easy_to_read(id: str) -> None:
    text = "\n\n".join(text for _, text in lessons()[id].read(ON))
    assert ease(text) >= EASIEST
    assert max(len(sentence) for sentence in sentences(text)) <= 32
    assert 90 <= sum(len(sentence) for sentence in sentences(text)) <= 330


def test_the_words_of_the_field_are_said_plainly() -> None:
    assert ease("\n\n".join(term.meaning(ON) for term in terms().values())) >= EASIEST


def test_what_differs_for_a_public_buyer_is_said_where_the_rule_is() -> None:
    """A written claim restarts its limitation (loi 68-1250, art. 2), and it owes the 40 euros (D2192-35)."""
    lesson = " ".join(text for _, text in lessons()["mise_en_demeure"].read(ON))
    said = (terms()[id].meaning(ON) for id in ("relance", "mise_en_demeure", "indemnite_forfaitaire"))
    assert all("acheteur public" in text for text in (lesson, *said))


def test_a_cheque_s_certificate_is_asked_for_after_thirty_days() -> None:
    """Shown on 3 August: the thirty days end on 2 September, and the letter is refused until then."""
    (example,) = [text for heading, text in lessons()["cheque"].read(ON) if heading == "Un exemple"]
    assert "présenté le 3 août 2026" in example and "à partir du 3 septembre" in example


def test_every_remedy_is_in_a_lesson() -> None:
    assert {id for lesson in lessons().values() for id in lesson.remedies} == set(REMEDIES)


def test_there_are_enough_decisions_and_each_remedy_has_one() -> None:
    assert len(decisions()) >= 60
    assert {decision.lesson for decision in decisions().values()} == set(lessons()), "a lesson with nothing to decide"
    assert {id for decision in decisions().values() for id in decision.remedies} == set(REMEDIES)


def test_the_right_answer_is_not_always_at_the_same_place() -> None:
    places = [decision.right for decision in decisions().values()]
    assert all(places.count(place) >= len(places) // 5 for place in range(3))


def test_decisions_are_said_plainly() -> None:
    for decision in decisions().values():
        text = f"{decision.situation} {decision.explained(ON)}"
        assert max(len(sentence) for sentence in sentences(text)) <= 32, decision.id
    every = " ".join(f"{d.situation} {d.explained(ON)}" for d in decisions().values())
    assert ease(every) >= EASIEST


def test_no_line_begins_with_a_colon_and_no_sum_is_cut() -> None:
    said = filled("Il doit 12 000 € : « payez » ! En 2026 12 factures.", ON)
    assert said == "Il doit 12~000~€~: «~payez~»~! En 2026 12 factures.".replace("~", NBSP)
