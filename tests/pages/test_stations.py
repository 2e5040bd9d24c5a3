"""The four stations of a client: the last one tells the first date of its own screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from guide.case.codes import EventKind
from guide.case.model import Dossier, Event
from tests.pages.screen import DAY, go, hold, start, worked_case


def promised() -> Dossier:
    dossier = worked_case()
    return replace(dossier, events=(*dossier.events, Event(EventKind.PROMESSE, DAY, DAY + timedelta(days=9))))


@pytest.mark.parametrize(
    ("dossier", "day"),
    [
        # Five years between traders (C. com. L110-4), from the part payment of 1 August 2026 (C. civ. 2240).
        (worked_case(), "01/08/2031"),
        (promised(), "01/12/2026"),
        (replace(worked_case(), invoices=()), "aucune date"),
    ],
    ids=["limitation", "promise", "no invoice"],
)
def test_the_calendar_tells_its_first_date(dossier: Dossier, day: str) -> None:
    app = go(hold(start(), dossier), "pages/calendrier.py")
    stations = [caption.value.replace("\\", "") for caption in app.caption][:4]
    assert stations[-1] == day
