"""What the server refuses before Streamlit sees it, and what it tells every browser: hosts, origins, sessions, uploads.

A browser is known by a cookie that no script reads. A session belongs to the browser that opened it: its id alone
neither joins it again nor adds a file to it.
"""

import os
import re
import secrets
from collections import Counter, OrderedDict
from collections.abc import Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

#: Names, separated by commas, under which a hosted server may be asked for; without them any is taken there.
HOSTS = "QUEL_RECOURS_HOTES"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
#: What the files of one session may weigh together, then those of all of them, in bytes.
SESSION_BUDGET = 1 << 30
SERVER_BUDGET = 2 * SESSION_BUDGET
HEALTH = "/_stcore/health"
#: What Streamlit tells of itself in English, to anyone who asks: how many sessions, what they weigh, how to drive it.
SHUT = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/")
_ADDRESS = (
    "Cette adresse est refusée : le serveur ne répond qu’aux noms qu’il connaît. Sur cet ordinateur, ouvrez "
    f"http://localhost ; qui héberge le serveur y ajoute ce nom par {HOSTS} (docs/hosting.md)."
)
_COOKIE = "quel_recours_navigateur"
_MOST_SESSIONS = 20_000
_PROTOCOLS = b"sec-websocket-protocol"
_UPLOADS = "/_stcore/upload_file/"
_NAME = re.compile(r"[\w.:-]+")


def allowed_hosts() -> tuple[str, ...]:
    """The names this server answers to; empty: any (a hosted server whose names nobody gave)."""
    named = os.environ.get(HOSTS) or ",".join(config.get_option("server.allowedHosts") or ())
    if named:
        return tuple(name.strip().lower() for name in named.split(",") if name.strip())
    address = (config.get_option("server.address") or "").strip("[]")
    return LOOPBACK if address in LOOPBACK else ()


def is_allowed(host: str, allowed: Iterable[str]) -> bool:
    """Whether a Host header is one of these names, whatever its port; `*.example.fr` takes any name under it."""
    try:
        parts = urlsplit(f"//{host}")
        name = (parts.hostname or "").rstrip(".")
        _ = parts.port
    except ValueError:
        return False
    if not _NAME.fullmatch(name) or parts.username is not None or parts.path or parts.query or parts.fragment:
        return False
    names = tuple(allowed)
    return (
        not names
        or "*" in names
        or any(name.endswith(each[1:]) if each.startswith("*.") else name == each for each in names)
    )


