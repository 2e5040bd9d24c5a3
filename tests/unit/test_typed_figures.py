"""A sum of the law is read from `guide/law`, on its day: none is typed in a sentence of the product."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from guide import law

ROOT = Path(__file__).resolve().parents[2]
_SOURCES = [ROOT / "app.py", *ROOT.glob("guide/**/*.py"), *ROOT.glob("pages/**/*.py"), *ROOT.glob("templates/*.py")]
_SPACE = " \u00a0\u202f"
_SUM = re.compile(rf"(?<![\w.,])(\d[\d{_SPACE}]*(?:,\d+)?)[{_SPACE}]?(?:€|euros?\b)")
#: A sum that others cite wrongly: named to be denied, and no figure of the law.
_DENIED = "74,40 €"


def sums(text: str) -> list[str]:
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    return [found[0] for found in _SUM.finditer(plain) if found[0] != _DENIED]


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file but its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@pytest.mark.parametrize("text", ["les 40 € dus", "5\u00a0000\u00a0€", "12\u202f000,50 euros", "de 40€"])
def test_a_typed_sum_is_seen(text: str) -> None:
    assert sums(text)


@pytest.mark.parametrize("text", [f"Les « {_DENIED} la demi-heure »", "{amount} €", "F2026-040 en euros"])
def test_what_is_no_sum_of_the_law_is_not(text: str) -> None:
    assert not sums(text)


def test_no_sentence_of_the_code_types_a_sum() -> None:
    typed = {
        f"{path.relative_to(ROOT)}:{line}": found
        for path in _SOURCES
        for line, text in _sentences(path)
        if (found := sums(text))
    }
    assert not typed


def test_no_paper_of_the_catalogue_types_a_sum() -> None:
    catalogue = (ROOT / "guide/letters/catalogue/catalogue.toml").read_text("utf-8")
    assert not sums(catalogue)


def test_a_sum_in_the_title_of_a_text_is_a_figure_of_today() -> None:
    """The title of a reference says the article in short: when the figure changes, this says that the title has to."""
    figures = {figure for each in law.series() for figure in each.values[-1].figures.values()}
    stale = {
        reference.id: found
        for reference in law.references()
        if (found := [each for each in sums(reference.title) if _value(each) not in figures])
    }
    assert not stale


def test_a_sum_in_the_title_of_a_figure_is_a_figure_of_the_same_file() -> None:
    for path in (ROOT / "guide/law").glob("*.toml"):
        if path.name == "references.toml":
            continue
        tables = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal).values()
        figures = {Decimal(table["values"][-1].get("value", 0)) for table in tables}
        assert not [
            table["title"] for table in tables for found in sums(table["title"]) if _value(found) not in figures
        ]


def _value(typed: str) -> Decimal:
    found = _SUM.search(typed)
    assert found
    return Decimal(found[1].replace(" ", "").replace(",", "."))
