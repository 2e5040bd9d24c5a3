"""A simple template to begin one's own with, and what a template of one's own forgets to say."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[3] / "templates" / "starter"
#: The letters that each serves.
_SERVED = {"relance": "relance", "relance_2": "relance", "relance_3": "relance", "mise_en_demeure": "mise_en_demeure"}
#: The body, the headers and the footers of a Word file; and what stands between the words.
_PARTS, _TAG = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml"), re.compile(r"<[^>]*>")
_PRINTED = re.compile(r"\{\{(?:p|r|tr|tc)?\s*([\w.]+)")
#: What a demand for payment must print, by what it is called.
_NEEDED = {"la somme demandée": ("dette.somme", "dette.en_lettres"), "la date limite de paiement": ("avant_le",)}


def starter(id: str) -> bytes | None:
    """A template of about fifteen names with its sentences, for the letters that have one; None for the others."""
    served = _SERVED.get(id)
    return None if served is None else (_FOLDER / f"{served}.docx").read_bytes()


def forgotten(template: bytes) -> tuple[str, ...]:
    """Of what a demand for payment must say, what this template, already checked, never prints: « la somme demandée »."""
    with zipfile.ZipFile(BytesIO(template)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if _PARTS.fullmatch(name)]
    text = _TAG.sub("", "\n".join(parts))
    printed = set(_PRINTED.findall(text))
    return tuple(need for need, names in _NEEDED.items() if not printed & set(names))
