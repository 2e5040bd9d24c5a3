"""The expenses of the routes, part by part, from the law's data.

A part that no source gives is None, never zero: a fee is free to be agreed when it has no tariff (a lawyer, a mediator).
"""

from collections.abc import Callable
from typing import TypeAlias

from guide import law
from guide.errors import NotInForce
from guide.path.facts.situation import Situation
from guide.path.remedies import lawyers
from guide.path.remedies.cost_parts import CostPart, Payer, figure, not_known
from guide.path.remedies.tariff import commission, emolument

Parts: TypeAlias = tuple[CostPart, ...]
#: The parts of a situation.
PartsOf: TypeAlias = Callable[[Situation], Parts]


def _all(*makers: PartsOf) -> PartsOf:
    return lambda s: tuple(part for make in makers for part in make(s))


def quoted(label: str, payer: Payer, reference: str) -> PartsOf:
    """An expense whose price must be asked for."""
    return lambda s: (not_known(label, payer, reference),)


def _fee(label: str, id: str, payer: Payer) -> PartsOf:
    return lambda s: (figure(label, id, payer, s),)


def _service(label: str, payer: Payer, later: bool = False) -> PartsOf:
    return lambda s: (_served(label, payer, s, later),)


def _served(label: str, payer: Payer, s: Situation, later: bool) -> CostPart:
    """An act served by a commissaire de justice: its tariff has three steps by the amount of the debt (A444-11)."""
    small, large = figure(label, "signification_petite", payer, s), figure(label, "signification_grande", payer, s)
    part = CostPart(label, small.min, large.max, payer, "tarif-commissaires", True, later=later)
    if s.claimed is None:
        return part
    size = "grande"
    try:
        for name in ("moyenne", "petite"):
            size = name if s.claimed <= law.amount(f"palier_signification_{name}", s.on).value else size
    except NotInForce:
        return CostPart(label, None, None, payer, "tarif-commissaires", True, later=later)
    one = figure(label, f"signification_{size}", payer, s)
    return CostPart(label, one.min, one.max, payer, "tarif-commissaires", one.to_check, later=later)


def _counsel(lawyer: lawyers.LawyerOf) -> PartsOf:
    fees = not_known("avocat (honoraires libres)", Payer.JUGE, "cpc-700")
    return lambda s: () if lawyer(s).need is lawyers.Need.NON else (fees,)


def collected(s: Situation) -> Parts:
    """The creditor's emolument on the whole principal, VAT included."""
    label = "émolument du commissaire sur ce qu'il encaisse"
    due = emolument(s.principal, s.on) if s.principal is not None else None
    if due is None:
        return (CostPart(label, None, None, Payer.CREANCIER, "c-com-a444-32", True, True),)
    return (CostPart(label, due.total, due.total, Payer.CREANCIER, due.reference, due.to_check, True),)


def small_claims(s: Situation) -> Parts:
    """All borne by the creditor: the file; the title and a fee on what is collected, if there is an agreement."""
    title = figure("titre", "petites_creances_titre", Payer.CREANCIER, s)
    return (
        figure("ouverture du dossier", "petites_creances_dossier", Payer.CREANCIER, s),
        CostPart(title.label, title.min, title.max, title.payer, title.reference, title.to_check, True),
        *collected(s),
    )


def agency(s: Situation) -> Parts:
    """The market's commission on the whole sum."""
    low, high = (commission(s.claimed, s.on) if s.claimed is not None else None) or (None, None)
    return (
        CostPart("commission sur les sommes encaissées", low, high, Payer.CREANCIER, "marche-recouvrement", True, True),
    )


letter = _fee("lettre recommandée", "lettre_recommandee", Payer.CREANCIER)
service_of_order = _service("signification de l'ordonnance", Payer.PERDANT)
service_of_certificate = _service("signification du certificat", Payer.CLIENT)
#: No clerk's fee and no contribution; then the service of the order, if it is granted.
order_civil = _service("signification de l'ordonnance", Payer.PERDANT, later=True)
order_commercial = _all(_fee("greffe", "greffe_injonction_tc", Payer.PERDANT), order_civil)
counsel_civil, counsel_administrative = _counsel(lawyers.civil), _counsel(lawyers.administrative)
_counsel_commercial = _counsel(lawyers.commercial)
opposition_fees = _all(quoted("frais d'opposition", Payer.PERDANT, "cpc-1425"), _counsel_commercial)
_writ = _fee("assignation", "assignation", Payer.PERDANT)
writ_commercial = _all(_writ, quoted("greffe", Payer.PERDANT, "cpc-696"), _counsel_commercial)
#: The contribution due before the tribunal judiciaire.
petition = _fee("contribution à l'aide juridique", "contribution_tj", Payer.PERDANT)
writ_civil = _all(petition, _writ, counsel_civil)
seizure = _all(quoted("actes de saisie", Payer.CLIENT, "cpce-l111-8"), collected)
abroad = quoted("greffe, traduction et signification", Payer.PERDANT, "reg-1896-2006")
