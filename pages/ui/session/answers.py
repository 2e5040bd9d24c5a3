"""Where an answer typed on screen is kept until « Continuer » takes it to the dossier; a reload does not lose it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st

from guide import path
from guide.path.flow import BESIDE, FACTS, GROUNDS, KIND_GROUPS, TICKED_BESIDE
from pages.ui.session import dossier

#: Every question of the guide, by its id.
_QUESTIONS = {node.id: node for node in path.FLOW.nodes if isinstance(node, path.Question)}
#: An answer as its field holds it: what was typed, the code that was chosen, whether it is ticked.
Answer = str | bool
_LONGEST = 300
#: How the key of a field ends.
_REVISION = re.compile(r"-\d+$")
#: Which kind of client, before which one exactly.
GROUP = "debtor_kind.group"
#: Typed before there is a dossier, as it stands in its field (see `page.fields`).
_NAMES = ("field.path.name", "field.start.name")


def key(question: str) -> str:
    return _place(question, dossier.revision())


def given(name: str) -> Any:
    return st.session_state.get(key(name))


def held() -> dict[str, Answer]:
    """The answers on screen that the dossier does not have yet, by their names."""
    fields, revision = st.session_state.to_dict(), dossier.revision()
    typed = {name: fields.get(_place(name, revision)) for name in (*_names(), *_NAMES)}
    return {name: value for name, value in typed.items() if value and _is_answer(name, value)}


def restore(answers: Mapping[str, Any]) -> None:
    """Back into their fields, before these are drawn. What is no answer of ours is left out."""
    revision = dossier.revision()
    for name, value in answers.items():
        place = _place(name, revision)
        if _is_answer(name, value) and not st.session_state.get(place):
            st.session_state[place] = value


def chosen(places: Any) -> dict[str, Answer]:
    """The answers that a browser says were chosen or ticked last, by the keys of their fields: of a list, the place."""
    if not isinstance(places, dict):
        return {}
    by_field = {_REVISION.sub("", str(field)): place for field, place in places.items()}
    answers: dict[str, Answer] = {}
    for name in _names():
        place = by_field.get(name.replace(".", "-"))
        if place is True:
            answers[name] = True
        elif isinstance(place, int) and not isinstance(place, bool):
            codes = _codes(name, answers.get(GROUP))
            if 0 <= place < len(codes):
                answers[name] = codes[place]
    return answers


def _codes(name: str, group: Any) -> tuple[str, ...]:
    """The answers of a list in its order; the kinds of clients stand in groups."""
    if name == GROUP:
        return tuple(KIND_GROUPS)
    if name == "debtor_kind":
        return KIND_GROUPS.get(group, ())
    return _QUESTIONS[name].codes if name in _QUESTIONS else ()


def _place(name: str, revision: int) -> str:
    return f"{name}.{revision}" if name in _NAMES else f"path.{name}.{revision}"


@cache
def _names() -> tuple[str, ...]:
    ticked = [name for beside in TICKED_BESIDE.values() for name, _ in beside]
    return (
        GROUP,
        *_QUESTIONS,
        *(name for name, _ in BESIDE.values()),
        *(f"{fact}.unknown" for fact in FACTS),
        *(ground.code for ground in GROUNDS),
        *(f"insolvency.{code}" for code in _QUESTIONS["insolvency"].codes),
        *(f"beside.{name}" for name in ticked),
    )


def _is_answer(name: str, value: Any) -> bool:
    """Whether that field may hold that value."""
    if name in FACTS or name in _NAMES or name in {beside for beside, _ in BESIDE.values()}:
        return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()
    if name == GROUP:
        return isinstance(value, str) and value in KIND_GROUPS
    if name in _QUESTIONS:
        return value in _QUESTIONS[name].codes
    return value is True and name in _names()
