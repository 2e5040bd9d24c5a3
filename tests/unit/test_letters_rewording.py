"""The opening and the closing in the user's own words; everything between stays as it was worked out."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from guide.letters import email, letters, write
from guide.letters.permission import permission
from guide.values.french import typeset
from tests.unit.letters_cases import ON, case, granted

OPENING, CLOSING = "Chère Madame Durand & « Fils »,", "Bien à vous <vraiment>, d'ici là."


def lines(docx: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs]


@pytest.mark.parametrize("id", [id for id, letter in letters().items() if letter.envelope])
def test_only_the_two_paragraphs_change(id: str) -> None:
    dossier = next(d for d in granted(id).values() if permission(letters()[id], d, ON).granted)
    changed = replace(dossier, words={**dossier.words, f"{id}_ouverture": OPENING, f"{id}_cloture": CLOSING})
    before, after = (lines(write(d, ON, id).files[0].content) for d in (dossier, changed))
    assert len(before) == len(after)
    differ = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in differ] == [typeset(OPENING), typeset(CLOSING)]
    assert differ[0][0].startswith("Madame, Monsieur") and "salutations" in differ[1][0]


def test_the_text_for_an_e_mail_keeps_the_signature() -> None:
    dossier = case(words={"relance_cloture": CLOSING})
    body = email(dossier, ON, "relance").body
    assert "Bien à vous" in body and "Claire Nord" in body and "salutations" not in body
