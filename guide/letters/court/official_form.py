"""The official form of a request, box by box: what to copy under each of its headings, and nothing that it may not have.

No form has been seen in its version of the day: the headings are those of CPC 57 and 1407, or of C. com. R622-23, which
every version follows, in the order of the version 12946*01 that was read. What differs is found under the form's own
words; the sheet says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from guide.case.codes import EventKind
from guide.case.debt_names import nouns
from guide.case.model import Creditor, Debtor, Party
from guide.claim import Regime
from guide.letters.catalogue.catalogue import Tone, papers
from guide.letters.catalogue.computed import Computed
from guide.letters.content.civil_status import business_name, is_person
from guide.letters.content.court_pages import FicheFormulaire, Rubrique
from guide.letters.content.deed_fields import contrat, pieces
from guide.letters.content.insolvency_fields import declaration, procedure
from guide.letters.content.letter_fields import Values
from guide.letters.court.filing import Filing, FilingId, court
from guide.letters.permission.permission import judged
from guide.path.remedies import REMEDIES, State
from guide.values.french import day, short_day, typeset
from guide.values.identifiers import format_siren, format_siret, validate_siren, validate_siret


class Form(StrEnum):
    """By the number that the forms have had so far; the star and the version change."""

    ORDER_TC = "12946*02"
    ORDER_TJ = "12948*06"
    PETITION_TJ = "16042*02"
    CLAIM = "10021*01"


#: What a box asks for, under whatever words.
BoxId = StrEnum(
    "BoxId",
    "COURT "
    "CREDITOR_NAME CREDITOR_FORM CREDITOR_STREET CREDITOR_POSTCODE CREDITOR_CITY CREDITOR_NUMBER CREDITOR_ORGAN "
    "CREDITOR_EMAIL CREDITOR_PHONE CREDITOR_PROFESSION CREDITOR_NATIONALITY CREDITOR_BORN_ON CREDITOR_BORN_IN "
    "DEBTOR_NAME DEBTOR_FORM DEBTOR_STREET DEBTOR_POSTCODE DEBTOR_CITY DEBTOR_NUMBER DEBTOR_ORGAN "
    "PRINCIPAL INTEREST RATE INTEREST_FROM INDEMNITY TOTAL DUE NOT_YET_DUE SECURITY PENDING_COURT OPENED_ON PUBLISHED_ON "
    "GROUNDS AMICABLE EXHIBITS PLACE DATE",
)


@dataclass(frozen=True)
class Box:
    """A box of the form; `part`: the heading it stands under; `note`: what to know before copying."""

    id: BoxId
    part: str
    heading: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class FormSheet:
    form: Form
    title: str
    boxes: tuple[Box, ...]


_TITLES = {
    Form.ORDER_TC: "Requête en injonction de payer, tribunal de commerce",
    Form.ORDER_TJ: "Requête en injonction de payer, tribunal judiciaire",
    Form.PETITION_TJ: "Requête au tribunal judiciaire (petits litiges)",
    Form.CLAIM: "Déclaration de créance (formulaire facultatif)",
}
FORMS = {FilingId.INJONCTION_TC: Form.ORDER_TC, FilingId.INJONCTION_TJ: Form.ORDER_TJ, FilingId.DECLARATION: Form.CLAIM}
_SIDES = ("Le demandeur (vous)", "Le défendeur (votre client)")
_CLAIM_SIDES = ("Le créancier (vous)", "Le débiteur (votre client)")
_SUMS, _GROUNDS, _END = "Les sommes demandées", "Le fondement de la demande", "À la fin"
_SEEN_NOWHERE = "Rubriques selon le formulaire en vigueur : ses mots peuvent différer, et il peut en demander d'autres."


def forms(computed: Computed, filing: Filing) -> tuple[Form, ...]:
    """The form of that file; and the plain petition where its route is open.

    Raises what the advice raises.
    """
    petition = computed.advice.remedies["requete_tj"].state is State.OPEN
    return (FORMS[filing.id], *((Form.PETITION_TJ,) if petition and filing.is_order else ()))


def form_sheet(computed: Computed, filing: Filing, form: Form | None = None) -> FormSheet:
    """Every box that the dossier can answer. Raises LetterNotAllowed while the request itself may not be written: it is
    the request that the form repeats."""
    form = form or FORMS[filing.id]
    judged(papers()[filing.request], computed).require()
    values = Values(papers()[filing.request], computed, Tone.NEUTRE)
    boxes = _claim(values) if form is Form.CLAIM else _request(values, filing, form)
    return FormSheet(form, _TITLES[form], tuple(box for box in boxes if box.value))


def printed_sheet(computed: Computed, filing: Filing) -> FicheFormulaire:
    """The sheet of the file's own form, as its template receives it. Raises what `form_sheet` raises."""
    sheet = form_sheet(computed, filing)
    return FicheFormulaire(
        date=day(computed.on),
        objet=sheet.title,
        client=typeset(computed.dossier.debtor.name),
        formulaire=f"Cerfa {sheet.form}",
        avertissement=typeset(_SEEN_NOWHERE),
        rubriques=tuple(
            Rubrique(typeset(box.part), typeset(box.heading), typeset(box.value), typeset(box.note))
            for box in sheet.boxes
        ),
    )


