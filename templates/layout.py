"""How every letter is laid out: page, styles, header blocks, tables. Used only to make a first version of a template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from guide.values.french import typeset

FONT = "Times New Roman"
SIZE, SMALL = Pt(10.5), Pt(9.5)
MARGIN, TOP, BOTTOM = Cm(2), Cm(1.5), Cm(1.4)
WIDTH = Cm(17)
#: A window of 35 × 100 mm, 20 mm from the right and the foot of a DL envelope, shows 90 to 190 mm of the sheet across at
#: least, and 55 to 79 mm down however the sheet slides in it; that of a C5 shows 57 to 88 mm. The address begins at
#: 110 × 57 mm: five lines stand in both.
SENDER_WIDTH, ADDRESS_TOP = Cm(9), Cm(5.7)
#: Down to 88 mm: the window of a DL ends at 90 at the lowest, and what follows is nobody's business.
HEAD_HEIGHT = Cm(7.3)
#: Room for a line of handwriting.
BY_HAND = Cm(0.8)
#: The list of short lines, a dash before each; where its words and its dash begin.
BULLET, LIST_LEFT, LIST_DASH = 1, Cm(1), Cm(0.4)
#: Word's own styles that ours are based on, or that it cannot do without; the other 150 of the library are left out.
_KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Heading1", "Heading2", "Heading3", "Footer"}

LEFT, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def new_document() -> Doc:
    """A4, French, with the styles below and nothing of python-docx's own sample properties."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance, section.footer_distance = Cm(0.8), Cm(0.8)
    _drop_styles(document)
    _bullets(document)
    _styles(document)
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title, properties.language = "", "fr-FR"
    _settings(document)
    _drop_extras(document)
    return document


def _settings(document: Doc) -> None:
    """French marks, and the layout rules of today's Word: without it Word opens the file in compatibility mode."""
    settings = document.settings.element
    for name in ("w:rsids", "w:savePreviewPicture"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for name, value in (("w:themeFontLang", "fr-FR"), ("w:decimalSymbol", ","), ("w:listSeparator", ";")):
        settings.find(qn(name)).set(qn("w:val"), value)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _drop_extras(document: Doc) -> None:
    """The picture, the bibliography data, the second copy of the styles and the program's name of the library's
    sample document."""
    unwanted = ("/thumbnail", "/customXml", "/extended-properties", "/stylesWithEffects")
    for relations in (document.part.package.rels, document.part.rels):
        for id, relation in list(relations.items()):
            if relation.reltype.endswith(unwanted):
                del relations[id]


def _drop_styles(document: Doc) -> None:
    """Those of the sample document that nothing here uses: a person who edits the letter sees ours."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
        for link in style.findall(qn("w:link")):
            style.remove(link)
    for exception in list(styles.find(qn("w:latentStyles"))):
        exception.getparent().remove(exception)
    for fonts in styles.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)


def _styles(document: Doc) -> None:
    normal = document.styles["Normal"]
    _font(normal, SIZE)
    language = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia"):
        language.set(qn(attribute), "fr-FR")
    normal.element.get_or_add_rPr().append(language)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "fr-FR")
    _shape(normal, before=0, after=0, line=1.0)
    for level in (1, 2, 3):
        _plain_heading(document.styles[f"Heading {level}"])
    _style(document, "Corps", SIZE, after=4, align=JUSTIFY)
    _style(document, "Expéditeur", Pt(10))
    _style(document, "Destinataire", Pt(10))
    _style(document, "Envoi", SIZE, after=6)
    _style(document, "Objet", SIZE, after=5, base="Heading 1")
    _style(document, "Référence", SIZE, after=5)
    _style(document, "Banque", SIZE, after=5).paragraph_format.left_indent = Cm(1)
    _style(document, "Tableau texte", SMALL, before=0.6, after=0.6)
    _style(document, "Tableau chiffres", SMALL, before=0.6, after=0.6, align=RIGHT)
    _style(document, "Tableau titre", SMALL, before=1.5, after=1.5)
    _style(document, "Après tableau", Pt(4)).paragraph_format.keep_with_next = True
    _style(document, "Note", SMALL, after=4, align=JUSTIFY)
    _style(document, "Signature lettre", SIZE).paragraph_format.left_indent = Cm(8.5)
    _style(document, "Pièces jointes", SMALL, before=4)
    _heading(document, "Annexe", 1, Pt(12), before=12, after=6)
    _heading(document, "Titre", 1, Pt(18), after=2)
    _heading(document, "Partie", 2, Pt(12.5), before=10, after=4)
    _heading(document, "Étape", 3, Pt(11), before=5, after=2)
    _style(document, "Détail", SMALL, after=2).paragraph_format.left_indent = Cm(0.6)
    listed = _style(document, "Liste", SMALL, after=2)
    listed.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = BULLET
    by_hand = _style(document, "À la main", SIZE).paragraph_format
    by_hand.line_spacing, by_hand.line_spacing_rule = BY_HAND, WD_LINE_SPACING.EXACTLY
    footer = document.styles["Footer"]
    _font(footer, Pt(8.5))
    footer.paragraph_format.tab_stops.clear_all()
    _table_styles(document)


def _bullets(document: Doc) -> None:
    """The one list there is, a dash before each line, in place of those of the sample document."""
    numbering = document.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    numbering.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_twips(LIST_LEFT)}" w:hanging="{_twips(LIST_DASH)}"/></w:pPr></w:lvl></w:abstractNum>'
        )
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{BULLET}"><w:abstractNumId w:val="0"/></w:num>'))


def _twips(length: Length) -> int:
    return round(length / Pt(1) * 20)


def _plain_heading(style: Any) -> None:
    """Word's heading with its level, for the navigation pane and screen readers, in the letters of the rest."""
    _font(style, SIZE)
    style.font.color.rgb = RGBColor(0, 0, 0)
    _shape(style, before=0, after=0)
    style.paragraph_format.keep_with_next = None
    style.paragraph_format.keep_together = None
    style.font.bold = None


def _heading(document: Doc, name: str, level: int, size: Length, before: float = 0, after: float = 0) -> None:
    """A heading that stays with what it heads."""
    style = _style(document, name, size, before=before, after=after, base=f"Heading {level}")
    style.font.bold = True
    style.paragraph_format.keep_with_next = True


def _font(style: Any, size: Length) -> None:
    style.font.name, style.font.size = FONT, size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _shape(style: Any, before: float, after: float, line: float = 1.0) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line
    shape.widow_control = True


def _style(
    document: Doc, name: str, size: Length, before: float = 0, after: float = 0, align: Any = LEFT, base: str = "Normal"
) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    style.quick_style = True
    style.font.size = size
    _shape(style, before, after)
    style.paragraph_format.alignment = align
    return style


def _table_styles(document: Doc) -> None:
    """ "Factures": thin lines, grey headings. "Disposition": no line, to place text."""
    margins = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    line = 'w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"'
    borders = "".join(f"<w:{edge} {line}/>" for edge in ("top", "bottom", "insideH"))
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Factures">'
            '<w:name w:val="Factures"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr></w:style>"
        )
    )
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Disposition">'
            '<w:name w:val="Disposition"/><w:basedOn w:val="TableNormal"/>'
            '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr></w:style>"
        )
    )


