"""Which request a court file is for, the papers that go with it, who judges it and why."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from guide.case.codes import DebtorKind, EventKind
from guide.case.standing import debtor_kind
from guide.letters.catalogue.catalogue import Letter, papers
from guide.letters.catalogue.claimed_sums import Scope
from guide.letters.catalogue.computed import Computed
from guide.path.remedies import LOCAL_LAW, REMEDIES, Assessment, Cost, State


class FilingId(StrEnum):
    """The route that the file serves, by the id of its remedy."""

    INJONCTION_TC = "injonction_tc"
    INJONCTION_TJ = "injonction_tj"
    DECLARATION = "declaration_creance"


@dataclass(frozen=True)
class Filing:
    """`request` and `statement` are papers of the catalogue; `to` is the role of who receives the file."""

    id: FilingId
    title: str
    request: str
    statement: str
    #: The heading of the request among the files.
    file_title: str
    form: str
    reference: str

    @property
    def letter(self) -> Letter:
        return papers()[self.request]

    @property
    def scope(self) -> Scope:
        return self.letter.scope

    @property
    def is_order(self) -> bool:
        """An order for payment, asked of a judge."""
        return self.id is not FilingId.DECLARATION


FILINGS = {
    filing.id: filing
    for filing in (
        Filing(
            FilingId.INJONCTION_TC,
            "Injonction de payer, tribunal de commerce",
            "requete_injonction_tc",
            "decompte",
            "Requete-en-injonction-de-payer",
            "Cerfa 12946*02",
            "fiche-injonction",
        ),
        Filing(
            FilingId.INJONCTION_TJ,
            "Injonction de payer, tribunal judiciaire",
            "requete_injonction_tj",
            "decompte",
            "Requete-en-injonction-de-payer",
            "Cerfa 12948*06",
            "fiche-injonction",
        ),
        Filing(
            FilingId.DECLARATION,
            "Déclaration de créance",
            "declaration_creance",
            "decompte_declaration",
            "Declaration-de-creance",
            "Cerfa 10021*01, facultatif",
            "fiche-declaration",
        ),
    )
}


def filings(computed: Computed) -> tuple[Filing, ...]:
    """Those of this dossier, the likeliest first. One that is closed may stand there: the check says why.

    Raises what the advice raises.
    """
    if _in_proceedings(computed):
        return (FILINGS[FilingId.DECLARATION],)
    orders = (FILINGS[FilingId.INJONCTION_TC], FILINGS[FilingId.INJONCTION_TJ])
    possible = tuple(order for order in orders if assessed(computed, order).state is not State.CLOSED)
    if possible:
        return possible
    trader = debtor_kind(computed.dossier) is DebtorKind.COMMERCANT
    return orders[:1] if trader else orders[1:]


def _in_proceedings(computed: Computed) -> bool:
    dossier = computed.dossier
    opened = dossier.first(EventKind.JUGEMENT_OUVERTURE, EventKind.BODACC, on=computed.on) is not None
    return opened or dossier.answer("insolvency") in ("sauvegarde", "redressement", "liquidation")


def assessed(computed: Computed, filing: Filing) -> Assessment:
    """The route as the guide judges it."""
    return computed.advice.remedies[filing.id]


def court(computed: Computed, filing: Filing) -> str:
    """Who receives the file: the competent court in words."""
    return REMEDIES[filing.id].before(computed.situation) or ""


def cost(computed: Computed, filing: Filing) -> Cost:
    return REMEDIES[filing.id].cost(computed.situation)


def why_this_court(computed: Computed, filing: Filing) -> tuple[str, tuple[str, ...]]:
    """One or two sentences, and their texts; of a closed route, why it is."""
    kind, assessment = debtor_kind(computed.dossier), assessed(computed, filing)
    if assessment.state is State.CLOSED:
        texts = tuple(dict.fromkeys(reason.reference for reason in assessment.reasons))
        return " ".join(reason.text for reason in assessment.reasons), texts
    if filing.id is FilingId.DECLARATION:
        return (
            "Une procédure collective est ouverte : plus aucun procès seul. La créance se déclare au mandataire judiciaire, "
            "ou au liquidateur, que le jugement a nommé.",
            ("c-com-l622-21", "c-com-l622-24"),
        )
    place = (
        "C'est celui du lieu où votre client demeure ou a son siège : une clause contraire du contrat ne compte pas."
    )
    if filing.id is FilingId.INJONCTION_TC:
        local = computed.situation.postcode.startswith(LOCAL_LAW)
        judge = "la chambre commerciale du tribunal judiciaire" if local else "le tribunal de commerce"
        return f"Votre client est commerçant, artisan ou société commerciale : {judge} décide. {place}", ("cpc-1406",)
    if kind is DebtorKind.COMMERCANT:
        return (
            "Votre client est commerçant et vous ne l'êtes pas : vous pouvez choisir le tribunal judiciaire (à vérifier). "
            f"{place}",
            ("cpc-1406",),
        )
    if computed.situation.housing_rent:
        return f"Un loyer d'habitation relève du juge des contentieux de la protection. {place}", (
            "cpc-1406",
            "coj-l213-4-4",
        )
    return f"Votre client n'est pas commerçant : le tribunal judiciaire décide. {place}", ("cpc-1406",)


class FindingLevel(StrEnum):
    """From what makes the request useless to what is right."""

    #: Filing would be lost money, or lost time that counts.
    ARRET = "arret"
    #: The request may come back, or be void.
    MANQUE = "manque"
    #: The judge may grant less, or the debtor oppose.
    FAIBLE = "faible"
    BON = "bon"


@dataclass(frozen=True)
class Finding:
    """`what` and `then` are French sentences; `then` is empty for what is right."""

    level: FindingLevel
    what: str
    then: str = ""
    references: tuple[str, ...] = ()


#: A finding of each level.
fault, gap, weakness, strength = (partial(Finding, level) for level in FindingLevel)
