"""Letters: which ones a dossier allows, their Word files, and their text for the screen.

Word itself (docx, docxtpl) is imported only when a letter is written.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from guide.case.model import Dossier
from guide.letters.catalogue import Letter, Step, letters, papers
from guide.letters.files import ALL, File, NotWritten, Written, content, file_name, write
from guide.letters.permission import Permission, allowed

if TYPE_CHECKING:
    from guide.letters.blocks import Block

__all__ = [
    "ALL", "File", "Letter", "NotWritten", "Permission", "Step", "Written", "allowed", "file_name", "letters", "papers",
    "preview", "write",
]  # fmt: skip


def preview(dossier: Dossier, on: date, id: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a letter, read from the Word file that would be saved.

    Raises UnknownLetter, and LetterNotAllowed with the reason.
    """
    from guide.letters.blocks import blocks

    return blocks(content(id, dossier, on))
