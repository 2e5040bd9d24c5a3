"""Whether a spreadsheet may be opened: what it would become in memory is measured first, and bounded.

The reader of workbooks trusts what the file says of itself: sizes, references of cells, repetitions. Nothing here does.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from guide.errors import UnreadableFile
from guide.ledger.files.header import MAX_COLUMNS
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.source_files import WORKBOOK_MAGIC

#: Uncompressed, all parts together; a real export of 200 Mo stays far below.
MAX_UNCOMPRESSED = 1 << 30
#: A part that grows more than this is a bomb (real sheets: 5 to 25 times).
MAX_RATIO = 300
_SMALL = 10 << 20
MAX_PARTS = 10_000
#: Rows x columns that the reader would lay out in memory.
MAX_CELLS = 20_000_000
_BLOCK = 1 << 20
#: Bytes between two tags of an ODS.
MAX_TAG = 8 << 20
_LETTERS = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,9})\d")
_ROW = re.compile(rb"\br\s*=\s*[\"'][A-Za-z]*(\d+)[\"']")
_CELL = re.compile(rb"<c[\s>/]")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated\s*=\s*[\"'](\d{1,12})")
#: No tag holds a « < »: each sign is looked at once, however the file is written.
_ODS_TAG = re.compile(
    rb"<(/?)table:(table-row|table-cell|covered-table-cell)\b((?:[^<>\"'/]|/(?!>)|\"[^\"<]*\"|'[^'<]*')*)(/?)>"
)
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
ADVICE = "Enregistrez-le de nouveau depuis Excel ou LibreOffice, ou exportez-le en CSV."


def refuse_hostile(name: str, data: bytes, anomalies: Anomalies) -> None:
    """Raises UnreadableFile before anything grows: what is no spreadsheet, too big once opened, or too wide. Says the
    macros, which nothing here runs."""
    if _MACROS in data if data.startswith(WORKBOOK_MAGIC[1]) else _refuse_bombs(name, data):
        anomalies.add(
            "Ce classeur contient des macros : seules ses cellules sont lues, rien n'est exécuté.", Severity.INFO
        )


def damaged(name: str) -> UnreadableFile:
    return UnreadableFile(f"« {name} » est abîmé ou incomplet : le classeur ne s'ouvre pas.", ADVICE)


def protected(name: str) -> UnreadableFile:
    return UnreadableFile(f"« {name} » est protégé par un mot de passe.", "Enregistrez-en une copie sans mot de passe.")


def too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"« {name} » s'étend sur trop de lignes et de colonnes : il n'est pas ouvert.",
        "Supprimez les lignes et les colonnes vides ou lointaines, ou exportez-le en CSV.",
    )


def _swollen(name: str) -> UnreadableFile:
    return UnreadableFile(f"« {name} » devient démesuré une fois décompressé : il n'est pas ouvert.", ADVICE)


def _refuse_bombs(name: str, data: bytes) -> bool:
    """Whether the archive holds macros. Raises UnreadableFile for what is not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        raise damaged(name) from None
    names = {part.filename for part in parts}
    if not any(n.startswith("xl/") for n in names) and "content.xml" not in names:
        raise UnreadableFile(
            f"« {name} » est une archive ou un document, pas un classeur.",
            "Déposez directement l'export en CSV, en texte (FEC) ou en Excel.",
        )
    if any(n.startswith("xl/worksheets/") and n.endswith(".bin") for n in names):
        raise UnreadableFile(
            f"« {name} » est un classeur binaire (XLSB) : ce format n'est pas lu.",
            "Enregistrez-le en XLSX, ou exportez-le en CSV.",
        )
    sizes = [(part.file_size, part.compress_size) for part in parts]
    if (
        len(parts) > MAX_PARTS
        or sum(size for size, _ in sizes) > MAX_UNCOMPRESSED
        or any(size > _SMALL and size > MAX_RATIO * packed for size, packed in sizes)
    ):
        raise _swollen(name)
    for part in parts:
        if part.filename == "content.xml":
            _refuse_repeated(name, _sound(name, _blocks(name, data, part)))
        elif part.filename.endswith("sharedStrings.xml"):
            for _ in _blocks(name, data, part):
                pass
        else:
            _refuse_wide(name, _blocks(name, data, part))
    return any(n.lower().endswith("vbaproject.bin") for n in names)


