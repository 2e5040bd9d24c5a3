"""The court file in one ZIP, in the order of its clerk: request, bordereau, statement, chronology, the user's pieces stamped
with their numbers, all as PDF and once more in one; beside them, what can be changed in Word and Excel, the user's own files
as they came, and three pages for the user alone: the third is the official form, box by box.

It does not refuse: a paper that this dossier does not allow is left out, and the pages for the user say why. The same
dossier, day and files make the same bytes.
"""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from guide.case.model import Dossier, Exhibit
from guide.errors import PdfRefused
from guide.letters.catalogue.catalogue import Letter, papers
from guide.letters.catalogue.computed import Computed
from guide.letters.content.court_pages import Envoi
from guide.letters.content.exhibit_kind import ExhibitKind
from guide.letters.content.statement_workbook import statement_book
from guide.letters.court.check import Check, check
from guide.letters.court.exhibits import Files, Numbered, numbered
from guide.letters.court.filing import Filing, filings
from guide.letters.court.handed_pages import Handed, complete, exhibit, stamped_paper
from guide.letters.court.official_form import printed_sheet
from guide.letters.court.user_pages import before_filing, read_me
from guide.letters.permission.permission import judged
from guide.letters.word.letterhead import Letterhead, headed
from guide.letters.word.press import press
from guide.letters.writing import COURT, File, NotWritten, Written, file_name, refused, word_file
from guide.values.french import typeset
from guide.values.slug import slug

#: What goes to the court or to the mandataire; the same in Word and Excel, to change a word; the user's files as they came.
TO_HAND, EDITABLE, ORIGINALS = "A-deposer", "Modifiables", "Originaux"
EXCEL = "xlsx"
_STATEMENT, SHEET = "02-Decompte-de-la-creance", "fiche_formulaire"


@dataclass(frozen=True)
class CourtEntry:
    """A file of the folder, named without it. `to_hand`: it is given to the judge; else it is for the user."""

    file: File
    to_hand: bool


@dataclass(frozen=True)
class CourtFile:
    """`entries` in the order of the folder; `check` is what « Avant de déposer » says."""

    filing: Filing
    entries: tuple[CourtEntry, ...]
    pieces: tuple[Numbered, ...]
    not_written: tuple[NotWritten, ...]
    check: Check
    dossier: Dossier
    on: date

    def content(self, head: Letterhead | None = None) -> bytes:
        """The ZIP; `head`: the logo and the signature of the request."""
        from guide.letters.word.written_values import entry

        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in self._contents(head):
                info = entry(name, self.on)
                info.compress_type = zipfile.ZIP_STORED  # these formats are compressed already
                archive.writestr(info, content)
        return out.getvalue()

    def _contents(self, head: Letterhead | None) -> Iterator[tuple[str, bytes]]:
        """Every file with its folder."""
        own = [entry.file for entry in self.entries if not entry.to_hand]
        papers = [entry.file for entry in self.entries if entry.to_hand and entry.file.letter]
        if head is not None:
            papers = [
                replace(file, content=headed(file.content, head, self.on))
                if file.letter == self.filing.request
                else file
                for file in papers
            ]
        for file in own:
            page = self._as_pages(file, None)
            yield page.name, page.content
        handed = list(self._handed(papers))
        yield from ((f"{TO_HAND}/{each.name}", each.content) for each in handed)
        whole = complete(handed, self.filing.title, self.dossier.creditor.name)
        if whole is not None:
            yield f"{TO_HAND}/{whole.name}", whole.content
        yield from ((f"{EDITABLE}/{file.name}", file.content) for file in papers)
        for piece in self.pieces:
            if piece.file is not None:
                yield f"{ORIGINALS}/{piece.file_name()}", piece.file.content

    def _handed(self, papers: Sequence[File]) -> Iterator[Handed]:
        ours = next((piece.number for piece in self.pieces if _is_ours(piece, self.on)), None)
        for file in papers:
            if _is_pages(file):
                yield self._as_pages(file, ours if file.letter == self.filing.statement else None)
        for piece in self.pieces:
            if piece.file is not None:
                yield from exhibit(piece, self.on)

    def _as_pages(self, file: File, number: int | None) -> Handed:
        """As a PDF; in Word where a name is in letters that the font of the pages does not have."""
        try:
            return Handed(_as_handed(file), file.title, stamped_paper(file.content, number, self.on))
        except PdfRefused:
            return Handed(file.name, file.title, file.content)


def filed(dossier: Dossier, on: date, filing: Filing) -> Dossier:
    """The dossier with its statement of that day as the last exhibit: what every paper of the file is written from."""
    computed = Computed(dossier, on)
    if not judged(papers()[filing.statement], computed).granted:
        return dossier
    statement = Exhibit("Décompte de la créance", ExhibitKind.DECOMPTE, on)
    return replace(dossier, exhibits=(*dossier.exhibits, statement))


