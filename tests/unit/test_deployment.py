"""The files that open the product elsewhere say what the product is: each is read, and what it names exists."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from pages.ui.web import readiness

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))


def copied() -> set[str]:
    lines = re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.M)
    return {name for line in lines for name in line.split()}


def test_the_image_copies_what_runs_and_each_thing_exists() -> None:
    assert {"app.py", "guide", "pages", "templates", ".streamlit", "requirements.txt", "constraints.txt"} <= copied()
    assert not [name for name in copied() if not (ROOT / name).exists()]


def test_what_the_image_copies_is_let_through_and_nothing_else() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert lines[0] == "*"
    assert {line[1:] for line in lines if line.startswith("!")} == copied()


def test_the_image_runs_without_rights_and_says_whether_it_lives() -> None:
    user = re.search(r"^USER (\d+)$", DOCKERFILE, re.M)
    assert user and int(user[1]) > 0
    assert "/_stcore/health" in DOCKERFILE and "HEALTHCHECK" in DOCKERFILE
    assert DOCKERFILE.index("USER ") < DOCKERFILE.index('CMD ["streamlit"')
    assert re.search(r"^FROM \S+:\d+\.\d+-slim$", DOCKERFILE, re.M)


def test_each_service_has_a_read_only_root_and_no_new_rights() -> None:
    for name, service in COMPOSE["services"].items():
        assert service["read_only"] and service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name
    app = COMPOSE["services"]["recours"]
    assert "ports" not in app, "only the proxy is reached from outside"
    assert (ROOT / app["build"]["dockerfile"]).is_file()


def test_copies_keep_each_browser_and_the_proxy_logs_nothing() -> None:
    proxy = (ROOT / "deploy" / "Caddyfile").read_text("utf-8")
    assert "lb_policy cookie" in proxy
    assert not re.search(r"^\s*log\b", proxy, re.M)


def test_the_workflow_runs_what_everyone_runs() -> None:
    steps = [step.get("run") for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    assert "./.ci/run" in steps
    assert WORKFLOW["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("script", ["lancer.command", ".ci/run"])
def test_a_script_is_sound_and_may_be_run(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    shell = shutil.which("bash") or shutil.which("sh")
    assert shell is None or subprocess.run((shell, "-n", path), check=False).returncode == 0


@pytest.mark.parametrize("script", ["lancer.command", "lancer.bat"])
def test_a_double_click_checks_installs_and_opens(script: str) -> None:
    text = (ROOT / script).read_bytes().decode("utf-8")
    for step in (
        "uv venv",
        "-r requirements.txt",
        "python -m pages.ui.web.readiness",
        "python -m streamlit run app.py",
    ):
        assert step in text, step
    if script.endswith(".bat"):
        assert "\r\n" in text and not re.search(r"(?<!\r)\n", text)
        # What it jumps to is there.
        assert set(re.findall(r"goto (\w+)", text)) == set(re.findall(r"^:(\w+)\r$", text, re.M))


def test_a_double_click_installs_again_when_the_exact_versions_changed(tmp_path: Path) -> None:
    """`uv` and Python are stood in for: what is asked of them is written down."""
    for name in ("lancer.command", "requirements.txt", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    tools, asked = tmp_path / ".uv", tmp_path / "asked"
    tools.mkdir()
    made = '#!/bin/sh\necho "$@" >> asked\n'
    python = "mkdir -p .venv/bin\nprintf '#!/bin/sh\\necho python >> asked\\n' > .venv/bin/python; chmod +x .venv/bin/python\n"
    (tools / "uv").write_text(made + python)
    (tools / "uv").chmod(0o755)

    def opened() -> list[str]:
        asked.unlink(missing_ok=True)
        run = subprocess.run(
            ["sh", "./lancer.command"], cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
        assert not run.stderr
        return [line.split()[0] for line in asked.read_text().splitlines()]

    assert opened() == ["venv", "pip", "python", "python"]
    assert opened() == ["python", "python"]
    with (tmp_path / "constraints.txt").open("a") as constraints:
        constraints.write("more==1\n")
    assert opened() == ["pip", "python", "python"]


def test_the_app_listens_to_this_machine_unless_the_environment_says_otherwise() -> None:
    server = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["server"]
    assert (server["address"], server["fileWatcherType"]) == ("localhost", "none")
    assert "STREAMLIT_SERVER_ADDRESS=0.0.0.0" in DOCKERFILE


def test_no_message_is_named_instead_of_sent() -> None:
    """The browser may have let go of it meanwhile, and the screen would stay blank: all that one may be is sent whole."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["global"]["minCachedMessageSize"] > config["server"]["maxUploadSize"] << 20


def test_a_port_that_is_taken_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        options = {"server.port": taken.getsockname()[1], "server.address": "127.0.0.1"}
        monkeypatch.setattr("streamlit.config.get_option", options.get)
        assert ["déjà prise" in sentence for sentence in readiness.obstacles()] == [True]


@pytest.mark.parametrize("port", ["taken", "huit mille", "99999"])
def test_the_port_of_the_environment_is_the_one_that_is_tried(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    """As the sentence advises to choose it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
        monkeypatch.setenv("STREAMLIT_SERVER_PORT", str(taken.getsockname()[1]) if port == "taken" else port)
        (sentence,) = readiness.obstacles()
    assert ("déjà prise" in sentence) is (port == "taken")


def test_a_temporary_folder_that_cannot_be_written_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise PermissionError

    monkeypatch.setattr("streamlit.config.get_option", {"server.port": 0, "server.address": "127.0.0.1"}.get)
    monkeypatch.setattr("tempfile.TemporaryFile", refused)
    assert ["dossier temporaire" in sentence for sentence in readiness.obstacles()] == [True]


@pytest.mark.parametrize(("address", "port"), [("192.0.2.1", 8501), ("nulle.part.invalid", 8501)])
def test_an_address_that_is_not_of_this_machine_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, address: str, port: int
) -> None:
    """192.0.2.1 is kept for documents: no machine has it (RFC 5737)."""
    monkeypatch.setattr("streamlit.config.get_option", {"server.port": port, "server.address": address}.get)
    assert [f"ne peut pas écouter {address}:{port}" in sentence for sentence in readiness.obstacles()] == [True]


def test_papers_without_their_matter_are_one_sentence_each(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("streamlit.config.get_option", {"server.port": 0, "server.address": "127.0.0.1"}.get)
    assert readiness.obstacles() == []
    monkeypatch.setattr(readiness, "ROOT", tmp_path)
    templates, fonts = readiness.obstacles()
    assert "modèles des courriers" in templates and "polices des courriers" in fonts


def test_a_server_that_listens_to_all_asks_no_outside_site_for_its_address() -> None:
    started = """
from streamlit import net_util
from streamlit.web import bootstrap
net_util.get_external_ip = lambda: print("ASKED")
bootstrap.load_config_options({"server.address": "0.0.0.0", "server.headless": True})
bootstrap._print_url(False)
"""
    printed = subprocess.run(
        [sys.executable, "-c", started], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert "http://localhost" in printed
    assert "ASKED" not in printed
