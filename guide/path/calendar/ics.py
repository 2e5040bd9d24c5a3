"""The dates of an agenda as an .ics file (RFC 5545), for the user's own calendar.

All-day events; ids that stay when a date moves, so that importing again updates; the stamp is the day asked, never a
clock. No name and no address: the number of the invoice tells its owner enough.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from guide import law
from guide.case.debt_names import debt_names
from guide.case.model import Dossier
from guide.path.calendar.agenda import agenda
from guide.path.calendar.deadline import Deadline
from guide.values.dates import ONE_DAY

if TYPE_CHECKING:
    from icalendar import Alarm

PRODUCT = "-//Quel recours//Agenda//FR"
#: What makes an id unique in the world (RFC 5545, 3.8.4.7); not an address.
DOMAIN = "quel-recours.invalid"
NAME = "Quel recours ?"
#: Days before a date when the calendar reminds of it.
REMINDERS = (7, 1)
#: A file made later replaces one made before: its number is that of its day.
_FIRST_DAY = date(2000, 1, 1)
LABEL = "Ceci est un repère, pas un conseil juridique : vérifiez la date avec vos pièces."


def calendar_file(dossier: Dossier, on: date) -> bytes:
    """The .ics of a dossier's agenda, in UTF-8. Raises what `agenda` raises."""
    return to_ics(agenda(dossier, on), on, debt_names(dossier.invoices))


def to_ics(deadlines: Sequence[Deadline], on: date, about: str = "") -> bytes:
    """The same deadlines on the same day give the same bytes. `about` ends each title that names no invoice."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{NAME} ({about})" if about else NAME)
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC)
    for deadline in deadlines:
        event = Event.new(
            uid=f"{deadline.id}@{DOMAIN}",
            stamp=stamp,
            start=deadline.on,
            end=deadline.on + ONE_DAY,
            summary=_summary(deadline, about),
            description=_description(deadline),
        )
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        event.add("categories", [deadline.kind.value])
        event.add("sequence", (on - _FIRST_DAY).days)
        for days in REMINDERS:
            if deadline.on - timedelta(days=days) > on:
                event.add_component(_alarm(days, _summary(deadline, about)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(days: int, title: str) -> "Alarm":
    """A message on the screen, that many days before."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _summary(deadline: Deadline, about: str) -> str:
    is_named = any(noun in deadline.title for noun in ("facture", "loyer", "prêt")) or not about
    return deadline.title if is_named else f"{deadline.title} ({about})"


def _description(deadline: Deadline) -> str:
    texts = [law.reference(id).label for id in deadline.references]
    cited = f"Textes : {' ; '.join(texts)}." if texts else ""
    return "\n".join(part for part in (deadline.why, cited, LABEL) if part)
