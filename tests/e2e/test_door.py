"""The door of the real server, by a real HTTP call: shut by default, the JSON of the command line when the host opens it."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pages.ui.web.door import SETTING
from tests.e2e.server import serve

SAMPLE = Path(__file__).resolve().parents[2] / "pages" / "ui" / "session" / "samples" / "durand.json"


def post(url: str, path: str, body: bytes, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def test_the_door_is_shut_by_default(app: str) -> None:
    status, body = post(app, "/api/decompte", SAMPLE.read_bytes())
    assert status >= 400 and b"total" not in body


def test_an_open_door_answers_each_of_its_three_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "true")
    with serve() as url:
        status, body = post(url, "/api/decompte?au=2026-11-22", SAMPLE.read_bytes())
        assert status == 200 and json.loads(body)["as_of"] == "2026-11-22"
        status, body = post(url, "/api/parcours?au=2026-11-22", SAMPLE.read_bytes())
        assert status == 200 and json.loads(body)["as_of"] == "2026-11-22"
        status, body = post(url, "/api/echeance", b'{"facture": "2026-04-10", "regle": "45fdm-a"}')
        assert (status, json.loads(body)["due"]) == (200, "2026-05-31")
        status, body = post(url, "/api/decompte", b" " * ((1 << 20) + 1))
        assert status == 413 and "Mo" in json.loads(body)["erreur"]
        assert post(url, "/api/decompte", b"{}", Host="ailleurs.example")[0] == 403
