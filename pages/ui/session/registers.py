"""The public registers, as a screen asks them: on a click only, told before, and never when the host has turned them off."""

import os
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import streamlit as st

from guide.errors import GuideError
from guide.ledger.dunning import NotedInsolvency
from guide.registers import RegisterClient
from pages.ui.kit.labels import plain
from pages.ui.session.store import NamedStore, Store

#: One setting of the host: QUEL_RECOURS_REGISTRES=false, and no screen offers a register.
SETTING = "QUEL_RECOURS_REGISTRES"
T = TypeVar("T")
_ANSWERS: NamedStore[str, NotedInsolvency] = NamedStore("bodacc.answers")


def allowed() -> bool:
    return os.environ.get(SETTING, "true").strip().lower() not in ("false", "0", "non")


@st.cache_resource
def client() -> RegisterClient:
    """One for every session: it keeps only until when a register asked to wait."""
    return RegisterClient()


class Lookup(Generic[T]):
    """What a register answered last, or why it did not. What was found of a name says nothing of another: of the next
    client, of the name once corrected."""

    def __init__(self, key: str) -> None:
        self._store: Store[tuple[str, T | str]] = Store(key)

    def search(
        self, label: str, asked: str, read: Callable[[RegisterClient], T], sentence: str, is_ready: bool = True
    ) -> T | None:
        """The button that asks, what it sends being told before; then what was answered."""
        st.button(label, key=f"{self._store.key}.ask", on_click=self.ask, args=(asked, read), disabled=not is_ready)
        if is_ready:
            st.caption(sentence)
        return self.answer(asked)

    def ask(self, asked: str, read: Callable[[RegisterClient], T]) -> None:
        """The form stays as it was typed, whatever comes."""
        try:
            self._store.put((asked, read(client())))
        except GuideError as error:
            self._store.put((asked, str(error)))

    def answer(self, asked: str) -> T | None:
        """None: this was not asked, or the register could not answer, which is told."""
        before, answer = self._store.get() or ("", None)
        if before != asked:
            return None
        if isinstance(answer, str):
            st.warning(plain(answer, 600))
            return None
        return answer

    def forget(self) -> None:
        self._store.clear()


def insolvencies() -> Mapping[str, NotedInsolvency]:
    """By SIREN, what the BODACC answered last in this session."""
    return _ANSWERS.value


def note_insolvency(answers: Mapping[str, NotedInsolvency]) -> None:
    _ANSWERS.put({**_ANSWERS.value, **answers})
