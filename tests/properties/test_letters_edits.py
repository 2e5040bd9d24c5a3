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
from guide.letters.user_edits.edited_letter import drafted, matched
from guide.letters.user_edits.figures_in_text import figures
from guide.letters.user_edits.paragraph_edits import kept
from guide.letters.word.word_text import EDITABLE, Paragraph, blocks
from tests.unit.letters_cases import ON, case

ID = "mise_en_demeure"
BEFORE = edited(ID, case(), ON)
LATER = edited(ID, case(), ON + timedelta(days=1))
#: Words, and pieces of the letter itself: figures, marks, ends of lines.
PIECES = st.sampled_from(
    [
        "1\u00a0103,96\u00a0€",
        "1 103,96 €",
        "7 décembre 2026",
        "7 décembre",
        "23/11/2026",
        "0,35 €",
        "12,40 %",
        "lundi",
        "{{ date }}",
        "<w:p/>",
        "&",
        "\n",
        " ",
        "article 1344",
        "mille cent trois euros",
        "payez",
        "le",
        "\x00",
        "\ufffe",
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=8).map(" ".join)


def locked(docx: bytes) -> list[object]:
    """What no edit changes: tables, addresses, headings, bank, signature."""
    return [b for b in blocks(docx) if not (isinstance(b, Paragraph) and b.style in EDITABLE)]


LOCKED = locked(BEFORE.untouched)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(BEFORE.passages), TEXT, max_size=4))
def test_nothing_but_the_edited_paragraphs_changes(typed: dict) -> None:
    dossier = case()
    for passage, text in typed.items():
        dossier = kept(dossier, ID, passage.original, None, text)
    assert loads(dumps(dossier)) == dossier
    made = drafted(BEFORE.untouched, dossier.edits.get(ID, ()), {}, ON).content
    assert locked(made) == LOCKED
    texts = [p.text.strip() for p in Document(BytesIO(made)).paragraphs]
    assert all(p.original in texts for p in BEFORE.passages if p not in typed)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(range(len(BEFORE.passages))), TEXT)
def test_the_next_day_no_figure_of_the_day_before_is_printed(place: int, text: str) -> None:
    """Either today's stand in their place, or the whole paragraph is today's."""
    before, today = BEFORE.passages[place].original, LATER.passages[place].original
    dossier = kept(case(), ID, before, None, text)
    passages, stale = matched([p.original for p in LATER.passages], dossier.edits.get(ID, ()))
    old = {f.key for f in figures(before)} - {f.key for f in figures(today)}
    assert not old & {f.key for f in figures(passages[place].text)}
    assert [p.text for n, p in enumerate(passages) if n != place or stale] == [
        p.original for n, p in enumerate(LATER.passages) if n != place or stale
    ]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.builds(Edit, st.text(min_size=1, max_size=9), TEXT), max_size=3))
def test_edits_of_no_paragraph_leave_the_letter_byte_for_byte(edits: list[Edit]) -> None:
    draft = drafted(BEFORE.untouched, edits, {}, ON)
    assert draft.content == BEFORE.untouched and len(draft.stale) == len(edits)


def test_the_same_letter_with_the_key_and_without_it() -> None:
    dossier = replace(case(), edits={ID: (Edit("Rien de tel.", "Bonjour."),), "relance": (Edit("a", "b"),)})
    assert write(dossier, ON, ID).files[0].content == write(case(), ON, ID).files[0].content == BEFORE.untouched
