"""The engine on toy flows: each rule it checks of itself, broken once; replay, paths and drawings."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import pytest

from guide.path.facts.words import say
from guide.path.flow.flow_map import HERE, _way, as_list, to_dot
from guide.path.flow.graph import Choice, Flow, FlowError, Fork, Outcome, Question, Step, Taken, advance
from tests.proof.ways import Path, paths


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


ASK = Question(
    "ask",
    'Is it "so"?',
    "It matters.",
    (Choice("oui", "Yes", "fork"), Choice("non", "No", "end"), Choice("inconnu", "?", "fork")),
)
FORK: Fork[int] = Fork(
    "fork",
    "Above ten?",
    lambda n: Side.RIGHT if n > 10 else Side.LEFT,
    Side,
    (Choice("left", "No", "end"), Choice("right", "Yes", "then")),
)
THEN = Question("then", "And then?", "To know.", (Choice("oui", "Yes", "end"), Choice("non", "No", "other")))
END: Outcome[int] = Outcome("end", "The end", (Step("wait"),), ("c-civ-1344",))
OTHER: Outcome[int] = replace(END, id="other", title="Another end")
TWICE = replace(THEN, choices=(Choice("oui", "a", "end"), Choice("oui", "b", "other")))
FLOW: Flow[int] = Flow("ask", (ASK, FORK, THEN, END, OTHER))


def broken(*nodes: object, start: str = "ask") -> Flow[int]:
    return Flow(start, nodes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "nodes"),
    [
        (
            "which is no node",
            (replace(ASK, choices=(Choice("oui", "Yes", "nowhere"), Choice("non", "No", "end"))), END),
        ),
        ("not covered exactly", (ASK, replace(FORK, branches=FORK.branches[:1]), END)),
        ("unreachable", (ASK, FORK, THEN, END, OTHER, replace(END, id="lost"))),
        ("a cycle", (ASK, replace(FORK, branches=(Choice("left", "No", "ask"), FORK.branches[1])), THEN, END, OTHER)),
        ("the same code twice", (ASK, FORK, TWICE, END, OTHER)),
        ("needs a step", (ASK, FORK, THEN, replace(END, steps=()), OTHER)),
        ("needs a reference", (ASK, FORK, THEN, replace(END, references=()), OTHER)),
        ("two nodes share an id", (ASK, FORK, THEN, END, OTHER, OTHER)),
        ("two choices at least", (ASK, FORK, replace(THEN, choices=(Choice("oui", "Yes", "other"),)), END, OTHER)),
        ("why it is asked", (replace(ASK, why=""), FORK, THEN, END, OTHER)),
    ],
)
def test_a_broken_flow_cannot_be_made(rule: str, nodes: tuple[object, ...]) -> None:
    with pytest.raises(FlowError, match=rule):
        broken(*nodes)


def test_a_flow_starts_somewhere() -> None:
    with pytest.raises(FlowError, match="the start is no node"):
        broken(ASK, FORK, THEN, END, OTHER, start="nowhere")


def test_a_walk_stops_at_the_first_question_without_an_answer() -> None:
    assert advance(FLOW, 20, {}).current is ASK
    position = advance(FLOW, 20, {"ask": "oui"})
    assert position.current is THEN
    assert position.trail == (Taken("ask", "oui"), Taken("fork", "right"))


def test_an_answer_off_the_path_is_kept_and_never_used() -> None:
    position = advance(FLOW, 5, {"ask": "oui", "then": "non"})
    assert position.current is END
    assert position.used == {"ask": "oui"}


def test_an_answer_that_does_not_exist_is_no_answer() -> None:
    assert advance(FLOW, 5, {"ask": "perhaps"}).current is ASK


def test_an_unknown_may_be_assumed_and_says_so() -> None:
    position = advance(FLOW, 5, {}, assume_unknown=True)
    assert position.current is END
    assert position.trail[0] == Taken("ask", "inconnu", assumed=True)
    assert position.used == {}
    assert advance(FLOW, 20, {}, assume_unknown=True).current is THEN


def test_paths_are_all_the_ways_and_parallel_choices_are_one() -> None:
    assert list(paths(FLOW)) == [
        Path((("ask", ("oui", "inconnu")), ("fork", ("left",))), "end"),
        Path((("ask", ("oui", "inconnu")), ("fork", ("right",)), ("then", ("oui",))), "end"),
        Path((("ask", ("oui", "inconnu")), ("fork", ("right",)), ("then", ("non",))), "other"),
        Path((("ask", ("non",)),), "end"),
    ]


def test_the_drawing_marks_the_path_taken_and_where_one_stands() -> None:
    position = advance(FLOW, 20, {"ask": "oui"})
    dot = to_dot(FLOW, position.trail)
    assert dot.count(HERE) == 1
    bold = [line for line in dot.splitlines() if "penwidth=3" in line]
    assert [line.split(" [")[0] for line in bold] == ['"ask" -> "fork"', '"fork" -> "then"']
    assert r"\"so\"" in dot
    assert "penwidth=3" not in to_dot(FLOW)
    assert HERE in next(line for line in to_dot(FLOW).splitlines() if line.startswith('"ask" ['))


def test_an_arrow_says_the_answer_given_first_and_counts_the_others() -> None:
    assert _way(("Yes", "No", "Maybe"), "No", every=False) == "No / Yes / Maybe"
    assert _way(("a", "b", "c", "d", "e", "f"), None, every=False) == "a / b / c / 3\u00a0autres réponses"
    assert _way(("a", "b"), None, every=True) == "toute réponse"
    assert _way(("a", "b"), "b", every=True) == "b (ou toute autre réponse)"


def test_the_place_where_one_stands_is_marked_by_more_than_a_colour() -> None:
    here = next(line for line in to_dot(FLOW).splitlines() if line.startswith('"ask" ['))
    assert "bold,filled" in here and HERE in here


def test_the_lists_say_the_same_as_the_drawing() -> None:
    position = advance(FLOW, 20, {}, assume_unknown=True)
    assert as_list(FLOW, position) == (
        'Is it "so"? ? (supposé : sans réponse)',
        "Above ten? Yes",
        f"And then? ({HERE})",
    )


def test_words_may_depend_on_the_situation() -> None:
    assert say("fixed", 3) == "fixed"
    assert say(lambda n: f"{n} euros", 3) == "3 euros"
