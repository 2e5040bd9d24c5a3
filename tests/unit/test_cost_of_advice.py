"""The work of the advice, the agenda, the permissions and one letter grows as the dossier does (see test_cost_of_claim)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from guide.case.model import Dossier
from guide.letters import allowed, write
from guide.path import advise, agenda
from tests.cases import TODAY
from tests.steps import growth
from tests.unit.test_cost_of_claim import LINEAR, SHAPES


def notice(dossier: Dossier, on: date) -> object:
    return write(dossier, on, "relance")


#: An agenda and a letter name invoices one by one; with payments alone they do not grow.
SEEN = {
    name: SHAPES[name]
    for name in ("invoices", "invoices of a public buyer", "payments of the account", "payments of each invoice")
}


@pytest.mark.parametrize("shape", SEEN.values(), ids=SEEN)
@pytest.mark.parametrize(
    "answer", [advise, agenda, allowed, notice], ids=["advice", "agenda", "permissions", "a letter"]
)
def test_the_work_grows_as_the_dossier(
    shape: Callable[[int], Dossier], answer: Callable[[Dossier, date], object]
) -> None:
    def work(size: int) -> Callable[[], object]:
        grown = shape(size)
        # Another object each time: what was computed of the last one is kept.
        return lambda: answer(replace(grown), TODAY)

    assert growth(work, 40) < LINEAR
