"""The official form: its sheet box by box, and the blank PDF that a person drops, filled where its fields say what they ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from guide.case.codes import Activity, DebtorKind, EventKind
from guide.errors import LetterNotAllowed, PdfRefused
from guide.letters.catalogue.computed import Computed
from guide.letters.court.court_file import court_file
from guide.letters.court.filing import FILINGS, FilingId, filings
from guide.letters.court.form_filling import box_of, filled_form
from guide.letters.court.official_form import BoxId, Form, FormSheet, form_sheet, forms
from guide.letters.pdf.form_fields import FormField
from guide.values.french import NBSP
from tests.unit.letters_cases import CONSUMER, GRANTED, ON, RICH, happened, rich


def sheet_of(dossier: object, form: Form | None = None) -> FormSheet:
    computed = Computed(dossier, ON)  # type: ignore[arg-type]
    return form_sheet(computed, filings(computed)[0], form)


def answers(sheet: FormSheet) -> dict[BoxId, str]:
    return {box.id: box.value.replace(NBSP, " ") for box in sheet.boxes}


def blank(*names: str, readonly: str = "", longest: dict[str, int] | None = None, xfa: bool = False) -> bytes:
    """A form with a text field for each name; « a/b » stands under a field « a »."""
    page = FPDF()
    page.add_page()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page.output())))
    fields, parents = ArrayObject(), {}
    annotations = ArrayObject()
    for row, name in enumerate(names):
        parent, _, own = name.rpartition("/")
        widget = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(own),
                NameObject("/DA"): TextStringObject("/Helv 10 Tf 0 g"),
                NameObject("/Rect"): ArrayObject(FloatObject(x) for x in (50, 780 - 20 * row, 400, 796 - 20 * row)),
            }
        )
        if name == readonly:
            widget[NameObject("/Ff")] = NumberObject(1)
        if longest and name in longest:
            widget[NameObject("/MaxLen")] = NumberObject(longest[name])
        reference = writer._add_object(widget)
        annotations.append(reference)
        if not parent:
            fields.append(reference)
            continue
        if parent not in parents:
            above = DictionaryObject({NameObject("/T"): TextStringObject(parent), NameObject("/Kids"): ArrayObject()})
            parents[parent] = (above, writer._add_object(above))
            fields.append(parents[parent][1])
        parents[parent][0]["/Kids"].append(reference)  # type: ignore[attr-defined]
        widget[NameObject("/Parent")] = parents[parent][1]
    form = DictionaryObject({NameObject("/Fields"): fields, NameObject("/NeedAppearances"): BooleanObject(False)})
    if xfa:
        form[NameObject("/XFA")] = TextStringObject("<xdp/>")
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    if names:
        writer.pages[0][NameObject("/Annots")] = annotations
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def written(content: bytes) -> dict[str, str]:
    fields = PdfReader(BytesIO(content)).get_fields() or {}
    return {name: str(field.get("/V")) for name, field in fields.items() if field.get("/V")}


def test_the_sheet_of_an_order_says_what_the_petition_says() -> None:
    """CPC 1407, 57. By hand in the documentation: 1 024,63 + 39,33 + 40,00 = 1 103,96."""
    held = answers(sheet_of(rich()))
    assert sheet_of(rich()).form is Form.ORDER_TC
    sums = [held[id] for id in (BoxId.PRINCIPAL, BoxId.INTEREST, BoxId.INDEMNITY, BoxId.TOTAL)]
    assert sums == ["1 024,63 €", "39,33 €", "40,00 €", "1 103,96 €"]
    assert held[BoxId.CREDITOR_NAME] == "Atelier Nord" and held[BoxId.DEBTOR_CITY] == "Arras"
    assert held[BoxId.GROUNDS].startswith("Contrat D-2026-031 du 2 mars 2026, qui porte sur une prestation")
    assert held[BoxId.EXHIBITS].startswith("1. Devis D-2026-031 signé, 2 mars 2026 ; 2. ")


def test_a_consumer_is_asked_no_indemnity_and_goes_to_the_judicial_court() -> None:
    held = sheet_of(rich(CONSUMER))
    assert held.form is Form.ORDER_TJ and BoxId.INDEMNITY not in answers(held)


def test_a_declaration_follows_the_items_of_r622_23() -> None:
    """C. com. R622-23: sums due and to fall due, security, the court of a pending suit."""
    held = answers(sheet_of(GRANTED["declaration_creance"]["proces_en_cours"]))
    assert held[BoxId.TOTAL] == held[BoxId.DUE] == "1 090,39 €"
    assert held[BoxId.SECURITY].startswith("Aucune") and held[BoxId.OPENED_ON] == "15 octobre 2026"
    assert "Arras" in held[BoxId.PENDING_COURT]


def test_a_person_says_her_civil_status_and_a_company_does_not() -> None:
    """CPC 57."""
    person = replace(
        RICH.creditor,
        legal_form=None,
        share_capital=None,
        sole_trader=True,
        profession="Graphiste",
        nationality="française",
        born_on=date(1985, 4, 9),
        born_in="Lens",
        activity=Activity.COMMERCANT,
    )
    held = answers(sheet_of(rich(creditor=person)))
    assert (held[BoxId.CREDITOR_BORN_ON], held[BoxId.CREDITOR_BORN_IN]) == ("09/04/1985", "Lens")
    assert BoxId.CREDITOR_BORN_ON not in answers(sheet_of(rich()))


def test_the_plain_petition_is_offered_where_its_route_is_open_with_the_attempt_noted() -> None:
    """CPC 750, 750-1: up to 5 000 euros, after an amicable attempt."""
    tried = rich(CONSUMER, events=happened((EventKind.CONCILIATION_ECHEC, date(2026, 10, 1))))
    computed = Computed(tried, ON)
    assert forms(computed, filings(computed)[0]) == (Form.ORDER_TJ, Form.PETITION_TJ)
    held = answers(sheet_of(tried, Form.PETITION_TJ))
    assert held[BoxId.AMICABLE] == "Tentative amiable restée sans accord, constatée le 1er octobre 2026."
    assert forms(Computed(rich(), ON), FILINGS[FilingId.INJONCTION_TC]) == (Form.ORDER_TC,)


def test_no_box_is_empty_and_every_sheet_says_that_the_form_of_the_day_decides() -> None:
    for dossier in (rich(), rich(CONSUMER), GRANTED["declaration_creance"]["entreprise"]):
        assert all(box.value.strip() and "None" not in box.value for box in sheet_of(dossier).boxes)
    names = [entry.file.name for entry in court_file(rich(), ON).entries if not entry.to_hand]
    assert names == ["LISEZ-MOI.docx", "Avant-de-deposer.docx", "Fiche-du-formulaire.docx"]


def test_without_a_petition_there_is_no_sheet() -> None:
    with pytest.raises(LetterNotAllowed):
        form_sheet(Computed(rich(DebtorKind.COLLECTIVITE), ON), FILINGS[FilingId.INJONCTION_TJ])


NAMES = {
    "nom_demandeur": BoxId.CREDITOR_NAME,
    "Demandeur - Nom et prénoms": BoxId.CREDITOR_NAME,
    "raisonSocialeCreancier": BoxId.CREDITOR_NAME,
    "topmostSubform[0].Page1[0].creancier_nom[0]": BoxId.CREDITOR_NAME,
    "Votre adresse": BoxId.CREDITOR_STREET,
    "code_postal_demandeur": BoxId.CREDITOR_POSTCODE,
    "Demandeur.ville": BoxId.CREDITOR_CITY,
    "adresse électronique du demandeur": BoxId.CREDITOR_EMAIL,
    "siret_creancier": BoxId.CREDITOR_NUMBER,
    "representant_legal_demandeur": BoxId.CREDITOR_ORGAN,
    "date_naissance_demandeur": BoxId.CREDITOR_BORN_ON,
    "lieu de naissance": BoxId.CREDITOR_BORN_IN,
    "nom_debiteur": BoxId.DEBTOR_NAME,
    "DEBITEURS": BoxId.DEBTOR_NAME,
    "Votre adversaire : nom": BoxId.DEBTOR_NAME,
    "adresse_defendeur": BoxId.DEBTOR_STREET,
    "principal": BoxId.PRINCIPAL,
    "montant_interets": BoxId.INTEREST,
    "taux_interets": BoxId.RATE,
    "frais accessoires": BoxId.INDEMNITY,
    "montant_total": BoxId.TOTAL,
    "Montant de la créance": BoxId.TOTAL,
    "fondement_creance": BoxId.GROUNDS,
    "documents_justificatifs": BoxId.EXHIBITS,
    "tribunal": BoxId.COURT,
    "montant échu": BoxId.DUE,
    "montant à échoir": BoxId.NOT_YET_DUE,
    "privilège ou sûreté": BoxId.SECURITY,
    "date_jugement": BoxId.OPENED_ON,
    "fait_a": BoxId.PLACE,
    "date": BoxId.DATE,
    "signature": None,
    "numero_greffe": None,
    "N° du Tribunal": None,
    "nom": None,
    "nom_mandataire": None,
    "prenom_demandeur": None,
    "nationalite_debiteur": None,
    "clause_penale": None,
    "telephone_debiteur": None,
    "Text12": None,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_field_is_known_by_its_words_or_left_alone(name: str) -> None:
    assert box_of(FormField(name, "", None)) is NAMES[name]


def test_a_dropped_form_is_filled_and_its_other_fields_are_left() -> None:
    form = blank(
        "tribunal", "demandeur/nom", "demandeur/adresse", "debiteur/nom", "principal", "total", "champ7", "signature"
    )
    made = filled_form(form, sheet_of(rich()))
    assert written(made.content) == {
        "tribunal": answers(sheet_of(rich()))[BoxId.COURT],
        "demandeur.nom": "Atelier Nord",
        "demandeur.adresse": "12 rue des Lilas, 59000 Lille",
        "debiteur.nom": "Durand & Fils",
        "principal": "1 024,63 €",
        "total": "1 103,96 €",
    }
    assert (len(made.boxes), made.left) == (6, 2)


def test_the_box_of_a_person_stays_empty_for_a_company_and_a_second_party_too() -> None:
    form = blank("nom_demandeur", "denomination_demandeur", "nom_debiteur", "nom_debiteur_2")
    assert written(filled_form(form, sheet_of(rich())).content) == {
        "denomination_demandeur": "Atelier Nord",
        "nom_debiteur": "Durand & Fils",
    }


def test_a_narrow_field_takes_bare_figures_or_nothing_and_a_locked_one_is_left() -> None:
    form = blank(
        "siren_demandeur",
        "date",
        "nom_demandeur",
        "nom_debiteur",
        readonly="nom_debiteur",
        longest={"siren_demandeur": 9, "date": 8, "nom_demandeur": 5},
    )
    made = filled_form(form, sheet_of(rich()))
    assert written(made.content) == {"siren_demandeur": "732829320", "date": "22112026"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (blank(), "aucun champ"),
        (blank(xfa=True), "XFA"),
        (blank("Text1", "Text2"), "ne disent pas"),
        (b"%PDF-1.7 broken", "ne s'ouvre pas"),
        (b"not a pdf", "ne s'ouvre pas"),
    ],
)
def test_a_form_that_cannot_be_filled_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(PdfRefused, match=sentence) as refused:
        filled_form(content, sheet_of(rich()))
    assert refused.value.hint == "Recopiez la fiche : chaque réponse a son bouton."


def test_a_form_of_both_kinds_is_filled_without_its_other_half() -> None:
    made = filled_form(blank("nom_debiteur", xfa=True), sheet_of(rich()))
    assert written(made.content) == {"nom_debiteur": "Durand & Fils"}
    form = PdfReader(BytesIO(made.content)).root_object["/AcroForm"].get_object()
    assert isinstance(form, DictionaryObject) and "/XFA" not in form
