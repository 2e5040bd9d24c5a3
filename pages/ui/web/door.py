"""A door for other programs: a dossier posted, the JSON of the command line in answer. Shut unless the host opens it.

Nothing is kept nor written anywhere, and a fault is logged by its frames alone. A page of another site cannot use it: it may
not post JSON here without being asked first, and no answer allows it.
"""

import asyncio
import logging
import os
import traceback
from datetime import date
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from guide.errors import GuideError, IncompleteDossier
from guide.values.dates import date_from_json
from pages.ui.session import clock
from pages.ui.web.posted import ANSWERS

#: One setting of the host: QUEL_RECOURS_API=true, and the three addresses answer.
SETTING = "QUEL_RECOURS_API"
#: Bytes of a body: a dossier of a thousand invoices weighs less.
MAX_BODY = 1 << 20
#: Answers worked out together: the screens keep a core.
AT_ONCE = 2
_PATH = "/api/"
_log = logging.getLogger(__name__)


def is_open() -> bool:
    return os.environ.get(SETTING, "").strip().lower() in ("true", "1", "oui")


class _Refused(Exception):
    """A status, and why in one sentence."""

    def __init__(self, status: int, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.status, self.why, self.hint = status, why, hint


class Door:
    """A layer around the server, inside the one that knows who may ask."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _, api, name = scope.get("path", "").rpartition(_PATH)
        if scope["type"] != "http" or not api or name not in ANSWERS or not is_open():
            await self._app(scope, receive, send)
            return
        try:
            response = await self._answer(scope, receive, name)
        except _Refused as refused:
            response = _said(refused.status, refused.why, refused.hint)
        response.headers["cache-control"] = "no-store"
        await response(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, name: str) -> JSONResponse:
        headers = Headers(scope=scope)
        _check(scope["method"], headers)
        on = _day(scope.get("query_string", b""))
        body = await _body(receive, headers)
        try:
            async with self._turns:
                return JSONResponse(await run_in_threadpool(ANSWERS[name], body, on))
        except GuideError as error:
            missing = list(error.missing) if isinstance(error, IncompleteDossier) else []
            return _said(422, error.message, error.hint, missing)
        except Exception as fault:
            # Frames only: the message of an exception may quote what was posted.
            _log.error("%s\n%s", type(fault).__name__, "".join(traceback.format_tb(fault.__traceback__)))
            return _said(500, "Une erreur de notre fait est survenue.")


def _said(status: int, why: str, hint: str = "", missing: list[str] | None = None) -> JSONResponse:
    """An error, as JSON too: what happened, what to do, which facts are missing."""
    return JSONResponse({"erreur": why, "que_faire": hint, "manque": missing or []}, status_code=status)


def _check(method: str, headers: Headers) -> None:
    if method != "POST":
        raise _Refused(405, "Cette adresse attend un POST.")
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2] != headers.get("host", ""):
        raise _Refused(403, "La page d'un autre site ne peut pas interroger ce serveur.")
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise _Refused(415, "Le corps de la requête est du JSON (Content-Type: application/json).")


def _day(query: bytes) -> date:
    """`?au=AAAA-MM-JJ`, else today; nothing else is read of an address, which others may keep."""
    try:
        asked = parse_qs(query.decode("latin-1"), keep_blank_values=True, max_num_fields=5)
    except ValueError:
        asked = {"": []}
    if set(asked) - {"au"}:
        raise _Refused(400, "Une adresse ne porte que la date (?au=AAAA-MM-JJ) : tout le reste est dans le corps.")
    try:
        return date_from_json(asked["au"][-1]) if asked else clock.real_today()
    except GuideError as error:
        raise _Refused(400, error.message, error.hint) from None


async def _body(receive: Receive, headers: Headers) -> bytes:
    """The whole body, cut off as soon as it is too large, whatever its length says."""
    announced = headers.get("content-length", "0")
    body = bytearray()
    while len(body) <= MAX_BODY and (not announced.isdecimal() or int(announced) <= MAX_BODY):
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Refused(400, "La requête a été coupée.")
        body += message.get("body", b"")
        if not message.get("more_body", False):
            if len(body) <= MAX_BODY:
                return bytes(body)
            break
    raise _Refused(413, f"Le corps dépasse {MAX_BODY >> 20} Mo : c'est démesuré pour un dossier.")
