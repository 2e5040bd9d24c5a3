"""What is worked out of a dossier on a day is worked out once: a dossier never changes, and keeps its own answers.

A drawing of a screen asks for the statement, the limitation and the advice in many places; each is one computation. The
answers live and die with the dossier: nothing is shared between two people, nor saved with it.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar, cast

from guide.case.model import Dossier

Answer = TypeVar("Answer")
#: Days and questions kept of one dossier; past it (a projection over months) it begins afresh.
MOST = 64


def once(work: Callable[[Dossier, date], Answer]) -> Callable[[Dossier, date], Answer]:
    """The same function, whose answer the dossier keeps. What it raises is raised again."""

    @wraps(work)
    def answered(dossier: Dossier, on: date) -> Answer:
        answers: dict[Any, Any] = dossier.answers_kept
        key = (work, on)
        if key not in answers:
            if len(answers) >= MOST:
                answers.clear()
            answers[key] = work(dossier, on)
        return cast(Answer, answers[key])

    return answered
