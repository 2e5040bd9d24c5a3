"""What a download writes, it knows since the screen was drawn: it is written at the click, where there is no session."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import session_state_proxy

from guide import workspace
from guide.ledger.dunning import CustomerNotes
from guide.ledger.dunning.notes_file import loads
from guide.letters.word.letterhead import Letterhead
from tests.pages.screen import choice, go, hold, press, start, worked_case
from tests.pages.test_balance_agee import FEC, dropped
from tests.pages.test_courriers import SCREEN, chosen
from tests.pages.test_follow_up import promise, reopened, saved

Downloads = dict[str, Any]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Downloads:
    """What the last drawing of each download button was given, by its label."""
    found: Downloads = {}
    draw = st.download_button

    def spied(label: str, data: Any, *rest: Any, **more: Any) -> bool:
        found[label] = data
        return draw(label, data, *rest, **more)

    monkeypatch.setattr(st, "download_button", spied)
    known = session_state_proxy.get_session_state

    def only_in_a_script() -> Any:
        assert get_script_run_ctx(suppress_warning=True) is not None, "a download reads the session"
        return known()

    monkeypatch.setattr(session_state_proxy, "get_session_state", only_in_a_script)
    return found


def clicked(data: Callable[[], str | bytes] | str | bytes) -> str | bytes:
    """As the server does at the click: in a thread of its own."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(data).result() if callable(data) else data


def opened(head: Letterhead | None = None) -> None:
    """The notice of the worked case, and the file for the court under it."""
    app = hold(start(), worked_case())
    app.session_state["letterhead"] = head or Letterhead()
    app.session_state["court.fold"] = True
    chosen(go(app, SCREEN), "mise_en_demeure")


def test_no_download_of_a_screen_reads_the_session(drawn: Downloads) -> None:
    promise(dropped(FEC), "05/12/2026")
    app = hold(start(), worked_case())
    app.session_state["fold.answers"] = True
    for screen in ("pages/decompte.py", "pages/que_faire.py"):
        app = go(app, screen)
    opened()
    assert {label.partition(" (")[0] for label in drawn} >= {
        "Enregistrer le tout",
        "Télécharger pour Excel",
        "Les clients en CSV",
        "Les factures en CSV",
        "Télécharger la copie sans les noms",
        "Télécharger le décompte",
        "Ma feuille de route",
        "Word",
        "PDF",
        "Télécharger le dossier",
    }
    for label, data in drawn.items():
        assert clicked(data), label


def kept(drawn: Downloads) -> CustomerNotes:
    """What the file that keeps everything has of the follow-up."""
    return workspace.loads(str(clicked(drawn["Enregistrer le tout"]))).follow_up


def test_corrected_columns_are_in_the_file_kept(drawn: Downloads) -> None:
    app = dropped(b"Qui;Combien;Quand\nDupont;100,00;01/02/2026\nMartin;50,00;01/10/2026\n", "liste.csv")
    for label, column in {"Client": "Qui", "Montant TTC": "Combien", "Date de la facture": "Quand"}.items():
        choice(app, label).set_value(column)
    press(app, "Relire avec ces colonnes")
    (mapping,) = kept(drawn).mappings.values()
    assert set(mapping.columns.values()) >= {"Qui", "Combien", "Quand"}


def test_a_follow_up_reopened_without_an_export_is_kept_whole(drawn: Downloads) -> None:
    file = saved(promise(dropped(FEC), "05/12/2026"))
    reopened(go(start(), "pages/balance_agee.py"), file)
    assert kept(drawn) == loads(file.encode())


def test_a_letter_bears_the_letterhead(drawn: Downloads, monkeypatch: pytest.MonkeyPatch) -> None:
    head = Letterhead()
    opened(head)
    seen: list[Letterhead] = []

    def spied(docx: bytes, given: Letterhead, on: date) -> bytes:
        seen.append(given)
        return docx

    monkeypatch.setattr("guide.letters.headed", spied)
    clicked(next(data for label, data in drawn.items() if label == "Word"))
    assert len(seen) == 1 and seen[0] is head
