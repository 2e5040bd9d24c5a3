"""The picture of the rooms of the house, redrawn from the imports: `python -m tests.rooms` writes docs/architecture.md.

An arrow goes from a room to one that it uses; what can be reached through another room is left out, so that the
picture shows the floors.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Mapping

from tests.imports import ROOT, home, imported, module_of

PAGE = ROOT / "docs" / "architecture.md"
BLOCK = re.compile(r"(?<=<!-- rooms: python -m tests\.rooms -->\n).*?(?=<!-- end of rooms -->)", re.DOTALL)
#: Rooms drawn with their inside: the others are one box each.
OPENED = ("guide.ledger", "guide.letters", "guide.path", "pages.ui")

Edges = Mapping[str, frozenset[str]]


def room_of(module: str) -> str | None:
    """The box a module is drawn in; None for what is no room (tests, libraries, the door of an opened room)."""
    parts = module.split(".")
    if parts[0] not in ("guide", "pages", "app") or module in ("guide", "pages", *OPENED):
        return None
    if parts[0] == "app" or (parts[0] == "pages" and parts[1:2] != ["ui"]):
        return "pages"
    deep = 3 if ".".join(parts[:2]) in OPENED else 2
    folder = ROOT.joinpath(*parts[:deep])
    return ".".join(parts[:deep]) if folder.is_dir() else ".".join(parts[: deep - 1])


def edges() -> Edges:
    """Room -> the rooms that it imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted([ROOT / "app.py", *(ROOT / "guide").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]):
        here = room_of(module_of(path))
        if here is None or here == "guide":
            continue
        found[here] |= {
            room
            for name in imported(path)
            if name.split(".")[0] in ("guide", "pages")
            and (room := room_of(home(name))) is not None
            and room not in (here, "guide")
        }
    return {room: frozenset(used) for room, used in sorted(found.items())}


def reduced(graph: Edges) -> Edges:
    """The same picture without the arrows that a longer way already says."""

    def beyond(start: str) -> set[str]:
        ahead, seen = [start], set[str]()
        while ahead:
            for room in graph.get(ahead.pop(), ()):
                if room not in seen:
                    seen.add(room)
                    ahead.append(room)
        return seen

    return {
        room: frozenset(to for to in used if not any(to in beyond(other) for other in used - {to}))
        for room, used in graph.items()
    }


def mermaid() -> str:
    graph = reduced(edges())
    rooms = sorted(set(graph) | {room for used in graph.values() for room in used})
    ids = {room: room.replace(".", "_") for room in rooms}
    lines = ["```mermaid", "flowchart TD"]
    for opened in OPENED:
        inside = [room for room in rooms if room == opened or room.startswith(opened + ".")]
        if inside:
            lines.append(f'  subgraph {opened.replace(".", "_")}_room["{opened}"]')
            lines += [f'    {ids[room]}["{room.removeprefix(opened + ".")}"]' for room in inside]
            lines.append("  end")
    lines += [f'  {ids[room]}["{room}"]' for room in rooms if not room.startswith(OPENED)]
    lines += [f"  {ids[room]} --> {ids[to]}" for room in rooms for to in sorted(graph.get(room, ()))]
    return "\n".join([*lines, "```", ""])


def main() -> int:
    text = PAGE.read_text("utf-8")
    PAGE.write_text(BLOCK.sub(lambda found: mermaid(), text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
