"""The proof that the guide is complete: what it tries, what it counts, what failed.

`python -m tests.proof --prove` runs it and prints the counts, which stand in docs/measures.md; a test runs it as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guide.path.flow.graph import Outcome
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES
from tests.proof.covering_array import covering
from tests.proof.forbidden import RULES
from tests.proof.law_dates import CEILINGS, DATES, prove_ceilings, prove_claims, prove_dates
from tests.proof.path_walks import Walked, prove_outcomes, prove_paths
from tests.proof.proof_roadmaps import nodes, prove_rows
from tests.proof.remedy_walks import Tried, prove_remedies
from tests.proof.unreachable import EDGES, why_no_answer, why_no_facts
from tests.proof.ways import paths


@dataclass(frozen=True)
class Proved:
    """`counts` is what is printed, one sentence a line; `failures` is empty when everything holds."""

    counts: str
    failures: tuple[str, ...]


def prove(workers: int = 1) -> Proved:
    """Everything, on as many processes: about a minute on two cores."""
    walked, tried, array = prove_paths(workers=workers), prove_remedies(workers), covering()
    steps, wrong_steps = prove_outcomes()
    rows, wrong_rows = prove_rows(walked.taken, workers)
    (dates, wrong_dates), (sums, wrong_sums), (claims, wrong_claims) = (prove_dates(), prove_ceilings(), prove_claims())
    drawn, ways = list(paths(FLOW)), sum(len(node.exits) for node in FLOW.nodes)
    answers = sum(map(len, tried.answers.values()))
    lines = (
        f"{len(drawn)} paths drawn, {len(walked.paths)} that facts can take; the {len(drawn) - len(walked.paths)} others "
        "have their reason in tests/golden/parcours.txt.",
        f"{ways} ways out of nodes, {len(walked.edges)} that facts can take.",
        f"{walked.distinct} combinations of facts tried along the paths ({walked.cases} ways of reaching them).",
        f"{steps} combinations of facts tried on the steps of {sum(isinstance(node, Outcome) for node in FLOW.nodes)} "
        "outcomes: none is closed, the first is never the one whose decree is awaited.",
        f"{tried.combinations} combinations of facts tried on {len(REMEDIES)} remedies, one by one: their conditions, and "
        f"{len(RULES)} rules, each of which closes every remedy that would break it.",
        f"{len(tried.answers)} conditions, {answers} answers that they can give, "
        f"{sum(map(len, tried.reads.values()))} facts read.",
        f"{array.facts} facts, {array.classes} classes of values: {array.triples} threes of classes, all seen together in "
        f"{len(array.rows)} sets of facts; {rows} roadmaps made of them.",
        f"{len(DATES)} dates of the law, the day before, the day and the day after: {dates} roadmaps; {len(CEILINGS) + 1} "
        f"amounts, one cent on each side: {sums} roadmaps.",
        f"{claims} claims: never the 40 euros nor a fee from a consumer.",
    )
    failures = Counter[str]()
    for found in (walked.failures, wrong_steps, tried.failures, wrong_rows, wrong_dates, wrong_sums, wrong_claims):
        failures += found
    said = [f"{count} times: {fault}" for fault, count in failures.items()]
    return Proved("\n".join(lines) + "\n", (*said, *_stale(walked, tried)))


def _stale(walked: Walked, tried: Tried) -> Iterator[str]:
    """Where the lists of what is impossible and the facts disagree."""
    for path in paths(FLOW):
        reason, name = why_no_facts(path), " > ".join(nodes(path))
        if nodes(path) in walked.paths and reason:
            yield f"{name}: facts take it, against: {reason}"
        if nodes(path) not in walked.paths and not reason:
            yield f"{name}: no facts take it, and no reason is given"
    drawn = {(node.id, str(exit.code)) for node in FLOW.nodes for exit in node.exits}
    for id, code in (drawn - walked.edges) ^ set(EDGES):
        yield f"{id}={code}: a way out that no facts take and that is not listed, or the contrary"
    for (remedy, condition), found in tried.answers.items():
        for answer in (True, False, None):
            reason = why_no_answer(condition, answer)
            if answer in found and reason:
                yield f"{remedy}, {condition}: answers {answer}, against: {reason}"
            if answer not in found and not reason:
                yield f"{remedy}, {condition}: never answers {answer}, and no reason is given"
