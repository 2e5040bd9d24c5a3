"""The one strict reader of the data files that we write: TOML, or Markdown under a head in TOML.

No unknown key, none missing, each of its type. A fault names the file, the line of the entry, the entry and what was
expected: the reader of the message is who just edited the file.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")
_ROOT = Path(__file__).resolve().parents[2]
_FENCE = "+++\n"


class DataFileError(Exception):
    """A data file that breaks its own rules: a fault of ours, never of the user."""


@dataclass(frozen=True)
class DataEntry:
    """One table of a file. `id`: its heading, « id.key[2] » for a table inside it, the file's name for a whole file.

    A key that may be left out answers with an empty text or list, zero or false.
    """

    file: Path
    id: str
    raw: Mapping[str, Any]

    def require(self, condition: bool, expected: str) -> None:
        if not condition:
            raise self.fault(f"attendu : {expected}.")

    def fault(self, what: str) -> DataFileError:
        heading = re.escape(re.split(r"[.\[]", self.id)[0])
        place = re.search(rf"^\[\[?{heading}\b", self.file.read_text("utf-8"), re.MULTILINE)
        line = f", ligne {place.string.count(chr(10), 0, place.start()) + 1}" if place else ""
        return DataFileError(f"{_name(self.file)}{line}, « {self.id} » : {what}")

    def only(self, mandatory: Collection[str], optional: Collection[str] = ()) -> None:
        """Exactly the mandatory keys, and any of the optional ones."""
        keys = set(self.raw)
        self.require(set(mandatory) <= keys, f"les clés {sorted(set(mandatory) - keys)}")
        unknown = sorted(keys - set(mandatory) - set(optional))
        self.require(not unknown, f"pas de clé {unknown}")

    def made(self, kind: type[T], **settled: Any) -> T:
        """The record of this table: each field that is not settled is read by its type."""
        types = get_type_hints(kind)
        read = {str: self.text, int: self.whole, bool: self.flag, date: self.day, tuple[str, ...]: self.texts}
        id = {"id": self.id} if "id" in types else {}
        return kind(**id, **settled, **{key: read[types[key]](key) for key in types if key not in {**id, **settled}})

    def text(self, key: str) -> str:
        return self._typed(key, str, "un texte rempli", "", lambda text: bool(text.strip())).strip()

    def whole(self, key: str) -> int:
        return self._typed(key, int, "un nombre entier", 0)

    def flag(self, key: str) -> bool:
        return self._typed(key, bool, "true ou false", False)

    def day(self, key: str) -> date:
        return self._typed(key, date, "une date")

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._typed(key, list, "une liste de textes remplis", [], _are_texts))

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Lists of texts."""
        lists = self._typed(key, list, "des listes de textes remplis", [], lambda rows: all(map(_are_texts, rows)))
        return tuple(tuple(row) for row in lists)

    def tables(self, key: str, mandatory: Collection[str], optional: Collection[str] = ()) -> "tuple[DataEntry, ...]":
        """The tables of a list, one at least, each with these keys."""
        tables = self._typed(key, list, "une table au moins", None, lambda tables: len(tables) > 0)
        return tuple(self.inner(f"{key}[{place}]", table, mandatory, optional) for place, table in enumerate(tables))

    def inner(self, key: str, raw: object, mandatory: Collection[str], optional: Collection[str] = ()) -> "DataEntry":
        """A table found inside this one."""
        return _entry(self.file, f"{self.id}.{key}", raw, mandatory, optional)

    def one_of(self, key: str, codes: Iterable[T], default: T | None = None) -> T:
        if default is not None and key not in self.raw:
            return default
        return self._code(key, self.raw[key], codes)

    def some_of(self, key: str, codes: Iterable[T]) -> tuple[T, ...]:
        return tuple(self._code(key, code, codes) for code in self.texts(key))

    def known(self, key: str, names: Collection[str], noun: str) -> tuple[str, ...]:
        """The names of a list, each among those that are: `noun`, « une démarche », says of what."""
        for name in self.texts(key):
            self.require(name in names, f"{noun} de ce nom, pas « {name} »")
        return self.texts(key)

    def _code(self, key: str, value: object, codes: Iterable[T]) -> T:
        for code in codes:
            if code == value:
                return code
        raise self.fault(f"attendu : {key} parmi {[*map(str, codes)]}, pas « {value} ».")

    def _typed(
        self,
        key: str,
        kind: type[T],
        expected: str,
        default: T | None = None,
        is_sound: Callable[[T], bool] = lambda value: True,
    ) -> T:
        if default is not None and key not in self.raw:
            return default
        value = self.raw[key]
        self.require(type(value) is kind and is_sound(value), f"{key} : {expected}")
        return value  # type: ignore[no-any-return]


def entries(file: Path, mandatory: Collection[str], optional: Collection[str] = ()) -> dict[str, DataEntry]:
    """The tables of a TOML file by heading, each with these keys; its decimals are exact. Raises DataFileError."""
    tables = _toml(file, file.read_text("utf-8")).items()
    return {id: _entry(file, id, table, mandatory, optional) for id, table in tables}


def whole_file(file: Path, mandatory: Collection[str]) -> DataEntry:
    """A TOML file that is one table. Raises DataFileError."""
    return _entry(file, file.name, _toml(file, file.read_text("utf-8")), mandatory, ())


def headed(file: Path, mandatory: Collection[str]) -> tuple[DataEntry, str]:
    """The head of a text, in TOML between two lines of +++, and what follows it. Raises DataFileError."""
    pieces = file.read_text("utf-8").split(_FENCE, 2)
    if len(pieces) != 3 or pieces[0]:
        raise DataFileError(f"{_name(file)} : attendu : une tête entre deux lignes +++.")
    return _entry(file, file.stem, _toml(file, pieces[1]), mandatory, ()), pieces[2]


def _toml(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(f"{_name(file)} : {error}") from None


def _entry(file: Path, id: str, raw: object, mandatory: Collection[str], optional: Collection[str]) -> DataEntry:
    entry = DataEntry(file, id, raw if isinstance(raw, dict) else {})
    entry.require(isinstance(raw, dict), "une table")
    entry.only(mandatory, optional)
    return entry


def _name(file: Path) -> str:
    return str(file.relative_to(_ROOT)) if file.is_relative_to(_ROOT) else file.name


def _are_texts(values: Iterable[object]) -> bool:
    return isinstance(values, list) and all(isinstance(text, str) and text.strip() for text in values)
