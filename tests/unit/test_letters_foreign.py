"""A letter to a client abroad, in its language before the French one: the same figures, written as that language does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from jinja2 import nodes
from pypdf import PdfReader

from guide import letters
from guide.case.codes import Activity, DebtorKind, EventKind
from guide.case.model import Dossier, Event, Terms
from guide.letters import Language, Tone
from guide.letters.content.foreign_fields import TRANSLATED, template_of
from guide.letters.content.letter_fields import context_class
from guide.letters.word.joined import ORIGINAL
from guide.letters.word.word_text import blocks
from guide.values.french import NBSP
from guide.values.notation import FRENCH, notation
from tests.unit.letters_cases import ABROAD, ON, REMINDED, case, repeated, several, text_of
from tests.unit.test_letters_templates import Reader, tree

EACH = pytest.mark.parametrize("language", Language)
BOTH = pytest.mark.parametrize("id", TRANSLATED)
#: As each language writes 1 103,96 €, 40 €, 12,4 % and 7 December 2026: by hand.
WRITTEN = {
    Language.EN: ("€1,103.96", "€40.00", "12.40%", "7 December 2026", "1 Jun 2026"),
    Language.DE: ("1.103,96 €", "40,00 €", "12,40 %", "7. Dezember 2026", "01.06.2026"),
    Language.ES: ("1.103,96 €", "40,00 €", "12,40 %", "7 de diciembre de 2026", "01/06/2026"),
    Language.IT: ("1.103,96 €", "40,00 €", "12,40%", "7 dicembre 2026", "01/06/2026"),
}
ORDER = {
    Language.EN: "European order for payment (Regulation (EC) No 1896/2006)",
    Language.DE: "Europäischen Zahlungsbefehls (Verordnung (EG) Nr. 1896/2006)",
    Language.ES: "requerimiento europeo de pago (Reglamento (CE) n.º 1896/2006)",
    Language.IT: "ingiunzione di pagamento europea (regolamento (CE) n. 1896/2006)",
}
VARIANTS = {
    "plain": ABROAD,
    "consumer": replace(ABROAD, debtor=replace(ABROAD.debtor, kind=DebtorKind.PARTICULIER)),
    "consumer noticed": replace(
        ABROAD,
        debtor=replace(ABROAD.debtor, kind=DebtorKind.PARTICULIER),
        events=(*REMINDED, Event(EventKind.MISE_EN_DEMEURE, date(2026, 7, 1))),
    ),
    "several": replace(ABROAD, invoices=several(5)),
    "two": repeated(ABROAD, 2),
    "agreed rate": replace(ABROAD, terms=Terms(rate=150_000)),
    "multiple": replace(ABROAD, terms=Terms(floor_multiple=5)),
    "low rate": replace(ABROAD, terms=Terms(rate=50_000)),
    "no bank": replace(ABROAD, creditor=replace(ABROAD.creditor, iban=None, bic=None)),
    "retention": replace(ABROAD, invoices=(replace(ABROAD.invoices[0], retention=5_000),)),
    "not in the union": replace(ABROAD, debtor=replace(ABROAD.debtor, country="CH")),
    "madame": replace(ABROAD, debtor=replace(ABROAD.debtor, representative="Madame Rossi")),
}


def parts(id: str, dossier: Dossier, language: Language, tone: Tone | None = None) -> tuple[str, str]:
    """The letter in that language, and the French one after it."""
    text = text_of(blocks(letters.write(dossier, ON, id, tone, language).files[0].content)).replace(NBSP, " ")
    foreign, _, french = text.partition(ORIGINAL)
    return foreign, french


def cents(text: str) -> Counter[int]:
    """The amounts in euros, whatever their marks."""
    found = re.findall(r"€(\d[\d,.]*\d)|(\d[\d., ]*\d) €", text)
    return Counter(int(re.sub(r"\D", "", before or after)) for before, after in found)


@EACH
@BOTH
@pytest.mark.parametrize("variant", VARIANTS)
def test_each_figure_is_that_of_the_french_letter(id: str, variant: str, language: Language) -> None:
    foreign, french = parts(id, VARIANTS[variant], language)
    body = french.partition("Annexe")[0].replace("SARL au capital de 10 000 €", "")
    assert cents(foreign.replace("SARL au capital de 10 000 €", "")) == cents(body)
    assert not re.search(r"None|[{}]|[^|]  [^|]", foreign)


@EACH
def test_amounts_rates_and_days_are_written_as_in_that_language(language: Language) -> None:
    text, _ = parts("mise_en_demeure", ABROAD, language)
    total, fixed, _, until, due = WRITTEN[language]
    assert all(each in text for each in (total, fixed, until, due))
    assert "12,40 %" not in text and notation(language).rate(124_000).replace(NBSP, " ") == WRITTEN[language][2]


@EACH
def test_the_law_is_named(language: Language) -> None:
    """C. com. L441-10, D441-5; C. civ. 1344; directive 2011/7/EU."""
    notice, reminder = parts("mise_en_demeure", ABROAD, language)[0], parts("relance", ABROAD, language)[0]
    assert all(text in notice for text in ("L. 441-10, II", "D. 441-5", "1344", "2011/7/"))
    assert all(text in reminder for text in ("L. 441-10, II", "D. 441-5", "2011/7/"))
    consumer = parts("mise_en_demeure", VARIANTS["consumer"], language)[0]
    assert "441-10" not in consumer and "2011/7" not in consumer and "1344-1" in consumer


@EACH
@pytest.mark.parametrize(("country", "open_to_it"), [("DE", True), ("DK", False), ("GB", False)])
def test_the_european_order_is_announced_where_the_guide_has_it(
    language: Language, country: str, open_to_it: bool
) -> None:
    """Regulation 1896/2006: another Member State, Denmark apart."""
    there = replace(ABROAD, debtor=replace(ABROAD.debtor, country=country))
    foreign, french = parts("mise_en_demeure", there, language)
    assert (ORDER[language] in foreign) is open_to_it
    assert ("injonction de payer européenne" in french) is open_to_it


@EACH
@BOTH
def test_the_french_letter_follows_as_it_would_stand_alone(id: str, language: Language) -> None:
    alone = text_of(letters.preview(ABROAD, ON, id)).replace(NBSP, " ")
    assert parts(id, ABROAD, language)[1].strip() == alone.strip()


@BOTH
def test_a_client_in_france_a_public_buyer_and_a_loan_are_written_to_in_french_only(id: str) -> None:
    town = replace(ABROAD, debtor=replace(ABROAD.debtor, kind=DebtorKind.COLLECTIVITE))
    lent = replace(ABROAD, creditor=replace(ABROAD.creditor, activity=Activity.PARTICULIER))
    assert letters.languages(ABROAD, ON, id) == tuple(Language)
    assert letters.languages(ABROAD, ON, "dernier_avis") == ()
    for dossier in (case(), town, lent):
        assert letters.languages(dossier, ON, id) == ()
    assert letters.write(case(), ON, id, None, Language.EN) == letters.write(case(), ON, id)


@EACH
@pytest.mark.parametrize("tone", Tone)
def test_a_friendly_reminder_is_friendly_in_every_language(tone: Tone, language: Language) -> None:
    foreign, french = parts("relance", ABROAD, language, tone)
    assert ("441-10" in foreign) is ("441-10" in french) is (tone is not Tone.AMICAL)


@EACH
def test_what_the_person_wrote_stays_in_french_and_is_said(language: Language) -> None:
    worded = replace(ABROAD, words={"relance": "Le chantier est fini depuis mars."})
    file = letters.write(worded, ON, "relance", None, language).files[0]
    foreign, french = parts("relance", worded, language)
    assert "chantier" in french and "chantier" not in foreign
    assert "pas traduit" in file.notes[-1] and file.name.endswith(f"-{language}.docx")


@EACH
@BOTH
def test_the_template_asks_for_values_that_the_letter_has(id: str, language: Language) -> None:
    reader = Reader(context_class(id), own=False)
    body: list[nodes.Node] = tree(template_of(letters.papers()[id], language)).body
    reader.read(body)


@EACH
def test_both_letters_are_of_two_pages_with_the_signature_and_the_logo_on_each(language: Language) -> None:
    from guide.letters.word.letterhead import Letterhead
    from tests.unit.test_letters_letterhead import image

    file = letters.write(ABROAD, ON, "mise_en_demeure", None, language).files[0]
    head = Letterhead(image(), image())
    signed = letters.headed(file.content, head, ON)
    assert len(PdfReader(BytesIO(letters.pdf_of(signed, ON))).pages) == 2
    assert len(Document(BytesIO(signed)).inline_shapes) == 4


def test_an_email_has_both_and_the_subject_of_the_first() -> None:
    message = letters.email(ABROAD, ON, "relance", None, Language.DE)
    assert message.subject == f"Zahlungserinnerung – Rechnung Nr.{NBSP}F2026-014"
    assert message.body.index("Sehr geehrte Damen und Herren") < message.body.index("\nMadame,\n")


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (-123_456, ("−€1,234.56", "−1.234,56 €", "−1.234,56 €", "−1.234,56 €")),
        (5, ("€0.05", "0,05 €", "0,05 €", "0,05 €")),
    ],
)
def test_an_amount_is_never_rounded_nor_loses_its_sign(amount: int, written: tuple[str, ...]) -> None:
    assert tuple(notation(each).money(amount).replace(NBSP, " ") for each in Language) == written
    assert FRENCH.money(amount).replace(NBSP, " ") == written[1].replace(".", " ")


def test_the_first_of_a_month_is_plain_abroad() -> None:
    first: Any = date(2026, 7, 1)
    assert [notation(each).day(first).replace(NBSP, " ") for each in Language] == [
        "1 July 2026",
        "1. Juli 2026",
        "1 de julio de 2026",
        "1 luglio 2026",
    ]
