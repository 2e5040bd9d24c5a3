"""What is written wrong in a dossier is kept, and said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guide.case.doubts import doubts
from guide.case.model import Terms
from guide.claim import statement
from guide.path import advise
from tests.cases import TODAY, dossier, event, invoice

SOUND = dossier(invoice(100_00, "2026-05-01"))


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("siren", "732829321", "SIREN"),
        ("siret", "73282932000075", "SIRET"),
        ("vat_number", "FR12732829320", "TVA"),
        ("iban", "FR7630006000011234567890188", "IBAN"),
        ("bic", "XX", "BIC"),
        ("email", "contact@", "e-mail"),
    ],
)
def test_an_identifier_that_fails_its_check_is_said_and_kept(field: str, value: str, word: str) -> None:
    changed: dict[str, Any] = {field: value}
    wrong = replace(SOUND, creditor=replace(SOUND.creditor, **changed))
    (sentence,) = doubts(wrong)
    assert word in sentence and sentence.startswith("Vous : ")
    assert sentence in statement(wrong, TODAY).warnings


def test_what_is_right_or_foreign_says_nothing() -> None:
    right = replace(SOUND.creditor, siren="732 829 320", iban="FR76 3000 6000 0112 3456 7890 189", email="a@b.fr")
    foreign = replace(SOUND.debtor, vat_number="BE0403170701", country="BE")
    assert not list(doubts(replace(SOUND, creditor=right, debtor=foreign)))


@pytest.mark.parametrize(("rate", "said"), [(124_000, False), (400_000, False), (1_240_000, True), (10_000_000, True)])
def test_a_rate_whose_decimal_mark_was_forgotten_is_said(rate: int, said: bool) -> None:
    assert bool(list(doubts(replace(SOUND, terms=Terms(rate=rate))))) is said


def test_a_judgment_older_than_the_invoice_is_no_title_for_it() -> None:
    owed = replace(dossier(invoice(100_00, "2026-05-01", issued=date(2026, 4, 1))), answers={"insolvency": "aucune"})
    judged = replace(owed, events=(event("jugement", "2024-01-10"),))
    assert advise(judged, TODAY).steps[0].remedy == advise(owed, TODAY).steps[0].remedy
    assert any("avant la première facture" in sentence for sentence in advise(judged, TODAY).warnings)
    after = replace(owed, events=(event("jugement", "2026-07-10"),))
    assert advise(after, TODAY).steps[0].remedy != advise(owed, TODAY).steps[0].remedy
