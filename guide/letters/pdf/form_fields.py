"""The text fields of a PDF form that the person drops: what each is called, and the same file with some of them filled.

A form of the XFA kind alone, one without fields and one that cannot be opened are refused in a sentence. Nothing of the
file is run; what it already says is kept.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from guide.errors import PdfRefused
from guide.letters.pdf.exhibit_pages import quiet

FORM_LIMIT = 10 << 20
#: Far above an official form; and how deep a field may stand under others.
_MAX_PAGES, _MAX_FIELDS, _DEEPEST = 60, 2_000, 12
_READ_ONLY = 1
_ADVICE = "Recopiez la fiche : chaque réponse a son bouton."


@dataclass(frozen=True)
class FormField:
    """A text field: its name in the file, what it says of itself, how many characters it takes (None: any)."""

    name: str
    label: str
    longest: int | None


def form_fields(content: bytes) -> tuple[FormField, ...]:
    """The empty text fields that a person may fill, in the order of the pages. Raises PdfRefused."""
    with _opened(content) as writer:
        fields = {field.name: field for page in writer.pages for field in _fields(page)}
        if len(fields) > _MAX_FIELDS:
            raise PdfRefused(f"Ce PDF a plus de {_MAX_FIELDS} champs.", _ADVICE)
        if fields:
            return tuple(fields.values())
        if "/XFA" in _form(writer):
            raise PdfRefused("Ce formulaire est d'un type (XFA) qui ne se remplit que dans Acrobat.", _ADVICE)
        raise PdfRefused("Ce PDF n'a aucun champ à remplir.", _ADVICE)


def with_values(content: bytes, values: Mapping[str, str]) -> bytes:
    """The same form with these fields filled, by name. Raises PdfRefused."""
    with _opened(content) as writer:
        _form(writer).pop(NameObject("/XFA"), None)  # its other half would hide what is filled here
        writer.set_need_appearances_writer(True)
        for page in writer.pages:
            if page.get("/Annots") is not None:
                writer.update_page_form_field_values(page, dict(values), auto_regenerate=True)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()


@contextmanager
def _opened(content: bytes) -> Iterator[PdfWriter]:
    if len(content) > FORM_LIMIT:
        raise PdfRefused(f"Ce PDF dépasse {FORM_LIMIT >> 20} Mo : ce n'est pas un formulaire vierge.", _ADVICE)
    with quiet():
        try:
            reader = PdfReader(BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise PdfRefused("Ce PDF est protégé par un mot de passe.", _ADVICE)
            if len(reader.pages) > _MAX_PAGES:
                raise PdfRefused(f"Ce PDF dépasse {_MAX_PAGES} pages.", _ADVICE)
            yield PdfWriter(clone_from=reader)
        except PdfRefused:
            raise
        except Exception:  # A library reads bytes that anyone may have written: whatever it trips on is a bad file.
            raise PdfRefused("Ce PDF ne s'ouvre pas, ou ses champs ne se lisent pas.", _ADVICE) from None


def _form(writer: PdfWriter) -> Any:
    acro_form = writer.root_object.get("/AcroForm")
    return acro_form.get_object() if acro_form is not None else {}


def _fields(page: Any) -> Iterator[FormField]:
    annotations = page.get("/Annots")
    for each in annotations.get_object() if annotations is not None else ():
        widget = each.get_object()
        if widget.get("/Subtype") != "/Widget":
            continue
        line = _ancestors(widget)
        if _inherited(line, "/FT") != "/Tx" or int(_inherited(line, "/Ff") or 0) & _READ_ONLY:
            continue
        if str(_inherited(line, "/V") or "").strip():
            continue
        name = ".".join(str(part["/T"]) for part in reversed(line) if "/T" in part)
        longest = _inherited(line, "/MaxLen")
        if name:
            yield FormField(name, str(_inherited(line, "/TU") or ""), int(longest) if longest is not None else None)


def _ancestors(widget: Any) -> list[Any]:
    """The widget, then the fields above it."""
    line = [widget]
    while "/Parent" in line[-1] and len(line) < _DEEPEST:
        line.append(line[-1]["/Parent"].get_object())
    return line


def _inherited(line: list[Any], key: str) -> Any:
    return next((each[key] for each in line if key in each), None)
