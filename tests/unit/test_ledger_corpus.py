"""Lists whose totals are known beforehand: what is done to them, and what each answer to a question gives.

That none is wrong without a word is held by `test_ledger_questions`, which reads them all.
"""

from __future__ import annotations

import shlex
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.arguments import parser
from guide.errors import GuideError
from guide.ledger import Options, SourceFile, read
from guide.ledger.columns.header_words import reading
from guide.ledger.source import Field, TotalInDoubt
from tests.corpus import (
    entries_cases,
    list_aged,
    list_beside,
    list_books,
    list_contradictions,
    list_damaged,
    list_mutations,
    list_not_owed,
    list_ordinary,
    list_printed,
    list_shapes,
    list_shares,
    list_signs,
    list_wordings,
    list_written,
)
from tests.corpus.runner import TODAY, Case, Outcome, judge, tally

CASES = (
    *list_contradictions.CASES,
    *list_not_owed.CASES,
    *list_written.CASES,
    *list_shapes.CASES,
    *list_aged.CASES,
    *list_ordinary.CASES,
    *list_ordinary.DOUBTFUL,
    *list_shares.CASES,
    *list_signs.CASES,
    *list_books.CASES,
    *list_damaged.CASES,
    *list_printed.CASES,
    *list_beside.CASES,
)


#: Files that leave no doubt.
PLAIN = [case for case in (*list_aged.CASES, *list_ordinary.CASES) if case.owed is not None]


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case.name)
def test_a_file_without_doubt_is_asked_nothing(case: Case):
    verdict = judge(case)
    assert verdict.outcome is Outcome.RIGHT, verdict.why


def test_every_wording_of_a_header_is_read_right():
    verdicts = [judge(case) for case in list_wordings.CASES]
    assert [v for v in verdicts if v.outcome is not Outcome.RIGHT] == []


def test_what_is_done_to_a_list_never_makes_it_silently_wrong():
    assert tally(list_mutations.MUTATED[::7]).wrong == ()


@pytest.mark.parametrize("case", (*CASES, *entries_cases.CASES), ids=lambda case: case.name)
def test_each_answer_offered_gives_its_total_and_is_an_option_of_the_command_line(case: Case):
    """An answer may be followed by another question, never by the same one; no total is told for it then."""
    try:
        read(case.sources(), case.options)
        return
    except TotalInDoubt as doubt:
        question = doubt.question
    except GuideError:
        return
    command = parser({"balance": lambda _: {}})
    for answer in question.answers:
        command.parse_args(["balance", "export.csv", *shlex.split(answer.option)])
        try:
            ledger = read(case.sources(), replace(case.options, mapping=answer.mapping))
        except TotalInDoubt as further:
            assert further.question.sentence != question.sentence
            # The total of one file among several is its own.
            assert answer.open is None or len(case.sources()) > 1, answer.option
            continue
        assert not answer.further, answer.option
        assert answer.open in (None, ledger.ageing.open), answer.option


#: The words that name a field together; a header made of one of each, in any order, is that field.
_WORDS = {
    Field.LEFT: (("reste", "solde", "restant"), ("dû", "payer", "régler")),
    Field.SETTLED: (("date", "jour"), ("règlement", "paiement", "encaissement", "versement")),
    Field.DUE: (("date",), ("échéance", "limite", "exigibilité")),
    Field.PAID: (("montant", "total", "somme"), ("réglé", "payé", "encaissé", "versé")),
    Field.DEBTOR: (("client", "débiteur", "acheteur"), ("nom", "raison sociale")),
    Field.TOTAL: (("montant", "total"), ("TTC",)),
    Field.NUMBER: (("facture",), ("numéro", "réf.", "n°")),
}
_LITTLE = ("de", "du", "la", "le", "votre", "en euros", "(€)", "EUR", "-", "/", "_", ":")


