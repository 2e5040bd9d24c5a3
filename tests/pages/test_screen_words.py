"""The words of the field on every screen: folded at its foot, exactly those it uses; one wording everywhere."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from guide import lessons
from pages.ui.page.screen_words import WORDS
from tests.pages.screen import ROOT, SCREENS, go, hold, press, sound, start, text_of, whole, worked_case

#: Their words are met on every screen, or belong to another one.
SHARED = {"page", "fields", "tables", "wording", "citations", "screen_words", "glossary_view"}


def every_word(app) -> str:
    """The texts of a screen, and the names of its folds, buttons, lists and their choices."""
    labels = [
        element.label
        for kind in (app.expander, app.button, app.tabs, app.selectbox, app.text_input)
        for element in kind
    ]
    choices = [option for box in (*app.selectbox, *app.segmented_control) for option in box.options]
    return "\n".join([text_of(app), *labels, *choices]).replace("\u00a0", " ")


@cache
def literals(path: Path) -> str:
    """What a module says, its documentation aside."""
    tree = ast.parse(path.read_text("utf-8"))
    holders = (ast.Module, ast.FunctionDef, ast.ClassDef)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    )


def modules(path: Path, seen: set[Path]) -> set[Path]:
    """A page and the helpers that it leads to."""
    seen.add(path)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pages"):
            for name in (*(alias.name for alias in node.names), (node.module or "").rpartition(".")[2]):
                found = ROOT / "pages" / "ui" / f"{name}.py"
                if found.exists() and name not in SHARED and found not in seen:
                    modules(found, seen)
    return seen


def ids(text: str) -> set[str]:
    return {term.id for term in lessons.met(text)}


def shown(screen: str) -> set[str]:
    """The words met on the screen, empty and with the worked case."""
    found = ids(every_word(whole(start(), screen)))
    app = start()
    if screen == "pages/balance_agee.py":
        app = press(app, "Ouvrir un FEC d’exemple")
    return found | ids(every_word(whole(hold(app, worked_case()), screen)))


def test_every_screen_has_its_words() -> None:
    """« Se former » says them under each lesson, card, case and decision; « Que faire ? » has those of its own result."""
    assert set(WORDS) | {"pages/se_former.py", "pages/que_faire.py"} == set(SCREENS)
    assert not {id for words in WORDS.values() for id in words} - set(lessons.terms())
    assert all(len(set(words)) == len(words) for words in WORDS.values())


@pytest.mark.parametrize("screen", WORDS)
def test_the_fold_holds_the_words_that_the_screen_uses(screen: str) -> None:
    used = shown(screen)
    assert used - set(WORDS[screen]) == set(), "to add to pages/ui/page/screen_words.py"
    said = [literals(path) for path in modules(ROOT / screen, set())]
    said += [
        literals(path)
        for room in ("path", "claim", "letters", "ledger")
        for path in (ROOT / "guide" / room).rglob("*.py")
    ]
    said += [(ROOT / "guide" / "letters" / "catalogue" / "catalogue.toml").read_text("utf-8")]
    assert set(WORDS[screen]) - used - ids("\n".join(said)) == set(), "said by nothing that this screen shows"


@pytest.mark.parametrize("screen", WORDS)
def test_the_fold_opens_on_every_meaning(screen: str) -> None:
    app = hold(start(), worked_case())
    app.session_state[f"words.{screen}"] = True
    said = text_of(go(app, screen))
    for id in WORDS[screen]:
        assert f"**{lessons.terms()[id].term}.**" in said


def test_the_words_of_a_result_are_its_own() -> None:
    app = hold(start(), worked_case())
    app.session_state["fold.why"] = True
    app.session_state["fold.why.part"] = "Mots"
    said = text_of(go(app, "pages/que_faire.py"))
    assert f"**{lessons.terms()['injonction_de_payer'].term}.**" in said
    assert f"**{lessons.terms()['surendettement'].term}.**" not in said


def test_no_element_is_added_while_questions_are_asked() -> None:
    app = go(start(), "pages/que_faire.py")
    assert "Les mots de cet écran" not in [fold.label for fold in app.expander]


#: A word of the field that the product does not use, and the one it does.
ONE_WORDING = {
    r"(?i)\bhuissiers?\b": "commissaire de justice",
    r"(?i)\blettres? de mise en demeure\b": "mise en demeure",
    r"\bLRAR\b": "recommandé avec avis de réception",
    r"(?i)\baccus[ée] de réception\b": "avis de réception",
    r"(?i)\bintérêts? de pénalité\b": "pénalités de retard",
    r"(?i)\bindemnité de recouvrement\b": "indemnité forfaitaire",
    r"(?i)\binjonction à payer\b": "injonction de payer",
    r"(?i)\bréféré provision\b": "référé-provision",
    r"(?i)\btribunal (?:d'instance|de grande instance)\b": "tribunal judiciaire",
    r"(?i)\b(?:cabinet|agence) de recouvrement\b": "société de recouvrement",
    r"(?i)\bcheck-?list\b": "liste à cocher",
    r"(?i)\bcourriels?\b|(?<!-)\bmails?\b": "e-mail",
}
#: Not ours to choose: the headers of exports, what people type; a letter is more formal than a screen.
ELSEWHERE = ("guide/search/", "guide/ledger/", "guide/letters/", "guide/__main__.py", "guide/arguments.py")


@pytest.mark.parametrize("forbidden", ONE_WORDING)
def test_one_wording_everywhere(forbidden: str) -> None:
    sources = [*(ROOT / "pages").rglob("*.py"), ROOT / "app.py", *(ROOT / "guide").rglob("*.py")]
    texts = {path.relative_to(ROOT).as_posix(): literals(path) for path in sources}
    told = [*(ROOT / "guide" / "lessons").glob("*.md"), *(ROOT / "guide" / "lessons").glob("*.toml")]
    texts |= {path.name: path.read_text("utf-8") for path in told if path.name != "glossary.toml"}
    found = {
        name: hit.group()
        for name, text in texts.items()
        if not name.startswith(ELSEWHERE) and (hit := re.search(forbidden, text))
    }
    assert not found, f"say « {ONE_WORDING[forbidden]} »"


def test_a_card_a_case_and_a_decision_say_their_words() -> None:
    app = go(start(), "pages/se_former.py")
    app = sound(app.segmented_control(key="training.part").select("Fiches et calculs").run())
    app = sound(app.selectbox(key="card.choice").select("cheque").run())
    assert any("certificat de non-paiement" in fold.label for fold in app.expander)
    app = sound(app.segmented_control(key="training.part").select("Cas à suivre").run())
    assert any(fold.label.startswith("Les mots") for fold in app.expander)
