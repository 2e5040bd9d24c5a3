"""The bank statements of the session: read once when dropped, and never kept beyond it. What is noted of them is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from guide.errors import GuideError
from pages.ui.kit import turns

if TYPE_CHECKING:
    from guide.ledger.bank import BankLine, BankStatement

_STATEMENTS, _SEEN, _REFUSED, _ASIDE = "bank.statements", "bank.seen", "bank.refused", "bank.aside"


def take(uploaded: Iterable[tuple[str, str, bytes]]) -> None:
    """Reads the files (id, name, content) that were not read yet; the others, and those read before, are kept."""
    from guide.ledger.bank import read_statement

    seen: frozenset[str] = st.session_state.get(_SEEN, frozenset())
    new = [file for file in uploaded if file[0] not in seen]
    if not new:
        return
    st.session_state[_SEEN] = seen | {id for id, _, _ in new}
    refused: list[GuideError] = []
    for _, name, content in new:
        try:
            with turns.turn(len(content)):
                st.session_state[_STATEMENTS] = (*statements(), read_statement(name, content))
        except GuideError as error:
            refused.append(error)
    st.session_state[_REFUSED] = tuple(refused)


def statements() -> tuple[BankStatement, ...]:
    kept: tuple[BankStatement, ...] = st.session_state.get(_STATEMENTS, ())
    return kept


def refused() -> tuple[GuideError, ...]:
    """Why the files dropped last could not be read."""
    errors: tuple[GuideError, ...] = st.session_state.get(_REFUSED, ())
    return errors


def lines() -> tuple[BankLine, ...]:
    """What came in, each line once though two statements hold it, oldest first; but those that were said to be another's."""
    once = {line.id: line for statement in statements() for line in statement.received}
    aside: frozenset[str] = st.session_state.get(_ASIDE, frozenset())
    return tuple(sorted((line for line in once.values() if line.id not in aside), key=lambda line: line.on))


def set_aside(line: str) -> None:
    """Not that client's: nothing more is proposed of this line."""
    st.session_state[_ASIDE] = st.session_state.get(_ASIDE, frozenset()) | {line}


def forget() -> None:
    for name in (_STATEMENTS, _REFUSED, _ASIDE):
        st.session_state.pop(name, None)
