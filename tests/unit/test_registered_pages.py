"""A page of the folder is found on the disk once, and each drawing marks its own copy of it."""

from inspect import getsource
from pathlib import Path
from typing import Any

import pytest
from streamlit.elements.widgets.button import ButtonMixin
from streamlit.navigation import page as navigation
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import script_runner

from pages.ui.web.registered_pages import created_once, find_pages_once, linked

ROOT = Path("app").resolve()


class Folder:
    """Makes a page as Streamlit does, and counts."""

    def __init__(self) -> None:
        self.sought: list[tuple[str, bool]] = []

    def page(self, path: str | Path, *, default: bool = False) -> Page:
        self.sought.append((str(path), default))
        page = Page.__new__(Page)
        page._default, page._page, page._can_be_called = default, Path(path), False
        return page


def test_a_page_is_found_once_and_each_drawing_has_its_own() -> None:
    folder, by_place = Folder(), dict[str, Page]()
    created = created_once(folder.page, by_place)
    first, second = (created(ROOT / "pages" / "decompte.py") for _ in range(2))
    first._can_be_called = True
    home = created(ROOT / "app.py", default=True)
    assert folder.sought == [(str(ROOT / "pages" / "decompte.py"), False), (str(ROOT / "app.py"), True)]
    assert not second._can_be_called
    assert not created(ROOT / "pages" / "decompte.py")._can_be_called
    assert home._default
    assert set(by_place) == {"pages/decompte.py", "app.py"}


def test_a_link_names_the_page_that_is_known() -> None:
    folder, by_place = Folder(), dict[str, Page]()
    created_once(folder.page, by_place)(ROOT / "pages" / "decompte.py")
    drawn: list[tuple[Any, dict[str, Any]]] = []
    link = linked(lambda self, page, **how: drawn.append((page, how)), by_place)
    link(ButtonMixin(), "pages/decompte.py", label="Décompte")
    link(ButtonMixin(), "pages/absente.py", label="Absente")
    link(ButtonMixin(), by_place["pages/decompte.py"])
    assert drawn == [
        (by_place["pages/decompte.py"], {"label": "Décompte"}),
        ("pages/absente.py", {"label": "Absente"}),
        (by_place["pages/decompte.py"], {}),
    ]


def test_streamlit_asks_for_its_pages_where_they_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade that renames or reshapes these is seen here."""
    monkeypatch.setattr(navigation, "_create_page", navigation._create_page)
    monkeypatch.setattr(ButtonMixin, "_page_link", ButtonMixin._page_link)
    find_pages_once()
    find_pages_once()
    create: Any = navigation._create_page
    assert not hasattr(create.__wrapped__, "__wrapped__")
    assert "from streamlit.navigation.page import _create_page" in getsource(script_runner._mpa_v1)
    assert "self._page_link(" in getsource(ButtonMixin.page_link)
