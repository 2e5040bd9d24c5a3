"""Whatever a person writes in place of a paragraph: the tables stay, the file opens, the next day prints no old figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.case.model import Edit
from guide.case.storage import dumps, loads
from guide.letters import edited, write
from guide.letters.blocks import EDITABLE, Paragraph, blocks
from guide.letters.mask import figures
from guide.letters.retouch import kept
from tests.unit.letters_cases import ON, case

ID = "mise_en_demeure"
BEFORE = edited(ID, case(), ON)
LATER = edited(ID, case(), ON + timedelta(days=1))
#: Words, and pieces of the letter itself: figures, marks, ends of lines.
PIECES = st.sampled_from(
    ["1\u00a0103,96\u00a0€", "1 103,96 €", "7 décembre 2026", "7 décembre", "23/11/2026", "0,35 €", "12,40 %", "lundi",
     "{{ date }}", "<w:p/>", "&", "\n", " ", "article 1344", "mille cent trois euros", "payez", "le", "\x00", "\ufffe"]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=8).map(" ".join)


def locked(docx: bytes) -> list[object]:
    """What no edit changes: tables, addresses, headings, bank, signature."""
    return [b for b in blocks(docx) if not (isinstance(b, Paragraph) and b.style in EDITABLE)]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(BEFORE.passages), TEXT, max_size=4))
def test_nothing_but_the_edited_paragraphs_changes(typed: dict) -> None:
    dossier = case()
    for passage, text in typed.items():
        dossier = kept(dossier, ID, passage.original, None, text)
    assert loads(dumps(dossier)) == dossier
    made = write(dossier, ON, ID).files[0].content
    assert locked(made) == locked(BEFORE.untouched)
    left = [p.original for p in BEFORE.passages if p not in typed]
    texts = [p.text.strip() for p in Document(BytesIO(made)).paragraphs]
    assert all(text in texts for text in left)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BEFORE.passages), TEXT)
def test_the_next_day_no_figure_of_the_day_before_is_printed_in_silence(passage, text: str) -> None:
    """A figure of the paragraph that changed is never in what is printed, but when the user's words are told of."""
    dossier = kept(case(), ID, passage.original, None, text)
    after = edited(ID, dossier, ON + timedelta(days=1))
    now = next(
        p
        for p, before in zip(after.passages, BEFORE.passages, strict=True)
        if before.original == passage.original
    )
    old = {f.key for f in figures(passage.original)} - {f.key for f in figures(now.original)}
    assert not old & {f.key for f in figures(now.text)}
    if after.stale:
        assert after.content == LATER.content


@given(st.lists(st.builds(Edit, st.text(min_size=1, max_size=9), TEXT), max_size=3))
@settings(max_examples=15, deadline=None)
def test_edits_of_no_paragraph_leave_the_letter_byte_for_byte(edits: list[Edit]) -> None:
    dossier = replace(case(), edits={ID: tuple(edits), "relance": tuple(edits)})
    assert write(dossier, ON, ID).files[0].content == write(case(), ON, ID).files[0].content
    assert len(edited(ID, dossier, ON).stale) == len(edits)
