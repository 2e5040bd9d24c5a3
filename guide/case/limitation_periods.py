"""The limitation periods, each under the id of its delay in the law's data; their last day; and when it is near."""

from datetime import date
from enum import StrEnum

from guide import law

#: The periods in force since the reform of 17 June 2008 are applied to older debts too: all of those are barred.
IN_FORCE = date(2014, 3, 27)
#: Years from the birth of a debt beyond which no payment, acknowledgement or talks prolong its limitation (C. civ. 2232).
LONGEST_YEARS = 20
#: Months before the deadline at which nothing else comes first: six, three for carriage and public buyers.
NEAR_MONTHS, NEAR_MONTHS_SHORT = 6, 3


class PeriodKind(StrEnum):
    """Which period applies: the id of its delay in the law's data."""

    COMMERCIAL = "prescription_commerciale"
    CIVIL = "prescription_civile"
    CONSUMER = "prescription_consommation"
    CARRIAGE = "prescription_transport"
    HOUSING_RENT = "prescription_loyer"
    PUBLIC = "prescription_publique"
    TITLE = "prescription_titre"

    @property
    def near_months(self) -> int:
        return NEAR_MONTHS_SHORT if self in (PeriodKind.PUBLIC, PeriodKind.CARRIAGE) else NEAR_MONTHS


class LimitationState(StrEnum):
    EN_COURS = "en_cours"
    BIENTOT = "bientot"
    PRESCRITE = "prescrite"


def deadline(clock: PeriodKind, runs_from: date) -> date:
    """The last day to act when the period runs from that day (that day not counted).

    Public buyers: the whole years from 1 January after it, so the last day is a 31 December.
    """
    period = law.delay(clock, max(runs_from, IN_FORCE)).value
    if clock is PeriodKind.PUBLIC:
        return date(runs_from.year + period.count, 12, 31)
    return period.after(runs_from)
