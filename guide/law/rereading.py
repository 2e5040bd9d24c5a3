"""What is due to be read again on a day: what is only projected, what ends soon, what one source or none establishes,
what was read long ago."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide.law.loader import Reference, Series
from guide.law.parameter import parameter
from guide.values.dates import add_months

#: The semester's rate is published in the last weeks before it begins.
SOON_MONTHS = 2


class Cause(StrEnum):
    """Why, the most pressing first."""

    PROJETE = "projete"
    FINIT = "finit"
    FAIBLE = "faible"
    ANCIEN = "ancien"


@dataclass(frozen=True)
class ToRead:
    """`what`: title of a figure or label of a text; `url`: where to read it; `why`: in French."""

    id: str
    what: str
    url: str
    cause: Cause
    why: str


def to_read(series: Iterable[Series], references: Iterable[Reference], on: date, months: int) -> tuple[ToRead, ...]:
    """Each once, for its most pressing cause. `months`: how old a reading may be."""
    every = [*_figures(series, on, months), *_texts(references, on, months)]
    order = list(Cause)
    return tuple(sorted(every, key=lambda each: (order.index(each.cause), each.id)))


def _figures(series: Iterable[Series], on: date, months: int) -> Iterator[ToRead]:
    for each in series:
        at_date = parameter(each, on)
        value = at_date.value or each.values[0]
        cause = _weak(value.support, value.read_on, on, months)
        if at_date.projected and each.known_until:
            cause = (Cause.PROJETE, f"rien n'est connu à partir du {each.known_until:%d/%m/%Y} : valeur reprise")
        elif each.known_until and each.known_until <= add_months(on, SOON_MONTHS):
            cause = (Cause.FINIT, f"la valeur n'est connue que jusqu'au {each.known_until:%d/%m/%Y} exclu")
        if cause:
            yield ToRead(each.id, each.title, value.source, *cause)


def _texts(references: Iterable[Reference], on: date, months: int) -> Iterator[ToRead]:
    for each in references:
        if cause := _weak(each.support, each.read_on, on, months):
            note = f" ({each.note})" if each.note else ""
            yield ToRead(each.id, each.label, each.url, cause[0], cause[1] + note)


def _weak(support: str, read_on: date, on: date, months: int) -> tuple[Cause, str] | None:
    if support != "2+":
        return Cause.FAIBLE, "de mémoire, jamais lu" if support == "memory" else "établi par une seule source"
    if add_months(read_on, months) < on:
        return Cause.ANCIEN, f"lu le {read_on:%d/%m/%Y}, il y a plus de {months} mois"
    return None
