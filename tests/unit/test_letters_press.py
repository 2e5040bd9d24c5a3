"""A letter printed from a template opened once is, part for part, what docxtpl makes of it alone."""

from __future__ import annotations

import zipfile
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.oxml import serialize_part_xml
from docxtpl import DocxTemplate
from jinja2 import UndefinedError

from guide.case.codes import DebtorKind
from guide.errors import LetterNotAllowed
from guide.letters import papers
from guide.letters.catalogue.computed import Computed
from guide.letters.permission.permission import judged
from guide.letters.word.held_rows import hold_rows
from guide.letters.word.press import Press, press
from guide.letters.word.written_values import environment, set_properties
from guide.letters.writing import letter
from tests.unit.letters_cases import CREDITOR, ON, case, context, debtor, granted, several

AWKWARD = 'Œuvres & <b>Fils</b> "l\'été" 100 € {{ 7 * 7 }} {_{ x }_} \t\n\x07 fin'


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def render(template: Path, context: Any, title: str, author: str, on: date, hold_totals: bool = True) -> bytes:
    """The plain way, as the documentation of docxtpl shows it."""
    document = DocxTemplate(template)
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    document.render(values, jinja_env=environment(), autoescape=True)
    if hold_totals:
        hold_rows(document.docx._element.body)
    set_properties(document.docx.core_properties, title, author, on)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize("id", papers())
def test_every_letter_is_that_of_the_plain_way(id: str) -> None:
    """One press prints them all: nothing of one letter is left in the next."""
    found = letter(id)
    press = Press(found.template, found.to_send)
    odd = case(creditor=replace(CREDITOR, name=AWKWARD), debtor=debtor(DebtorKind.COMMERCANT, AWKWARD))
    printed = 0
    ours = granted(id).values()
    for dossier in (*ours, odd, case(invoices=several(40)), *ours):
        if not judged(found, Computed(dossier, ON)).granted:
            continue
        try:
            filled, title = context(found, dossier, ON), f"{found.title} {dossier.debtor.name}"
        except LetterNotAllowed:  # the sheet of a form whose petition lacks something
            continue
        plain = render(found.template, filled, title, dossier.creditor.name, ON, found.to_send)
        assert parts(press.printed(filled, title, dossier.creditor.name, ON)) == parts(plain)
        printed += 1
    assert printed


@dataclass(frozen=True)
class Filled:
    name: str
    lines: tuple[str, ...]


def own_template(folder: Path, words: str = "{{ name }}") -> Path:
    """A template with a variable in its header and its footer, and a table of one row a line."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"En-tête de {words}"
    section.footer.paragraphs[0].text = "Pied de {{ name }}\tpage"
    document.add_paragraph("Bonjour {{ name }},")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for line in lines %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ line }}", "{{ name }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    path = folder / "own.docx"
    document.save(str(path))
    return path


def test_rows_are_held_as_python_docx_holds_them(tmp_path: Path) -> None:
    """With a style or none, with properties or none, already held or not."""
    document = Document()
    table = document.add_table(rows=4, cols=5)
    for row in table.rows:
        bare, styled, centred, held, both = (cell.paragraphs[0] for cell in row.cells)
        assert bare._p.pPr is None
        styled.style = document.styles["List Bullet"]
        centred.alignment = WD_ALIGN_PARAGRAPH.CENTER
        held.paragraph_format.keep_with_next = True
        both.style, both.alignment = document.styles["List Bullet"], WD_ALIGN_PARAGRAPH.CENTER
    ours = deepcopy(document._element)
    hold_rows(ours.body)
    for row in table.rows[1:]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    assert serialize_part_xml(ours) == serialize_part_xml(document._element)


def test_headers_footers_and_rows_are_those_of_the_plain_way(tmp_path: Path) -> None:
    path = own_template(tmp_path)
    press = Press(path)
    for filled in (Filled("A & B", ("un", "deux")), Filled(AWKWARD, tuple("abcdefgh")), Filled("C", ("seul",))):
        made = parts(press.printed(filled, "Titre", "Auteur", ON))
        assert made == parts(render(path, filled, "Titre", "Auteur", ON))
        assert any(b"En-t\xc3\xaate de " in data for name, data in made.items() if "header" in name)
        assert any(b"Pied de " in data for name, data in made.items() if "footer" in name)
        assert made["word/document.xml"].count(b"<w:tr>") + made["word/document.xml"].count(b"<w:tr ") == len(
            filled.lines
        )


def test_a_name_in_the_properties_is_never_read_as_a_template(tmp_path: Path) -> None:
    press = Press(own_template(tmp_path))
    filled = Filled("x", ("y",))
    press.printed(filled, "{{ 7 * 7 }}", "{{ 6 * 6 }}", ON)
    core = parts(press.printed(filled, "{{ 7 * 7 }}", "{{ 6 * 6 }}", ON))["docProps/core.xml"]
    assert b"49" not in core and b"36" not in core


def test_a_hole_is_refused_wherever_it_is(tmp_path: Path) -> None:
    press = Press(own_template(tmp_path, "{{ lacking }}"))
    with pytest.raises(UndefinedError):
        press.printed(Filled("x", ()), "T", "A", ON)


def test_the_same_letter_has_the_same_bytes(tmp_path: Path) -> None:
    path, filled = own_template(tmp_path), Filled("x", ("y",))
    assert Press(path).printed(filled, "T", "A", ON) == Press(path).printed(filled, "T", "A", ON)


def test_one_press_prints_for_many_people_letters_of_several_days() -> None:
    """What letters of a day share is that day's, whoever prints at the same moment."""
    found, dossier = letter("relance"), case()
    days = [date(2026, 11, 22 + index % 3) for index in range(24)]
    filled = {on: context(found, dossier, on) for on in days}
    alone = {on: Press(found.template).printed(filled[on], "T", "A", on) for on in days[:3]}
    assert len(set(alone.values())) == 3
    with ThreadPoolExecutor(4) as people:
        together = people.map(lambda on: press(found.template).printed(filled[on], "T", "A", on), days)
        assert list(together) == [alone[on] for on in days]
