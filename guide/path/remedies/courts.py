"""Which court, in words, and where: the debtor's, in every route of this guide."""

from __future__ import annotations

from guide.case.codes import DebtorKind
from guide.case.territory import is_overseas
from guide.path.facts.situation import Situation

#: Bas-Rhin, Haut-Rhin and Moselle: the commercial chamber of the tribunal judiciaire sits for the commercial court.
LOCAL_LAW = ("57", "67", "68")


def _at(place: str, s: Situation) -> str:
    return f"{place} de votre client ({s.city})" if s.city else f"{place} de votre client"


#: A French judge for a debtor abroad: by the contract's clause, or where the service or delivery took place.
ABROAD = "Tribunal désigné par le contrat, ou du lieu de livraison ou de prestation"


def commercial(s: Situation) -> str:
    if not s.domestic:
        return ABROAD
    if s.postcode.startswith(LOCAL_LAW):
        return _at("Chambre commerciale du tribunal judiciaire du siège", s)
    if is_overseas(s.postcode):
        return _at("Tribunal mixte de commerce du siège", s)
    return _at("Tribunal de commerce, ou tribunal des activités économiques, du siège", s)


def civil(s: Situation) -> str:
    """Rent of a dwelling goes to one judge of the tribunal judiciaire, whatever the sum (COJ L213-4-4, to be checked)."""
    if not s.domestic:
        return ABROAD
    if s.housing_rent:
        judge = _at("Juge des contentieux de la protection (tribunal judiciaire) du domicile", s)
        return f"{judge}, ou du logement loué : à vérifier"
    return _at("Tribunal judiciaire du domicile ou du siège", s)


def administrative(s: Situation) -> str:
    return "Tribunal administratif dont relève le contrat"


def enforcement(s: Situation) -> str:
    """The president of the commercial court may stand in for him, for a claim of that court alone (CPCE L511-3)."""
    instead = s.kind is DebtorKind.COMMERCANT or s.commercial_form
    other = ", ou président du tribunal de commerce avant tout procès," if instead else ""
    return _at(f"Juge de l'exécution{other} du domicile", s)


def insolvency(s: Situation) -> str:
    return "Mandataire judiciaire ou liquidateur nommé par le jugement (son nom est au BODACC)"


def supervising_judge(s: Situation) -> str:
    return "Juge-commissaire de la procédure collective"


def european(s: Situation) -> str:
    if s.kind is DebtorKind.PARTICULIER:
        return "Tribunal du domicile de votre client (un consommateur se poursuit chez lui : à vérifier)"
    return "Tribunal compétent de l'État du client, ou du lieu de livraison ou de prestation"


def commission(s: Situation) -> str:
    return "Commission de surendettement qui vous a écrit"
