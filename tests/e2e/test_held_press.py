"""A button is pressed as a hand does, 90 ms: what was under the finger when it went down gets the press, whatever moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.hand import Hand
from tests.e2e.screen import fold, go, open_case, visit

_MOVES = """() => addEventListener('pointerdown', () => {
    const more = document.createElement('div');
    more.style.height = '300px';
    document.querySelector('[data-testid=stMainBlockContainer]').prepend(more);
}, { once: true })"""


@pytest.mark.parametrize("width", [1280, 390])
def test_a_button_that_moves_under_the_finger_is_pressed_once(page: Page, app: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, app)
    page.evaluate(_MOVES)
    page.evaluate(
        "() => { window.presses = 0; addEventListener('click', (e) => { window.presses += !e.isTrusted; }); }"
    )
    Hand(page).button("Commencer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Que faire ?")
    assert page.evaluate("window.presses") == 1


def test_a_finger_that_slides_away_presses_nothing(page: Page, app: str) -> None:
    visit(page, app)
    button = page.get_by_test_id("stMain").get_by_role("button", name="Commencer")
    box = button.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, box["y"] + 300)
    page.mouse.up()
    page.wait_for_timeout(500)
    expect(button).to_be_visible()


def test_a_tap_that_leaves_a_field_arrives_and_so_does_what_was_typed(phone: Page, app: str) -> None:
    """A finger leaves the field and presses in one instant: the link came first, then the text, which undid it."""
    open_case(phone, app)
    go(phone, "Mon dossier")
    fold(phone)
    postcode = phone.get_by_label("Code postal", exact=True).first
    postcode.tap()
    phone.keyboard.press("Control+a")
    phone.keyboard.insert_text("62999")
    phone.get_by_test_id("stMain").get_by_role("link", name="Que faire maintenant ?").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Que faire ?")
    go(phone, "Mon dossier")
    fold(phone)
    expect(postcode).to_have_value("62999")
