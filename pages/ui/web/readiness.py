"""Before the server starts: what of this machine would stop it, one sentence each.

    python -m pages.ui.web.readiness

The address, the temporary folder, and the files that the papers are made of. Exit status 1 when something is wrong.
"""

import errno
import os
import socket
import sys
import tempfile
from pathlib import Path

from streamlit import config

ROOT = Path(__file__).resolve().parents[3]
#: What each paper is made of -> its name, and where it is.
MATTER = {
    "templates/*.docx": "Les modèles des courriers manquent (dossier templates)",
    "guide/letters/pdf/fonts/*.ttf": "Les polices des courriers manquent (dossier guide/letters/pdf/fonts)",
}


def obstacles() -> list[str]:
    """The sentences, in the order to mend them; none when the app can open."""
    lacking = [f"{words} : reprenez le projet entier." for files, words in MATTER.items() if not any(ROOT.glob(files))]
    return [sentence for sentence in (_port(), _temporary(), *lacking) if sentence]


def _port() -> str:
    port, address = _option("port"), _option("address") or "127.0.0.1"
    try:
        family, kind, _, _, place = socket.getaddrinfo(address, None, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # Elsewhere this lets two programs share one port.
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((place[0], int(port), *place[2:]))
    except (OSError, OverflowError, ValueError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            return (
                f"L'adresse {address}:{port} est déjà prise : l'application est peut-être ouverte dans une autre fenêtre. "
                "Fermez-la, ou choisissez un autre port (STREAMLIT_SERVER_PORT=8502)."
            )
        return (
            f"Cette machine ne peut pas écouter {address}:{port} : choisissez un port de 1024 à 65535 "
            "(STREAMLIT_SERVER_PORT) et une adresse qui est à elle (STREAMLIT_SERVER_ADDRESS)."
        )
    return ""


def _option(name: str) -> str:
    """As the server will read it: of the environment first, which its own reader of files does not know."""
    read = os.environ.get(f"STREAMLIT_SERVER_{name.upper()}") or config.get_option(f"server.{name}")
    return "" if read is None else str(read)


def _temporary() -> str:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"essai")
    except OSError:
        return (
            "Le dossier temporaire de cette machine ne peut pas être écrit : libérez de la place, ou indiquez-en un "
            "autre (TMPDIR)."
        )
    return ""


if __name__ == "__main__":
    lacking = obstacles()
    for sentence in lacking:
        print(sentence, file=sys.stderr)
    sys.exit(1 if lacking else 0)
