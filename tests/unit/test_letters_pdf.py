"""The PDF of a paper: the words and amounts of its Word file, on the pages that Word makes, with its font inside."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from guide.errors import PdfRefused
from guide.letters import write
from guide.letters.pdf import Bound, laid_out, pdf
from guide.letters.word.word_text import Paragraph, TextTable, blocks
from tests.unit.letters_cases import EVERY, ON, case, debtor, several
from tests.unit.pdf_pages import page_texts


def word(id: str, dossier: object) -> bytes:
    return write(dossier, ON, id).files[0].content  # type: ignore[arg-type]


def flat(text: str) -> str:
    """Without ends of lines, spaces nor hyphens: the reader of the test joins what a line break parts."""
    return re.sub(r"[\s\u00a0\u202f\ufffe\u0002-]+", "", text)


@pytest.mark.parametrize("name", EVERY)
def test_the_pdf_says_what_the_word_file_says_in_the_same_order(name: str) -> None:
    made = word(*EVERY[name])
    read = flat("".join(page_texts(pdf(made, ON))))
    place = 0
    for block in blocks(made):
        texts = (
            [block.text] if isinstance(block, Paragraph) else [c for row in (block.header, *block.rows) for c in row]
        )
        for text in texts:
            place = read.find(flat(text), place)
            assert place >= 0, text


def test_a_pdf_is_a4_french_titled_dated_and_carries_its_fonts() -> None:
    content = pdf(word("mise_en_demeure", case()), ON)
    read = PdfReader(BytesIO(content))
    assert [round(float(side) / 72 * 25.4) for side in read.pages[0].mediabox[2:]] == [210, 297]
    assert read.trailer["/Root"]["/Lang"] == "fr-FR"  # type: ignore[index]
    assert read.metadata is not None and read.metadata.title == "Mise en demeure – Durand & Fils"
    assert read.metadata.creation_date is not None and read.metadata.creation_date.date() == ON
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    fonts = read.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert len(fonts) == 2
    for each in fonts:
        descriptor = each.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor.get_object()
    assert len(content) < 60_000


def test_the_same_letter_makes_the_same_bytes() -> None:
    made = word("relance", case())
    assert pdf(made, ON) == pdf(made, ON)


def test_headings_are_repeated_and_rows_are_whole_on_every_page() -> None:
    pages = page_texts(pdf(word("mise_en_demeure", case(invoices=several(60))), ON))
    assert len(pages) > 3
    assert all("Facture n°" in page for page in pages[:2])
    assert all("Période ou opération" in page for page in pages[-3:])
    assert [re.search(r"Page (\d+) / (\d+)", page).groups() for page in pages] == [  # type: ignore[union-attr]
        (str(n), str(len(pages))) for n in range(1, len(pages) + 1)
    ]


def test_a_name_in_another_script_is_refused_and_named() -> None:
    strange = case(debtor=replace(debtor(case().debtor.kind), name="北京公司"))
    with pytest.raises(PdfRefused, match="北京"):
        pdf(word("relance", strange), ON)


def test_names_of_all_europe_are_written() -> None:
    name = "Łukasz Ćwiąkała & Σία – Жук, Straße 9"
    dossier = case(debtor=replace(debtor(case().debtor.kind), name=name))
    assert flat(name) in flat(page_texts(pdf(word("relance", dossier), ON))[0])


def test_a_name_without_any_space_is_cut_where_the_line_ends() -> None:
    dossier = case(debtor=replace(debtor(case().debtor.kind), name="X" * 300))
    assert flat("".join(page_texts(pdf(word("relance", dossier), ON)))).count("X") == 300


def test_papers_bound_together_keep_their_pages_and_have_their_bookmarks() -> None:
    one, four = word("relance", case()), word("mise_en_demeure", case(invoices=several(4)))
    bound = Bound("À imprimer", "Atelier Nord", ON)
    counts = [bound.add(laid_out(one), "Durand & Fils"), bound.add(laid_out(four), "Martin")]
    read = PdfReader(BytesIO(bound.content()))
    assert counts == [len(PdfReader(BytesIO(pdf(each, ON))).pages) for each in (one, four)]
    assert len(read.pages) == sum(counts)
    entries = [(entry.title, read.get_destination_page_number(entry)) for entry in read.outline]  # type: ignore[union-attr,arg-type]
    assert entries == [("Durand & Fils", 0), ("Martin", counts[0])]


def test_tables_of_the_word_file_are_read_row_by_row() -> None:
    made = word("relance", case(invoices=several(3)))
    (table,) = [block for block in blocks(made) if isinstance(block, TextTable)]
    (page,) = page_texts(pdf(made, ON))
    for row in table.rows:
        assert flat("".join(row)) in flat(page)
