"""The engine of a guided conversation: a small directed graph, as data. It knows no law.

`Question` is answered by a person, `Fork` by a function of the situation, `Outcome` ends the walk. A `Flow` checks
itself when it is made: a broken one cannot be imported. Answers are replayed from the start at each call, so an
answer that is off the path is kept by its owner but never used here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeAlias

from guide.case.codes import UNKNOWN
from guide.path.facts.words import S, Words


class FlowError(Exception):
    """A flow that breaks its own rules: a fault of ours, raised at import."""


@dataclass(frozen=True)
class Choice:
    """A way out of a node: the code that takes it, the words that say it, the node it leads to."""

    code: str
    label: str
    goto: str


@dataclass(frozen=True)
class Question:
    """`why` says why it is asked; `help`, how to find out when one does not know (Markdown: it may hold links)."""

    id: str
    text: str
    why: str
    choices: tuple[Choice, ...]
    help: str = ""

    @property
    def exits(self) -> tuple[Choice, ...]:
        return self.choices

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(choice.code for choice in self.choices)


@dataclass(frozen=True)
class Fork(Generic[S]):
    """`decide` answers a member of `options`; the branches cover every member, so nothing falls through.

    `foreseen`: what it reads is settled before it is reached, so that the questions still to come can be counted.
    """

    id: str
    text: str
    decide: Callable[[S], StrEnum]
    options: type[StrEnum]
    branches: tuple[Choice, ...]
    foreseen: bool = False

    @property
    def exits(self) -> tuple[Choice, ...]:
        return self.branches


class YesNo(StrEnum):
    OUI = "oui"
    NON = "non"


def either(
    id: str, text: str, test: Callable[[S], bool], yes: tuple[str, str], no: tuple[str, str], foreseen: bool = False
) -> Fork[S]:
    """A fork that a yes or a no decides; `yes` and `no` give the words of each way out, and where it leads."""
    branches = (Choice(YesNo.OUI, *yes), Choice(YesNo.NON, *no))
    return Fork(id, text, lambda s: YesNo.OUI if test(s) else YesNo.NON, YesNo, branches, foreseen)


@dataclass(frozen=True)
class Step(Generic[S]):
    """One thing to do. `when` False leaves it out; `only_open` leaves it out unless its remedy is open."""

    remedy: str
    title: Words[S] | None = None
    why: Words[S] | None = None
    when: Callable[[S], bool] | None = None
    only_open: bool = False


@dataclass(frozen=True)
class Outcome(Generic[S]):
    """What to do, in order. `limit` says where the guide stops when it does not cover the ground in full."""

    id: str
    title: str
    steps: tuple[Step[S], ...]
    references: tuple[str, ...]
    limit: str = ""

    @property
    def exits(self) -> tuple[Choice, ...]:
        return ()


Node: TypeAlias = Question | Fork[S] | Outcome[S]


@dataclass(frozen=True)
class Flow(Generic[S]):
    """Nodes and where to start. Raises FlowError when a rule below is broken, naming the node and the rule."""

    start: str
    nodes: tuple[Node[S], ...]
    by_id: Mapping[str, Node[S]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {node.id: node for node in self.nodes}
        _require(len(by_id) == len(self.nodes), self.start, "two nodes share an id")
        _require(self.start in by_id, self.start, "the start is no node")
        object.__setattr__(self, "by_id", by_id)
        for node in self.nodes:
            _check_node(node, by_id)
        self._check_no_cycle()
        reached = set(self._reached(self.start))
        for node in self.nodes:
            _require(node.id in reached, node.id, "unreachable from the start")

    def __getitem__(self, id: str) -> Node[S]:
        return self.by_id[id]

    def _reached(self, id: str) -> Iterator[str]:
        waiting, seen = [id], set()
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                yield node
                waiting += [exit.goto for exit in self[node].exits]

    def _check_no_cycle(self) -> None:
        done: set[str] = set()

        def visit(id: str, above: tuple[str, ...]) -> None:
            _require(id not in above, id, f"a cycle: {' > '.join((*above, id))}")
            if id in done:
                return
            for exit in self[id].exits:
                visit(exit.goto, (*above, id))
            done.add(id)

        for node in self.nodes:
            visit(node.id, ())


def _require(condition: bool, id: str, rule: str) -> None:
    if not condition:
        raise FlowError(f"{id}: {rule}")


def _check_node(node: Node[S], by_id: Mapping[str, Node[S]]) -> None:
    codes = [exit.code for exit in node.exits]
    _require(len(codes) == len(set(codes)), node.id, "the same code twice")
    for exit in node.exits:
        _require(exit.goto in by_id, node.id, f"{exit.code} leads to {exit.goto}, which is no node")
    if isinstance(node, Question):
        _require(len(codes) > 1, node.id, "a question needs two choices at least")
        _require(bool(node.text and node.why), node.id, "a question needs its text and why it is asked")
    elif isinstance(node, Fork):
        _require(set(codes) == set(node.options), node.id, f"{node.options.__name__} is not covered exactly")
    else:
        _require(bool(node.steps), node.id, "an outcome needs a step")
        _require(bool(node.references), node.id, "an outcome needs a reference")


@dataclass(frozen=True)
class Taken:
    """A node that was passed, and the code that led out of it. `assumed`: nobody answered, taken as unknown."""

    node: str
    code: str
    assumed: bool = False


@dataclass(frozen=True)
class Position(Generic[S]):
    """Where a walk stands: what it passed, the node it reached, and the answers it really used.

    `situation` and `answers` are what it was walked with.
    """

    trail: tuple[Taken, ...]
    current: Question | Outcome[S]
    used: Mapping[str, str]
    situation: S = field(repr=False)
    answers: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)


def advance(flow: Flow[S], situation: S, answers: Mapping[str, str], assume_unknown: bool = False) -> Position[S]:
    """Walks from the start. Stops at the first question without a valid answer, else at an outcome.

    `assume_unknown`: an unanswered question that offers « je ne sais pas » is passed by it instead.
    """
    trail: list[Taken] = []
    used: dict[str, str] = {}
    node = flow[flow.start]
    while not isinstance(node, Outcome):
        assumed = False
        if isinstance(node, Fork):
            code: str = node.decide(situation)
        elif (given := answers.get(node.id)) in node.codes:
            code = used[node.id] = str(given)
        elif assume_unknown and UNKNOWN in node.codes:
            code, assumed = UNKNOWN, True
        else:
            break
        trail.append(Taken(node.id, code, assumed))
        node = flow[way_out(node, code).goto]
    assert not isinstance(node, Fork)
    return Position(tuple(trail), node, used, situation, answers)


def way_out(node: Node[S], code: str) -> Choice:
    """The exit that a code takes."""
    return next(exit for exit in node.exits if exit.code == code)
