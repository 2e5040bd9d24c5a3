"""A portfolio read by a real Dask cluster of this machine: the same rows as here, one of its workers killed or not."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import LocalCluster

from guide.__main__ import main
from guide.errors import ClusterUnavailable
from guide.portfolio import dask_pool
from guide.portfolio import pool as runner
from guide.portfolio.dask_pool import Cluster
from guide.portfolio.pool import Pool
from guide.portfolio.rows import PortfolioRow, row_of
from tests.unit.ledger_cases import SAMPLES, TODAY
from tests.unit.portfolio_cases import AT_MOST, OPTIONS, Killer, held_once, invoices
from tests.unit.test_command_line import ROOT, guide

#: One cluster for this file, whatever the number of processes that share the tests.
pytestmark = [pytest.mark.xdist_group("cluster"), pytest.mark.long]


def started(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=logging.CRITICAL
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with started(2) as running:
        yield running.scheduler_address


def here(*files: str) -> tuple[PortfolioRow, ...]:
    return runner.run(runner.jobs(files), Pool(OPTIONS))


def refusal(pool: Cluster, *files: str) -> str:
    with pytest.raises(ClusterUnavailable) as refused:
        runner.run(runner.jobs(files), pool)
    assert refused.value.hint
    return str(refused.value)


def test_the_door_answers_to_the_byte_what_it_answers_here(address: str, tmp_path: Path) -> None:
    files = [
        str(SAMPLES / "fec_cp850_pipe.txt"),
        str(tmp_path / "absent.csv"),
        str(tmp_path / "photo.csv"),
        invoices(tmp_path, "un.csv", 1200, 3400),
        str(SAMPLES / "receivables_dd_mm_yyyy.csv"),
    ]
    Path(files[2]).write_bytes(b"\xff\xd8\xff\xe0" * 50)
    command = ["portefeuille", *files, "--au", TODAY.isoformat()]
    near, far = guide(*command), guide(*command, "--ordonnanceur", address)
    assert (far.returncode, far.stderr) == (0, "")
    assert far.stdout == near.stdout
    assert [row["error"] is None for row in json.loads(far.stdout)["rows"]] == [True, False, False, True, True]


def test_a_killed_worker_costs_a_retry_and_no_row(address: str, tmp_path: Path) -> None:
    held = invoices(tmp_path, "held.csv", 500)
    files = [*(invoices(tmp_path, f"n{n}.csv", 100 * n, 7) for n in range(1, 6)), held]
    killer = Killer(held)
    rows = runner.run(runner.jobs(files), Cluster(address, OPTIONS, held_once, connecting=AT_MOST))
    killer.join()
    assert killer.killed
    assert rows == here(*files)


def test_workers_of_another_code_are_refused(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_pool, "code_version", lambda: "another")
    said = refusal(Cluster(address, OPTIONS, connecting=AT_MOST), invoices(tmp_path, "un.csv", 1200))
    assert "n'ont pas le même code" in said and "(OtherCode)" in said


@contextmanager
def worker_in(folder: Path, address: str) -> Iterator[None]:
    """A worker that nobody restarts, started by hand from a folder."""
    command = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        address,
        "--no-nanny",
        "--no-dashboard",
        "--nthreads",
        "1",
        "--local-directory",
        str(folder),
    ]
    worker = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        worker.kill()
        worker.wait()


def test_a_worker_without_the_project_is_refused_unless_it_sees_this_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as it cannot see it, it is refused in a sentence."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    file = invoices(tmp_path, "un.csv", 1200)
    with started(0) as empty, worker_in(tmp_path, empty.scheduler_address):
        pool = Cluster(empty.scheduler_address, OPTIONS, connecting=AT_MOST)
        with monkeypatch.context() as hidden:
            hidden.setattr(dask_pool, "ROOT", tmp_path / "absent")
            said = refusal(pool, file)
        assert "n'ont pas le même code" in said and "ModuleNotFoundError No module named 'guide'" in said
        assert runner.run(runner.jobs([file]), pool) == here(file)


def test_workers_that_are_gone_for_good_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can come any more, and nobody waits for ever."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(dask_pool, "DESERTED", 0.2)
    monkeypatch.setattr(dask_pool, "PATIENCE", 0.1)
    monkeypatch.setattr(runner, "PATIENCE", 0.1)
    held = invoices(tmp_path, "held.csv", 500)
    with started(0) as empty, worker_in(tmp_path, empty.scheduler_address):
        killer = Killer(held)
        said = refusal(Cluster(empty.scheduler_address, OPTIONS, held_once, connecting=AT_MOST), held)
        killer.join()
    assert killer.killed
    assert "aucune machine" in said


def test_a_scheduler_without_workers_is_said(tmp_path: Path) -> None:
    with started(0) as empty:
        said = refusal(Cluster(empty.scheduler_address, OPTIONS, connecting=4.0), "un.csv")
    assert "aucune machine" in said and "dask worker" in said


def test_an_absent_scheduler_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    monkeypatch.setattr(Cluster.__init__, "__defaults__", (row_of, 1.0))
    code = main(["portefeuille", invoices(tmp_path, "un.csv", 1), "--ordonnanceur", f"tcp://127.0.0.1:{port}"])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "ne répond pas" in err


def test_what_is_no_scheduler_is_said(tmp_path: Path) -> None:
    """A port that takes the connection and never speaks."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        assert "ne répond pas" in refusal(Cluster(address, OPTIONS, connecting=1.0), "un.csv")


def test_without_dask_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "requirements-dask.txt" in refusal(Cluster("tcp://127.0.0.1:8786", OPTIONS), "un.csv")
