"""Cards and clauses: figures from the law, references known, plain words; the dates of a cheque."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guide.lessons import Between, cards, clauses
from guide.lessons.cheque import cheque_dates
from guide.values.data_file import DataFileError
from tests.reading import ease, sentences

ON = date(2026, 11, 22)
#: The public registers, those of the State and of the commercial courts: official, free to look up.
REGISTERS = {"annuaire-entreprises.data.gouv.fr", "www.bodacc.fr", "www.infogreffe.fr"}


def test_the_subjects_that_people_ask_for_have_their_card() -> None:
    assert set(cards()) == {"cheque", "risque", "prevention"}
    assert {"acompte", "penalites", "reserve_de_propriete", "paiement_par_etapes", "tribunal"} <= set(clauses())


def test_registers_are_the_public_ones() -> None:
    found = {urlsplit(url).hostname for card in cards().values() for _, url in card.links}
    assert found == REGISTERS


def test_what_the_law_keeps_to_professionals_is_offered_to_them_only() -> None:
    for clause in clauses().values():
        said = clause.copied(ON)
        if "indemnité" in said or "10 points" in said:
            assert clause.between is Between.PROFESSIONNELS
        if "TRIBUNAL" in said.upper():
            assert clause.between is Between.COMMERCANTS and "cpc-48" in clause.references
    penalties = clauses()["penalites"].copied(ON).replace("\u00a0", " ")
    assert "majoré de 10 points" in penalties and "40,00 €" in penalties and "%" not in penalties


@pytest.mark.parametrize("id", [*cards(), *clauses()])
def test_a_card_is_easy_to_read(id: str) -> None:
    if id in cards():
        lines = [cards()[id].idea, *(line for _, part in cards()[id].read(ON) for line in part)]
    else:
        lines = [clauses()[id].use, *clauses()[id].limited(ON)]
    text = "\n\n".join(lines)
    assert ease(text) >= 75 and max(len(sentence) for sentence in sentences(text)) <= 25


def test_a_cheque_rejected_then_its_certificate_served() -> None:
    """Thirty days after 3 August is 2 September; fifteen after 10 September is the 25th (CMF L131-73)."""
    found = cheque_dates(date(2026, 8, 3), date(2026, 9, 10))
    assert (found.certificate, found.title) == (date(2026, 9, 2), date(2026, 9, 25))
    assert cheque_dates(date(2026, 8, 3)).title is None


CARD = """[c]
title = "T"
idea = "{idea}"
lesson = "{lesson}"
remedies = [{remedy}]
links = [["R", "{url}"]]
references = [{reference}]
[[c.parts]]
heading = "H"
lines = ["l"]
"""
SOUND = {"idea": "i", "lesson": "cheque", "remedy": "", "url": "https://www.bodacc.fr", "reference": '"c-civ-1103"'}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"idea": ""}, "idea"),
        ({"idea": "[[montant magie]]"}, "magie"),
        ({"idea": "cela coûte 40 €"}, "0 €"),
        ({"lesson": "magie"}, "magie"),
        ({"remedy": '"magie"'}, "magie"),
        ({"url": "http://x.fr"}, "https"),
        ({"reference": ""}, "référence"),
        ({"reference": '"c-civ-9999"'}, "c-civ-9999"),
    ],
)
def test_a_bad_card_is_refused_by_name(tmp_path: Path, change: dict[str, str], said: str) -> None:
    file = tmp_path / "cards.toml"
    file.write_text(CARD.format(**SOUND), "utf-8")
    assert set(cards.__wrapped__(file)) == {"c"}
    file.write_text(CARD.format(**{**SOUND, **change}), "utf-8")
    with pytest.raises(DataFileError, match="« c »") as caught:
        cards.__wrapped__(file)
    assert said in str(caught.value)


CLAUSE = '[c]\ntitle = "T"\nbetween = "{between}"\nwords = "{words}"\nuse = "u"\nlimits = ["l"]\nreferences = ["c-civ-1103"]\n'


@pytest.mark.parametrize("change", [{"between": "amis"}, {"words": ""}, {"words": "un taux de 12,4 %"}], ids=str)
def test_a_bad_clause_is_refused_by_name(tmp_path: Path, change: dict[str, str]) -> None:
    file = tmp_path / "clauses.toml"
    sound = {"between": "tous", "words": "w"}
    file.write_text(CLAUSE.format(**sound), "utf-8")
    assert set(clauses.__wrapped__(file)) == {"c"}
    file.write_text(CLAUSE.format(**{**sound, **change}), "utf-8")
    with pytest.raises(DataFileError, match="« c »"):
        clauses.__wrapped__(file)
