"""What a route costs, part by part, and who bears each part in the end; whether it needs a lawyer.

A part that no source gives is None, never zero. Figures come from the law's data: a fee is free to be agreed when it
has no tariff (a lawyer, a mediator).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guide import law
from guide.case.codes import DebtorKind
from guide.errors import NotInForce
from guide.path.facts.situation import Situation
from guide.path.remedies.ceilings import at_most
from guide.path.remedies.cost_parts import POSTAGE, CostPart, Lawyer, Need, Payer, figure, not_known
from guide.path.remedies.tariff import Bearer, commission, emolument
from guide.values.money import Cents


def _letter(s: Situation) -> tuple[CostPart, ...]:
    return (not_known(POSTAGE, Payer.CREANCIER, "cpce-l111-8"),)


def _served(label: str, payer: Payer, s: Situation) -> CostPart:
    cost = service(s)
    return CostPart(label, cost.min, cost.max, payer, "tarif-commissaires", cost.to_check)


def _order_commercial(s: Situation) -> tuple[CostPart, ...]:
    return (figure("greffe", "greffe_injonction_tc", Payer.PERDANT, s), *_serve(s))


def _serve(s: Situation) -> tuple[CostPart, ...]:
    return (_served("signification de l'ordonnance", Payer.PERDANT, s),)


def _counsel(id: str, s: Situation) -> tuple[CostPart, ...]:
    if lawyer(id, s).need is Need.NON:
        return ()
    return (not_known("avocat (honoraires libres)", Payer.JUGE, "cpc-700"),)


def _writ(s: Situation) -> CostPart:
    return figure("assignation", "assignation", Payer.PERDANT, s)


def _writ_commercial(id: str) -> Callable[[Situation], tuple[CostPart, ...]]:
    return lambda s: (_writ(s), not_known("greffe", Payer.PERDANT, "cpc-696"), *_counsel(id, s))


def _writ_civil(id: str) -> Callable[[Situation], tuple[CostPart, ...]]:
    return lambda s: (*_petition(s), _writ(s), *_counsel(id, s))


def _petition(s: Situation) -> tuple[CostPart, ...]:
    return (figure("contribution à l'aide juridique", "contribution_tj", Payer.PERDANT, s),)


def collected(s: Situation) -> CostPart:
    """The creditor's emolument on the whole principal, VAT included."""
    label = "émolument du commissaire sur ce qu'il encaisse"
    found = emolument(s.principal, Bearer.CREANCIER, s.on) if s.principal is not None else None
    if found is None:
        return CostPart(label, None, None, Payer.CREANCIER, "c-com-a444-32", True, True)
    return CostPart(label, found.total, found.total, Payer.CREANCIER, found.reference, found.to_check, True)


def _small_claims(s: Situation) -> tuple[CostPart, ...]:
    title = figure("titre", "petites_creances_titre", Payer.CREANCIER, s)
    return (
        figure("ouverture du dossier", "petites_creances_dossier", Payer.CREANCIER, s),
        CostPart(title.label, title.min, title.max, title.payer, title.reference, title.to_check, True),
        collected(s),
    )


def _seizure(s: Situation) -> tuple[CostPart, ...]:
    return (not_known("actes de saisie", Payer.CLIENT, "cpce-l111-8"), collected(s))


def agency(s: Situation) -> tuple[CostPart, ...]:
    """The market's commission on the whole sum."""
    found = commission(s.claimed, s.on) if s.claimed is not None else None
    low, high = found or (None, None)
    return (
        CostPart("commission sur les sommes encaissées", low, high, Payer.CREANCIER, "marche-recouvrement", True, True),
    )


def _abroad(s: Situation) -> tuple[CostPart, ...]:
    return (not_known("greffe, traduction et signification", Payer.PERDANT, "reg-1896-2006"),)


def _nothing(s: Situation) -> tuple[CostPart, ...]:
    return ()


def _one(label: str, payer: Payer, reference: str) -> Callable[[Situation], tuple[CostPart, ...]]:
    return lambda s: (not_known(label, payer, reference),)


#: The ways to be paid that are compared. What only secures, waits or reports is not one of them.
ROUTES: Mapping[str, Callable[[Situation], tuple[CostPart, ...]]] = {
    "relance_amiable": _nothing,
    "mise_en_demeure": _letter,
    "echeancier": _nothing,
    "transaction": _one("ce que vous abandonnez", Payer.CREANCIER, "c-civ-2044"),
    "conciliateur": _nothing,
    "mediateur_entreprises": _nothing,
    "mediation": _one("médiateur (honoraires libres)", Payer.CREANCIER, "c-civ-2238"),
    "societe_recouvrement": agency,
    "petites_creances": _small_claims,
    "creance_incontestee": _one("commandement, certificat et greffe", Payer.INCONNU, "cpce-l126-1"),
    "injonction_tc": _order_commercial,
    "injonction_tj": _serve,
    "signifier_ordonnance": _serve,
    "frais_opposition": lambda s: (
        not_known("frais d'opposition", Payer.PERDANT, "cpc-1425"),
        *_counsel("frais_opposition", s),
    ),
    "avocat_opposition": lambda s: _counsel("avocat_opposition", s),
    "refere_provision_tc": _writ_commercial("refere_provision_tc"),
    "refere_provision_tj": _writ_civil("refere_provision_tj"),
    "assignation_tc": _writ_commercial("assignation_tc"),
    "assignation_tj": _writ_civil("assignation_tj"),
    "requete_tj": _petition,
    "injonction_europeenne": _abroad,
    "petits_litiges_europeens": _abroad,
    "avocat_local": _one("avocat du pays et procédure", Payer.INCONNU, "cpc-48"),
    "certificat_non_paiement": lambda s: (_served("signification du certificat", Payer.CLIENT, s),),
    "saisie_attribution": _seizure,
    "saisie_vente": _seizure,
    "action_directe": _letter,
    "paiement_direct": _letter,
    "declaration_creance": _letter,
    "reclamation_publique": _letter,
    "memoire_reclamation": _letter,
    "mandatement_office": _nothing,
    "refere_provision_ta": lambda s: _counsel("refere_provision_ta", s),
    "requete_ta": lambda s: _counsel("requete_ta", s),
}


