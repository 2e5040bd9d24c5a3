"""`make images`: every screen, and every screen of the walks, at desktop and phone width, and every page of every letter, as
PNG in .images/.

To be looked at by people; nothing is compared. Screens are taken empty, then with the worked case, and the ledger
with the sample export, each opened from the first page; those of a walk as they are when a button is pressed. The letters
are those of the tests, for each kind of debtor.

    python -m tests.images [ecrans] [parcours] [courriers] [readme]
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
from playwright.sync_api import Locator, Page, sync_playwright

from guide.letters import write
from guide.values.french import short_day
from tests.e2e import walks
from tests.e2e.browser import NoBrowser, launch
from tests.e2e.hand import Hand
from tests.e2e.screen import fold, go, menu, open_case, open_export, settle, visit
from tests.e2e.server import ROOT, serve
from tests.unit.letters_cases import EVERY, ON, VARIANTS

OUT = ROOT / ".images"
WIDTHS = {"bureau": 1280, "telephone": 390}
HEIGHT = 844
#: A screen is pictured down to here; what is longer is a table that scrolls on for ever.
TALLEST = 8000
DOTS_PER_POINT = 110 / 72


class Absent(Exception):
    """A program that draws is not on this machine."""


def slug(title: str) -> str:
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", ascii_title.lower()).strip("_")


def whole(page: Page, name: str) -> None:
    """A picture of the whole screen: the app scrolls inside itself, so the window is made as tall as it."""
    width = WIDTHS[name.rsplit("-", 1)[1]]
    page.set_viewport_size({"width": width, "height": HEIGHT})
    settle(page)
    tall = int(page.get_by_test_id("stMain").evaluate("main => main.scrollHeight"))
    page.set_viewport_size({"width": width, "height": min(max(tall, HEIGHT), TALLEST)})
    settle(page)
    keep(OUT / f"{name}.png", page.screenshot())
    page.set_viewport_size({"width": width, "height": HEIGHT})


def keep(path: Path, picture: bytes) -> None:
    path.write_bytes(picture)
    print(f"  {path.relative_to(ROOT)}", flush=True)


def round_of_screens(page: Page, state: str, size: str) -> None:
    """Every screen of the menu, in the state that the session is in."""
    titles = menu(page)
    for title in titles:
        go(page, title)
        fold(page)
        whole(page, f"{slug(title)}-{state}-{size}")


def screens() -> None:
    with serve() as app, sync_playwright() as playwright:
        browser = launch(playwright)
        for size, width in WIDTHS.items():
            opened = {"vide": visit, "cas": open_case, "export": open_export}
            for state, open_state in opened.items():
                context = browser.new_context(
                    viewport={"width": width, "height": HEIGHT},
                    has_touch=size == "telephone",
                    locale="fr-FR",
                    timezone_id="Europe/Paris",
                )
                page = context.new_page()
                open_state(page, app)
                if state == "export":
                    whole(page, f"balance_agee-{state}-{size}")
                else:
                    round_of_screens(page, state, size)
                context.close()
        browser.close()


@dataclass
class Pictured(Hand):
    """A person who takes a picture of each screen before leaving it, and of the last one."""

    walk: str = ""
    size: str = ""
    taken: int = 0

    def picture(self) -> None:
        self.taken += 1
        whole(self.page, f"parcours-{self.walk}-{self.taken:02}-{self.size}")

    def button(self, name: str) -> None:
        self.picture()
        super().button(name)

    def take(self, target: Locator, folder: Path) -> Path:
        self.picture()
        return super().take(target, folder)


def business(hand: Hand, app: str, folder: Path) -> None:
    walks.result_of_a_business(hand, app)
    walks.notice(hand, folder)


def disputed(hand: Hand, app: str, folder: Path) -> None:
    walks.result_of_a_disputed_debt(hand, app)
    walks.answer_to_a_consumer(hand, folder)


def liquidation(hand: Hand, app: str, folder: Path) -> None:
    published = date.today() - timedelta(days=31)
    walks.result_of_a_liquidation(hand, app, short_day(published))
    walks.declaration(hand, folder, short_day(published - timedelta(days=8)))


def payment(hand: Hand, app: str, folder: Path) -> None:
    walks.payment_noted(hand, app)


def export(hand: Hand, app: str, folder: Path) -> None:
    open_export(hand.page, app)
    hand.button("Écrire 2 lettres")


WALKS = (business, disputed, liquidation, payment, export)


def every_walk() -> None:
    with serve() as app, sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch(playwright)
        for size, width in WIDTHS.items():
            for walk in WALKS:
                context = browser.new_context(
                    viewport={"width": width, "height": HEIGHT}, locale="fr-FR", timezone_id="Europe/Paris"
                )
                hand = Pictured(context.new_page(), walk=walk.__name__, size=size)
                walk(hand, app, Path(folder))
                hand.picture()
                context.close()
        browser.close()


def letters() -> None:
    """Every letter for every kind of debtor it is for, and the roadmap: LibreOffice, then a page renderer."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Absent("LibreOffice est absent, aucun courrier dessiné : apt install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        papers = {**EVERY, "feuille_de_route": ("feuille_de_route", VARIANTS["entreprise"])}
        for name, (id, dossier) in papers.items():
            Path(folder, f"{name}.docx").write_bytes(write(dossier, ON, id).files[0].content)
        words = sorted(Path(folder).glob("*.docx"))
        # A profile of its own: an office that is open elsewhere on the machine would swallow the job.
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, words)]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
        for pdf in sorted(Path(folder).glob("*.pdf")):
            draw(pdf)


def draw(pdf: Path) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            picture = BytesIO()
            page.render(scale=DOTS_PER_POINT).to_pil().save(picture, format="PNG")
            keep(OUT / f"courrier-{pdf.stem}-{number}.png", picture.getvalue())


def readme() -> None:
    """The pictures of the README, in docs/images/: the worked case, and the sample export."""
    with serve() as app, sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(
            viewport={"width": 1100, "height": 860}, locale="fr-FR", timezone_id="Europe/Paris"
        )
        page = context.new_page()
        open_case(page, app)
        for title in ("Que faire ?", "Décompte"):
            go(page, title)
            settle(page)
            keep(ROOT / "docs" / "images" / f"{slug(title)}.png", page.screenshot())
        open_export(page, app)
        settle(page)
        keep(ROOT / "docs" / "images" / "balance_agee.png", page.screenshot())
        browser.close()


#: Those of the README are in the project: drawn when they are asked for.
PARTS = {"ecrans": screens, "parcours": every_walk, "courriers": letters, "readme": readme}
DRAWN = ("ecrans", "parcours", "courriers")


def main(chosen: list[str]) -> int:
    if set(chosen) - set(PARTS):
        print(f"Parties connues : {', '.join(PARTS)}", file=sys.stderr)
        return 2
    OUT.mkdir(exist_ok=True)
    failed = False
    for name in chosen or DRAWN:
        try:
            PARTS[name]()
        except (Absent, NoBrowser) as absent:
            print(absent, file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
