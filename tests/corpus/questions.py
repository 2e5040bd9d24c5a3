"""The questions asked and the refusals told by every case written by hand: a reviewed copy, `tests/golden/questions.txt`.

After a wanted change of words: `python -m tests.corpus.questions`, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

from guide import ledger
from guide.errors import GuideError
from tests.corpus.__main__ import SETS

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "questions.txt"
_WRITTEN = ("entries", "lists")


def asked() -> str:
    """Each case that is asked about or refused, and what is told."""
    told = []
    for case in (case for name in _WRITTEN for case in SETS[name]()):
        try:
            ledger.read(case.sources(), case.options)
        except GuideError as error:
            told.append(f"{case.name}\n  {error.message}\n  {error.hint}")
    return "\n".join(told).replace("\u00a0", " ").replace("\u202f", " ") + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(asked(), "utf-8")
