"""A journey asks for `page` (a desktop) or `phone`, and `app`, the address of the real app.

    def test_something(page, app):
        visit(page, f"{app}/que_faire")

Without a browser these tests fail, in words; they are never skipped. A file goes to one worker, which keeps one server: a
journey waits for the screen half of its time. One that fails is walked once more, and is told
(docs/decisions/journeys-again.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.browser import NoBrowser, launch
from tests.e2e.screen import assert_sound
from tests.e2e.server import HOST, serve

HERE = Path(__file__).parent
WAIT_MS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    with serve() as url:
        yield url


# A module at a time: Playwright keeps an event loop on the thread, which other tests must not find.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            chromium = launch(playwright)
        except NoBrowser as absent:
            pytest.fail(str(absent), pytrace=False)
        yield chromium
        chromium.close()


def _page(browser: Browser, width: int, height: int, touch: bool) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=touch, locale="fr-FR", timezone_id="Europe/Paris"
    )
    context.set_default_timeout(WAIT_MS)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    yield page
    assert_sound(page)
    context.close()
    assert not [url for url in asked if urlsplit(url).hostname not in (HOST, None)], "a screen called another site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from _page(browser, 1280, 900, touch=False)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    yield from _page(browser, 390, 844, touch=True)
