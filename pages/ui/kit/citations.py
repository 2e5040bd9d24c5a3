"""Where a rule is written: the article with its link, the day it was read, and « à vérifier » where that is due."""

from collections.abc import Iterable

from guide import law
from guide.values import french
from pages.ui.kit.labels import plain

_THEN = "\u00a0; "


def cite(id: str) -> str:
    """ "[C. com., art. L441-10](…), lu le 22/11/2026", as Markdown."""
    reference = law.reference(id)
    return f"{_link(reference)}, lu le {french.short_day(reference.read_on)}"


def link(id: str) -> str:
    """The same without its day: where a column gives it."""
    return _link(law.reference(id))


def _link(reference: law.Reference) -> str:
    mark = " (**à vérifier**)" if reference.to_check else ""
    return f"[{plain(reference.label)}]({reference.url}){mark}"


def cite_all(ids: Iterable[str]) -> str:
    """Each of them once, in their order; a day of reading that they share is said once."""
    references = [law.reference(id) for id in dict.fromkeys(ids)]
    days = {reference.read_on for reference in references}
    if len(references) < 2 or len(days) > 1:
        return _THEN.join(cite(reference.id) for reference in references)
    return f"{_THEN.join(_link(r) for r in references)}, lus le {french.short_day(days.pop())}"
