"""What is asked before the figures, word for word."""

from __future__ import annotations

from tests.corpus.questions import GOLDEN, asked


def test_the_questions_asked_are_those_that_were_reviewed() -> None:
    assert asked() == GOLDEN.read_text("utf-8")
