"""The table of counts: questions, presses, words, folds and phone screens of each walk, at a desk and on a phone.

Presses are held 90 ms, as by a hand, and follow what was typed without a pause: none may be lost.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.values import french
from tests.e2e import walks
from tests.e2e.hand import Hand, hand_at, size
from tests.e2e.screen import settle, slow_line

WIDTHS = pytest.mark.parametrize("width", [1280, 390])


def told(walk: str, hand: Hand) -> None:
    print(f"{walk}: {hand.questions} questions, {hand.clicks} clicks")


def short(walk: str, hand: Hand) -> str:
    """The words of a result, which must fit two phone screens: 502 words, 18 folds and 4.1 screens before."""
    seen = size(hand.page)
    print(f"result of {walk}: {seen.words} words, {seen.folds} folds, {seen.screens} screens")
    assert seen.words <= 200 and seen.folds <= 3 and seen.screens <= 2
    return hand.main.inner_text()


@WIDTHS
def test_a_business_to_its_formal_notice(page: Page, app: str, width: int, tmp_path: Path) -> None:
    """Ten questions and 32 presses before. On the slow line of a phone a press may meet a screen that is half drawn."""
    if width == 390:
        slow_line(page)
    hand = hand_at(page, width)
    walks.result_of_a_business(hand, app)
    short("a business", hand)
    said = walks.notice(hand, tmp_path)
    told("formal notice", hand)
    assert "mets en demeure de payer" in said and "1 234,50" in said and "F2026-014" in said and "ARRAS" in said
    assert "(à compléter)" not in said
    assert hand.questions <= 8 and hand.clicks <= 18


@WIDTHS
def test_a_consumer_who_complains_to_the_answer(page: Page, app: str, width: int, tmp_path: Path) -> None:
    """Eight questions and 29 presses before."""
    hand = hand_at(page, width)
    walks.result_of_a_disputed_debt(hand, app)
    short("a disputed debt", hand)
    said = walks.answer_to_a_consumer(hand, tmp_path)
    told("answer to a dispute", hand)
    assert "sans réserve" in said and "Atelier Nord" in said
    assert hand.questions <= 8 and hand.clicks <= 16


@WIDTHS
def test_a_liquidation_to_the_declaration_of_claim(page: Page, app: str, width: int, tmp_path: Path) -> None:
    """Eleven questions and 42 presses before; never « vous pouvez agir jusqu'en 2031 », but the days left to declare."""
    hand = hand_at(page, width)
    published = date.today() - timedelta(days=31)
    judged = published - timedelta(days=8)
    walks.result_of_a_liquidation(hand, app, french.short_day(published))
    result = short("a liquidation", hand)
    assert "jours pour agir" in result and "203" not in result
    said = walks.declaration(hand, tmp_path, french.short_day(judged))
    told("declaration of claim", hand)
    assert "Me Roche" in said and "1 234,50" in said and "Facture F2026-014" in said
    assert hand.questions <= 9 and hand.clicks <= 20


@WIDTHS
def test_the_longest_of_the_usual_results_is_short(page: Page, app: str, width: int) -> None:
    """An order for payment, its free way before it."""
    hand = hand_at(page, width)
    walks.result_of_the_worked_case(hand, app)
    short("the worked case", hand)


@WIDTHS
def test_a_payment_noted_then_a_new_letter(page: Page, app: str, width: int) -> None:
    hand = hand_at(page, width)
    walks.payment_noted(hand, app)
    expect(page.get_by_role("heading", level=1)).to_have_text("Courriers")
    told("payment noted", hand)
    assert hand.clicks <= 5


def test_the_press_that_follows_an_amount_is_never_lost(page: Page, app: str) -> None:
    """What is understood, or is wrong, appears while the button is down: its place was kept, and the press arrives."""
    hand = hand_at(page, 1280)
    page.goto(f"{app}/que_faire")
    settle(page)
    for choice in ("Oui", "Oui, signé", walks.BUSINESS):
        hand.press(hand.main.get_by_text(choice, exact=True).first)
    box = hand.main.get_by_test_id("stTextInput").get_by_role("textbox").first
    hand.type(box, "beaucoup")
    hand.button("Continuer")
    expect(hand.main.get_by_text("n’est pas un montant")).to_be_visible()
    box.press("Control+a")
    page.keyboard.insert_text("1 234,50")
    hand.button("Continuer")
    expect(page.get_by_role("heading", name="À quelle date devait-il payer")).to_be_visible()


def test_enter_goes_on_and_the_focus_is_on_the_question(page: Page, app: str) -> None:
    hand = hand_at(page, 1280)
    walks.card(hand, app, walks.BUSINESS)
    expect(page.get_by_role("heading", name="À quelle date devait-il payer")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("15 juin 2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="dans un de ces cas")).to_be_focused()


def test_a_phone_shows_its_figures_for_an_amount_and_a_date(phone: Page, app: str) -> None:
    hand = Hand(phone)
    phone.goto(f"{app}/que_faire")
    settle(phone)
    box = hand.main.get_by_test_id("stTextInput").get_by_role("textbox").first
    hand.type(box, "100")
    expect(box).to_have_attribute("inputmode", "decimal")
