"""The work of a statement and of a limitation grows as the dossier does: four times the size, four times the steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from guide.case.codec import unique_keys
from guide.case.model import Dossier, Payment
from guide.case.storage import coherent, dumps, loads
from guide.claim.limitation import limitation
from guide.claim.statement import statement
from guide.errors import InvalidDossier
from tests.cases import TODAY, dossier, event, invoice
from tests.steps import CountedText, comparisons, growth

#: A little more than in proportion is left to sorting and to what is not the size.
LINEAR = 1.25


def billed(many: int, own: int = 0, kind: str = "commercant") -> Dossier:
    """Invoices of two years, each with that many payments of its own, and a formal notice."""
    first = date(2024, 1, 1)
    return dossier(
        *(
            invoice(
                9_000_000,
                (first + timedelta(days=i % 700)).isoformat(),
                f"F{i}",
                issued=first,
                payments=tuple(Payment(first + timedelta(days=400 + k % 500), 100 + k % 7) for k in range(own)),
            )
            for i in range(many)
        ),
        kind=kind,
        events=(event("mise_en_demeure", "2026-03-02"),),
    )


def lump(many: int, invoices: int = 20, kind: str = "commercant") -> Dossier:
    """That many payments of the whole account, which pay some invoices whole, one after the other."""
    first = date(2024, 6, 1)
    paid = (Payment(first + timedelta(days=i % 800), 150_000) for i in range(many))
    return replace(billed(invoices, kind=kind), payments=tuple(paid))


SHAPES: dict[str, Callable[[int], Dossier]] = {
    "invoices": billed,
    "invoices of a consumer": lambda size: billed(size, kind="particulier"),
    "invoices of a public buyer": lambda size: billed(size, kind="collectivite"),
    "payments of the account": lump,
    "payments of the account and invoices": lambda size: lump(size, size),
    "payments of each invoice": lambda size: billed(5, size),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("answer", [statement, limitation], ids=["statement", "limitation"])
def test_the_work_grows_as_the_dossier(
    shape: Callable[[int], Dossier], answer: Callable[[Dossier, date], object]
) -> None:
    def work(size: int) -> Callable[[], object]:
        grown = shape(size)
        # Another object each time: what was computed of the last one is kept.
        return lambda: answer(replace(grown), TODAY)

    assert growth(work, 40) < LINEAR


def test_reading_a_dossier_grows_as_its_invoices() -> None:
    def work(size: int) -> Callable[[], object]:
        text = dumps(billed(size))
        return lambda: loads(text)

    assert growth(work, 100) < LINEAR


@pytest.mark.parametrize("size", [500, 2_000])
def test_the_check_of_repeated_keys_compares_each_key_a_few_times(size: int) -> None:
    pairs: list[tuple[str, Any]] = [(CountedText(f"k{i}"), i) for i in range(size)]
    pairs.append((CountedText("k9"), 0))

    def refused() -> None:
        with pytest.raises(InvalidDossier, match="k9"):
            unique_keys(pairs)

    assert comparisons(refused) <= 4 * size


@pytest.mark.parametrize("size", [500, 2_000])
def test_the_numbers_of_invoices_are_compared_a_few_times_each(size: int) -> None:
    counted = replace(billed(0), invoices=tuple(invoice(100, "2026-01-02", CountedText(f"F{i}")) for i in range(size)))
    assert comparisons(lambda: coherent(counted)) <= 6 * size


def test_payments_shared_between_too_many_equal_invoices_are_refused_in_one_sentence() -> None:
    equals = dossier(*(invoice(9_000_000, "2025-01-31", f"F{i}") for i in range(1_000)))
    shared = replace(equals, payments=tuple(Payment(date(2025, 6, 1), 100) for _ in range(1_000)))
    with pytest.raises(InvalidDossier) as refusal:
        statement(shared, TODAY)
    assert "partagés" in str(refusal.value) and len(str(refusal.value)) <= 300
