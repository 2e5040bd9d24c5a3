"""A named place of the session, with the type of what stands there: what the stores of this room are made of."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import streamlit as st

K = TypeVar("K")
T = TypeVar("T")


class Store(Generic[T]):
    """One value, or none."""

    def __init__(self, key: str) -> None:
        self.key = key

    def get(self) -> T | None:
        value: T | None = st.session_state.get(self.key)
        return value

    def put(self, value: T) -> T:
        st.session_state[self.key] = value
        return value

    def take(self) -> T | None:
        """The value, which is no longer there."""
        value: T | None = st.session_state.pop(self.key, None)
        return value

    def clear(self) -> None:
        st.session_state.pop(self.key, None)


class FilledStore(Store[T]):
    """One value, `empty` while none was put."""

    def __init__(self, key: str, empty: T) -> None:
        super().__init__(key)
        self._empty = empty

    @property
    def value(self) -> T:
        value = self.get()
        return self._empty if value is None else value


class NamedStore(FilledStore[Mapping[K, T]]):
    """Values by name."""

    def __init__(self, key: str) -> None:
        super().__init__(key, {})

    def set(self, name: K, value: T) -> None:
        self.put({**self.value, name: value})


class Revision(FilledStore[int]):
    """Grows each time something changed: keys made with it are new."""

    def __init__(self, key: str) -> None:
        super().__init__(key, 0)

    def grow(self) -> None:
        self.put(self.value + 1)


class Memo(Generic[T]):
    """What was worked out last, of these very objects or their equals."""

    def __init__(self, key: str) -> None:
        self._store: Store[tuple[tuple[object, ...], T]] = Store(key)

    def of(self, sources: tuple[object, ...], work_out: Callable[[], T]) -> T:
        before = self._store.get()
        if before is not None and _same(before[0], sources):
            return before[1]
        return self._store.put((sources, work_out()))[1]

    def clear(self) -> None:
        self._store.clear()


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(a is b or a == b for a, b in zip(before, now, strict=True))
