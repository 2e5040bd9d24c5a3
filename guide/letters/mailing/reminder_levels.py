"""Which letter a customer gets, by how late it is: a friendly, neutral or firm reminder, then the formal notice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from guide.errors import GuideError
from guide.ledger.receivables import NOTICE_DAYS_LATE
from guide.letters.catalogue.catalogue import Tone


class ReminderLevel(StrEnum):
    """In the order in which a debt goes through them."""

    AMICALE = "amicale"
    NEUTRE = "neutre"
    FERME = "ferme"
    MISE_EN_DEMEURE = "mise_en_demeure"

    @property
    def tone(self) -> Tone | None:
        return _TONES.get(self)

    @property
    def said(self) -> str:
        return "Mise en demeure" if self is ReminderLevel.MISE_EN_DEMEURE else f"Relance {self.value}"


_TONES = {ReminderLevel.AMICALE: Tone.AMICAL, ReminderLevel.NEUTRE: Tone.NEUTRE, ReminderLevel.FERME: Tone.FERME}
NOTICE = "mise_en_demeure"
#: The first reminder, the second, and every later one.
REMINDERS = ("relance", "relance_2", "relance_3")


@dataclass(frozen=True)
class ReminderPolicy:
    """From how many days late each letter leaves; a level that is not there is never used.

    The days are an editorial choice, but the last: from there on the plan of the week advises the formal notice too.
    Raises GuideError when the days are not in the order of the levels.
    """

    days: Mapping[ReminderLevel, int] = field(
        default_factory=lambda: {
            ReminderLevel.AMICALE: 1,
            ReminderLevel.NEUTRE: 6,
            ReminderLevel.FERME: 11,
            ReminderLevel.MISE_EN_DEMEURE: NOTICE_DAYS_LATE,
        }
    )

    def __post_init__(self) -> None:
        levels = [(level, self.days[level]) for level in ReminderLevel if level in self.days]
        if not levels:
            raise GuideError("Votre règle n'envoie aucun courrier.", "Gardez-en au moins un.")
        if min(day for _, day in levels) < 1:
            raise GuideError("Un courrier part au plus tôt après un jour de retard.", "Indiquez 1 ou plus.")
        for (before, first), (after, second) in pairwise(levels):
            if second <= first:
                raise GuideError(
                    f"« {after.said} » part après {second} jours de retard, et « {before.said} » après {first}.",
                    "Un courrier plus ferme part plus tard : corrigez l'un des deux nombres.",
                )

    def level(self, days_late: int) -> ReminderLevel | None:
        """The firmest letter whose day has come; None before the first."""
        return next(
            (level for level in reversed(ReminderLevel) if level in self.days and days_late >= self.days[level]), None
        )


def letter_id(level: ReminderLevel, reminders: int) -> str:
    """The letter of a level, for a customer who had that many reminders of this debt."""
    if level is ReminderLevel.MISE_EN_DEMEURE:
        return NOTICE
    return REMINDERS[min(reminders, len(REMINDERS) - 1)]
