"""The invoice inside a PDF: the XML that Factur-X and ZUGFeRD attach to it. Nothing in the PDF is drawn or executed."""

import io
import logging
from collections import Counter
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import FileNotDecryptedError, LimitReachedError

from guide.errors import UnreadableFile
from guide.ledger.source.anomalies import shortened

#: An invoice with its pictures stays below.
MAX_PDF = 20 << 20
#: What any stream of the PDF may grow to, how many may be read, and how many files may be attached.
MAX_STREAM, MAX_STREAMS, MAX_ATTACHMENTS = 8 << 20, 40, 20
#: Limits that pypdf looks up once for each stream: when it reads it, when it unpacks it.
_READ_ONCE_A_STREAM = frozenset(("maximum_declared_stream_length", "stream_filters_maximum_length"))
#: The names that the standards give to the invoice; failing those, any XML.
_NAMES = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "cii.xml"]
_ADVICE = "Exportez la facture au format Factur-X, CII ou UBL, ou la liste des factures en CSV ou en Excel."


def invoice_in(name: str, data: bytes) -> bytes:
    """The XML of the invoice that a PDF carries. Raises UnreadableFile when it has none, or cannot be opened."""
    from facturx import get_xml_from_pdf

    if len(data) > MAX_PDF:
        raise UnreadableFile(f"« {name} » dépasse {MAX_PDF >> 20} Mo : c'est démesuré pour une facture.", _ADVICE)
    try:
        with _bounded():
            attached = _attached(data)
        for names in (_NAMES, ["*.xml"]) if attached else ():
            with _bounded():
                _, xml = get_xml_from_pdf(io.BytesIO(data), check_xsd=False, filenames=names)
            if isinstance(xml, bytes) and xml:
                return xml
    except FileNotDecryptedError:
        raise UnreadableFile(
            f"« {name} » est un PDF protégé (chiffré) : la facture qu'il contient ne peut pas être lue.",
            "Enregistrez-en une copie sans protection, ou téléchargez de nouveau la facture.",
        ) from None
    except LimitReachedError:
        raise UnreadableFile(
            f"« {name} » devient démesuré une fois décompressé : il n'est pas ouvert.", _ADVICE
        ) from None
    except Exception:  # A library reads bytes that anyone may have written: whatever it trips on is a bad file.
        raise UnreadableFile(
            f"« {name} » est un document PDF abîmé ou incomplet : il ne s'ouvre pas.", _ADVICE
        ) from None
    if attached:
        listed = ", ".join(f"« {shortened(file, 30)} »" for file in attached[:3])
        raise UnreadableFile(
            f"« {name} » est un document PDF avec des pièces jointes ({listed}), mais aucune n'est une facture "
            "électronique lisible.",
            _ADVICE,
        )
    raise UnreadableFile(
        f"« {name} » est un document PDF sans facture électronique à l'intérieur : ses pages, imprimées ou numérisées, "
        "ne sont pas lues.",
        _ADVICE,
    )


def _attached(data: bytes) -> list[str]:
    """The names of the attachments. Raises FileNotDecryptedError, LimitReachedError, and whatever else pypdf may."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise FileNotDecryptedError
    names = [str(file.name) for file in islice(reader.attachment_list, MAX_ATTACHMENTS + 1)]
    if len(names) > MAX_ATTACHMENTS:
        raise LimitReachedError
    return names


def _bounded() -> AbstractContextManager[object]:
    """No stream grows without end, no other program is called, and nothing of the file reaches a log."""

    class Limits(Configuration):
        """Limits that run out: objects by the thousand may share the same bytes, and each would be unpacked."""

        def __getattribute__(self, name: str) -> Any:
            value = super().__getattribute__(name)
            if name in _READ_ONCE_A_STREAM:
                used: Counter[str] = super().__getattribute__("__dict__").setdefault("used", Counter())
                used[name] += 1
                return value if used[name] <= MAX_STREAMS else -1
            return value

    for source in ("pypdf", "factur-x"):
        logging.getLogger(source).setLevel(logging.CRITICAL + 1)
    return apply_configuration(
        Limits(
            maximum_declared_stream_length=MAX_STREAM,
            array_based_stream_maximum_output_length=MAX_STREAM,
            lzw_maximum_output_length=MAX_STREAM,
            run_length_maximum_output_length=MAX_STREAM,
            zlib_maximum_output_length=MAX_STREAM,
            brotli_maximum_output_length=MAX_STREAM,
            zlib_maximum_recovery_input_length=1 << 20,
            stream_decoding_work_maximum_length=4 * MAX_STREAM,
            stream_filters_maximum_length=4,
            jbig2dec_binary=None,
        )
    )
