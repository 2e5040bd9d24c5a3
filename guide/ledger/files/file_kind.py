"""What a file is, from what it holds and never from its name: a workbook, a text with or without a header."""

from collections.abc import Callable, Sequence

from guide.errors import UnreadableFile
from guide.ledger.columns import fec_headers
from guide.ledger.columns.headers import Recognise, Recognised
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.typed_table import recogniser
from guide.ledger.files.delimited_text import read_text, text_of
from guide.ledger.files.headerless import table_without_header
from guide.ledger.source.anomalies import Anomalies
from guide.ledger.source.source_files import MAX_FILE_BYTES, WORKBOOK_MAGIC, ColumnMapping, Options, SourceFile
from guide.ledger.source.table import Table

_HEAD = 1 << 16
_FEC_TAGS = (b"<JournalCode>", b"<EcritureNum>", b"<CompteNum>")


def tables(file: SourceFile, options: Options, anomalies: Anomalies) -> list[Table]:
    """The tables of one file, of whatever kind. Raises UnreadableFile."""
    if len(file.data) > MAX_FILE_BYTES:
        raise UnreadableFile(
            f"« {file.name} » dépasse {MAX_FILE_BYTES >> 20} Mo.",
            "Exportez une période plus courte, ou seulement les comptes clients.",
        )
    recognise = recogniser_of(options)
    if file.data.startswith(WORKBOOK_MAGIC):
        from guide.ledger.files.spreadsheet import read_workbook

        return read_workbook(file.name, file.data, recognise, anomalies)
    source = text_of(file.name, file.data, options.encoding)
    return [table_without_header(source) or read_text(file.name, source, recognise)]


def refuse_fec_in_xml(file: SourceFile) -> None:
    """Raises UnreadableFile for a FEC in XML: the law allows that form, it is not read here."""
    head = file.data[:_HEAD].replace(b"\x00", b"")
    if b"<" in head[:4] and any(tag in head for tag in _FEC_TAGS):
        raise UnreadableFile(
            f"« {file.name} » est un FEC en XML : cette forme n'est pas lue.",
            "Demandez le FEC « à plat », en texte : c'est l'autre forme que la loi permet, et la plus courante.",
        )


def recogniser_of(options: Options) -> Recognise:
    """Tells a header: that of accounting entries, else that of an invoice list."""
    as_list: Callable[[Sequence[str]], Recognised] = recogniser(options)

    def recognise(names: list[str]) -> Recognised:
        return entries_of(names, mapping_for(options, names)) or as_list(names)

    return recognise


def entries_of(names: Sequence[str], mapping: ColumnMapping | None) -> Recognised | None:
    """These headers as those of entries, None for a list: what the person said decides, unless the law does."""
    listed = mapping is not None and bool(mapping.columns) and not fec_headers.said_entries(mapping)
    return None if listed and not fec_headers.is_legal(names) else fec_headers.recognise(names, mapping)
