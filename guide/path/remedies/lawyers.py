"""Whether a route needs a lawyer (CPC 761, 853; COJ L213-4-4; CJA R431-3)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from guide.case.codes import DebtorKind
from guide.path.facts.situation import Situation
from guide.path.remedies.ceilings import at_most


class Need(StrEnum):
    """INCONNU: the sum, or what the debtor is, is not known."""

    NON = "non"
    OUI = "oui"
    INCONNU = "inconnu"


_WORDS = {
    Need.NON: "Pas d'avocat obligatoire.",
    Need.OUI: "Avocat obligatoire.",
    Need.INCONNU: "Avocat peut-être obligatoire : il manque un fait.",
}


@dataclass(frozen=True)
class Lawyer:
    need: Need
    references: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return _WORDS[self.need]


def commercial(s: Situation) -> Lawyer:
    return _above(s, "seuil_avocat_tc", "cpc-853")


def civil(s: Situation) -> Lawyer:
    """Before the judge of housing rent a lawyer is not compulsory, whatever the sum."""
    return Lawyer(Need.NON, ("coj-l213-4-4",)) if s.housing_rent else _above(s, "seuil_avocat_tj", "cpc-761")


def administrative(s: Situation) -> Lawyer:
    """Not against a local body or a hospital; against the State, yes."""
    without = (DebtorKind.COLLECTIVITE, DebtorKind.HOPITAL_PUBLIC)
    need = Need.NON if s.kind in without else Need.OUI if s.kind is DebtorKind.ETAT else Need.INCONNU
    return Lawyer(need, ("cja-r431-3",))


def _above(s: Situation, threshold: str, reference: str) -> Lawyer:
    needs: dict[bool | None, Need] = {True: Need.NON, False: Need.OUI, None: Need.INCONNU}
    return Lawyer(needs[at_most(s.claimed, threshold, s)], (reference,))


#: Whether a lawyer is needed in a situation.
LawyerOf = Callable[[Situation], Lawyer]
