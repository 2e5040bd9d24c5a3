"""A real file of tests/samples, from the upload to a Word notice that could be posted; another, at a day that is typed.

All of them are read in tests/unit/test_ledger_samples.py."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import AMOUNT, open_fold, settle, visit
from tests.e2e.test_journey import fill, pick, spaced

SAMPLES = Path(__file__).parents[1] / "samples"


def read(page: Page, app: str, name: str) -> None:
    visit(page, f"{app}/balance_agee")
    page.locator("input[type=file]").set_input_files(SAMPLES / name)
    expect(page.get_by_text("Ce qui a été lu, et ce qui est à vérifier")).to_be_visible(timeout=30_000)
    settle(page)


@pytest.mark.parametrize(
    ("name", "as_of", "wanted", "owed"),
    [
        ("fec_utf8_bom_tab.txt", "Au 31 août 2022", "31/12/2022", "52 596,37 €"),
        ("receivables_dd_mm_yyyy.csv", "Au ", "30/06/2013", "5 119,85 €"),
    ],
)
def test_a_real_file_is_counted_at_the_day_that_is_typed(
    page: Page, app: str, name: str, as_of: str, wanted: str, owed: str
) -> None:
    read(page, app, name)
    page.get_by_role("button", name=as_of).first.click(delay=90)
    fill(page, "Calculer au (JJ/MM/AAAA)", wanted)
    page.get_by_role("button", name="Calculer à cette date").click(delay=90)
    settle(page)
    assert owed in spaced(page.inner_text("body"))


def test_from_a_real_file_to_a_formal_notice(page: Page, app: str, tmp_path: Path) -> None:
    debtor = "CLIENT 0021"
    read(page, app, "fec_cp850_pipe.txt")
    assert "14 472,55 €" in spaced(page.inner_text("body"))
    open_fold(page, "Un client en particulier")
    pick(page, "Client", debtor)
    pick(page, "Qui est ce client ?", "Une société, un commerçant ou un artisan")
    page.get_by_role("button", name="Ouvrir le dossier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Décompte")
    settle(page)
    claimed = spaced(page.locator(AMOUNT).inner_text())
    page.get_by_role("button", name="Écrire le courrier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Courriers")
    settle(page)
    fill(page, "Vous, comme sur une enveloppe", "Atelier Nord\n12 rue des Lilas\n59000 Lille")
    fill(page, "Votre client, comme sur une enveloppe", f"{debtor}\n1 rue du Bois\n62000 Arras")
    settle(page)
    with page.expect_download() as download:
        page.get_by_test_id("stMain").get_by_role("button", name="Word", exact=True).first.click()
    letter = tmp_path / "lettre.docx"
    download.value.save_as(letter)
    text = spaced("\n".join(p.text for p in docx.Document(str(letter)).paragraphs))
    assert claimed in text and "mets en demeure" in text
