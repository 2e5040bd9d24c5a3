"""What a PDF says, page by page, as its reader sees it."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument


def page_texts(document: bytes | Path) -> list[str]:
    with PdfDocument(document) as pages:
        return [page.get_textpage().get_text_bounded() for page in pages]
