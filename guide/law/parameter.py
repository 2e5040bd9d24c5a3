"""Every dated figure and every text as one list, to filter: what kind it is, what holds that day, how well established."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide.law.loader import Reference, Series, Value
from guide.values.text import word_set


class ParameterKind(StrEnum):
    """What a figure measures, or what a text is."""

    TAUX = "taux"
    MONTANT = "montant"
    PART = "part"
    DELAI = "delai"
    TEXTE = "texte"
    DECISION = "decision"
    PRATIQUE = "pratique"


_UNITS = {
    "pourcent_an": ParameterKind.TAUX,
    "points": ParameterKind.TAUX,
    "pourcent": ParameterKind.PART,
    "euros": ParameterKind.MONTANT,
    "jours": ParameterKind.DELAI,
    "mois": ParameterKind.DELAI,
    "ans": ParameterKind.DELAI,
}
#: How the ids of codes, laws, decrees and treaties begin; « cass » is a ruling, the rest a tariff or a practice.
_TEXTS = word_set("c cpc cpce ccp ccag cja coj cgct cgi cmf crpa cpostes loi decret reg decision")


@dataclass(frozen=True)
class Parameter:
    """A figure at a day; `value` is None before its first date."""

    series: Series
    value: Value | None
    projected: bool

    @property
    def kind(self) -> ParameterKind:
        return _UNITS[self.series.unit]

    @property
    def support(self) -> str:
        """Of the value that holds; of the first one when none does yet."""
        return (self.value or self.series.values[0]).support

    @property
    def read_on(self) -> date:
        return (self.value or self.series.values[0]).read_on

    @property
    def to_check(self) -> bool:
        return self.support != "2+" or self.projected


def parameter(series: Series, on: date) -> Parameter:
    begun = [value for value in series.values if value.valid_from <= on]
    projected = bool(begun) and series.known_until is not None and on >= series.known_until
    return Parameter(series, begun[-1] if begun else None, projected)


def kind_of(reference: Reference) -> ParameterKind:
    family = reference.id.split("-", 1)[0]
    if family == "cass":
        return ParameterKind.DECISION
    return ParameterKind.TEXTE if family in _TEXTS else ParameterKind.PRATIQUE
