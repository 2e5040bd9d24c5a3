"""The files added as exhibits of the dossier in view: in the session only, forgotten when another dossier is opened."""

from collections.abc import Iterable

from guide.errors import GuideError
from guide.letters.court import Format, PieceFile, added, numbered, read_piece
from pages.ui.session import dossier as dossier_store
from pages.ui.session.store import Revision, Store

_FILES: Store[dict[str, PieceFile]] = Store(dossier_store.FILES)
_ROUND = Revision("court.round")
_REFUSED: Store[list[str]] = Store("court.refused")


def files() -> dict[str, PieceFile]:
    return dict(_FILES.get() or {})


def uploader_key() -> str:
    """New after each lot: what was taken is not taken again."""
    return f"court.upload.{_ROUND.value}"


def take(lot: Iterable[tuple[str, bytes]]) -> None:
    """Each file becomes an exhibit, or a refusal that is told once."""
    dossier, pieces = dossier_store.require(), files()
    refused = []
    for name, content in lot:
        try:
            dossier, pieces = added(dossier, pieces, read_piece(name, content))
        except GuideError as error:
            refused.append(str(error))
    _FILES.put(pieces)
    _REFUSED.put(refused)
    _ROUND.grow()
    dossier_store.change(dossier)


def refusals() -> list[str]:
    """What was refused of the last lot, told until another one comes, or another dossier."""
    return [] if _FILES.get() is None else list(_REFUSED.get() or ())


def invoices() -> tuple[tuple[str, bytes], ...]:
    """The name and the bytes of each invoice that was added as a PDF: what an e-mail joins to the letter."""
    current = dossier_store.current()
    if current is None:
        return ()
    return tuple(
        (piece.file_name(), piece.file.content)
        for piece in numbered(current, files())
        if piece.file is not None and piece.file.format is Format.PDF and piece.is_invoice
    )
