"""What a script draws is delivered together: all of it, in order, never past a start or an end."""

from __future__ import annotations

import inspect
import socket
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig, NewSession
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.web.server.starlette import starlette_server
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from pages.ui.web.delivery import Drawn, deliver_together, read_once, sent_at_once

DRAWN, STARTED = ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, ScriptRunnerEvent.SCRIPT_STARTED
ENDED = ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS


class Session:
    """As much of Streamlit's as the delivery touches; its loop turns when it is told to."""

    _drawn = None

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.handled: list[tuple[Any, ScriptRunnerEvent, str]] = []

    def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:
        self.waiting.append(callback)

    def _handle_scriptrunner_event_on_event_loop(
        self, sender: Any, event: ScriptRunnerEvent, forward_msg: ForwardMsg | None = None, *rest: Any
    ) -> None:
        self.handled.append((sender, event, forward_msg.hash if forward_msg else ""))

    def turn(self) -> None:
        callbacks, self.waiting = self.waiting, []
        for callback in callbacks:
            callback()

    def tell(self, event: ScriptRunnerEvent, name: str = "", sender: str = "runner") -> None:
        message = ForwardMsg(hash=name) if event is DRAWN else None
        AppSession._on_scriptrunner_event(self, sender, event, message)  # type: ignore[arg-type]


@pytest.fixture
def session() -> Session:
    deliver_together()
    return Session()


def test_what_is_drawn_together_is_one_turn_of_the_loop(session: Session) -> None:
    for name in "abc":
        session.tell(DRAWN, name)
    assert len(session.waiting) == 1
    session.turn()
    assert [name for *_, name in session.handled] == ["a", "b", "c"]


def test_nothing_passes_a_start_or_an_end(session: Session) -> None:
    session.tell(DRAWN, "last")
    session.tell(ENDED)
    session.tell(STARTED)
    session.tell(DRAWN, "first")
    session.turn()
    assert [(event, name) for _, event, name in session.handled] == [
        (DRAWN, "last"),
        (ENDED, ""),
        (STARTED, ""),
        (DRAWN, "first"),
    ]


def test_what_is_drawn_after_a_turn_is_another(session: Session) -> None:
    session.tell(DRAWN, "a")
    session.turn()
    session.tell(DRAWN, "b")
    session.turn()
    assert [name for *_, name in session.handled] == ["a", "b"]


def test_each_script_has_its_own(session: Session) -> None:
    session.tell(DRAWN, "a", "one")
    session.tell(DRAWN, "b", "another")
    session.turn()
    assert [(sender, name) for sender, _, name in session.handled] == [("one", "a"), ("another", "b")]


def test_what_is_taken_takes_no_more() -> None:
    drawn = Drawn(None, ForwardMsg())
    assert drawn.add(None, ForwardMsg())
    assert len(drawn.take()) == 2
    assert not drawn.add(None, ForwardMsg())


def test_a_loop_that_runs_is_not_woken_from_outside() -> None:
    deliver_together()
    told: list[str] = []
    loop = SimpleNamespace(
        eventloop=SimpleNamespace(call_soon_threadsafe=lambda call: told.append("outside")),
        need_send_data=SimpleNamespace(set=lambda: told.append("inside")),
    )
    Runtime._enqueued_some_message(SimpleNamespace(_get_async_objs=lambda: loop))  # type: ignore[arg-type]
    assert told == ["outside"]


def test_a_theme_is_read_once_and_an_empty_section_left_out() -> None:
    sections: list[str] = []

    def populate(theme: CustomThemeConfig, section: str) -> None:
        sections.append(section)
        if section == "theme.light":
            theme.primary_color = "#1D4F91"

    populated, message = read_once(populate), NewSession()
    for _ in range(3):
        populated(message.custom_theme.light, "theme.light")
        populated(message.custom_theme.dark, "theme.dark")
    assert sections == ["theme.light", "theme.dark"]
    assert message.custom_theme.light.primary_color == "#1D4F91"
    assert not message.custom_theme.HasField("dark")


def test_streamlit_is_as_the_delivery_knows_it() -> None:
    """An upgrade that renames or reshapes these is seen here."""
    handle = inspect.signature(AppSession._handle_scriptrunner_event_on_event_loop)
    assert [*handle.parameters][:4] == ["self", "sender", "event", "forward_msg"]
    assert "need_send_data" in inspect.getsource(Runtime._loop_coroutine)
    assert inspect.getsource(AppSession._create_new_session_message).count("_populate_theme_msg(") == 6


class Connection:
    """As much of uvicorn's as the delivery touches."""

    transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_UNIX])
def test_a_connection_of_a_socket_without_protocol_sends_at_once(family: socket.AddressFamily) -> None:
    """As Streamlit binds its own: asyncio alone then leaves small writes to be gathered."""
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        assert connection.proto == 0
        transport = SimpleNamespace(get_extra_info={"socket": connection}.get)
        served = Connection()
        sent_at_once(Connection.connection_made)(served, transport)
        assert served.transport is transport
        if family == socket.AF_INET:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_every_connection_of_the_server_sends_at_once() -> None:
    deliver_together()
    assert "connected" in AutoHTTPProtocol.connection_made.__qualname__
    assert "socket.socket(family=family)" in inspect.getsource(starlette_server._bind_socket), (
        "Streamlit may name the protocol of its socket now: asyncio then does this by itself"
    )
