"""What the server refuses before Streamlit sees it: other hosts, other sites, other people's sessions, endless files."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from types import SimpleNamespace

import pytest
from starlette.responses import HTMLResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from pages.ui.web import safety
from pages.ui.web.safety import HOSTS, SESSION_BUDGET, Safety, is_allowed

MINE, OTHER = "a" * 43, "b" * 43


class Server:
    """What stands behind: a page, and a socket that opens the session it is told to."""

    def __init__(self, session: str = "s1") -> None:
        self.session, self.asked = session, list[Scope]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        if scope["type"] == "http":
            await HTMLResponse("<html></html>")(scope, receive, send)
        else:
            message = ForwardMsg()
            message.new_session.initialize.session_id = self.session
            await send({"type": "websocket.send", "bytes": message.SerializeToString()})


def ask(layer: Safety, kind: str = "http", method: str = "GET", path: str = "/", **headers: str) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    said = {"host": "localhost:8501", **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in said.items()]
    asyncio.run(layer({"type": kind, "method": method, "path": path, "headers": raw}, receive, send))
    return sent


def cookie(browser: str) -> str:
    return f"quel_recours_navigateur={browser}"


def header(sent: Iterable[Message], name: str) -> str:
    start = next(message for message in sent if message["type"] == "http.response.start")
    said: dict[str, str] = {key.decode(): value.decode() for key, value in start["headers"]}
    return said.get(name, "")


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:80", "[::1]:8501", "LOCALHOST"])
def test_this_machine_is_asked_for_by_its_own_names(host: str) -> None:
    assert is_allowed(host, safety.LOOPBACK)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost:x", "a@localhost", "", "[::1", "localhost;x"]
)
def test_another_name_is_refused_as_a_rebinding_page_would_use_it(host: str) -> None:
    assert not is_allowed(host, safety.LOOPBACK)


def test_a_hosted_server_answers_to_the_names_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOSTS, "recours.example.fr, *.asso.example.fr")
    assert is_allowed("recours.example.fr", safety.allowed_hosts())
    assert is_allowed("paris.asso.example.fr", safety.allowed_hosts())
    assert not is_allowed("localhost", safety.allowed_hosts())


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_foreign_host_reaches_nothing(kind: str) -> None:
    server = Server()
    sent = ask(Safety(server), kind, host="evil.example")
    assert not server.asked
    assert sent[0].get("status", sent[0].get("code")) in (403, 1008)


def test_a_socket_opened_by_a_page_of_another_site_is_refused() -> None:
    server = Server()
    ask(Safety(server), "websocket", origin="https://evil.example")
    assert not server.asked
    ask(Safety(server), "websocket", origin="http://localhost:8501")
    assert server.asked


def test_the_page_says_what_it_may_load_and_gives_a_cookie_once() -> None:
    first = ask(Safety(Server()))
    assert "frame-ancestors 'self'" in header(first, "content-security-policy")
    assert header(first, "x-content-type-options") == "nosniff"
    assert header(first, "referrer-policy") == "no-referrer"
    given = header(first, "set-cookie")
    assert "HttpOnly" in given and "SameSite=Lax" in given
    assert not header(ask(Safety(Server()), cookie=cookie(MINE)), "set-cookie")


def test_a_session_is_joined_again_by_its_own_browser_only() -> None:
    server = Server("s1")
    layer = Safety(server)
    ask(layer, "websocket", cookie=cookie(MINE))
    for browser, joined in ((MINE, True), (OTHER, False)):
        ask(layer, "websocket", cookie=cookie(browser), sec_websocket_protocol="streamlit, x, s1")
        protocols = dict(server.asked[-1]["headers"])[b"sec-websocket-protocol"]
        assert (b"s1" in protocols) is joined


def test_a_file_is_taken_from_the_browser_of_its_session_only() -> None:
    server = Server("s1")
    layer = Safety(server)
    ask(layer, "websocket", cookie=cookie(MINE))
    path = "/_stcore/upload_file/s1/f1"
    before = len(server.asked)
    ask(layer, method="PUT", path=path, cookie=cookie(OTHER), content_length="10")
    assert len(server.asked) == before
    ask(layer, method="PUT", path=path, cookie=cookie(MINE), content_length="10")
    assert len(server.asked) == before + 1


def test_the_files_of_one_session_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = Safety(Server("s1"))
    ask(layer, "websocket", cookie=cookie(MINE))
    held = {"s1": {"f1": SimpleNamespace(data=b"x" * 1000)}, "s2": {"f1": SimpleNamespace(data=b"x" * 1000)}}
    manager = SimpleNamespace(uploaded_file_mgr=SimpleNamespace(file_storage=held))
    monkeypatch.setattr(Runtime, "exists", staticmethod(lambda: True))
    monkeypatch.setattr(Runtime, "instance", staticmethod(lambda: manager))

    def put(size: int | str) -> int:
        sent = ask(
            layer, method="PUT", path="/_stcore/upload_file/s1/f2", cookie=cookie(MINE), content_length=str(size)
        )
        return int(sent[0]["status"])

    assert put(SESSION_BUDGET - 1000) == 200
    assert put(SESSION_BUDGET - 999) == 413
    assert put("") == 411
    # What others hold counts too.
    monkeypatch.setattr(safety, "SERVER_BUDGET", 5_000)
    assert put(3_000) == 200
    assert put(3_001) == 503


def test_a_file_that_is_still_on_its_way_counts() -> None:
    statuses: list[int] = []

    class Slow(Server):
        """Takes a second file of the session while the first arrives."""

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope["path"].endswith("f1"):
                second = {**scope, "path": "/_stcore/upload_file/s1/f2"}

                async def note(message: Message) -> None:
                    statuses.extend([message["status"]] if "status" in message else [])

                await layer(second, receive, note)
            await super().__call__(scope, receive, send)

    layer = Safety(Slow("s1"))
    ask(layer, "websocket", cookie=cookie(MINE))
    for size, status in ((SESSION_BUDGET // 2, 200), (SESSION_BUDGET // 2 + 1, 413)):
        ask(layer, method="PUT", path="/_stcore/upload_file/s1/f1", cookie=cookie(MINE), content_length=str(size))
        assert statuses.pop() == status


@pytest.mark.parametrize("other", ['foo={"a":1}', "a b", "é=1", "=", "x=a,b"])
def test_a_cookie_of_another_program_does_not_hide_ours(other: str) -> None:
    """Cookies of one host name are shared by its ports: what another program left there is sent here too."""
    server = Server("s1")
    layer = Safety(server)
    ask(layer, "websocket", cookie=cookie(MINE))
    ask(layer, "websocket", cookie=f"{other}; {cookie(MINE)}", sec_websocket_protocol="streamlit, x, s1")
    assert b"s1" in dict(server.asked[-1]["headers"])[b"sec-websocket-protocol"]


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/base/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_what_streamlit_tells_of_itself_is_shut(path: str) -> None:
    server = Server()
    assert ask(Safety(server), path=path)[0]["status"] == 404
    assert not server.asked
