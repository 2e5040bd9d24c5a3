"""`python -m tests.proof`: every path of the flow, one a line, and why no facts take it when none can.

`--write-golden` renews the reviewed copy of the tests. `--prove` tries every path with every combination of the facts
it reads, and prints the counts; `--write-proof` puts them in docs/measures.md.
"""

from __future__ import annotations

import pathlib
import re
import sys
from collections import Counter

from guide.path.flow.recovery_flow import FLOW
from tests.proof.unreachable import why_no_facts
from tests.proof.ways import Path, paths

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "parcours.txt"
MEASURES = ROOT / "docs" / "measures.md"
#: The counts, in the measures.
BLOCK = re.compile(r"(?<=```\n)\d+ paths drawn.*?(?=```)", re.S)


def _shown(path: Path) -> str:
    """A path on one line, without the nodes that all answers leave the same way; `!=` names the answers that do not."""
    edges = []
    for id, codes in path.edges:
        others = [str(exit.code) for exit in FLOW[id].exits if exit.code not in codes]
        if others:
            short = len(others) < len(codes)
            edges.append(f"{id}!={'|'.join(others)}" if short else f"{id}={'|'.join(codes)}")
    reason = why_no_facts(path)
    return " > ".join([*edges, path.outcome]) + (f"  [no facts: {reason}]" if reason else "")


def listing() -> str:
    """The count, the outcomes with their number of paths, why no facts take some of them, then each path."""
    found = list(paths(FLOW))
    counts = Counter(path.outcome for path in found)
    reasons = Counter(reason for path in found if (reason := why_no_facts(path)))
    lines = [
        "# Every path of the guide. Renew with: python -m tests.proof --write-golden, then read the difference.",
        f"# {len(found)} paths, {len(FLOW.nodes)} nodes, {len(counts)} outcomes.",
        *(f"# {count:4} {outcome}" for outcome, count in sorted(counts.items())),
        f"# {reasons.total()} of them that no facts can take:",
        *(f"# {count:4} {reason}" for reason, count in sorted(reasons.items())),
        *map(_shown, found),
    ]
    return "\n".join(lines) + "\n"


def main(asked: list[str]) -> bool:
    """Answers whether all went well."""
    if asked == ["--write-golden"]:
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(listing(), encoding="utf-8")
        return True
    if asked not in (["--prove"], ["--write-proof"]):
        print(listing(), end="")
        return True
    from tests.proof.proof import prove

    proved = prove(workers=2)
    print(proved.counts + "".join(f"FAILED: {said}\n" for said in proved.failures), end="")
    if asked == ["--write-proof"]:
        measures = MEASURES.read_text(encoding="utf-8")
        MEASURES.write_text(BLOCK.sub(lambda found: proved.counts, measures), encoding="utf-8")
    return not proved.failures


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