@given(st.data())
def test_a_header_is_read_whatever_the_order_the_little_words_and_the_accents(data):
    field = data.draw(st.sampled_from(list(_WORDS)))
    words = [data.draw(st.sampled_from(choices)) for choices in _WORDS[field]]
    little = [w for w in data.draw(st.lists(st.sampled_from(_LITTLE), max_size=3)) if field not in _TIMES or w != "le"]
    header = " ".join(data.draw(st.permutations(words + little)))
    if data.draw(st.booleans()):
        header = header.upper()
    found = reading(header)
    assert found is not None and (found.field, found.certain) == (field, True), header


#: « Payer le » is a day.
_TIMES = (Field.LEFT, Field.PAID, Field.NUMBER, Field.DEBTOR, Field.TOTAL)


def test_a_question_gives_its_totals_and_its_answers_are_kept_by_the_headers():
    text = "Numéro;Client;Date;Total TTC;Date de règlement;Statut\nF1;A;02/01/2026;100,00;31/01/2026;En retard\n"
    files = [SourceFile("a.csv", text.encode())]
    with pytest.raises(TotalInDoubt) as doubt:
        read(files, Options(today=TODAY))
    question = doubt.value.question
    assert [answer.open for answer in question.answers] == [0, 10000, 10000]
    assert question.samples == (("F1", "A", "100,00", "31/01/2026", "En retard"),)
    planned = read(files, Options(today=TODAY, mapping=question.answers[2].mapping))
    assert planned.ageing.open == 10000 and str(planned.entries.due[0]) == "2026-01-31"


def test_where_the_rest_is_dated_what_the_amounts_say_of_the_other_rows_still_holds():
    """350,00 and 90,00 € are left where no day says that the rest came in."""
    text = "N° facture;Client;Montant TTC;Acompte;Solde;Date solde\nF1;A;500,00;150,00;350,00;\n"
    text += "F2;B;300,00;100,00;200,00;15/03/2026\nF3;C;90,00;;90,00;\n"
    with pytest.raises(TotalInDoubt) as doubt:
        read([SourceFile("a.csv", text.encode())], Options(today=TODAY))
    assert doubt.value.question.answers[0].open == 440_00


_ROWS = st.lists(
    st.tuples(st.sampled_from(("Alpha", "Beta", "Gamma")), st.integers(1, 500_000), st.booleans()),
    min_size=2,
    max_size=8,
)


@given(_ROWS, st.data())
def test_a_line_that_a_separator_cuts_is_never_left_out_without_a_word(rows, data):
    """Whatever the line and the cell: an invoice, or a payment beside invoices."""
    head = "Numéro;Client;Date;Total TTC;Réglé"
    lines = [
        f"F{at};{who};02/01/2026;{cents // 100},{cents % 100:02};{f'{cents // 100},{cents % 100:02}' if paid else '0,00'}"
        for at, (who, cents, paid) in enumerate(rows)
    ]
    spoilt = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[spoilt].split(";")
    cells[1] += data.draw(st.sampled_from((" ; fils", ";", " ;et ;Cie")))
    lines[spoilt] = ";".join(cells)
    with pytest.raises(GuideError):
        read([SourceFile("a.csv", "\n".join([head, *lines, ""]).encode())], Options(today=TODAY))


@given(_ROWS, st.sampled_from(("Statut", "Type", "Brouillon", "Reste dû")))
def test_a_column_that_tells_what_is_owed_and_holds_nothing_is_asked_about(rows, header):
    lines = [
        f"F{at};{who};02/01/2026;{cents // 100},{cents % 100:02};{'oui' if paid else 'non'};"
        for at, (who, cents, paid) in enumerate(rows)
    ]
    text = "\n".join([f"Numéro;Client;Date;Total TTC;Payée;{header}", *lines, ""])
    with pytest.raises(TotalInDoubt):
        read([SourceFile("a.csv", text.encode())], Options(today=TODAY))
