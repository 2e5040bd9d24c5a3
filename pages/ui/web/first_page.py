"""The page that the browser gets before anything is drawn: its language, its title, its icon, its styles and
its scripts are ours at once.

Streamlit serves one English page for every address, and a script puts the words right a second later: until then a
screen reader reads French with an English voice, and a bookmark is called « Streamlit ».
"""

import gzip
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui.page.page import CONSTANT, PRODUCT
from pages.ui.page.sidebar import FOOT, MENU

ICON = Path(__file__).with_name("icon.png")
#: The page of Streamlit weighs a few kilobytes: beyond this, what comes is not it, and goes through as it is.
_LONGEST = 200_000
_DESCRIPTION = (
    "Votre client ne paie pas : quoi faire aujourd’hui, combien réclamer au centime près, "
    "jusqu’à quand agir, et le courrier prêt à envoyer."
)
#: A page is asked for as it is, and whole: Streamlit has its own compressed already, and a browser that kept it would be
#: told that nothing has changed.
_NOT_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since")
_NO_SCRIPT = "<p>Cette application a besoin de JavaScript : autorisez-le, puis rechargez la page.</p>"
#: The last part of an address -> the name of its screen.
_NAMES = {Path(path).stem: name for path, name in {**MENU, **FOOT}.items() if path != "app.py"}


def title(address: str) -> str:
    """The title of the page at that address (its path)."""
    name = _NAMES.get(address.rstrip("/").rpartition("/")[2])
    return f"{name} – {PRODUCT}" if name else PRODUCT


def in_french(page: str, address: str) -> str:
    """The page with our language, title, words, styles and scripts. What is not found stays as Streamlit wrote it."""
    page = page.replace('<html lang="en">', '<html lang="fr">', 1)
    head = f'<title>{title(address)}</title>\n    <meta name="description" content="{_DESCRIPTION}" />'
    page = page.replace("<title>Streamlit</title>", head, 1)
    page = page.replace("</body>", f"{CONSTANT}</body>", 1)
    before, start, rest = page.partition("<noscript>")
    _, end, after = rest.partition("</noscript>")
    return f"{before}{start}{_NO_SCRIPT}{end}{after}" if end else page


class FirstPage:
    """A layer around the server: it rewrites that page, and answers for the icon; all else goes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._icon = ICON.read_bytes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
        elif scope["path"].endswith("/favicon.png"):
            # Kept by the browser a day, not for ever: its address has no version.
            headers = {"Cache-Control": "public, max-age=86400"}
            await Response(self._icon, media_type="image/png", headers=headers)(scope, receive, send)
        else:
            wanted = Headers(scope=scope)
            asks = "text/html" in wanted.get("accept", "")
            plain = [(name, value) for name, value in scope["headers"] if name not in _NOT_ASKED]
            packs = asks and "gzip" in wanted.get("accept-encoding", "")
            asked = {**scope, "headers": plain} if asks else scope
            await self._app(asked, receive, _Rewriter(send, scope["path"], packs))


class _Rewriter:
    """Holds an HTML answer back until it is whole, then sends it rewritten, compressed for who `packs`."""

    def __init__(self, send: Send, address: str, packs: bool) -> None:
        self._send, self._address, self._packs = send, address, packs
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    def _is_page(self, message: Message) -> bool:
        headers = MutableHeaders(raw=message["headers"])
        length = headers.get("content-length", "")
        return (
            message["status"] == 200
            and headers.get("content-type", "").startswith("text/html")
            and "content-encoding" not in headers
            and length.isdecimal()
            and int(length) <= _LONGEST
        )

    async def _finish(self, start: Message) -> None:
        body = in_french(self._body.decode("utf-8"), self._address).encode("utf-8")
        headers = MutableHeaders(raw=start["headers"])
        if self._packs:
            body = gzip.compress(body, 6, mtime=0)
            headers["content-encoding"] = "gzip"
        headers["vary"] = "Accept-Encoding"
        headers["content-length"] = str(len(body))
        # They speak of the file on the disk: a browser would keep the old words on their word.
        for name in ("etag", "last-modified"):
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})
