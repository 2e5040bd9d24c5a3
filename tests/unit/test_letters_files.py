"""Names and amounts of all sorts go into a letter as they are, and the file is sound."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from guide.case.codes import DebtorKind
from guide.case.model import Address
from guide.errors import LetterNotAllowed, UnknownLetter
from guide.letters import ALL, allowed, file_name, letters, preview, write
from guide.letters.word.word_text import TextTable
from guide.values.french import typeset
from guide.values.slug import slug
from tests.unit.letters_cases import (
    CREDITOR,
    GRANTED,
    LETTERS,
    ON,
    ONE,
    VARIANTS,
    case,
    debtor,
    granted,
    letter_text,
    repeated,
    several,
)

EACH = pytest.mark.parametrize("id", ("relance", "mise_en_demeure"))
AWKWARD = """Œuvres & <b>Fils</b> "l'été" 100 € {{ 7 * 7 }} {% if x %} {_{ 1 }_}"""
LONG = "Société anonyme d'exploitation des établissements " * 8


def xml_of(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


@EACH
@pytest.mark.parametrize("variant", VARIANTS)
def test_nothing_of_the_template_language_is_left(id: str, variant: str) -> None:
    xml = xml_of(write(VARIANTS[variant], ON, id).files[0].content)
    assert not [mark for mark in ("{{", "}}", "{%", "%}") if mark in xml]


@EACH
def test_any_character_of_a_name_is_printed_as_it_is(id: str) -> None:
    odd = case(creditor=replace(CREDITOR, name=AWKWARD), debtor=debtor(DebtorKind.COMMERCANT, AWKWARD))
    text = letter_text(id, odd)
    assert typeset("""Œuvres & <b>Fils</b> "l'été" 100 € {{ 7 * 7 }} {% if x %}""") in text
    assert "49" not in text.split("Objet")[0].replace("59000", "")


@EACH
def test_what_xml_refuses_and_new_lines_become_spaces(id: str) -> None:
    odd = case(debtor=debtor(DebtorKind.COMMERCANT, "Du\x00rand\n& \x07Fils\x0c\ud800 \t1"))
    assert "Du rand & Fils 1" in " ".join(letter_text(id, odd).split())


@EACH
def test_long_names_and_addresses_are_whole(id: str) -> None:
    wide = Address((LONG, "Bâtiment " * 30, "3 place du Marché"), "62000", "Arras" * 10)
    odd = case(debtor=replace(debtor(DebtorKind.COMMERCANT, LONG), address=wide))
    text = letter_text(id, odd)
    assert typeset(LONG.strip()) in text and ("Arras" * 10).upper() in text


@EACH
@pytest.mark.parametrize("count", [1, 60])
def test_each_invoice_has_its_row(id: str, count: int) -> None:
    table = next(block for block in preview(case(invoices=several(count)), ON, id) if isinstance(block, TextTable))
    assert [row[0] for row in table.rows if row[0].startswith("F2026")] == [i.number for i in several(count)]


@pytest.mark.parametrize("id", letters())
def test_no_invoice_no_letter(id: str) -> None:
    written = write(case(invoices=()), ON, id)
    assert not written.files
    assert written.not_written[0].missing == ("invoices",)
    with pytest.raises(LetterNotAllowed, match="facture"):
        preview(case(invoices=()), ON, id)


@EACH
def test_the_same_letter_has_the_same_bytes(id: str) -> None:
    assert write(case(), ON, id) == write(case(), ON, id)


def test_the_file_says_who_and_when_and_nothing_of_the_machine() -> None:
    held = Document(BytesIO(write(case(), ON, "relance").files[0].content)).core_properties
    assert (held.author, held.last_modified_by) == ("Atelier Nord", "Atelier Nord")
    assert held.title == "Relance – Durand & Fils"
    assert held.created == held.modified == datetime(2026, 11, 22, tzinfo=UTC)
    assert (held.comments, held.keywords, held.category) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Durand & Fils", "durand-fils"),
        ("Œuvre d'Été", "oeuvre-d-ete"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\con\\nul", "c-con-nul"),
        ("日本", "client"),
        ("...", "client"),
        ("a" * 300, "a" * 40),
    ],
)
def test_a_file_name_is_safe_anywhere(name: str, expected: str) -> None:
    assert slug(name) == expected
    assert (
        file_name(case(debtor=debtor(DebtorKind.COMMERCANT, name)), ON, "relance")
        == f"relance-{expected}-2026-11-22.docx"
    )


def test_all_writes_what_may_be_and_explains_the_rest() -> None:
    every = write(case(), ON, ALL)
    may = [p.letter.id for p in allowed(case(), ON) if p.granted]
    assert [file.letter for file in every.files] == may
    assert {r.letter for r in every.not_written} == set(letters()) - set(may)
    early = replace(ONE[0], due=ON, payments=())
    refused = write(case(invoices=(early,)), ON, LETTERS).not_written
    assert [r.letter for r in refused] == list(LETTERS)
    assert all("échue" in r.reason for r in refused)


def test_a_refusal_says_what_to_send_instead() -> None:
    insolvent = GRANTED["declaration_creance"]["entreprise"]
    (refused,) = write(insolvent, ON, "mise_en_demeure").not_written
    assert refused.instead == ("declaration_creance",)


def test_no_letter_is_offered_instead_of_itself() -> None:
    """A request that only lacks its exhibits is advised, and not written."""
    dossier = case()
    offered = {r.letter: r.instead for r in write(dossier, ON, ALL).not_written}
    offered |= {p.letter.id: p.instead for p in allowed(dossier, ON)}
    assert any(offered.values())
    assert [letter for letter, instead in offered.items() if letter in instead] == []


@pytest.mark.parametrize("id", letters())
def test_every_letter_takes_any_name_and_many_invoices(id: str) -> None:
    """Long and awkward names, a free paragraph, sixty invoices: all of it is there, nothing of the template is."""
    made = repeated(next(iter(granted(id).values())), 60)
    assert made.debtor.address
    wide = replace(made.debtor, name=f"{AWKWARD} {LONG}", address=replace(made.debtor.address, city="Arras" * 10))
    made = replace(made, debtor=wide, words={**made.words, id: f"Bonjour {AWKWARD}\nAu revoir"})
    xml = xml_of(write(made, ON, id).files[0].content)
    assert not [mark for mark in ("{{ client", "{%p", "{%tr", "{{ dette") if mark in xml]
    assert "Bonjour Œuvres &amp; &lt;b&gt;Fils&lt;/b&gt;" in xml and "Au revoir" in xml
    numbers = [number for number in ("F2026-001", "F2026-059", "F2026-060") if number in xml]
    assert len(numbers) == 3 or not {"dette", "impaye", "recu"} & set(letters()[id].values)


def test_a_letter_asked_twice_is_written_once_and_an_unknown_one_is_named() -> None:
    assert len(write(case(), ON, ["relance", "relance"]).files) == 1
    with pytest.raises(UnknownLetter, match=r"« lettre_d_amour » .* relance"):
        write(case(), ON, ["lettre_d_amour"])
