"""Plain French on every screen, measured: in the source, phrase by phrase, and as drawn; no blame, « vous »; sound links.

The scale is that of `tests/reading.py`: 70 and more is easy, a code of law is under 30.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guide import law
from guide.lessons import cards
from tests.pages.screen import ROOT, SCREENS, hold, press, start, text_of, whole, worked_case
from tests.reading import ease, sentences

#: What the screens say by themselves; what they say of the law (names of courts and of acts are long words).
ROOMS = {"pages": (70, 90), "guide/path": (60, 85), "guide/claim": (70, 85)}
LONGEST = 32
#: A phrase, not a code or a label; and the fewest words that a measure means something on.
PHRASE, ENOUGH = 6, 60


@cache
def phrases(path: Path) -> list[str]:
    """The French phrases that a module says: literals with a space and a capital, documentation aside. What is filled
    in an f-string counts as a short word."""
    tree = ast.parse(path.read_text("utf-8"))
    holders = (ast.Module, ast.FunctionDef, ast.ClassDef)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }
    filled = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    found = []
    for node in ast.walk(tree):
        if id(node) in told or id(node) in filled:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else " x " for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if len(re.findall(r"[A-Za-zà-ÿ]+", text)) >= PHRASE and re.search(r"[A-ZÀ-É«]", text):
            found.append(text)
    return found


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_says_is_easy_to_read(room: str) -> None:
    one, all_ = ROOMS[room]
    said = {path.relative_to(ROOT).as_posix(): phrases(path) for path in modules(room)}
    measured = {name: "\n\n".join(texts) for name, texts in said.items() if texts}
    enough = {name: text for name, text in measured.items() if sum(map(len, sentences(text))) >= ENOUGH}
    assert enough
    assert {name: round(ease(text)) for name, text in enough.items() if ease(text) < one} == {}
    assert ease("\n\n".join(measured.values())) >= all_


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_is_too_long(room: str) -> None:
    long = {
        path.name: " ".join(words)
        for path in modules(room)
        for text in phrases(path)
        for words in sentences(text)
        if len(words) > LONGEST
    }
    assert long == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_easy_to_read_as_it_is_drawn(screen: str) -> None:
    app = start()
    if screen == "pages/balance_agee.py":
        app = press(app, "Ouvrir un FEC d’exemple")
    # With a client, home is a list of names, sums and titles of acts: no prose.
    app = app if screen == "app.py" else hold(app, worked_case())
    lines = text_of(whole(app, screen)).split("\n")
    prose = "\n\n".join(line for line in lines if "|" not in line and len(line.split()) >= PHRASE)
    # The result is two sentences and the titles of acts, which are terms of art.
    easy = 75 if screen == "pages/que_faire.py" else 80
    assert ease(prose) >= easy
    # « Courriers » shows the letter itself, whose sentences are those of a letter.
    assert screen == "pages/courriers.py" or max(map(len, sentences(prose))) <= LONGEST


#: Words that blame, or order about like a court clerk; and « tu ».
HARSH = (
    r"\bvous auriez dû\b",
    r"\bvotre faute\b",
    r"\bvotre erreur\b",
    r"\bvous avez tort\b",
    r"\bil fallait\b",
    r"\bnul n'est censé\b",
    r"\bveuillez\b",
    r"\b(?:tu|tes|toi)\b",
    r"\bsusvisée?\b",
    r"\bledit\b",
    r"\bladite\b",
    r"\bnonobstant\b",
    r"\bci-après dénommée?\b",
)


@pytest.mark.parametrize("harsh", HARSH)
def test_nobody_is_blamed_nor_spoken_to_as_a_clerk_would(harsh: str) -> None:
    texts = {path.name: "\n".join(phrases(path)) for room in ROOMS for path in modules(room)}
    texts |= {path.name: path.read_text("utf-8") for path in (ROOT / "guide" / "lessons").glob("*.md")}
    texts |= {path.name: path.read_text("utf-8") for path in (ROOT / "guide" / "lessons").glob("*.toml")}
    assert {name: hit.group() for name, text in texts.items() if (hit := re.search(harsh, text, re.I))} == {}


#: Where the law and the registers are read: official, or of a public body. The rest is a second source, never the only
#: one that a person is sent to for a text of law in force.
OFFICIAL = {
    "www.legifrance.gouv.fr",
    "circulaires.legifrance.gouv.fr",
    "www.service-public.fr",
    "www.service-public.gouv.fr",
    "entreprendre.service-public.gouv.fr",
    "bofip.impots.gouv.fr",
    "www.ecb.europa.eu",
    "eur-lex.europa.eu",
    "annuaire-entreprises.data.gouv.fr",
    "www.bodacc.fr",
    "www.infogreffe.fr",
    "infogreffe.fr",
    "greffe-tae-nanterre.fr",
    "www.justice.fr",
    "www.courdecassation.fr",
    "data.ecb.europa.eu",
    "www.defenseurdesdroits.fr",
}
_URL = re.compile(r"https?://[^\s\]\"'<>)]+")
#: A name in an XML file, never an address that is followed.
NOT_LINKS = ("http://schemas.openxmlformats.org/", "http://purl.org/dc/", "http://localhost")


def links() -> dict[str, set[str]]:
    """Every address written in the product, with the files that hold it."""
    found: dict[str, set[str]] = {}
    for room in ("guide", "pages"):
        for path in (ROOT / room).rglob("*"):
            if path.suffix in (".py", ".toml", ".md"):
                for url in _URL.findall(path.read_text("utf-8")):
                    if not url.startswith(NOT_LINKS) and "[" not in url:
                        found.setdefault(url, set()).add(path.name)
    return found


def test_every_link_has_the_shape_of_one() -> None:
    assert len(links()) > 50
    for url, files in links().items():
        parts = urlsplit(url)
        assert parts.scheme == "https" and parts.username is None and parts.port is None, (url, files)
        assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", parts.hostname or ""), (url, files)
        assert not url.endswith((".", ",", ";")) and " " not in url, (url, files)


def test_what_people_are_sent_to_on_a_screen_is_official() -> None:
    """A screen's own links, and the registers of the cards."""
    said = {url for url, files in links().items() if any(name.endswith((".py", ".md")) for name in files)}
    said |= {url for card in cards().values() for _, url in card.links}
    assert {urlsplit(url).hostname for url in said} <= OFFICIAL


def test_most_of_the_law_is_read_at_its_official_place() -> None:
    """Each reference has its article's own address: a mirror's, where no official one of the article is known."""
    hosts = [urlsplit(reference.url).hostname for reference in law.references()]
    assert sum(host in OFFICIAL for host in hosts) >= 0.65 * len(hosts)
