"""A court of the tables, and what the tables answer for a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: When the tables were compiled; the texts behind them are of 2022 to 2026 (data/README.md).
READ_ON = date(2026, 11, 29)
#: Where the ministry's own directory confirms a court and gives its address.
CONFIRM = "https://www.justice.fr/recherche/annuaires"


class CourtKind(StrEnum):
    """`TC` and the three that sit in its place: TAE in twelve towns, TMC overseas, CHCOM in Alsace-Moselle."""

    TC = "tc"
    TAE = "tae"
    TMC = "tmc"
    CHCOM = "chcom"
    TJ = "tj"
    TPROX = "tprox"
    TA = "ta"


class Role(StrEnum):
    """What a court is for, whatever its kind in that place."""

    COMMERCIAL = "tc"
    JUDICIAL = "tj"
    PROXIMITY = "tprox"
    ADMINISTRATIVE = "ta"


class Status(StrEnum):
    """`SUR`: the tables give every court. `CHOISIR`: the postcode is shared, a commune must be chosen. `A_VERIFIER`: a
    court is given that the sources do not agree on. `INCONNU`: the postcode is not in the tables."""

    SUR = "sur"
    CHOISIR = "choisir"
    A_VERIFIER = "a_verifier"
    INCONNU = "inconnu"


@dataclass(frozen=True)
class Court:
    """A court by its full name, with its article: « Tribunal de commerce d'Arras », « Tribunal judiciaire du Mans »."""

    kind: CourtKind
    name: str
    seat: str
    #: The id of the text that gives its seat and its area (guide/law).
    reference: str

    @property
    def in_a_sentence(self) -> str:
        """ "tribunal de commerce d'Arras"."""
        return self.name[0].lower() + self.name[1:]


@dataclass(frozen=True)
class CompetentCourts:
    """The courts of a place. A role that is absent has no court there (`PROXIMITY`: the tribunal judiciaire itself
    sits), or is `unsettled`: the communes to choose from do not share it."""

    status: Status
    courts: Mapping[Role, Court]
    #: The communes to choose from, when the postcode is shared and none was named.
    communes: tuple[str, ...] = ()
    unsettled: frozenset[Role] = frozenset()
    #: The courts that the sources do not agree on.
    to_check: frozenset[Role] = frozenset()

    def court(self, role: Role) -> Court | None:
        return self.courts.get(role)
