"""Lists as the invoicing tools of the French market and small firms write them, in `market_lists.txt`.

A block a list: `== what it shows [its file] = what each customer owes`, « ? » where only a question or a refusal is right,
then the file as it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from guide.ledger import SourceFile
from tests.corpus.runner import Case

_BLOCK = re.compile(r"== (.+?) \[(.+?)\] = (.+)")


def _case(block: str) -> Case:
    first, _, text = block.partition("\n")
    match = _BLOCK.fullmatch(first)
    assert match, first
    name, file, owed = match.groups()
    sums = (each.rpartition(" ") for each in owed.split("; ") if owed not in "?-")
    cents = {customer: int(Decimal(euros) * 100) for customer, _, euros in sums}
    source = SourceFile(file, f"{text.strip()}\n".encode())
    return Case(name, (), None if owed == "?" else cents, files=(source,))


_TEXT = Path(__file__).with_name("market_lists.txt").read_text("utf-8")
CASES: tuple[Case, ...] = tuple(_case(block.strip("\n")) for block in re.split(r"\n(?=== )", _TEXT) if block.strip())
