"""`make quick`: the small tests of the rooms that changed since the last commit (or in it, when nothing has changed).

    python -m tests.changed [OPTIONS OF PYTEST]

A test is of a room when it imports something defined there, through a door or not; a screen's, when it names the
screen. Properties, scenarios and journeys in a browser wait for `make test`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.imports import ROOT, home, imported, module_of, room

SMALL = ("tests/unit", "tests/pages", "tests/test_architecture.py")
ALWAYS = ("tests/test_architecture.py",)
#: What a file of tests costs, in seconds of a core or so: a screen is drawn by the whole app, again and again.
WEIGHTS = {"unit": 2, "pages": 10}
#: Beyond, it is not quick any more: the tests of the files themselves come first, the rest is left to `make test`.
MOST = 60


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


def chosen_for(files: Iterable[Path]) -> list[str]:
    """The tests to run, those of the files themselves before those of the rooms around them."""
    modules = {module_of(path) for path in files if path.suffix == ".py"}
    stems = {path.stem for path in files if "pages" in path.relative_to(ROOT).parts[:1]}
    own = [path for path in files if path in small_tests()]
    near, around = [], []
    rooms = {room(module) for module in modules} - {"guide", "tests", "tests.unit", "tests.pages"}
    for path in small_tests():
        homes = {home(name) for name in imported(path)}
        if homes & modules or any(f"{stem}.py" in path.read_text("utf-8") for stem in stems):
            near.append(path)
        elif {room(each) for each in homes} & rooms:
            around.append(path)
    chosen, weight = dict.fromkeys(ALWAYS), 0
    for path in dict.fromkeys((*own, *near, *around)):
        weight += weight_of(path)
        # What was edited is run, whatever it costs.
        if weight <= MOST or path in own:
            chosen[str(path.relative_to(ROOT))] = None
    return list(chosen)


def weight_of(path: Path) -> int:
    return WEIGHTS.get(path.parent.name, 0)


def main(options: list[str]) -> int:
    chosen = chosen_for(changed())
    print("Essais des pièces qui ont changé : " + " ".join(chosen), flush=True)
    return subprocess.run(
        (sys.executable, "-m", "pytest", "-q", "-x", *options, *chosen), cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
