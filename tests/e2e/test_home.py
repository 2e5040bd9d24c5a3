"""The list of clients with the customers of an export, at a desk and on a phone: each press held, none lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.hand import Hand
from tests.e2e.screen import fold, go, settle, visit

EXPORT = (
    "Client;Numéro;Date;Échéance;Montant TTC;Reste dû\n"
    "SCI Les Tilleuls;F1;01/03/2026;22/03/2026;4008,60;4008,60\n"
    "M. Bénard;F2;02/05/2026;07/06/2026;1591,20;1591,20\n"
    "Dupuis;F3;08/06/2026;08/07/2026;820,00;820,00\n"
)


@pytest.mark.parametrize("width", [1280, 390])
def test_each_gesture_of_the_list_is_one_press(page: Page, app: str, width: int, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    export = tmp_path / "factures.csv"
    export.write_text(EXPORT, "utf-8")
    visit(page, f"{app}/balance_agee")
    page.locator("input[type=file]").first.set_input_files(export)
    expect(page.get_by_text("Ce qui a été lu, et ce qui est à vérifier")).to_be_visible(timeout=30_000)
    settle(page)
    home(page)
    hand = Hand(page)
    expect(hand.main.get_by_text("6 419,80 €")).to_be_visible()

    # Who it is, then its letter, which leaves.
    hand.press(row(page, "SCI Les Tilleuls").get_by_role("button", name="Oui", exact=True))
    hand.press(row(page, "SCI Les Tilleuls").get_by_role("button", name="Écrire", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text("Courriers")
    hand.type(hand.main.get_by_label("Vous, comme sur une enveloppe"), "Atelier Nord\n12 rue des Lilas\n59000 Lille")
    hand.type(
        hand.main.get_by_label("Votre client, comme sur une enveloppe"), "SCI Les Tilleuls\n1 rue du Bois\n62000 Arras"
    )
    hand.take(hand.main.get_by_role("button", name="Word", exact=True).first, tmp_path)
    home(page)
    hand.press(row(page, "SCI Les Tilleuls").get_by_role("button", name="C’est envoyé", exact=True))
    expect(row(page, "SCI Les Tilleuls")).to_contain_text("attend le")

    # Another has paid: it is asked nothing, here and in the balance.
    hand.press(row(page, "M. Bénard").get_by_role("button", name="Il a payé", exact=True))
    expect(row(page, "M. Bénard")).to_contain_text("Rien ne lui est demandé")
    hand.press(row(page, "SCI Les Tilleuls").get_by_role("button", name="Rien reçu", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text("Que faire ?")
    go(page, "Balance âgée")
    fold(page)
    expect(page.get_by_role("button", name="Écrire 1 lettre")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def home(page: Page) -> None:
    go(page, "Mes clients")
    fold(page)


def row(page: Page, name: str):
    return page.locator("[class*='st-key-client-']").filter(has_text=name).first
