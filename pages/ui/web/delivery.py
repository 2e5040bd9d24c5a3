"""What a script draws goes to its browser in few turns of the server's loop; the theme that every drawing repeats is read once.

Streamlit wakes its loop twice for each element drawn, and reads its four hundred settings six times for each drawing: a
third of what a click costs the server. Here the elements that a script draws while the loop is busy wait for its next
turn together, in their order and never past a script's start or end; the theme, which changes only with the server, is
read once.

Streamlit binds its own socket without naming its protocol, so that asyncio leaves its connections to gather small
writes: what is drawn then waits for the browser to acknowledge the first of it, a journey more on the network and up to
forty milliseconds. Each connection sends at once.
"""

import asyncio
import functools
import socket
import threading
from collections.abc import Callable
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent
from uvicorn.protocols.http.auto import AutoHTTPProtocol

#: Where a session holds what is drawn that the loop has not taken yet.
_DRAWN = "_drawn"


class Drawn:
    """Elements of one script, in their order, until the loop takes them; later ones are delivered after."""

    def __init__(self, sender: ScriptRunner | None, first: ForwardMsg) -> None:
        self._sender = sender
        self._messages = [first]
        self._lock = threading.Lock()
        self._is_taken = False

    def add(self, sender: ScriptRunner | None, message: ForwardMsg) -> bool:
        """Whether it goes with them."""
        with self._lock:
            if self._is_taken or sender is not self._sender:
                return False
            self._messages.append(message)
            return True

    def take(self) -> list[ForwardMsg]:
        with self._lock:
            self._is_taken = True
            return self._messages


def deliver_together() -> None:
    """For the whole server, once."""
    if hasattr(AppSession, _DRAWN):
        return
    setattr(AppSession, _DRAWN, None)
    AppSession._on_scriptrunner_event = _together(AppSession._on_scriptrunner_event)  # type: ignore[method-assign]
    Runtime._enqueued_some_message = _woken_in_turn(Runtime._enqueued_some_message)  # type: ignore[method-assign, assignment]
    app_session._populate_theme_msg = read_once(app_session._populate_theme_msg)
    AutoHTTPProtocol.connection_made = sent_at_once(AutoHTTPProtocol.connection_made)  # type: ignore[assignment, method-assign]


def _together(tell: Callable[..., None]) -> Callable[..., None]:
    def told(
        self: AppSession,
        sender: ScriptRunner | None,
        event: ScriptRunnerEvent,
        forward_msg: ForwardMsg | None = None,
        **rest: Any,
    ) -> None:
        if event is not ScriptRunnerEvent.ENQUEUE_FORWARD_MSG or forward_msg is None:
            # What a script draws from then on comes after it.
            setattr(self, _DRAWN, None)
            tell(self, sender, event, forward_msg, **rest)
            return
        waiting: Drawn | None = getattr(self, _DRAWN)
        if waiting is not None and waiting.add(sender, forward_msg):
            return
        drawn = Drawn(sender, forward_msg)
        setattr(self, _DRAWN, drawn)

        def deliver() -> None:
            for message in drawn.take():
                self._handle_scriptrunner_event_on_event_loop(sender, event, message)

        self._call_soon_on_event_loop(deliver)

    return told


def _woken_in_turn(wake: Callable[[Runtime], None]) -> Callable[[Runtime], None]:
    """The loop need not wake itself from outside."""

    def woken(self: Runtime) -> None:
        loop = self._get_async_objs()
        if asyncio._get_running_loop() is loop.eventloop:
            loop.need_send_data.set()
        else:
            wake(self)

    return woken


def read_once(populate: Callable[[CustomThemeConfig, str], None]) -> Callable[..., None]:
    """Each section of the theme, read at the first drawing, is copied at the others."""

    @functools.cache
    def themed(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        populate(theme, section)
        return theme

    def populated(msg: CustomThemeConfig, section: str = "theme") -> None:
        theme = themed(section)
        # A section that says nothing is left out, as Streamlit does.
        if theme.ByteSize():
            msg.MergeFrom(theme)

    return populated


def sent_at_once(connect: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """The connection of a browser, of its socket too once it asks for one, gathers nothing."""

    def connected(self: Any, transport: asyncio.Transport) -> None:
        connection = transport.get_extra_info("socket")
        if connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connect(self, transport)

    return connected
