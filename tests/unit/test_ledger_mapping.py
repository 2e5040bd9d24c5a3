"""A mapping corrected once is kept as strict JSON and found again for the same headers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.errors import UnreadableFile
from guide.ledger import ColumnMapping, Field, Options, SourceFile, read
from guide.ledger.columns.mapping import fingerprint, mapping_from_data, mapping_to_data
from tests.unit.ledger_cases import TODAY, open_of, read_text

MAPPINGS = st.builds(
    ColumnMapping,
    st.dictionaries(st.sampled_from(Field), st.text(max_size=20)),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, ",", "."]),
    st.none() | st.text(max_size=20),
    st.dictionaries(st.text("abc_.", max_size=9), st.text(max_size=9), max_size=3),
)


@given(MAPPINGS)
def test_a_mapping_is_read_back_as_it_was_written(mapping):
    assert mapping_from_data(json.loads(json.dumps(mapping_to_data(mapping)))) == mapping


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "objet"),
        ({}, "version"),
        ({"version": 2, "columns": {}}, "version est « 2 »"),
        ({"version": True, "columns": {}}, "version"),
        ({"version": 1}, "« columns »"),
        ({"version": 1, "columns": {}, "rank": 1}, "« rank »"),
        ({"version": 1, "columns": {"colour": "Teinte"}}, "« colour »"),
        ({"version": 1, "columns": {"total": 3}}, "« total »"),
        ({"version": 1, "columns": {"total": "x" * 400}}, "« total »"),
        ({"version": 1, "columns": {}, "day_first": "oui"}, "day_first"),
        ({"version": 1, "columns": {}, "decimal": ";"}, "decimal"),
    ],
)
def test_what_is_no_mapping_is_refused_by_name(data, said):
    with pytest.raises(UnreadableFile) as error:
        mapping_from_data(data)
    assert said in error.value.message and error.value.hint


def test_a_header_is_known_again_whatever_the_order_and_the_accents():
    known = fingerprint(["Réf", "Qui", "Quand", "Combien"])
    assert fingerprint(["combien", " Qui ", "REF", "Quand", ""]) == known
    assert fingerprint(["Réf", "Qui", "Quand"]) != known and len(known) == 16


HEADERS = ("Réf", "Qui", "Quand", "Combien")
SAVED = ColumnMapping(
    {Field.NUMBER: "Réf", Field.DEBTOR: "Qui", Field.ISSUED: "Quand", Field.TOTAL: "Combien"}, paid_by=""
)


def test_a_saved_mapping_reads_the_files_of_its_headers_and_no_other():
    mine = SourceFile("a.csv", b"Combien;REF;Qui;Quand\n12,00;F1;Durand;02/01/2026\n")
    other = SourceFile("b.csv", "Numéro;Client;Date;Total;Combien;Payé\nF2;Durand;02/01/2026;5,00;99;non\n".encode())
    found = read([mine, other], Options(today=TODAY, mappings={fingerprint(HEADERS): SAVED}))
    assert open_of(found) == {"Durand": 1700}
    assert found.files[0].mapping is not None
    assert found.files[0].mapping.columns == dict(SAVED.columns) | {Field.NUMBER: "REF"}


def test_the_mapping_given_for_all_comes_before_the_saved_ones():
    text = "Numéro;Client;Date;Total;Autre\nF1;Durand;02/01/2026;5,00;99\n"
    saved = {fingerprint(text.split("\n")[0].split(";")): ColumnMapping({Field.TOTAL: "Autre"})}
    assert open_of(read_text(text, mappings=saved)) == {"Durand": 9900}
    assert open_of(read_text(text, mappings=saved, mapping=ColumnMapping())) == {"Durand": 500}
