"""The dossier typed in: each field echoed, errors beside it, nothing lost, the table and the form alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guide.case.codes import Channel, DebtorKind, EventKind, Nature
from guide.case.model import CreditNote, Event, Exhibit, Invoice, Terms
from guide.errors import GuideError
from pages.ui.dossier import invoice_grid
from tests.pages.screen import choice, dossier_of, field, go, hold, press, sound, start, text_of, whole, worked_case

SCREEN = "pages/mon_dossier.py"


def opened():
    return whole(hold(start(), worked_case()), SCREEN)


def typed(app, label: str, value: str):
    field(app, label).set_value(value)
    return sound(app.run())


def test_a_dossier_begins_with_who_owes() -> None:
    app = typed(go(start(), SCREEN), "Le nom de votre client", "Garage Martin")
    app = press(app, "Créer mon dossier")
    assert "Choisissez qui est votre client" in text_of(app)
    choice(app, "Qui est-ce ?").set_value("particulier")
    app = press(app, "Créer mon dossier")
    assert dossier_of(app).debtor.name == "Garage Martin"
    assert dossier_of(app).debtor.kind is DebtorKind.PARTICULIER


def test_opening_the_screen_changes_nothing() -> None:
    app = opened()
    assert dossier_of(app) == worked_case()
    assert "· enregistré" in text_of(app)


def test_a_section_is_drawn_once_its_tab_is_opened_and_stays_drawn_until_the_screen_is_left() -> None:
    shown = {"Nom du client": "Le client", "Montant TTC": "Les factures", "Quand ?": "Ce qui s’est passé"}

    def drawn() -> set[str]:
        return {shown[box.label] for box in app.text_input if box.label in shown}

    app = go(hold(start(), worked_case()), SCREEN)
    assert drawn() == {"Le client"}
    app.session_state["dossier.section"] = "Ce qui s’est passé"
    app = sound(app.run())
    assert drawn() == {"Le client", "Ce qui s’est passé"}
    app = go(go(app, "pages/decompte.py"), SCREEN)
    assert drawn() == {"Le client"}


def test_who_trades_in_their_own_name_says_it_on_screen() -> None:
    """C. com. R526-27: « EI » stands beside the name."""
    app = opened()
    choice(app, "Exercez-vous en votre nom (EI, micro-entreprise) ?").set_value(True)
    assert dossier_of(sound(app.run())).creditor.sole_trader is True


def test_a_field_is_taken_as_soon_as_it_is_left() -> None:
    app = typed(opened(), "Nom du client", "Durand et Fille")
    assert dossier_of(app).debtor.name == "Durand et Fille"
    assert "· non enregistré" in text_of(app)


def test_money_and_dates_are_echoed() -> None:
    app = typed(opened(), "Montant TTC", "1234.5")
    assert "soit 1 234,50 €" in text_of(app)
    assert dossier_of(app).invoices[0].amount == 1234_50
    app = typed(app, "Échéance", "3/3/26")
    assert "soit le mardi 3 mars 2026" in text_of(app)
    assert dossier_of(app).invoices[0].due == date(2026, 3, 3)


def test_a_year_far_away_is_asked_again_and_taken() -> None:
    """On 22 November 2026: two years to the day are not far."""
    app = typed(opened(), "Échéance", "22/11/2028")
    assert "soit le mercredi 22 novembre 2028" in text_of(app) and "bonne année" not in text_of(app)
    app = typed(app, "Échéance", "22/11/2062")
    assert "soit le mercredi 22 novembre 2062 : dans plus de deux ans, est-ce la bonne année ?" in text_of(app)
    assert dossier_of(app).invoices[0].due == date(2062, 11, 22)


@pytest.mark.parametrize(
    ("label", "wrong", "told"),
    [
        ("Montant TTC", "douze", "n'est pas un montant"),
        ("Montant TTC", "-5", "n'est pas un montant positif"),
        ("Échéance", "31/02/2026", "ce jour n'existe pas"),
        ("SIREN (neuf chiffres)", "123", "n'est pas un numéro SIREN"),
        ("Pays (deux lettres)", "France", "n'est pas un pays en deux lettres"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_old_value_kept(label: str, wrong: str, told: str) -> None:
    app = typed(opened(), label, wrong)
    assert told in text_of(app)
    assert dossier_of(app) == worked_case()
    app = whole(go(app, "pages/decompte.py"), SCREEN)
    assert field(app, label).value == wrong


def test_an_invoice_is_added() -> None:
    app = opened()
    for name, value in {"number": "F2", "amount": "99,90", "due": "01/10/2026"}.items():
        app.text_input(key=f"field.invoice.new.{name}.0").set_value(value)
    app.selectbox(key="field.invoice.new.nature.0").set_value("vente")
    app = press(sound(app.run()), "Ajouter cette facture")
    added = Invoice("F2", 99_90, due=date(2026, 10, 1), nature=Nature.VENTE)
    assert dossier_of(app).invoices == (*worked_case().invoices, added)


def test_two_invoices_never_share_a_number() -> None:
    app = opened()
    app.text_input(key="field.invoice.new.number.0").set_value("F2026-014")
    app.text_input(key="field.invoice.new.amount.0").set_value("10")
    app = press(sound(app.run()), "Ajouter cette facture")
    assert "a déjà une facture « F2026-014 »" in text_of(app)
    assert dossier_of(app) == worked_case()


def test_a_payment_is_taken_out_and_a_credit_note_added() -> None:
    app = press(opened(), "Retirer")
    assert dossier_of(app).invoices[0].payments == ()
    field(app, "Date de l'avoir").set_value("02/11/2026")
    field(app, "Montant de l'avoir").set_value("50")
    app = press(sound(app.run()), "Ajouter cet avoir")
    assert dossier_of(app).invoices[0].credit_notes == (CreditNote(date(2026, 11, 2), 50_00),)


def test_an_edit_and_a_click_made_together_are_both_kept() -> None:
    app = opened()
    field(app, "Montant TTC").set_value("1300")
    app = press(app, "Retirer")
    assert dossier_of(app).invoices[0].amount == 1300_00
    assert dossier_of(app).invoices[0].payments == ()


def test_the_journal_takes_three_fields() -> None:
    app = opened()
    choice(app, "Quoi ?").set_value("mise_en_demeure")
    app = typed(app, "Quand ?", "20/11/2026")
    choice(app, "Comment ?").set_value("lrar")
    field(app, "Dernier jour laissé au client").set_value("05/12/2026")
    app = press(sound(app.run()), "Ajouter au journal")
    noted = Event(EventKind.MISE_EN_DEMEURE, date(2026, 11, 20), date(2026, 12, 5), channel=Channel.LRAR)
    assert dossier_of(app).events == (*worked_case().events, noted)


def test_the_contract_rate_and_the_pieces() -> None:
    app = opened()
    app.radio[0].set_value("taux")
    app = typed(sound(app.run()), "Taux annuel écrit au contrat (%)", "15")
    assert dossier_of(app).terms == Terms(rate=150000)
    app = typed(app, "Intitulé de la pièce", "Devis signé")
    app = press(app, "Ajouter cette pièce")
    assert dossier_of(app).exhibits == (Exhibit("Devis signé"),)


def test_a_change_made_elsewhere_reaches_the_fields() -> None:
    app = typed(opened(), "Nom du client", "Durand et Fille")
    app = press(go(app, SCREEN), "Annuler la dernière modification")
    assert field(app, "Nom du client").value == "Durand & Fils"
    assert dossier_of(app) == worked_case()


class TestTheGrid:
    held = worked_case().invoices

    def test_untouched_lines_change_nothing(self) -> None:
        assert invoice_grid.take([invoice_grid.row(i) for i in self.held], self.held) == self.held

    def test_a_line_more_is_an_invoice_more(self) -> None:
        line = {"Numéro": "F3", "Montant TTC": "10", "Échéance": "01/12/2026", "Date": None}
        rows: list[dict[str, Any]] = [invoice_grid.row(self.held[0]), line]
        added = Invoice("F3", 10_00, due=date(2026, 12, 1))
        assert invoice_grid.take(rows, self.held) == (*self.held, added)

    def test_what_it_does_not_show_is_kept(self) -> None:
        line = {**invoice_grid.row(self.held[0]), "Numéro": "F9"}
        assert invoice_grid.take([line], self.held) == (replace(self.held[0], number="F9"),)

    @pytest.mark.parametrize(
        "line",
        [
            {"Numéro": "", "Montant TTC": "10"},
            {"Numéro": "A", "Montant TTC": "x"},
            {"Numéro": "A", "Montant TTC": "0"},
            {"Numéro": "A", "Montant TTC": "1", "Date": "32/01/2026"},
        ],
    )
    def test_a_line_that_cannot_be_read_is_named(self, line: dict[str, str]) -> None:
        with pytest.raises(GuideError, match="Ligne 1"):
            invoice_grid.take([line], ())

    def test_a_number_twice_is_refused(self) -> None:
        line = {"Numéro": "A", "Montant TTC": "1"}
        with pytest.raises(GuideError, match="Deux lignes"):
            invoice_grid.take([line, line], ())
