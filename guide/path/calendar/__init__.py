"""The dates that matter, on screen and as a calendar file."""

from guide.path.calendar.agenda import agenda
from guide.path.calendar.deadline import DeadlineKind
