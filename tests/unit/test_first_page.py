"""What the server sends before any script runs: French, our title and our icon, whatever the address."""

from __future__ import annotations

import asyncio
import gzip
import re
from pathlib import Path

import pytest
import streamlit
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from pages.ui.web.first_page import ICON, FirstPage, in_french, title

STREAMLIT_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


async def _server(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind: Streamlit's page at every address but one, compressed for who reads it so."""
    headers = {"etag": "of-the-file"}
    answer: Response
    if Headers(scope=scope).get("if-none-match") == headers["etag"]:
        answer = Response(status_code=304)
    elif scope["path"] == "/sante":
        answer = PlainTextResponse('<html lang="en">')
    elif "gzip" in Headers(scope=scope).get("accept-encoding", ""):
        answer = HTMLResponse(gzip.compress(STREAMLIT_PAGE.encode()), headers=headers | {"content-encoding": "gzip"})
    else:
        answer = HTMLResponse(STREAMLIT_PAGE, headers=headers)
    await answer(scope, receive, send)


def get(address: str, **asked: str) -> tuple[dict[str, str], bytes]:
    """The headers and the body of an answer; `asked`: what the browser says of what it reads."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    spoken = [(name.replace("_", "-").encode(), value.encode()) for name, value in asked.items()]
    scope = {"type": "http", "method": "GET", "path": address, "headers": spoken}
    asyncio.run(FirstPage(_server)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    assert len(body) == int(headers["content-length"])
    return headers, body


def test_the_page_is_in_french_from_its_first_byte() -> None:
    page = get("/")[1].decode()
    assert '<html lang="fr">' in page and 'lang="en"' not in page
    assert re.findall("<title>(.*?)</title>", page) == ["Quel recours ?"]
    assert "You need to enable JavaScript" not in page and "a besoin de JavaScript" in page


def test_a_browser_that_reads_compressed_pages_has_ours_too() -> None:
    """All do: a page that Streamlit has compressed already stayed English."""
    headers, body = get("/courriers", accept="text/html,*/*", accept_encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert '<html lang="fr">' in gzip.decompress(body).decode()


def test_a_browser_that_kept_the_page_of_streamlit_is_given_ours() -> None:
    """What it kept has none of the scripts that the screens ask for."""
    page = get("/courriers", accept="text/html", if_none_match="of-the-file")[1].decode()
    assert "window.quelRecoursScreen = " in page


def test_each_address_has_its_own_title() -> None:
    assert "<title>Courriers – Quel recours ?</title>" in get("/courriers")[1].decode()
    assert title("/quelque/part/que_faire") == "Que faire ? – Quel recours ?"
    assert title("/inconnue<script>") == "Quel recours ?"


def test_the_rest_of_the_page_is_as_streamlit_wrote_it() -> None:
    page = in_french(STREAMLIT_PAGE, "/")
    for tag in re.findall(r"<(?:script|link)[^>]*>", STREAMLIT_PAGE):
        assert tag in page


def test_what_every_screen_shares_comes_once_with_the_page() -> None:
    """Streamlit would send it again at each drawing; at the end of the page, our styles stand after its own."""
    page = get("/courriers")[1].decode()
    assert page.count("window.quelRecoursScreen = ") == page.count("window.quelRecoursKeeper = ") == 1
    assert page.index('<div id="root">') < page.index("prefers-reduced-motion: reduce") < page.index("</body>")
    assert page.count("</script>") == STREAMLIT_PAGE.count("</script>") + 1


def test_an_old_copy_is_not_kept_on_the_word_of_the_file() -> None:
    assert "etag" not in get("/")[0]


def test_the_icon_is_ours_at_any_depth() -> None:
    for address in ("/favicon.png", "/sous/chemin/favicon.png"):
        headers, body = get(address)
        assert body == ICON.read_bytes()
        assert headers["content-type"] == "image/png"


@pytest.mark.parametrize("page", ["", "<html>", "<title>Streamlit</title><noscript>"])
def test_what_is_not_found_is_left_alone(page: str) -> None:
    assert in_french(page, "/").startswith(page.split("<title>")[0])


def test_what_is_not_a_page_goes_through_untouched() -> None:
    assert get("/sante")[1] == b'<html lang="en">'
