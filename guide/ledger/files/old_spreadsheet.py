"""Old workbooks (XLS), read in a process of their own, whose memory is bounded.

The format says its own sizes and chains its own blocks: a spoilt file makes the library that reads it ask for any amount
of memory, or go round in circles. That process may die of it; this one says a sentence.
"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import python_calamine as calamine

from guide.errors import UnreadableFile
from guide.ledger.columns.dates import cell_text
from guide.ledger.files.spreadsheet_bounds import MAX_CELLS, protected

#: Bytes of memory, and seconds, that the process may take.
MAX_MEMORY = 1 << 30
MAX_SECONDS = 120
_PROTECTED = 3


def sheets_of(name: str, data: bytes) -> tuple[list[tuple[str, list[list[Any]]]], list[str]]:
    """The sheets, by name, their cells as `workbook.cell_text` writes them, and the names of the hidden ones. Raises
    UnreadableFile."""
    root = str(Path(__file__).resolve().parents[3])
    try:
        done = subprocess.run(
            [sys.executable, "-m", "guide.ledger.files.old_spreadsheet"],
            input=data,
            capture_output=True,
            timeout=MAX_SECONDS,
            env=os.environ | {"PYTHONPATH": root},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _refused(name) from None
    if done.returncode == _PROTECTED:
        raise protected(name)
    if done.returncode:
        raise _refused(name)
    sheets = json.loads(done.stdout)
    return [(sheet, rows) for sheet, rows in sheets if rows is not None], [s for s, rows in sheets if rows is None]


def _refused(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"« {name} » est abîmé, incomplet ou démesuré : le classeur ne s'ouvre pas.",
        "Enregistrez-le de nouveau depuis Excel ou LibreOffice en XLSX, ou exportez-le en CSV.",
    )


def main() -> int:
    """The process: a workbook on the standard input, its sheets in JSON on the standard output."""
    _bound_memory()
    try:
        book = calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        read_sheets: list[tuple[str, list[list[str]] | None]] = []
        cells = 0
        for place, meta in enumerate(book.sheets_metadata):
            if meta.visible != calamine.SheetVisibleEnum.Visible:
                read_sheets.append((meta.name, None))
                continue
            sheet = book.get_sheet_by_index(place)
            cells += sheet.total_width * sheet.total_height
            if cells > MAX_CELLS:
                return 1
            rows = sheet.to_python(skip_empty_area=False)
            read_sheets.append((meta.name, [[cell_text(cell) for cell in row] for row in rows]))
    except calamine.PasswordError:
        return _PROTECTED
    except BaseException:
        # A fault of the library is raised as something that is no Exception; whatever it is, the file is to blame.
        return 1
    sys.stdout.buffer.write(json.dumps(read_sheets).encode())
    return 0


def _bound_memory() -> None:
    """Where the system knows how to (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
