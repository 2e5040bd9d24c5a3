"""Words on screen: a name never acts, and every code of the dossier has its French."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.case import codes
from pages.ui.kit import labels as wording
from pages.ui.kit import tables
from pages.ui.kit.labels import plain

#: What Markdown may escape: ASCII punctuation.
LIVE = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""


@given(st.text(max_size=200))
def test_every_mark_is_escaped(typed: str) -> None:
    escaped = plain(typed)
    assert "\n" not in escaped
    assert not re.search(rf"(?<!\\)(?:\\\\)*[{re.escape(LIVE.replace(chr(92), ''))}]", escaped)


@given(st.text(alphabet="ab *_[]<>$:|\\`~#", max_size=40))
def test_nothing_is_lost(typed: str) -> None:
    shown = re.sub(r"\\(.)", r"\1", plain(typed)).replace("\u2060", "").replace("\u00a0", " ")
    assert shown == re.sub(" +", " ", typed).strip()


def test_a_line_breaks_where_a_letter_s_does() -> None:
    assert plain("n° 3 du 7 juillet : 10 000") == r"n°~3 du 7~juillet~\: 10~000".replace("~", "\u00a0")


def test_a_long_text_is_cut() -> None:
    assert len(plain("a" * 1000)) == 300
    assert plain("a" * 1000).endswith("…")


def test_a_cell_never_makes_another_one() -> None:
    table = tables.text(("Nom", "Montant"), [("a | b", "1\n2")], right=(1,))
    assert [line.count(" | ") for line in table.splitlines()] == [1, 1, 1]


@pytest.mark.parametrize(
    ("labels", "enum"),
    [
        (wording.DEBTOR_KINDS, codes.DebtorKind),
        (wording.ACTIVITIES, codes.Activity),
        (wording.VAT_SCHEMES, codes.VatScheme),
        (wording.ALLOCATIONS, codes.Allocation),
        (wording.NATURES, codes.Nature),
        (wording.EVENT_KINDS, codes.EventKind),
        (wording.CHANNELS, codes.Channel),
    ],
)
def test_every_code_has_its_words(labels: dict, enum: type[StrEnum]) -> None:
    assert set(labels) == set(enum)
    assert len(set(labels.values())) == len(labels)
