"""Pages made a PDF file: fonts embedded, in French, titled, each paragraph marked for who has it read aloud."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import BytesIO

from fpdf import FPDF

from guide.letters.pdf import font
from guide.letters.pdf.flow import RULE
from guide.letters.pdf.line_breaks import Glyphs, Placed, TextLine
from guide.letters.pdf.pages import Page, PlacedWords, Shading, Stroke

_GREY = 140


class Canvas(FPDF):
    """A file being drawn, in points from the top left corner. `marked`: paragraphs are told apart for screen readers."""

    def __init__(self, title: str, author: str, on: date, marked: bool = True) -> None:
        super().__init__(unit="pt", format="A4")
        self.set_auto_page_break(False)
        for bold, path in font.FILES.items():
            self.add_font(font.FAMILY, "B" if bold else "", path)
        self.set_lang("fr-FR")
        self.set_title(title)
        self.set_author(author)
        self.set_creator("")
        self.set_producer("")
        self.set_creation_date(datetime(on.year, on.month, on.day, tzinfo=UTC))
        self.viewer_preferences = None
        self._marked = marked
        self._marks_here = 0

    def draw(self, drawn: Sequence[Page], width: float, height: float) -> None:
        """More pages, of that size."""
        for page in drawn:
            self.add_page(format=(width, height))
            self._marks_here = 0
            self.set_line_width(RULE)
            for mark in page.marks:
                if isinstance(mark, PlacedWords):
                    self._words(mark)
                elif isinstance(mark, Shading):
                    red, green, blue = bytes.fromhex(mark.fill)
                    self.set_fill_color(red, green, blue)
                    self.rect(mark.left, mark.top, mark.width, mark.height, "F")
                else:
                    assert isinstance(mark, Stroke)
                    self.set_draw_color(_GREY)
                    self.line(mark.left, mark.top, mark.left + mark.width, mark.top)

    def bookmark(self, name: str) -> None:
        """An entry of the contents that leads to the top of the page just begun."""
        self.set_y(0)
        self.start_section(name)

    def stamp(self, label: str, width: float, height: float) -> None:
        """A page that is a white box with these words, and nothing else."""
        self.add_page(format=(width, height))
        self.set_draw_color(0)
        self.set_fill_color(255)
        self.set_line_width(1)
        self.rect(0.5, 0.5, width - 1, height - 1, "DF")
        size = 12.0
        self.set_font(font.FAMILY, "B", size)
        self.set_fill_color(0)
        self.text((width - font.width(label, True, size)) / 2, height / 2 + size / 3, label)

    def _words(self, words: PlacedWords) -> None:
        top = words.top
        with self._tagged(*_role(words)):
            for line in words.lines:
                self._line(line, words.left, top)
                top += line.height

    def _line(self, line: TextLine, left: float, top: float) -> None:
        for piece in line.pieces:
            if isinstance(piece, Glyphs):
                self.set_font(font.FAMILY, "B" if piece.bold else "", piece.size)
                self._show(left + piece.x, top + line.base, piece)
            else:
                assert isinstance(piece, Placed)
                picture = piece.picture
                self.image(
                    BytesIO(picture.data),
                    left + piece.x,
                    top + line.base - picture.height,
                    picture.width,
                    picture.height,
                )

    def _show(self, x: float, y: float, glyphs: Glyphs) -> None:
        """Stretched lines are one string with room added at its spaces, so that it is copied as one."""
        if not glyphs.stretch:
            self.set_fill_color(0)
            self.text(x, y, "".join(glyphs.words))
            return
        assert self.current_font is not None
        if not self.current_font_is_set_on_page:
            self._out(self._set_font_for_page(self.current_font, self.font_size_pt))
        wider = -glyphs.stretch * 1000 / glyphs.size
        parts = []
        for word in glyphs.words:
            parts.append(self.current_font.encode_text(word).removesuffix(" Tj"))
            if spaces := word.count(" "):
                parts.append(f"{wider * spaces:.1f}")
        self._out(f"BT {x:.2f} {self.h - y:.2f} Td [{' '.join(parts)}] TJ ET")

    @contextmanager
    def _tagged(self, kind: str, alt: str | None) -> Iterator[None]:
        if not self._marked:
            yield
            return
        self._add_marked_content(struct_type=kind, mcid=self._marks_here, alt_text=alt)
        self._out(f"{kind} <</MCID {self._marks_here}>> BDC")
        self._marks_here += 1
        yield
        self._out("EMC")

    def content(self) -> bytes:
        return bytes(self.output())


def _role(words: PlacedWords) -> tuple[str, str | None]:
    """What a paragraph is for a screen reader: a heading of a level, a picture and what it shows, or text."""
    pieces = [piece for line in words.lines for piece in line.pieces]
    if len(pieces) == 1 and isinstance(pieces[0], Placed):
        return "/Figure", pieces[0].picture.alt
    return f"/H{min(words.heading, 6)}" if words.heading else "/P", None
