"""A person at the screen: each press is held 90 ms as a finger does, each one is counted, and nothing waits in between.

A press goes where the eye saw the button when the finger went down; if the page moves meanwhile, it is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Download, Locator, Page

from tests.e2e.screen import settle

#: How long a button stays down under a finger, in milliseconds.
HELD_MS = 90


@dataclass
class Hand:
    """What one walk cost: presses of the mouse or of a finger, and the questions that were asked."""

    page: Page
    clicks: int = 0
    questions: int = 0

    def press(self, target: Locator) -> None:
        self._down_and_up(target)
        settle(self.page)

    def button(self, name: str) -> None:
        self.press(self.main.get_by_role("button", name=name).first)

    def asked(self, many: int = 1) -> None:
        """That many questions are on screen."""
        self.questions += many

    def type(self, target: Locator, text: str) -> None:
        """A press in the field, then the keys; the field is left by the next press, as by a hand."""
        self._down_and_up(target)
        self.page.keyboard.insert_text(text)

    def take(self, target: Locator, folder: Path) -> Path:
        with self.page.expect_download() as taken:
            self._down_and_up(target)
        return kept(taken.value, folder)

    @property
    def main(self) -> Locator:
        return self.page.get_by_test_id("stMain")

    def _down_and_up(self, target: Locator) -> None:
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box is not None, f"{target} is not on screen"
        self.clicks += 1
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        self.page.wait_for_timeout(HELD_MS)
        self.page.mouse.up()


def hand_at(page: Page, width: int) -> Hand:
    page.set_viewport_size({"width": width, "height": 844})
    return Hand(page)


def kept(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


@dataclass(frozen=True)
class Size:
    """What a screen asks of its reader: words and folds in view, heights of the window down to its end."""

    words: int
    folds: int
    screens: float


def size(page: Page) -> Size:
    settle(page)
    main = page.get_by_test_id("stMain")
    tall = float(main.evaluate("main => main.scrollHeight"))
    viewport = page.viewport_size
    assert viewport is not None
    return Size(
        len(main.inner_text().split()),
        main.get_by_test_id("stExpander").filter(visible=True).count(),
        round(tall / viewport["height"], 1),
    )
