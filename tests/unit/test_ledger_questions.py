"""What is asked before the figures, word for word; and that no list written by hand is wrong without a word."""

from __future__ import annotations

from tests.corpus.questions import GOLDEN, SILENT, asked


def test_the_questions_asked_are_those_that_were_reviewed_and_no_list_is_silently_wrong() -> None:
    questions = asked()
    assert [line for line in questions.splitlines() if line.startswith(SILENT)] == []
    assert questions == GOLDEN.read_text("utf-8")
