"""The exhibits of a dossier and their files: added, taken away, put in order. Each keeps one number everywhere.

The dossier says which there are, in their order (title, kind, date, name of the file); the files stay with the
session, by that name. A dossier reopened later says by these names which files to add again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from guide.case.codes import EventKind
from guide.case.model import Dossier, Exhibit
from guide.errors import PieceRefused
from guide.letters.content.exhibit_kind import ExhibitKind, is_named, kind_of, named, rank
from guide.letters.court.exhibit_file import Format, PieceFile
from guide.values.slug import slug

MAX_PIECES = 60
MAX_ALL = 40 << 20

Files = Mapping[str, PieceFile]


@dataclass(frozen=True)
class Numbered:
    """An exhibit with its number in the bordereau; `file` is None while nothing was added for it."""

    number: int
    exhibit: Exhibit
    kind: ExhibitKind
    file: PieceFile | None

    @property
    def is_invoice(self) -> bool:
        return self.kind is ExhibitKind.FACTURE

    def file_name(self, extension: str | None = None) -> str:
        """ "Piece-03-bon-de-livraison.pdf" """
        suffix = extension or (str(self.file.format) if self.file else "")
        name = f"Piece-{self.number:02d}-{slug(self.exhibit.title, 'piece')}"
        return f"{name}.{suffix}" if suffix else name


def numbered(dossier: Dossier, files: Files | None = None) -> tuple[Numbered, ...]:
    """The exhibits in the order of the dossier, which is the order of the bordereau."""
    by_name = files or {}
    return tuple(
        Numbered(number, exhibit, kind_of(exhibit), by_name.get(exhibit.file or ""))
        for number, exhibit in enumerate(dossier.exhibits, 1)
    )


def added(dossier: Dossier, files: Files, piece: PieceFile) -> tuple[Dossier, dict[str, PieceFile]]:
    """The dossier and the files with one more. The exhibit that waits for a file of that name receives it.

    Raises PieceRefused for the same file twice, one too many, or too many bytes in all.
    """
    same = next((name for name, file in files.items() if file.content == piece.content), None)
    if same is not None and any(exhibit.file == same for exhibit in dossier.exhibits):
        raise PieceRefused(f"« {piece.name} » est déjà parmi les pièces.", "Ajoutez-en une autre.")
    used = {exhibit.file for exhibit in dossier.exhibits if exhibit.file}
    in_use = {name: file for name, file in files.items() if name in used}
    if sum(len(value.content) for value in in_use.values()) + len(piece.content) > MAX_ALL:
        raise PieceRefused(
            f"Les pièces dépassent ensemble {MAX_ALL >> 20} Mo.", "Réduisez les plus grosses, ou retirez-en."
        )
    waiting = piece.name in used and piece.name not in in_use
    if waiting:
        return dossier, {**in_use, piece.name: piece}
    if len(dossier.exhibits) >= MAX_PIECES:
        raise PieceRefused(f"{MAX_PIECES} pièces au plus.", "Réunissez-en plusieurs dans un seul PDF.")
    name = _free(piece.name, used)
    exhibit = _proposed(dossier, replace(piece, name=name))
    made = replace(dossier, exhibits=_inserted(dossier.exhibits, exhibit))
    return made, {**in_use, name: replace(piece, name=name)}


def _free(name: str, used: set[str]) -> str:
    """The name itself, else with the first number that no other exhibit has."""
    stem, _, extension = name.rpartition(".")
    numbers = (f"{stem}-{n}.{extension}" for n in range(2, len(used) + 3))
    return name if name not in used else next(each for each in numbers if each not in used)


def _inserted(exhibits: tuple[Exhibit, ...], exhibit: Exhibit) -> tuple[Exhibit, ...]:
    """After the last exhibit that comes before it in the usual order: an order that the user chose is kept."""
    place = max((n for n, other in enumerate(exhibits, 1) if _order(other) <= _order(exhibit)), default=0)
    return (*exhibits[:place], exhibit, *exhibits[place:])


def _order(exhibit: Exhibit) -> tuple[int, date]:
    return rank(kind_of(exhibit)), exhibit.on or date.max


def arranged(dossier: Dossier) -> Dossier:
    """The exhibits in the usual order: contract, performance, invoices, exchanges, reminders, notice, statement."""
    return replace(dossier, exhibits=tuple(sorted(dossier.exhibits, key=_order)))


def moved(dossier: Dossier, index: int, by: int) -> Dossier:
    """The exhibit at that place, that many places further; the ends hold."""
    exhibits = list(dossier.exhibits)
    place = min(max(index + by, 0), len(exhibits) - 1)
    exhibits.insert(place, exhibits.pop(index))
    return replace(dossier, exhibits=tuple(exhibits))


def removed(dossier: Dossier, index: int) -> Dossier:
    return replace(dossier, exhibits=dossier.exhibits[:index] + dossier.exhibits[index + 1 :])


def _proposed(dossier: Dossier, piece: PieceFile) -> Exhibit:
    """What the file's name and the dossier tell of it: the user corrects."""
    kind = named(piece.title)
    if kind is ExhibitKind.AUTRE and piece.format is Format.EMAIL:
        kind = ExhibitKind.EMAIL
    return Exhibit(piece.title, kind, piece.on or _known_date(dossier, kind, piece.title), piece.name)


def _known_date(dossier: Dossier, kind: ExhibitKind, title: str) -> date | None:
    """The date that the dossier gives to such a piece, when only one fits."""
    if kind is ExhibitKind.FACTURE:
        days = [i.issued for i in dossier.invoices if is_named(i.number, title)]
        days = days or [i.issued for i in dossier.invoices]
    elif kind is ExhibitKind.MISE_EN_DEMEURE:
        days = [e.on for e in dossier.events if e.kind is EventKind.MISE_EN_DEMEURE]
    elif kind in (ExhibitKind.CONTRAT, ExhibitKind.DEVIS):
        days = [dossier.contract.on]
    else:
        days = []
    return days[0] if len(days) == 1 else None
