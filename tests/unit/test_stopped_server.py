"""A server killed in the middle of an upload leaves nothing on the disk, and the next one serves at once."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.e2e.server import serve
from tests.load.visitor import NotServed, Visitor

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("browser")]


def half_sent(visitor: Visitor, url: str) -> socket.socket:
    """An upload of five megabytes, of which two have arrived."""
    parts = urlsplit(url)
    link = socket.create_connection((parts.hostname, parts.port))
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    head = (
        f"PUT /_stcore/upload_file/{visitor.session}/f1 HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookie}\r\n"
        f"X-Xsrftoken: {visitor.cookies['_streamlit_xsrf']}\r\nContent-Type: multipart/form-data; boundary=edge\r\n"
        f"Content-Length: 5000000\r\n\r\n--edge\r\n"
        'Content-Disposition: form-data; name="file"; filename="export.csv"\r\n\r\n'
    )
    link.sendall(head.encode() + b"x" * 2_000_000)
    return link


def test_a_server_killed_in_the_middle_of_an_upload_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serve() as url:
        visitor = Visitor(url)

        async def enter() -> None:
            await visitor.enter()
            with half_sent(visitor, url):
                time.sleep(0.5)
                (server,) = [
                    child
                    for child in psutil.Process().children(recursive=True)
                    if "streamlit" in " ".join(child.cmdline()) and str(urlsplit(url).port) in " ".join(child.cmdline())
                ]
                os.kill(server.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
                server.wait(10)
            with pytest.raises(NotServed):
                await visitor.run()

        asyncio.run(enter())
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    with serve() as url:
        again = Visitor(url)
        asyncio.run(again.enter())
        assert again.session and again.session != visitor.session
