"""The pages of the folder are found once: they change only with the server.

Streamlit looks for each of them on the disk at each drawing, then again for each link to one: a hundred questions to the
disk a click.
"""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.elements.widgets.button import ButtonMixin
from streamlit.navigation import page as navigation
from streamlit.navigation.page import Page

#: By their place from the folder of `app.py`, as the links of our screens write it.
_BY_PLACE: dict[str, Page] = {}


def find_pages_once() -> None:
    """For the whole server, once."""
    if hasattr(navigation._create_page, "__wrapped__"):
        return
    navigation._create_page = created_once(navigation._create_page, _BY_PLACE)
    ButtonMixin._page_link = linked(ButtonMixin._page_link, _BY_PLACE)  # type: ignore[method-assign]


def created_once(create: Callable[..., Page], by_place: dict[str, Page]) -> Callable[..., Page]:
    """Each drawing has its own copies, for it marks the one that it runs."""

    def created(page: str | Path, *, default: bool = False) -> Page:
        path = Path(page)
        place = path.name if default else f"{path.parent.name}/{path.name}"
        if place not in by_place:
            by_place[place] = create(page, default=default)
        return copy.copy(by_place[place])

    created.__wrapped__ = create  # type: ignore[attr-defined]
    return created


def linked(link: Callable[..., Any], by_place: dict[str, Page]) -> Callable[..., Any]:
    """A link to a page that is known names it, and need not look for it."""

    def drawn(self: ButtonMixin, page: str | Path | Page, **how: Any) -> Any:
        return link(self, by_place.get(page, page) if isinstance(page, str) else page, **how)

    return drawn
