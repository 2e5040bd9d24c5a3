"""A Word file read back, our own or one filled from a template of the user's: what its pages need, or what cannot be drawn."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from guide.errors import PdfRefused
from guide.letters.pdf.paper import (
    Block,
    Counter,
    Number,
    PaperCell,
    PaperParagraph,
    PaperRow,
    PaperTable,
    Picture,
    Piece,
    PrintedPaper,
    Sheet,
    Text,
)
from guide.letters.pdf.style_sheet import Look, StyleSheet, TableLook, W, points, style_sheet, with_properties

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MAIN = "word/document.xml"
_EMU = 12_700
#: Far above a letter of sixty invoices.
_MAX_PART = 20 << 20
#: What these pages do not know how to draw, by its mark in the file.
_UNKNOWN = {
    f"{_WP}anchor": "une image ou une forme flottante",
    f"{W}txbxContent": "une zone de texte",
    f"{W}footnoteReference": "une note de bas de page",
    f"{W}object": "un objet incorporé",
    f"{W}pict": "une image d'un format ancien",
    f"{W}vMerge": "des cellules fusionnées en hauteur",
}
_ADVICE = "Ouvrez le fichier Word et choisissez « Enregistrer sous », PDF."


def read(docx: bytes) -> PrintedPaper:
    """Raises PdfRefused when the file holds what these pages cannot draw."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return _Reader(archive).paper()


