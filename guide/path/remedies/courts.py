"""Which court, in words, and where: the debtor's, in every route of this guide."""

import re
from collections.abc import Collection

from guide.case.codes import DebtorKind
from guide.case.territory import is_overseas
from guide.courts import CompetentCourts, CourtKind, Role, Status, competent_courts
from guide.errors import PlaceUnreadable
from guide.path.facts.situation import Situation
from guide.path.remedies.ceilings import at_most, ceiling

#: Bas-Rhin, Haut-Rhin and Moselle: the commercial chamber of the tribunal judiciaire sits for the commercial court.
LOCAL_LAW = ("57", "67", "68")


def _at(place: str, s: Situation) -> str:
    return f"{place} de votre client ({s.city})" if s.city else f"{place} de votre client"


#: A French judge for a debtor abroad: by the contract's clause, or where the service or delivery took place.
ABROAD = "Tribunal désigné par le contrat, ou du lieu de livraison ou de prestation"


_OF_ROLE = {
    Role.COMMERCIAL: re.compile(r"commerc|activit|mixte", re.IGNORECASE),
    Role.JUDICIAL: re.compile(r"judiciaire|proximit", re.IGNORECASE),
    Role.ADMINISTRATIVE: re.compile(r"administratif", re.IGNORECASE),
}


def typed_court(s: Situation, role: Role) -> str | None:
    """The court that the person wrote, when its name does not say that it is of another order."""
    others = [pattern for other, pattern in _OF_ROLE.items() if other is not role]
    own = _OF_ROLE[role].search(s.court)
    return s.court if s.court and (own or not any(pattern.search(s.court) for pattern in others)) else None


def named_court(s: Situation, role: Role) -> str | None:
    """The court by its name: as the person wrote it, else from the debtor's postcode and town; None when the tables do
    not tell it, or leave a doubt."""
    typed = typed_court(s, role)
    if typed or not s.domestic:
        return typed
    competent = _competent(s)
    if competent is None or role in competent.to_check:
        return None
    if role is Role.JUDICIAL:
        return _judicial(s, competent)
    court = competent.court(role)
    return court.name if court else None


def petition_court(remedies: Collection[str], s: Situation) -> str | None:
    """The court of a petition for one of these routes, by its name; None when it has to be asked."""
    for remedy, role in (("injonction_tc", Role.COMMERCIAL), ("injonction_tj", Role.JUDICIAL)):
        if remedy in remedies:
            return named_court(s, role)
    return None


def proceedings_court(s: Situation) -> str | None:
    """The court that opens the collective proceedings of the debtor, by its name (C. com. L621-2): the commercial one for
    a trader or a craftsman, the tribunal judiciaire for others; None when the tables leave a doubt.

    In the twelve towns of a TAE, it is the TAE for every debtor but the legal professions: not told for a liberal one.
    """
    competent = _competent(s) if s.domestic else None
    if competent is None or {Role.COMMERCIAL, Role.JUDICIAL} & competent.to_check:
        return None
    commercial, judicial = competent.court(Role.COMMERCIAL), competent.court(Role.JUDICIAL)
    economic = commercial is not None and commercial.kind is CourtKind.TAE
    if economic and s.kind is DebtorKind.LIBERAL:
        return None
    court = commercial if economic or s.kind is DebtorKind.COMMERCANT else judicial
    return court.name if court else None


def _judicial(s: Situation, competent: CompetentCourts) -> str | None:
    """Up to the ceiling of COJ D212-19, a civil claim goes to the tribunal de proximité, where there is one."""
    seat, near = competent.court(Role.JUDICIAL), competent.court(Role.PROXIMITY)
    if seat is None or near is None or s.housing_rent:
        # Where the communes to choose from do not all have one, the claim may belong to either.
        return seat.name if seat and Role.PROXIMITY not in competent.unsettled else None
    if Role.PROXIMITY in competent.to_check:
        return None
    small = at_most(s.claimed, "seuil_proximite", s)
    if small is None:
        return f"{seat.name} (jusqu'à {ceiling('seuil_proximite', s)} : {near.name})"
    return f"{near.name} (chambre du {seat.in_a_sentence})" if small else seat.name


def _competent(s: Situation) -> CompetentCourts | None:
    try:
        competent = competent_courts(s.postcode, s.city, s.on)
    except PlaceUnreadable:
        return None
    return None if competent.status is Status.INCONNU else competent


def commercial(s: Situation) -> str:
    if named := named_court(s, Role.COMMERCIAL):
        return named
    if not s.domestic:
        return ABROAD
    if s.postcode.startswith(LOCAL_LAW):
        return _at("Chambre commerciale du tribunal judiciaire du siège", s)
    if is_overseas(s.postcode):
        return _at("Tribunal mixte de commerce du siège", s)
    return _at("Tribunal de commerce, ou tribunal des activités économiques, du siège", s)


def civil(s: Situation) -> str:
    """Rent of a dwelling goes to one judge of the tribunal judiciaire, whatever the sum (COJ L213-4-4)."""
    named = named_court(s, Role.JUDICIAL)
    if s.housing_rent and s.domestic:
        place = f" ({named})" if named else ""
        judge = _at(f"Juge des contentieux de la protection{place or ' (tribunal judiciaire)'} du domicile", s)
        return f"{judge}, ou du logement loué : à vérifier"
    if named:
        return named
    return _at("Tribunal judiciaire du domicile ou du siège", s) if s.domestic else ABROAD


def administrative(s: Situation) -> str:
    """Of the buyer's seat; the place of performance, or a clause, may give another."""
    if named := named_court(s, Role.ADMINISTRATIVE):
        return (
            named
            if typed_court(s, Role.ADMINISTRATIVE)
            else f"{named}, sauf lieu d'exécution ou clause qui en désigne un autre"
        )
    return "Tribunal administratif dont relève le contrat"


def enforcement(s: Situation) -> str:
    """The president of the commercial court may stand in for him, for a claim of that court alone (CPCE L511-3)."""
    instead = s.kind is DebtorKind.COMMERCANT or s.commercial_form
    other = ", ou président du tribunal de commerce avant tout procès," if instead else ""
    return _at(f"Juge de l'exécution{other} du domicile", s)


def european(s: Situation) -> str:
    if s.kind is DebtorKind.PARTICULIER:
        return "Tribunal du domicile de votre client (un consommateur se poursuit chez lui : à vérifier)"
    return "Tribunal compétent de l'État du client, ou du lieu de livraison ou de prestation"
