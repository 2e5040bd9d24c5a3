"""What the sums of a list prove is read without a question, and nothing else is: payments in columns, plans, headings."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.ledger_cases import open_of, read_text
from tests.unit.one_list import opened

HEAD = "N° facture;Client;Date;Total TTC;1er versement;2e versement;3e versement"
#: Euros of three payments, the first ones first, and what is left of their invoice.
_PAYMENTS = st.tuples(st.lists(st.integers(1, 400), max_size=3), st.integers(0, 300)).filter(
    lambda p: bool(p[0]) or p[1]
)


def _listed(rows: list[tuple[int, list[int]]]) -> str:
    lines = [
        f"F{at};C{at};05/01/2026;{total},00;" + ";".join(f"{parts[i]},00" if i < len(parts) else "" for i in range(3))
        for at, (total, parts) in enumerate(rows)
    ]
    return "\n".join([HEAD, *lines, ""])


@given(st.lists(_PAYMENTS, min_size=2, max_size=8))
def test_payments_in_columns_are_added_up_or_asked_about(invoices: list[tuple[list[int], int]]) -> None:
    try:
        owed = opened(_listed([(sum(parts) + left, parts) for parts, left in invoices]))
    except TotalInDoubt:
        return
    assert owed == 100 * sum(left for _, left in invoices)


@given(
    st.lists(st.lists(st.integers(1, 400), min_size=2, max_size=3), min_size=1, max_size=6),
    st.lists(st.integers(1, 900), max_size=3),
    st.booleans(),
)
@example([[1, 1], [2, 1, 1]], [], False)
def test_a_plan_is_never_taken_for_payments(plans: list[list[int]], whole: list[int], totalled: bool) -> None:
    """Each plan comes to its total; some customers have none; a row of totals may stand below."""
    rows = [(sum(parts), parts) for parts in plans] + [(total, list[int]()) for total in whole]
    text = _listed(rows)
    if totalled:
        sums = [sum(parts[i] for parts in plans if i < len(parts)) for i in range(3)]
        text += f"Total;;;{sum(total for total, _ in rows)},00;" + ";".join(f"{cents},00" for cents in sums) + "\n"
    with pytest.raises(TotalInDoubt):
        opened(text)


_GROUPS = st.lists(st.lists(st.integers(1, 900), min_size=1, max_size=4), min_size=2, max_size=5)


@given(_GROUPS, st.integers(0, 50), st.integers(0, 4))
def test_headings_name_those_who_owe_what_follows_or_are_asked_about(
    groups: list[list[int]], more: int, which: int
) -> None:
    names = ["Alpha", "Beta", "Gamma", "Delta", "Omega"][: len(groups)]
    numbers = list(accumulate(map(len, groups), initial=1))
    lines = ["Référence;Date;Échéance;Total dû"]
    for at, (name, amounts) in enumerate(zip(names, groups, strict=True)):
        lines.append(f"{name};;;{sum(amounts) + (more if at == which % len(groups) else 0)},00")
        lines += [f"INV/{numbers[at] + i};05/01/2026;04/02/2026;{euros},00" for i, euros in enumerate(amounts)]
    text = "\n".join([*lines, ""])
    if more:
        with pytest.raises(TotalInDoubt):
            opened(text)
    else:
        owed = {name: 100 * sum(amounts) for name, amounts in zip(names, groups, strict=True)}
        assert open_of(read_text(text)) == owed
