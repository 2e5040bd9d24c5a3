"""The bank statements of the session: read once when dropped, and never kept beyond it. What is noted of them is elsewhere."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from guide.errors import GuideError
from pages.ui.kit import turns
from pages.ui.session.store import FilledStore

if TYPE_CHECKING:
    from guide.ledger.bank import BankLine, BankStatement

_STATEMENTS: "FilledStore[tuple[BankStatement, ...]]" = FilledStore("bank.statements", ())
_SEEN: FilledStore[frozenset[str]] = FilledStore("bank.seen", frozenset())
_REFUSED: FilledStore[tuple[GuideError, ...]] = FilledStore("bank.refused", ())
_ASIDE: FilledStore[frozenset[str]] = FilledStore("bank.aside", frozenset())


def take(uploaded: Iterable[tuple[str, str, bytes]]) -> None:
    """Reads the files (id, name, content) that were not read yet; the others, and those read before, are kept."""
    from guide.ledger.bank import read_statement

    seen = _SEEN.value
    new = [file for file in uploaded if file[0] not in seen]
    if not new:
        return
    _SEEN.put(seen | {id for id, _, _ in new})
    refused: list[GuideError] = []
    for _, name, content in new:
        try:
            with turns.turn(len(content)):
                _STATEMENTS.put((*statements(), read_statement(name, content)))
        except GuideError as error:
            refused.append(error)
    _REFUSED.put(tuple(refused))


def statements() -> "tuple[BankStatement, ...]":
    return _STATEMENTS.value


def refused() -> tuple[GuideError, ...]:
    """Why the files dropped last could not be read."""
    return _REFUSED.value


def lines() -> "tuple[BankLine, ...]":
    """What came in, each line once though two statements hold it, oldest first; but those that were said to be another's."""
    once = {line.id: line for statement in statements() for line in statement.received}
    return tuple(sorted((line for line in once.values() if line.id not in _ASIDE.value), key=lambda line: line.on))


def set_aside(line: str) -> None:
    """Not that client's: nothing more is proposed of this line."""
    _ASIDE.put(_ASIDE.value | {line})


def forget() -> None:
    for store in (_STATEMENTS, _REFUSED, _ASIDE):
        store.clear()
