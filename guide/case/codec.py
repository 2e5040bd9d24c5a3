"""How one value of the dossier file is read and written: small strict codecs, and lists and records made of them.

Every refusal names the place in the file, what was found and what was expected.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from operator import or_
from types import NoneType
from typing import Any, NoReturn, get_args, get_type_hints

from guide.errors import GuideError, InvalidDossier
from guide.values import money
from guide.values.dates import OLDEST_BIRTH, date_from_json
from guide.values.text import visible

MAX_TEXT = 4_000
MAX_LIST = 10_000


@dataclass(frozen=True)
class Codec:
    """How one value is read (from its path in the file, for the messages) and written back."""

    read: Callable[[str, Any], Any]
    write: Callable[[Any], Any] = lambda value: value


def refuse(path: str, value: object, expected: str) -> NoReturn:
    shown = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    shown = shown if len(shown) <= 80 else shown[:77] + "…"
    raise InvalidDossier(f"Dossier, « {path} » : {shown} n'est pas lisible.", f"Attendu : {expected}.")


def _text(path: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        refuse(path, value, f"un texte de {MAX_TEXT} caractères au plus")
    if any(_is_unprintable(c) for c in value):
        refuse(path, value, "un texte sans caractère de contrôle")
    return visible(value)


def _is_unprintable(char: str) -> bool:
    """What neither XML nor UTF-8 can carry: control characters, half surrogates, non-characters."""
    code = ord(char)
    return (code < 32 and char not in "\n\t") or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)


def _name(path: str, value: Any) -> str:
    text = _text(path, value).strip()
    if not text:
        refuse(path, value, "un texte non vide")
    return text


def _letters(count: int, expected: str) -> Codec:
    def read(path: str, value: Any) -> str:
        if not isinstance(value, str) or len(value) != count or not (value.isascii() and value.isalpha()):
            refuse(path, value, expected)
        return value.upper()

    return Codec(read)


def _bool(path: str, value: Any) -> bool:
    if not isinstance(value, bool):
        refuse(path, value, "true ou false")
    return value


def _clause(path: str, value: Any) -> bool | str:
    return value if isinstance(value, bool) else _text(path, value)


def _multiple(path: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 20:
        refuse(path, value, "un nombre entier de fois le taux légal, par exemple 3")
    return value


def _said_by(parse: Callable[[Any], Any], expected: str) -> Callable[[str, Any], Any]:
    """A reader that puts the path in front of what `parse` refuses."""

    def read(path: str, value: Any) -> Any:
        try:
            return parse(value)
        except GuideError:
            refuse(path, value, expected)

    return read


def _rate(value: Any) -> money.Rate:
    try:
        return money.rate_from_decimal(Decimal(value if isinstance(value, str) else "refusé"))
    except ArithmeticError:
        raise InvalidDossier("taux illisible") from None


def _amount(least: money.Cents, expected: str) -> Codec:
    readable = _said_by(
        money.amount_from_json, 'un montant entre guillemets, avec deux décimales, par exemple "1200.00"'
    )

    def read(path: str, value: Any) -> money.Cents:
        amount: money.Cents = readable(path, value)
        if amount < least:
            refuse(path, value, expected)
        return amount

    return Codec(read, money.amount_to_json)


def code(enum: type[StrEnum]) -> Codec:
    def read(path: str, value: Any) -> StrEnum:
        try:
            return enum(value)
        except ValueError:
            refuse(path, value, "un de ces codes : " + ", ".join(enum))

    return Codec(read, lambda value: value.value)


TEXT, NAME, BOOL, CLAUSE = Codec(_text, visible), Codec(_name, visible), Codec(_bool), Codec(_clause)
COUNTRY = _letters(2, 'un code de pays à deux lettres, par exemple "FR"')
CURRENCY = _letters(3, 'un code de monnaie à trois lettres, par exemple "EUR"')
MULTIPLE = Codec(_multiple)
AMOUNT = _amount(0, "un montant positif ou nul")
POSITIVE = _amount(1, "un montant positif (un avoir se note dans credit_notes)")
RATE = Codec(_said_by(_rate, 'un taux annuel en pour cent, par exemple "12.40"'), money.rate_to_json)
BORN = Codec(
    _said_by(
        lambda value: date_from_json(value, OLDEST_BIRTH),
        f"une date de naissance AAAA-MM-JJ, depuis {OLDEST_BIRTH.year}",
    ),
    lambda value: value.isoformat(),
)
DAY = Codec(_said_by(date_from_json, "une date AAAA-MM-JJ"), lambda value: value.isoformat())


def list_of(item: Codec, longest: int = MAX_LIST) -> Codec:
    def read(path: str, data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list) or len(data) > longest:
            refuse(path, data, f"une liste de {longest} éléments au plus")
        return tuple(item.read(f"{path}[{i}]", value) for i, value in enumerate(data))

    return Codec(read, lambda values: [item.write(v) for v in values])


#: What the type of a field settles by itself; of an amount, a name or a record, the codec is said.
_BY_TYPE = {str: TEXT, bool: BOOL, date: DAY, bool | str: CLAUSE, tuple[str, ...]: list_of(TEXT)}


def _settled(kind: Any) -> Codec:
    if NoneType in get_args(kind):
        kind = reduce(or_, (each for each in get_args(kind) if each is not NoneType))
    return code(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else _BY_TYPE[kind]


def record(make: type, keys: Sequence[str] = (), /, **special: Codec) -> Codec:
    """A JSON object of a dataclass: its fields, or `keys` alone, in that order. `special`: the codecs that the type of a
    field does not settle. A field with no default must be there and not null, unless its type admits None."""
    types = get_type_hints(make)
    codecs = {key: special.get(key) or _settled(types[key]) for key in keys or types}
    needed = [each.name for each in fields(make) if each.default is MISSING and each.default_factory is MISSING]
    absent = {key: None for key in needed if NoneType in get_args(types[key])}
    mandatory = [key for key in needed if key not in absent]

    def read(path: str, data: Any) -> Any:
        if not isinstance(data, dict):
            refuse(path, data, "un objet { … }")
        known: dict[str, Any] = {}
        for key, value in data.items():
            inner = f"{path}.{key}" if path else key
            if key not in codecs:
                raise InvalidDossier(
                    f"Dossier : la clé « {inner} » est inconnue.", "Clés admises ici : " + ", ".join(codecs) + "."
                )
            if value is not None:
                known[key] = codecs[key].read(inner, value)
        for key in mandatory:
            if key not in known:
                raise InvalidDossier(
                    f"Dossier : « {path}.{key} » manque." if path else f"Dossier : « {key} » manque.",
                    "Complétez ce champ, puis rouvrez le fichier.",
                )
        return make(**{**absent, **known})

    def write(value: Any) -> dict[str, Any]:
        facts = {key: getattr(value, key) for key in codecs}
        return {key: codecs[key].write(v) for key, v in facts.items() if v is not None and v not in ((), {})}

    return Codec(read, write)


def parsed(source: bytes | str, limit: int, what: str, hint: str) -> Any:
    """The JSON of a file of ours, of `limit` bytes at most. `what`: « un dossier ». Raises InvalidDossier, with `hint`."""
    if len(source) > limit:
        raise InvalidDossier(f"Ce fichier dépasse {limit // 1_000_000} Mo : ce n’est pas {what}.", hint)
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
        return json.loads(text, object_pairs_hook=unique_keys)
    except (ValueError, RecursionError):
        raise InvalidDossier(f"Ce fichier n’est pas {what} lisible (JSON en UTF-8 attendu).", hint) from None


def check_version(version: object, known: int, this: str) -> None:
    """Raises InvalidDossier for another version than the one known. `this`: « Ce dossier »."""
    if version != known or isinstance(version, bool):
        raise InvalidDossier(
            f"{this} est de la version {json.dumps(version)[:40]} ; cette application lit la version {known}.",
            "Mettez l’application à jour, puis rouvrez le fichier.",
        )


def line(data: object) -> str:
    """A value as the JSON of one line."""
    return json.dumps(data, ensure_ascii=False)


def unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key written twice is refused, by its name."""
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise InvalidDossier(f"Dossier : la clé « {key} » est écrite deux fois.", "Gardez-en une seule.")
        read[key] = value
    return read