def write(paragraph: Paragraph, text: str) -> Paragraph:
    """Text with **bold** parts, typeset. A template tag never straddles two parts."""
    for i, part in enumerate(_BOLD.split(typeset(text))):
        if part:
            paragraph.add_run(part).bold = True if i % 2 else None
    return paragraph


def say(document: Doc, text: str, style: str = "Corps", together: bool = False) -> Paragraph:
    """A paragraph; `together` keeps it on the page of the next one."""
    paragraph = write(document.add_paragraph(style=style), text)
    paragraph.paragraph_format.keep_with_next = together or None
    return paragraph


def when(document: Doc, condition: str, *paragraphs: tuple[str, str] | str, together: bool = False) -> None:
    """Paragraphs printed only when the condition holds; a pair gives the style."""
    say(document, f"{{%p if {condition} %}}")
    for paragraph in paragraphs:
        text, style = (paragraph, "Corps") if isinstance(paragraph, str) else paragraph
        say(document, text, style, together)
    say(document, "{%p endif %}")


def head(document: Doc, place: str = "") -> None:
    """Sender at the left, addressee in the window at the right, then how it is sent, the place and the date."""
    table = document.add_table(1, 2, style="Disposition")
    _fix(table, (SENDER_WIDTH, Length(WIDTH - SENDER_WIDTH)))
    table.rows[0].height = HEAD_HEIGHT
    sender, addressee = table.rows[0].cells
    _lines(sender, "Expéditeur", "**{{ expediteur.nom }}**", "expediteur.lignes")
    _lines(addressee, "Destinataire", "**{{ destinataire.nom }}**", "destinataire.lignes")
    addressee.paragraphs[0].paragraph_format.space_before = Length(ADDRESS_TOP - TOP)
    sending = document.add_paragraph(style="Envoi")
    sending.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    write(sending, "**{{ envoi }}**")
    sending.add_run(f"\t{place or '{{ expediteur.ville }}, le {{ date }}'}")


def _lines(cell: _Cell, style: str, first: str, lines: str) -> None:
    write(cell.paragraphs[0], first).style = style
    for text in (f"{{%p for ligne in {lines} %}}", "{{ ligne }}", "{%p endfor %}"):
        cell.add_paragraph(text, style=style)


