"""`python -m tests.monkey SESSIONS STEPS [SEED]`: gestures at random on every screen, then save, reopen, compare.

Nothing may fail: no trace, no sentence of our own fault; and what was saved opens again, the same. Nothing leaves the
machine: a silent register stands in place of the public ones, and is asked by its own buttons only. A fault is told with its
seed and its gestures.
"""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from guide import workspace
from guide.case import storage
from guide.case.model import Dossier
from guide.errors import GuideError
from pages.ui import session
from pages.ui.page.page import FAULT
from tests.pages.screen import DAY, ROOT, SCREENS
from tests.registers import ASKING, SilentRegister, holds_only_its_query

SESSIONS, STEPS = 5, 20
#: What a hand types: sound, wrong, hostile.
TYPED = (
    "1 200,00",
    "02/03/2026",
    "Durand & Fils",
    "0",
    "-5",
    "32/13/2026",
    "=1+1",
    "\u202eab",
    "<b>",
    "é" * 300,
    "",
    "62000",
    "a@b.fr",
)
#: Gestures that leave the page or clear it: the walk would be over.
_LEFT_ALONE = ("Effacer mes données", "Oui, tout effacer", "Enregistrer")


class Fault(Exception):
    """What a gesture broke."""


def gestures(app: AppTest) -> Iterator[tuple[str, Any]]:
    """What a hand can do on the screen in view."""
    for kind in (
        "button",
        "radio",
        "selectbox",
        "text_input",
        "text_area",
        "checkbox",
        "button_group",
        "toggle",
        "multiselect",
    ):
        for widget in getattr(app, kind, ()):
            if not widget.disabled and not str(widget.label or "").startswith(_LEFT_ALONE):
                yield kind, widget
    yield from (("tab", tab) for tab in app.tabs)


def do(app: AppTest, kind: str, widget: Any, r: random.Random) -> str:
    """One gesture; answers how it is told."""
    value: object = None
    match kind:
        case "button":
            widget.click()
        case "radio" | "selectbox" | "button_group" if widget.options:
            value = r.randrange(len(widget.options))
            if kind == "button_group":
                widget.set_value([widget.options[value]] if isinstance(widget.value, list) else widget.options[value])
            else:
                widget.set_value(widget.options[value]) if kind == "radio" else widget.select_index(value)
        case "text_input" | "text_area":
            value = r.choice(TYPED)
            widget.set_value(value)
        case "checkbox" | "toggle":
            widget.set_value(not widget.value)
        case "tab":
            app.session_state["dossier.section"] = widget.label
        case _:
            return ""
    return f"{kind} « {widget.label} » {value if value is not None else ''}".strip()


def sound(app: AppTest, done: list[str]) -> None:
    if app.exception:
        raise Fault(f"{app.exception[0].message[:200]} after {done[-3:]}")
    if any(FAULT[:40] in error.value for error in app.error):
        raise Fault(f"a fault of ours after {done[-3:]}")


def reopened(app: AppTest, done: list[str]) -> None:
    """What the session holds is saved, opened again, and is the same."""
    held = {name: app.session_state[name] for name in ("dossier", "workspace") if name in app.session_state}
    dossier, whole = held.get("dossier"), held.get("workspace")
    try:
        if isinstance(whole, workspace.Workspace) and workspace.loads(workspace.dumps(whole)) != whole:
            raise Fault(f"what was saved opens as another after {done[-3:]}")
        if isinstance(dossier, Dossier) and storage.loads(storage.dumps(workspace.to_file(dossier))) is None:
            raise AssertionError
    except GuideError as error:
        raise Fault(f"what was saved does not open: {error} after {done[-3:]}") from None


def unasked(register: SilentRegister, key: str, done: list[str]) -> None:
    """A request left by the press of a button that asks, and held only its query."""
    if register.asked and not ASKING.fullmatch(key):
        raise Fault(f"a register was asked without a press after {done[-3:]}")
    if not all(holds_only_its_query(request) for request in register.asked):
        raise Fault(f"a register was told more than its query after {done[-3:]}")
    register.asked.clear()


def walk(seed: int, steps: int) -> list[str]:
    """One session. Answers its gestures; raises Fault."""
    register = SilentRegister()
    with patch.object(session.registers, "client", lambda: register):
        return _walk(seed, steps, register)


def _walk(seed: int, steps: int, register: SilentRegister) -> list[str]:
    r = random.Random(seed)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.session_state["as_of"] = DAY
    app.run()
    done: list[str] = []
    for _ in range(steps):
        choices, key = list(gestures(app)), ""
        if r.random() < 0.1 or not choices:
            screen = r.choice([name for name in SCREENS if name != "app.py"])
            app.switch_page(screen)
            done.append(screen)
        else:
            kind, widget = r.choice(choices)
            key = str(getattr(widget, "key", ""))
            told = do(app, kind, widget, r)
            if not told:
                continue
            done.append(told)
        try:
            app.run()
        except Exception as error:
            if "streamlit/testing" in traceback.extract_tb(error.__traceback__)[-1].filename.replace("\\", "/"):
                # The test harness itself cannot say the value of a list whose choices changed: the walk ends here.
                return done
            raise Fault(f"{type(error).__name__}: {str(error)[:200]} after {done[-3:]}") from error
        sound(app, done)
        unasked(register, key, done)
        reopened(app, done)
    return done


def main(arguments: list[str]) -> int:
    defaults = (SESSIONS, STEPS, 1)
    sessions, steps, first = (*(int(argument) for argument in arguments), *defaults[len(arguments) :])
    faults = 0
    for seed in range(first, first + sessions):
        try:
            walk(seed, steps)
        except Fault as fault:
            faults += 1
            print(f"seed {seed}: {fault}", flush=True)
    print(f"{sessions} sessions of {steps} gestures, {faults} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
