"""What the user changes in the words of a letter, as the dossier keeps it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from guide.case.codec import MAX_TEXT
from guide.case.model import Dossier, Edit
from guide.letters.word.written_values import on_one_line
from guide.values.french import typeset

#: Where older dossiers keep the opening and the closing among `words`: the letter's id, then this; and how these two
#: paragraphs begin in every template.
_REWORDINGS = {"_ouverture": "Madame, Monsieur", "_cloture": "Je vous prie d’agréer"}
#: The opening as the letter calls its addressee: « Maître, », « Madame, Monsieur le Maire, ».
_OPENING = re.compile(r"(Madame|Monsieur|Maître)\b[^.]{0,80},")
_LONGEST = 300
_BLANKS = re.compile(" {2,}")


def lines(text: str) -> list[str]:
    """The paragraphs of a text that someone typed, printable and typeset."""
    cleaned = (_BLANKS.sub(" ", on_one_line(line)).strip() for line in text.split("\n"))
    return [typeset(line) for line in cleaned if line]


def rewordings(dossier: Dossier, id: str) -> dict[str, str]:
    """The user's opening and closing as older dossiers hold them, by how the paragraph begins."""
    texts = {start: " ".join(dossier.words.get(id + part, "").split()) for part, start in _REWORDINGS.items()}
    return {start: text[:_LONGEST] for start, text in texts.items() if text}


def opening_or_closing(paragraph: str) -> str | None:
    """How a paragraph begins, when it is one of these two."""
    if _OPENING.fullmatch(paragraph.strip()):
        return _REWORDINGS["_ouverture"]
    return next((start for start in _REWORDINGS.values() if paragraph.startswith(start)), None)


def kept(dossier: Dossier, id: str, original: str, edit: Edit | None, text: str) -> Dossier:
    """The dossier with `text` in place of the paragraph `original` of that letter, instead of `edit`.

    The paragraph's own words are no edit.
    """
    written = "\n".join(lines(text[:MAX_TEXT]))[:MAX_TEXT]
    added = () if lines(original) == [written] else (Edit(original, written),)
    others = tuple(other for other in dossier.edits.get(id, ()) if other != edit)
    return _with(dossier, id, (*others, *added), opening_or_closing(original))


def dropped(dossier: Dossier, id: str, edit: Edit) -> Dossier:
    return _with(dossier, id, tuple(other for other in dossier.edits.get(id, ()) if other != edit))


def restored(dossier: Dossier, id: str) -> Dossier:
    """Every paragraph of that letter as it was."""
    made = _with(dossier, id, ())
    for start in _REWORDINGS.values():
        made = _with(made, id, (), start)
    return made


def _with(dossier: Dossier, id: str, edits: tuple[Edit, ...], reworded: str | None = None) -> Dossier:
    gone = {id + part for part, start in _REWORDINGS.items() if start == reworded}
    words: Mapping[str, str] = {key: text for key, text in dossier.words.items() if key not in gone}
    others = {key: those for key, those in dossier.edits.items() if key != id}
    return replace(dossier, words=words, edits={**others, id: edits} if edits else others)