def policy(host: str) -> str:
    """The content security policy: everything from this server alone, as strict as Streamlit allows.

    Streamlit writes styles and one script inside its page, and its charts compile expressions: hence the two
    `unsafe`. The sockets are named because older browsers do not take them for `'self'`.
    """
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host} blob: data:",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Safety:
    """A layer around the server, the outermost."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        # What is sent stays in memory: the default writes all but the first megabyte to a temporary file.
        MultiPartParser.spool_max_size = SESSION_BUDGET
        #: Session -> the browser that opened it; the oldest are forgotten, and then merely not joined again.
        self._browsers: OrderedDict[str, str] = OrderedDict()
        #: Session -> bytes of its files that are on their way.
        self._arriving: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if scope["path"].endswith(HEALTH):
            # Says that the server lives, to who runs it, and nothing else.
            await self._app(scope, receive, send)
            return
        if not is_allowed(host, allowed_hosts()) or _is_foreign(headers, host, scope["type"]):
            await _refuse(scope, receive, send, 403, _ADDRESS)
            return
        browser = _browser(headers)
        if scope["type"] == "websocket":
            await self._app(self._own_session_only(scope, browser), receive, self._noting(send, browser))
            return
        if any(path in scope["path"] for path in SHUT):
            await _refuse(scope, receive, send, 404, "Il n’y a rien à cette adresse.")
            return
        _, _, file = scope["path"].partition(_UPLOADS)
        session, size = file.partition("/")[0], headers.get("content-length", "")
        if session and (refusal := self._refused_upload(session, scope["method"], size, browser)):
            await _refuse(scope, receive, send, *refusal)
            return
        weight = int(size) if session and size.isdecimal() else 0
        self._arriving[session] += weight
        try:
            await self._app(scope, receive, _dressed(send, host, browser, headers))
        finally:
            self._arriving[session] -= weight
            self._arriving += Counter()  # Keeps what is above nothing.

    def _own_session_only(self, scope: Scope, browser: str | None) -> Scope:
        """The scope without the session it asks to join, when that is another browser's."""
        asked = Headers(scope=scope).get("sec-websocket-protocol", "").split(",")
        session = asked[2].strip() if len(asked) > 2 else ""
        if not session or (browser and self._browsers.get(session) == browser):
            return scope
        protocols = ",".join(asked[:2]).encode("latin-1")
        headers = [(name, protocols if name == _PROTOCOLS else value) for name, value in scope["headers"]]
        return {**scope, "headers": headers, "subprotocols": [each.strip() for each in asked[:2]]}

    def _noting(self, send: Send, browser: str | None) -> Send:
        """Notes whose the session is, which the first message of the server names."""
        noted = browser is None

        async def noting(message: Message) -> None:
            nonlocal noted
            if not noted and message["type"] == "websocket.send" and message.get("bytes"):
                session = _session_of(message["bytes"])
                if session and browser:
                    noted = True
                    self._browsers[session] = browser
                    while len(self._browsers) > _MOST_SESSIONS:
                        self._browsers.popitem(last=False)
            await send(message)

        return noting

    def _refused_upload(self, session: str, method: str, size: str, browser: str | None) -> tuple[int, str] | None:
        if method not in ("PUT", "DELETE"):
            return None
        if browser is None or self._browsers.get(session) != browser:
            return 403, "Ce fichier n’est pas envoyé par le navigateur de sa session."
        if method == "DELETE":
            return None
        # Browsers say it; a stream without an end would pass under the budget.
        if not size.isdecimal():
            return 411, "Le poids de ce fichier n’est pas dit."
        weights = _weights() + self._arriving
        if weights[session] + int(size) > SESSION_BUDGET:
            return 413, "Les fichiers de cette session pèsent déjà un gigaoctet."
        if weights.total() + int(size) > SERVER_BUDGET:
            return 503, "Le serveur tient déjà deux gigaoctets de fichiers : réessayez dans quelques minutes."
        return None


def _weights() -> Counter[str]:
    """Session -> bytes of the files that it holds."""
    if not Runtime.exists():
        return Counter()
    files: MutableMapping[str, Any] = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    return Counter({session: sum(len(file.data) for file in of.values()) for session, of in list(files.items())})


def _is_foreign(headers: Headers, host: str, kind: str) -> bool:
    """A page of another site that opens a socket here: refused before Streamlit asks the network who it is."""
    origin = headers.get("origin")
    if kind != "websocket" or origin is None or urlsplit(origin).netloc == host:
        return False
    return origin not in config.get_option("server.corsAllowedOrigins")


def _browser(headers: Headers) -> str | None:
    # As browsers send them: another cookie of this name of host may hold anything.
    cookie = cookie_parser("; ".join(headers.getlist("cookie"))).get(_COOKIE)
    return cookie if cookie is not None and len(cookie) == 43 else None


def _session_of(data: bytes) -> str | None:
    message = ForwardMsg.FromString(data)
    if message.WhichOneof("type") != "new_session":
        return None
    return message.new_session.initialize.session_id or None


def _dressed(send: Send, host: str, browser: str | None, asked: Headers) -> Send:
    """Adds the headers of safety, and the cookie of a browser that has none to the page itself."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers[name] = value
            if headers.get("content-type", "").startswith("text/html"):
                headers["content-security-policy"] = policy(host)
                if browser is None:
                    secure = "; Secure" if asked.get("x-forwarded-proto") == "https" else ""
                    headers.append(
                        "set-cookie", f"{_COOKIE}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax{secure}"
                    )
        await send(message)

    return dressed


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, why: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await PlainTextResponse(why, status_code=status, headers=HEADERS)(scope, receive, send)
