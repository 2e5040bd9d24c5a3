"""A portfolio of eight exports read by the processes of this machine, against `balance` of each, one after another."""

from __future__ import annotations

import shutil

from tests.bench.ledger import FOLDER, costs, files
from tests.bench.report import line

FILES = 8
LINES = 100_000


def main() -> None:
    source = files(LINES)
    folder = FOLDER / "portfolio"
    folder.mkdir(exist_ok=True)
    for place in range(FILES):
        shutil.copy(source / ("invoices.csv", "fec.txt")[place % 2], folder / f"{place}.txt")
    one_by_one = [("-m", "guide", "balance", str(path), "--au", "2026-11-22") for path in sorted(folder.iterdir())]
    together, *each = costs(("-m", "guide", "portefeuille", str(folder), "--au", "2026-11-22"), *one_by_one)
    apart = sum(one.seconds for one in each)
    line(
        f"portefeuille de {FILES} exports / balance de chacun, l'un après l'autre",
        together.seconds / apart,
        1.0,
        f"{together.seconds:.2f} s contre {apart:.2f} s",
    )


if __name__ == "__main__":
    main()
