"""What the tests of the screens share: a public register on this machine, which the session asks in place of the real."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pages.ui import session
from tests.unit.test_registers_client import Server, client, serving


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as server:
        monkeypatch.setattr(session.registers, "client", lambda: client(server))
        yield server
