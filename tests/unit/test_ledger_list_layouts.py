"""A list says the same in a workbook, with a note below, under another encoding. (`python -m tests.corpus` reads them all.)"""

from __future__ import annotations

import pytest

from tests.corpus import list_market
from tests.corpus.list_layouts import laid_out
from tests.corpus.runner import tally

#: One list in so many: each is read in ten layouts.
STEP = 20


@pytest.mark.parametrize("first", [0, STEP // 2])
def test_no_layout_makes_a_list_silently_wrong(first: int) -> None:
    verdicts = tally(laid_out(list_market.CASES[first::STEP]))
    assert [f"{verdict.case}: {verdict.why}" for verdict in verdicts.wrong] == []
