"""The whole `balance` process on a million lines, against pandas (naive), Arrow (raw) and DuckDB, and its memory.

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
#: A database built for this: the customer, the bucket of age and the sum, of the same file.
DUCKDB_INVOICES = """
import duckdb
print(duckdb.sql('''
    select Client, case when late <= 0 then 0 else least((late + 29) // 30, 4) end as bucket, sum(rest) from (
        select Client, "Reste à payer" as rest,
               date_diff('day', strptime("Échéance", '%d/%m/%Y')::date, date '2026-11-22') as late
        from read_csv({path!r}, delim=';', decimal_separator=',', encoding='latin-1',
                      types={{'Reste à payer': 'DECIMAL(18,2)', 'Échéance': 'VARCHAR'}}))
    group by all''').fetchall()[:1])
"""
DUCKDB_FEC = """
import duckdb
print(duckdb.sql('''
    select CompteNum, CompAuxNum, sum(replace(Debit, ',', '.')::decimal(18,2) - replace(Credit, ',', '.')::decimal(18,2))
    from read_csv({path!r}, delim='\\t', all_varchar=true) where CompteNum like '411%' group by all''').fetchall()[:1])
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


def costs(*commands: tuple[str, ...]) -> list[Cost]:
    """Each command's cost, taken in turn: a busy moment of the machine falls on all of them.

    A first turn is not counted: it compiles our files, as those of the libraries were when they were installed.
    """
    times: list[list[float]] = [[] for _ in commands]
    peaks: list[list[int]] = [[] for _ in commands]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(1 + TRIES):
        for place, command in enumerate(commands):
            start = time.perf_counter()
            child = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, env=compiled)
            _, status, used = os.wait4(child.pid, 0)
            times[place].append(time.perf_counter() - start)
            peaks[place].append(used.ru_maxrss * 1024)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                sys.exit(f"a measured process failed: {command[:2]}")
    return [Cost(min(seconds[1:]), min(peak[1:])) for seconds, peak in zip(times, peaks, strict=True)]


def cost(*command: str) -> Cost:
    return costs(command)[0]


def files(lines: int) -> Path:
    """The folder of the two big files, written once."""
    folder = FOLDER / f"ledgers_{lines}"
    if not (folder / "fec.txt").exists():
        maker = str(Path(__file__).with_name("make_ledgers.py"))
        subprocess.run([sys.executable, maker, str(folder), str(lines)], check=True)
    return folder


def _balance(path: Path) -> tuple[str, ...]:
    return ("-m", "guide", "balance", str(path), "--au", "2026-11-22")


def balance(path: Path) -> Cost:
    return cost(*_balance(path))


@dataclass(frozen=True)
class Rivals:
    """What the same file costs to others, and how it is written; the bounds to pandas, to Arrow and to DuckDB."""

    naive: str
    duckdb: str
    separator: str
    encoding: str
    bounds: tuple[float, float, float]


INVOICES = Rivals(NAIVE_INVOICES, DUCKDB_INVOICES, ";", "cp1252", (0.8, 2.5, 1.2))
FEC = Rivals(NAIVE_FEC, DUCKDB_FEC, "\t", "utf8", (0.4, 3.0, 1.5))


def report(what: str, path: Path, rivals: Rivals) -> Cost:
    """Prints the ratios of one file: to naive, to raw, to DuckDB, and memory to the size of the file."""
    raw = RAW.format(path=str(path), separator=rivals.separator, encoding=rivals.encoding)
    ours, slow, arrow, duck, bare = costs(
        _balance(path),
        ("-c", rivals.naive.format(path=str(path))),
        ("-c", raw),
        ("-c", rivals.duckdb.format(path=str(path))),
        ("-c", IMPORTS),
    )
    size = path.stat().st_size
    for name, rival, bound in zip(
        ("pandas", "lecture seule (Arrow)", "DuckDB (visé)"), (slow, arrow, duck), rivals.bounds, strict=True
    ):
        detail = f"{ours.seconds:.2f} s contre {rival.seconds:.2f} s"
        line(f"{what} / {name}", ours.seconds / rival.seconds, bound, detail)
    memory = ours.peak - bare.peak
    line(f"{what}, mémoire / fichier", memory / size, 6.0, f"{memory >> 20} Mio pour {size >> 20} Mio")
    return ours


def main(lines: int, double: bool) -> None:
    folder = files(lines)
    first = report(f"{lines} factures", folder / "invoices.csv", INVOICES)
    second = report(f"{lines} lignes de FEC", folder / "fec.txt", FEC)
    if double:
        larger = files(2 * lines)
        for what, once, name in (("factures", first, "invoices.csv"), ("FEC", second, "fec.txt")):
            twice = balance(larger / name)
            line(f"{what}, deux fois plus de lignes", twice.seconds / once.seconds, 2.2, f"{twice.seconds:.2f} s")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else LINES, "double" in sys.argv)
