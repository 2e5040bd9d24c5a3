"""The client against a real server on this machine that misbehaves: each failure is one sentence, and nothing hangs."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from guide.errors import RegisterUnavailable
from guide.registers import Host, Register, RegisterRequest, company_request
from guide.registers.client import MAX_BYTES, RegisterClient

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "registers"
CERTIFICATE, KEY = SAMPLES / "certificate.pem", SAMPLES / "key.pem"
ASKED = company_request("la poste")
GOOD = b'{"results": []}'


class Server(ThreadingHTTPServer):
    """Answers as it is told; keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer: Callable[[Handler], None] = lambda handler: handler.send(200, GOOD)
        self.asked: list[tuple[str, dict[str, str]]] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE, KEY)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle is what is tested."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answer(self)

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "application/json", "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing of a request is written anywhere."""


@contextmanager
def serving() -> Iterator[Server]:
    running = Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def client(server: Server, timeout: float = 1.0, trusted: bool = True) -> RegisterClient:
    where = {register: Host("le registre", "127.0.0.1", "/search", server.server_port) for register in Register}
    context = ssl.create_default_context(cafile=str(CERTIFICATE) if trusted else None)
    return RegisterClient(where, context, timeout)


def test_an_answer_is_given_as_it_was_sent_and_only_the_query_leaves(server: Server) -> None:
    assert client(server).ask(ASKED) == GOOD
    ((path, headers),) = server.asked
    assert path == ASKED.target("/search") and "quel-recours" in headers["User-Agent"]
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def told(server: Server, answer: Callable[[Handler], None], timeout: float = 1.0) -> str:
    server.answer = answer
    with pytest.raises(RegisterUnavailable) as error:
        client(server, timeout).ask(ASKED)
    assert "rien de ce que vous avez écrit" in error.value.hint
    return error.value.message


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda h: h.send(500, b"oops"), "erreur (500)"),
        (lambda h: h.send(404, b"{}"), "erreur (404)"),
        (lambda h: h.send(302, b"", Location="https://example.invalid/"), "autre adresse, qui n'est pas suivie"),
        (lambda h: h.send(200, b"<html>", Content_Type="text/html"), "une page"),
        (lambda h: h.send(200, b"x" * (MAX_BYTES + 1)), "trop grande"),
        (lambda h: h.send(200, b"{}", Content_Length="500"), ""),
        (lambda h: h.wfile.write(b"not http\r\n\r\n"), "hors d'atteinte"),
        (lambda h: None, "hors d'atteinte"),
    ],
    ids=["500", "404", "redirect", "html", "huge", "cut", "not http", "nothing"],
)
def test_what_goes_wrong_is_told_in_one_sentence(server: Server, answer: Callable[[Handler], None], words: str) -> None:
    said = told(server, answer)
    assert words in said and said.startswith("Le registre ") and said.endswith(".")
    assert len(server.asked) == 1


def test_a_slow_register_is_left_in_time(server: Server) -> None:
    begun = time.monotonic()
    assert "à temps" in told(server, lambda handler: time.sleep(1.5), timeout=0.3)
    assert time.monotonic() - begun < 1.2


def test_a_register_that_drips_is_left_in_time(server: Server) -> None:
    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    begun = time.monotonic()
    assert "à temps" in told(server, drip, timeout=0.4)
    assert time.monotonic() - begun < 1.5


def test_a_register_whose_headers_drip_is_left_in_time(server: Server) -> None:
    """Each byte comes in time; the answer never does."""

    def drip(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        for _ in range(60):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    begun = time.monotonic()
    assert "à temps" in told(server, drip, timeout=0.4)
    assert time.monotonic() - begun < 1.5


def test_too_many_requests_are_waited_for_and_not_sent_again(server: Server) -> None:
    server.answer = lambda handler: handler.send(429, b"{}", Retry_After="30")
    asking = client(server)
    for words in ("attendez 30 s", "attendre encore"):
        with pytest.raises(RegisterUnavailable, match=words):
            asking.ask(ASKED)
    assert len(server.asked) == 1


def test_a_wrong_certificate_is_refused_before_anything_is_asked(server: Server) -> None:
    with pytest.raises(RegisterUnavailable, match="certificat"):
        client(server, trusted=False).ask(ASKED)
    assert not server.asked


def test_a_register_that_is_down_is_told() -> None:
    where = {register: Host("le registre", "127.0.0.1", "/", 9) for register in Register}
    with pytest.raises(RegisterUnavailable, match="hors d'atteinte"):
        RegisterClient(where, timeout=0.5).ask(RegisterRequest(Register.COMPANIES, ()))
