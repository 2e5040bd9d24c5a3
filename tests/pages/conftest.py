"""What the tests of the screens share: a public register on this machine, which the session asks in place of the real;
and the components that the installed packages bring, looked for once, where Streamlit does it for each new session.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from pages.ui import session
from tests.unit.test_registers_client import Server, client, serving


@pytest.fixture(scope="session", autouse=True)
def packages_read_once() -> Iterator[None]:
    """No package comes nor goes while the tests run: reading them all is a fifth of drawing a screen."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as server:
        monkeypatch.setattr(session.registers, "client", lambda: client(server))
        yield server
