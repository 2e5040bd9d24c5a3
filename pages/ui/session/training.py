"""What the person has learnt so far: in the session, and in the file that keeps everything."""

from dataclasses import replace

from guide.case.model import Training
from guide.workspace import learnt
from pages.ui.session import dossier as dossier_store
from pages.ui.session.store import FilledStore

_TRAINING: FilledStore[Training] = FilledStore("training", Training())


def current() -> Training:
    """All that the session and the dossier in view know: an old dossier's file holds what was learnt too."""
    dossier = dossier_store.current()
    return _TRAINING.value if dossier is None else learnt(dossier.training, _TRAINING.value)


def lesson_done(id: str) -> None:
    training = current()
    _TRAINING.put(replace(training, lessons=tuple(dict.fromkeys((*training.lessons, id)))))


def answered(id: str, right: bool) -> None:
    """A decision missed comes back until it is found."""
    training = current()
    missed = tuple(each for each in training.missed if each != id)
    others = tuple(each for each in training.found if each != id)
    right_or_not = {"missed": missed, "found": (*others, id)} if right else {"missed": (*missed, id), "found": others}
    _TRAINING.put(replace(training, **right_or_not))


def forget_decisions() -> None:
    _TRAINING.put(replace(current(), missed=(), found=()))


def take(before: Training) -> None:
    """What a reopened file knows is added to what the session learnt since."""
    if before != Training():
        _TRAINING.put(learnt(before, current()))
