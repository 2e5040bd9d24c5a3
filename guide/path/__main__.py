"""`python -m guide.path`: every path of the flow, one a line. `--write-golden` renews the reviewed copy of the tests;
`--prove` tries every path with every combination of the facts it reads, and prints the counts."""

from __future__ import annotations

import json
import pathlib
import sys
from collections import Counter
from datetime import date

from guide.case import storage
from guide.path.exhaustive import CLASSES
from guide.path.graph import Path, paths
from guide.path.recovery import FLOW
from guide.path.remedies import REMEDIES

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "tests" / "scenarios"
GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "tests" / "golden" / "parcours.txt"


def _shown(path: Path) -> str:
    """A path on one line, without the nodes that all answers leave the same way; `!=` names the answers that do not."""
    edges = []
    for id, codes in path.edges:
        others = [str(exit.code) for exit in FLOW[id].exits if exit.code not in codes]
        if others:
            short = len(others) < len(codes)
            edges.append(f"{id}!={'|'.join(others)}" if short else f"{id}={'|'.join(codes)}")
    return " > ".join([*edges, path.outcome])


def listing() -> str:
    """The count, the outcomes with their number of paths, then each path."""
    found = list(paths(FLOW))
    counts = Counter(path.outcome for path in found)
    lines = [
        "# Every path of the guide. Renew with: python -m guide.path --write-golden, then read the difference.",
        f"# {len(found)} paths, {len(FLOW.nodes)} nodes, {len(counts)} outcomes.",
        *(f"# {count:4} {outcome}" for outcome, count in sorted(counts.items())),
        *map(_shown, found),
    ]
    return "\n".join(lines) + "\n"


def proof() -> str:
    """What the proof says, with its counts. Takes about a minute on two cores."""
    from guide.path.coverage import coverage
    from guide.path.proof import all_paths, prove_paths, prove_remedies

    paths_found, (combinations, answers, reads, failures) = prove_paths(), prove_remedies()
    drawn = all_paths()
    cases = [
        (storage.loads(json.dumps(case["dossier"])), date.fromisoformat(case["as_of"]))
        for name in ("scenarios.json", "more_scenarios.json")
        for case in json.loads((SCENARIOS / name).read_text(encoding="utf-8"))
    ]
    shown = coverage(cases, paths_found.edges, answers)
    lines = [
        f"{len(drawn)} paths drawn, {len(paths_found.paths)} that facts can take; {len(paths_found.edges)} ways out of nodes.",
        f"{paths_found.distinct} combinations of facts tried along the paths ({paths_found.cases} ways of reaching them).",
        f"{combinations} combinations of facts tried on {len(REMEDIES)} remedies, one by one.",
        f"{len(answers)} conditions, {sum(map(len, answers.values()))} answers they can give, "
        f"{sum(map(len, reads.values()))} facts read.",
        f"{len(CLASSES)} facts, {sum(map(len, CLASSES.values()))} classes of values.",
        f"{len(cases)} whole cases take {len(shown.edges)} ways out of nodes ({len(shown.missing_edges)} others possible) and "
        f"show {shown.answers - len(shown.missing_answers)} of the {shown.answers} answers of conditions.",
        *(f"FAILED {count} times: {said}" for said, count in (paths_found.failures + failures).items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--write-golden"]:
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(listing(), encoding="utf-8")
    else:
        said = proof() if sys.argv[1:] == ["--prove"] else listing()
        print(said, end="")
        sys.exit("FAILED" in said)
