"""What the journeys, the pictures and the bench all ask of a screen."""

from __future__ import annotations

import time

from playwright.sync_api import Page, WebSocketRoute, expect

#: The amount that dominates a screen.
AMOUNT = ".st-key-amount p"
#: Between two elements on a slow line: longer than the browser takes to show one.
APART_SECONDS = 0.02
#: Streamlit tells on its root element whether a script runs; a click takes a moment to start one.
_QUIET = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const busy = !app || app.dataset.testScriptState !== 'notRunning'
        || app.dataset.testConnectionState !== 'CONNECTED'
        || document.querySelector('[data-testid="stSkeleton"]');
    const now = performance.now();
    if (busy) { window.quietSince = undefined; return false; }
    window.quietSince ??= now;
    return now - window.quietSince > 250;
}"""


def settle(page: Page) -> None:
    """Wait until the app has finished drawing. Prefer `expect(...)` on what a person waits for."""
    page.evaluate("window.quietSince = undefined")
    page.wait_for_function(_QUIET, timeout=60_000, polling=50)


def slow_line(page: Page) -> None:
    """Each element that is drawn comes apart from the next, as it does far from the server: the browser shows what is half
    drawn. To be said before the first visit."""

    def carry(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)

        def late(message: str | bytes) -> None:
            time.sleep(APART_SECONDS)
            browser.send(message)

        server.on_message(late)

    page.route_web_socket("**/_stcore/stream", carry)


def visit(page: Page, url: str) -> None:
    """Open an address as a link from a letter or a bookmark would, in a new session."""
    page.goto(url)
    page.get_by_test_id("stApp").wait_for(timeout=60_000)
    settle(page)


def menu(page: Page) -> list[str]:
    """The screens that the app's own menu offers, in its order; its spaces made plain."""
    _unfold(page)
    return [
        title.replace("\u00a0", " ") for title in page.get_by_test_id("stSidebar").get_by_role("link").all_inner_texts()
    ]


def go(page: Page, title: str) -> None:
    """Follow the menu, which keeps the dossier of the session. On a phone the menu is folded."""
    settle(page)
    _unfold(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
    settle(page)


def _unfold(page: Page) -> None:
    opener = page.get_by_test_id("stExpandSidebarButton")
    if opener.is_visible():
        opener.click()
        page.get_by_test_id("stSidebar").get_by_role("link").first.wait_for()


def fold(page: Page) -> None:
    """Put the menu away where it covers the screen: on a phone."""
    closer = page.get_by_test_id("stSidebarCollapseButton").get_by_role("button")
    viewport = page.viewport_size
    if viewport and viewport["width"] < 768 and closer.is_visible():
        closer.click()
        settle(page)


def open_case(page: Page, app: str) -> None:
    """The worked case, opened from the first page in one click."""
    visit(page, app)
    page.get_by_role("button", name="Ouvrir le cas").click()
    settle(page)


def open_export(page: Page, app: str) -> None:
    """The sample accounting export, opened from the first page in one click."""
    visit(page, app)
    page.get_by_role("button", name="Ouvrir un FEC d’exemple").click(delay=90)
    settle(page)


def open_fold(page: Page, title: str) -> None:
    """Open what is folded on a screen, by the words of its title."""
    page.get_by_test_id("stMain").get_by_text(title).first.click(delay=90)
    settle(page)


def assert_sound(page: Page) -> None:
    """No screen ever shows a fault of ours: no trace, no exception box, no lost connection."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert "Traceback" not in page.inner_text("body")
