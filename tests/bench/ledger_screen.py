"""The aged balance on screen, on 100,000 lines: the first figures after an upload, and a change of date.

The upload is timed by the page itself in Chromium, from the choice of the file to the first amount on screen, against
the whole `python -m guide balance` of the same file. A change of date is timed twice: what a person waits for in
Chromium, and our own work: the time of the processor for the script alone (AppTest), beside that of the same screen
redrawn unchanged.
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from tests.bench import report
from tests.bench.ledger import balance, files
from tests.bench.screens import watched
from tests.e2e.browser import NoBrowser, launch
from tests.e2e.screen import AMOUNT, settle, visit
from tests.e2e.server import ROOT, serve

LINES = 100_000
#: The day that `balance` asks for.
AS_OF = date(2026, 11, 22)
ROUNDS = 7
#: Milliseconds of our own work that a change of date may take.
OWN_WORK = 300

#: The first amount of the aged balance, seen by the page itself.
FIRST_FIGURE = """
window.figureAt = 0;
new MutationObserver(() => {
    if (!window.figureAt && document.querySelector('.st-key-amount p')) {
        window.figureAt = performance.now();
    }
}).observe(document, { subtree: true, childList: true });
document.addEventListener('change', (event) => {
    if (event.target.type === 'file') { window.chosenAt = performance.now(); }
}, true);
"""


def upload(browser: Browser, app: str, path: Path) -> tuple[Page, float]:
    """A new session with that file dropped, and the seconds to its first figure."""
    page = watched(browser)
    page.add_init_script(FIRST_FIGURE)
    visit(page, f"{app}/balance_agee")
    page.locator("input[type=file]").set_input_files(path)
    page.locator(AMOUNT).wait_for(timeout=60_000)
    return page, float(page.evaluate("window.figureAt - window.chosenAt")) / 1000


def change(page: Page, on: date) -> float:
    """Milliseconds from the press to the last change, in Chromium."""
    settle(page)
    page.get_by_test_id("stPopover").get_by_role("button").click()
    box = page.get_by_label("Calculer au (JJ/MM/AAAA)")
    box.fill(f"{on:%d/%m/%Y}")
    box.press("Tab")
    settle(page)
    page.get_by_role("button", name="Calculer à cette date").click()
    settle(page)
    return float(page.evaluate("window.changedAt - window.pressedAt"))


def own_work(path: Path, on: date) -> tuple[float, float]:
    """Milliseconds of the processor for the script, without a browser: at a new date, and again at the same one."""
    logging.disable(logging.WARNING)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.session_state["as_of"] = on
    app.run()
    app.switch_page("pages/balance_agee.py").run()
    app.file_uploader[0].upload(path.name, path.read_bytes(), "text/plain").run()
    new: list[float] = []
    same: list[float] = []
    for back in range(1, ROUNDS + 1):
        app.session_state["as_of"] = on - timedelta(days=back)
        for times in (new, same):
            start = time.process_time()
            app.run()
            times.append((time.process_time() - start) * 1000)
    assert not app.exception
    return statistics.median(new), statistics.median(same)


def main() -> int:
    folder = files(LINES)
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowser as absent:
            print(absent, file=sys.stderr)
            return 1
        with serve() as app:
            for what, name, on in (("factures", "invoices.csv", AS_OF), ("lignes de FEC", "fec.txt", AS_OF)):
                line = balance(folder / name).seconds
                upload(browser, app, folder / name)[0].context.close()
                took, waits = [], []
                for round_ in range(ROUNDS):
                    page, seconds = upload(browser, app, folder / name)
                    took.append(seconds)
                    waits.append(change(page, on - timedelta(days=30 + round_)))
                    page.context.close()
                first = statistics.median(took)
                report.line(
                    f"{LINES} {what}, premiers chiffres à l'écran / ligne de commande",
                    first / line,
                    1.5,
                    f"{first:.2f} s contre {line:.2f} s, médiane de {ROUNDS}",
                )
                new, same = own_work(folder / name, on)
                report.line(
                    f"{LINES} {what}, changer de date : notre travail / {OWN_WORK} ms",
                    new / OWN_WORK,
                    1.0,
                    f"{new:.0f} ms de calcul, dont {same:.0f} de redessin ; {statistics.median(waits):.0f} ms dans Chromium",
                )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
