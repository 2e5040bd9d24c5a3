"""Processes of other machines, through a Dask scheduler: the same rows as here, whichever of them dies.

The contents of each file travel inside its task, which the scheduler holds until it is done: the machines need not see
the disk, and a lost one is replaced without asking again. They must hold the same code, or the rows would not be those
of here: each task checks it. Dask is an optional requirement (requirements-dask.txt), imported here alone, and only
when an address is given.
"""

# A task is read by workers that may lack this code: its annotations are words, not classes of ours.
from __future__ import annotations

import asyncio
import hashlib
import logging
import pickle
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, Self

from guide.errors import ClusterUnavailable, UnreadableFile
from guide.ledger.source import MAX_FILE_BYTES, Options
from guide.portfolio.pool import PATIENCE, Job, Pool, Work
from guide.portfolio.rows import PortfolioRow, row_of
from guide.values.files import read_bytes

#: The folder of the project, where a worker that sees this disk finds the code.
ROOT = Path(__file__).resolve().parents[2]
#: Seconds to reach the scheduler, then to find one worker.
CONNECTING = 10.0
#: Seconds without any worker before the work is given up; a killed one is back in a few.
DESERTED = 60.0
#: A task lost by so many workers comes back here, where it is tried alone.
RETRIES = 2


class OtherCode(Exception):
    """A worker whose `guide` is not the same as here."""


@cache
def code_version() -> str:
    """A digest of the source of `guide` and of its data, whatever the ends of line."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".toml")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def task(code: str, work: Work, file: str, options: Options, data: bytes) -> PortfolioRow:
    """What a worker runs. Raises OtherCode rather than answer by other rules."""
    if code_version() != code:
        raise OtherCode
    return work(file, data, options)


def _carrier() -> Callable[[str, bytes, bytes], PortfolioRow]:
    """The function that Dask itself carries: nested, so that it travels by value. It opens its parcel inside the task,
    where a machine without `guide` fails with a reason; neither Dask nor the scheduler has to know `guide`. A worker
    of this machine, or that sees its disk, finds `guide` in `root`, wherever it was started from."""

    def opened(root: str, parcel: bytes, data: bytes) -> PortfolioRow:
        import importlib.util
        import pickle
        import sys

        if importlib.util.find_spec("guide") is None:
            sys.path.append(root)
        run, *words = pickle.loads(parcel)
        row: PortfolioRow = run(*words, data)
        return row

    return opened


async def _greet(address: str, timeout: float) -> None:
    """Raises unless a Dask scheduler answers at `address`: a Client would wait for ever for one that does not speak."""
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(address, timeout=timeout, **Security().get_connection_args("client"))
    comm.abort()


class Cluster(Pool):
    """The workers of a scheduler. Entering raises ClusterUnavailable when it cannot be reached, or has none."""

    def __init__(self, address: str, options: Options, work: Work = row_of, connecting: float = CONNECTING) -> None:
        super().__init__(options, work)
        self._address = address
        self._connecting = connecting
        self._deserted = 0.0
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        try:
            import dask
            import distributed
        except ImportError:
            raise ClusterUnavailable(
                "Répartir la lecture sur plusieurs machines demande Dask, qui n'est pas installé ici.",
                "Installez-le (python -m pip install -r requirements-dask.txt), ou retirez --ordonnanceur.",
            ) from None
        self.lost = (distributed.scheduler.KilledWorker, CancelledError, MemoryError)
        with ExitStack() as opened:
            # Files travel in their tasks on purpose, and stderr is kept for what the person can mend.
            opened.enter_context(dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TiB"}))
            opened.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
            logging.disable(logging.CRITICAL)
            opened.callback(logging.disable, logging.NOTSET)
            self._client = opened.enter_context(self._connected(distributed))
            self.width = max(16, 2 * sum(self._threads().values()))
            self._executor = self._client.get_executor(pure=False, retries=RETRIES)
            self._opened = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def _connected(self, distributed: Any) -> Any:
        try:
            asyncio.run(asyncio.wait_for(_greet(self._address, self._connecting), 2 * self._connecting))
            client = distributed.Client(self._address, timeout=self._connecting, set_as_default=False)
        except Exception:
            raise ClusterUnavailable(
                f"L'ordonnanceur {self._address} ne répond pas.",
                "Vérifiez son adresse et qu'il est lancé (python -m dask scheduler), ou retirez --ordonnanceur.",
            ) from None
        try:
            client.wait_for_workers(1, timeout=self._connecting)
        except Exception:
            client.close()
            raise self._nobody() from None
        return client

    def _nobody(self) -> ClusterUnavailable:
        return ClusterUnavailable(
            f"L'ordonnanceur {self._address} n'a aucune machine à qui confier les fichiers.",
            f"Lancez-en une depuis le dossier du projet (python -m dask worker {self._address}), puis recommencez.",
        )

    def _threads(self) -> dict[str, int]:
        try:
            return dict(self._client.nthreads())
        except Exception:
            raise ClusterUnavailable(
                f"La connexion à l'ordonnanceur {self._address} s'est perdue.",
                "Vérifiez qu'il est encore lancé, puis recommencez.",
            ) from None

    def submit(self, job: Job) -> Future[PortfolioRow]:
        try:
            data = read_bytes(job.file, MAX_FILE_BYTES)
        except UnreadableFile as error:
            unread: Future[PortfolioRow] = Future()
            unread.set_result(PortfolioRow(job.file, error=str(error)))
            return unread
        parcel = pickle.dumps((task, code_version(), self._work, job.file, self._options))
        future: Future[PortfolioRow] = self._executor.submit(_carrier(), str(ROOT), parcel, data)
        return future

    def check(self) -> None:
        self._deserted = 0.0 if self._threads() else self._deserted + PATIENCE
        if self._deserted >= DESERTED:
            raise self._nobody()

    def explained(self, error: Exception) -> Exception:
        """Nothing but another code, or a missing library, makes a task fail: `row_of` puts the rest in its row."""
        what = f"{type(error).__name__} {error}".strip()
        return ClusterUnavailable(
            f"Les machines de {self._address} n'ont pas le même code ou les mêmes bibliothèques que celle-ci ({what}).",
            "Mettez-y la même version du projet et de Python, ses requirements, et lancez « python -m dask worker » "
            "depuis son dossier.",
        )
