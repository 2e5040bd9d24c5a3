"""The whole `balance` process on a million lines, against pandas (naive) and Arrow (raw), and its memory.

`python -m tests.bench.ledger [LINES] [double]`: `double` also measures twice as many lines.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.report import line

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".bench"
TRIES = 3
LINES = 1_000_000

NAIVE_INVOICES = """
import pandas as pd
d = pd.read_csv({path!r}, sep=";", encoding="cp1252", decimal=",")
for c in ("Date facture", "Échéance"):
    d[c] = pd.to_datetime(d[c], format="%d/%m/%Y")
print(d.groupby("Client")["Reste à payer"].sum().sum())
"""
NAIVE_FEC = """
import pandas as pd
d = pd.read_csv({path!r}, sep="\\t", dtype=str, keep_default_na=False)
for c in ("Debit", "Credit"):
    d[c] = d[c].str.replace(",", ".").astype(float)
c = d[d.CompteNum.str.startswith("411")]
print((c.Debit - c.Credit).groupby([c.CompteNum, c.CompAuxNum]).sum().sum())
"""
RAW = """
from pyarrow import csv
csv.read_csv({path!r}, parse_options=csv.ParseOptions(delimiter={separator!r}),
             read_options=csv.ReadOptions(encoding={encoding!r}))
"""
IMPORTS = (
    "import guide.__main__, guide.ledger.receivables.receivables, guide.ledger.exports.balance_json, "
    "numpy, pyarrow.csv, pyarrow.compute"
)


@dataclass(frozen=True)
class Cost:
    """Seconds of the fastest of three processes, and the smallest of their peaks of memory in bytes."""

    seconds: float
    peak: int


def cost(*command: str) -> Cost:
    times, peaks = [], []
    for _ in range(TRIES):
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        times.append(time.perf_counter() - start)
        peaks.append(used.ru_maxrss * 1024)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"a measured process failed: {command[:2]}")
    return Cost(min(times), min(peaks))


def files(lines: int) -> Path:
    """The folder of the two big files, written once."""
    folder = FOLDER / f"ledgers_{lines}"
    if not (folder / "fec.txt").exists():
        maker = str(Path(__file__).with_name("make_ledgers.py"))
        subprocess.run([sys.executable, maker, str(folder), str(lines)], check=True)
    return folder


def balance(path: Path) -> Cost:
    return cost("-m", "guide", "balance", str(path), "--au", "2026-11-22")


def report(what: str, path: Path, naive: str, separator: str, encoding: str, bounds: tuple[float, float]) -> Cost:
    """Prints the three ratios of one file: to naive, to raw, and memory to the size of the file."""
    ours = balance(path)
    slow = cost("-c", naive.format(path=str(path)))
    raw = cost("-c", RAW.format(path=str(path), separator=separator, encoding=encoding))
    bare = cost("-c", IMPORTS)
    size = path.stat().st_size
    detail = f"{ours.seconds:.2f} s contre {{:.2f}} s"
    line(f"{what} / pandas", ours.seconds / slow.seconds, bounds[0], detail.format(slow.seconds))
    line(f"{what} / lecture seule (Arrow)", ours.seconds / raw.seconds, bounds[1], detail.format(raw.seconds))
    line(
        f"{what}, mémoire / fichier",
        (ours.peak - bare.peak) / size,
        6.0,
        f"{(ours.peak - bare.peak) >> 20} Mio pour {size >> 20} Mio",
    )
    return ours


def main(lines: int, double: bool) -> None:
    folder = files(lines)
    first = report(f"{lines} factures", folder / "invoices.csv", NAIVE_INVOICES, ";", "cp1252", (0.8, 2.5))
    second = report(f"{lines} lignes de FEC", folder / "fec.txt", NAIVE_FEC, "\t", "utf8", (0.4, 3.0))
    if double:
        larger = files(2 * lines)
        for what, once, name in (("factures", first, "invoices.csv"), ("FEC", second, "fec.txt")):
            twice = balance(larger / name)
            line(f"{what}, deux fois plus de lignes", twice.seconds / once.seconds, 2.2, f"{twice.seconds:.2f} s")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else LINES, "double" in sys.argv)
