"""The roadmap as a paper: it says what the advice says, whole, and it is nobody's letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from guide.case.model import Dossier, FollowUp
from guide.errors import LetterNotAllowed
from guide.letters import ALL, allowed, preview, write
from guide.letters.content.roadmap_paper import roadmap
from guide.letters.pdf import pdf
from guide.letters.word.word_text import TextTable
from guide.path import REMEDIES, advise
from guide.path.calendar.agenda import agenda
from guide.path.calendar.deadline import DeadlineKind
from guide.values import french
from guide.values.french import typeset
from tests.properties.test_path import dossiers
from tests.unit.letters_cases import ON, VARIANTS, case, letter_text, rich, several, text_of
from tests.unit.pdf_pages import page_texts

ID = "feuille_de_route"
EACH = pytest.mark.parametrize("variant", VARIANTS)


def test_its_dates_are_those_of_the_agenda_less_the_warnings_of_limitation() -> None:
    promised = case(follow_up=FollowUp(promise=date(2026, 12, 24)))
    text = letter_text(ID, promised)
    assert "24/12/2026 | Paiement promis par le client" in text
    assert "Prescription dans" not in text and "F2026-014 | 01/08/2031" in text


@EACH
def test_it_says_every_step_and_every_date(variant: str) -> None:
    held = VARIANTS[variant]
    text, advice = letter_text(ID, held), advise(held, ON)
    for rank, step in enumerate(advice.steps, 1):
        assert f"{rank}. {typeset(step.title)}" in text
        assert typeset(step.why) in text
    for each in agenda(held, ON):
        assert each.kind is DeadlineKind.PRESCRIPTION or f"{french.short_day(each.on)} | {typeset(each.title)}" in text
    for barring in advice.limitation.invoices:
        assert f"{barring.invoice} | {french.short_day(barring.deadline)}" in text
    assert all(typeset(warning) in text for warning in advice.warnings)
    assert "Établie le 22\u00a0novembre\u00a02026" in text and "ne l’envoyez pas" in text


def test_it_keeps_the_answers_as_they_were_given() -> None:
    """The amount typed, the situations ticked, and what nobody answered."""
    held = case()
    ticked = replace(held, answers={**held.answers, "special": "cheque+sous_traitance"})
    text = letter_text(ID, ticked)
    assert typeset("Il m'a donné un chèque, qui a été rejeté ; Je suis sous-traitant") in text
    left = held.invoices[0].open_amount(ON)
    assert typeset(f"Quel montant reste impayé, TVA comprise ? {french.money(left)}") in text
    assert "supposé : sans réponse" in text.replace("\u00a0:", " :")


def test_its_totals_are_those_of_the_statement() -> None:
    """The invoice of the documentation: 1 200 − 200 + 63,96 + 40 = 1 103,96."""
    table = next(block for block in preview(case(), ON, ID) if isinstance(block, TextTable))
    assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in table.rows] == [
        ("Factures", "1 200,00 €"),
        ("Déjà payé", "−200,00 €"),
        ("Intérêts de retard", "63,96 €"),
        ("Indemnité forfaitaire", "40,00 €"),
        ("À réclamer aujourd’hui", "1 103,96 €"),
    ]


def test_it_is_written_when_asked_and_never_with_the_letters() -> None:
    assert [file.letter for file in write(case(), ON, [ID]).files] == [ID]
    every = write(case(), ON, ALL)
    assert ID not in {file.letter for file in every.files} | {refused.letter for refused in every.not_written}
    assert ID in {file.letter for file in write(case(), ON, [ALL, ID]).files}
    assert ID not in {permission.letter.id for permission in allowed(case(), ON)}


def test_it_needs_no_address_and_no_invoice() -> None:
    bare = replace(case(invoices=()), events=())
    bare = replace(bare, creditor=replace(bare.creditor, address=None), debtor=replace(bare.debtor, address=None))
    assert "pas encore de facture" in letter_text(ID, bare)


def test_a_date_before_the_known_law_is_refused_in_words() -> None:
    with pytest.raises(LetterNotAllowed, match="2020"):
        preview(case(), date(2019, 1, 1), ID)


@given(dossiers())
@settings(deadline=None, max_examples=40)
def test_whatever_the_dossier_there_is_something_to_do_today(held: Dossier) -> None:
    found = roadmap(held, ON)
    assert len(found.aujourdhui) == 1
    assert len(found.manquantes) <= len(REMEDIES)
    assert all(step.cout and step.pourquoi for step in (*found.aujourdhui, *found.ensuite))


def test_it_is_two_pages_at_most_with_boxes_to_tick_and_no_closed_route() -> None:
    for dossier in (*VARIANTS.values(), rich(), case(invoices=several(40))):
        made = write(dossier, ON, ID).files[0].content
        pages = page_texts(pdf(made, ON))
        text = "\n".join(pages)
        assert len(pages) <= 2
        assert "□ 1." in text and "Les voies fermées" not in text


def test_nothing_of_the_template_language_is_left() -> None:
    text = text_of(preview(case(), ON, ID))
    assert not [mark for mark in ("{{", "}}", "{%", "%}") if mark in text]