def _blocks(name: str, data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part, block by block, as it really unpacks. Raises UnreadableFile as soon as it exceeds what it declares."""
    try:
        name_length, more_length = struct.unpack_from("<HH", data, part.header_offset + 26)
    except struct.error:
        raise damaged(name) from None
    start = part.header_offset + 30 + name_length + more_length
    packed = data[start : start + part.compress_size]
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged(name)
    if part.compress_type == zipfile.ZIP_STORED:
        if len(packed) != part.file_size:
            raise damaged(name)
        yield from (packed[at : at + _BLOCK] for at in range(0, len(packed), _BLOCK))
        return
    unpacker, seen = zlib.decompressobj(-zlib.MAX_WBITS), 0
    while not unpacker.eof:
        try:
            block = unpacker.decompress(packed, _BLOCK)
        except zlib.error:
            raise damaged(name) from None
        packed = unpacker.unconsumed_tail
        seen += len(block)
        if seen > part.file_size:
            raise _swollen(name)
        if not block and not packed and not unpacker.eof:
            raise damaged(name)
        yield block


def _refuse_wide(name: str, blocks: Iterator[bytes]) -> None:
    """XLSX: a lone cell far away makes the reader lay out the whole rectangle, so every reference is looked at. Cells
    without one are counted, row by row."""
    widest, last, cells, in_row, tail = 1, 1, 0, 0, b""
    for block in blocks:
        if not tail and b"\x00" in block[:4] and b"<" in block[:4]:
            raise damaged(name)
        text = tail + block
        letters = _LETTERS.findall(text)
        for column in set(letters):
            widest = max(widest, column_number(column.upper()))
        last = max(last, max(map(int, set(_ROW.findall(text))), default=1))
        count = len(_CELL.findall(block))
        cells += count
        if count > len(letters) + 1:
            first, *others = block.split(b"<row")
            last += len(others)
            in_row += first.count(b"<c")
            widest = max(widest, in_row, *(row.count(b"<c") for row in others))
            in_row = others[-1].count(b"<c") if others else in_row
        tail = text[-64:]
        if cells and (widest > MAX_COLUMNS or max(widest * last, cells) > MAX_CELLS):
            raise too_large(name)


def column_number(letters: bytes) -> int:
    """« A » is 1, « AB » is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_repeated(name: str, blocks: Iterator[bytes]) -> None:
    """ODS: rows and cells may be repeated by a number. Empty ends do not count: the reader leaves them out."""
    cells = width = filled = 0
    times, rest = 1, b""
    for block in blocks:
        text = rest + block
        cut = max(text.rfind(b"<"), 0)
        rest = text[cut:]
        if len(rest) > MAX_TAG:
            raise too_large(name)
        for closing, tag, attributes, empty in _ODS_TAG.findall(text[:cut]):
            if tag != b"table-row":
                width += 0 if closing else _repeats(attributes)
                filled = filled if empty or closing else width
            elif closing:
                cells += filled * times
                if cells > MAX_CELLS:
                    raise too_large(name)
            else:
                width, filled, times = 0, 0, _repeats(attributes)
            if filled > MAX_COLUMNS:
                raise too_large(name)


def _sound(name: str, blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The blocks of an ODS, as long as every tag is closed: at a table that never ends, the reader waits for ever.
    Nothing is declared in a sound one, and what is declared may hide a tag."""
    parser = expat.ParserCreate()

    def declared(*_: object) -> None:
        raise damaged(name)

    parser.StartDoctypeDeclHandler = declared
    try:
        for block in blocks:
            parser.Parse(block)
            yield block
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):  # the last two: an encoding unknown to the parser
        raise damaged(name) from None


def _repeats(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return int(match.group(1)) if match else 1
