"""Every way through the flow, as it is drawn: what the proof walks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.path.facts.words import S
from guide.path.flow.graph import Flow, Outcome


@dataclass(frozen=True)
class Path:
    """One way through the flow: each node with the codes that lead on along it, and the outcome reached."""

    edges: tuple[tuple[str, tuple[str, ...]], ...]
    outcome: str


def paths(flow: Flow[S]) -> Iterator[Path]:
    """Every way through, depth first. The choices of a node that lead to the same place are one way."""

    def walk(id: str, edges: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Path]:
        node = flow[id]
        if isinstance(node, Outcome):
            yield Path(edges, id)
        for goto in dict.fromkeys(exit.goto for exit in node.exits):
            codes = tuple(str(exit.code) for exit in node.exits if exit.goto == goto)
            yield from walk(goto, (*edges, (id, codes)))

    return walk(flow.start, ())
