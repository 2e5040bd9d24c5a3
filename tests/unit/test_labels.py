"""Every code of the dossier has its words on the screens."""

from __future__ import annotations

from guide.case.codes import Activity, DebtorKind, EventKind
from pages.ui.kit.labels import ACTIVITIES, DEBTOR_KINDS, EVENT_KINDS


def test_every_kind_has_its_words() -> None:
    assert set(DEBTOR_KINDS) == set(DebtorKind)
    assert set(ACTIVITIES) == set(Activity)
    assert set(EVENT_KINDS) == set(EventKind)
