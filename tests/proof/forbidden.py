"""What no roadmap may break, whatever the path: written from the law alone, and not from the conditions of the remedies.

Each rule answers a sentence when it is broken. The proof asks them of every remedy and of every roadmap that it meets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from guide.case.codes import Activity, DebtorKind
from guide.case.journal import Dispute
from guide.claim.limitation import LimitationState
from guide.path.facts.situation import Dear, Situation
from guide.path.remedies import REMEDIES
from guide.path.remedies.remedy import State, judge

if TYPE_CHECKING:
    from guide.path.advice.advice import AdvisedStep

ORDERS = frozenset(("injonction_tc", "injonction_tj"))
INTERIM = frozenset(("refere_provision_tc", "refere_provision_tj", "refere_provision_ta"))
#: Suits and seizures of one creditor alone: stopped by collective proceedings (C. com. L622-21).
INDIVIDUAL = ORDERS | {
    "petites_creances",
    "creance_incontestee",
    "injonction_europeenne",
    "petits_litiges_europeens",
    "refere_provision_tc",
    "refere_provision_tj",
    "assignation_tc",
    "assignation_tj",
    "requete_tj",
    "avocat_local",
    "saisie_conservatoire",
    "saisie_conservatoire_sans_juge",
    "saisie_attribution",
    "saisie_vente",
    "acte_interruptif",
    "certificat_non_paiement",
    "mise_en_demeure",
    "relance_amiable",
    "societe_recouvrement",
}
#: What may not be brought once the debt is barred.
SUITS = (INDIVIDUAL | INTERIM | {"requete_ta", "mandatement_office", "memoire_reclamation"}) - {
    "certificat_non_paiement"
}
SEIZURES = frozenset(("saisie_conservatoire", "saisie_conservatoire_sans_juge", "saisie_attribution", "saisie_vente"))
COMMERCIAL = frozenset(
    ("injonction_tc", "refere_provision_tc", "assignation_tc", "frais_opposition", "creance_incontestee")
)
#: What only a business owes, or only a business may be brought to (C. com. L441-10, L441-16; Civ. 1799-1).
OF_BUSINESSES = frozenset(("signalement_dgccrf", "reclamation_publique", "mediateur_entreprises", "garantie_paiement"))
IN_FRANCE = ORDERS | {"petites_creances", "creance_incontestee", "requete_tj"}
ADMINISTRATIVE = frozenset(("mandatement_office", "saisine_crc", "refere_provision_ta", "requete_ta"))
#: What a public person is made to pay only of a debt that is not disputed (CGCT L1612-15, L1612-16).
OF_RIGHT = frozenset(("mandatement_office", "saisine_crc"))
EUROPEAN = frozenset(("injonction_europeenne", "petits_litiges_europeens"))
#: What comes first when limitation is near: an act that stops it (C. civ. 2240, 2241), or a written claim that does
#: toward a public buyer (loi 68-1250, art. 2).
URGENT = frozenset(("acte_interruptif", "reclamation_publique"))
#: In force, but its decree was not found: never the first thing to do.
AWAITED = "creance_incontestee"
#: Where limitation that is near commands nothing, and why.
UNHURRIED: Mapping[str, str] = {
    "completer": "not known to be due",
    "rien_du": "nothing is owed",
    "solde_minime": "what is left is not worth a letter",
    "radiee": "nobody can be sued before a representative is named",
    "a_echoir": "nothing is due",
    "declarer": "declaring interrupts it (C. com. L622-25-1)",
    "relever": "suits are stopped (C. com. L622-21)",
    "forclos": "suits are stopped (C. com. L622-21)",
    "declaree": "declaring interrupted it (C. com. L622-25-1)",
    "surendettement": "the commission's answer comes first in the order of tests",
    "titre": "a title is enforced, and enforcement restarts it (C. civ. 2244)",
    "signifier": "serving the order interrupts it (Cass. 10 July 1990)",
    "ordonnance_a_dater": "serving the order interrupts it; its date is to be found today",
    "attente_opposition": "service interrupted it",
    "opposition": "service interrupted it; fifteen days to answer",
    "audience": "service interrupted it; the judge has the case",
}
_FIVE_THOUSAND = 500_000
#: What is paid before it brings anything.
COSTLY = ORDERS | {
    "petites_creances",
    "creance_incontestee",
    "refere_provision_tc",
    "refere_provision_tj",
    "assignation_tc",
    "assignation_tj",
    "requete_tj",
}


#: A rule of one remedy in one situation: broken when it answers True.
Rule: TypeAlias = Callable[[str, Situation], bool]


def _is_public(s: Situation) -> bool:
    """A public person: an administration, an EPIC, or an undertaking not known to be a company (CGPPP L2311-1)."""
    return s.kind.is_administration or (s.kind is DebtorKind.ENTREPRISE_PUBLIQUE and s.commercial_form is not True)


def _traders(s: Situation) -> bool:
    return s.kind is DebtorKind.COMMERCANT and s.activity is Activity.COMMERCANT


#: Why a remedy may not be offered, each rule alone: the proof holds one at a time to all that its remedy reads.
RULES: Mapping[str, Rule] = {
    "a consumer offered a commercial court, or what only businesses owe": lambda id, s: (
        id in COMMERCIAL | OF_BUSINESSES and s.kind is DebtorKind.PARTICULIER
    ),
    "a commercial court for who is no trader": lambda id, s: (
        id in COMMERCIAL and s.kind not in (DebtorKind.COMMERCANT, DebtorKind.ENTREPRISE_PUBLIQUE)
    ),
    "a procedure of France alone, toward a debtor abroad": lambda id, s: id in IN_FRANCE and not s.domestic,
    "a European procedure in France, in Denmark, outside the Union or toward a public person": lambda id, s: (
        id in EUROPEAN and (not s.in_european_orders or _is_public(s))
    ),
    "a seizure on public goods": lambda id, s: (
        id in SEIZURES and (s.kind.is_administration or s.commercial_form is False)
    ),
    "the administrative court for a private debtor": lambda id, s: id in ADMINISTRATIVE and not s.kind.is_public_buyer,
    "an order for payment toward a public person or abroad": lambda id, s: (
        id in ORDERS and (_is_public(s) or not s.domestic)
    ),
    "an individual suit after the opening of proceedings": lambda id, s: id in INDIVIDUAL and s.collective is True,
    "a suit on a barred debt": lambda id, s: id in SUITS and s.limitation is LimitationState.PRESCRITE,
    "what only businesses owe, from who acts for none": lambda id, s: (
        id in OF_BUSINESSES - {"reclamation_publique"} and s.professional is False
    ),
    "a quick procedure for a debt seriously disputed": lambda id, s: (
        id in ORDERS | INTERIM | {"petites_creances", "creance_incontestee"} and s.dispute is Dispute.SERIEUSE
    ),
    "small claims between traders": lambda id, s: id == "petites_creances" and _traders(s),
    "an uncontested claim of who is no trader": lambda id, s: (
        id == "creance_incontestee" and s.activity not in (Activity.COMMERCANT, Activity.ARTISAN, None)
    ),
    "the civil court between traders": lambda id, s: id == "injonction_tj" and _traders(s),
    "small claims above 5 000 €": lambda id, s: (
        id == "petites_creances" and (s.principal_and_interest or 0) > _FIVE_THOUSAND
    ),
    "a petition above 5 000 €": lambda id, s: id == "requete_tj" and (s.claimed or 0) > _FIVE_THOUSAND,
    "European small claims above 5 000 €": lambda id, s: (
        id == "petits_litiges_europeens" and (s.principal or 0) > _FIVE_THOUSAND
    ),
    "a commercial court where a SEL is a party (C. com. L721-5)": lambda id, s: id in COMMERCIAL and s.liberal_company,
    "an order that nobody can be served with": lambda id, s: id in ORDERS and s.struck_off,
    "a suit that costs more than what is left": lambda id, s: id in COSTLY and s.dear is Dear.TOUS,
    "an order to pay a debt whose undisputed part is not known": lambda id, s: (
        id in OF_RIGHT and s.dispute is Dispute.PARTIELLE and not s.part_undisputed
    ),
}


def offences(id: str, s: Situation) -> Iterator[str]:
    """Why this remedy may not be offered in that situation: the rules that it breaks."""
    return (said for said, broken in RULES.items() if broken(id, s))


def failures(outcome: str, steps: Sequence[AdvisedStep], s: Situation) -> Iterator[str]:
    """What is wrong with a whole roadmap: its steps together, then each by the rules of remedies, with its words."""
    if not steps:
        yield "no first step"
        return
    ids = [step.remedy for step in steps]
    if len(set(ids)) < len(ids):
        yield "the same step twice"
    yield from leading(outcome, ids[0], s)
    for step in steps:
        if judge(REMEDIES[step.remedy], s) is State.CLOSED:
            yield f"{step.remedy}: a closed route among the steps"
        for said in offences(step.remedy, s):
            yield f"{step.remedy}: {said}"
        if s.kind is DebtorKind.PARTICULIER:
            yield from (f"{step.remedy}: {said}" for said in _said_to_a_creditor_of_a_consumer(step))


def leading(outcome: str, first: str, s: Situation) -> Iterator[str]:
    """What is wrong with this first step."""
    if judge(REMEDIES[first], s) is not State.OPEN:
        yield "the first step is not open"
    if first == AWAITED:
        yield "the first step awaits its decree"
    if outcome not in UNHURRIED and first not in URGENT and s.limitation is LimitationState.BIENTOT:
        yield "limitation near, and no urgent step first"


def _said_to_a_creditor_of_a_consumer(step: AdvisedStep) -> Iterator[str]:
    """No commercial court, and neither the forty euros nor the penalties between businesses (C. com. L441-10)."""
    if any(word in (step.court or "").lower() for word in ("commerce", "commercial", "activités économiques")):
        yield "a consumer offered a commercial court"
    said = f"{step.title} {step.why}".replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    if any(word in said for word in ("40 €", "indemnité forfaitaire", "L441-10", "frais de dossier")):
        yield "a consumer asked for the forty euros or a fee"
    if {"c-com-l441-10", "c-com-d441-5"} & set(step.references):
        yield "the penalties between businesses cited for a consumer"


assert (
    set(REMEDIES) >= INDIVIDUAL | SUITS | SEIZURES | COMMERCIAL | OF_BUSINESSES | IN_FRANCE | ADMINISTRATIVE | EUROPEAN
)
