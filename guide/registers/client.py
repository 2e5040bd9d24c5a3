"""The only file that knows the network: one question to one public register, when a person asks for it.

The standard library is enough: https by its own certificates, one request, nothing kept. No retry: what fails is told in
one sentence, and the person decides.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime

from guide.errors import RegisterUnavailable
from guide.registers.request import Host, Register, RegisterRequest, hosts

TIMEOUT_SECONDS = 5.0
MAX_BYTES = 1 << 20
_CHUNK = 1 << 16
#: A register that asks to wait longer is told as out of reach.
_LONGEST_WAIT = 3600
_USER_AGENT = "quel-recours/1 (application libre ; une question par clic)"
_LATER = "ou réessayez plus tard : rien de ce que vous avez écrit n'est perdu."


class RegisterClient:
    """`where`: the hosts that may be asked. A test gives its own, on this machine, with its certificate."""

    def __init__(
        self,
        where: Mapping[Register, Host] | None = None,
        context: ssl.SSLContext | None = None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self._where = where or hosts()
        self._context = context or ssl.create_default_context()
        self._timeout = timeout
        #: Until when each register asked not to be asked again, on this machine's own count of seconds.
        self._not_before: dict[Register, float] = {}

    def ask(self, request: RegisterRequest) -> bytes:
        """The body of the answer, at most a megabyte, within five seconds in all.

        Raises RegisterUnavailable, with what happened in one French sentence: out of reach, too slow, too many requests,
        an answer that is no answer, one that leads elsewhere.
        """
        host = self._where[request.register]
        wait = self._not_before.get(request.register, 0) - time.monotonic()
        if wait > 0:
            raise self._refused(host, f"demande d'attendre encore {int(wait) + 1} s")
        until = time.monotonic() + self._timeout
        connection = http.client.HTTPSConnection(host.host, host.port, timeout=self._timeout, context=self._context)
        watch: threading.Timer | None = None
        try:
            connection.connect()
            # A server may send its headers byte after byte: each is in time, all of them are not.
            watch = threading.Timer(max(until - time.monotonic(), 0), _cut, (connection.sock,))
            watch.daemon = True
            watch.start()
            headers = {"User-Agent": _USER_AGENT, "Accept": "application/json, text/csv", "Connection": "close"}
            connection.request("GET", request.target(host.path), headers=headers)
            response = connection.getresponse()
            self._check(request.register, host, response)
            return self._body(host, response, until)
        except (OSError, http.client.HTTPException) as error:
            raise self._refused(host, _why(error, until)) from None
        finally:
            if watch is not None:
                watch.cancel()
            connection.close()

    def _check(self, register: Register, host: Host, response: http.client.HTTPResponse) -> None:
        if response.status in (429, 503):
            seconds = _seconds(response.getheader("Retry-After"))
            self._not_before[register] = time.monotonic() + seconds
            raise self._refused(host, f"reçoit trop de demandes : attendez {seconds} s")
        if 300 <= response.status < 400:
            raise self._refused(host, "renvoie vers une autre adresse, qui n'est pas suivie")
        if response.status != 200:
            raise self._refused(host, f"répond par une erreur ({response.status})")
        if "html" in (response.getheader("Content-Type") or ""):
            raise self._refused(host, "répond par une page, pas par des données")

    def _body(self, host: Host, response: http.client.HTTPResponse, until: float) -> bytes:
        body = bytearray()
        # One reading at a time, so that a server that drips is cut too.
        while chunk := response.read1(_CHUNK):
            body += chunk
            if len(body) > MAX_BYTES:
                raise self._refused(host, "envoie une réponse trop grande")
        if time.monotonic() >= until:
            raise TimeoutError
        expected = response.getheader("Content-Length")
        if expected is not None and expected.isdecimal() and int(expected) != len(body):
            raise self._refused(host, "a coupé sa réponse")
        return bytes(body)

    @staticmethod
    def _refused(host: Host, what: str) -> RegisterUnavailable:
        return RegisterUnavailable(f"{host.name[:1].upper()}{host.name[1:]} {what}.", f"{host.by_hand}, {_LATER}")


def _cut(connected: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        connected.shutdown(socket.SHUT_RDWR)


def _why(error: Exception, until: float) -> str:
    if isinstance(error, TimeoutError) or time.monotonic() >= until:
        return "n'a pas répondu à temps"
    if isinstance(error, ssl.SSLError) and not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return "n'a pas prouvé son identité (certificat refusé)"
    return "est hors d'atteinte"


def _seconds(text: str | None) -> int:
    """What Retry-After says, in seconds, bounded; a date is not read against a clock: a minute."""
    if text and text.strip().isdecimal():
        return min(int(text.strip()[:6]), _LONGEST_WAIT)
    if text:
        try:
            parsedate_to_datetime(text)
        except ValueError:
            return 1
        return 60
    return 1
