"""What a value is in a Word file, and what the file says of itself: its words on one line, its dates those of the letter."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

from jinja2 import Environment, StrictUndefined

from guide.values.text import visible

#: Written as themselves inside a value, these would be read as marks of the template language.
_ODDITIES = {"{_{": "{ {", "}_}": "} }", "{_%": "{ %", "%_}": "% }"}


def environment(kind: type[Environment] = Environment) -> Environment:
    """An unknown name is an error, and every value is escaped; a value is one line of printable text."""
    return kind(undefined=StrictUndefined, autoescape=True, finalize=_one_line)


def _one_line(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = on_one_line(value)
    if "_" in text:
        for mark, harmless in _ODDITIES.items():
            text = text.replace(mark, harmless)
    return text


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
