"""A journey asks for `page` (a desktop) or `phone`, and `app`, the address of the real app.

    def test_something(page, app):
        visit(page, f"{app}/que_faire")

Without a browser these tests fail, in words; they are never skipped. A file goes to one worker, which keeps one server: a
journey waits for the screen half of its time. One that fails is walked once more, and is told
(docs/decisions/journeys-again.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.browser import NoBrowser, launch
from tests.e2e.screen import assert_sound
from tests.e2e.server import HOST, serve

HERE = Path(__file__).parent
WAIT_MS = 20_000
KEPT_BY_A_BROWSER = "cookies,local_storage,indexeddb,cache_storage,service_workers"


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


@pytest.fixture(scope="module")
def window(browser: Browser, app: str) -> Iterator[Callable[[bool], BrowserContext]]:
    """A window, with fingers or with a mouse, for all the tests of a file: each page of a new one costs seconds.

    A page that stays open in it keeps what the browser has compiled of the app.
    """

    @cache
    def opened(touch: bool) -> BrowserContext:
        made = browser.new_context(has_touch=touch, locale="fr-FR", timezone_id="Europe/Paris")
        made.set_default_timeout(WAIT_MS)
        made.new_page().goto(f"{app}/_stcore/health")
        return made

    yield opened


def _page(window: BrowserContext, width: int, height: int) -> Iterator[Page]:
    """A tab that knows nothing of the one before: neither a cookie nor what the app keeps in the browser."""
    asked: list[str] = []
    errors: list[str] = []
    tab = window.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab.set_viewport_size({"width": width, "height": height})
    yield tab
    try:
        assert_sound(tab)
        assert not [error for error in errors if "Websocket message" in error], (
            "what the server sent was not understood"
        )
        assert not [url for url in asked if urlsplit(url).hostname not in (HOST, None)], "a screen called another site"
    finally:
        address = urlsplit(tab.url)
        everything = {"origin": f"{address.scheme}://{address.netloc}", "storageTypes": KEPT_BY_A_BROWSER}
        window.new_cdp_session(tab).send("Storage.clearDataForOrigin", everything)
        window.clear_cookies()
        window.clear_permissions()
        tab.close()


@pytest.fixture
def page(window: Callable[[bool], BrowserContext]) -> Iterator[Page]:
    yield from _page(window(False), 1280, 900)


@pytest.fixture
def phone(window: Callable[[bool], BrowserContext]) -> Iterator[Page]:
    yield from _page(window(True), 390, 844)
