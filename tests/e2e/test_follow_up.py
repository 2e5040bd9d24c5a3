"""From one month to the next: a promise noted, saved, reopened in a new session with the next export, seen broken."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from guide import workspace
from tests.e2e.screen import open_fold, settle, visit
from tests.e2e.test_journey import fill, pick, spaced

HEAD = "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\n"
DURAND = "F1;Durand;01/09/2026;01/10/2026;1200;1200\n"


def upload(page: Page, export: Path, on: str) -> None:
    page.locator("input[type=file]").first.set_input_files(export)
    expect(page.get_by_text("Ce qui a été lu, et ce qui est à vérifier")).to_be_visible(timeout=30_000)
    settle(page)
    page.get_by_test_id("stMain").get_by_role("button", name=re.compile(r"^Au \d")).click(delay=90)
    fill(page, "Calculer au (JJ/MM/AAAA)", on)
    page.get_by_role("button", name="Calculer à cette date").click()
    settle(page)
    page.keyboard.press("Escape")


def test_a_promise_noted_in_november_is_seen_broken_in_december(
    phone: Page, page: Page, app: str, tmp_path: Path
) -> None:
    november, december = tmp_path / "novembre.csv", tmp_path / "decembre.csv"
    november.write_text(HEAD + DURAND + "F2;Martin;01/09/2026;01/10/2026;500;500\n", "utf-8")
    december.write_text(HEAD + DURAND + "F2;Martin;01/09/2026;01/10/2026;500;0\n", "utf-8")

    visit(page, f"{app}/balance_agee")
    upload(page, november, "22/11/2026")
    open_fold(page, "Un client en particulier")
    page.get_by_text("Noter une promesse, un échéancier, un litige, un courrier").last.click()
    settle(page)
    pick(page, "Que noter ?", "Une promesse de payer")
    fill(page, "Il a promis de payer le", "05/12/2026")
    page.get_by_role("button", name="Noter", exact=True).click()
    expect(page.get_by_text("Il a promis de payer le 05/12/2026").first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_test_id("stSidebar").get_by_role("button", name="Enregistrer le tout").click()
    kept = tmp_path / taken.value.suggested_filename
    taken.value.save_as(kept)
    followed = {held.name: held for held in workspace.loads(kept.read_bytes()).follow_up.debtors}
    assert [p.due for p in followed["Durand"].promises] == [date(2026, 12, 5)]
    assert followed["Martin"].seen.open == 500_00

    # Another session, on a phone, a month later.
    visit(phone, f"{app}/balance_agee")
    phone.locator("input[type=file]").first.set_input_files(kept)
    expect(phone.get_by_text("C’est rouvert : le suivi de vos exports.")).to_be_visible()
    upload(phone, december, "22/12/2026")
    open_fold(phone, "Un client en particulier")
    body = spaced(phone.inner_text("body"))
    assert "1 client a payé et 1 promesse non tenue" in body
    assert "Promesse de payer le 05/12/2026 non tenue. Retard de 82 jours" in body
    phone.get_by_text("Jour par jour").click(delay=90)
    settle(phone)
    phone.wait_for_timeout(500)
    phone.get_by_role("button", name="Fait").first.click(delay=90)
    expect(phone.get_by_test_id("stMain")).to_contain_text("son délai court jusqu’au 06/01/2027")
    settle(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
