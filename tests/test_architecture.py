"""The house rules that a machine can hold: floors, clocks, privacy, size, and what each requirement is for.

The rules read the imports of the source (`ast`), so that a broken one names its file and line.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from guide import ledger, lessons, letters
from guide.values.words import number_in_words

ROOT = Path(__file__).resolve().parents[1]
GUIDE = sorted((ROOT / "guide").rglob("*.py"))
SCREENS = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))]
MAKERS = sorted((ROOT / "templates").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

HEAVY = (
    "pandas",
    "numpy",
    "pyarrow",
    "docx",
    "docxtpl",
    "fpdf",
    "fontTools",
    "plotly",
    "xlsxwriter",
    "streamlit",
    "dask",
    "distributed",
)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module a file imports, lazily or not, as a full dotted name; `from a import b` gives `a.b`."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def imported(path: Path, *names: str) -> list[str]:
    """Where a file imports one of these top-level modules."""
    return [f"{place(path, line)} {name}" for name, line in imports(path) if name.split(".")[0] in names]


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a plain dotted name, as written: `date.today`, `float`, `st.cache_data`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = dotted(node.func)
            if name:
                yield name, node


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else node.attr
    return ""


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "guide").with_suffix("").parts[0]


def test_the_package_itself_is_no_back_door() -> None:
    package = ROOT / "guide" / "__init__.py"
    assert not [name for name, _ in imports(package) if name.startswith("guide")]


#: The one file that asks a public register, on a person's click.
NETWORK = ROOT / "guide" / "registers" / "client.py"


def test_guide_knows_neither_the_screens_nor_the_network() -> None:
    assert not [where for path in GUIDE for where in imported(path, "streamlit", "pages", "app", "tests")]
    unwanted = ("requests", "httpx", "urllib3", "socket", "http", "ssl")
    assert not [where for path in GUIDE if path != NETWORK for where in imported(path, *unwanted)]
    assert not [name for path in GUIDE for name, _ in imports(path) if name.startswith("urllib.request")]


#: A person who types a command without a date means today: nowhere else is the clock read.
COMMAND_LINES = (ROOT / "guide" / "__main__.py", ROOT / "guide" / "law" / "__main__.py")


def test_guide_reads_no_clock() -> None:
    clocks = {"today", "now", "utcnow", "time_ns", "localtime", "gmtime"}
    broken = [
        f"{place(path, call.lineno)} {name}"
        for path in GUIDE
        if path not in COMMAND_LINES
        for name, call in calls(path)
        if name.split(".")[-1] in clocks or name == "time.time"
    ]
    assert not broken


def test_a_screen_imports_no_frame_and_no_letter_engine() -> None:
    unwanted = ("pandas", "numpy", "pyarrow", "docxtpl", "docx", "xlsxwriter", "python_calamine")
    assert not [where for path in SCREENS for where in imported(path, *unwanted)]


def test_no_html_is_made_from_data() -> None:
    for path in [*SCREENS, *GUIDE]:
        keywords = [node for node in ast.walk(tree(path)) if isinstance(node, ast.keyword)]
        found = [place(path, node.value.lineno) for node in keywords if node.arg == "unsafe_allow_html"]
        assert not found


def decorators(path: Path) -> Iterator[tuple[str, ast.expr, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for decorator in node.decorator_list:
                target = decorator.func if isinstance(decorator, ast.Call) else decorator
                yield dotted(target), decorator, decorator.lineno


def scoped(call: ast.expr) -> bool:
    return isinstance(call, ast.Call) and any(
        keyword.arg == "scope" and isinstance(keyword.value, ast.Constant) and keyword.value.value == "session"
        for keyword in call.keywords
    )


def test_no_cache_is_shared_between_people() -> None:
    broken = [
        place(path, line)
        for path in SCREENS
        for name, node, line in decorators(path)
        if name.split(".")[-1] == "cache_data" and not scoped(node)
    ]
    broken += [
        place(path, call.lineno)
        for path in SCREENS
        for name, call in calls(path)
        if name.split(".")[-1] == "cache_data" and not scoped(call)
    ]
    assert not broken


def test_money_is_never_a_float() -> None:
    rooms = {"claim", "case", "values", "letters"}
    broken = [
        place(path, call.lineno)
        for path in GUIDE
        if room_of(path) in rooms
        for name, call in calls(path)
        if name == "float"
    ]
    assert not broken


@pytest.mark.parametrize(
    ("files", "limit"),
    [(GUIDE, 300), ([path for path in SCREENS if "ui" not in path.parts], 120), (SCREENS, 300)],
    ids=["modules", "pages", "helpers"],
)
def test_a_file_stays_one_noun(files: list[Path], limit: int) -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in files}
    assert not {name: length for name, length in lengths.items() if length > limit}


@pytest.mark.parametrize(
    "module",
    [
        "guide",
        "guide.law",
        "guide.case.storage",
        "guide.claim.statement",
        "guide.claim.limitation",
        "guide.path",
        "guide.portfolio.dask_pool",
        "guide.portfolio.rows",
    ],
)
def test_a_light_import_stays_light(module: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_list_is_read_without_what_opens_a_pdf() -> None:
    """A fifth of what the command line costs on a small file."""
    code = "import sys, guide.ledger.reading; print('pypdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def requirements() -> list[str]:
    lines = [
        line
        for name in ("requirements.txt", "requirements-dask.txt", "tests/requirements.txt")
        for line in (ROOT / name).read_text("utf-8").splitlines()
    ]
    return [line for line in lines if line and not line.startswith(("#", "-"))]


def test_every_requirement_is_pinned_and_explained() -> None:
    table = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for line in requirements():
        name, pinned, version = line.partition("==")
        assert pinned and version, f"{line} is not pinned"
        assert re.search(rf"^\| `{re.escape(name)}` \|", table, re.M), f"{name} is not in docs/dependencies.md"


def test_every_requirement_and_what_it_brings_is_constrained() -> None:
    constraints = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert set(requirements()) <= set(constraints)


def test_the_upload_limit_is_said_once_and_the_same() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    megabytes = config["server"]["maxUploadSize"]
    assert megabytes << 20 == ledger.UPLOAD_LIMIT
    assert f"{megabytes} Mo au plus" in (ROOT / "README.md").read_text("utf-8")


def test_the_readme_counts_what_there_is() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    for held, many in (
        (letters.letters(), "papiers en Word"),
        (lessons.lessons(), "leçons"),
        (lessons.cases(), "cas à suivre"),
    ):
        assert f"{number_in_words(len(held))} {many}" in readme


#: Put together here, so that this file does not find itself.
_SKIP = "sk" + "ip"
UNDONE = re.compile(
    rf"{'TO' + 'DO'}|{'FIX' + 'ME'}|raise NotImpl{'emented'}|mark\.(?:{_SKIP}|xf{'ail'})"
    rf"|pytest\.(?:{_SKIP}|xf{'ail'}|importor{_SKIP})"
)


def test_nothing_is_left_undone() -> None:
    broken = [
        f"{place(path, number)} {line.strip()}"
        for path in [*GUIDE, *SCREENS, *MAKERS, *TESTS]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if UNDONE.search(line)
    ]
    assert not broken
