"""`make quick` finds the tests of what changed, through the doors of the rooms too."""

from __future__ import annotations

from tests.changed import ALWAYS, MOST, WEIGHTS, chosen_for, small_tests, weight_of
from tests.imports import ROOT, home, module_of


def test_a_name_taken_at_a_door_leads_to_its_file() -> None:
    assert home("guide.claim.statement.statement") == "guide.claim.statement"
    assert home("guide.law.Change") == "guide.law.changes"
    assert home("datetime.date") == "datetime.date"


def test_a_door_is_named_as_its_room() -> None:
    assert module_of(ROOT / "guide" / "law" / "__init__.py") == "guide.law"


def test_a_changed_file_brings_the_tests_that_import_it() -> None:
    chosen = chosen_for([ROOT / "guide" / "claim" / "imputation.py", ROOT / "guide" / "claim" / "statement.py"])
    assert "tests/unit/test_statement.py" in chosen
    assert chosen[: len(ALWAYS)] == list(ALWAYS)


def test_a_file_that_no_test_imports_brings_those_that_reach_it() -> None:
    """Nothing imports the lettering but the reader of entries, that a door of the ledger hides."""
    chosen = chosen_for([ROOT / "guide" / "ledger" / "fec" / "lettering.py"])
    assert chosen.index("tests/unit/test_ledger_fec.py") < chosen.index("tests/unit/test_ledger_invoices.py")


def test_a_changed_part_of_a_screen_brings_the_tests_of_the_screen() -> None:
    assert "tests/pages/test_decompte.py" in chosen_for([ROOT / "pages" / "ui" / "statement" / "statement.py"])


def test_a_changed_screen_brings_the_tests_that_name_it() -> None:
    assert "tests/pages/test_decompte.py" in chosen_for([ROOT / "pages" / "decompte.py"])


def test_a_changed_test_is_run_itself_and_quick_stays_quick() -> None:
    own = ROOT / "tests" / "unit" / "test_values.py"
    assert "tests/unit/test_values.py" in chosen_for([own])
    everything = list((ROOT / "guide").rglob("*.py"))
    weights = [weight_of(ROOT / path) for path in chosen_for([*everything, *(ROOT / "pages").rglob("*.py")])]
    assert 0 < sum(weights) <= MOST


def test_each_file_can_be_the_nearest_and_each_weight_is_of_a_file() -> None:
    tests = small_tests()
    assert max(WEIGHTS.values()) <= MOST
    assert not [pattern for pattern in WEIGHTS if not any(path.match(pattern) for path in tests)]


def test_a_costly_file_leaves_room_for_those_behind_it() -> None:
    """The court file draws all of a claim: near what computes one, and too long to stand beside its other tests."""
    chosen = chosen_for([ROOT / "guide" / "claim" / "statement.py"])
    assert "tests/unit/test_court_file.py" not in chosen
    assert "tests/unit/test_path_comparison.py" in chosen