def _fix(table: Table, widths: Sequence[Length]) -> None:
    """Fixed widths, in the grid and in each cell, merged or not: Word reads one, LibreOffice the other."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        first = 0
        for cell in row.tc_lst:
            cell.width = Length(sum(widths[first : first + cell.grid_span]))
            first += cell.grid_span
    whole = table._tbl.tblPr.find(qn("w:tblW"))
    assert whole is not None
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(round(sum(widths) / Pt(1) * 20)))


class Grid:
    """A table of figures being built: headings repeated on each page, rows that never split."""

    def __init__(self, document: Doc, headings: Sequence[str], widths: Sequence[float], texts: int) -> None:
        """The first `texts` columns are text, the others are figures aligned on the right."""
        self.texts = texts
        self.table = document.add_table(1, len(headings), style="Factures")
        self.widths = [Cm(width) for width in widths]
        row = self.table.rows[0]
        for i, heading in enumerate(headings):
            paragraph = row.cells[i].paragraphs[0]
            paragraph.style = "Tableau titre"
            paragraph.alignment = RIGHT if i >= texts else LEFT
            paragraph.paragraph_format.keep_with_next = True
            write(paragraph, f"**{heading}**")
            row.cells[i]._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EDEDED"/>')
            )
        self._mark(row, "w:cantSplit", "w:tblHeader")

    def _mark(self, row: Any, *marks: str) -> None:
        for mark in marks:
            row._tr.get_or_add_trPr().append(OxmlElement(mark))

    def tag(self, text: str) -> None:
        """A row that holds only a {%tr … %} tag, gone once rendered."""
        self.table.add_row().cells[0].paragraphs[0].add_run(text)

    def row(self, *cells: str, together: bool = False) -> None:
        """A row of text; a first cell followed by one figure only is merged up to it."""
        row = self.table.add_row()
        self._mark(row, "w:cantSplit")
        count = len(row.cells)
        merged = len(cells) == 2 < count
        if merged:
            row.cells[0].merge(row.cells[count - 2])
            targets = [row.cells[0], row.cells[count - 1]]
        else:
            targets = list(row.cells)
        for i, (cell, text) in enumerate(zip(targets, cells, strict=True)):
            figure = i > 0 if merged else i >= self.texts
            paragraph = cell.paragraphs[0]
            paragraph.style = "Tableau chiffres" if figure else "Tableau texte"
            paragraph.paragraph_format.keep_with_next = together or None
            write(paragraph, text)

    def done(self, document: Doc) -> None:
        _fix(self.table, self.widths)
        for row in self.table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs[1:]:
                    paragraph._p.getparent().remove(paragraph._p)
        say(document, "", "Après tableau")


def sign(document: Doc, to: str = "") -> None:
    """The closing words and the signature, never parted by a page; `to`: how the addressee is called."""
    close(
        document,
        f"Je vous prie d'agréer, {to or '{{ destinataire.appel }}'}, l'expression de mes salutations distinguées.",
    )


def close(document: Doc, words: str, on_behalf_of: str = "pour") -> None:
    """These words and the signature; `on_behalf_of`: what stands before the name that is signed for."""
    _hold_with_next(document)
    say(document, words, together=True)
    name_below(document, on_behalf_of)


def _hold_with_next(document: Doc) -> None:
    """The last two paragraphs so far stay with what follows, up to what a loop repeats: a signature is never alone."""
    held = 0
    for paragraph in reversed(document.paragraphs):
        if "{{ ligne }}" in paragraph.text or held == 2:
            return
        if not paragraph.text.startswith("{%p") and paragraph.text:
            paragraph.paragraph_format.keep_with_next = True
            held += 1


def name_below(document: Doc, on_behalf_of: str = "pour") -> None:
    """Room to sign, then who signs."""
    blank = say(document, "", "Signature lettre", together=True)
    blank.paragraph_format.space_after = Cm(0.7)
    say(document, "{{ expediteur.signataire }}", "Signature lettre", together=True)
    signed_for = (f"{on_behalf_of} {{{{ expediteur.nom }}}}", "Signature lettre")
    when(document, "expediteur.signe_pour", signed_for, together=True)


def sign_together(document: Doc) -> None:
    """Both parties sign, side by side."""
    table = document.add_table(1, 2, style="Disposition")
    _fix(table, (Length(WIDTH // 2), Length(WIDTH - WIDTH // 2)))
    table.rows[0].height = Cm(3.2)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, name in zip(table.rows[0].cells, ("creancier", "debiteur"), strict=True):
        write(cell.paragraphs[0], f"**{{{{ {name}.nom }}}}**").style = "Envoi"
        write(
            cell.add_paragraph(style="Détail"), "Nom, qualité, date et signature :"
        ).paragraph_format.left_indent = Cm(0)
    say(document, "", "Après tableau")


def foot(document: Doc, title: str, page: str = "Page ") -> None:
    """« title, object » at the left, « Page 1 / 2 » at the right."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    write(paragraph, f"{title}, {{{{ objet }}}}\t{page}")
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def in_language(document: Doc, code: str) -> None:
    """Each word of the body marked as of that language, for the spelling and for screen readers: what follows is French."""
    for run in document.element.body.iter(qn("w:r")):
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), code)
        run.get_or_add_rPr().append(mark)
