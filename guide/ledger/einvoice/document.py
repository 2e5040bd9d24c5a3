"""Bytes to an XML document that is safe to walk: no entity, no definition of type, bounded in size, width and depth."""

import codecs
import re
from dataclasses import dataclass
from typing import Any

from guide.errors import UnreadableFile
from guide.ledger.source.anomalies import shortened

#: An invoice of five thousand lines with its attachments stays below.
MAX_XML = 20 << 20
MAX_TAGS = 1_000_000
_HEAD = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_SETS = frozenset(("utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252"))
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATION = re.compile(r"<\?xml\b[^>]*\?>")
_PROLOGUE = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_START = re.compile(r"<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?(?:\s+xmlns[:=]|>))")
_WEB = re.compile(r"<(?:!DOCTYPE\s+html|html|head|body|table|div|p)\b", re.IGNORECASE)
AGAIN = "Téléchargez de nouveau la facture depuis votre logiciel ou votre plateforme, sans l'ouvrir ni la modifier."


@dataclass(frozen=True)
class Document:
    """The root of an XML document, and the character set it was written in."""

    root: Any
    encoding: str


def is_einvoice(data: bytes) -> bool:
    """Whether these bytes are a PDF or an XML document: whatever the name says, no table."""
    return is_pdf(data) or is_xml(data)


def is_pdf(data: bytes) -> bool:
    """A PDF; a few bytes may stand before its mark."""
    return b"%PDF-" in data[:1024] and not data.startswith(b"PK")


def is_xml(data: bytes) -> bool:
    """An XML document, but for a web page."""
    head, encoding = _unmarked(data[:_HEAD])
    text = head.decode(encoding or "latin-1", errors="replace").lstrip()
    return bool(_START.match(text)) and not _WEB.match(_PROLOGUE.sub("", text, count=1))


def read_xml(name: str, data: bytes) -> Document:
    """The document, parsed with everything that fetches, expands or executes turned off. Raises UnreadableFile."""
    from lxml import etree

    if len(data) > MAX_XML:
        raise UnreadableFile(
            f"« {name} » dépasse {MAX_XML >> 20} Mo : c'est démesuré pour une facture en XML.",
            "Exportez la facture sans ses pièces jointes, ou la liste des factures en CSV ou en Excel.",
        )
    text, encoding = _decoded(name, data)
    start = _PROLOGUE.match(text)
    assert start is not None
    if text.startswith("<!DOCTYPE", start.end()):
        raise _defines_types(name)
    if text.count("<") > MAX_TAGS:
        raise UnreadableFile(
            f"« {name} » contient plus d'un million de balises : c'est démesuré pour une facture.", AGAIN
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        if "depth" in (error.msg or ""):
            raise UnreadableFile(f"« {name} » emboîte trop de balises : ce n'est pas une facture.", AGAIN) from None
        raise UnreadableFile(
            f"« {name} » est abîmé ou incomplet : son XML n'est plus lisible à la ligne {error.lineno or 1}.", AGAIN
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _defines_types(name)
    return Document(root, encoding)


def _defines_types(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"« {name} » contient une définition de type (DOCTYPE) : une facture électronique n'en a jamais, et elle "
        "peut cacher un piège. Le fichier n'est pas ouvert.",
        AGAIN,
    )


def _unmarked(data: bytes) -> tuple[bytes, str | None]:
    """The bytes without their mark, and the set that it tells."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (data if b"<" in mark else data[len(mark) :]), encoding
    return data, None


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    """The text without its declaration, and its set: the mark's, else the one declared, else UTF-8."""
    body, encoding = _unmarked(data)
    if encoding is None:
        declared = _DECLARED.match(body)
        charset = declared.group(1).decode() if declared else "utf-8"
        try:
            encoding = codecs.lookup(charset).name
        except LookupError:
            encoding = charset.lower()
        # A document that declares UTF-16 in plain bytes was declared so by a program that wrote it as UTF-8.
        encoding = "utf-8" if encoding.startswith("utf-16") else encoding
        if encoding not in _SETS:
            raise UnreadableFile(
                f"« {name} » annonce un jeu de caractères inattendu ({shortened(charset, 20)}).",
                "Une facture électronique s'écrit en UTF-8 : exportez-la de nouveau.",
            )
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"« {name} » est abîmé : ses caractères ne sont pas ceux qu'il annonce ({encoding}).", AGAIN
        ) from None
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    return (text[declaration.end() :] if declaration else text).lstrip(), encoding
