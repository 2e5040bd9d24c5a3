"""Accueil, the list of two hundred clients and the clicks of the questionnaire against a Streamlit app of one page with
one radio: as Streamlit comes, then under our own configuration, which leaves out the collection that Streamlit makes after
each script.

In Chromium, medians of thirty, the two taken in turn so that a busy moment of the machine falls on both.
A time runs from the navigation (or the click) to the last change of the page, as the page itself saw it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from guide import workspace
from guide.workspace import ClientFile, Workspace
from pages.ui.session import examples
from tests.bench import report
from tests.e2e.browser import NoBrowser, launch
from tests.e2e.screen import go, settle, visit
from tests.e2e.server import serve

#: `python -m tests.bench.screens 8`: fewer, for a first look.
ROUNDS = int(sys.argv[1]) if sys.argv[1:] else 30
CLIENTS = 200
EMPTY = """import streamlit as st
st.radio("Une question", ["oui", "non"])
"""

#: Times are the page's own: what a person waits for, without the driver's comings and goings. The empty page may
#: have nothing to redraw after a click: the server's last word counts as a change too.
WATCH = """
window.pressedAt = 0;
window.changedAt = 0;
const changed = () => { window.changedAt = performance.now(); };
document.addEventListener('pointerdown', () => { window.pressedAt = performance.now(); }, true);
new MutationObserver(changed).observe(document, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ['data-test-script-state'],
});
window.WebSocket = class extends window.WebSocket {
    constructor(...given) { super(...given); this.addEventListener('message', changed); }
};
"""


def watched(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR").new_page()
    page.add_init_script(WATCH)
    return page


def load(browser: Browser, url: str) -> float:
    """Milliseconds of a first visit: new context, nothing in the browser's cache."""
    page = watched(browser)
    visit(page, url)
    took = float(page.evaluate("window.changedAt"))
    page.context.close()
    return took


def click_empty(page: Page) -> float:
    return click(page, page.get_by_test_id("stRadioOption").nth(1).click)


def choose(page: Page) -> None:
    """The first answer of each question asked: nothing is drawn again before « Continuer »."""
    for group in page.get_by_role("radiogroup").all():
        group.get_by_test_id("stRadioOption").first.click()


def go_on(page: Page) -> float:
    return click(page, page.get_by_role("button", name="Continuer", exact=True).click)


def answer_first(page: Page) -> float:
    """« Continuer » on the card: the dossier is made, and the menu shows it from then on."""
    choose(page)
    write(page, "1200")
    return go_on(page)


def answer_later(page: Page) -> float:
    """« Continuer » further on, once the due date is typed: the situations that may be ticked, the longest screen."""
    answer_first(page)
    write(page, "01/06/2026")
    return go_on(page)


def answer_to_boxes(page: Page) -> float:
    """« Continuer » from the situations that may be ticked to a question whose choices are buttons."""
    answer_later(page)
    return go_on(page)


def write(page: Page, text: str) -> None:
    box = page.get_by_test_id("stMain").get_by_test_id("stTextInput").get_by_role("textbox").first
    box.fill(text)
    # Enter would go on by itself, and « Continuer » would then be that of the next question.
    box.press("Tab")
    settle(page)


def click(page: Page, press: Callable[[], None]) -> float:
    """Milliseconds from the press to the last change it brings."""
    press()
    settle(page)
    took = float(page.evaluate("window.changedAt - window.pressedAt"))
    assert took > 0, "the click changed nothing"
    return took


def list_of_clients(page: Page) -> float:
    """The list of the clients of a workspace, from another screen."""
    page.locator("input[type=file]").first.set_input_files(
        {"name": "espace.json", "mimeType": "application/json", "buffer": many_clients()}
    )
    settle(page)
    go(page, "Textes et taux")
    return click(page, page.get_by_test_id("stSidebar").get_by_role("link", name="Mes clients", exact=True).click)


@cache
def many_clients() -> bytes:
    """A workspace of the worked case, again and again under other names."""
    case = examples.worked_case()
    named = [replace(case, debtor=replace(case.debtor, name=f"Client {place}")) for place in range(CLIENTS)]
    clients = tuple(ClientFile(f"client-{place}", dossier) for place, dossier in enumerate(named))
    return workspace.dumps(Workspace(case.creditor, clients)).encode()


CLICKS = {
    "questionnaire, « Continuer » sur la carte": answer_first,
    "questionnaire, « Continuer » plus loin": answer_later,
    "questionnaire, « Continuer » depuis les cases à cocher": answer_to_boxes,
}


def clicks(browser: Browser, url: str, measure: Callable[[Page], float]) -> Callable[[], float]:
    """One measure a call, each in a new session of the app; the browser's cache is warm."""
    page = watched(browser)

    def once() -> float:
        visit(page, url)
        return measure(page)

    once()
    return once


def compare(what: str, bound: float | None, ours: Callable[[], float], empty: Callable[[], float]) -> None:
    pairs = [(ours(), empty()) for _ in range(ROUNDS)]
    mine, base = (statistics.median(times) for times in zip(*pairs, strict=True))
    report.line(what, mine / base, bound, f"{mine:.0f} ms contre {base:.0f} ms, médianes de {ROUNDS}")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        try:
            browser = launch(playwright)
        except NoBrowser as absent:
            print(absent, file=sys.stderr)
            return 1
        with serve() as app, serve(script, cwd=Path(folder)) as empty, serve(script) as tuned:
            load(browser, app), load(browser, empty)
            compare(
                "Accueil, première visite / page vide", 1.2, lambda: load(browser, app), lambda: load(browser, empty)
            )
            for what, measure in CLICKS.items():
                ours = clicks(browser, f"{app}/que_faire", measure)
                compare(f"{what} / un clic de la page vide", 2.0, ours, clicks(browser, empty, click_empty))
                compare("… la page vide sous nos réglages", 1.5, ours, clicks(browser, tuned, click_empty))
            ours = clicks(browser, app, list_of_clients)
            compare(
                f"{CLIENTS} clients, la liste / un clic de la page vide", 3.0, ours, clicks(browser, empty, click_empty)
            )
            compare("… la page vide sous nos réglages", None, ours, clicks(browser, tuned, click_empty))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
