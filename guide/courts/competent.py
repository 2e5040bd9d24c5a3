"""The courts of a postcode and a town, or the communes to choose from."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from guide.courts.court import READ_ON, CompetentCourts, Court, CourtKind, Role, Status
from guide.courts.tables import Commune, CourtRow, area_of, communes_of, courts_of
from guide.errors import PlaceUnreadable
from guide.values.accents import unaccented

_POSTCODE = re.compile(r"[0-9]{5}")
_SHORT = {"st": "saint", "ste": "sainte"}
_CEDEX = re.compile(r"\bcedex\b.*")


def competent_courts(postcode: str, commune: str | None, on: date) -> CompetentCourts:
    """The courts of that place on a day. `commune` is read only for a postcode that several areas share.

    Raises PlaceUnreadable for what is no French postcode.
    """
    code = re.sub(r"\s", "", postcode)
    if not _POSTCODE.fullmatch(code):
        raise PlaceUnreadable(
            f"« {postcode.strip()[:40]} » n'est pas un code postal français.",
            "Un code postal a cinq chiffres, par exemple 62300.",
        )
    area = area_of(code)
    if area is not None:
        return _answer({area}, frozenset(), on)
    shared = communes_of(code)
    if not shared:
        return CompetentCourts(Status.INCONNU, {})
    candidates = _named(commune or "", shared)
    areas = {each.area for each in candidates}
    if len(areas) == 1:
        return _answer(areas, frozenset().union(*(each.to_check for each in candidates)), on)
    chosen = _answer(areas, frozenset(), on)
    return replace(
        chosen, status=Status.CHOISIR, communes=tuple(sorted((each.name for each in candidates), key=_words))
    )


def _answer(areas: Iterable[str], doubts: frozenset[Role], on: date) -> CompetentCourts:
    """The courts that all these areas share."""
    rows = [courts_of(area) for area in areas]
    common = {role: row for role, row in rows[0].items() if all(other.get(role) == row for other in rows)}
    unsettled = frozenset(role for role in Role if role not in common and any(role in each for each in rows))
    # What an experiment that has ended became is not in the tables.
    ended = frozenset(role for role, row in common.items() if row.until is not None and on > row.until)
    to_check = doubts | ended
    status = Status.A_VERIFIER if to_check else Status.SUR
    return CompetentCourts(status, {role: _named_on(row, on) for role, row in common.items()}, (), unsettled, to_check)


def _named_on(row: CourtRow, on: date) -> Court:
    """Before the experiment, a tribunal des activités économiques was a tribunal de commerce, at the same seat."""
    if row.since is None or on >= row.since:
        return row.court
    name = row.court.name.replace("Tribunal des activités économiques", "Tribunal de commerce")
    return Court(CourtKind.TC, name, row.court.seat, "c-com-d721-2")


def _named(typed: str, shared: tuple[Commune, ...]) -> tuple[Commune, ...]:
    """The commune of that name; else those whose name holds every word typed; else all of them."""
    words = _words(typed)
    exact = tuple(each for each in shared if _words(each.name) == words)
    if exact or not words:
        return exact or shared
    return tuple(each for each in shared if set(words) <= set(_words(each.name))) or shared


def _words(name: str) -> tuple[str, ...]:
    """ "St-Étienne Cedex 2" gives ("saint", "etienne")."""
    plain = _CEDEX.sub("", unaccented(name).lower())
    return tuple(_SHORT.get(word, word) for word in re.findall(r"[a-z0-9]+", plain))


def courts_as_json(competent: CompetentCourts) -> dict[str, Any]:
    """A court that no commune of the choice shares, or that does not exist there, is null."""
    return {
        "status": competent.status,
        "communes": list(competent.communes),
        **{role.value: _court_as_json(competent.court(role)) for role in Role},
        "read_on": READ_ON.isoformat(),
    }


def _court_as_json(court: Court | None) -> dict[str, str] | None:
    return {"name": court.name, "seat": court.seat, "reference": court.reference} if court else None
