"""Makes the Word templates from their sources: `python -m templates.build` for all, or with the ids of some.

The words of a letter are in `templates/sources/<id>.txt`; a test holds each .docx equal to its source. A paragraph of
the source is one of the letter; blank lines part them, and a line ends where it is convenient. `**bold**`; `[[name]]`
is one of the phrases of `parts.WORDS`; a paragraph that begins with `+ ` stays on the page of the next one, with
`Style| ` it takes that style. A line that begins with `@` calls one of the blocks below. `foreign/<id>.<language>` is a
letter in another language, put before the French one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from docx.document import Document as Doc

from templates import parts
from templates.layout import Grid, close, foot, head, in_language, new_document, say, sign, sign_together
from templates.roadmap import feuille_de_route

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "sources"
_WORDS = re.compile(r"\[\[(.+?)\]\]")
_STYLE = re.compile(r"(\+ )?(?:(\w[\w ]*)\| )?(.+)", re.S)

#: `@name the rest of the line`.
BLOCKS: dict[str, Callable[[Doc, str], object]] = {
    "lettre": head,
    "objet": parts.subject,
    "reference": lambda document, _: parts.reference(document),
    "factures": parts.invoices,
    "banque": lambda document, _: parts.bank(document),
    "factures_annexe": lambda document, total: parts.invoices(document, total, annexed=True),
    "detail": lambda document, _: parts.inline_detail(document),
    "calcul": lambda document, _: parts.detail(document),
    "annexe": lambda document, _: parts.annex(document),
    "annexe_longue": lambda document, _: parts.long_annex(document),
    "libre": lambda document, _: paragraphs(document, "@pour ligne in libre\n\n{{ ligne }}\n\n@fin_pour"),
    "signature": sign,
    "formule": lambda document, words: close(document, *(part.strip() for part in words.split("|"))),
    "signatures": lambda document, _: sign_together(document),
    "pied": foot,
    "pied_seul": lambda document, title: foot(document, title, page=""),
    "si": lambda document, condition: say(document, f"{{%p if {condition} %}}"),
    "sinon": lambda document, _: say(document, "{%p else %}"),
    "fin": lambda document, _: say(document, "{%p endif %}"),
    "pour": lambda document, loop: say(document, f"{{%p for {loop} %}}"),
    "fin_pour": lambda document, _: say(document, "{%p endfor %}"),
}


def build(id: str) -> bytes:
    """The .docx of a source."""
    document = new_document()
    if id == "feuille_de_route":
        feuille_de_route(document)
    else:
        paragraphs(document, (SOURCES / f"{id}.txt").read_text("utf-8"))
    if id.startswith("foreign/"):
        in_language(document, id.rpartition(".")[2])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paragraphs(document: Doc, source: str) -> None:
    for text in pieces(source):
        name, _, rest = text.removeprefix("@").partition(" ")
        if not text.startswith("@"):
            found = _STYLE.fullmatch(text)
            assert found, text
            say(document, found[3], found[2] or "Corps", together=bool(found[1]))
        elif name == "table":
            table(document, text.splitlines())
        else:
            BLOCKS[name](document, rest.strip())


def pieces(source: str) -> Iterator[str]:
    """Paragraphs on one line each, blocks, and tables with their rows."""
    expanded = _WORDS.sub(lambda found: parts.WORDS[found[1]], source)
    held: list[str] = []
    for line in [*expanded.splitlines(), ""]:
        in_table = bool(held) and held[0].startswith("@table")
        if in_table and (" | " in line or line.startswith(("pour ", "si "))):
            held.append(line)
            continue
        if held and (in_table or not line.strip() or line.startswith("@")):
            yield ("\n" if in_table else " ").join(held)
            held = []
        if line.startswith("@") and not line.startswith("@table"):
            yield line
        elif line.strip():
            held.append(line.strip())


def table(document: Doc, lines: list[str]) -> None:
    """`@table 8 9 texts=1`, the headings, then rows; `pour x in xs` and `si condition` hold for the next row."""
    *widths, texts = lines[0].split()[1:]
    grid = Grid(document, _cells(lines[1]), [float(w) for w in widths], texts=int(texts.removeprefix("texts=")))
    closing = []
    for line in lines[2:]:
        word, _, rest = line.partition(" ")
        if word in ("pour", "si"):
            grid.tag(f"{{%tr {'for' if word == 'pour' else 'if'} {rest} %}}")
            closing.append("endfor" if word == "pour" else "endif")
        else:
            grid.row(*_cells(line))
            while closing:
                grid.tag(f"{{%tr {closing.pop()} %}}")
    grid.done(document)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def ids() -> list[str]:
    sources = sorted(path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.txt"))
    return [*(name.removesuffix(".txt") for name in sources), "feuille_de_route"]


if __name__ == "__main__":
    if set(sys.argv[1:]) - set(ids()):
        raise SystemExit(f"Modèles : {', '.join(ids())}")
    for name in sys.argv[1:] or ids():
        (FOLDER / f"{name}.docx").write_bytes(build(name))
        print(f"{name}.docx")
