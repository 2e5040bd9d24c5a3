"""A file is written whole or not at all, whatever stops the work; a stopped server leaves nothing on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide.errors import UnwritableFile
from guide.values.files import write_bytes

ROOT = Path(__file__).resolve().parents[2]


def test_a_file_that_cannot_be_finished_leaves_the_one_that_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "portefeuille.xlsx"
    out.write_bytes(b"old")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:2])
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UnwritableFile):
        write_bytes(str(out), b"new and longer")
    assert [path.name for path in tmp_path.iterdir()] == ["portefeuille.xlsx"]
    assert out.read_bytes() == b"old"


def test_a_file_is_replaced_at_once(tmp_path: Path) -> None:
    out = tmp_path / "portefeuille.xlsx"
    out.write_bytes(b"old")
    write_bytes(str(out), b"new")
    assert out.read_bytes() == b"new" and len(list(tmp_path.iterdir())) == 1


_WRITER = """
import sys
from guide.values.files import write_bytes
print("ready", flush=True)
while True:
    write_bytes(sys.argv[1], b"a" * 4_000_000)
    write_bytes(sys.argv[1], b"b" * 4_000_000)
"""


def test_a_process_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    out = tmp_path / "portefeuille.xlsx"
    write_bytes(str(out), b"a" * 4_000_000)
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(out)], cwd=ROOT, stdout=subprocess.PIPE)
    assert writer.stdout is not None and writer.stdout.readline()
    time.sleep(0.2)
    os.kill(writer.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    writer.wait()
    content = out.read_bytes()
    assert len(content) == 4_000_000 and len(set(content)) == 1