def parts(id: str, s: Situation) -> tuple[CostPart, ...]:
    """The expenses of one of ROUTES; none when it is free."""
    return ROUTES[id](s)


_COMMERCIAL = ("refere_provision_tc", "assignation_tc", "frais_opposition")
_CIVIL = ("refere_provision_tj", "assignation_tj", "avocat_opposition")
_BY_SUM = dict.fromkeys(_COMMERCIAL, ("seuil_avocat_tc", "cpc-853")) | dict.fromkeys(
    _CIVIL, ("seuil_avocat_tj", "cpc-761")
)
_WORDS = {
    Need.NON: "Pas d'avocat obligatoire.",
    Need.OUI: "Avocat obligatoire.",
    Need.INCONNU: "Avocat peut-être obligatoire : il manque un fait.",
}


def lawyer(id: str, s: Situation) -> Lawyer:
    """Whether that route needs a lawyer here, with its reference."""
    need, references = _need(id, s)
    return Lawyer(need, _WORDS[need], references)


def _need(id: str, s: Situation) -> tuple[Need, tuple[str, ...]]:
    if id in _CIVIL and s.housing_rent:
        return Need.NON, ("coj-l213-4-4",)
    if id in _BY_SUM:
        threshold, reference = _BY_SUM[id]
        within = at_most(s.claimed, threshold, s)
        return {True: Need.NON, False: Need.OUI, None: Need.INCONNU}[within], (reference,)
    if id in ("refere_provision_ta", "requete_ta"):
        without = (DebtorKind.COLLECTIVITE, DebtorKind.HOPITAL_PUBLIC)
        need = Need.NON if s.kind in without else Need.OUI if s.kind is DebtorKind.ETAT else Need.INCONNU
        return need, ("cja-r431-3",)
    return (Need.OUI, ()) if id == "avocat_local" else (Need.NON, ())


@dataclass(frozen=True)
class Cost:
    """A range in cents. `to_check`: a figure of it rests on one source or less."""

    min: Cents | None
    max: Cents | None
    to_check: bool = False


UNKNOWN_COST = Cost(None, None)


def free(situation: Situation) -> Cost:
    return Cost(0, 0)


def unknown(situation: Situation) -> Cost:
    return UNKNOWN_COST


def from_free(situation: Situation) -> Cost:
    """Nothing at least: a postage or a quote that is not known."""
    return Cost(0, None)


def _figures(situation: Situation, *ids: str) -> Cost:
    """The sum of these figures, or unknown when one is not in force that day."""
    try:
        found = [law.amount(id, situation.on) for id in ids]
    except NotInForce:
        return UNKNOWN_COST
    total = sum(figure.value for figure in found)
    return Cost(total, total, any(figure.support != "2+" for figure in found))


def service(situation: Situation) -> Cost:
    """An act served by a commissaire de justice: its tariff has three steps by the amount of the debt."""
    if situation.claimed is None:
        low, high = _figures(situation, "signification_petite"), _figures(situation, "signification_grande")
        return Cost(low.min, high.max, True)
    for size in ("petite", "moyenne"):
        if situation.claimed <= law.amount(f"palier_signification_{size}", situation.on).value:
            return _figures(situation, f"signification_{size}")
    return _figures(situation, "signification_grande")


def _plus(first: Cost, then: Cost) -> Cost:
    """`first` is paid for sure, `then` only if the route goes on."""
    top = None if first.max is None or then.max is None else first.max + then.max
    return Cost(first.min, top, first.to_check or then.to_check)


def order_commercial(situation: Situation) -> Cost:
    """The clerk's fee; then the service of the order."""
    return _plus(_figures(situation, "greffe_injonction_tc"), service(situation))


def order_civil(situation: Situation) -> Cost:
    """No clerk's fee and no contribution; then the service of the order."""
    return _plus(Cost(0, 0), service(situation))


def petition(situation: Situation) -> Cost:
    """The contribution due before the tribunal judiciaire."""
    return _figures(situation, "contribution_tj")


def writ_civil(situation: Situation) -> Cost:
    """The contribution and the writ; the lawyer's fee is free to be agreed."""
    return Cost(_figures(situation, "contribution_tj", "assignation").min, None, True)


def writ_commercial(situation: Situation) -> Cost:
    """The writ; the lawyer's fee and the clerk's are added."""
    return Cost(_figures(situation, "assignation").min, None, True)


def small_claims(situation: Situation) -> Cost:
    """The file; the title and a fee on what is collected are added, all borne by the creditor."""
    return Cost(_figures(situation, "petites_creances_dossier").min, None, True)
