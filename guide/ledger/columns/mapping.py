"""A mapping of columns that the user corrected, kept as strict JSON and found again by the headers it was made for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guide.errors import UnreadableFile
from guide.ledger.columns.headers import plain
from guide.ledger.source.source_files import ColumnMapping, Field, Options

VERSION = 1
#: Characters: a longer header is no header.
MAX_HEADER = 300
_KEYS = frozenset(("version", "columns", "day_first", "decimal", "paid_by", "answers"))
_MOST_ANSWERS = 100


def fingerprint(headers: Sequence[str]) -> str:
    """Sixteen hexadecimal digits for a header, whatever the order, case, accents and blanks of its columns."""
    # Here, for it loads OpenSSL, and no mapping is kept of most files.
    import hashlib

    keys = sorted(key for header in headers if (key := plain(header)))
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


def mapping_for(options: Options, headers: Sequence[str]) -> ColumnMapping | None:
    """The mapping to read these headers with: the one given for all files where it names a column of theirs, or none at
    all; else the one saved for them."""
    if options.mapping is not None:
        return options.mapping if _fits(options.mapping, headers) else None
    if not options.mappings:
        return None
    return options.mappings.get(fingerprint(headers))


def word_code(value: str) -> str:
    """The code of the question about a word of a status or of a type."""
    return f"mot.{plain(value)[:40]}"


def _fits(mapping: ColumnMapping, headers: Sequence[str]) -> bool:
    """Whether one of the columns that a mapping names is among these headers, or it names none."""
    named = {plain(header) for header in (*mapping.columns.values(), mapping.paid_by or "") if header}
    return not named or bool(named & {plain(header) for header in headers})


def mapping_to_data(mapping: ColumnMapping) -> dict[str, Any]:
    """The mapping as JSON: the codes of `Field` and the headers as they stand in the file."""
    return {
        "version": VERSION,
        "columns": {field.value: header for field, header in mapping.columns.items()},
        "day_first": mapping.day_first,
        "decimal": mapping.decimal,
        "paid_by": mapping.paid_by,
        "answers": dict(mapping.answers),
    }


def mapping_from_data(data: Mapping[str, Any]) -> ColumnMapping:
    """The mapping that `mapping_to_data` wrote. Raises UnreadableFile, naming what is unknown or of a wrong shape."""
    if not isinstance(data, Mapping):
        raise _refused("elle n'est pas un objet")
    version = data.get("version")
    if version != VERSION or isinstance(version, bool):
        raise _refused(f"sa version est « {_shown(version)} » ; celle qui est connue ici est {VERSION}")
    if unknown := sorted(str(key) for key in data.keys() - _KEYS):
        raise _refused(f"la clé « {_shown(unknown[0])} » n'est pas connue")
    day_first, decimal = data.get("day_first"), data.get("decimal")
    if day_first is not None and not isinstance(day_first, bool):
        raise _refused(f"« day_first » vaut « {_shown(day_first)} » au lieu de vrai, faux ou rien")
    if decimal not in (None, ",", "."):
        raise _refused(f"« decimal » vaut « {_shown(decimal)} » au lieu d'une virgule, d'un point ou de rien")
    columns = data.get("columns")
    if not isinstance(columns, Mapping):
        raise _refused("« columns » n'est pas un objet")
    paid_by, answers = data.get("paid_by"), data.get("answers") or {}
    if paid_by is not None and (not isinstance(paid_by, str) or len(paid_by) > MAX_HEADER):
        raise _refused("« paid_by » n'est pas un nom de colonne")
    if not isinstance(answers, Mapping) or len(answers) > _MOST_ANSWERS:
        raise _refused("« answers » n'est pas un objet")
    for code, answer in answers.items():
        if not isinstance(code, str) or not isinstance(answer, str) or len(code) + len(answer) > MAX_HEADER:
            raise _refused(f"la réponse « {_shown(code)} » n'est pas un texte")
    return ColumnMapping(dict(_column(*pair) for pair in columns.items()), day_first, decimal, paid_by, dict(answers))


def _column(code: object, header: object) -> tuple[Field, str]:
    if code not in set(Field):
        raise _refused(f"le renseignement « {_shown(code)} » n'est pas connu")
    if not isinstance(header, str) or len(header) > MAX_HEADER:
        raise _refused(f"la colonne de « {_shown(code)} » n'est pas un nom de colonne")
    return Field(str(code)), header


def _refused(why: str) -> UnreadableFile:
    return UnreadableFile(
        f"La correspondance de colonnes enregistrée ne se lit pas : {why}.",
        "Indiquez de nouveau quelle colonne contient quoi, puis enregistrez.",
    )


def _shown(value: object) -> str:
    return str(value)[:40]
