"""Every screen, empty and full, on a desktop and on a phone, by day and by night: no fault that axe-core knows how
to find, nothing wider than a phone, no target too small for a finger, no English word, no mark of Markdown read aloud,
no plain space or apostrophe where French has others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, TimeoutError, ViewportSize, expect

from tests.e2e.screen import go, menu, open_case, open_export, settle, visit
from tests.e2e.test_journey import fill

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
#: The smallest phone of WCAG (1.4.10), and a desktop enlarged to 200 % (1.4.4).
SMALLEST, ENLARGED = ViewportSize(width=320, height=640), ViewportSize(width=640, height=450)
#: The screens that a dossier changes, its letters apart.
OWN = ("Mon dossier", "Que faire ?", "Décompte")
PARTS = ("Cas à suivre", "Décisions", "Fiches et calculs", "Mots du métier")

#: What Streamlit writes, and no label, theme nor style can change: rule, selector -> reason. Nothing else is let pass.
STREAMLITS: dict[tuple[str, str], str] = {
    ("presentation-role-conflict", "[data-testid=stFileUploaderDropzone]"): (
        "minor: the zone where files are dropped is decorative and carries the label; its button is what is used"
    )
}
#: The words of Streamlit's own buttons.
ENGLISH = re.compile(
    r"\b(Upload|Browse|per file|Drag and drop|Choose|Search|Download|Help for|Open|Close|Show|Hide|Add|Remove|Delete|"
    r"Collapse|Expand|Sidebar|Skip to|No results|Increment|Decrement|Dismiss|Fullscreen|progress|Press|"
    r"file upload|Running|Stop|Rerun|Loading|Deploy|Settings|Copy|Copied|clipboard)\b"
)
MARKS = re.compile(r"\*\*|:small\[|:material/")
#: A line may break before the mark, or the apostrophe is a typewriter's: pages/ui/web/typography.py sets what is
#: written there; the choices of a list, the text of a chart and what a script writes are set where they are written.
UNSET = re.compile(r"[\w»)%€’.…] [:;?!](?=\s|$|[)»])|« | »|[^\W\d_]'[\w«]")

RUN = """async ([options, let]) => {
    const found = (await axe.run(document, options)).violations;
    const of = (target) => document.querySelector(target[0]);
    return found.flatMap(rule => rule.nodes.map(node => ({
        rule: rule.id, impact: rule.impact, html: node.html, why: node.failureSummary,
        met: let.filter(([id, selector]) => id === rule.id && of(node.target)?.matches(selector)).map(String)[0],
    })));
}"""
FULL: dict[str, object] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_COLOURS: dict[str, object] = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
#: The same screen on a phone has the same words and colours: what its width changes.
_SHAPES: dict[str, object] = {
    "resultTypes": ["violations"],
    "runOnly": ["target-size", "scrollable-region-focusable", "bypass", "aria-hidden-focus"],
    "rules": {"target-size": {"enabled": True}},
}

#: What is seen, and what a screen reader reads besides; the ligatures of icons are neither.
_SAID = """() => {
    const said = new Set();
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
        for (const place of ['aria-label', 'title', 'placeholder', 'alt'])
            if (element.getAttribute(place)) said.add(element.getAttribute(place));
    for (const line of document.body.innerText.split('\\n')) said.add(line);
    for (const icon of document.querySelectorAll('[data-testid=stIconMaterial]')) said.delete(icon.innerText);
    return [...said];
}"""
#: Buttons whose words do not all show.
_CUT = """() => [...document.querySelectorAll('[data-testid=stMain] button [data-testid=stMarkdownContainer]')]
    .filter(label => label.scrollWidth > label.clientWidth + 1).map(label => label.innerText)"""
_FITS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
    .every(box => box.scrollWidth <= box.clientWidth)"""
_UNFOLD = """() => document.querySelectorAll('[data-testid=stMain] details:not([open]) > summary')
    .forEach(summary => summary.click())"""


