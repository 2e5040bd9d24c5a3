"""Heavy work, one turn at a time for the whole server: a big export, a batch of letters, a template of one's own.

Each takes a core and much memory for seconds: a few together would make everybody wait. Who waits is told the place.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from guide.errors import GuideError

#: At work together; then those who wait, beyond whom one is asked to come back.
AT_ONCE, LONGEST_LINE = 2, 40
#: Bytes below which reading a file is no heavy work.
LIGHT = 1_000_000
_LOOK_SECONDS = 1.0


class Turns:
    """A line of people, the first `at_once` of whom work."""

    def __init__(self, at_once: int = AT_ONCE, longest: int = LONGEST_LINE) -> None:
        self._at_once, self._longest = at_once, longest
        self._line: deque[object] = deque()
        self._moved = threading.Condition()

    @contextmanager
    def taken(self, tell: Callable[[int], None]) -> Iterator[None]:
        """A turn. `tell`: how many are still ahead, each time it changes. Raises GuideError when the line is full."""
        ticket = object()
        with self._moved:
            if len(self._line) >= self._longest:
                raise GuideError(
                    "Beaucoup de gros fichiers sont lus en ce moment : le vôtre n’a pas pu attendre son tour.",
                    "Rien n’est perdu ; réessayez dans quelques minutes.",
                )
            self._line.append(ticket)
        try:
            self._wait(ticket, tell)
            yield
        finally:
            # A person who left while waiting leaves the line too.
            with self._moved:
                self._line.remove(ticket)
                self._moved.notify_all()

    def _wait(self, ticket: object, tell: Callable[[int], None]) -> None:
        shown = 0
        while True:
            with self._moved:
                ahead = self._line.index(ticket) - self._at_once + 1
                if ahead <= 0:
                    return
                if ahead == shown:
                    self._moved.wait(_LOOK_SECONDS)
                    continue
            shown = ahead
            tell(ahead)


_SERVER = Turns()


@contextmanager
def turn(size: int = LIGHT) -> Iterator[None]:
    """The turn of a work of that many bytes, its place told on the screen while it waits; a light one waits for nobody."""
    if size < LIGHT:
        yield
        return
    place = st.empty()

    def tell(ahead: int) -> None:
        before = "un autre travail passe" if ahead == 1 else f"{ahead} autres travaux passent"
        place.info(f"Votre demande attend son tour : {before} avant elle.")

    with _SERVER.taken(tell):
        place.empty()
        yield
