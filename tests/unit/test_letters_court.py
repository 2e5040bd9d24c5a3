"""No reminder and no notice once a judge has the case, nor with a name missing; what was sent too early is not recalled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.case.codes import EventKind
from guide.case.model import TO_COMPLETE, Dossier, Event
from guide.letters import Permission, allowed
from tests.cases import day
from tests.unit.letters_cases import LETTERS, ON, case, letter_text


def demands(dossier: Dossier) -> list[Permission]:
    return [permission for permission in allowed(dossier, ON) if permission.letter.id in LETTERS]


@pytest.mark.parametrize(
    "acts",
    [
        [("requete_deposee", "2026-10-01")],
        [("demande_en_justice", "2026-10-01")],
        [("ordonnance_rendue", "2026-10-01")],
        [("ordonnance_rendue", "2026-10-01"), ("ordonnance_signifiee", "2026-10-20")],
        [("ordonnance_signifiee", "2026-10-20"), ("opposition", "2026-11-10")],
        [("jugement", "2026-10-20")],
        [("titre_executoire", "2026-10-20")],
    ],
)
def test_nothing_is_written_once_a_judge_has_the_case(acts: list[tuple[str, str]]) -> None:
    events = tuple(Event(EventKind(kind), day(on)) for kind, on in acts)
    for permission in demands(case(events=events)):
        assert not permission.granted


def test_an_order_that_lapsed_leaves_the_letters_open() -> None:
    events = (Event(EventKind.ORDONNANCE_RENDUE, day("2025-10-01")),)
    assert any(permission.granted for permission in allowed(case(events=events), ON))


def test_a_reminder_sent_before_the_due_date_is_not_recalled() -> None:
    early = case(events=(Event(EventKind.RELANCE, day("2020-01-01")),))
    assert "Malgré" not in letter_text("mise_en_demeure", early)


@pytest.mark.parametrize("country", ["EU", "ZZ"])
def test_a_country_only_half_known_is_asked_for(country: str) -> None:
    """The guide may know that a client is in the Union without knowing where: an envelope needs more."""
    abroad = replace(case(), debtor=replace(case().debtor, country=country))
    for permission in demands(abroad):
        assert permission.missing == ("debtor.country",)


def test_a_name_or_a_number_not_typed_yet_is_never_printed() -> None:
    bare = case()
    unnamed = replace(
        bare,
        creditor=replace(bare.creditor, name=TO_COMPLETE),
        debtor=replace(bare.debtor, name=""),
        invoices=tuple(replace(invoice, number=TO_COMPLETE) for invoice in bare.invoices),
    )
    for permission in demands(unnamed):
        assert permission.missing == ("creditor.name", "debtor.name", "invoices.number")
