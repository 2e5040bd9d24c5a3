"""Processes of this machine: several files are read at once, and one that dies is replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from guide.ledger.portfolio import Row, row_of
from guide.ledger.runner import Job
from guide.ledger.sources import Options

#: Each process holds the libraries (about 100 MB) and the file it reads.
MAX_PROCESSES = 8

#: Reads one file, by its name; its bytes, or None to read them there.
Work = Callable[[str, bytes | None, Options], Row]


def local_pool(files: int, options: Options, work: Work = row_of) -> Processes | Here:
    """As many processes as there are cores, at most one a file; a single file is read in this process."""
    return Here(options, work) if files < 2 else Processes(min(files, _cores(), MAX_PROCESSES), options, work)


def _cores() -> int:
    """The cores that this process may use, where the system tells them."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class Here:
    """This very process, one file at a time."""

    lost: tuple[type[BaseException], ...] = (MemoryError,)
    width = 1

    def __init__(self, options: Options, work: Work) -> None:
        self._options = options
        self._work = work

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""

    def submit(self, job: Job) -> Future[Row]:
        future: Future[Row] = Future()
        future.set_result(self._work(job.file, None, self._options))
        return future

    def renew(self) -> None:
        """Nothing to renew."""

    def check(self) -> None:
        """Every future is born done."""

    def explained(self, error: Exception) -> Exception:
        return error


class Processes:
    """A pool of `width` processes. They are started afresh (spawn), the same way on every system."""

    lost: tuple[type[BaseException], ...] = (BrokenProcessPool, MemoryError)

    def __init__(self, width: int, options: Options, work: Work) -> None:
        self.width = width
        self._options = options
        self._work = work

    def __enter__(self) -> Self:
        self._pool = ProcessPoolExecutor(self.width, multiprocessing.get_context("spawn"), _die_quietly)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def submit(self, job: Job) -> Future[Row]:
        return self._pool.submit(self._work, job.file, None, self._options)

    def renew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self.__enter__()

    def check(self) -> None:
        """A process that dies breaks its futures at once: one that is still running is only slow."""

    def explained(self, error: Exception) -> Exception:
        return error


def _die_quietly() -> None:
    """Ctrl + C stops a process without a traceback; the one that asked says so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
