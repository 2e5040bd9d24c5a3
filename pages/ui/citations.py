"""Where a rule is written: the article with its link, the day it was read, and « à vérifier » where that is due."""

from __future__ import annotations

from collections.abc import Iterable

from guide import law
from guide.values import french
from pages.ui.wording import plain


def cite(id: str) -> str:
    """ "[C. com., art. L441-10](…), lu le 22/11/2026", as Markdown."""
    found = law.reference(id)
    mark = ", **à vérifier**" if found.to_check else ""
    return f"[{plain(found.label)}]({found.url}), lu le {french.short_day(found.read_on)}{mark}"


def cite_all(ids: Iterable[str]) -> str:
    """Each of them once, in their order."""
    return " ; ".join(cite(id) for id in dict.fromkeys(ids))
