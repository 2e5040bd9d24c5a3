"""Our own data files are read strictly: a fault is refused with its file, its line, its entry and what was expected."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from guide.values.data_file import DataEntry, DataFileError, entries, headed, whole_file

SOUND = '# first line\n\n[one]\nname = "a"\ncount = 2\n\n[two]\nname = "b"\ncount = 3\n'


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('name = "b"\n', "", ", ligne 7, « two » : attendu : les clés ['name']"),
        ('name = "b"', 'name = "b"\ncolour = 1', ", ligne 7, « two » : attendu : pas de clé ['colour']"),
        ('name = "b"', 'name = " "', ", ligne 7, « two » : attendu : name : un texte rempli"),
        ("count = 2", "count = true", ", ligne 3, « one » : attendu : count : un nombre entier"),
        ("count = 2", 'count = "2"', ", ligne 3, « one » : attendu : count : un nombre entier"),
        ("[two]", "[one]", "Cannot declare ('one',) twice"),
        ("count = 3", "count = 3\ncount = 3", "Cannot overwrite a value"),
    ],
)
def test_a_fault_names_file_line_entry_and_rule(tmp_path: Path, old: str, new: str, named: str) -> None:
    file = tmp_path / "essai.toml"
    file.write_text(SOUND, "utf-8")
    assert [(entry.text("name"), entry.whole("count")) for entry in _read(file)] == [("a", 2), ("b", 3)]
    assert old in SOUND
    file.write_text(SOUND.replace(old, new), "utf-8")
    with pytest.raises(DataFileError) as caught:
        [(entry.text("name"), entry.whole("count")) for entry in _read(file)]
    assert str(caught.value).startswith("essai.toml") and named in str(caught.value)


def _read(file: Path) -> Collection[DataEntry]:
    return entries(file, {"name", "count"}).values()


def test_a_file_of_ours_is_named_from_the_root() -> None:
    file = Path(__file__).resolve().parents[2] / "guide" / "registers" / "hosts.toml"
    with pytest.raises(DataFileError, match=r"^guide/registers/hosts\.toml, ligne \d+, « companies » : "):
        entries(file, {"name"})


def test_a_text_has_its_head_between_two_fences(tmp_path: Path) -> None:
    file = tmp_path / "essai.md"
    file.write_text('+++\ntitle = "T"\n+++\nLe corps.\n', "utf-8")
    head, body = headed(file, {"title"})
    assert (head.id, head.text("title"), body) == ("essai", "T", "Le corps.\n")
    file.write_text("Le corps.\n", "utf-8")
    with pytest.raises(DataFileError, match="tête"):
        headed(file, {"title"})


def test_lists_hold_texts_alone(tmp_path: Path) -> None:
    file = tmp_path / "essai.toml"
    file.write_text('rows = [["a", "b"], ["c"]]\nwords = ["x", ""]\n', "utf-8")
    entry = whole_file(file, {"rows", "words"})
    assert entry.rows("rows") == (("a", "b"), ("c",))
    with pytest.raises(DataFileError, match=r"« essai\.toml » : attendu : words"):
        entry.texts("words")


def test_a_code_is_among_those_that_are(tmp_path: Path) -> None:
    file = tmp_path / "essai.toml"
    file.write_text('[one]\nunit = "francs"\n', "utf-8")
    entry = entries(file, {"unit"})["one"]
    assert entry.one_of("unit", ["francs", "euros"]) == "francs"
    with pytest.raises(DataFileError, match=r"ligne 1, « one » : attendu : unit parmi .*, pas « francs »"):
        entry.one_of("unit", ["jours", "euros"])
