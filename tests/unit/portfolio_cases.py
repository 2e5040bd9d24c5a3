"""Files of a portfolio, and ways of reading them that a process does not survive. Processes import this module."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

from guide.ledger.source.source_files import Options
from guide.portfolio.rows import PortfolioRow, row_of
from tests.unit.ledger_cases import TODAY

OPTIONS = Options(today=TODAY)
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
#: Seconds after which a test gives up; nothing waits that long when all is well.
AT_MOST = 60.0


def invoices(folder: Path, name: str, *cents: int) -> str:
    """A list of late invoices, one a customer; answers its path."""
    lines = [f"F{n};Client {n};2026-01-0{n};2026-02-0{n};{c / 100:.2f}" for n, c in enumerate(cents, 1)]
    path = folder / name
    path.write_text("\n".join(["Numéro;Client;Date facture;Échéance;Reste à payer", *lines]), "utf-8")
    return str(path)


def held_once(file: str, data: bytes | None, options: Options) -> PortfolioRow:
    """Reads; but the first process that takes held.csv tells its number beside it and waits there to be killed."""
    if Path(file).stem == "held":
        try:
            gate = os.open(Path(file).with_suffix(".pid"), os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            return row_of(file, data, options)
        os.write(gate, f"{os.getpid()}\n".encode())
        os.close(gate)
        time.sleep(2 * AT_MOST)
    return row_of(file, data, options)


def deadly(file: str, data: bytes | None, options: Options) -> PortfolioRow:
    """Reads; but no process survives deadly.csv."""
    if Path(file).stem == "deadly":
        os.kill(os.getpid(), KILL)
    return row_of(file, data, options)


class Killer(threading.Thread):
    """Kills the process that holds held.csv as soon as there is one; `killed` is its number."""

    def __init__(self, file: str) -> None:
        super().__init__(daemon=True)
        self._gate = Path(file).with_suffix(".pid")
        self.killed = 0
        self.start()

    def run(self) -> None:
        end = time.monotonic() + AT_MOST
        while time.monotonic() < end:
            told = self._gate.read_text("ascii") if self._gate.exists() else ""
            if told.endswith("\n"):
                os.kill(int(told), KILL)
                self.killed = int(told)
                return
            time.sleep(0.01)
