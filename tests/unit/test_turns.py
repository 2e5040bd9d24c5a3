"""Heavy work takes its turn: two at once, the others told their place, and nobody waits in a line without end."""

from __future__ import annotations

import threading
import time

import pytest

from guide.errors import GuideError
from pages.ui.kit.turns import Turns


def wait_for(true) -> None:
    limit = time.monotonic() + 20
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.005)


def test_two_work_and_the_third_is_told_that_one_is_ahead() -> None:
    turns, places, go = Turns(at_once=2), list[int](), threading.Event()
    working: list[int] = []

    def work(number: int) -> None:
        with turns.taken(places.append):
            working.append(number)
            go.wait(20)

    threads = []
    for number in range(3):
        threads.append(threading.Thread(target=work, args=(number,)))
        threads[-1].start()
        wait_for(lambda number=number: len(working) == min(number + 1, 2))
    wait_for(lambda: places == [1])
    assert len(working) == 2
    go.set()
    for thread in threads:
        thread.join(20)
    assert sorted(working) == [0, 1, 2]


def test_a_line_that_is_full_says_so_and_loses_nothing() -> None:
    turns = Turns(at_once=1, longest=1)
    with turns.taken(lambda ahead: None), pytest.raises(GuideError, match="réessayez"), turns.taken(lambda ahead: None):
        pass
    with turns.taken(lambda ahead: None):
        pass


def test_work_that_fails_leaves_its_place() -> None:
    turns = Turns(at_once=1)
    for _ in range(3):
        with pytest.raises(ValueError), turns.taken(lambda ahead: None):
            raise ValueError
