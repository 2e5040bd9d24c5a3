"""What the tests need is taken, fetched, or installed, in that order; else one sentence says what is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

import pytest

from tests.obtain import NEEDS, Need, obtain

NEED = Need("un outil", ("has",), ("paquet",), (("fetch",),), "faites ceci")


class Machine:
    """A machine on which only some commands end well; `has` does once something brought it."""

    def __init__(self, *works: str, brings: str = "") -> None:
        self.works, self.brings, self.ran = set(works), brings, list[str]()

    def __call__(self, command: Sequence[str]) -> bool:
        said = " ".join(command)
        self.ran.append(said)
        if self.brings and self.brings in said:
            self.works.add("has")
        return any(word in said for word in self.works)


@pytest.fixture(autouse=True)
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_what_is_there_is_taken_and_nothing_is_fetched() -> None:
    machine = Machine("has")
    assert obtain(NEED, machine, say=lambda line: None) is None
    assert machine.ran == ["has"]


def test_what_is_missing_is_fetched_before_the_system_is_touched() -> None:
    machine = Machine("fetch", brings="fetch")
    assert obtain(NEED, machine, say=lambda line: None) is None
    assert not [line for line in machine.ran if "apt" in line]


def test_the_system_installs_it_when_no_password_is_needed() -> None:
    machine = Machine("sudo -n true", "apt-get install", brings="apt-get install")
    assert obtain(NEED, machine, say=lambda line: None) is None
    assert "sudo -n apt-get install -y -qq --no-install-recommends paquet" in machine.ran


def test_old_lists_of_packages_are_read_again_once() -> None:
    machine = Machine("sudo -n true", "apt-get update")
    assert obtain(NEED, machine, say=lambda line: None) is not None
    assert sum("apt-get install" in line for line in machine.ran) == 2


def test_without_rights_one_sentence_says_what_is_missing_and_what_to_do() -> None:
    machine = Machine()
    assert obtain(NEED, machine, say=lambda line: None) == (
        "Il manque un outil, qui n'a pas pu être obtenu ici ; faites ceci."
    )
    assert not [line for line in machine.ran if "apt" in line]


@pytest.mark.parametrize("need", NEEDS, ids=[need.name for need in NEEDS])
def test_each_need_says_what_a_person_can_do(need: Need) -> None:
    assert need.by_hand and need.packages and not need.by_hand.endswith(".")
