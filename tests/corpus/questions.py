"""The questions asked and the refusals told by every case written by hand: a reviewed copy, `tests/golden/questions.txt`.

After a wanted change of words: `python -m tests.corpus.questions`, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

from tests.corpus.__main__ import SETS
from tests.corpus.runner import Outcome, judge

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "questions.txt"
_WRITTEN = ("entries", "lists")
#: Before a case that is neither right nor asked about.
SILENT = "SILENTLY WRONG"


def asked() -> str:
    """Each case that is asked about or refused, and what is told; and each that is silently wrong, which none may be."""
    told = []
    for verdict in (judge(case) for name in _WRITTEN for case in SETS[name]()):
        if verdict.error is not None:
            told.append(f"{verdict.case}\n  {verdict.error.message}\n  {verdict.error.hint}")
        elif verdict.outcome is Outcome.WRONG:
            told.append(f"{SILENT}: {verdict.case}\n  {verdict.why}")
    return "\n".join(told).replace("\u00a0", " ").replace("\u202f", " ") + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(asked(), "utf-8")
