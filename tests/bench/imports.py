"""What `import guide` costs: whole process against a bare interpreter, best of ten, and what it loads."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.e2e.server import ROOT

TRIES = 10
HEAVY = ("pandas", "numpy", "pyarrow", "docx", "docxtpl", "plotly", "streamlit")


def best(code: str) -> float:
    """Seconds of the fastest of ten processes that run this code."""
    times = []
    for _ in range(TRIES):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def loaded(module: str) -> list[str]:
    code = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def main() -> None:
    bare = best("pass")
    for module in ("guide", "guide.claim.statement", "guide.path"):
        took = best(f"import {module}")
        heavy = ", ".join(loaded(module)) or "rien de lourd"
        ratio = f"{took / bare:.1f} × l'interpréteur nu"
        print(f"  {'import ' + module:<76} {took * 1000:4.0f} ms ({ratio}), charge {heavy}", flush=True)


if __name__ == "__main__":
    main()