class _Reader:
    """The parts of one file, each read at most once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self._styles: StyleSheet = style_sheet(self._bytes("word/styles.xml"))
        self._links = self._relations(_MAIN)
        self._lists = self._markers()

    def paper(self) -> PrintedPaper:
        body = self._xml(_MAIN).find(f"{W}body")
        _refuse_unknown(body)
        section, *others = body.iter(f"{W}sectPr")
        if others:
            raise PdfRefused("Ce modèle a plusieurs sections.", _ADVICE)
        title, author = self._said()
        return PrintedPaper(
            _sheet(section), tuple(self._blocks(body, self._links)), tuple(self._footer(section)), title, author
        )

    def _bytes(self, name: str) -> bytes:
        if self._archive.getinfo(name).file_size > _MAX_PART:
            raise PdfRefused("Ce document est trop long pour être mis en PDF ici.", _ADVICE)
        return self._archive.read(name)

    def _xml(self, name: str) -> Any:
        return etree.fromstring(self._bytes(name), etree.XMLParser(resolve_entities=False, no_network=True))

    def _relations(self, part: str) -> Mapping[str, str]:
        """The parts that one refers to, by the id it gives them."""
        folder, name = posixpath.split(part)
        links = f"{folder}/_rels/{name}.rels"
        if links not in self._names:
            return {}
        return {
            link.get("Id"): posixpath.normpath(posixpath.join(folder, link.get("Target")))
            for link in self._xml(links)
            if link.get("TargetMode") != "External"
        }

    def _markers(self) -> Mapping[str, tuple[str, Any]]:
        """What stands before the paragraphs of each list, with its `w:pPr`; a numbered list is not drawn."""
        if "word/numbering.xml" not in self._names:
            return {}
        root = self._xml("word/numbering.xml")
        levels = {each.get(f"{W}abstractNumId"): each.find(f"{W}lvl") for each in root.iter(f"{W}abstractNum")}
        markers = {}
        for each in root.iter(f"{W}num"):
            level = levels.get(each.find(f"{W}abstractNumId").get(f"{W}val"))
            if level is not None and level.find(f"{W}numFmt").get(f"{W}val") == "bullet":
                markers[each.get(f"{W}numId")] = (level.find(f"{W}lvlText").get(f"{W}val"), level.find(f"{W}pPr"))
        return markers

    def _said(self) -> tuple[str, str]:
        """Title and author, from the properties of the file."""
        if "docProps/core.xml" not in self._names:
            return "", ""
        root = self._xml("docProps/core.xml")
        return root.findtext(f"{_DC}title") or "", root.findtext(f"{_DC}creator") or ""

    def _footer(self, section: Any) -> Iterator[PaperParagraph]:
        """That of every page; other headers and footers are not drawn."""
        for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
            name = self._links[reference.get(f"{_R}id")]
            part = self._xml(name)
            wanted = reference.tag == f"{W}footerReference" and reference.get(f"{W}type") == "default"
            if wanted:
                _refuse_unknown(part)
                for block in self._blocks(part, self._relations(name)):
                    if not isinstance(block, PaperParagraph):
                        raise PdfRefused("Le pied de page de ce modèle contient un tableau.", _ADVICE)
                    yield block
            elif "".join(part.itertext()).strip():
                raise PdfRefused("Ce modèle a un en-tête, ou un pied de page qui change.", _ADVICE)

    def _blocks(self, container: Any, links: Mapping[str, str]) -> Iterator[Block]:
        for element in container:
            if element.tag == f"{W}p":
                yield self._paragraph(element, links)
            elif element.tag == f"{W}tbl":
                yield self._table(element, links)
            elif element.tag == f"{W}sdt":
                yield from self._blocks(element.find(f"{W}sdtContent"), links)

    def _table(self, element: Any, links: Mapping[str, str]) -> PaperTable:
        style = element.find(f"{W}tblPr/{W}tblStyle")
        look = TableLook() if style is None else self._styles.tables.get(style.get(f"{W}val"), TableLook())
        widths = tuple(points(column, "w") for column in element.iterfind(f"{W}tblGrid/{W}gridCol"))
        return PaperTable(look, widths, tuple(self._row(row, links) for row in element.iterfind(f"{W}tr")))

    def _row(self, element: Any, links: Mapping[str, str]) -> PaperRow:
        properties = element.find(f"{W}trPr")
        height = None if properties is None else properties.find(f"{W}trHeight")
        return PaperRow(
            tuple(self._cell(cell, links) for cell in element.iterfind(f"{W}tc")),
            0.0 if height is None else points(height, "val"),
            properties is not None and properties.find(f"{W}tblHeader") is not None,
        )

    def _cell(self, element: Any, links: Mapping[str, str]) -> PaperCell:
        span, shade = element.find(f"{W}tcPr/{W}gridSpan"), element.find(f"{W}tcPr/{W}shd")
        fill = None if shade is None else shade.get(f"{W}fill")
        return PaperCell(
            1 if span is None else int(span.get(f"{W}val")),
            None if fill in (None, "auto") else fill,
            tuple(self._blocks(element, links)),
        )

    def _paragraph(self, element: Any, links: Mapping[str, str]) -> PaperParagraph:
        properties = element.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        look = self._styles.look(None if style is None else style.get(f"{W}val"))
        look = with_properties(look, properties, None)
        pieces = list(self._pieces(element, look, links))
        if look.list_id is not None and look.list_id in self._lists:
            marker, shape = self._lists[look.list_id]
            look = with_properties(look, shape, None)
            pieces.insert(0, Text(f"{marker}\t", False, look.size))
        return PaperParagraph(look, tuple(pieces))

    def _pieces(self, element: Any, look: Look, links: Mapping[str, str]) -> Iterator[Piece]:
        """A field that Word wrote in several runs is its result, or the counter that it asks for."""
        asked, inside = "", 0
        for child in element:
            mark = child.find(f"{W}fldChar") if child.tag == f"{W}r" else None
            kind = "" if mark is None else mark.get(f"{W}fldCharType")
            if kind == "begin":
                asked, inside = "", 1
            elif kind == "separate":
                inside = 2 if _counter(asked) is None else 3
            elif kind == "end":
                counter, inside = _counter(asked), 0
                if counter is not None:
                    yield Number(counter, look.bold, look.size)
            elif inside == 1:
                asked += "".join(child.itertext(f"{W}instrText"))
            elif inside == 3:
                continue
            elif child.tag == f"{W}r":
                yield from self._run(child, look, links)
            elif child.tag == f"{W}fldSimple":
                counter = _counter(child.get(f"{W}instr") or "")
                if counter is not None:
                    yield Number(counter, look.bold, look.size)
                else:
                    yield from self._pieces(child, look, links)
            elif child.tag in (f"{W}hyperlink", f"{W}ins", f"{W}smartTag"):
                yield from self._pieces(child, look, links)

    def _run(self, element: Any, look: Look, links: Mapping[str, str]) -> Iterator[Piece]:
        letters = with_properties(look, None, element.find(f"{W}rPr"))
        text = ""
        for child in element:
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "t":
                text += child.text or ""
            elif name in ("tab", "br", "cr"):
                text += "\t" if name == "tab" else "\n"
            elif name == "noBreakHyphen":
                text += "\u2011"
            elif name == "drawing":
                yield from self._picture(child, links)
        if text:
            yield Text(text, letters.bold, letters.size)

    def _picture(self, element: Any, links: Mapping[str, str]) -> Iterator[Picture]:
        extent, blip = element.find(f"{_WP}inline/{_WP}extent"), next(element.iter(f"{_A}blip"), None)
        if extent is not None and blip is not None:
            properties = element.find(f"{_WP}inline/{_WP}docPr")
            yield Picture(
                self._bytes(links[blip.get(f"{_R}embed")]),
                int(extent.get("cx")) / _EMU,
                int(extent.get("cy")) / _EMU,
                "" if properties is None else properties.get("descr") or "",
            )


def _counter(asked: str) -> Counter | None:
    """The counter that a field prints, if it is one."""
    name = asked.split()[:1]
    return next((each for each in Counter if [each.value] == name), None)


def _refuse_unknown(root: Any) -> None:
    for mark, what in _UNKNOWN.items():
        if next(root.iter(mark), None) is not None:
            raise PdfRefused(f"Ce modèle contient {what}.", _ADVICE)
    if any(columns.get(f"{W}num", "1") != "1" for columns in root.iter(f"{W}cols")):
        raise PdfRefused("Le texte de ce modèle est en colonnes.", _ADVICE)


def _sheet(section: Any) -> Sheet:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")

    return Sheet(
        points(size, "w"),
        points(size, "h"),
        points(margins, "left"),
        points(margins, "right"),
        abs(points(margins, "top")),
        abs(points(margins, "bottom")),
        points(margins, "footer"),
    )
