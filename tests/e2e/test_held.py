"""Every form, on a phone: what is typed, then its button pressed in the same breath and held 90 ms. None is lost.

The questions and the letters have theirs in `test_walks`, the list of clients in `test_home`.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.hand import Hand, hand_at
from tests.e2e.screen import fold, go, open_case, settle, visit
from tests.e2e.test_journey import pick

EXPORT = (
    "Client;Numéro;Date;Échéance;Montant TTC;Reste dû\n"
    "Durand;F1;01/09/2026;01/10/2026;1200,00;1200,00\n"
    "Martin;F2;01/09/2026;01/10/2026;500,00;500,00\n"
)


def field(hand: Hand, label: str) -> Locator:
    return hand.main.get_by_label(label, exact=True).filter(visible=True).first


def case_on(page: Page, app: str, screen: str) -> None:
    open_case(page, app)
    go(page, screen)
    fold(page)


def test_a_dossier_is_begun(page: Page, app: str) -> None:
    hand = hand_at(page, 390)
    visit(page, f"{app}/mon_dossier")
    pick(page, "Qui est-ce ?", "Un particulier")
    hand.type(field(hand, "Le nom de votre client"), "Mme Petit")
    hand.button("Créer mon dossier")
    expect(hand.main.get_by_text("Mme Petit").first).to_be_visible()


def test_an_event_goes_to_the_journal(page: Page, app: str) -> None:
    hand = hand_at(page, 390)
    case_on(page, app, "Mon dossier")
    hand.press(hand.main.get_by_role("tab", name="Ce qui s’est passé"))
    pick(page, "Quoi ?", "Mise en demeure")
    hand.type(field(hand, "Quand ?"), "15/11/2026")
    hand.button("Ajouter au journal")
    expect(hand.main.get_by_text("15 novembre 2026").first).to_be_visible()


def test_a_fact_of_the_dossier_is_kept_by_the_press_that_leaves(page: Page, app: str) -> None:
    hand = hand_at(page, 390)
    case_on(page, app, "Mon dossier")
    type_anew(hand, "Code postal", "62999")
    hand.press(hand.main.get_by_role("link", name="Que faire maintenant ?"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Que faire ?")
    go(page, "Mon dossier")
    fold(page)
    expect(field(hand, "Code postal")).to_have_value("62999")


def test_a_tab_pressed_in_the_same_breath_loses_nothing(page: Page, app: str) -> None:
    """A tab is drawn once it is opened: the press that opens it is the press that leaves a field."""
    hand = hand_at(page, 390)
    case_on(page, app, "Mon dossier")
    type_anew(hand, "Nom du client", "Durand et Nièce")
    tab(hand, "Les factures")
    expect(page.get_by_test_id("stSidebar").get_by_text("Durand et Nièce").first).to_be_attached()
    type_anew(hand, "Montant TTC", "1 300")
    hand.press(hand.main.get_by_text("Ajouter un paiement reçu"))
    hand.type(field(hand, "Montant reçu"), "12,5")
    tab(hand, "Ce qui s’est passé")
    hand.type(field(hand, "Note (facultatif)"), "Il rappelle lundi")
    tab(hand, "Vous")
    tab(hand, "Les factures")
    expect(field(hand, "Montant TTC")).to_have_value("1 300")
    expect(field(hand, "Montant reçu")).to_have_value("12,5")
    tab(hand, "Ce qui s’est passé")
    expect(field(hand, "Note (facultatif)")).to_have_value("Il rappelle lundi")
    go(page, "Décompte")
    fold(page)
    expect(hand.main.get_by_text("1 300,00").first).to_be_visible()


def test_lines_typed_in_the_table_are_there_after_other_tabs(page: Page, app: str) -> None:
    hand = hand_at(page, 390)
    case_on(page, app, "Mon dossier")
    tab(hand, "Les factures")
    hand.press(hand.main.get_by_text("Voir et modifier toutes les factures dans un tableau"))
    hand.main.get_by_test_id("stDataFrame").click(position={"x": 80, "y": 52})
    page.keyboard.press("Enter")
    page.locator(".gdg-input").fill("F9")
    page.keyboard.press("Enter")
    tab(hand, "Contrat et pièces")
    tab(hand, "Les factures")
    hand.button("Reprendre ces lignes")
    expect(field(hand, "Numéro de la facture")).to_have_value("F9")


def tab(hand: Hand, name: str) -> None:
    hand.press(hand.main.get_by_role("tab", name=name))


def type_anew(hand: Hand, label: str, text: str) -> None:
    field(hand, label).press("Control+a")
    hand.page.keyboard.insert_text(text)


def test_another_day_is_chosen(page: Page, app: str) -> None:
    hand = hand_at(page, 390)
    open_case(page, app)
    hand.press(hand.main.get_by_role("button", name="Au 22 novembre 2026"))
    box = page.get_by_label("Calculer au (JJ/MM/AAAA)")
    box.click(click_count=3)
    page.keyboard.insert_text("01/12/2026")
    hand.press(page.get_by_role("button", name="Calculer à cette date"))
    expect(hand.main.get_by_role("button", name="Au 1er décembre 2026")).to_be_visible()


def test_a_payment_is_noted(page: Page, app: str) -> None:
    hand = hand_at(page, 390)
    case_on(page, app, "Que faire ?")
    hand.button("Il a payé")
    box = page.get_by_role("dialog")
    hand.type(box.get_by_label("Montant reçu"), "200")
    hand.press(box.get_by_role("button", name="Noter ce paiement"))
    expect(box).to_have_count(0)
    go(page, "Décompte")
    expect(hand.main.get_by_text("200,00").first).to_be_visible()


def test_a_promise_of_a_debtor_is_noted(page: Page, app: str, tmp_path: Path) -> None:
    hand = hand_at(page, 390)
    balance(page, app, tmp_path)
    hand.press(hand.main.get_by_text("Un client en particulier"))
    hand.press(hand.main.get_by_text("Noter une promesse, un échéancier, un litige, un courrier").last)
    pick(page, "Que noter ?", "Une promesse de payer")
    hand.type(field(hand, "Il a promis de payer le"), "05/12/2030")
    hand.press(hand.main.get_by_role("button", name="Noter", exact=True))
    expect(hand.main.get_by_text("Il a promis de payer le 05/12/2030").first).to_be_visible()


def test_the_sender_of_the_letters_to_all_is_kept_by_the_press_that_writes(
    page: Page, app: str, tmp_path: Path
) -> None:
    hand = hand_at(page, 390)
    balance(page, app, tmp_path)
    hand.button("Écrire 2 lettres")
    for label, typed in {
        "Votre nom, ou celui de votre entreprise": "Atelier Nord",
        "Votre rue": "12 rue des Lilas",
        "Votre code postal": "59000",
        "Votre ville": "Lille",
    }.items():
        hand.type(field(hand, label), typed)
    hand.press(hand.main.get_by_text("La règle : quel courrier"))
    expect(hand.main.get_by_text("Pour écrire, il manque")).to_have_count(0)
    hand.type(field(hand, "Qui signe (facultatif)"), "Anne Nord")
    go(page, "Mes clients")
    go(page, "Courriers")
    fold(page)
    expect(field(hand, "Votre rue")).to_have_value("12 rue des Lilas")


def balance(page: Page, app: str, folder: Path) -> None:
    export = folder / "factures.csv"
    export.write_text(EXPORT, "utf-8")
    visit(page, f"{app}/balance_agee")
    page.locator("input[type=file]").first.set_input_files(export)
    expect(page.get_by_text("Ce qui a été lu, et ce qui est à vérifier")).to_be_visible(timeout=30_000)
    settle(page)
