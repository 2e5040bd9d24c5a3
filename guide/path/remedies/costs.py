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


def nothing(s: Situation) -> Parts:
    return ()


def quoted(label: str, payer: Payer, reference: str) -> Callable[[Situation], Parts]:
    """An expense whose price must be asked for."""
    return lambda s: (not_known(label, payer, reference),)


def letter(s: Situation) -> Parts:
    return (figure("lettre recommandée", "lettre_recommandee", Payer.CREANCIER, s),)


def _served(label: str, payer: Payer, s: Situation, later: bool = False) -> CostPart:
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


def service_of_order(s: Situation) -> Parts:
    return (_served("signification de l'ordonnance", Payer.PERDANT, s),)


def service_of_certificate(s: Situation) -> Parts:
    return (_served("signification du certificat", Payer.CLIENT, s),)


def order_commercial(s: Situation) -> Parts:
    """The clerk's fee; then the service of the order, if it is granted."""
    return (figure("greffe", "greffe_injonction_tc", Payer.PERDANT, s), *order_civil(s))


def order_civil(s: Situation) -> Parts:
    """No clerk's fee and no contribution; then the service of the order, if it is granted."""
    return (_served("signification de l'ordonnance", Payer.PERDANT, s, later=True),)


def _counsel(lawyer: lawyers.Lawyer) -> Parts:
    if lawyer.need is lawyers.Need.NON:
        return ()
    return (not_known("avocat (honoraires libres)", Payer.JUGE, "cpc-700"),)


def counsel_civil(s: Situation) -> Parts:
    return _counsel(lawyers.civil(s))


def counsel_administrative(s: Situation) -> Parts:
    return _counsel(lawyers.administrative(s))


def opposition_fees(s: Situation) -> Parts:
    return (not_known("frais d'opposition", Payer.PERDANT, "cpc-1425"), *_counsel(lawyers.commercial(s)))


def _writ(s: Situation) -> CostPart:
    return figure("assignation", "assignation", Payer.PERDANT, s)


def writ_commercial(s: Situation) -> Parts:
    return (_writ(s), not_known("greffe", Payer.PERDANT, "cpc-696"), *_counsel(lawyers.commercial(s)))


def writ_civil(s: Situation) -> Parts:
    return (*petition(s), _writ(s), *counsel_civil(s))


def petition(s: Situation) -> Parts:
    """The contribution due before the tribunal judiciaire."""
    return (figure("contribution à l'aide juridique", "contribution_tj", Payer.PERDANT, s),)


def collected(s: Situation) -> CostPart:
    """The creditor's emolument on the whole principal, VAT included."""
    label = "émolument du commissaire sur ce qu'il encaisse"
    due = emolument(s.principal, s.on) if s.principal is not None else None
    if due is None:
        return CostPart(label, None, None, Payer.CREANCIER, "c-com-a444-32", True, True)
    return CostPart(label, due.total, due.total, Payer.CREANCIER, due.reference, due.to_check, True)


def small_claims(s: Situation) -> Parts:
    """All borne by the creditor: the file; the title and a fee on what is collected, if there is an agreement."""
    title = figure("titre", "petites_creances_titre", Payer.CREANCIER, s)
    return (
        figure("ouverture du dossier", "petites_creances_dossier", Payer.CREANCIER, s),
        CostPart(title.label, title.min, title.max, title.payer, title.reference, title.to_check, True),
        collected(s),
    )


def seizure(s: Situation) -> Parts:
    return (not_known("actes de saisie", Payer.CLIENT, "cpce-l111-8"), collected(s))


def agency(s: Situation) -> Parts:
    """The market's commission on the whole sum."""
    low, high = (commission(s.claimed, s.on) if s.claimed is not None else None) or (None, None)
    return (
        CostPart("commission sur les sommes encaissées", low, high, Payer.CREANCIER, "marche-recouvrement", True, True),
    )


def abroad(s: Situation) -> Parts:
    return (not_known("greffe, traduction et signification", Payer.PERDANT, "reg-1896-2006"),)
