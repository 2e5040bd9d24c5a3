"""Working days: where a delay of procedure that ends on a Saturday, a Sunday or a holiday really ends (CPC 642)."""

from datetime import date

from guide.values.dates import ONE_DAY


def working_day(day: date) -> date:
    """`day`, or the first day after it that is neither a Saturday, a Sunday nor a French holiday."""
    import holidays

    closed = holidays.country_holidays("FR", years=(day.year, day.year + 1), language="fr")
    while day.weekday() >= 5 or day in closed:
        day += ONE_DAY
    return day
