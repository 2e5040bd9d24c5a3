"""A template and its context make the bytes of a Word file: the only place that opens a template.

It is opened, patched and compiled once a process, then each letter is printed from it. The words are docxtpl's own, and so is what
it does to a part once rendered; a test holds every part of every letter equal to docxtpl's.
"""

import re
import zipfile
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.oxml import parse_xml, serialize_part_xml
from docxtpl import DocxTemplate
from jinja2 import Environment, Template

from guide.letters.word.held_rows import hold_rows, with_rows_held
from guide.letters.word.written_values import as_property, entry, environment, set_properties

#: Marks that docxtpl turns into new lines, tabs, paragraphs and pages: it looks for them in every run.
_MARKS = re.compile(r"[\n\t\a\f]")
_PROPERTIES = "/docProps/core.xml"


class _Opened(DocxTemplate):  # type: ignore[misc]
    """docxtpl, which passes over a text without marks instead of looking into each of its runs."""

    def resolve_listing(self, xml: str) -> str:
        return xml if _MARKS.search(xml) is None else str(super().resolve_listing(xml))


_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_BODY = re.compile(r"<w:body[^>]*>")
#: What escaping and an empty value write, and how a serializer has it; no value stands in an attribute.
_SERIALIZED = (
    ("&#39;", "'"),
    ("&#34;", '"'),
    ('<w:t xml:space="preserve"></w:t>', '<w:t xml:space="preserve"/>'),
    ("<w:t></w:t>", "<w:t/>"),
)
#: What docxtpl turns into the marks of the template language once a part is rendered.
_MARKS_AS_TEXT = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
#: Stand for the title and the author in the properties written once: no text of a person has such letters.
_TITLE, _AUTHOR = "\ue000title\ue000", "\ue000author\ue000"


@cache
def press(template: Path, hold_totals: bool = True) -> "Press":
    """The press of a template of ours, for every letter and every person: no value stays in it."""
    return Press(template, hold_totals)


class Press:
    """One template ready to print: one of ours for many threads at once, one of the user's own for one.

    `hold_totals`: the last rows of each table stay with what follows, as a letter wants; `jinja`: where a template of the
    user's own is held in.
    """

    def __init__(self, template: Path | BytesIO, hold_totals: bool = True, jinja: Environment | None = None) -> None:
        self._opened = opened = _Opened(template)
        opened.render_init()
        self._hold_totals = hold_totals
        #: Ours have tables of fixed columns and no picture: nothing of docxtpl's mending is needed once rendered.
        self._plain = isinstance(template, Path)
        self._jinja = jinja or environment()
        self._body = opened.patch_xml(opened.get_xml())
        self._others = [
            (part, opened.patch_xml(opened.get_part_xml(part)))
            for uri in (opened.HEADER_URI, opened.FOOTER_URI)
            for _, part in opened.get_headers_footers(uri)
        ]
        self._before = _BODY.split(opened.xml_to_string(opened.docx._element), maxsplit=1)[0]
        self._compiled: dict[str, Template] = {}
        self._dating = Lock()
        self._dated: _Dated | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The texts in the template language: the body, then headers and footers."""
        return (self._body, *(source for _, source in self._others))

    def printed(self, context: object, title: str, author: str, on: date) -> bytes:
        """The .docx of a frozen dataclass of strings, dated `on`. A template that asks for another name raises."""
        assert is_dataclass(context)
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        dated = self._of_day(on)
        written = {**self._written(values), _PROPERTIES: dated.said(title, author)}
        out = BytesIO()
        out.write(dated.shell)
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, data in written.items():
                archive.writestr(entry(name.lstrip("/"), on), data)
        return out.getvalue()

    def _written(self, values: dict[str, Any]) -> dict[str, bytes]:
        """The parts that differ from one letter to the next, by their names in the archive."""
        document = self._whole(values) if self._plain else self._mended(values)
        written: dict[str, bytes] = {self._opened.docx._part.partname: document}
        for part, source in self._others:
            text: Any = self._rendered(source, values).encode()
            written[part.partname] = serialize_part_xml(parse_xml(text))
        return written

    def _of_day(self, on: date) -> "_Dated":
        """What letters of that day share, made once: most are of the same one."""
        with self._dating:
            if self._dated is None or self._dated.on != on:
                properties = self._opened.docx.core_properties
                set_properties(properties, _TITLE, _AUTHOR, on)
                blank = serialize_part_xml(properties._element).decode()
                self._dated = _Dated(on, self._shell(on), blank)
            return self._dated

    def _rendered(self, source: str, values: dict[str, Any]) -> str:
        """What docxtpl makes of a source, by our own environment: autoescape and StrictUndefined."""
        if source not in self._compiled:
            self._compiled[source] = self._jinja.from_string(source)
        text = self._compiled[source].render(values)
        for mark, meant in _MARKS_AS_TEXT:
            text = text.replace(mark, meant)
        return self._opened.resolve_listing(text)

    def _whole(self, values: dict[str, Any]) -> bytes:
        """The document of a template of ours, as a parser would write it again; what its body declares again is left out."""
        body = _BODY.sub("<w:body>", self._rendered(self._body, values), count=1)
        for rendered, serialized in _SERIALIZED:
            body = body.replace(rendered, serialized)
        if self._hold_totals:
            body = with_rows_held(body)
        return f"{_DECLARATION}{self._before}{body}</w:document>".encode()

    def _mended(self, values: dict[str, Any]) -> bytes:
        """The same as docxtpl does it, for a template of the user's own. Left at once: the plain elements of docxtpl are
        those of python-docx again only when nothing holds them."""
        self._replace_body(self._rendered(self._body, values))
        document = self._opened.docx._element
        if self._hold_totals:
            hold_rows(document.body)
        return bytes(serialize_part_xml(document))

    def _replace_body(self, text: str) -> None:
        opened = self._opened
        opened.docx_ids_index = 1000
        body = opened.fix_tables(text)
        opened.fix_docpr_ids(body)
        opened.map_tree(body)

    def _shell(self, on: date) -> bytes:
        """The archive of what is the same in every letter, compressed once."""
        main = self._opened.docx._part.partname
        written = {name.lstrip("/") for name in (main, _PROPERTIES, *(part.partname for part, _ in self._others))}
        whole, out = BytesIO(), BytesIO()
        self._opened.docx.save(whole)
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                if name not in written:
                    target.writestr(entry(name, on), source.read(name))
        return out.getvalue()


@dataclass(frozen=True)
class _Dated:
    """What letters of one day share: `shell`, the archive without what differs; `properties`, without title nor author."""

    on: date
    shell: bytes
    properties: str

    def said(self, title: str, author: str) -> bytes:
        """The properties of one letter."""
        text = self.properties
        for place, words in ((_TITLE, title), (_AUTHOR, author)):
            text = text.replace(place, escape(as_property(words)))
        return text.encode()
