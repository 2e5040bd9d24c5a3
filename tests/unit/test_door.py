"""The door for other programs: shut by default; a bounded body in, the JSON of the command line out; nothing written."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from guide.__main__ import main
from pages.ui import session
from pages.ui.web import door, posted
from pages.ui.web.door import MAX_BODY, SETTING, Door

SAMPLE = Path(__file__).resolve().parents[2] / "pages" / "ui" / "session" / "samples" / "durand.json"
JSON = "application/json"


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(SETTING, "true")
    yield


async def behind(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("behind")(scope, receive, send)


def post(
    name: str, *pieces: bytes, query: bytes = b"", method: str = "POST", **headers: str
) -> tuple[int, Any, dict[str, str]]:
    """The status, the JSON (or the text) and the headers of the answer."""
    sent: list[Message] = []
    left = list(pieces) or [b""]

    async def receive() -> Message:
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message: Message) -> None:
        sent.append(message)

    said = {"host": "localhost:8501", "content-type": JSON, **{k.replace("_", "-"): v for k, v in headers.items()}}
    raw = [(key.encode(), value.encode()) for key, value in said.items()]
    scope = {"type": "http", "method": method, "path": f"/api/{name}", "query_string": query, "headers": raw}
    asyncio.run(Door(behind)(scope, receive, send))
    start, *rest = sent
    body = b"".join(message.get("body", b"") for message in rest)
    told = {key.decode(): value.decode() for key, value in start["headers"]}
    return start["status"], json.loads(body) if told.get("content-type") == JSON else body.decode(), told


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What the command line prints."""
    assert main(words) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["decompte", "parcours"])
def test_a_dossier_posted_gets_what_the_command_line_prints(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    body = SAMPLE.read_bytes()
    status, answer, headers = post(name, body[:100], body[100:], query=b"au=2026-11-22")
    assert status == 200 and answer == typed(capsys, name, str(SAMPLE), "--au", "2026-11-22")
    assert headers["cache-control"] == "no-store"


def test_a_term_posted_gets_what_the_command_line_prints(capsys: pytest.CaptureFixture[str]) -> None:
    status, answer, _ = post("echeance", json.dumps({"facture": "2026-04-10", "regle": "45fdm-a"}).encode())
    assert status == 200 and answer == typed(capsys, "echeance", "--facture", "2026-04-10", "--regle", "45fdm-a")
    # 10 April + 45 days is 25 May; the end of that month.
    assert answer["due"] == "2026-05-31"


def test_without_a_date_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    monkeypatch.setattr(session.clock, "real_today", lambda: date(2026, 11, 22))
    assert post("decompte", SAMPLE.read_bytes())[1]["as_of"] == "2026-11-22"


@pytest.mark.parametrize("setting", ["", "false", "0", "peut-être"])
def test_it_is_shut_unless_the_host_opens_it(monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv(SETTING, setting)
    assert post("decompte", SAMPLE.read_bytes())[1] == "behind"
    monkeypatch.delenv(SETTING)
    assert post("decompte", SAMPLE.read_bytes())[1] == "behind"


@pytest.mark.parametrize("name", ["balance", "", "decompte/x", "courriers"])
def test_no_other_address_is_a_door(name: str) -> None:
    assert post(name, b"{}")[1] == "behind"


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        (dict(method="GET"), 405, "POST"),
        (dict(content_type="text/plain"), 415, "JSON"),
        (dict(content_type="application/x-www-form-urlencoded"), 415, "JSON"),
        (dict(origin="https://ailleurs.example"), 403, "autre site"),
        (dict(query=b"au=hier"), 400, "hier"),
        (dict(query=b"client=Durand"), 400, "que la date"),
        (dict(query=b"au=2026-11-22&" + b"&".join([b"a=1"] * 9)), 400, "que la date"),
        (dict(content_length=str(MAX_BODY + 1)), 413, "1 Mo"),
    ],
)
def test_what_is_not_asked_as_it_should_is_refused_in_words(asked: dict[str, Any], status: int, words: str) -> None:
    got, answer, _ = post("decompte", SAMPLE.read_bytes(), **asked)
    assert got == status and words in answer["erreur"]


def test_the_page_of_this_very_server_may_ask() -> None:
    body = json.dumps({"facture": "2026-04-10", "regle": "net-30"}).encode()
    assert post("echeance", body, origin="http://localhost:8501")[0] in (200, 422)


def test_a_body_that_lies_about_its_length_is_cut_off() -> None:
    pieces = [b" " * (1 << 16)] * 40
    status, answer, _ = post("decompte", *pieces, content_length="10")
    assert status == 413 and "Mo" in answer["erreur"]


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("decompte", b"", "JSON"),
        ("decompte", b"[" * 5000, "JSON"),
        ("decompte", b'{"version": 1, "inconnu": 2}', "inconnu"),
        ("echeance", b"{", "JSON"),
        ("echeance", b"[]", ""),
        ("echeance", b'{"facture": "2026-04-10"}', "regle"),
        ("echeance", b'{"facture": "10/04/2026", "regle": "45fdm-a"}', "facture"),
        ("echeance", b'{"facture": "2026-04-10", "regle": "jamais"}', "regle"),
        ("echeance", b'{"facture": "2026-04-10", "regle": "reception-30"}', "réception"),
    ],
)
def test_a_body_that_is_wrong_is_told_what_to_mend(name: str, body: bytes, words: str) -> None:
    status, answer, _ = post(name, body)
    assert status == 422 and words in f"{answer['erreur']} {answer['que_faire']}"


def test_a_fact_that_is_missing_is_named_as_the_dossier_names_it() -> None:
    dossier = {
        "version": 1,
        "creditor": {"name": "A"},
        "debtor": {"name": "B", "kind": "particulier"},
        "invoices": [{"number": "F1", "amount": "100.00", "issued": "2026-05-02"}],
    }
    status, answer, _ = post("decompte", json.dumps(dossier).encode(), query=b"au=2026-11-22")
    assert status == 422 and any("due" in fact for fact in answer["manque"])


def test_a_fault_of_ours_says_so_and_writes_nothing_of_what_was_posted(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    def fault(body: bytes, on: object) -> dict[str, Any]:
        raise ValueError(body.decode())

    monkeypatch.setattr(door, "ANSWERS", {**posted.ANSWERS, "decompte": fault})
    status, answer, _ = post("decompte", b'"un secret"')
    assert status == 500 and "notre fait" in answer["erreur"]
    assert "secret" not in caplog.text + "".join(capsys.readouterr()) + json.dumps(answer)


def test_nothing_is_logged_of_an_answer(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(0):
        post("parcours", SAMPLE.read_bytes(), query=b"au=2026-11-22")
    assert "Durand" not in caplog.text + "".join(capsys.readouterr())
