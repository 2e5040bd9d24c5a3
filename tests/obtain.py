"""What `make test` needs beside Python, obtained: a Chromium for the screens, LibreOffice and fonts for the letters.

    python -m tests.obtain

What the machine has is taken as it is; else Playwright's own Chromium is fetched; else the system's packages are
installed, when that needs no password. What could not be had is said in one sentence each, and the exit status is 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: One command may fetch a few hundred megabytes on a slow line; it never waits for ever.
WAIT_SECONDS = 900

Run = Callable[[Sequence[str]], bool]


def run(command: Sequence[str]) -> bool:
    """Whether the command ended well. Nothing is asked of the person: no input, no password."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT_SECONDS, env=environment
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@dataclass(frozen=True)
class Need:
    """Something to have: how to see that it is there, and the ways to get it, the lightest first."""

    name: str
    command: tuple[str, ...]
    packages: tuple[str, ...]
    fetch: tuple[tuple[str, ...], ...] = ()
    by_hand: str = ""


CHROMIUM = Need(
    "un Chromium",
    (sys.executable, "-m", "tests.e2e.browser"),
    ("chromium",),
    ((sys.executable, "-m", "playwright", "install", "chromium"),),
    "installez Chromium, ou indiquez-le : CHROMIUM=/chemin/vers/chromium make test",
)
OFFICE = Need(
    "LibreOffice",
    (
        sys.executable,
        "-c",
        "import shutil, sys; sys.exit(not (shutil.which('soffice') or shutil.which('libreoffice')))",
    ),
    ("libreoffice-writer-nogui",),
    by_hand="installez LibreOffice (apt install libreoffice-writer-nogui)",
)
FONTS = Need(
    "les polices Liberation",
    ("sh", "-c", "! command -v fc-list || fc-list | grep -qi liberation"),
    ("fonts-liberation",),
    by_hand="installez les polices (apt install fonts-liberation)",
)
NEEDS = (CHROMIUM, OFFICE, FONTS)


def may_install(run: Run) -> tuple[str, ...] | None:
    """What to put before `apt-get`: nothing for root, `sudo -n` when it needs no password; None when it may not."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if run(("sudo", "-n", "true")) else None


def install(packages: Sequence[str], run: Run) -> bool:
    before = may_install(run)
    if before is None:
        return False
    command = (*before, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    # The lists of a new machine are absent or old: they are read again only when the first try fails.
    return run(command) or (run((*before, "apt-get", "update", "-qq")) and run(command))


def obtain(need: Need, run: Run = run, say: Callable[[str], None] = print) -> str | None:
    """Gets what is missing. Answers None, or the sentence that says what could not be had and what to do."""
    if run(need.command):
        return None
    say(f"Il manque {need.name} : on va le chercher (une seule fois)…")
    for way in need.fetch:
        if run(way) and run(need.command):
            return None
    if install(need.packages, run) and run(need.command):
        return None
    return f"Il manque {need.name}, qui n'a pas pu être obtenu ici ; {need.by_hand}."


def main() -> int:
    missing = [sentence for need in NEEDS if (sentence := obtain(need)) is not None]
    for sentence in missing:
        print(sentence, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
