"""What was learnt, in a file of one's own: for the person who trains before they have any dossier."""

import json
import re

from guide.case.codec import check_version, parsed
from guide.case.model import Training
from guide.case.storage import TRAINING
from guide.errors import InvalidDossier

KIND, VERSION = "formation", 1
MAX_BYTES = 1_000_000
_HINT = "Choisissez le fichier .json enregistré par « Enregistrer ce que j'ai appris »."


def dumps(learnt: Training) -> str:
    """The file: `loads(dumps(learnt)) == learnt`."""
    return json.dumps({"file": KIND, "version": VERSION, **TRAINING.write(learnt)}, indent=1) + "\n"


def loads(source: bytes) -> Training:
    """What a file knows. Raises InvalidDossier with a sentence that names what is wrong."""
    try:
        return _read(source)
    except InvalidDossier as error:
        # The codec speaks of a dossier: here it reads what was learnt.
        message = re.sub(r"\ADossier\b", "Formation", error.message)
        raise InvalidDossier(message, error.hint) from None


def _read(source: bytes) -> Training:
    data = parsed(source, MAX_BYTES, "un fichier de formation", _HINT)
    if isinstance(data, dict) and "creditor" in data:
        raise InvalidDossier(
            "Ce fichier est un dossier.", "Rouvrez-le depuis l'accueil : il dit aussi ce que vous avez appris."
        )
    if not isinstance(data, dict) or data.pop("file", None) != KIND:
        raise InvalidDossier("Ce fichier ne dit pas ce que vous avez appris.", _HINT)
    check_version(data.pop("version", None), VERSION, "Ce fichier")
    training: Training = TRAINING.read("", data)
    return training
