"""How long a route takes, from the delays of the law; what no source gives is not known.

To compare, a month counts thirty days. The time of a court or of a clerk has no source: a range then has no end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guide import law
from guide.errors import NotInForce
from guide.path.remedies import REMEDIES
from guide.values.french import count

DAYS = {"jours": 1, "mois": 30, "ans": 365}


@dataclass(frozen=True)
class Duration:
    """Days, or None. `usage` is the order of magnitude of the roadmap, which no text fixes."""

    min: int | None
    max: int | None
    words: str
    usage: str | None
    references: tuple[str, ...]
    to_check: bool


#: Delays added up for the shortest and for the longest time, and since when they count.
_DELAYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "mediateur_entreprises": ((), ("mediation_entreprises",), ""),
    "petites_creances": ((), ("petites_creances_accord",), ""),
    "creance_incontestee": (("creance_incontestee", "certificat_incontestee"), (), "après le commandement"),
    "injonction_tc": (("execution_ordonnance",), (), "après la signification de l'ordonnance"),
    "injonction_tj": (("execution_ordonnance",), (), "après la signification de l'ordonnance"),
    "signifier_ordonnance": (("execution_ordonnance",), (), "après la signification de l'ordonnance"),
    "injonction_europeenne": (("opposition_europeenne",), (), "après la signification"),
    "certificat_non_paiement": (("cheque_regularisation", "cheque_titre"), (), "après le rejet du chèque"),
    "action_directe": (("action_directe",), (), "après la mise en demeure"),
    "reclamation_publique": ((), ("silence_administration",), "pour une réponse"),
    "memoire_reclamation": ((), ("silence_administration",), "pour une réponse"),
    "mandatement_office": (("mandatement_office",), ("mandatement_office_long",), "après la mise en demeure du préfet"),
}


def duration(id: str, on: date) -> Duration:
    """The time of a route, with the texts that fix it."""
    usage = REMEDIES[id].duration
    shortest, longest, since = _DELAYS.get(id, ((), (), ""))
    try:
        low = [law.delay(name, on) for name in shortest]
        high = [law.delay(name, on) for name in longest]
    except NotInForce:
        low = high = []
    used = [*low, *high]
    least, most = (sum(DAYS[d.value.unit] * d.value.count for d in group) or None for group in (low, high))
    return Duration(
        least,
        most,
        _words(least, most, since) or (f"{usage} (ordre de grandeur)" if usage else "non connu"),
        usage,
        tuple(dict.fromkeys(d.reference for d in used)),
        not used or any(d.support != "2+" for d in used),
    )


def _words(least: int | None, most: int | None, since: str) -> str:
    if least is None and most is None:
        return ""
    if most is None:
        said = f"{span(least or 0)} au moins"
    elif least is None:
        said = f"{span(most)} au plus"
    else:
        said = f"de {span(least)} à {span(most)}"
    return f"{said} {since}".strip()


def span(days: int) -> str:
    """ "45 jours", "2 mois", "1 mois et 8 jours"."""
    months, rest = divmod(days, 30)
    parts = [f"{months}\u00a0mois"] if months else []
    return " et ".join([*parts, count(rest, "jour", "jours")] if rest or not parts else parts)
