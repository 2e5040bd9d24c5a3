"""The real app, served by the real `streamlit run` on a free port of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
START_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def serve(script: Path = ROOT / "app.py", cwd: Path = ROOT) -> AbstractContextManager[str]:
    """The address of the app while it runs; it is stopped at the end. The configuration is that of `cwd`."""
    return running(free_port(), script, cwd)


@contextmanager
def running(port: int, script: Path = ROOT / "app.py", cwd: Path = ROOT) -> Iterator[str]:
    """The same, on that port: a server may then be stopped and started again at one address."""
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = {"port": port, "address": HOST, "headless": "true", "fileWatcherType": "none"}
    command += [f"--server.{key}={value}" for key, value in options.items()]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            url = f"http://{HOST}:{port}"
            limit = time.monotonic() + START_SECONDS
            while not _healthy(url):
                if process.poll() is not None or time.monotonic() > limit:
                    log.seek(0)
                    raise RuntimeError(f"The app did not start on {url}:\n{log.read()}")
                time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
