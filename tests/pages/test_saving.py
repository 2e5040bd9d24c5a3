"""What is saved always opens again: what could not is told in a sentence, and the rest can still be saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest import mock

import pytest

from guide import workspace
from guide.errors import InvalidDossier
from guide.workspace import ClientFile, Workspace
from tests.pages.screen import dossier_of, downloads, field, go, hold, sound, start, text_of, whole, worked_case

#: No field takes such a day: only a fault of ours would let it in.
BROKEN = replace(worked_case(), invoices=(replace(worked_case().invoices[0], due=date(1969, 1, 1)),))


def test_a_dossier_that_would_not_open_again_is_told_in_a_sentence_and_not_saved() -> None:
    app = go(hold(start(), BROKEN), "pages/decompte.py")
    del app.session_state["workspace.saved"]
    app = go(app, "pages/decompte.py")
    refusals = [error.value.replace("\\", "") for error in app.error if "Pas encore enregistrable" in error.value]
    assert len(refusals) == 1
    assert all(words in refusals[0] for words in ("1969-01-01", "Attendu", worked_case().debtor.name))
    assert "Enregistrer le tout" not in downloads(app)
    assert "workspace.saved" not in app.session_state
    assert dossier_of(app) == BROKEN


def test_the_other_clients_can_still_be_saved() -> None:
    app = hold(start(), BROKEN)
    whole: Workspace = app.session_state["workspace"]
    app.session_state["workspace"] = whole.with_client(ClientFile("c2", worked_case()))
    app = go(app, "pages/decompte.py")
    assert "Enregistrer 1\u00a0autre client" in downloads(app)


def test_a_sum_that_the_invoice_cannot_hold_is_refused_under_its_field() -> None:
    """A retention above the invoice: kept, the dossier would not open again."""
    app = whole(hold(start(), worked_case()), "pages/mon_dossier.py")
    app = sound(field(app, "Retenue de garantie gardée par le client").set_value("999 999,00").run())
    assert "dépasse son montant" in text_of(app)
    assert dossier_of(app).invoices[0].retention is None
    app = sound(field(app, "Retenue de garantie gardée par le client").set_value("10,00").run())
    assert dossier_of(app).invoices[0].retention == 1000 and "dépasse son montant" not in text_of(app)


def test_a_number_that_another_invoice_bears_is_refused_under_its_field() -> None:
    case = worked_case()
    app = hold(start(), replace(case, invoices=(*case.invoices, replace(case.invoices[0], number="F9"))))
    app = whole(app, "pages/mon_dossier.py")
    app = sound(field(app, "Numéro de la facture").set_value("F9").run())
    assert "deux factures portent le numéro « F9 »" in text_of(app)
    assert dossier_of(app).invoices[0].number == case.invoices[0].number


def test_a_person_born_long_ago_says_so() -> None:
    app = whole(hold(start(), worked_case()), "pages/mon_dossier.py")
    app = sound(field(app, "Date de naissance").set_value("12/05/1961").run())
    assert dossier_of(app).creditor.born_on == date(1961, 5, 12)


def test_a_part_is_looked_at_again_only_when_it_changed() -> None:
    app = go(hold(start(), worked_case()), "pages/decompte.py")
    with mock.patch.object(workspace, "dumps", wraps=workspace.dumps) as dumps:
        app = go(app, "pages/mon_dossier.py")
    assert dumps.call_count == 0
    assert "Enregistrer le tout" in downloads(app) and "Pas encore enregistrable" not in text_of(app)


def test_more_than_a_file_holds_is_refused_in_words() -> None:
    assert workspace.room_refusal(1, 1) is None
    refusal = workspace.room_refusal(1, workspace.MAX_BYTES + 1)
    assert refusal is not None and "20 Mo" in refusal.message
    assert workspace.room_refusal(5_001, 1) is not None


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\ufffe"])
def test_a_text_that_no_file_carries_is_refused_in_words(text: str) -> None:
    broken = replace(worked_case(), debtor=replace(worked_case().debtor, email=f"a{text}@b.fr"))
    with pytest.raises(InvalidDossier, match=r"Attendu|lisible"):
        workspace.dumps(Workspace(clients=(ClientFile("c1", broken),)))