def form_warning() -> str:
    """What is said above every sheet."""
    return _SEEN_NOWHERE


def _request(values: Values, filing: Filing, form: Form) -> Iterator[Box]:
    computed, debt = values.computed, values.dette
    judge = court(computed, filing)
    if form is Form.PETITION_TJ:
        judge = REMEDIES["requete_tj"].before(computed.situation) or ""
    yield Box(
        BoxId.COURT, "En tête", "Tribunal saisi", judge, "Les numéros du tribunal et du greffe : laissez-les vides."
    )
    yield from _parties(computed, _SIDES)
    yield Box(BoxId.PRINCIPAL, _SUMS, "Somme en principal", debt.principal)
    name = "Pénalités de retard" if computed.regime is Regime.BUSINESS else "Intérêts"
    if debt.a_interets_dus:
        yield Box(BoxId.INTEREST, _SUMS, f"{name} au {short_day(computed.on)}", debt.interets_dus)
    if debt.a_interets_a_venir:
        yield Box(
            BoxId.RATE, _SUMS, "Taux des intérêts", debt.taux_du_jour, "À ce jour ; le décompte joint les détaille."
        )
        yield Box(BoxId.INTEREST_FROM, _SUMS, "Intérêts à compter du", debt.a_compter_du)
    if debt.a_indemnite:
        yield Box(
            BoxId.INDEMNITY,
            _SUMS,
            "Frais accessoires",
            debt.indemnite_due,
            "L'indemnité forfaitaire pour frais de recouvrement (C. com., art. D441-5).",
        )
    yield Box(BoxId.TOTAL, _SUMS, "Total demandé", debt.somme)
    yield Box(BoxId.GROUNDS, _GROUNDS, "Fondement de la créance", _grounds(values))
    if form is Form.PETITION_TJ:
        yield Box(BoxId.AMICABLE, _GROUNDS, "Tentative amiable", _attempt(computed), "Joignez-en la preuve.")
    yield Box(BoxId.EXHIBITS, _GROUNDS, "Pièces jointes", _exhibits(values))
    yield from _end(computed)


def _claim(values: Values) -> Iterator[Box]:
    declared, opened, debt = declaration(values.computed), procedure(values.computed), values.dette
    yield from _parties(values.computed, _CLAIM_SIDES)
    part = "La procédure"
    yield Box(BoxId.COURT, part, "Tribunal qui l'a ouverte", opened.tribunal if opened.a_tribunal else "")
    yield Box(BoxId.OPENED_ON, part, "Date du jugement d'ouverture", opened.ouverte_le)
    yield Box(BoxId.PUBLISHED_ON, part, "Publication au BODACC", opened.publiee_le if opened.a_publication else "")
    part = "La créance"
    yield Box(BoxId.TOTAL, part, "Montant total déclaré, au jour du jugement", debt.somme)
    yield Box(BoxId.DUE, part, "Dont échu", declared.echu)
    if declared.a_a_echoir:
        yield Box(
            BoxId.NOT_YET_DUE,
            part,
            "Dont à échoir",
            declared.a_echoir,
            "Les dates d'échéance sont dans la déclaration.",
        )
    security = "Réserve de propriété" if declared.reserve else "Aucune : créance chirographaire"
    yield Box(BoxId.SECURITY, part, "Privilège ou sûreté", security, "Ajoutez toute autre garantie, avec sa preuve.")
    yield Box(BoxId.GROUNDS, part, "Origine et nature de la créance", _grounds(values))
    if declared.instance:
        yield Box(BoxId.PENDING_COURT, part, "Juridiction déjà saisie", declared.juridiction)
    yield Box(BoxId.EXHIBITS, part, "Pièces jointes", _exhibits(values))
    yield from _end(values.computed)


