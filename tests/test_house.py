"""The rooms of the house: what each may use, by which door it is entered, and that no file runs in a circle.

Read with docs/architecture.md. A broken rule names its file and line, and what to do.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

#: A room of guide/ -> the rooms that stand right below it. `__main__` and the screens are the roof.
BELOW = {
    "errors": (),
    "values": ("errors",),
    "law": ("values",),
    "registers": ("law",),
    "case": ("law",),
    "courts": ("values",),
    "arguments": ("case",),
    "claim": ("case",),
    "path": ("claim", "courts"),
    "ledger": ("claim",),
    "portfolio": ("ledger",),
    "letters": ("path", "ledger"),
    "lessons": ("letters",),
    "workspace": ("lessons",),
    "search": ("lessons",),
}
#: The two command lines: that of the law asks the ECB for the rates to review.
ROOFS = ("guide.__main__", "guide.law.__main__")
#: The floors inside a room, from the ground up: a sub-room, or a file of the room, uses only what stands below it.
INSIDE = {
    "guide.ledger": (
        ("source",),
        ("columns", "receivables"),
        ("files", "fec", "invoice_list", "einvoice", "analysis", "dunning"),
        ("reading", "exports", "bank"),
    ),
    "guide.letters": (
        ("catalogue", "word"),
        ("content", "user_edits", "pdf"),
        ("permission",),
        ("writing",),
        ("court", "mailing"),
    ),
    "guide.path": (("facts",), ("remedies", "calendar"), ("flow",), ("advice",)),
    "pages.ui": (
        ("kit",),
        ("session",),
        ("page", "statement", "ledger"),
        ("bank",),
        ("dossier", "dunning", "law", "calculators"),
        ("roadmap", "letters"),
        ("training", "court", "mailing"),
        ("home", "web"),
    ),
}
#: Rooms that are entered by a door alone: theirs, or that of a sub-room. `values` and `case` are shelves of small
#: nouns, and a screen shows its parts by name: their files are taken one by one.
DOORS = (
    "law",
    "courts",
    "registers",
    "claim",
    "path",
    "ledger",
    "portfolio",
    "letters",
    "lessons",
    "workspace",
    "search",
)


@dataclass(frozen=True)
class Import:
    """`name` is taken from `module` by `file`, at `line`; `target` is the file or the room that answers."""

    file: str
    line: int
    module: str
    name: str
    target: str

    def __str__(self) -> str:
        path = "/".join(self.file.split("."))
        return f"{path}.py:{self.line} takes {self.name} from {self.module}"


@cache
def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name; a room is named without `__init__`."""
    files = [ROOT / "app.py", *sorted((ROOT / "guide").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]
    names = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}
    return {name.removesuffix(".__init__"): file for name, file in names.items()}


@cache
def imports() -> tuple[Import, ...]:
    """Every import of the product's own modules, at the top or inside a function."""
    return tuple(_imports())


def _imports() -> Iterator[Import]:
    known = modules()
    for name, path in known.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name in known:
                        yield Import(name, node.lineno, alias.name, alias.name, alias.name)
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    target = f"{node.module}.{alias.name}"
                    target = target if target in known else node.module
                    if target in known and target != name:
                        yield Import(name, node.lineno, node.module, alias.name, target)


def room(module: str) -> str:
    return module.split(".")[1]


def floors_below() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for name, below in BELOW.items():
        out[name] = frozenset(below).union(*(out[each] for each in below))
    return out


def test_every_room_has_its_floor() -> None:
    rooms = {name.split(".")[1] for name in modules() if name.startswith("guide.")} - {"__main__"}
    assert rooms <= set(BELOW), f"give these rooms a floor in BELOW: {sorted(rooms - set(BELOW))}"


def test_a_room_uses_only_the_rooms_below() -> None:
    below = floors_below()
    broken = [
        str(each)
        for each in imports()
        if each.file.startswith("guide.")
        and each.file not in ROOFS
        and room(each.file) in below
        and each.target.startswith("guide.")
        and room(each.target) not in below[room(each.file)] | {room(each.file)}
    ]
    assert not broken, "move what is shared to a room below both, or pass it as an argument"


@pytest.mark.parametrize("house", sorted(INSIDE))
def test_a_sub_room_uses_only_the_sub_rooms_below(house: str) -> None:
    level = {name: floor for floor, names in enumerate(INSIDE[house]) for name in names}
    depth = house.count(".") + 1
    inside = [each for each in imports() if each.file.startswith(f"{house}.")]
    unknown = {each.file.split(".")[depth] for each in inside} - set(level)
    assert not unknown, f"give these a floor in INSIDE[{house!r}]: {sorted(unknown)}"
    broken = []
    for each in inside:
        if not each.target.startswith(f"{house}."):
            continue
        here, there = each.file.split(".")[depth], each.target.split(".")[depth]
        if here != there and level[there] >= level[here]:
            broken.append(str(each))
    assert not broken, "take it down to a sub-room that both stand on, or hand it over from above"


