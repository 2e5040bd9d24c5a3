"""Before the server starts: what of this machine would stop it, one sentence each.

    python -m pages.ui.web.readiness

The port, the temporary folder, and the files that the papers are made of. Exit status 1 when something is wrong.
"""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path

from streamlit import config

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def obstacles() -> list[str]:
    """The sentences, in the order to mend them; none when the app can open."""
    return [sentence for sentence in (_port(), _temporary(), _papers()) if sentence]


def _port() -> str:
    port = int(config.get_option("server.port"))
    address = config.get_option("server.address") or "127.0.0.1"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return (
                f"L'adresse {address}:{port} est déjà prise : l'application est peut-être ouverte dans une autre fenêtre. "
                "Fermez-la, ou choisissez un autre port (STREAMLIT_SERVER_PORT=8502)."
            )
    return ""


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


def _papers() -> str:
    if not any(TEMPLATES.glob("*.docx")):
        return "Les modèles des courriers manquent (dossier templates) : reprenez le projet entier."
    return ""


if __name__ == "__main__":
    lacking = obstacles()
    for sentence in lacking:
        print(sentence, file=sys.stderr)
    sys.exit(1 if lacking else 0)
