"""A doubt that changes a total, a customer or a currency: asked before any figure is shown."""

from dataclasses import dataclass

from guide.errors import GuideError
from guide.ledger.source.source_files import ColumnMapping
from guide.values.french import money

#: Characters of a sentence and of its answers: a message is cut at 300, and no option may be.
_ROOM = 290


@dataclass(frozen=True)
class TotalAnswer:
    """One answer to a question. `label`: how it ends « 12,00 € si … »; `open`: the cents owed under it (None: not worked
    out); `option`: how the command line gives it; `mapping`: how the file is read under it; `further`: whether another
    question follows, whose answer gives the total."""

    label: str
    open: int | None
    option: str
    mapping: ColumnMapping
    further: bool = False


@dataclass(frozen=True)
class TotalQuestion:
    """What has to be known of a file before its figures. `columns`: its header; `samples`: cells to look at, each row
    under `sampled`."""

    file: str
    sentence: str
    answers: tuple[TotalAnswer, ...]
    columns: tuple[str, ...]
    sampled: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()


class TotalInDoubt(GuideError):
    """Two readings of a file give two totals: no figure until the question is answered."""

    def __init__(self, question: TotalQuestion) -> None:
        self.question = question
        sentence = f"« {question.file} » : {question.sentence}"
        offered = ", ".join(_offered(answer) for answer in question.answers)
        if len(sentence) + len(offered) > _ROOM:
            offered = ", ".join(_briefly(answer) for answer in question.answers)
        super().__init__(sentence, f"{offered}." if offered else "")


def _offered(answer: TotalAnswer) -> str:
    if answer.open is None:
        return f"si {answer.label}{', puis une autre question' * answer.further} : {answer.option}"
    return f"{money(answer.open)} si {answer.label} ({answer.option})"


def _briefly(answer: TotalAnswer) -> str:
    """The option, which says enough, and its total."""
    return answer.option if answer.open is None else f"{answer.option} : {money(answer.open)}"
