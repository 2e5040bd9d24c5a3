"""What was offered or agreed and still runs: a plan to be paid, a discount to be taken. A suit before its end would be early."""

from __future__ import annotations

from collections.abc import Iterator

from guide.case.model import Dossier
from guide.path.facts.situation import Situation
from guide.values.french import day


def still_running(dossier: Dossier, s: Situation) -> Iterator[str]:
    """The dossier does not say whether the plan was signed: both cases are told (C. civ. 1103, 1343-5)."""
    if s.collective or not s.late:
        return
    ahead = [part.on for part in dossier.plan if part.on >= s.on]
    if ahead:
        yield (
            f"Un échéancier est noté au dossier (prochain versement le {day(min(ahead))}). S'il est signé et respecté, le reste "
            "n'est pas encore dû : ne saisissez pas le juge avant ses dates. Un versement manqué ? Appliquez sa clause, puis "
            "reprenez ce guide."
        )
    offered = dossier.settlement
    if offered and offered.until >= s.on:
        yield (
            f"Votre offre de remise court jusqu'au {day(offered.until)} : laissez ce délai à votre client avant d'aller plus "
            "loin."
        )
