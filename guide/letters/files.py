"""The letters of one dossier as Word files, with the reason for each one that is not written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guide.case.model import Dossier
from guide.errors import LetterNotAllowed, UnknownLetter
from guide.letters.catalogue import Letter, Tone, letters, papers
from guide.letters.context import filled
from guide.letters.matter import Matter
from guide.letters.permission import judged, with_alternative
from guide.values.french import listed
from guide.values.slug import slug

ALL = "tous"


@dataclass(frozen=True)
class File:
    """A Word file ready to be saved: `name` is plain ASCII without any folder."""

    letter: str
    name: str
    title: str
    content: bytes


@dataclass(frozen=True)
class NotWritten:
    """`instead`: the letters to send in its place."""

    letter: str
    reason: str
    missing: tuple[str, ...]
    references: tuple[str, ...]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    files: tuple[File, ...]
    not_written: tuple[NotWritten, ...]


def write(dossier: Dossier, on: date, ids: Sequence[str] | str = ALL, tone: Tone | None = None) -> Written:
    """The papers of these ids (or ALL: those to send) dated `on`, in that tone where they have several.

    Raises UnknownLetter; a refused one is in `not_written`.
    """
    wanted = [ids] if isinstance(ids, str) else list(ids)
    if ALL in wanted:
        wanted = [*letters(), *(id for id in wanted if id != ALL)]
    matter = Matter(dossier, on)
    files, refused = [], []
    for found in [letter(id) for id in dict.fromkeys(wanted)]:
        held = judged(found, matter)
        if held.granted:
            files.append(_file(found, matter, tone))
        else:
            refused.append(
                NotWritten(
                    found.id,
                    held.reason,
                    held.missing,
                    held.references,
                    with_alternative(held, matter).instead,
                )
            )
    return Written(tuple(files), tuple(refused))


def letter(id: str) -> Letter:
    """The letter, or other paper, of that id. Raises UnknownLetter, which names those there are."""
    try:
        return papers()[id]
    except KeyError:
        raise UnknownLetter(
            f"« {id} » n'est pas un modèle de courrier.", f"Modèles : {listed([*papers()])}, ou « {ALL} »."
        ) from None


def content(id: str, dossier: Dossier, on: date, tone: Tone | None = None) -> bytes:
    """The Word file of one letter. Raises UnknownLetter, LetterNotAllowed."""
    found, matter = letter(id), Matter(dossier, on)
    held = judged(found, matter)
    if not held.granted:
        raise LetterNotAllowed(held.reason)
    return _file(found, matter, tone).content


def _file(found: Letter, matter: Matter, tone: Tone | None) -> File:
    from guide.letters.render import render

    dossier, on = matter.dossier, matter.on
    title = f"{found.title} – {dossier.debtor.name}"
    body = render(
        found.template,
        filled(found, matter, tone),
        title,
        dossier.creditor.name,
        on,
        hold_totals=found.to_send,
    )
    return File(found.id, file_name(dossier, on, found.id), title, body)


def file_name(dossier: Dossier, on: date, id: str) -> str:
    """ "relance-durand-fils-2026-11-22.docx" """
    return f"{id}-{slug(dossier.debtor.name)}-{on.isoformat()}.docx"

