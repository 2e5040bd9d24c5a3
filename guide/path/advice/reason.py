"""Why this comes first, in one sentence that names the facts of the dossier; and what the days left are counted from."""

import re

from guide.case.journal import Dispute
from guide.path.advice.advice import Advice
from guide.path.facts.situation import Notice, Situation
from guide.values.french import count, day

#: Not after « n° 12. » nor « art. 5 »: a sentence ends before a capital.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý«])")
#: Outcomes that a delay and a dispute explain; the others are explained by what they advise.
_LATE = ("relance", "mise_en_demeure", "injonction", "refere", "preuves", "public")
_DISPUTED = ("litige", "litige_partiel", "public_litige", "europe_litige", "proces")


def reason(advice: Advice) -> str:
    """One sentence, from « Parce que » where the facts say it, else the first one of the advice itself."""
    s, outcome = advice.position.situation, advice.outcome.id
    if outcome in _LATE and (sentence := _late(s)):
        return sentence
    if outcome in _DISPUTED:
        part = "une partie de " if s.dispute is Dispute.PARTIELLE else ""
        return f"Parce que votre client conteste {part}la dette : on lui répond avant d'aller plus loin."
    if advice.waits:
        return advice.steps[0].why
    if outcome in ("declarer", "relever") and s.liquidation:
        return (
            "Parce que votre client est en liquidation : les poursuites sont arrêtées, il faut déclarer ce qu'il doit."
        )
    return _END.split(advice.steps[0].why, maxsplit=1)[0]


def _late(s: Situation) -> str:
    if not s.days_late or s.days_late < 1:
        return ""
    ago = f"échu depuis {count(s.days_late, 'jour', 'jours')}"
    if s.notice is Notice.EXPIREE and s.notice_end:
        ago += f", que votre mise en demeure a pris fin le {day(s.notice_end)}"
    calm = " et que rien ne le conteste" if s.dispute is Dispute.AUCUNE else ""
    return f"Parce que le paiement est {ago}{calm}."
