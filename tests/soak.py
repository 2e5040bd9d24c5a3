"""`python -m tests.soak [SESSIONS]`: people one after the other; memory, open files and the disk at the start and along.

Each opens a session, answers a few questions, and leaves. Printed: megabytes and open files of the server as sessions go
by, their slope, and what it wrote outside memory (nothing is expected).
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
from pathlib import Path

import psutil

from tests.e2e.server import serve
from tests.load.__main__ import FORGOTTEN_SECONDS, one, walk

SESSIONS = 200
STEPS = 10


def server() -> psutil.Process:
    return next(
        child for child in psutil.Process().children(recursive=True) if "streamlit" in " ".join(child.cmdline())
    )


def state(process: psutil.Process) -> tuple[float, int]:
    """(megabytes, open files and sockets)."""
    return float(process.memory_info().rss) / 1e6, int(process.num_fds() if hasattr(process, "num_fds") else 0)


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


async def soak(url: str, sessions: int) -> None:
    process = server()
    seen: list[tuple[int, float, int]] = []
    for number in range(1, sessions + 1):
        await one(url, lambda visitor, n=number: walk(visitor, random.Random(n), (0, 0)))  # type: ignore[misc]
        if number % max(1, sessions // STEPS) == 0:
            megabytes, handles = state(process)
            seen.append((number, megabytes, handles))
            print(f"{number} sessions: {megabytes:.0f} MB, {handles} files and sockets", flush=True)
    half = seen[len(seen) // 2 :]
    slope = (half[-1][1] - half[0][1]) / max(1, half[-1][0] - half[0][0])
    print(f"slope of the second half: {slope * 1000:.1f} kB a session", flush=True)
    # Streamlit keeps the last 128 sessions, and the loops of their scripts, until another one is put away.
    await asyncio.sleep(FORGOTTEN_SECONDS)
    megabytes, handles = state(process)
    print(f"once they are forgotten: {megabytes:.0f} MB, {handles} files and sockets", flush=True)


def main(arguments: list[str]) -> int:
    sessions = int(arguments[0]) if arguments else SESSIONS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder
        with serve() as url:
            asyncio.run(soak(url, sessions))
            left = written(Path(folder))
    print("written to the disk: " + (", ".join(left) or "nothing"))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
