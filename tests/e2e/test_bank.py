"""« Qui a payé ? » by hand: a statement beside the ledger, a payment confirmed, taken back, kept in the file and found again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from guide import workspace
from tests.e2e.hand import Hand
from tests.e2e.screen import settle, visit

EXPORT = (
    "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\n"
    "F-101;Durand;01/09/2026;01/10/2026;1200;1200\nF-102;Martin;01/09/2026;01/10/2026;500;500\n"
)
STATEMENT = (
    "Date;Libellé;Débit;Crédit\n12/11/2026;VIR DURAND F-101;;1200,00\n13/11/2026;VIR MARTIN ACOMPTE;;200,00\n"
    "14/11/2026;EDF;61,00;\n"
)


def beside_the_ledger(page: Page, app: str, folder: Path) -> Hand:
    export, statement = folder / "export.csv", folder / "releve.csv"
    export.write_text(EXPORT, "utf-8")
    statement.write_bytes(STATEMENT.encode("cp1252"))
    visit(page, f"{app}/balance_agee")
    page.locator("input[type=file]").first.set_input_files(export)
    expect(page.get_by_text("Ce qui a été lu, et ce qui est à vérifier")).to_be_visible(timeout=30_000)
    settle(page)
    hand = Hand(page)
    hand.press(page.get_by_text("Qui a payé").first)
    page.locator(".st-key-bank\\.fold, .st-key-bank-fold").first.locator("input[type=file]").set_input_files(statement)
    expect(page.get_by_text("2 paiements à confirmer")).to_be_visible()
    settle(page)
    return hand


def test_a_payment_is_confirmed_taken_back_and_kept(page: Page, app: str, tmp_path: Path) -> None:
    hand = beside_the_ledger(page, app, tmp_path)
    hand.button("Oui, noter ce paiement")
    expect(page.get_by_text("1 paiement à confirmer")).to_be_visible()
    expect(page.get_by_text("1 ligne déjà notée")).to_be_visible()
    hand.press(page.get_by_text("1 paiement noté").first)
    hand.press(page.get_by_role("button", name="Retirer", exact=True).first)
    expect(page.get_by_text("2 paiements à confirmer")).to_be_visible()
    hand.button("Oui, noter ce paiement")
    kept = hand.take(page.get_by_test_id("stSidebar").get_by_role("button", name="Enregistrer le tout"), tmp_path)
    followed = {held.name: held for held in workspace.loads(kept.read_bytes()).follow_up.debtors}
    assert [receipt.amount for receipt in followed["Durand"].received] == [1_200_00]
    assert not followed["Martin"].received


def test_on_a_phone_the_box_holds_in_the_window(phone: Page, app: str, tmp_path: Path) -> None:
    hand = beside_the_ledger(phone, app, tmp_path)
    hand.button("Non")
    expect(phone.get_by_text("1 paiement à confirmer")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
