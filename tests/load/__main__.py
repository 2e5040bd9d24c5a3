"""`python -m tests.load [N…]`: N people walking the questionnaire and reading an export, against N on an empty page.

For each N (10 and 50 by default), who come within half a minute, then all at once: the middle and the 95th of the answers
to a click, the worst, errors, megabytes a session. `--copies 2`: of the application, each person staying with one, as
compose.yaml does. `--pause 5 15`: the seconds between two clicks of a person. The memory of the server after rounds of big
exports, each session ended: `python -m tests.load rounds`. What people wait for while five others drop big exports, one
after the other: `python -m tests.load beside`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import psutil

from tests.e2e.server import ROOT, serve
from tests.load.visitor import NotServed, Visitor

PEOPLE = (10, 50)
CLICKS = 8
#: Seconds within which people come, one by one.
ARRIVAL = 30.0
#: Between two clicks of a person, in seconds: they read.
PAUSE = (2.0, 6.0)
LINES = 100_000
ROUNDS, AT_ONCE = 4, 3
#: Streamlit forgets a session two minutes after its socket; the memory is swept a little later.
FORGOTTEN_SECONDS = 170

EMPTY = "import streamlit as st\n\nst.title('Vide')\nst.button('Continuer')\n"


async def walk(visitor: Visitor, r: random.Random, pause: tuple[float, float] = PAUSE) -> None:
    """The questionnaire: the card's questions, then the next ones, answered by their buttons, that long between two clicks."""
    if "Que faire ?" in visitor.pages:
        await visitor.go("Que faire ?")
    for _ in range(CLICKS):
        await asyncio.sleep(r.uniform(*pause))
        visitor.fill(r)
        button = visitor.named("Continuer") or visitor.answer(r)
        await (visitor.press(button) if button is not None else visitor.run())


async def read_export(visitor: Visitor, content: bytes) -> None:
    """One big export dropped on its screen."""
    await visitor.go("Balance âgée")
    widget = visitor.named("", kind="file_uploader")
    if widget is None:
        raise NotServed("no place to drop a file")
    await visitor.upload(widget, "export.csv", content)


async def one(url: str, journey: Callable[[Visitor], Awaitable[None]], after: float = 0.0) -> tuple[Visitor, str]:
    await asyncio.sleep(after)
    visitor = Visitor(url)
    try:
        await visitor.enter()
        await journey(visitor)
    except (NotServed, OSError, KeyError, TimeoutError) as error:
        return visitor, f"{type(error).__name__}: {error}"
    finally:
        await visitor.leave()
    return visitor, ""


def server_memory() -> float:
    """Megabytes of the server that this process started."""
    return float(sum(child.memory_info().rss for child in psutil.Process().children(recursive=True))) / 1e6


def server_seconds() -> float:
    """Seconds of computing of the server that this process started."""
    times = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return float(sum(time.user + time.system for time in times))


def told(name: str, people: int, seconds: list[float], errors: list[str], grown: float, computing: float) -> None:
    ranked = sorted(seconds) or [0.0]
    middle, high = ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.95)]
    print(
        f"{name}, {people} people: p50 {middle * 1000:.0f} ms, p95 {high * 1000:.0f} ms, worst {ranked[-1]:.1f} s, "
        f"{computing / max(len(seconds), 1) * 1000:.0f} ms of computing a click, {len(errors)} errors, "
        f"{grown / people:.2f} MB a session",
        *sorted(set(errors))[:3],
        sep="\n  ",
        flush=True,
    )


async def crowd(
    name: str, urls: Sequence[str], people: int, arrival: float = 0.0, pause: tuple[float, float] = PAUSE
) -> None:
    before, computed = server_memory(), server_seconds()
    journeys = [
        one(urls[n % len(urls)], lambda visitor, n=n: walk(visitor, random.Random(n), pause), arrival * n / people)  # type: ignore[misc]
        for n in range(people)
    ]
    ended = await asyncio.gather(*journeys)
    seconds = [second for visitor, _ in ended for second in visitor.seconds[1:]]
    told(
        name,
        people,
        seconds,
        [error for _, error in ended if error],
        server_memory() - before,
        server_seconds() - computed,
    )


def export() -> bytes:
    lines = ["Numéro;Client;Date;Échéance;Total TTC;Reste dû"]
    lines += [
        f"F{n};Client {n % 3000};0{1 + n % 9}/0{1 + n % 9}/2026;15/0{1 + n % 9}/2026;{100 + n % 977},10;{50 + n % 40},10"
        for n in range(LINES)
    ]
    return "\r\n".join(lines).encode()


async def rounds(url: str) -> None:
    """Big exports by several people, all sessions ended: what the server keeps after each round."""
    content = export()
    print(f"before: {server_memory():.0f} MB")
    for number in range(1, ROUNDS + 1):
        ended = await asyncio.gather(*(one(url, lambda visitor: read_export(visitor, content)) for _ in range(AT_ONCE)))
        peak = server_memory()
        errors = sorted({error for _, error in ended if error})
        await asyncio.sleep(FORGOTTEN_SECONDS)
        print(f"round {number}: {peak:.0f} MB at its end, {server_memory():.0f} MB given back", *errors, flush=True)


async def beside(url: str, people: int = 25, droppers: int = 5) -> None:
    """The same crowd, alone then beside people whose exports are being read."""
    content = export()
    await crowd("questionnaire alone", [url], people)
    over = asyncio.Event()

    async def drop() -> int:
        done = 0
        while not over.is_set():
            _, error = await one(url, lambda visitor: read_export(visitor, content))
            done += not error
        return done

    dropping = [asyncio.create_task(drop()) for _ in range(droppers)]
    await crowd("questionnaire beside big exports", [url], people)
    over.set()
    print(f"{sum(await asyncio.gather(*dropping))} exports of {LINES} lines were read meanwhile")


def crowds(counts: Sequence[int], copies: int, pause: tuple[float, float]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "empty.py")
        script.write_text(EMPTY, encoding="utf-8")
        for name, place in (("empty page", script), ("questionnaire", ROOT / "app.py")):
            with ExitStack() as served:
                urls = [served.enter_context(serve(place, cwd=ROOT)) for _ in range(copies)]
                for url in urls:
                    # What is loaded once is not the price of a session.
                    asyncio.run(one(url, lambda visitor: walk(visitor, random.Random(0))))
                for people in counts:
                    asyncio.run(crowd(f"{name}, coming one by one", urls, people, ARRIVAL, pause))
                    asyncio.run(crowd(f"{name}, all at once", urls, people, 0.0, pause))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("what", nargs="*", default=[str(people) for people in PEOPLE], metavar="N|rounds|beside")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--pause", type=float, nargs=2, default=PAUSE, metavar="SECONDS")
    asked = parser.parse_args(arguments)
    alone = {"rounds": rounds, "beside": beside}.get(asked.what[0])
    if alone is None:
        crowds([int(people) for people in asked.what], asked.copies, tuple(asked.pause))
    else:
        with serve() as url:
            asyncio.run(alone(url))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
