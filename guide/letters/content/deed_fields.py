"""What the letters say beside the debt: the parties of a deed, what happened, the contract, the exhibits.

Strings ready to print; field names are the vocabulary of the templates, in French. Build one only for a letter whose
facts are there (see `needs`).
"""

from dataclasses import dataclass
from datetime import date

from guide import law
from guide.case.codes import Channel, EventKind, Nature
from guide.case.debt_names import debt_heading
from guide.case.model import Creditor, Dossier, Event, Exhibit, Party
from guide.case.standing import is_sole_trader
from guide.letters.catalogue.claimed_sums import Scope
from guide.letters.catalogue.computed import Computed
from guide.letters.content.civil_status import business_name, denomination, is_person
from guide.letters.content.exhibit_kind import PROVES, ExhibitKind, kind_of
from guide.letters.content.party_fields import Destinataire, address_lines, known_party, registration, salutation
from guide.values.french import day, listed, money, short_day, typeset
from guide.values.notation import FRENCH, Notation

#: What was supplied: « porte sur une vente », « vient d'une vente ».
_NATURES = {
    Nature.PRESTATION: ("une prestation de services", "d’une prestation de services"),
    Nature.VENTE: ("une vente", "d’une vente"),
    Nature.TRAVAUX: ("des travaux", "de travaux"),
    Nature.TRANSPORT: ("un transport", "d’un transport"),
    Nature.ABONNEMENT: ("un abonnement", "d’un abonnement"),
    Nature.LOYER: ("un loyer", "d’un loyer"),
    Nature.PRET: ("un prêt", "d’un prêt"),
}
_CONTRACT = ("un contrat", "d’un contrat")


@dataclass(frozen=True)
class Ligne:
    """A line of a form: its heading, and what stands there."""

    libelle: str
    valeur: str


@dataclass(frozen=True)
class Partie:
    """A party of a deed or of a request: what is known of it, line by line."""

    nom: str
    denomination: str
    adresse: str
    a_immatriculation: bool
    immatriculation: str
    a_representant: bool
    representant: str
    lignes: tuple[Ligne, ...]
    #: What a person says of herself in a request (CPC 54), and nowhere else; empty for a company.
    etat_civil: tuple[Ligne, ...] = ()


def partie(party: Party) -> Partie:
    name, address, number = denomination(party), ", ".join(address_lines(party)), registration(party)
    organ, signatory = (party.representative or "").strip(), _signatory(party)
    lines = (
        ("Nom ou dénomination", name),
        ("Nom commercial", (party.trade_name or "").strip()),
        ("Domicile ou siège", address),
        ("Immatriculation", number),
        ("Représentant légal", organ),
        ("Représentée par", "" if organ else signatory),
        ("Courriel", (party.email or "").strip()),
        ("Téléphone", (party.phone or "").strip()),
    )
    filled = tuple(Ligne(label, typeset(value)) for label, value in lines if value)
    acting = organ or signatory
    return Partie(
        nom=typeset(business_name(party)),
        denomination=typeset(name),
        adresse=typeset(address),
        a_immatriculation=bool(number),
        immatriculation=typeset(number) or "–",
        a_representant=bool(acting),
        representant=typeset(acting) or "–",
        lignes=filled,
        etat_civil=_civil_status(party) if isinstance(party, Creditor) else (),
    )


def _civil_status(creditor: Creditor) -> tuple[Ligne, ...]:
    if not is_person(creditor):
        return ()
    born = day(creditor.born_on) if creditor.born_on else ""
    place = (creditor.born_in or "").strip()
    lines = (
        ("Profession", (creditor.profession or "").strip()),
        ("Nationalité", (creditor.nationality or "").strip()),
        ("Date de naissance", born),
        ("Lieu de naissance", place),
    )
    return tuple(Ligne(label, typeset(value)) for label, value in lines if value)


def _signatory(party: Party) -> str:
    """Who signs for a company; nobody signs for a person but herself."""
    if not isinstance(party, Creditor) or not (party.legal_form or "").strip() or is_sole_trader(party):
        return ""
    signatory = (party.signatory or "").strip()
    return "" if party.name.casefold() in signatory.casefold() else signatory


@dataclass(frozen=True)
class Journal:
    """What happened before the letter; a date is empty when its boolean is false.

    `…_sur_tout`: it came after all that the letter speaks of was due. Before, it asked for a part at most.
    """

    relance_faite: bool
    relance_le: str
    relance_sur_tout: bool
    deja_mis_en_demeure: bool
    mis_en_demeure_le: str
    mise_en_demeure_sur_tout: bool
    par_recommande: bool
    conteste: bool
    conteste_le: str


