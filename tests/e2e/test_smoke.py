"""The app starts, and every screen opens by its own address in a new session.

The screens are looked at on the smallest phone in test_accessibility.py. The fixtures hold that no screen shows a fault
or calls another site.
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
def test_every_screen_opens_by_its_address(page: Page, app: str, screen: str) -> None:
    visit(page, f"{app}/{screen}")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert menu(page)
