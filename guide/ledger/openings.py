"""Several years of one company: the opening entries of a year repeat what the year before already says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from guide.ledger.frame import Mark
from guide.ledger.parts import Part
from guide.ledger.sources import Anomalies, FileKind, Severity

_LEGAL_NAME = re.compile(r"(?:.*[/\\])?(\d{9})FEC\d{8}", re.IGNORECASE)


def company_of(name: str) -> str:
    """The SIREN in the legal name of a FEC (SirenFECAAAAMMJJ), "" elsewhere."""
    found = _LEGAL_NAME.match(name)
    return found.group(1) if found else ""


def without_repeated_openings(parts: Sequence[Part], anomalies: Anomalies) -> list[Part]:
    """The same parts; the opening entries of a FEC that follows another one are left out, and it is said."""
    out: list[Part] = []
    for part in parts:
        info = part.info
        if info.kind is FileKind.FEC and info.first is not None and _follows(part, parts):
            repeated = (part.entries.marks & Mark.OPENING) != 0
            repeated &= part.entries.entered == _day64(info.first)
            count = int(repeated.sum())
            if count:
                told = Anomalies(info.name)
                told.add(
                    f"{count} lignes d'à-nouveau sont laissées de côté : l'exercice précédent, donné aussi, les contient.",
                    Severity.INFO,
                )
                anomalies.merge(told)
                info = replace(info, kept=info.kept - count, ignored=info.ignored + count)
                part = replace(part, entries=part.entries.only(~repeated), info=info)
        out.append(part)
    return out


def _day64(day: date) -> object:
    import numpy as np

    return np.datetime64(day, "D")


def _follows(part: Part, parts: Sequence[Part]) -> bool:
    """Whether another FEC of the same company ends the day before this one begins."""
    first = part.info.first
    assert first is not None
    return any(
        other is not part
        and other.info.kind is FileKind.FEC
        and company_of(other.info.name) == company_of(part.info.name)
        and other.info.last is not None
        and first - timedelta(days=31) <= other.info.last < first
        for other in parts
    )
