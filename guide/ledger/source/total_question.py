"""A doubt that changes a total, a customer or a currency: asked before any figure is shown."""

from __future__ import annotations

from dataclasses import dataclass

from guide.errors import GuideError
from guide.ledger.source.source_files import ColumnMapping
from guide.values.french import money


@dataclass(frozen=True)
class TotalAnswer:
    """One answer to a question. `label`: how it ends « 12,00 € si … »; `open`: the cents owed under it (None: not worked
    out); `option`: how the command line gives it; `mapping`: how the file is read under it."""

    label: str
    open: int | None
    option: str
    mapping: ColumnMapping


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
        offered = ", ".join(
            f"{money(a.open)} si {a.label} ({a.option})" if a.open is not None else f"si {a.label} : {a.option}"
            for a in question.answers
        )
        super().__init__(f"« {question.file} » : {question.sentence}", f"{offered}." if offered else "")
