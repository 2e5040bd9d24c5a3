"""One row a file: the figures of `balance`, whatever the order, the process that reads it, and its neighbours."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from guide import ledger
from guide.portfolio import pool as runner
from guide.portfolio import rows as portfolio
from guide.portfolio.pool import IN_FLIGHT, LOSSES, Job, Pool, Processes, local_pool
from guide.portfolio.rows import PortfolioRow, row_of
from tests.unit.ledger_cases import SAMPLES, TODAY, fec_line, fec_text
from tests.unit.portfolio_cases import OPTIONS, Killer, deadly, held_once, invoices
from tests.unit.test_command_line import answered, guide

#: A customer in credit, another currency, a debt of 2015 barred in 2020 and one that is not.
MIXED = """Numéro;Client;Date facture;Échéance;Reste à payer;Devise
A1;Martin;10/03/2015;10/04/2015;100,00;EUR
A2;Martin;10/03/2026;10/04/2026;250,50;EUR
A3;Durand;05/11/2026;05/12/2026;80,00;EUR
A4;Petit;05/06/2026;05/07/2026;-30,00;EUR
A5;Smith;05/06/2026;05/07/2026;999,00;USD
"""


@pytest.fixture
def mixed(tmp_path: Path) -> str:
    path = tmp_path / "mixed.csv"
    path.write_text(MIXED, "utf-8")
    return str(path)


def read(*files: str) -> tuple[PortfolioRow, ...]:
    return runner.run(runner.jobs(files), Pool(OPTIONS))


def as_json(*files: str) -> Any:
    return portfolio.portfolio_json(read(*files))["rows"]


def test_a_row_says_the_figures_of_its_file(mixed: str) -> None:
    """By hand: 100.00 + 250.50 + 80.00 owed, 350.50 of it late for more than 90 days; the 30.00 of Petit and the
    dollars apart. A1 was barred on 10 March 2020; the next to be is A2, on 10 March 2031."""
    (row,) = as_json(mixed)
    assert row == {
        "file": mixed,
        "open": "430.50",
        "overdue": "350.50",
        "debtors": 3,
        "earliest_limitation": "2031-03-10",
        "anomalies": row["anomalies"],
        "error": None,
        "as_of": "2026-11-22",
        "not_due": "80.00",
        "no_due_date": "0.00",
        "over_90_days": "350.50",
        "credit_balances": "30.00",
        "time_barred": "100.00",
        "other_currencies": {"USD": "999.00"},
        "rows": 5,
        "dropped": 0,
        "estimated_due_dates": False,
    }


@pytest.mark.parametrize("sample", ["fec_cp850_pipe.txt", "fec_utf8_bom_tab.txt", "receivables_dd_mm_yyyy.csv"])
def test_a_row_agrees_with_the_balance_of_its_file(sample: str) -> None:
    (row,) = as_json(str(SAMPLES / sample))
    source = ledger.SourceFile(sample, (SAMPLES / sample).read_bytes())
    whole = ledger.balance_json(ledger.read([source], OPTIONS))
    limits = [debtor["limitation"]["earliest"] for debtor in whole["debtors"]]
    ahead = [day for day in limits if day and day >= whole["as_of"]]
    assert {name: row[name] for name in whole["totals"]} == whole["totals"]
    assert row["as_of"] == whole["as_of"]
    assert row["over_90_days"] == whole["buckets"]["91+"]
    assert (row["debtors"], row["anomalies"]) == (len(whole["debtors"]), len(whole["anomalies"]))
    assert row["earliest_limitation"] == min(ahead, default=None)
    assert row["rows"] == whole["files"][0]["rows"]


def test_what_cannot_be_read_costs_its_own_row(mixed: str, tmp_path: Path) -> None:
    photo = tmp_path / "photo.csv"
    photo.write_bytes(b"\xff\xd8\xff\xe0" * 50)
    (tmp_path / "vide").mkdir()
    named = [str(tmp_path / "absent.csv"), mixed, str(photo), str(tmp_path / "vide"), str(tmp_path / "*.ods")]
    rows = as_json(*named)
    assert [row["file"] for row in rows] == named
    assert [row["error"] is None for row in rows] == [False, True, False, False, False]
    assert [row["open"] for row in rows] == [None, "430.50", None, None, None]
    for row, said in zip(rows, ("introuvable", "", "", "aucun fichier", "Aucun fichier"), strict=True):
        assert said in (row["error"] or "")


def test_a_fault_of_ours_costs_one_row_and_is_told(mixed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Any:
        raise ZeroDivisionError("client Martin")

    monkeypatch.setattr("guide.ledger.reading.read", fails)
    (row,) = read(mixed)
    assert row.figures is None
    assert row.error and "ZeroDivisionError" in row.error and "Martin" not in row.error
    assert row.fault and "Traceback" in row.fault


def test_a_folder_stands_for_its_files_and_a_pattern_for_what_it_matches(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".hidden", "~$a.xlsx", "c.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "d.csv").write_text("x", "utf-8")
    (tmp_path / "odd[1].csv").write_text("x", "utf-8")
    names = [Path(job.file).name for job in runner.jobs([str(tmp_path)])]
    assert names == ["a.csv", "b.csv", "c.txt", "odd[1].csv"]
    assert [Path(job.file).name for job in runner.jobs([str(tmp_path / "*.csv")])] == ["a.csv", "b.csv", "odd[1].csv"]
    assert [Path(job.file).name for job in runner.jobs([str(tmp_path / "odd[1].csv")])] == ["odd[1].csv"]


def test_processes_say_what_one_process_says(mixed: str, tmp_path: Path) -> None:
    files = [mixed, str(tmp_path / "absent.csv"), invoices(tmp_path, "un.csv", 1200, 3400), mixed]
    assert type(local_pool(1, OPTIONS)) is Pool
    assert runner.run(runner.jobs(files), Processes(2, OPTIONS, row_of)) == read(*files)


def test_a_killed_process_costs_a_retry_and_no_row(tmp_path: Path) -> None:
    held = invoices(tmp_path, "held.csv", 500)
    files = [held, *(invoices(tmp_path, f"n{n}.csv", 100 * n, 7) for n in range(1, 6))]
    killer = Killer(held)
    rows = runner.run(runner.jobs(files), Processes(2, OPTIONS, held_once))
    killer.join()
    assert killer.killed
    assert rows == read(*files)


def test_a_file_that_kills_every_process_is_given_up_alone(tmp_path: Path) -> None:
    files = [invoices(tmp_path, name, 500) for name in ("a.csv", "deadly.csv", "b.csv")]
    a, lost, b = runner.run(runner.jobs(files), Processes(2, OPTIONS, deadly))
    assert (a, b) == read(files[0], files[2])
    assert lost.figures is None and lost.error and "mémoire" in lost.error


class _Taken(Future[PortfolioRow]):
    """A future that tells its pool when its row is taken."""

    def __init__(self, pool: _Fake, job: Job) -> None:
        super().__init__()
        self.pool, self.job = pool, job

    def result(self, timeout: float | None = None) -> PortfolioRow:
        self.pool.running.remove(self.job)
        return super().result(timeout)


class _Fake(Pool):
    """A pool whose processes die as told: job -> how many times."""

    def __init__(self, width: int, deaths: dict[int, int]) -> None:
        super().__init__(OPTIONS)
        self.width, self.deaths = width, dict(deaths)
        self.running: list[Job] = []

    def __exit__(self, *_: object) -> None:
        assert not self.running

    def submit(self, job: Job) -> Future[PortfolioRow]:
        self.running.append(job)
        assert len(self.running) <= self.width
        assert len(self.running) == 1 or sum(each.size for each in self.running) <= IN_FLIGHT
        future = _Taken(self, job)
        if self.deaths.get(job.place, 0):
            self.deaths[job.place] -= 1
            future.set_exception(MemoryError())
        else:
            future.set_result(PortfolioRow(job.file))
        return future

    def renew(self) -> None:
        assert not self.running

    def check(self) -> None:
        raise AssertionError("every future is born done")


@given(st.lists(st.tuples(st.integers(0, IN_FLIGHT + 5), st.integers(0, LOSSES + 1)), max_size=12), st.integers(1, 4))
def test_each_file_has_one_row_in_order_and_the_bytes_in_flight_are_bounded(
    files: list[tuple[int, int]], width: int
) -> None:
    todo = [Job(place, f"{place}.csv", size) for place, (size, _) in enumerate(files)]
    pool = _Fake(width, {place: deaths for place, (_, deaths) in enumerate(files)})
    told: list[tuple[int, int]] = []
    rows = runner.run(todo, pool, lambda done, total: told.append((done, total)))
    assert [row.file for row in rows] == [job.file for job in todo]
    assert [row.error is not None for row in rows] == [deaths >= LOSSES for _, deaths in files]
    assert told == [(done, len(todo)) for done in range(1, len(todo) + 1)]


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_workbook_has_a_row_a_file_their_totals_and_no_formula(mixed: str, tmp_path: Path) -> None:
    other = invoices(tmp_path, "=1+1.csv", 1200, 3400)
    found = sheets(portfolio.workbook(read(mixed, str(tmp_path / "absent.csv"), other), TODAY))
    page = found["Portefeuille"]
    names = page[0]
    assert [row[0] for row in page[1:]] == [mixed, str(tmp_path / "absent.csv"), other, "Total"]
    assert [row[names.index("Total dû")] for row in page[1:]] == [430.5, "", 46.0, 476.5]
    assert [row[names.index("Crédits (à part)")] for row in page[1:]] == [30.0, "", 0.0, 30.0]
    assert "introuvable" in page[2][names.index("Non lu, parce que")]
    checks = found["À vérifier"]
    assert ["erreur" for row in checks if row[0].endswith("absent.csv")] == ["erreur"]
    assert {row[0] for row in checks[1:]} <= {mixed, str(tmp_path / "absent.csv"), other}


def test_remarks_beyond_those_shown_are_counted(tmp_path: Path) -> None:
    lines = [fec_line(Debit="1,00", PieceDate="20261399", EcritureNum=str(n)) for n in range(150)]
    lines.append(fec_line(Debit="10,00"))
    path = tmp_path / "fec.txt"
    path.write_text(fec_text(lines), "utf-8")
    (row,) = read(str(path))
    assert row.figures and len(row.found) == portfolio.SHOWN < row.figures.anomalies
    last = sheets(portfolio.workbook([row], TODAY))["À vérifier"][-1]
    assert f"{row.figures.anomalies - portfolio.SHOWN} autre(s)" in last[4]


def test_the_workbook_says_its_day_on_paper_and_leaves_the_way_excel_calculates_alone(mixed: str) -> None:
    content = portfolio.workbook(read(mixed), date(2026, 11, 29))
    assert content == portfolio.workbook(read(mixed), date(2026, 11, 29))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet, book, said = (
            archive.read(name).decode() for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/core.xml")
        )
    assert "Portefeuille, établi le 29" in said and "2026-11-29T00:00:00Z" in said
    assert "établi le 29" in sheet and "Page &amp;P / &amp;N" in sheet and 'paperSize="9"' in sheet
    assert "calcMode" not in book and "fullCalcOnLoad" not in book and "_xlnm.Print_Titles" in book
    assert "<f>" not in sheet


def test_the_door_prints_rows_in_order_and_writes_the_workbook(mixed: str, tmp_path: Path) -> None:
    out = tmp_path / "cabinet.xlsx"
    absent = str(tmp_path / "absent.csv")
    sample = str(SAMPLES / "fec_cp850_pipe.txt")
    found = answered("portefeuille", sample, absent, mixed, "--au", TODAY.isoformat(), "-o", str(out))
    assert [row["file"] for row in found["rows"]] == [sample, absent, mixed]
    assert {"file", "open", "overdue", "debtors", "earliest_limitation", "anomalies", "error"} <= set(found["rows"][0])
    assert found["rows"][2] == as_json(mixed)[0]
    assert found["workbook"] == str(out)
    assert len(sheets(out.read_bytes())["Portefeuille"]) == 5


def test_nothing_to_read_is_one_sentence(tmp_path: Path) -> None:
    for files in ([str(tmp_path / "absent.csv")], [str(tmp_path / "absent.csv"), str(tmp_path)]):
        done = guide("portefeuille", *files)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "introuvable" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "cabinet.csv"], ".xlsx"),
        (["-o", "absent/cabinet.xlsx"], "n'existe pas"),
        (["--ordonnanceur", "localhost"], "tcp://MACHINE:PORT"),
        (["--ordonnanceur", "http://localhost:8786"], "tcp://MACHINE:PORT"),
    ],
)
def test_a_wrong_command_is_answered_before_any_work(mixed: str, arguments: list[str], said: str) -> None:
    done = guide("portefeuille", mixed, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_file_to_read_is_never_written_over(tmp_path: Path) -> None:
    export = tmp_path / "export.xlsx"
    export.write_bytes(b"PK\x03\x04")
    done = guide("portefeuille", str(tmp_path), "-o", str(export))
    assert done.returncode == 2 and "aussi un fichier à lire" in done.stderr
    assert export.read_bytes() == b"PK\x03\x04"
