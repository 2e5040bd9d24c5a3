"""What imports what, read from the source without running it: for the picture of the rooms and for `make quick`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@cache
def imported(path: Path) -> frozenset[str]:
    """Every name that a file imports, dotted in full: `from guide.claim import statement` gives both halves joined."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    return frozenset(_names(tree, package))


def _names(tree: ast.Module, package: tuple[str, ...]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else ())))
            yield from (f"{module}.{alias.name}" for alias in node.names)


@cache
def home(name: str) -> str:
    """The module where a dotted name is defined: a door (`guide.ledger.read`) leads to the file behind it."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        stem = ROOT.joinpath(*parts[:length])
        module = ".".join(parts[:length])
        if stem.with_suffix(".py").is_file():
            return module
        door = stem / "__init__.py"
        if door.is_file():
            if length == len(parts):
                return module
            behind = [each for each in imported(door) if each.endswith("." + parts[length]) and each != name]
            return home(behind[0]) if behind else module
    return name


def module_of(path: Path) -> str:
    """`guide/claim/__init__.py` is `guide.claim`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
