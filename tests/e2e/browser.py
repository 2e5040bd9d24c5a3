"""Which Chromium the journeys drive, and how it is started. `python -m tests.e2e.browser` says whether there is one.

CHROMIUM=/path/to/chromium chooses another one.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

#: The shell is the same Chromium without its window: it draws the same pages for a fifth less work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

#: No sandbox, because CI runs as root; nothing that would make the browser talk to anyone but the app.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The pages of one window are drawn by one process, which compiles the app once.
    "--process-per-site",
)

MISSING = """\
Aucun Chromium utilisable : les tests du navigateur ne peuvent pas tourner, et ne sont jamais passés sous silence.
  Debian, Ubuntu :   apt install chromium
  macOS, Windows :   .venv/bin/playwright install chromium     (Windows : .venv\\Scripts\\playwright)
  déjà installé :    CHROMIUM=/chemin/vers/chromium make test
Sans navigateur, le reste se vérifie par : .venv/bin/pytest --ignore=tests/e2e
"""


class NoBrowser(Exception):
    """No Chromium was found, or it does not start."""


def executable(playwright: Playwright) -> str:
    """The path of Chromium: $CHROMIUM, else one of the system, else the one Playwright installed."""
    chosen = os.environ.get("CHROMIUM")
    if chosen is not None:
        found = shutil.which(chosen)
        if found is None:
            raise NoBrowser(f"CHROMIUM={chosen} n'est pas un programme.\n{MISSING}")
        return found
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    raise NoBrowser(MISSING)


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium. Raises NoBrowser, in words, when there is none that starts."""
    path = executable(playwright)
    try:
        return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
    except Error as error:
        raise NoBrowser(f"{path} ne démarre pas : {error.message.splitlines()[0]}\n{MISSING}") from error


def main() -> int:
    with sync_playwright() as playwright:
        try:
            launch(playwright).close()
        except NoBrowser as absent:
            print(absent, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
