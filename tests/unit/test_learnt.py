"""What was learnt, in a file: the same both ways, and refused by name when it is something else."""

from __future__ import annotations

import pytest

from guide.case.model import Training
from guide.errors import InvalidDossier
from guide.lessons.learnt import dumps, loads


def test_what_was_learnt_comes_back() -> None:
    learnt = Training(("relancer",), ("avant_echeance",), ("autre", "encore"))
    assert loads(dumps(learnt).encode()) == learnt
    assert loads(dumps(Training()).encode()) == Training()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "n’est pas un fichier de formation lisible"),
        (b"\xff\xfe", "n’est pas un fichier de formation lisible"),
        (b"[1]", "ne dit pas ce que vous avez appris"),
        (b'{"version": 1, "creditor": {}}', "Ce fichier est un dossier. Rouvrez-le depuis l'accueil"),
        (b'{"file": "suivi", "version": 1}', "ne dit pas ce que vous avez appris"),
        (b'{"file": "formation", "version": 2}', "version 2"),
        (b'{"file": "formation", "version": true}', "version true"),
        (b'{"file": "formation", "version": 1, "notes": []}', "notes"),
        (b'{"file": "formation", "version": 1, "lessons": "x"}', "lessons"),
        (b'{"file": "formation", "version": 1, "version": 1}', "version"),
        (b"[" * 2_000_000, "dépasse 1 Mo"),
        (b"[" * 900_000, "lisible"),
    ],
)
def test_another_file_is_refused_by_name(content: bytes, said: str) -> None:
    with pytest.raises(InvalidDossier) as refused:
        loads(content)
    assert said in str(refused.value) and "Dossier" not in refused.value.message
