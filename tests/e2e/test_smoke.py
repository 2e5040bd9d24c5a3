"""The app starts, and every screen opens by its own address in a new session, and fits a phone.

The fixtures hold that no screen shows a fault or calls another site.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import menu, visit
from tests.e2e.server import ROOT

SCREENS = ["", *sorted(path.stem for path in (ROOT / "pages").glob("*.py"))]


def test_there_are_screens() -> None:
    assert len(SCREENS) > 1


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_opens_by_its_address_and_is_no_wider_than_a_phone(page: Page, app: str, screen: str) -> None:
    visit(page, f"{app}/{screen}")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert menu(page)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()  # the menu has folded itself
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
