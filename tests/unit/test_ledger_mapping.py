"""A mapping corrected once is kept as strict JSON and found again for the same headers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.errors import UnreadableFile
from guide.ledger import ColumnMapping, Field, Options, SourceFile, read
from guide.ledger.columns import is_guess, proposed_mapping
from guide.ledger.columns.mapping import fingerprint, mapping_from_data, mapping_to_data
from guide.ledger.source import ColumnsUnknown
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


ENTRIES = (
    "Quand;Plan;Qui;Plus;Moins;Marque\n"
    "02/01/2026;411000;Durand;120,00;;A\n"
    "05/01/2026;411000;Durand;;120,00;A\n"
    "06/01/2026;411000;Martin;50,00;;\n"
    "06/01/2026;706000;;;50,00;\n"
    "05/01/2026;512000;;120,00;;\n"
    "02/01/2026;706000;;;120,00;\n"
)
SAID_ENTRIES = {
    Field.ACCOUNT: "Plan",
    Field.DEBIT: "Plus",
    Field.CREDIT: "Moins",
    Field.LETTER: "Marque",
    Field.JOURNAL: "",
    Field.DEBTOR: "Qui",
    Field.ISSUED: "Quand",
}


def test_entries_under_unknown_headers_are_read_with_the_columns_that_the_person_says():
    """Durand paid 120.00, lettered A; Martin owes 50.00; accounts 706 and 512 are no customer's."""
    with pytest.raises(ColumnsUnknown):
        read_text(ENTRIES)
    assert open_of(read_text(ENTRIES, mapping=ColumnMapping(SAID_ENTRIES))) == {"Martin": 5000}
    saved = {fingerprint(ENTRIES.split("\n")[0].split(";")): ColumnMapping(SAID_ENTRIES)}
    assert open_of(read_text(ENTRIES, mappings=saved)) == {"Martin": 5000}


def test_what_is_recognised_of_entries_is_proposed_and_reads_the_same():
    headers = ENTRIES.split("\n")[0]
    known = "Date;Compte;Client;Débit;Crédit;Lettrage"
    text = ENTRIES.replace(headers, known)
    proposed = proposed_mapping(known.split(";"))
    assert proposed.columns[Field.ACCOUNT] == "Compte" and proposed.columns[Field.LETTER] == "Lettrage"
    assert open_of(read_text(text, mapping=proposed)) == open_of(read_text(text)) == {"Martin": 5000}


@pytest.mark.parametrize(
    ("field", "header", "guess"),
    [
        (Field.LEFT, "Reste à payer", False),
        (Field.DUE, "À régler avant le", False),
        (Field.PAID, "Total encaissé zorg", True),
        (Field.TOTAL, "Combien", True),
    ],
)
def test_a_header_with_an_unknown_word_is_a_guess(field, header, guess):
    assert is_guess(field, header) is guess


def test_a_column_that_no_file_has_is_said_and_the_answers_are_not_left_out_with_it():
    mapping = ColumnMapping({Field.ISSUED: "2026-11-22"}, paid_by="Réglé")
    text = "Client;Facture;Total TTC;Réglé\nAlpha;F1;100,00;40,00\n"
    with pytest.raises(UnreadableFile, match="Aucun fichier n'a de colonne « 2026-11-22 »"):
        read_text(text, mapping=mapping)
    assert open_of(read_text(text, mapping=ColumnMapping({Field.NUMBER: "facture"}, paid_by="RÉGLÉ"))) == {
        "Alpha": 6000
    }
