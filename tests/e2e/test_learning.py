"""« Se former » on a phone: each lesson begins at its top, and what was learnt comes back from its file."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.screen import assert_sound, go, settle, visit


def scrolled(page: Page) -> int:
    return int(page.get_by_test_id("stMain").evaluate("main => main.scrollTop"))


def part(page: Page, name: str) -> None:
    page.get_by_test_id("stMain").get_by_role("radio", name=name).click()
    settle(page)


def test_a_lesson_begins_at_its_top_and_what_was_learnt_comes_back(page: Page, app: str, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{app}/se_former")
    onward = page.get_by_role("button", name="J’ai compris, leçon suivante")
    onward.scroll_into_view_if_needed()
    assert scrolled(page) > 0
    onward.click()
    expect(page.get_by_text("1 faite.")).to_be_visible()
    settle(page)
    assert scrolled(page) == 0

    part(page, "Décisions")
    page.get_by_test_id("stMain").get_by_test_id("stRadioOption").first.click()
    settle(page)
    page.get_by_role("button", name="Décider").click()
    expect(page.get_by_text("(votre réponse")).to_be_visible()
    lost = page.get_by_text("Pas encore enregistré")
    guarded = "window.onbeforeunload !== null"
    expect(lost).to_be_visible()
    page.wait_for_function(guarded)
    with page.expect_download() as taken:
        page.get_by_test_id("stMain").get_by_role("button", name="Enregistrer le tout").click()
    kept = tmp_path / taken.value.suggested_filename
    taken.value.save_as(kept)
    expect(lost).not_to_be_visible()
    # Let go of by what is drawn last.
    page.wait_for_function(f"!({guarded})")

    page.evaluate("sessionStorage.clear()")
    visit(page, f"{app}/se_former")
    expect(page.get_by_text("0 faite.")).to_be_visible()
    visit(page, app)
    page.locator("input[type=file]").set_input_files(kept)
    expect(page.get_by_text("C’est rouvert : ce que vous avez appris.")).to_be_visible()
    go(page, "Se former")
    expect(page.get_by_text("1 faite.")).to_be_visible()
    assert_sound(page)


def test_a_clause_is_copied_without_hovering(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{app}/se_former")
    page.get_by_role("textbox", name="Une question ? Cherchez ici").fill("demander un acompte")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Clause : Acompte").click()
    expect(page.get_by_test_id("stCode").get_by_test_id("stBaseButton-elementToolbar")).to_be_visible()