#: A colour on its way from day to night is nobody's fault: it is looked at once it has arrived.
_STILL = """addEventListener('DOMContentLoaded', () => {
    const still = document.createElement('style');
    still.textContent = '*, *::before, *::after { transition: none !important; animation: none !important; }';
    document.head.append(still);
});"""


def empty(page: Page, app: str) -> Iterator[str]:
    """Opens each screen in turn, everything unfolded, and names it."""
    visit(page, app)
    for title in menu(page):
        go(page, title)
        yield f"{title}, empty"
        if title == "Se former":
            for part in PARTS:
                page.get_by_role("radio", name=part).click()
                settle(page)
                yield part
        if title == "Que faire ?":
            page.get_by_label("Quel montant reste impayé").fill("douze")
            page.get_by_role("button", name="Continuer").click(delay=90)
            settle(page)
            yield "answers that are refused"


def worked_case(page: Page, app: str) -> Iterator[str]:
    """The same, of the screens that a dossier changes, but its letters."""
    open_case(page, app)
    for title in OWN:
        yield from _of_the_case(page, title)
        if title == "Que faire ?":
            page.get_by_role("button", name="Changer").first.click()
            settle(page)
            yield "a question alone"


def letters_and_export(page: Page, app: str) -> Iterator[str]:
    """The same, of the letters of a dossier and of an export."""
    open_case(page, app)
    yield from _of_the_case(page, "Courriers")
    page.get_by_role("button", name="C’est envoyé").first.click(delay=90)
    settle(page)
    yield "a letter that lacks something"
    letter = page.get_by_role("combobox", name="Quel courrier ?")
    # A list closes when the page scrolls under it: the screen comes to rest first.
    letter.scroll_into_view_if_needed()
    settle(page)
    letter.click(delay=90)
    page.get_by_role("option", name="Mise en demeure", exact=True).click(delay=90)
    page.get_by_text("Modifier le texte").click(delay=90)
    settle(page)
    fill(page, "Passage 1 du courrier", "Chère Madame, 12 €")
    yield "a letter being edited"
    open_export(page, app)
    yield "an export"


def _of_the_case(page: Page, title: str) -> Iterator[str]:
    go(page, title)
    yield f"{title}, worked case"
    for tab in page.get_by_role("tab").all()[1:]:
        tab.click(delay=90)
        settle(page)
        yield f"{title}, {tab.inner_text()}"


#: The longest of the journeys: each may go to a worker of its own.
WALKS = [
    pytest.param(walk, id=walk.__name__, marks=pytest.mark.xdist_group(f"accessible {walk.__name__}"))
    for walk in (empty, worked_case, letters_and_export)
]


@pytest.mark.parametrize("walk", WALKS)
def test_every_screen_is_accessible(walk: Callable[[Page, str], Iterator[str]], page: Page, app: str) -> None:
    faults: list[str] = []
    met: set[str] = set()

    page.add_init_script(_STILL)

    def examine(name: str, options: object) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        for found in page.evaluate(RUN, [options, [list(known) for known in STREAMLITS]]):
            if found["met"]:
                met.add(found["met"])
            else:
                faults.append(f"{name}: {found['impact']} {found['rule']}\n{found['html']}\n{found['why']}")

    def narrow(name: str) -> None:
        page.set_viewport_size(NARROW)
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()  # the menu has folded itself
        faults.extend(f"{name}: « {label} » is cut" for label in page.evaluate(_CUT))
        for size in (ENLARGED, SMALLEST):
            page.set_viewport_size(size)
            try:
                # A new width takes a moment to be laid out.
                page.wait_for_function(_FITS, timeout=2_000)
            except TimeoutError:
                faults.append(f"{name}: wider than {size['width']} px")

    for name in walk(page, app):
        page.evaluate(_UNFOLD)
        settle(page)
        examine(f"{name}, 1280 px, day", FULL)
        for said in page.evaluate(_SAID):
            if ENGLISH.search(said) or MARKS.search(said) or UNSET.search(said):
                faults.append(f"{name}: « {said} »")
        narrow(name)
        examine(f"{name}, 320 px, day", _SHAPES)
        # By night a screen has the same colours at every width, and its menu where there is room.
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="dark")
        settle(page)
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
        examine(f"{name}, 1280 px, night", _COLOURS)
        page.emulate_media(color_scheme="light")
    assert not faults, "\n\n".join(dict.fromkeys(faults))
    # The screens that are empty have all that Streamlit writes.
    assert walk is not empty or met == {",".join(known) for known in STREAMLITS}, "no longer met: take it off the list"