def _parties(computed: Computed, parts: tuple[str, str]) -> Iterator[Box]:
    creditor, debtor = computed.dossier.creditor, computed.dossier.debtor
    yield from _party(creditor, parts[0], "CREDITOR")
    if is_person(creditor):
        yield Box(BoxId.CREDITOR_PROFESSION, parts[0], "Profession", (creditor.profession or "").strip())
        yield Box(BoxId.CREDITOR_NATIONALITY, parts[0], "Nationalité", (creditor.nationality or "").strip())
        born = short_day(creditor.born_on) if creditor.born_on else ""
        yield Box(BoxId.CREDITOR_BORN_ON, parts[0], "Date de naissance", born)
        yield Box(BoxId.CREDITOR_BORN_IN, parts[0], "Lieu de naissance", (creditor.born_in or "").strip())
    yield Box(BoxId.CREDITOR_EMAIL, parts[0], "Courriel", (creditor.email or "").strip())
    yield Box(BoxId.CREDITOR_PHONE, parts[0], "Téléphone", (creditor.phone or "").strip())
    yield from _party(debtor, parts[1], "DEBTOR")


def _party(party: Creditor | Debtor, part: str, side: str) -> Iterator[Box]:
    address = party.address
    assert address is not None
    organ = (party.representative or "").strip() or (
        (party.signatory or "").strip() if isinstance(party, Creditor) and not is_person(party) else ""
    )
    for name, heading, value in (
        ("NAME", "Nom et prénoms, ou dénomination", business_name(party)),
        ("FORM", "Forme de la société", (party.legal_form or "").strip()),
        ("STREET", "Adresse (domicile ou siège)", ", ".join(line.strip() for line in address.lines if line.strip())),
        ("POSTCODE", "Code postal", (address.postcode or "").strip()),
        ("CITY", "Ville", (address.city or "").strip()),
        ("NUMBER", "SIREN ou SIRET", _number(party)),
        ("ORGAN", "Représentant légal", organ),
    ):
        yield Box(BoxId[f"{side}_{name}"], part, heading, value)


def _number(party: Party) -> str:
    siret, siren = (party.siret or "").strip(), (party.siren or "").strip()
    if siret:
        return format_siret(validate_siret(siret))
    return format_siren(validate_siren(siren)) if siren else ""


def _grounds(values: Values) -> str:
    """Where the debt comes from, the invoices, and that they were claimed: a few lines, as a box holds them."""
    contract, debt, noted = contrat(values.computed), values.dette, values.journal
    source = f"contrat {contract.reference}".strip() if contract.a_reference else "contrat"
    if contract.a_reference or contract.a_date:
        dated = f" du {contract.signe_le}" if contract.a_date else ""
        lines = [f"{source[:1].upper()}{source[1:]}{dated}, qui porte sur {contract.nature}."]
    else:
        lines = [f"Créance née {contract.origine}."]
    if contract.a_libelles:
        lines.append(f"{contract.libelles}.")
    due = [f"{each.numero} de {each.montant}, échéance le {each.echue_le}" for each in debt.factures[:_TOLD]]
    more = len(debt.factures) - len(due)
    if not debt.pret:
        rest = f", et {more} autres au décompte" if more > 1 else ", et une autre au décompte" if more else ""
        label = nouns(values.computed.dossier)[len(debt.factures) > 1].capitalize()
        lines.append(f"{label} {' ; '.join(due)}{rest}.")
    if noted.deja_mis_en_demeure:
        lines.append(f"Mise en demeure du {noted.mis_en_demeure_le}, restée sans paiement complet.")
    elif noted.relance_faite:
        lines.append(f"Relance du {noted.relance_le}, restée sans paiement complet.")
    return " ".join(lines)


#: How many invoices a box names one by one.
_TOLD = 4


def _attempt(computed: Computed) -> str:
    """The amicable attempt of CPC 750-1, when the journal has it."""
    failed = computed.dossier.last(EventKind.CONCILIATION_ECHEC, on=computed.on)
    return f"Tentative amiable restée sans accord, constatée le {day(failed.on)}." if failed else ""


def _exhibits(values: Values) -> str:
    titles = [f"{piece.rang}. {piece.intitule}" for piece in pieces(values.computed)]
    return " ; ".join(titles) if titles else ""


def _end(computed: Computed) -> Iterator[Box]:
    creditor = computed.dossier.creditor
    city = (creditor.address.city or "").strip() if creditor.address else ""
    yield Box(BoxId.PLACE, _END, "Fait à", city)
    yield Box(BoxId.DATE, _END, "Le", short_day(computed.on), "Datez du jour où vous signez.")
