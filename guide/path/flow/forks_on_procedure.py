"""What stops or shapes every suit, decided from the facts alone: proceedings, title, order, limitation."""

from enum import StrEnum

from guide.claim import LimitationState
from guide.path.facts.procedure_dates import Title
from guide.path.facts.situation import Situation


class Proceedings(StrEnum):
    OUVERTE = "ouverte"
    IMPOSSIBLE = "impossible"
    A_DEMANDER = "a_demander"


def proceedings(s: Situation) -> Proceedings:
    """Known from the journal, impossible for an administration, else asked: an answer stays on the path, to be changed."""
    if s.opened:
        return Proceedings.OUVERTE
    unconcerned = s.kind.is_administration or s.born_after
    return Proceedings.IMPOSSIBLE if unconcerned else Proceedings.A_DEMANDER


class Window(StrEnum):
    OUVERTE = "ouverte"
    RELEVE = "releve"
    PASSEE = "passee"


def window(s: Situation) -> Window:
    """While the publication is not known, the window is held open: declaring at once is the safe act."""
    dates = s.insolvency
    if dates.declare_by is None or s.on <= dates.declare_by:
        return Window.OUVERTE
    return Window.RELEVE if dates.relief_by and s.on <= dates.relief_by else Window.PASSEE


def title(s: Situation) -> Title:
    """A title too old to be enforced is none; and a pending request must not hide a limitation that is near."""
    barred = s.limitation is LimitationState.PRESCRITE
    if s.title_known:
        return Title.AUCUN if barred else Title.DETENU
    if s.order.state is Title.INSTANCE and s.limitation in (LimitationState.BIENTOT, LimitationState.PRESCRITE):
        return Title.AUCUN
    return s.order.state


class TimeLeft(StrEnum):
    PRESCRITE = "prescrite"
    PROCHE = "proche"
    PROCHE_PUBLIQUE = "proche_publique"
    EN_COURS = "en_cours"


def clock(s: Situation) -> TimeLeft:
    """Near: six months, three for carriage and public buyers. Not known: no alarm, and the advice says so."""
    if s.limitation is LimitationState.PRESCRITE:
        return TimeLeft.PRESCRITE
    if s.limitation is LimitationState.BIENTOT:
        return TimeLeft.PROCHE_PUBLIQUE if s.public_clock else TimeLeft.PROCHE
    return TimeLeft.EN_COURS


class Stage(StrEnum):
    DETENU = "detenu"
    A_SIGNIFIER = "a_signifier"
    ATTENTE = "attente"
    OPPOSITION = "opposition"
    AUDIENCE = "audience"
    PERDUE = "perdue"
    PERDUE_PROCHE = "perdue_proche"
    PERDUE_PRESCRITE = "perdue_prescrite"
    A_DATER = "a_dater"


def stage(s: Situation) -> Stage:
    """Where an order for payment stands; one that lapsed leaves the debt, and its limitation, as they were."""
    state = title(s)
    if state in (Title.AUCUN, Title.INSTANCE):
        if not s.order.lapsed:
            return Stage.A_DATER
        if s.limitation is LimitationState.PRESCRITE:
            return Stage.PERDUE_PRESCRITE
        return Stage.PERDUE_PROCHE if s.limitation is LimitationState.BIENTOT else Stage.PERDUE
    return Stage(state.value)
