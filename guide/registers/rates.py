"""The ECB's main refinancing rate, for whoever keeps the law up to date: what to ask, and the values to review."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from guide.registers.answer import unreadable
from guide.registers.request import Register, RegisterRequest, hosts

_MOST_ROWS = 20_000
#: The address where a value may be read again, for the law's file.
SOURCE = "https://data.ecb.europa.eu/data/datasets/FM/FM.D.U2.EUR.4F.KR.MRR_FR.LEV"


@dataclass(frozen=True)
class RefinancingRate:
    """A rate in per cent a year, from the day it takes effect."""

    since: date
    percent: Decimal


def rates_request(since: date) -> RegisterRequest:
    return RegisterRequest(
        Register.RATES, (("startPeriod", since.isoformat()), ("detail", "dataonly"), ("format", "csvdata"))
    )


def read_rates(body: bytes) -> tuple[RefinancingRate, ...]:
    """The first rate given, then each change, in the order of the days. Raises RegisterAnswerRefused for another shape."""
    name = hosts()[Register.RATES].name
    try:
        rows = list(csv.DictReader(io.StringIO(body.decode("utf-8"))))
        days = [(date.fromisoformat(row["TIME_PERIOD"]), Decimal(row["OBS_VALUE"])) for row in rows[:_MOST_ROWS]]
    except (UnicodeDecodeError, csv.Error, KeyError, TypeError, ValueError, InvalidOperation):
        raise unreadable(name) from None
    if not days or any(not rate.is_finite() or not 0 <= rate < 100 for _, rate in days):
        raise unreadable(name)
    days.sort()
    first = RefinancingRate(*days[0])
    return (first, *(RefinancingRate(*now) for before, now in pairwise(days) if now[1] != before[1]))


def proposed_toml(read: Sequence[RefinancingRate], last: date, read_on: date) -> str:
    """The values later than the law's last one, as rates.toml writes them, to be reviewed by a person."""
    return "\n".join(
        f"[[taux_bce.values]]\nvalid_from = {rate.since}\nvalue = {rate.percent:.2f}\n"
        f'source = "{SOURCE}"\nread_on = {read_on}\nsupport = "1"\n'
        for rate in read
        if rate.since > last
    )
