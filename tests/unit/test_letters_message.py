"""The text of an e-mail is the letter's own, without its envelope."""

from __future__ import annotations

import pytest

from guide.letters import Tone, email, letters
from tests.unit.letters_cases import ON, case, granted, several

REMINDER = """Madame, Monsieur,

Sauf erreur de ma part, la facture suivante, échue, ne m’a pas été entièrement payée à ce jour :

– Facture n° F2026-014 : date 02/05/2026, échéance 01/06/2026, montant TTC 1 200,00 €, payé ou avoir 200,00 €, reste dû 1 000,00 €
Somme restant à payer : 1 000,00 €
"""


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_reminder_reads_as_an_e_mail() -> None:
    found = email(case(), ON, "relance")
    assert spaced(found.subject) == "Relance – facture n° F2026-014"
    assert spaced(found.body).startswith(REMINDER)
    assert found.body.endswith(
        "Claire Nord, gérante\npour Atelier Nord\n03 20 00 00 00\n\nPièce jointe\u00a0: copie de la facture\n"
    )


def test_the_tone_and_every_invoice_are_there() -> None:
    body = email(case(invoices=several(12)), ON, "relance_2", Tone.AMICAL).body
    assert "Je me permets de revenir vers vous" in body and body.count("– Facture n°") == 12


@pytest.mark.parametrize("id", [id for id, letter in letters().items() if letter.by_email])
def test_every_letter_that_goes_by_e_mail_has_its_text(id: str) -> None:
    for dossier in granted(id).values():
        found = email(dossier, ON, id)
        assert found.subject and "salutations distinguées" in found.body
        assert "12 rue des Lilas" not in found.body
        assert not [mark for mark in (" :", " ;", " ?", "« ", " »") if mark in found.body]
