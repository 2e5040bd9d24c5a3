"""Our own work to draw three screens of a dossier of three invoices: what is computed, the drawing of Streamlit apart."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from datetime import date

from guide import letters, path
from guide.case.model import Dossier
from guide.claim import limitation, projection, statement
from pages.ui.session import examples
from tests.bench.report import line

TIMES = 30
DAY = date(2026, 11, 22)
#: Milliseconds that a screen may take of us (screens.md).
MOST = 100


def _case() -> Dossier:
    dossier = examples.worked_case()
    first = dossier.invoices[0]
    return replace(dossier, invoices=tuple(replace(first, number=f"F2026-{place:03d}") for place in range(3)))


def _what_to_do(dossier: Dossier) -> None:
    path.advise(dossier, DAY)
    path.compare(dossier, DAY)
    path.agenda(dossier, DAY)
    letters.allowed(dossier, DAY)


def _letters(dossier: Dossier) -> None:
    permissions = letters.allowed(dossier, DAY)
    path.advise(dossier, DAY)
    letters.preview(dossier, DAY, next(each.letter.id for each in permissions if each.granted))


def _statement(dossier: Dossier) -> None:
    statement(dossier, DAY)
    limitation(dossier, DAY)
    projection(dossier, DAY)


def main() -> None:
    for screen, work in (("Que faire ?", _what_to_do), ("Courriers", _letters), ("Décompte", _statement)):
        work(_case())  # the templates and the law are read once a server
        times = []
        for _ in range(TIMES):
            dossier = _case()
            start = time.perf_counter()
            work(dossier)
            times.append((time.perf_counter() - start) * 1000)
        took = statistics.median(times)
        line(f"« {screen} », trois factures : notre calcul / {MOST} ms", took / MOST, 1.0, f"{took:.1f} ms")


if __name__ == "__main__":
    main()
