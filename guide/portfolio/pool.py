"""Many files, read by a pool of processes: what is in flight is bounded, a lost process costs a retry and no row."""

import glob
import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from guide.ledger.source import Options
from guide.portfolio.rows import PortfolioRow, row_of

#: Bytes of files that are read at once: reading costs several times the size of the file in memory. A larger file is
#: read alone.
IN_FLIGHT = 256 << 20
#: A file that was being read so many times when its process died is given up, and its row says so. From the second
#: time on, it is read alone: a neighbour is not to blame.
LOSSES = 3
#: Seconds without a row before the pool is asked whether one can still come.
PATIENCE = 5.0

#: Reads one file, by its name; its bytes, or None to read them there.
Work = Callable[[str, bytes | None, Options], PortfolioRow]
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Job:
    """One file to read, `place` being that of its row. `problem`: there is nothing to read, and why."""

    place: int
    file: str
    size: int = 0
    problem: str | None = None


class Pool:
    """What reads files: of itself, this very process, one file at a time. `lost`: what a future raises when its process
    died, or had no room."""

    lost: tuple[type[BaseException], ...] = (MemoryError,)
    width = 1

    def __init__(self, options: Options, work: Work = row_of) -> None:
        self._options = options
        self._work = work

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""

    def submit(self, job: Job) -> Future[PortfolioRow]:
        """Starts one file. May raise what `lost` names."""
        future: Future[PortfolioRow] = Future()
        future.set_result(self._work(job.file, None, self._options))
        return future

    def renew(self) -> None:
        """Makes the pool whole after a loss, when nothing is in flight. Raises GuideError."""
        self.__exit__()
        self.__enter__()

    def check(self) -> None:
        """Nothing has come for a while. Raises GuideError when nothing can come any more; a process that dies breaks its
        futures at once: one that is still running is only slow."""

    def explained(self, error: Exception) -> Exception:
        """What to raise for an error that is no loss."""
        return error


def jobs(arguments: Iterable[str]) -> tuple[Job, ...]:
    """The files named, in order; a folder stands for the files it holds, in order of name (not its subfolders, nor
    hidden files), a pattern (`*`, `?`) for the files that it matches."""
    todo: list[Job] = []
    for argument in arguments:
        names, problem = _named(argument)
        for name in names:
            todo.append(Job(len(todo), name, _size(name)))
        if problem:
            todo.append(Job(len(todo), argument, problem=problem))
    return tuple(todo)


def _named(argument: str) -> tuple[list[str], str | None]:
    if os.path.isdir(argument):
        try:
            names = _files_in(argument)
        except OSError:
            return [], f"Le dossier « {argument} » ne peut pas être lu. Vérifiez ses droits."
        return names, None if names else f"Le dossier « {argument} » ne contient aucun fichier."
    if glob.has_magic(argument) and not os.path.exists(argument):
        names = sorted(name for name in glob.glob(argument) if os.path.isfile(name))
        return names, None if names else f"Aucun fichier ne correspond à « {argument} »."
    return [argument], None


def _files_in(folder: str) -> list[str]:
    """Left out: hidden files, and the locks that an office suite leaves beside an open file."""
    return [
        str(Path(folder, name))
        for name in sorted(os.listdir(folder))
        if not name.startswith((".", "~$")) and os.path.isfile(os.path.join(folder, name))
    ]


def _size(name: str) -> int:
    try:
        return os.stat(name).st_size
    except OSError:
        return 0


def run(todo: Sequence[Job], pool: Pool, telling: Told | None = None) -> tuple[PortfolioRow, ...]:
    """One row a job, in the order given. `telling` hears how many rows of how many are done. Raises what the pool does."""
    with pool as opened:
        return _Run(todo, opened, telling).rows()


class _Run:
    def __init__(self, todo: Sequence[Job], pool: Pool, telling: Told | None) -> None:
        self._pool = pool
        self._told = telling
        self._total = len(todo)
        self._done = {job.place: PortfolioRow(job.file, error=job.problem) for job in todo if job.problem}
        self._waiting = deque(job for job in todo if not job.problem)
        #: Files whose process died: each is read alone, so that the guilty one is known.
        self._suspects: deque[Job] = deque()
        self._losses: Counter[int] = Counter()
        self._running: dict[Future[PortfolioRow], Job] = {}
        self._broken = False

    def rows(self) -> tuple[PortfolioRow, ...]:
        while len(self._done) < self._total:
            self._start()
            finished = wait(self._running, PATIENCE, FIRST_COMPLETED).done
            if self._running and not finished:
                self._pool.check()
            for future in finished:
                self._take(self._running.pop(future), future)
        return tuple(self._done[place] for place in range(self._total))

    def _start(self) -> None:
        if self._broken and not self._running:
            self._pool.renew()
            self._broken = False
        while (queue := self._suspects or self._waiting) and self._room(queue[0]):
            job = queue.popleft()
            try:
                self._running[self._pool.submit(job)] = job
            except self._pool.lost:
                self._lose(job)

    def _room(self, job: Job) -> bool:
        if self._broken:
            return False
        if not self._running:
            return True
        if self._suspects or any(self._losses[other.place] for other in self._running.values()):
            return False
        in_flight = sum(other.size for other in self._running.values())
        return len(self._running) < self._pool.width and in_flight + job.size <= IN_FLIGHT

    def _take(self, job: Job, future: Future[PortfolioRow]) -> None:
        try:
            self._finish(job, future.result())
        except self._pool.lost:
            self._lose(job)
        except Exception as error:
            raise self._pool.explained(error) from error

    def _lose(self, job: Job) -> None:
        self._broken = True
        self._losses[job.place] += 1
        if self._losses[job.place] < LOSSES:
            self._suspects.append(job)
            return
        sentence = (
            f"Le processus qui lisait ce fichier s'est arrêté {LOSSES} fois, sans doute faute de mémoire. "
            "Exportez une période plus courte, ou lisez-le sur une machine qui a plus de mémoire."
        )
        self._finish(job, PortfolioRow(job.file, error=sentence))

    def _finish(self, job: Job, row: PortfolioRow) -> None:
        self._done[job.place] = row
        if self._told:
            self._told(len(self._done), self._total)


#: Each process holds the libraries (about 100 MB) and the file it reads.
MAX_PROCESSES = 8


def local_pool(files: int, options: Options) -> Pool:
    """As many processes as there are cores, at most one a file; a single file is read in this process."""
    return Pool(options) if files < 2 else Processes(min(files, _cores(), MAX_PROCESSES), options)


def _cores() -> int:
    """The cores that this process may use, where the system tells them."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class Processes(Pool):
    """A pool of `width` processes. They are started afresh (spawn), the same way on every system."""

    lost = (BrokenProcessPool, MemoryError)

    def __init__(self, width: int, options: Options, work: Work = row_of) -> None:
        super().__init__(options, work)
        self.width = width

    def __enter__(self) -> Self:
        self._pool = ProcessPoolExecutor(self.width, multiprocessing.get_context("spawn"), _die_quietly)
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def submit(self, job: Job) -> Future[PortfolioRow]:
        return self._pool.submit(self._work, job.file, None, self._options)


def _die_quietly() -> None:
    """Ctrl + C stops a process without a traceback; the one that asked says so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
