"""A template and its context make the bytes of a Word file: the only place that opens a template.

Text comes out the same at each call, and so do the bytes: the dates inside the file are those of the letter.
"""

import re
import zipfile
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template

from guide.letters.word.held_rows import hold_rows
from guide.values.text import visible

#: Written as themselves inside a value, these would be read as marks of the template language.
_ODDITIES = {"{_{": "{ {", "}_}": "} }", "{_%": "{ %", "%_}": "% }"}


def environment(kind: type[Environment] = Environment) -> Environment:
    """An unknown name is an error, and every value is escaped; a value is one line of printable text."""
    return kind(undefined=StrictUndefined, autoescape=True, finalize=_one_line)


class _CompiledOnce(Environment):
    """The sources of templates of ours, each compiled once a process: that takes longer than filling one. No value goes in."""

    def from_string(self, source: Any, *args: Any, **options: Any) -> Template:
        template: Template | None = _COMPILED.get(source)
        if template is None:
            template = _COMPILED[source] = super().from_string(source, *args, **options)
        return template


_COMPILED: dict[str, Template] = {}


def _one_line(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = on_one_line(value)
    if "_" in text:
        for mark, harmless in _ODDITIES.items():
            text = text.replace(mark, harmless)
    return text


def render(template: Path, context: object, title: str, author: str, on: date, hold_totals: bool = True) -> bytes:
    """The .docx of a frozen dataclass of strings, dated `on`, from a template of ours. One that asks for another name raises.

    `hold_totals`: the last rows of each table stay with what follows, as a letter wants.
    """
    assert is_dataclass(context)
    document = DocxTemplate(template)
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    document.render(values, jinja_env=environment(_CompiledOnce), autoescape=True)
    if hold_totals:
        hold_rows(document.docx._element.body)
    set_properties(document.docx.core_properties, title, author, on)
    written = BytesIO()
    document.save(written)
    return dated(written.getvalue(), on)


def set_properties(properties: Any, title: str, author: str, on: date) -> None:
    """Nothing of the machine or of who edited the template."""
    del properties._element[:]
    moment = datetime(on.year, on.month, on.day)
    properties.title, properties.author = as_property(title), as_property(author)
    properties.last_modified_by = properties.author
    properties.created = properties.modified = moment
    properties.revision, properties.language = 1, "fr-FR"
    for unused in ("category", "comments", "content_status", "identifier", "keywords", "subject", "version"):
        setattr(properties, unused, "")


def as_property(text: str) -> str:
    """Word takes 255 characters."""
    return str(_one_line(text))[:255]


def dated(docx: bytes, on: date) -> bytes:
    """The same archive with every entry dated `on`, so that the same letter has the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(entry(name, on), source.read(name))
    return out.getvalue()


def entry(name: str, on: date) -> zipfile.ZipInfo:
    """The head of a compressed entry of an archive: dated `on`, with nothing of the machine."""
    info = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


#: What XML refuses, and the marks that docxtpl would turn into new lines, paragraphs or pages.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def on_one_line(text: str) -> str:
    """The text with a space in place of whatever a line cannot hold, and without invisible marks."""
    return _UNPRINTABLE.sub(" ", visible(text))
