"""A letter shown before its facts are known: every blank is marked, and nothing of it reaches the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide import letters
from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.model import TO_COMPLETE, Creditor, Debtor, Dossier, Event, Invoice

ON = date(2026, 11, 22)
BARE = Dossier(
    Creditor(""),
    Debtor("", kind=DebtorKind.COMMERCANT),
    invoices=(Invoice(TO_COMPLETE, 1234_50, due=date(2026, 6, 1)),),
    answers={"contract": "signe", "dispute": "aucune", "insolvency": "aucune", "invoice_received": "oui"},
)


def shown(dossier: Dossier, id: str) -> str:
    (permission,) = [each for each in letters.allowed(dossier, ON) if each.letter.id == id]
    assert permission.incomplete
    blanked = letters.with_blanks(dossier, permission.missing, ON)
    blocks = letters.preview(blanked.dossier, ON, id)
    texts = [getattr(block, "text", "") or str(getattr(block, "rows", "")) for block in blocks]
    return blanked.shown("\n".join(texts))


def test_a_notice_without_any_name_is_read_with_its_blanks() -> None:
    text = shown(BARE, "mise_en_demeure")
    for words in ("votre nom", "nom du client", "rue", "code postal", "ville", "numéro de la facture"):
        assert f"{letters.OPEN}{words}{letters.CLOSE}" in text
    assert TO_COMPLETE not in text
    assert "234,50" in text  # what is known is printed


def test_an_answer_to_a_dispute_is_read_before_its_words_are_written() -> None:
    dossier = replace(BARE, answers={**BARE.answers, "dispute": "serieuse"})
    assert f"{letters.OPEN}ce que vous avez à dire{letters.CLOSE}" in shown(dossier, "reponse_contestation")


def test_a_declaration_of_claim_shows_the_date_that_is_missing_as_a_blank() -> None:
    dossier = replace(
        BARE,
        answers={**BARE.answers, "insolvency": "liquidation"},
        events=(Event(EventKind.BODACC, date(2026, 10, 28)),),
    )
    text = shown(dossier, "declaration_creance")
    assert f"{letters.OPEN}date du jugement d'ouverture{letters.CLOSE}" in text
    assert "27 octobre 2026" not in text  # the day that stood for it
    assert f"{letters.OPEN}le mandataire judiciaire ou le liquidateur{letters.CLOSE}" in text


@pytest.mark.parametrize("id", ["mise_en_demeure", "relance"])
def test_a_letter_with_blanks_is_never_written(id: str) -> None:
    written = letters.write(BARE, ON, [id])
    assert not written.files and written.not_written


@pytest.mark.parametrize(
    ("nature", "asked"),
    [(Nature.LOYER, "mois du loyer"), (Nature.PRET, "nom du prêt"), (Nature.VENTE, "numéro de la facture")],
)
def test_a_debt_without_invoice_is_not_asked_for_the_number_of_one(nature: Nature, asked: str) -> None:
    owed = replace(BARE, invoices=(replace(BARE.invoices[0], nature=nature),))
    assert letters.number_words(owed)[0] == asked
    assert asked in shown(owed, "mise_en_demeure")