def court_file(dossier: Dossier, on: date, filing: Filing | None = None, files: Files | None = None) -> CourtFile:
    """`filing`: the likeliest when None. `files`: the user's pieces; None when nobody was asked for any.

    Raises what `filings` raises.
    """
    filing = filing or filings(Computed(dossier, on))[0]
    checked = check(Computed(dossier, on), filing, files)
    computed = Computed(filed(dossier, on, filing), on)
    pieces = numbered(computed.dossier, files)
    written, lacking = _papers(computed, filing, pieces)
    handed = [*written, *_added(pieces)]
    absent = [
        Envoi(piece.file_name(), typeset(piece.exhibit.file or "aucun fichier n'a été ajouté"))
        for piece in pieces
        if piece.file is None and piece.kind is not ExhibitKind.DECOMPTE
    ] + [Envoi(papers()[missing.letter].title, typeset(missing.reason)) for missing in lacking]
    own: tuple[File, ...] = (
        _own(
            "lisez_moi",
            "LISEZ-MOI.docx",
            computed,
            read_me(computed, filing, [Envoi(_as_handed(f), typeset(f.title)) for f in handed if _is_pages(f)], absent),
        ),
        _own("avant_de_deposer", "Avant-de-deposer.docx", computed, before_filing(computed, filing, checked)),
    )
    if judged(papers()[filing.request], computed).granted:
        sheet = _own(SHEET, "Fiche-du-formulaire.docx", computed, printed_sheet(computed, filing))
        own = (*own, sheet)
    entries = (*(CourtEntry(file, False) for file in own), *(CourtEntry(file, True) for file in handed))
    assert len({entry.file.name for entry in entries}) == len(entries)
    return CourtFile(filing, entries, pieces, tuple(lacking), checked, computed.dossier, on)


def _is_pages(file: File) -> bool:
    return not file.name.endswith(f".{EXCEL}")


def _as_handed(file: File) -> str:
    return f"{file.name.rpartition('.')[0]}.pdf"


def court_papers(dossier: Dossier, on: date, ids: Sequence[str]) -> Written:
    """The papers of the court file (COURT), or its pages for the user alone, without the user's pieces."""
    files: list[File] = []
    lacking: list[NotWritten] = []
    computed = Computed(dossier, on)
    for id in ids:
        if id == COURT:
            court = court_file(dossier, on)
            files += [entry.file for entry in court.entries]
            lacking += court.not_written
        elif (page := judged(_needed(id, computed), computed)).granted:
            files.append(_own(id, file_name(dossier, on, id), computed, _page(id, computed)))
        else:
            lacking.append(replace(refused(page, computed), letter=id))
    return Written(tuple(files), tuple(lacking))


def _needed(id: str, computed: Computed) -> Letter:
    """The paper that must be allowed for that page: of the sheet of the form, the request that the form repeats."""
    return filings(computed)[0].letter if id == SHEET else papers()[id]


def _page(id: str, computed: Computed) -> object:
    if id == SHEET:
        filing = filings(computed)[0]
        return printed_sheet(Computed(filed(computed.dossier, computed.on, filing), computed.on), filing)
    return before_filing(computed) if id == "avant_de_deposer" else read_me(computed)


def name_of(dossier: Dossier, on: date) -> str:
    """ "dossier-tribunal-durand-fils-2026-11-22.zip" """
    return f"dossier-tribunal-{slug(dossier.debtor.name)}-{on.isoformat()}.zip"


def _papers(computed: Computed, filing: Filing, pieces: Sequence[Numbered]) -> tuple[list[File], list[NotWritten]]:
    """Those of the catalogue, under the names of the folder; the reason of each one that is not allowed."""
    statement = next((p for p in reversed(pieces) if _is_ours(p, computed.on)), None)
    wanted = {
        filing.request: f"00-{filing.file_title}.docx",
        "bordereau": "01-Bordereau-des-pieces.docx",
        **({filing.statement: f"{_STATEMENT}.docx"} if statement is not None else {}),
        "chronologie": "03-Chronologie.docx",
    }
    written: list[File] = []
    lacking: list[NotWritten] = []
    for id, name in wanted.items():
        permission = judged(papers()[id], computed)
        if permission.granted:
            written.append(replace(word_file(papers()[id], computed), name=name))
        else:
            lacking.append(refused(permission, computed))
    if statement is not None:
        content = statement_book(computed, filing.scope)
        written.append(File(filing.statement, f"{_STATEMENT}.{EXCEL}", "Le même décompte, en Excel", content))
    return written, lacking


def _is_ours(piece: Numbered, on: date) -> bool:
    return piece.kind is ExhibitKind.DECOMPTE and piece.exhibit.on == on and piece.exhibit.file is None


def _added(pieces: Sequence[Numbered]) -> Iterator[File]:
    """The user's files, as they are, under the number and the title of their piece."""
    for piece in pieces:
        if piece.file is not None:
            yield File("", piece.file_name(), f"Pièce n° {piece.number} : {piece.exhibit.title}", piece.file.content)


def _own(id: str, name: str, computed: Computed, context: object) -> File:
    paper = papers()[id]
    content = press(paper.template, hold_totals=False).printed(
        context, paper.title, computed.dossier.creditor.name, computed.on
    )
    return File(id, name, paper.title, content)