@pytest.mark.parametrize("house", sorted(INSIDE))
def test_nobody_comes_back_in_by_the_front_door(house: str) -> None:
    """A file that imports its own room's door runs in a circle with it."""
    broken = [str(each) for each in imports() if each.file.startswith(f"{house}.") and each.target == house]
    assert house == "pages.ui" or not broken, "import the file itself"


def test_a_room_is_entered_by_a_door() -> None:
    known = modules()
    broken = []
    for each in imports():
        parts = each.target.split(".")
        if parts[0] != "guide" or len(parts) < 3 or parts[1] not in DOORS:
            continue
        if each.file.startswith(f"guide.{parts[1]}.") or each.file == f"guide.{parts[1]}":
            continue
        if known[each.target].name != "__init__.py" and not _handed_on(each):
            broken.append(str(each))
    assert not broken, "import the name in the __init__.py of the sub-room, and take it from there"


def _handed_on(each: Import) -> bool:
    """Whether the door itself imports this module, or names it in `__all__` so as not to load it, to hand it on."""
    path = modules()[each.module]
    if path.name != "__init__.py":
        return False
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            names.update(ast.literal_eval(node.value))
    return each.name in names


def test_a_name_is_taken_where_it_is_made() -> None:
    """A file hands on nothing that it imports; only a door does."""
    broken = [
        str(each)
        for each in imports()
        if each.target == each.module != each.name
        and modules()[each.target].name != "__init__.py"
        and each.name not in _made(modules()[each.target])
    ]
    assert not broken, "import it from the file that defines it, or from a door"


@cache
def _made(path: Path) -> frozenset[str]:
    """The names that a file itself binds."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    variables = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return frozenset(variables | {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))})


def test_no_file_runs_in_a_circle() -> None:
    graph: dict[str, set[str]] = {name: set() for name in modules()}
    for each in imports():
        graph[each.file].add(each.target)
    circles = [sorted(circle) for circle in _components(graph) if len(circle) > 1]
    assert not circles, "cut the circle: move the shared type down, or hand the result over from above"


def _components(graph: dict[str, set[str]]) -> Iterator[list[str]]:
    """Tarjan: the groups of modules that reach each other."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []

    def visit(node: str) -> Iterator[list[str]]:
        index[node] = low[node] = len(index)
        stack.append(node)
        for target in graph[node]:
            if target not in index:
                yield from visit(target)
                low[node] = min(low[node], low[target])
            elif target in stack:
                low[node] = min(low[node], index[target])
        if low[node] == index[node]:
            place = stack.index(node)
            group = stack[place:]
            del stack[place:]
            yield group

    for node in graph:
        if node not in index:
            yield from visit(node)


def test_a_class_has_one_meaning_in_the_house() -> None:
    seen: dict[str, list[str]] = {}
    for name, path in modules().items():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                seen.setdefault(node.name, []).append(name)
    twice = {name: where for name, where in seen.items() if len(where) > 1}
    assert not twice, "give each its own name"


#: Tables of words or of rules, read as tables: the formatter would give each cell its line.
TABLES = (
    "guide/ledger/columns/headers.py",
    "guide/ledger/columns/status_words.py",
    "guide/path/flow/outcomes.py",
    "guide/path/flow/questions.py",
    "guide/path/flow/recovery_flow.py",
    "pages/ui/page/screen_words.py",
)


def test_the_formatter_lays_out_everything_but_a_few_tables() -> None:
    mark = "fmt: " + "skip"
    marked = [str(path.relative_to(ROOT)) for path in modules().values() if mark in path.read_text("utf-8")]
    assert set(marked) <= set(TABLES), "let the formatter lay it out, or name the table here"


#: Names that say nothing of what they hold.
ALL_PURPOSE = {"found", "held", "said", "told", "kept"}


def _parameters(path: Path, tests: bool) -> Iterator[str]:
    """Those that say nothing; of the helpers of the tests, but not of a test, whose parameters are its table's."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not (tests and node.name.startswith("test_")):
            for arg in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
                if arg.arg in ALL_PURPOSE:
                    yield f"{path.relative_to(ROOT)}:{arg.lineno} {node.name}({arg.arg})"


def _variables(path: Path) -> Iterator[str]:
    """What a function, a lambda, a loop or a screen binds; the fields of a class are codes of files, kept for long."""
    tree = ast.parse(path.read_text("utf-8"))
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    fields = {id(line.target) for each in classes for line in each.body if isinstance(line, ast.AnnAssign)}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            name = node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in fields:
            name = node.id
        else:
            continue
        if name in ALL_PURPOSE:
            yield f"{path.relative_to(ROOT)}:{node.lineno} {name}"


def test_what_is_bound_bears_the_noun_of_its_type() -> None:
    broken = [each for path in modules().values() for each in _variables(path)]
    broken += [each for path in sorted((ROOT / "tests").rglob("*.py")) for each in _parameters(path, tests=True)]
    assert not broken, "name it by what it is: customer, permission, sums, reference, days"
