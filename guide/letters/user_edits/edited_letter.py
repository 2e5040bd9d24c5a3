"""A finished letter with the paragraphs that the user wrote in place of its own.

Tables, addresses, headings, bank and signature are never changed. A paragraph is known by its words, its figures
masked: today's figures go into the user's words where they stood. Words whose paragraph is gone, or whose figures
cannot be placed, are not printed: they come back as `stale`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.text.paragraph import Paragraph

from guide.case.codec import MAX_TEXT
from guide.case.model import Edit
from guide.letters.user_edits.figures_in_text import carried, masked
from guide.letters.user_edits.paragraph_edits import lines, opening_or_closing
from guide.letters.word.word_text import EDITABLE
from guide.letters.word.written_values import dated

#: How many of its words a paragraph must share with its old one to be offered in its place.
_ALIKE = 0.5


@dataclass(frozen=True)
class Passage:
    """A paragraph that may be edited: as the letter has it today, and the user's words for it."""

    original: str
    #: What the dossier holds for it; None when it is as it was.
    edit: Edit | None = None
    #: The user's words with today's figures; those that were put there, before and now.
    words: str = ""
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        return self.original if self.edit is None else self.words


@dataclass(frozen=True)
class Stale:
    """An edit that is not printed. `now`: the paragraph that stands in its place today, when one does; `lost`: the figures
    of it that changed (before, now) and could not be placed in `words`, which have the others."""

    edit: Edit
    now: str | None
    words: str
    lost: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class EditedLetter:
    """`untouched` is the letter without any edit, `content` with them; the same bytes when there are none to print."""

    untouched: bytes
    content: bytes
    passages: tuple[Passage, ...]
    stale: tuple[Stale, ...]
    #: Edits of the same letter in another tone: they are not in this one, and nothing of them has changed.
    elsewhere: tuple[Edit, ...] = ()

    def without(self, others: Sequence[Sequence[str]]) -> "EditedLetter":
        """The stale edits parted from those that stand in one of these other wordings of the letter."""
        standing: set[Edit] = set()
        for paragraphs in others:
            passages, stale = matched(paragraphs, [one.edit for one in self.stale])
            standing |= {passage.edit for passage in passages if passage.edit is not None}
            standing |= {one.edit for one in stale if one.lost}
        aside = tuple(one.edit for one in self.stale if one.edit in standing and not one.lost)
        here = tuple(one for one in self.stale if one.edit not in aside)
        return replace(self, stale=here, elsewhere=aside)


def drafted(docx: bytes, edits: Sequence[Edit], rewordings: Mapping[str, str], on: date) -> EditedLetter:
    """`rewordings`: the opening and the closing as older dossiers hold them, by how the paragraph begins."""
    document = Document(BytesIO(docx))
    by_text = _editable(document)
    passages, stale = matched([*by_text], edits)
    passages = [_reworded(passage, rewordings) for passage in passages]
    changed = [passage for passage in passages if passage.edit is not None]
    for passage in changed:
        _put(by_text[passage.original], lines(passage.text))
    if not changed:
        return EditedLetter(docx, docx, tuple(passages), tuple(stale))
    out = BytesIO()
    document.save(out)
    return EditedLetter(docx, dated(out.getvalue(), on), tuple(passages), tuple(stale))


def originals(docx: bytes) -> list[str]:
    """The paragraphs of a letter that may be edited."""
    return [*_editable(Document(BytesIO(docx)))]


def matched(paragraphs: Sequence[str], edits: Sequence[Edit]) -> tuple[list[Passage], list[Stale]]:
    """Each paragraph with its edit: the same words first, then the same but for the figures."""
    passages = {text: Passage(text) for text in paragraphs}
    waiting: list[Edit] = []
    for edit in edits:
        if edit.original in passages and passages[edit.original].edit is None:
            passages[edit.original] = Passage(edit.original, edit, edit.text)
        else:
            waiting.append(edit)
    stale: list[Stale] = []
    gone: list[Edit] = []
    masks = {text: masked(text) for text in passages} if waiting else {}
    for edit in waiting:
        mask = masked(edit.original)
        places = [text for text in _free(passages, stale) if masks[text] == mask]
        if len(places) != 1:
            gone.append(edit)
            continue
        carried_over = carried(edit.original, edit.text, places[0])
        if carried_over.lost:
            stale.append(Stale(edit, places[0], carried_over.text, carried_over.lost))
        else:
            passages[places[0]] = Passage(places[0], edit, carried_over.text, carried_over.moved)
    words = {text: Counter(mask.split()) for text, mask in masks.items()}
    for edit in gone:
        alike = _alike(Counter(masked(edit.original).split()), {one: words[one] for one in _free(passages, stale)})
        stale.append(Stale(edit, alike, edit.text))
    return [*passages.values()], stale


def _free(passages: Mapping[str, Passage], stale: Sequence[Stale]) -> list[str]:
    taken = {one.now for one in stale}
    return [text for text, passage in passages.items() if passage.edit is None and text not in taken]


def _alike(words: Counter[str], free: Mapping[str, Counter[str]]) -> str | None:
    """The paragraph that shares most of these words."""
    shares = {text: 2 * (words & other).total() / (words.total() + other.total()) for text, other in free.items()}
    best = max(shares, key=lambda text: shares[text], default=None)
    return best if best is not None and shares[best] > _ALIKE else None


def _reworded(passage: Passage, rewordings: Mapping[str, str]) -> Passage:
    words = rewordings.get(opening_or_closing(passage.original) or "")
    if passage.edit is not None or not words:
        return passage
    return replace(passage, edit=Edit(passage.original, words), words=words)


def _editable(document: Doc) -> dict[str, Paragraph]:
    """By their words; of two that say the same, the first."""
    by_text: dict[str, Paragraph] = {}
    for paragraph in document.paragraphs:
        text = paragraph.text.strip()
        prose = (style := paragraph.style) is not None and style.name in EDITABLE and paragraph.runs
        if prose and re.search(r"\w", text) and len(text) <= MAX_TEXT:
            by_text.setdefault(text, paragraph)
    return by_text


def _put(paragraph: Paragraph, texts: Sequence[str]) -> None:
    """These lines in place of a paragraph, each shaped like it; what was bold is, where the words still have it."""
    element: Any = paragraph._p
    bold = [run for run in paragraph.runs if run.bold and run.text.strip()]
    plain = next((run for run in paragraph.runs if not run.bold), paragraph.runs[0])
    for text in texts:
        copy = deepcopy(element)
        for child in [*copy]:
            if child is not copy.pPr:
                copy.remove(child)
        element.addprevious(copy)
        made = Paragraph(copy, paragraph._parent)
        for part, source in _parts(text, [(run.text, run) for run in bold]):
            run = made.add_run(part)
            if (source or plain)._r.rPr is not None:
                run._r.insert(0, deepcopy((source or plain)._r.rPr))
            if source is None and plain.bold:
                run.bold = None
    element.getparent().remove(element)


def _parts(text: str, bold: Sequence[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The text cut at its bold parts, in their order."""
    for words, run in bold:
        before, strong, after = text.partition(words)
        if strong:
            if before:
                yield before, None
            yield strong, run
            text = after
    if text:
        yield text, None
