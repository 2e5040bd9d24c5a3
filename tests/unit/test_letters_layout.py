"""Every letter laid out with few and many invoices: where the address stands, what is never alone on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from guide.case.model import Dossier
from guide.letters import headed, letters, write
from guide.letters.pdf import Bound, LaidOut, draw, laid_out, pdf
from guide.letters.word import Letterhead
from tests.unit.letters_cases import ON, granted, repeated, several
from tests.unit.pdf_pages import page_texts

COUNTS = (1, 2, 3, 5, 12, 40)
#: With long names too, which add a line to each page.
FEW = (1, 5, 40)
LONG = "Société civile d'exploitation des carrières et matériaux de construction du Pas-de-Calais réunis"
#: Those whose paper grows with the invoices, in their envelope.
GROWING = [
    id for id, letter in letters().items() if letter.envelope and {"dette", "impaye", "recu"} & set(letter.values)
]
#: Points in a millimetre.
MM = 72 / 25.4


def owed(id: str, count: int, long_names: bool) -> Dossier:
    dossier = next(iter(granted(id).values()))
    made = (
        replace(dossier, invoices=several(count)) if id in ("relance", "mise_en_demeure") else repeated(dossier, count)
    )
    if not long_names:
        return made
    return replace(
        made,
        creditor=replace(made.creditor, name=LONG),
        debtor=replace(made.debtor, name=LONG, representative="Madame Marie-Charlotte de La Rochefoucauld-Durand"),
    )


@cache
def laid(id: str, count: int, long_names: bool) -> LaidOut:
    return laid_out(write(owed(id, count, long_names), ON, id).files[0].content)


@cache
def drawn(id: str, count: int, long_names: bool = False) -> bytes:
    return draw(laid(id, count, long_names), ON)


def texts(id: str, counts: tuple[int, ...], long_names: bool) -> Iterator[tuple[int, str]]:
    """Each page of these letters, with its count: all in one file, since the fonts of each take longer than its pages."""
    bound = Bound("Tous", "Atelier Nord", ON)
    of_pages = [count for count in counts for _ in range(bound.add(laid(id, count, long_names), str(count)))]
    return zip(of_pages, page_texts(bound.content()), strict=True)


@cache
def logo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (600, 300), "navy").save(out, "PNG")
    return out.getvalue()


@cache
def with_logo(id: str, count: int, long_names: bool = False) -> bytes:
    made = write(owed(id, count, long_names), ON, id).files[0].content
    return pdf(headed(made, Letterhead(logo(), logo()), ON), ON)


def _at_one_place(*ids: str) -> pytest.MarkDecorator:
    """Each letter at one worker, which lays it out once for all its tests."""
    groups = [pytest.param(id, marks=pytest.mark.xdist_group(f"layout of {id}")) for id in ids]
    return pytest.mark.parametrize("id", groups)


EACH = _at_one_place(*GROWING)


@pytest.mark.long
@EACH
@pytest.mark.parametrize("long_names", [False, True])
def test_no_page_holds_a_signature_or_a_total_alone(id: str, long_names: bool) -> None:
    row = re.compile(r"^(F2026-|Facture F2026-|Intérêts|Indemnité|Paiement|Avoir|Pénalités|\d\d/\d\d/)", re.M)
    for count, page in texts(id, FEW if long_names else COUNTS, long_names):
        lines = page.splitlines()
        if "Claire Nord, gérante" in page and "de mes salutations" in page:
            before = page.split("Je vous prie d’agréer")[0].strip()
            assert before, (count, "a signature alone")
        if re.search(r"^(Total|Somme restant)", page, re.M):
            assert row.search(page), (count, "a total alone")
        assert len(lines) >= 5, (count, lines)


@EACH
def test_the_address_stands_in_the_window_of_the_envelope(id: str) -> None:
    """110 to 190 mm across; five lines from 57 to 79 mm down: what a window of 35 × 100 mm shows of a DL and of a C5."""
    for long_names in (False, True):
        with PdfDocument(drawn(id, 1, long_names)) as document:
            page = document[0]
            words = page.get_textpage()
            top = page.get_height() - 90 * MM
            shown = words.get_text_bounded(left=100 * MM, right=200 * MM, bottom=top, top=page.get_height() - 45 * MM)
            lines = [line for line in shown.splitlines() if line.strip()]
            assert lines
            for index in range(words.count_chars()):
                left, bottom, right, high = words.get_charbox(index)
                down = (page.get_height() - high) / MM
                if left > 105 * MM and 45 < down < 87:
                    assert left >= 109.9 * MM and right <= 190.1 * MM
                    assert down >= 57 and (page.get_height() - bottom) / MM < 86


@EACH
def test_nothing_but_the_address_can_be_read_through_the_window(id: str) -> None:
    """Below it, the letter begins at 88 mm; the window of a DL ends between 80 and 90."""
    with PdfDocument(drawn(id, 1)) as document:
        page = document[0]
        words = page.get_textpage()
        below = words.get_text_bounded(
            left=0, right=page.get_width(), bottom=page.get_height() - 88 * MM, top=page.get_height() - 86 * MM
        )
    assert not below.strip()


@_at_one_place("relance", "mise_en_demeure")
@pytest.mark.parametrize("count", COUNTS)
def test_a_logo_and_a_signature_move_nothing(id: str, count: int) -> None:
    """They stand in room that the letter leaves for them."""
    plain, headed = drawn(id, count), with_logo(id, count)
    assert [page.split() for page in page_texts(plain)] == [page.split() for page in page_texts(headed)]
    for long_names in (False, True):
        with PdfDocument(with_logo(id, count, long_names)) as document:
            words = document[0].get_textpage()
            at = words.get_text_range().index("3 place du Marché")
            down = (841.9 - words.get_charbox(at)[3]) / MM
        assert 57 <= down <= 79


def test_a_short_statement_is_whole_on_one_page() -> None:
    for count in (1, 2, 3, 5):
        pages = [page for page in page_texts(drawn("mise_en_demeure", count)) if "Période ou opération" in page]
        assert len(pages) == 1


@_at_one_place("echeancier", "reconnaissance_dette")
def test_lines_to_write_by_hand_are_eight_millimetres_apart(id: str) -> None:
    with PdfDocument(drawn(id, 1)) as document:
        words = next(page.get_textpage() for page in document if "……" in page.get_textpage().get_text_bounded())
        text = words.get_text_range()
        feet = sorted({round(words.get_charbox(i)[1], 1) for i, letter in enumerate(text) if letter == "…"})
    assert len(feet) == 3
    assert all(round((high - low) / MM, 1) == 8 for low, high in pairwise(feet))
