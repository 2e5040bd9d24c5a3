"""What a piece of work costs, counted and never timed: the lines of Python it runs, each turn of a loop included."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """How many lines `work` ran. What a library does in C is not seen: see `CountedText` for that."""
    ran = 0

    def follow(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal ran
        ran += event == "line"
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        work()
    finally:
        sys.settrace(before)
    return ran


def growth(work: Callable[[int], Callable[[], object]], size: int, times: int = 4) -> float:
    """How the steps of `work(size)` grow when the size is `times` as large, per unit of size: 1.0 is linear.

    `work(size)` prepares, and answers what is counted. Everything is run once before: caches are warm on both sides.
    """
    small, large = work(size), work(size * times)
    small(), large()
    ran = steps(small)
    assert ran > size, "nothing is counted: the answer was kept from the run before"
    ratio = steps(large) / ran / times
    print(f"{size} -> {size * times}: the steps grow by {ratio * times:.2f} for a size of {times}")
    return ratio


class CountedText(str):
    """A text that counts how often it is compared or hashed, wherever that is done."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        CountedText.compared += 1
        return str.__eq__(self, other) is True

    def __hash__(self) -> int:
        CountedText.compared += 1
        return str.__hash__(self)


def comparisons(work: Callable[[], object]) -> int:
    """How many times a CountedText was compared or hashed while `work` ran."""
    before = CountedText.compared
    work()
    return CountedText.compared - before
