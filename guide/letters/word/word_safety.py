"""Is this Word file safe to fill? No macro, no link to the outside, no field that fetches, no entity, no bomb."""

import re
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from guide.errors import TemplateRefused

TEMPLATE_LIMIT = 4 << 20
MAX_PARTS = 300
MAX_UNPACKED = 40 << 20
#: One part of text: far above a letter, far below what its patching would take minutes on.
MAX_TEXT = 2 << 20

_MAIN = "word/document.xml"
_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Fields of Word that bring in, or start, something from elsewhere.
_FETCHES = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|MACROBUTTON|RD|HYPERLINK(?!\s*\\l))\b",
    re.IGNORECASE,
)
_INSIDE = (
    ("vbaproject", "une macro"),
    ("/embeddings/", "un objet incorporé"),
    ("/activex/", "un contrôle ActiveX"),
    ("afchunk", "un document importé"),
    ("/customui", "un ruban de commandes"),
)
_SAVE_AGAIN = "Enregistrez-le à nouveau depuis Word au format .docx, sans macro ni objet lié."


def check(data: bytes) -> None:
    """Raises TemplateRefused, which says what was found and what to do. Nothing of the file is run."""
    if len(data) > TEMPLATE_LIMIT:
        raise TemplateRefused(f"Ce modèle dépasse {TEMPLATE_LIMIT >> 20} Mo.", "Retirez ou réduisez ses images.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise TemplateRefused("Ce modèle est démesuré une fois ouvert.", _SAVE_AGAIN)
            if len({part.filename for part in parts}) < len(parts):
                raise TemplateRefused("Ce modèle contient deux fois la même partie.", _SAVE_AGAIN)
            for part in parts:
                _part(part.filename, _unpacked(archive, part))
            if _MAIN not in archive.namelist() or _DOCX_TYPE not in archive.read("[Content_Types].xml").decode(
                "utf-8", errors="replace"
            ):
                raise TemplateRefused("Ce fichier n'est pas un document Word (.docx).", _SAVE_AGAIN)
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, EOFError, OSError, ValueError):
        raise TemplateRefused("Ce fichier n'est pas un document Word (.docx) lisible.", _SAVE_AGAIN) from None
    except RuntimeError:  # an entry under a password
        raise TemplateRefused("Ce modèle est protégé par un mot de passe.", "Retirez la protection.") from None


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, never more than it announces."""
    with archive.open(part) as opened:
        data = opened.read(part.file_size + 1)
    if len(data) > part.file_size:
        raise TemplateRefused("Ce modèle annonce une taille qui n'est pas la sienne.", _SAVE_AGAIN)
    return data


def _part(name: str, data: bytes) -> None:
    lower = "/" + name.lower()
    for mark, what in _INSIDE:
        if mark in lower:
            raise TemplateRefused(f"Ce modèle contient {what}.", _SAVE_AGAIN)
    if not lower.endswith((".xml", ".rels")):
        return
    if len(data) > MAX_TEXT:
        raise TemplateRefused("Ce modèle contient trop de texte pour une lettre.", "Simplifiez-le.")
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE) or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise TemplateRefused("Ce modèle contient une définition qu'un document Word n'a pas.", _SAVE_AGAIN)
    if b"macroEnabled" in data:
        raise TemplateRefused("Ce modèle contient une macro.", _SAVE_AGAIN)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        raise TemplateRefused("Une partie de ce modèle est abîmée.", _SAVE_AGAIN) from None
    for link in root.iter("{*}Relationship"):
        if (link.get("TargetMode") or "").lower() == "external":
            raise TemplateRefused(
                f"Ce modèle renvoie vers l'extérieur (« {(link.get('Target') or '')[:80]} »).",
                "Dans Word : clic droit sur le lien, « Supprimer le lien hypertexte » ; pour un modèle attaché : Options, "
                "Compléments, Modèles.",
            )
    # Word cuts a field into as many pieces as it likes: they are read together.
    fields = "".join(piece.text or "" for piece in root.iter(f"{_W}instrText"))
    fields += " ".join(field.get(f"{_W}instr") or "" for field in root.iter(f"{_W}fldSimple"))
    fetching = _FETCHES.search(fields)
    if fetching:
        raise TemplateRefused(
            f"Ce modèle contient un champ {fetching.group(1).upper()}, qui va chercher autre chose.",
            "Remplacez ce champ par son texte (dans Word : Ctrl+Maj+F9).",
        )
