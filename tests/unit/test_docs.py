"""The documents say what is there: every file they name exists, every link leads somewhere, each decision is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import rooms
from tests.supply import pinned

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
#: A path of the project in backquotes; a star stands for several.
NAMED = re.compile(r"`((?:guide|pages|tests|templates|docs|deploy|decisions|\.streamlit|\.ci|\.github)/[\w./*-]+)`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_what_a_document_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    absent = [name for name in NAMED.findall(text) if not (list(ROOT.glob(name)) or list(page.parent.glob(name)))]
    absent += [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert not absent


def test_the_readme_is_short_and_for_who_uses_it() -> None:
    text = (ROOT / "README.md").read_bytes()
    assert len(text) <= 12 * 1024
    for title in ("Ouvrir l'application", "Vos données", "Exports lus", "Limites", "En ligne de commande", "Héberger"):
        assert f"\n## {title}\n".encode() in text


def test_the_glossary_names_words_of_the_code() -> None:
    """A word renamed in the code is renamed there."""
    rows = re.findall(r"^\| (.+?) \|", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)
    words = {word for row in rows for name in re.findall(r"`([\w.]+)`", row) for word in name.split(".")}
    code = {word for path in (ROOT / "guide").rglob("*.py") for word in re.findall(r"\w+", path.read_text("utf-8"))}
    assert len(words) > 20 and not words - code


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_says_its_context_its_choice_and_what_was_refused(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [text.count(f"**{part}.**") for part in ("Context", "Choice", "Refused, and why")] == [1, 1, 1]
    assert len(text) < 3_000


def test_each_library_that_is_shipped_has_its_decision() -> None:
    decided = {page.stem.removeprefix("library-") for page in (ROOT / "docs" / "decisions").glob("library-*.md")}
    assert decided == set(pinned("requirements.txt", "requirements-dask.txt"))


def test_the_picture_shows_every_room() -> None:
    drawn = rooms.BLOCK.search(rooms.PAGE.read_text("utf-8"))
    assert drawn
    shown = {line.split("[")[0].strip() for line in drawn[0].splitlines() if "[" in line and "subgraph" not in line}
    assert shown >= {room.replace(".", "_") for room in rooms.edges()}, "make rooms"


def test_no_arrow_of_the_picture_comes_back() -> None:
    graph = rooms.edges()
    seen: set[str] = set()

    def walk(room: str, path: tuple[str, ...]) -> None:
        assert room not in path, " -> ".join((*path, room))
        if room not in seen:
            seen.add(room)
            for used in graph.get(room, ()):
                walk(used, (*path, room))

    for room in graph:
        walk(room, ())
