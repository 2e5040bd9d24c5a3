"""Memory given back: what a big export or an ended session took returns to the system, when nobody is waiting for it.

Python keeps what is tied in circles until it collects, which it puts off; the C allocator keeps what Python frees. The
server of a hundred people would keep the size of its busiest minute for ever. One thread, at most once a minute, after
a session ended or a file was sent.
"""

import contextlib
import ctypes
import gc
import sys
import threading
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from pages.ui.web.downloads import let_go_of_files

#: After an event, so that Streamlit has forgotten the session (disconnectedSessionTTL: two minutes) or the file is read.
DELAYS_SECONDS = (20.0, 140.0)
#: Between two sweeps.
APART_SECONDS = 60.0


def give_back() -> None:
    """Lets go of files, collects, then hands free pages to the system (glibc and Arrow; elsewhere the allocator does so or not)."""
    let_go_of_files()
    gc.collect()
    # Only when an export was read: this room loads no heavy library.
    if arrow := sys.modules.get("pyarrow"):
        arrow.default_memory_pool().release_unused()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


class Sweeper:
    """Calls `sweep` some time after what `note` was told, once for many."""

    def __init__(self, sweep: Callable[[], None] = give_back, clock: Callable[[], float] = time.monotonic) -> None:
        self._sweep, self._clock = sweep, clock
        self._due: list[float] = []
        self._last = float("-inf")
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def note(self) -> None:
        """Something large may have been let go."""
        with self._changed:
            now = self._clock()
            self._due = sorted({*self._due, *(now + delay for delay in DELAYS_SECONDS)})[-2 * len(DELAYS_SECONDS) :]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="memory", daemon=True)
                self._thread.start()
            self._changed.notify()

    def due_in(self) -> float | None:
        """Seconds until the next sweep; None when there is nothing to sweep."""
        if not self._due:
            return None
        return max(0.0, self._due[0] - self._clock(), self._last + APART_SECONDS - self._clock())

    def sweep_now(self) -> None:
        now = self._clock()
        self._due = [moment for moment in self._due if moment > now]
        self._sweep()
        self._last = self._clock()

    def _run(self) -> None:
        while True:
            with self._changed:
                wait = self.due_in()
                if wait is None or wait > 0:
                    self._changed.wait(wait)
                    continue
            self.sweep_now()


class Memory:
    """A layer around the server, which notes the ends of sockets and the files sent."""

    def __init__(self, app: ASGIApp, sweeper: Sweeper | None = None) -> None:
        self._app, self._sweeper = app, sweeper or Sweeper()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ends = scope["type"] == "websocket" or (scope["type"] == "http" and "/upload_file/" in scope["path"])
        try:
            await self._app(scope, receive, send)
        finally:
            if ends:
                self._sweeper.note()