def journal(computed: Computed, scope: Scope, notation: Notation = FRENCH) -> Journal:
    dossier, on = computed.dossier, computed.on
    # What was sent before anything was due asked for nothing yet: the letter does not recall it.
    dues = [invoice.due for invoice in computed.figures(scope).invoices]
    first_due, last_due = min(dues, default=date.min), max(dues, default=date.min)

    def last(kind: EventKind) -> Event | None:
        return next((e for e in reversed(dossier.events_of(kind, on=on)) if e.on > first_due), None)

    reminder, notice = last(EventKind.RELANCE), last(EventKind.MISE_EN_DEMEURE)
    objection = dossier.last(EventKind.CONTESTATION, on=on)
    return Journal(
        relance_faite=reminder is not None,
        relance_le=day_of(reminder, notation),
        relance_sur_tout=reminder is not None and reminder.on > last_due,
        deja_mis_en_demeure=notice is not None,
        mis_en_demeure_le=day_of(notice, notation),
        mise_en_demeure_sur_tout=notice is not None and notice.on > last_due,
        par_recommande=notice is not None and notice.channel in (Channel.LRAR, Channel.LRE),
        conteste=objection is not None,
        conteste_le=day_of(objection, notation),
    )


def day_of(event: Event | None, notation: Notation = FRENCH) -> str:
    """The day of an event; empty without one."""
    return notation.day(event.on) if event else ""


@dataclass(frozen=True)
class Contrat:
    """Where the debt comes from."""

    #: « une prestation de services », « d’une prestation de services ».
    nature: str
    origine: str
    a_date: bool
    signe_le: str
    a_reference: bool
    reference: str
    #: There is a paper to join: dated or numbered, and not told to be unsigned.
    ecrit: bool
    prix: str
    a_libelles: bool
    #: What the invoices say was supplied.
    libelles: str


def contrat(computed: Computed) -> Contrat:
    dossier, contract = computed.dossier, computed.dossier.contract
    natures = list(dict.fromkeys(_NATURES[i.nature] for i in dossier.invoices if i.nature)) or [_CONTRACT]
    labels = list(dict.fromkeys(i.label.strip() for i in dossier.invoices if i.label and i.label.strip()))
    price, reference = contract.price_net, (contract.reference or "").strip()
    return Contrat(
        nature=listed([what for what, _ in natures]),
        origine=listed([of_what for _, of_what in natures]),
        a_date=contract.on is not None,
        signe_le=day(contract.on) if contract.on else "",
        a_reference=bool(reference),
        reference=reference,
        ecrit=contract.signed is not False and (contract.on is not None or bool(reference)),
        prix=money(price) if price is not None else "",
        a_libelles=bool(labels),
        libelles=typeset(" ; ".join(labels)),
    )


@dataclass(frozen=True)
class Piece:
    """`intitule` is title and date together."""

    rang: str
    intitule: str
    titre: str
    le: str
    prouve: str


def pieces(computed: Computed) -> tuple[Piece, ...]:
    """The numbered list of the exhibits of the dossier, in its order; while none is listed, the invoices themselves."""
    invoices = (Exhibit(debt_heading(i), ExhibitKind.FACTURE, i.issued) for i in computed.dossier.invoices)
    return tuple(
        Piece(
            str(n),
            typeset(f"{e.title}, {day(e.on)}" if e.on else e.title),
            typeset(e.title),
            short_day(e.on) if e.on else "non datée",
            typeset(PROVES[kind_of(e)]),
        )
        for n, e in enumerate(computed.dossier.exhibits or invoices, 1)
    )


def tiers(dossier: Dossier, role: str) -> Destinataire:
    """The addressee that is not the debtor: a court, a bank, a mediator…"""
    name, lines = known_party(dossier, role)
    return Destinataire(typeset(name), tuple(map(typeset, lines)), typeset(salutation(name)))


@dataclass(frozen=True)
class Chantier:
    """Works: their owner, and the price above which their payment is guaranteed."""

    maitre_ouvrage: str
    seuil: str


def chantier(computed: Computed) -> Chantier:
    owner = computed.dossier.third_party("maitre_ouvrage")
    limit = law.amount("seuil_garantie_travaux", computed.on).value
    return Chantier(typeset(owner.name.strip()) if owner else "", money(limit))
