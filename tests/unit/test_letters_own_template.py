"""A Word template of the user's own: filled with its letter's values, and refused by name for anything more."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guide.case.codes import DebtorKind
from guide.errors import TemplateRefused
from guide.letters import letters, own_cautions, starter
from guide.letters.catalogue.computed import Computed
from guide.letters.content.letter_fields import context_class, filled
from guide.letters.word import template_language, user_template, word_safety
from guide.letters.word.user_template import Copy, check, printed
from guide.letters.word.word_text import blocks
from guide.letters.word.written_values import environment
from guide.letters.writing import letter
from tests.unit.letters_cases import ON, VARIANTS, case, debtor, several, text_of

BOMB = "{% for a in dette.factures %}{% for b in dette.factures %}{{ b.numero }}{{ b.numero }}{% endfor %}{% endfor %}"


def template(*paragraphs: str, change: Callable[[Any], None] | None = None) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if change:
        change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def copies(*dossiers: Any, id: str = "mise_en_demeure") -> list[Copy]:
    found = letter(id)
    return [Copy(filled(found, Computed(d, ON)), found.title, d.creditor.name, ON) for d in dossiers]


def text(docx: bytes) -> str:
    """Its paragraphs, no-break spaces made plain."""
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs).replace("\u00a0", " ")


def refusal(data: bytes, *dossiers: Any, seconds: int = 30) -> str:
    with pytest.raises(TemplateRefused) as caught:
        printed(data, copies(*(dossiers or (VARIANTS["entreprise"],))), seconds)
    assert caught.value.hint
    return str(caught.value)


def test_a_sound_template_is_filled_for_each_debtor() -> None:
    own = template(
        "À {{ destinataire.nom }}, le {{ date }}",
        "{% for f in dette.factures %}{{ loop.index }}. {{ f.numero }} {% endfor %}",
        "{% if dette.a_interets %}Intérêts : {{ dette.interets }}{% else %}Sans intérêts{% endif %} {{ expediteur.nom | upper }}",
    )
    one, other = case(), case(debtor=debtor(DebtorKind.COMMERCANT, "A & <B>"), invoices=several(3))
    first, second = printed(own, copies(one, other))
    assert "À Durand & Fils, le 22 novembre 2026" in text(first)
    assert "1. F2026-014" in text(first) and "ATELIER NORD" in text(first)
    # 11,58 + 13,05 + 39,33 = 63,96, of which the payment of 200,00 paid 24,63 first: by hand, in the documentation.
    assert "Intérêts : 39,33 €" in text(first)
    assert "À A & <B>" in text(second) and "3. F2026-003" in text(second)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("{{ nom_du_chat }}", "nom_du_chat"),
        ("{{ destinataire.age }}", "destinataire.age"),
        ("{% for f in dette.factures %}{{ f.couleur }}{% endfor %}", "f.couleur"),
        ("{% if inconnu %}x{% endif %}", "inconnu"),
        ("{% for x in date %}{{ x }}{% endfor %}", "date"),
        ("{{ dette.factures }}", "dette.factures"),
        ("{{ destinataire.__class__ }}", "__class__"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ date.upper() }}", "date.upper(…)"),
        ("{{ range(9) }}", "range(…)"),
        ("{{ date | center(9) }}", "center"),
        ("{{ date | attr('x') }}", "attr"),
        ("{{ 'a' * 9 }}", "mul"),
        ("{% set x = 1 %}", "assign"),
        ("{% include 'x' %}", "include"),
        ("{% import 'x' as y %}", "import"),
        ("{% macro m() %}{% endmacro %}", "macro"),
        ("{{ self }}", "self"),
        ("{{ cycler }}", "cycler"),
        ("{{ date", "mal écrite"),
        ("{% if date %}", "mal écrite"),
        (
            BOMB.replace("{{ b.numero }}{{ b.numero }}", "{% for c in dette.factures %}{{ c.numero }}{% endfor %}"),
            "boucles",
        ),
    ],
)
def test_what_a_letter_does_not_have_is_named(words: str, named: str) -> None:
    with pytest.raises(TemplateRefused) as caught:
        template_language.check(words, context_class("mise_en_demeure"), environment())
    assert named in str(caught.value)


def test_the_refusal_of_a_bad_name_comes_back_from_the_process() -> None:
    assert "nom_du_chat" in refusal(template("{{ nom_du_chat }}"))


def test_a_bad_name_in_a_header_is_refused_too() -> None:
    def header(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ chat }}"

    assert "chat" in refusal(template("{{ date }}", change=header))


def test_the_names_of_our_own_templates_are_all_known() -> None:
    """Our letters pass the check that is put to the user's."""
    from guide.letters.word.press import Press

    for id in letters():
        known = context_class(id)
        for source in Press(letter(id).template).sources:
            template_language.check(source, known, environment())
        assert {
            name.split(".")[0] for name, _ in template_language.documented(known) if not name.startswith("x.")
        } == set(template_language.names(known))