Look = tuple[ViewportSize, Literal["light", "dark"], dict[str, object]]
LOOKS: tuple[Look, ...] = ((WIDE, "light", FULL), (SMALLEST, "light", FULL), (ENLARGED, "dark", _COLOURS))


def opened_in_turn(page: Page, app: str) -> Iterator[str]:
    """What hangs over a screen, one after the other, and names it."""
    open_case(page, app)
    go(page, "Courriers")
    page.get_by_role("combobox", name="Quel courrier ?").click(delay=90)
    yield "the list of letters"
    page.keyboard.press("Escape")
    go(page, "Décompte")
    page.get_by_test_id("stMain").get_by_test_id("stPopover").first.get_by_role("button").click(delay=90)
    yield "the day that is chosen"
    page.keyboard.press("Escape")
    go(page, "Que faire ?")
    page.get_by_role("button", name="Il a payé").first.click(delay=90)
    page.get_by_role("dialog").wait_for()
    yield "a payment that is noted"
    page.keyboard.press("Escape")
    open_export(page, app)
    go(page, "Courriers")
    settle(page)
    page.evaluate(_UNFOLD)
    settle(page)
    yield "the letters to all"


def test_what_opens_over_a_screen_is_accessible(page: Page, app: str) -> None:
    """Lists, boxes and grids, at a desk, on the smallest phone, and enlarged to 200 % by night."""
    page.add_init_script(_STILL)
    faults: list[str] = []
    for name in opened_in_turn(page, app):
        settle(page)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        for size, scheme, options in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
            found = page.evaluate(RUN, [options, [list(known) for known in STREAMLITS]])
            faults += [
                f"{name}, {size['width']} px: {each['rule']}\n{each['html']}" for each in found if not each["met"]
            ]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(WIDE)
    assert not faults, "\n\n".join(dict.fromkeys(faults))


def test_a_table_that_scrolls_says_so_and_is_reached_by_the_keyboard(page: Page, app: str) -> None:
    visit(page, f"{app}/textes_et_taux")
    page.evaluate(_UNFOLD)
    settle(page)
    page.set_viewport_size(SMALLEST)
    frame = page.get_by_role("group", name="Tableau à faire défiler").first
    expect(frame).to_be_visible()
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_what_streamlit_says_of_a_gesture_is_in_french(page: Page, app: str, tmp_path: Path) -> None:
    """A text half typed, a file that does not arrive, the menu of a column, an address that is no screen."""

    def english() -> list[str]:
        return [said for said in page.evaluate(_SAID) if ENGLISH.search(said) or "rror" in said]

    visit(page, f"{app}/que_faire")
    page.get_by_label("Quel montant reste impayé").press_sequentially("12")
    expect(page.get_by_test_id("InputInstructions")).to_have_text("Entrée pour valider")
    assert not english()
    visit(page, app)
    file = tmp_path / "export.csv"
    file.write_text("a;b", "utf-8")
    page.route("**/upload_file/**", lambda route: route.abort())
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_test_id("stFileChip")).to_contain_text("Le fichier n’est pas arrivé")
    assert not english()
    open_case(page, app)
    go(page, "Mon dossier")
    page.get_by_role("tab", name="Les factures").click(delay=90)
    # Drawn once it is opened.
    settle(page)
    page.evaluate(_UNFOLD)
    settle(page)
    page.get_by_test_id("stDataFrame").first.click(position={"x": 200, "y": 15})
    expect(page.get_by_role("menuitem", name="Masquer la colonne")).to_be_visible()
    assert not english()
    visit(page, f"{app}/nulle_part")
    expect(page.get_by_role("dialog")).to_contain_text("Cette page n’existe pas")
    assert not english()
