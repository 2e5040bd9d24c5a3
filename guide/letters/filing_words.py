"""Before filing: what the user wrote in the papers of the court file, and what of it they do not take."""

from __future__ import annotations

from collections.abc import Iterator

from guide.letters.catalogue import papers
from guide.letters.filing import Filing
from guide.letters.finding import Finding, Level
from guide.letters.matter import Matter
from guide.letters.permission import judged


def word_findings(matter: Matter, filing: Filing) -> Iterator[Finding]:
    """A paper is written to be read only when the user changed its words."""
    if not matter.dossier.edits:
        return
    from guide.letters.files import word_file  # whose contexts hold this check

    for id in (filing.request, "bordereau", "chronologie", filing.statement):
        paper = papers()[id]
        if matter.dossier.edits.get(id) and judged(paper, matter).granted:
            for note in word_file(paper, matter).notes:
                yield Finding(
                    Level.FAIBLE,
                    f"{paper.title} : {note}",
                    "Relisez votre texte sur l'écran « Courriers » avant de déposer.",
                )
