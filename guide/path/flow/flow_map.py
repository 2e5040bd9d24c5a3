"""The map of a flow: as a drawing (DOT text, rendered by the screen) and as lists of sentences that say the same."""

import textwrap
from collections.abc import Sequence

from guide.path.facts.words import S
from guide.path.flow.graph import Flow, Outcome, Position, Question, Taken
from guide.values.french import count

HERE = "vous êtes ici"
ASSUMED = "supposé : sans réponse"
#: An arrow names its answers up to this many; the list of the whole map names them all.
NAMED = 4
_SHAPES = {Question: "box", Outcome: "note"}


def to_dot(flow: Flow[S], trail: Sequence[Taken] = (), here: str | None = None, whole: bool = True) -> str:
    """The flow in DOT, the path taken in bold and « vous êtes ici » on the node reached.

    `here` is the node the trail reached; without it, the node after the last one passed. `whole` False draws the
    path taken alone: what can be read on a screen.
    """
    passed = {taken.node: taken.code for taken in trail}
    here = here or _after(flow, trail)
    drawn = {node.id for node in flow.nodes if whole or node.id in {*passed, here}}
    lines = [
        "digraph parcours {",
        "rankdir=TB; nodesep=0.2; ranksep=0.35;",
        'node [fontname="Arial" fontsize=11 margin="0.12,0.06"];',
        'edge [fontname="Arial" fontsize=9 arrowsize=0.7];',
    ]
    for node in flow.nodes:
        if node.id not in drawn:
            continue
        bold = node.id in passed or node.id == here
        text = node.title if isinstance(node, Outcome) else node.text
        label = text if node.id != here else f"{text}\n({HERE})"
        shape = _SHAPES.get(type(node), "diamond")
        look = "style=bold" + ' group="path"' if bold else "style=solid"
        if node.id == here:
            look = 'style="bold,filled" fillcolor="#EDEDED" group="path"'
        lines.append(f"{_quoted(node.id)} [label={_quoted(_folded(label))} shape={shape} {look}];")
        for goto in dict.fromkeys(exit.goto for exit in node.exits):
            exits = [exit for exit in node.exits if exit.goto == goto and (whole or passed.get(node.id) == exit.code)]
            if not exits:
                continue
            chosen = next((exit.label for exit in exits if passed.get(node.id) == exit.code), None)
            every = len(exits) == len(node.exits) > 1
            label = _beside(_folded(_way(tuple(exit.label for exit in exits), chosen, every), 24))
            pen = "penwidth=3 style=bold weight=8" if chosen is not None else "penwidth=1"
            lines.append(f"{_quoted(node.id)} -> {_quoted(goto)} [label={label} {pen}];")
    return "\n".join([*lines, "}"])


def _way(labels: tuple[str, ...], chosen: str | None, every: bool) -> str:
    """What stands on an arrow: the answer given first, then the others that lead there, counted past a few."""
    if every:
        return "toute réponse" if chosen is None else f"{chosen} (ou toute autre réponse)"
    others = [label for label in labels if label != chosen]
    shown = ([chosen] if chosen is not None else []) + others
    if len(shown) > NAMED:
        rest = len(shown) - NAMED + 1
        shown = [*shown[: NAMED - 1], count(rest, "autre réponse", "autres réponses")]
    return " / ".join(shown)


def as_list(flow: Flow[S], position: Position[S]) -> tuple[str, ...]:
    """The path taken, one sentence a node, then where one stands: what a phone or a screen reader gets."""
    lines = []
    for taken in position.trail:
        node = flow[taken.node]
        assert not isinstance(node, Outcome)
        label = next(exit.label for exit in node.exits if exit.code == taken.code)
        lines.append(f"{node.text} {label}" + (f" ({ASSUMED})" if taken.assumed else ""))
    current = position.current
    last = current.title if isinstance(current, Outcome) else current.text
    return (*lines, f"{last} ({HERE})")


def _after(flow: Flow[S], trail: Sequence[Taken]) -> str:
    if not trail:
        return flow.start
    return next(exit.goto for exit in flow[trail[-1].node].exits if exit.code == trail[-1].code)


def _beside(label: str) -> str:
    """A label aligned on the left and held off its arrow, quoted."""
    return "".join(_quoted(f"\u00a0\u00a0{line}")[1:-1] + r"\l" for line in label.split("\n")).join('""')


def _folded(text: str, width: int = 30) -> str:
    """Lines of about that width; a mark never stands alone at the start of one."""
    for mark in "?:;»":
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return "\n".join(line for part in text.split("\n") for line in textwrap.wrap(part, width))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
