"""The screens without a browser: the whole app under AppTest, and what every screen must be at every step.

A fault of ours is caught and told by the shell, so « no exception » is not enough: its sentence must be absent.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from guide.case import storage
from guide.case.model import Dossier
from guide.workspace import ClientFile, Workspace
from pages.ui.page.page import FAULT

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "pages" / "ui" / "session" / "samples"
SCREENS = {"app.py": "Votre client ne paie pas ?"} | {
    f"pages/{name}.py": title
    for name, title in {
        "mon_dossier": "Mon dossier",
        "que_faire": "Que faire ?",
        "decompte": "Décompte",
        "courriers": "Courriers",
        "calendrier": "Calendrier",
        "balance_agee": "Balance âgée",
        "se_former": "Se former",
        "textes_et_taux": "Textes et taux",
    }.items()
}
DAY = date(2026, 11, 22)
_AMOUNT = re.compile(r"−?[\d\u00a0\u202f]+,\d\d\u00a0€")


def start() -> AppTest:
    """The home page of a new session, at a fixed date."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["as_of"] = DAY
    return sound(app.run())


def go(app: AppTest, screen: str) -> AppTest:
    """As the menu does: another screen, the same session."""
    return sound(app.switch_page(screen).run())


def sound(app: AppTest) -> AppTest:
    """No exception, no fault of ours, one title."""
    assert not app.exception
    assert FAULT not in [error.value for error in app.error]
    assert len(app.title) == 1
    return app


def unfolded(app: AppTest, *keys: str) -> AppTest:
    """The same screen, with the folds of these keys open."""
    for key in keys:
        app.session_state[key] = True
    return sound(app.run())


def whole(app: AppTest, screen: str) -> AppTest:
    """That screen with all its tabs drawn, and the lists of the law unfolded."""
    app = go(app, screen)
    opened = dict.fromkeys(("law.texts", "law.figures", "law.curve"), True)
    states = {**opened, "dossier.section.seen": range(len(app.tabs))}
    here = {key: state for key, state in states.items() if key in app.session_state}
    for key, state in here.items():
        app.session_state[key] = state
    # Where nothing was left to open, all of it is drawn.
    return sound(app.run()) if here else app


def amount_of(app: AppTest) -> str:
    """The amount that dominates the screen: the only paragraph that is one."""
    (found,) = (said.value for said in app.markdown if _AMOUNT.fullmatch(said.value))
    return str(found)


def worked_case() -> Dossier:
    return storage.loads((SAMPLES / "durand.json").read_bytes())


def hold(app: AppTest, dossier: Dossier) -> AppTest:
    """The session with that dossier open and saved."""
    app.session_state["dossier"] = dossier
    app.session_state["workspace"] = Workspace(
        dossier.creditor, (ClientFile("c1", dossier),), training=dossier.training
    )
    app.session_state["workspace.in_view"] = "c1"
    app.session_state["workspace.saved"] = app.session_state["workspace"]
    return app


def dossier_of(app: AppTest) -> Dossier:
    found = app.session_state["dossier"]
    assert isinstance(found, Dossier)
    return found


def text_of(app: AppTest) -> str:
    """Everything told in words, escapes removed, hard spaces made plain: what a person reads."""
    parts = [
        *app.title,
        *app.header,
        *app.subheader,
        *app.markdown,
        *app.caption,
        *app.error,
        *app.warning,
        *app.info,
        *app.success,
    ]
    said = "\n".join(str(part.value) for part in parts)
    return said.replace("\\", "").replace("\u00a0", " ")


def downloads(app) -> list[str]:
    """The labels of what may be downloaded."""
    return [button.label for button in app.get("download_button")]


def press(app: AppTest, label: str) -> AppTest:
    """A click on the first button with that label."""
    button = next(b for b in app.button if b.label == label)
    return sound(button.click().run())


def field(app: AppTest, label: str):
    """The first text field with that label."""
    return next(f for f in app.text_input if f.label == label)


def choice(app: AppTest, label: str):
    return next(f for f in app.selectbox if f.label == label)
