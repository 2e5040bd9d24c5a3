"""What people ask and what is answered, read strictly from answers.toml: a fault names the entry and the rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guide.lessons import check_figures
from guide.search.places import Destination, PlaceKind, places
from guide.values.data_file import DataEntry, entries

FILE = Path(__file__).with_name("answers.toml")
_KEYS = {"kind", "target", "answer", "asked"}


@dataclass(frozen=True)
class Answer:
    """`asked`: the question, in the ways that people type it; `says`: one sentence, figures as [[…]]."""

    id: str
    place: Destination
    says: str
    asked: tuple[str, ...]


@cache
def answers() -> Mapping[str, Answer]:
    """Every answer by id, in the order of the file."""
    return load(FILE, places())


def load(file: Path, known: Mapping[tuple[PlaceKind, str], Destination]) -> Mapping[str, Answer]:
    """The answers of a file, checked. Raises DataFileError naming entry and rule."""
    return {id: _answer(entry, known) for id, entry in entries(file, _KEYS).items()}


def _answer(entry: DataEntry, known: Mapping[tuple[PlaceKind, str], Destination]) -> Answer:
    key = entry.one_of("kind", PlaceKind), entry.text("target")
    entry.require(key in known, f"une cible connue, pas « {' '.join(key)} »")
    says, asked = entry.text("answer"), entry.texts("asked")
    entry.require(len(set(asked)) == len(asked) > 0, "des questions, chacune une fois")
    check_figures(entry, [says])
    entry.require(says.endswith("."), "une phrase, avec son point")
    return Answer(entry.id, known[key], says, asked)
