"""Whatever dossier is read, the court file is put together: the check never fails, and its numbers are one list."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from guide import law
from guide.case.model import Dossier
from guide.claim.account import LineKind
from guide.claim.statement import statement
from guide.claim.workbook import rate_sources
from guide.errors import GuideError
from guide.letters.catalogue.computed import Computed
from guide.letters.content.court_chronology import chronology
from guide.letters.court.check import check
from guide.letters.court.court_file import court_file
from guide.letters.court.filing import FindingLevel, filings
from tests.properties.test_dossier import recent_dossiers

today = st.dates(date(2020, 1, 1), date(2027, 12, 31))


@settings(max_examples=100)
@given(recent_dossiers, today)
def test_the_parts_of_a_rate_add_up_to_it(made: Dossier, on: date) -> None:
    """`rate_source` checks each sum itself."""
    try:
        found = statement(made, on)
    except GuideError:
        return
    told = rate_sources(made, found, found.lines)
    interest = [line for line in found.lines if line.kind in (LineKind.INTEREST, LineKind.MAJORATION)]
    assert set(told) == set(interest) and all(source.words for source in told.values())


@settings(max_examples=100)
@given(recent_dossiers, today)
def test_the_check_says_and_never_fails(made: Dossier, on: date) -> None:
    computed = Computed(made, on)
    try:
        possible = filings(computed)
    except GuideError:
        return
    for filing in possible:
        for each in check(computed, filing, {}).findings:
            assert each.what.strip() and (each.then or each.level is FindingLevel.BON)
            assert all(law.reference(id) for id in each.references)
    facts = chronology(made, on)
    assert all(fact.on is None or fact.on <= on for fact in facts)
    assert len(made.exhibits) >= len({number for fact in facts for number in fact.pieces})


@settings(max_examples=8)
@given(recent_dossiers, today)
def test_a_file_is_made_of_any_dossier(made: Dossier, on: date) -> None:
    try:
        found = court_file(made, on)
    except GuideError:
        return
    with zipfile.ZipFile(BytesIO(found.content())) as archive:
        names = archive.namelist()
    assert [name.rpartition(".")[0] for name in names[:2]] == ["LISEZ-MOI", "Avant-de-deposer"]
    assert all(re.fullmatch(r"((A-deposer|Modifiables)/)?[A-Za-z0-9-]+\.(pdf|docx|xlsx)", name) for name in names)
