"""Memory is given back after a session or a file, once for many, and never while nothing happened."""

from __future__ import annotations

import asyncio
import threading

from pages.ui.web.memory import APART_SECONDS, DELAYS_SECONDS, Memory, Sweeper


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Still(Sweeper):
    """Without its thread: the test turns the hands."""

    def __init__(self, clock: Clock, swept: list[float]) -> None:
        super().__init__(lambda: swept.append(clock.now), clock)
        self._thread = threading.current_thread()


def test_nothing_is_swept_while_nothing_happens() -> None:
    assert Still(Clock(), []).due_in() is None


def test_a_session_that_ended_is_swept_soon_then_once_streamlit_forgot_it() -> None:
    clock, swept = Clock(), list[float]()
    sweeper = Still(clock, swept)
    for _ in range(50):
        sweeper.note()
    assert sweeper.due_in() == DELAYS_SECONDS[0]
    clock.now += DELAYS_SECONDS[0]
    sweeper.sweep_now()
    assert sweeper.due_in() == DELAYS_SECONDS[1] - DELAYS_SECONDS[0]
    clock.now += DELAYS_SECONDS[1]
    sweeper.sweep_now()
    assert sweeper.due_in() is None and len(swept) == 2


def test_two_sweeps_are_a_minute_apart_whatever_happens() -> None:
    clock, swept = Clock(), list[float]()
    sweeper = Still(clock, swept)
    sweeper.note()
    clock.now += DELAYS_SECONDS[0]
    sweeper.sweep_now()
    sweeper.note()
    assert sweeper.due_in() == APART_SECONDS


def test_the_layer_notes_sockets_and_files_only() -> None:
    noted: list[str] = []

    class Noting(Sweeper):
        def note(self) -> None:
            noted.append("noted")

    async def server(scope, receive, send) -> None:
        pass

    async def receive() -> dict[str, object]:
        return {}

    async def send(message) -> None:
        pass

    layer = Memory(server, Noting())
    for scope in (
        {"type": "http", "path": "/"},
        {"type": "websocket", "path": "/_stcore/stream"},
        {"type": "http", "path": "/_stcore/upload_file/s/f"},
    ):
        asyncio.run(layer(scope, receive, send))
    assert len(noted) == 2
