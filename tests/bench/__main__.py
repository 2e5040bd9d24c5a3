"""`make bench`: run every measure of this folder, each in a process of its own, and print its ratios.

A measure is a module here that runs by itself (`python -m tests.bench.NAME`) and prints its lines with
`report.line`. `python -m tests.bench NAME…` runs only those.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
#: What the measures share, and measure nothing.
SHARED = {"__init__", "__main__", "report", "make_ledgers"}


def measures() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in SHARED)


def main(chosen: list[str]) -> int:
    unknown = set(chosen) - set(measures())
    if unknown:
        print(f"Mesure inconnue : {', '.join(sorted(unknown))}. Connues : {', '.join(measures())}.")
        return 2
    failed = []
    for name in chosen or measures():
        print(f"\n{name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nMesures qui n'ont pas abouti : {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
