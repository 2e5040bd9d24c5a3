"""What opens in one click: a worked case and a synthetic export, all invented, at a fixed date."""

from datetime import date
from pathlib import Path

from guide.case import storage
from guide.case.model import Dossier

#: How the id of an invented client begins: on the list while one looks at it, saved only once something is changed in it.
PREFIX = "exemple-"
_FOLDER = Path(__file__).with_name("samples")
#: The day the worked case and the exports speak of, so that they always show the same figures.
FIXED_DAY = date(2026, 11, 22)
EXPORTS = {"fec_exemple.txt": "un FEC", "factures_exemple.csv": "une liste de factures"}


def worked_case() -> Dossier:
    return storage.loads((_FOLDER / "durand.json").read_bytes())


def export(name: str) -> bytes:
    assert name in EXPORTS
    return (_FOLDER / name).read_bytes()
