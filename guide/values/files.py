"""Reading and writing a file that a person names: its bytes, or a sentence that says why not."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from guide.errors import UnreadableFile, UnwritableFile


def read_bytes(path: str, limit: int) -> bytes:
    """The bytes of a file, up to `limit`. Raises UnreadableFile."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"Le fichier « {path} » est introuvable.", "Vérifiez son nom et son dossier.") from None
    except OSError:
        raise UnreadableFile(
            f"« {path} » ne peut pas être lu.", "Vérifiez que c'est un fichier, et ses droits."
        ) from None
    if len(data) > limit:
        raise UnreadableFile(
            f"« {path} » est trop gros ({limit // 1_000_000} Mo au plus).", "Découpez-le, puis réessayez."
        )
    return data


def check_output(path: str, suffix: str, read: Iterable[str]) -> None:
    """Before the work: a file named `suffix` can stand there, and is none of those to `read`. Raises UnwritableFile."""
    out = Path(path)
    if out.suffix.lower() != suffix or out.is_dir():
        raise UnwritableFile(f"« {path} » n'est pas un nom de fichier {suffix}.", f"Donnez un nom en {suffix}.")
    if not out.absolute().parent.is_dir():
        raise UnwritableFile(f"Le dossier de « {path} » n'existe pas.", "Créez-le, ou choisissez-en un autre.")
    if out.exists() and any(Path(name).exists() and out.samefile(name) for name in read):
        raise UnwritableFile(f"« {path} » est aussi un fichier à lire.", "Choisissez un autre nom.")


def write_bytes(path: str, content: bytes) -> None:
    """The whole file or nothing: what stood there stays until the new one is complete. Raises UnwritableFile."""
    out = Path(path)
    part = out.with_name(f".{out.name}.en-cours")
    try:
        part.write_bytes(content)
        part.replace(out)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise UnwritableFile(
            f"Impossible d'écrire « {path} ».", "Fermez-le s'il est ouvert, ou choisissez un autre nom."
        ) from None
