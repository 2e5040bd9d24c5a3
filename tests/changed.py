"""`make quick`: the small tests of what changed since the last commit (or in it, when nothing has changed).

    python -m tests.changed [OPTIONS OF PYTEST]

A test reaches a file when it imports it, through a door or not, or what imports it; a screen's, when it names the
screen. The nearest come first; of two as near, the one whose name has more words of the file's path, then the
cheaper. What is marked long, properties, scenarios and journeys in a browser wait for `make test`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from tests.imports import ROOT, home, imported, module_of

SMALL = ("tests/unit", "tests/pages", "tests/test_architecture.py")
ALWAYS = ("tests/test_architecture.py",)
#: What a file of tests costs, in seconds of a core or so, by the first pattern that it meets: a screen is drawn by the
#: whole app again and again, a letter by Word's engine; a file of a court, a portfolio and a command line do all at once.
WEIGHTS = {
    "unit/test_court_file.py": 45,
    "unit/test_portfolio*.py": 30,
    "unit/test_letters_files.py": 25,
    "unit/test_command_line.py": 25,
    "unit/test_letters_own_template.py": 20,
    "unit/test_letters_*.py": 6,
    "unit/test_cost_of_*.py": 6,
    "unit/test_typed_figures.py": 6,
    "unit/test_ledger_hostile.py": 9,
    "pages/test_*.py": 10,
    "unit/test_*.py": 1,
}
#: What does not fit in is left to `make test`: it would not be quick any more.
MOST = 45


def git(*arguments: str) -> list[str]:
    done = subprocess.run(("git", *arguments), cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split("\0")[:-1]


def changed() -> list[Path]:
    """What differs from the last commit, files not yet added included; else what the last commit changed."""
    names = git("diff", "-z", "--name-only", "HEAD") + git("ls-files", "-z", "--others", "--exclude-standard")
    names = names or git("diff", "-z", "--name-only", "HEAD~1", "HEAD")
    return [ROOT / name for name in names if (ROOT / name).exists()]


def small_tests() -> list[Path]:
    return sorted(
        path
        for place in SMALL
        for path in ([ROOT / place] if place.endswith(".py") else (ROOT / place).glob("test_*.py"))
    )


@cache
def users() -> dict[str, set[str]]:
    """The modules of the product that import each one, doors passed through."""
    out: dict[str, set[str]] = {}
    for place in ("guide", "pages"):
        for path in (ROOT / place).rglob("*.py"):
            for name in imported(path):
                out.setdefault(home(name), set()).add(module_of(path))
    return out


def distances(modules: Collection[str]) -> dict[str, int]:
    """How many imports away from these modules each of the product stands."""
    out, edge = dict.fromkeys(modules, 0), set(modules)
    while edge:
        edge = {user for module in edge for user in users().get(module, ())} - out.keys()
        out |= dict.fromkeys(edge, max(out.values()) + 1)
    return out


def chosen_for(files: Iterable[Path]) -> list[str]:
    """The tests to run: those that were edited, then the nearest to what was."""
    files = [path for path in files if path.suffix == ".py"]
    own = [path for path in small_tests() if path in files]
    away = distances({module_of(path) for path in files})
    words = {
        word for path in files for part in path.with_suffix("").relative_to(ROOT).parts for word in part.split("_")
    }
    near: list[tuple[int, int, int, Path]] = []
    for path in small_tests():
        text = path.read_text("utf-8")
        screens = {f"pages.{page.stem}" for page in (ROOT / "pages").glob("*.py") if page.name in text}
        reached = [away[module] for module in screens | {home(name) for name in imported(path)} if module in away]
        if reached:
            near.append((min(reached), -len(words & set(path.stem.split("_"))), weight_of(path), path))
    chosen, weight = dict.fromkeys(ALWAYS), 0
    for path in dict.fromkeys((*own, *(path for *_, path in sorted(near)))):
        # What was edited is run, whatever it costs.
        if path in own or weight + weight_of(path) <= MOST:
            weight += weight_of(path)
            chosen[str(path.relative_to(ROOT))] = None
    return list(chosen)


@cache
def weight_of(path: Path) -> int:
    return next((weight for pattern, weight in WEIGHTS.items() if path.match(pattern)), 0)


def main(options: list[str]) -> int:
    files = changed()
    chosen = chosen_for(files)
    waiting = () if any(str(path.relative_to(ROOT)) in chosen for path in files) else ("-m", "not long")
    print("Essais proches de ce qui a changé : " + " ".join(chosen), flush=True)
    return subprocess.run(
        (sys.executable, "-m", "pytest", "-q", "-x", *waiting, *options, *chosen), cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