def field(instruction: str) -> Callable[[Any], None]:
    """A field of Word, its instruction cut in two runs as Word likes to."""

    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        for piece in (instruction[:4], instruction[4:]):
            element = OxmlElement("w:instrText")
            element.text = piece
            paragraph.add_run()._r.append(element)

    return change


def link(document: Any) -> None:
    document.part.relate_to(
        "https://example.org/suivi.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )


def simple_field(document: Any) -> None:
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), "DDEAUTO c:\\\\x cmd")
    document.add_paragraph()._p.append(element)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (link, "https://example.org/suivi.png"),
        (field("INCLUDEPICTURE http://example.org/x"), "INCLUDEPICTURE"),
        (field(" LINK Excel.Sheet"), "LINK"),
        (simple_field, "DDEAUTO"),
    ],
    ids=["link", "picture", "cut_field", "simple_field"],
)
def test_nothing_outside_is_reached(change: Callable[[Any], None], said: str) -> None:
    assert said in refusal(template("{{ date }}", change=change))


def rebuilt(data: bytes, **parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


SOUND = template("{{ date }}")
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Word"),
        (b"PK\x03\x04 not a zip", "Word"),
        (b"%PDF-1.7", "Word"),
        (rebuilt(SOUND, **{"word/vbaProject.bin": b"x"}), "macro"),
        (rebuilt(SOUND, **{"word/embeddings/oleObject1.bin": b"x"}), "objet"),
        (rebuilt(SOUND, **{"word/document.xml": ENTITY}), "définition"),
        (rebuilt(SOUND, **{"word/document.xml": b"<w:document"}), "abîmée"),
        (rebuilt(SOUND, **{"word/settings.xml": b"<x>" + b" " * (3 << 20) + b"</x>"}), "trop de texte"),
        (rebuilt(SOUND, **{"word/media/a.png": b"\0" * (50 << 20)}), "démesuré"),
        (rebuilt(SOUND, **{f"word/media/{i}.png": b"x" for i in range(400)}), "démesuré"),
        (SOUND + b"\0" * (5 << 20), "dépasse"),
    ],
)
def test_a_file_that_is_not_sound_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(TemplateRefused) as caught:
        word_safety.check(data)
    assert said in str(caught.value) and caught.value.hint


def test_what_grows_too_large_is_stopped() -> None:
    """200 x 200 lines of a long text: more memory than the process is given."""
    long_text = template(BOMB.replace("{{ b.numero }}{{ b.numero }}", "{{ b.numero }}" + "x" * 400_000))
    assert "arrêté" in refusal(long_text, case(invoices=several(200)))


def test_what_runs_too_long_is_stopped() -> None:
    """Marks never closed: the patching of the template looks for their end again and again."""
    endless = template("{{ date }}" + "{{ " * 200_000)
    said = refusal(endless, seconds=2)
    assert "arrêté" in said or "mal écrite" in said


def test_too_many_letters_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_template, "MAX_LETTERS", 1)
    with pytest.raises(TemplateRefused, match="1 lettres au plus"):
        printed(SOUND, copies(case(), case()))


def test_a_template_is_judged_without_a_letter() -> None:
    check(template("{{ dette.somme }}"), context_class("mise_en_demeure"))
    with pytest.raises(TemplateRefused, match=r"expediteur\.iban"):
        check(template("{{ expediteur.iban }}"), context_class("mise_en_demeure"))


SIMPLE = ("relance", "relance_2", "relance_3", "mise_en_demeure")


@pytest.mark.parametrize("id", SIMPLE)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_simple_template_to_begin_with_says_the_same_sum_and_date(id: str, variant: str) -> None:
    own = starter(id)
    assert own is not None and not own_cautions(own, id)
    dossier = VARIANTS[variant]
    values = filled(letter(id), Computed(dossier, ON))
    made = printed(own, [Copy(values, "t", "a", ON)])[0]
    said = text_of(blocks(made))
    assert values.dette.somme in said and values.avant_le in said and values.destinataire.nom in said
    assert "{" not in said and "None" not in said


@pytest.mark.parametrize("id", SIMPLE)
def test_a_simple_template_has_about_fifteen_names(id: str) -> None:
    own = starter(id)
    assert own is not None
    with zipfile.ZipFile(BytesIO(own)) as archive:
        words = re.sub(r"<[^>]*>", "", archive.read("word/document.xml").decode())
    assert 12 <= len(set(re.findall(r"\{\{\s*([\w.]+)", words))) <= 22


def test_the_other_letters_have_the_original_alone() -> None:
    assert starter("transaction") is None


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("Payez {{ dette.somme }} avant le {{ avant_le }}.", ()),
        ("Payez {{ dette.somme }}.", ("date limite",)),
        ("Payez avant le {{ avant_le }}.", ("somme",)),
        ("Payez vite, {{ destinataire.nom }}.", ("somme", "date limite")),
    ],
)
def test_a_notice_without_its_sum_or_its_date_is_warned_of(words: str, lacking: tuple[str, ...]) -> None:
    said = " ".join(own_cautions(template(words), "mise_en_demeure"))
    assert bool(said) is bool(lacking) and all(each in said for each in lacking)
    assert own_cautions(template(words), "recu") == ()
