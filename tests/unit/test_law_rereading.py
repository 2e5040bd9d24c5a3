"""What is due to be read again, what changed since a day, and the list of everything, by hand from the files."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from guide import law
from guide.law.__main__ import main
from guide.law.loader import Reference, Series, Value
from guide.law.rereading import Cause, to_read

READ = date(2026, 11, 22)


def series(id: str, support: str = "2+", known_until: date | None = None, read_on: date = READ) -> Series:
    value = Value(date(2026, 7, 1), {"value": Decimal(1)}, f"https://{id}.fr", read_on, support)
    return Series(id, id.title(), "pourcent_an", "c-civ-1344", (value,), known_until)


def text(id: str, support: str = "2+", read_on: date = READ) -> Reference:
    return Reference(id, id.upper(), "…", f"https://{id}.fr", read_on, support)


@pytest.mark.parametrize(
    ("found", "on", "cause"),
    [
        (series("a"), READ, None),
        # Nothing is published from 1 January 2027 on: soon over in November, projected in January.
        (series("a", known_until=date(2027, 1, 1)), date(2026, 10, 31), None),
        (series("a", known_until=date(2027, 1, 1)), date(2026, 11, 1), Cause.FINIT),
        (series("a", known_until=date(2027, 1, 1)), date(2027, 1, 1), Cause.PROJETE),
        (series("a", "1"), READ, Cause.FAIBLE),
        (series("a", "memory"), READ, Cause.FAIBLE),
        # Six months after 22 November is 22 May: older from the 23rd.
        (series("a"), date(2027, 5, 22), None),
        (series("a"), date(2027, 5, 23), Cause.ANCIEN),
    ],
)
def test_a_figure_is_read_again_for_its_most_pressing_cause(found: Series, on: date, cause: Cause | None) -> None:
    assert [each.cause for each in to_read([found], [], on, 6)] == ([cause] if cause else [])


def test_the_most_pressing_comes_first_and_texts_are_in_it() -> None:
    held = [series("b", "1"), series("a", known_until=date(2026, 11, 4))]
    found = to_read(held, [text("c", "memory"), text("d", read_on=date(2026, 1, 1))], READ, 6)
    assert [(each.id, each.cause) for each in found] == [
        ("a", Cause.PROJETE),
        ("b", Cause.FAIBLE),
        ("c", Cause.FAIBLE),
        ("d", Cause.ANCIEN),
    ]
    assert "de mémoire" in found[2].why


def test_the_command_lists_in_french_and_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--au", "2027-07-01", "--mois", "6"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("À relire au 01/07/2027 : ")
    assert "- taux_legal : Taux de l'intérêt légal\n    rien n'est connu à partir du 01/01/2027" in said
    for title in ("Provisoire", "Une source ou aucune", "Lu il y a longtemps"):
        assert title in said
    with pytest.raises(SystemExit) as refused:
        main(["--mois", "0"])
    assert refused.value.code == 2


def test_the_command_stops_quietly_when_its_reader_leaves() -> None:
    """`python -m guide.law | head -1`."""
    command = [sys.executable, "-m", "guide.law", "--au", "2026-11-22"]
    root = Path(law.__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == "" and run.wait(timeout=60) == 0


def test_what_changed_since_the_spring() -> None:
    """shared rates: ECB 2,65 on 16 September; legal rate of the second semester; three months to serve an order."""
    found = law.changes(date(2026, 6, 20), READ)
    assert {(c.series.id, c.value.valid_from) for c in found.in_force} == {
        ("taux_bce", date(2026, 9, 16)),
        ("taux_legal", date(2026, 7, 1)),
        ("signification_ordonnance", date(2026, 9, 1)),
        ("execution_ordonnance", date(2026, 9, 1)),
    }
    before = {c.series.id: c.before.figures for c in found.in_force if c.before}
    assert before["taux_legal"]["professionnel"] == Decimal("2.62") and before["taux_bce"]["value"] == Decimal("2.40")


def test_nothing_changed_since_today_and_what_is_to_come_is_apart() -> None:
    readings = [value.read_on for each in law.series() for value in each.values]
    last = max(*readings, *(each.read_on for each in law.references()))
    found = law.changes(last, last)
    assert not (found.in_force or found.to_come or found.reread or found.texts)
    seen_before = law.changes(date(2026, 6, 20), date(2026, 7, 15))
    assert {c.series.id for c in seen_before.to_come} == {
        "taux_bce",
        "signification_ordonnance",
        "execution_ordonnance",
    }


def test_everything_is_listed_with_its_kind() -> None:
    every = {each.series.id: each for each in law.parameters(READ)}
    assert len(every) == len(law.series())
    assert (
        every["taux_legal"].kind is law.ParameterKind.TAUX
        and every["seuil_avocat_tj"].kind is law.ParameterKind.MONTANT
    )
    assert every["taux_bce"].projected and every["taux_bce"].to_check
    kinds = {reference.id: law.kind_of(reference) for reference in law.references()}
    assert (
        kinds["cass-avis-2025-70013"] is law.ParameterKind.DECISION
        and kinds["loi-68-1250-art-2"] is law.ParameterKind.TEXTE
    )
    assert (
        kinds["tarif-commissaires"] is law.ParameterKind.PRATIQUE and kinds["c-com-l441-10"] is law.ParameterKind.TEXTE
    )
    assert all(
        any(kind is each for kind in kinds.values()) for each in (law.ParameterKind.TEXTE, law.ParameterKind.PRATIQUE)
    )


class FakeBank:
    """A client that answers from memory."""

    def __init__(self, text: str) -> None:
        self.text = text

    def ask(self, request: object) -> bytes:
        return self.text.encode()


def test_the_rates_of_the_bank_are_proposed_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last value known is that of 16 September 2026: the two months that follow hold one change."""
    bank = FakeBank("TIME_PERIOD,OBS_VALUE\n2026-09-16,2.65\n2026-11-04,2.9\n")
    monkeypatch.setattr("guide.law.__main__.RegisterClient", lambda: bank)
    assert main(["--bce", "--au", "2026-11-29"]) == 0
    printed = capsys.readouterr().out
    assert "valid_from = 2026-11-04\nvalue = 2.90" in printed and "2026-09-16\nvalue" not in printed


def test_a_bank_that_answers_badly_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("guide.law.__main__.RegisterClient", lambda: FakeBank("<html>"))
    assert main(["--bce", "--au", "2026-11-29"]) == 2
    assert "forme attendue" in capsys.readouterr().err
