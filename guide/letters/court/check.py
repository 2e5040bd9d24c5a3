"""The check before filing: every missing or weak point with what follows from it, and what is right.

It never refuses: it says. The points come with the gravest first; what rests on one source is marked by its reference.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from guide.errors import GuideError
from guide.letters.catalogue.catalogue import papers
from guide.letters.catalogue.computed import Computed
from guide.letters.court.check_parties import party_findings
from guide.letters.court.check_proof import proof_findings
from guide.letters.court.check_route import route_findings
from guide.letters.court.check_sums import sum_findings
from guide.letters.court.exhibits import Files
from guide.letters.court.filing import Filing, Finding, FindingLevel, fault, weakness
from guide.letters.permission.permission import judged
from guide.letters.writing import word_file
from guide.values.french import count


@dataclass(frozen=True)
class Check:
    """The findings, in the order of `FindingLevel`, then of the request."""

    findings: tuple[Finding, ...]

    def of(self, level: FindingLevel) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is level)

    @property
    def verdict(self) -> str:
        """One sentence for the top of the page."""
        stop, lacking, weak = (
            len(self.of(level)) for level in (FindingLevel.ARRET, FindingLevel.MANQUE, FindingLevel.FAIBLE)
        )
        if stop:
            return "Ne déposez pas ce dossier en l'état : lisez d'abord ce qui suit."
        if lacking:
            more = f", {count(weak, 'point faible', 'points faibles')}" if weak else ""
            return f"À compléter avant de déposer : {count(lacking, 'point', 'points')}{more}."
        if weak:
            return f"Rien ne manque ; {count(weak, 'point faible', 'points faibles')} à connaître."
        return "Rien ne manque, d'après ce que vous avez dit."


def check(computed: Computed, filing: Filing, files: Files | None = None) -> Check:
    """`files`: what was added in this session; None leaves the files aside. Raises nothing of the user's facts."""
    try:
        findings = list(
            chain(
                route_findings(computed, filing),
                party_findings(computed, filing),
                sum_findings(computed, filing),
                proof_findings(computed, filing, files),
                word_findings(computed, filing),
            )
        )
    except GuideError as error:
        findings = [fault(error.message, error.hint or "Complétez le dossier.")]
    order = [*FindingLevel]
    return Check(tuple(sorted(dict.fromkeys(findings), key=lambda each: order.index(each.level))))


def word_findings(computed: Computed, filing: Filing) -> Iterator[Finding]:
    """A paper is written to be read only when the user changed its words."""
    if not computed.dossier.edits:
        return
    for id in (filing.request, "bordereau", "chronologie", filing.statement):
        paper = papers()[id]
        if computed.dossier.edits.get(id) and judged(paper, computed).granted:
            for note in word_file(paper, computed).notes:
                yield weakness(
                    f"{paper.title} : {note}", "Relisez votre texte sur l'écran « Courriers » avant de déposer."
                )
