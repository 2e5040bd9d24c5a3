"""The opening and the closing of a letter in the user's own words, put into the finished Word file.

The sums, the tables and the legal grounds between the two stay those that were worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from guide.letters.debt import typeset

#: Where the words stand in the dossier: the letter's id, then this.
OPENING, CLOSING = "_ouverture", "_cloture"
#: How these two paragraphs begin in every template.
_BEGINNINGS = {OPENING: "Madame, Monsieur", CLOSING: "Je vous prie d’agréer"}
LONGEST = 300


def asked(id: str, words: Mapping[str, str]) -> dict[str, str]:
    """The parts that the user changed, {OPENING: …, CLOSING: …}, one line each."""
    found = {part: _line(words.get(id + part, "")) for part in _BEGINNINGS}
    return {part: text for part, text in found.items() if text}


def reworded(docx: bytes, changes: Mapping[str, str], on: date) -> bytes:
    """The letter with these parts in place of its own. A paper without such a paragraph (a deed) is left as it is."""
    if not changes:
        return docx
    from docx import Document

    from guide.letters.render import dated

    document = Document(BytesIO(docx))
    for part, text in changes.items():
        for paragraph in document.paragraphs:
            if paragraph.text.startswith(_BEGINNINGS[part]) and paragraph.runs:
                first, *others = paragraph.runs
                first.text = typeset(text)
                for run in others:
                    run.text = ""
                break
    out = BytesIO()
    document.save(out)
    return dated(out.getvalue(), on)


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST]
