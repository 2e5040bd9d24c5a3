"""Accounts, lettering, signs and dates of a FEC: what the law allows and what software does with it."""

from __future__ import annotations

from datetime import date

import pytest

from guide.errors import GuideError
from guide.ledger.analysis import Report
from guide.ledger.source.entries import Mark
from tests.unit.ledger_cases import fec_line, fec_text, messages, open_of, read_fec, read_text


def sale(debit: str, **cells: str) -> dict[str, str]:
    return fec_line(Debit=debit, **cells)


def payment(credit: str, **cells: str) -> dict[str, str]:
    defaults = dict(JournalCode="BQ", JournalLib="Banque", EcritureDate="20260215", PieceDate="20260215", PieceRef="R1")
    return fec_line(Credit=credit, **(defaults | cells))


def test_accounts_are_told_by_their_prefix():
    found = read_fec(
        [
            sale("100,00", CompteNum="411000", CompAuxNum="A", CompAuxLib="A"),
            sale("200,00", CompteNum="413000", CompAuxNum="B", CompAuxLib="B"),
            sale("300,00", CompteNum="416000", CompAuxNum="C", CompAuxLib="C"),
            sale("400,00", CompteNum="418100", CompAuxNum="D", CompAuxLib="D"),
            sale("500,00", CompteNum="411600000", CompAuxNum="E", CompAuxLib="E"),
            sale("600,00", CompteNum="401000", CompAuxNum="F", CompAuxLib="F"),
            sale("700,00", CompteNum="467000", CompAuxNum="G", CompAuxLib="G"),
        ]
    )
    assert open_of(found) == {"E": 50000, "C": 30000, "B": 20000, "A": 10000}
    doubtful = found.ageing.items.marks & Mark.DOUBTFUL
    assert [found.debtor_names[d] for d in found.ageing.items.debtor[doubtful != 0]] == ["C"]


def test_a_doubtful_or_billed_account_joins_the_customer_of_the_same_code():
    found = read_fec(
        [
            sale("100,00", CompAuxNum="A", CompAuxLib="A"),
            sale("50,00", CompteNum="416000", CompAuxNum="A", CompAuxLib="A"),
        ]
    )
    assert open_of(found) == {"A": 15000}


def test_advances_are_set_off_and_shown_apart():
    found = read_fec([sale("1000,00"), payment("300,00", CompteNum="419100")])
    assert (found.ageing.open, found.ageing.advances, found.ageing.credit) == (70000, 30000, 0)


def test_a_customer_in_credit_stands_apart():
    found = read_fec([sale("100,00"), payment("150,00"), sale("80,00", CompAuxNum="C2", CompAuxLib="MARTIN")])
    assert (found.ageing.open, found.ageing.credit) == (8000, 5000)
    assert {view.name: view.next_action for view in found.debtors}["DURAND"] == "attendre_echeance"


def test_lettered_groups_that_balance_are_closed_and_the_others_keep_their_residual():
    found = read_fec(
        [
            sale("100,00", EcritureLet="AA"),
            payment("100,00", EcritureLet="AA"),
            sale("100,00", EcritureLet="AB", PieceRef="F2", PieceDate="20260120"),
            sale("50,00", EcritureLet="AB", PieceRef="F3", PieceDate="20260125"),
            payment("110,00", EcritureLet="AB"),
        ]
    )
    items = found.ageing.items
    assert [(found.number(int(i)), int(o)) for i, o in zip(items.at, items.open, strict=True)] == [("F3", 4000)]


def test_one_letter_means_something_only_inside_its_customer():
    found = read_fec(
        [sale("100,00", EcritureLet="A"), payment("90,00", EcritureLet="A", CompAuxNum="C2", CompAuxLib="MARTIN")]
    )
    assert open_of(found) == {"DURAND": 10000, "MARTIN": -9000}


def test_a_group_proposed_but_not_final_does_not_hide_the_customer_account():
    found = read_fec([sale("100,00", EcritureLet="*A"), payment("30,00", EcritureLet="*A")])
    assert open_of(found) == {"DURAND": 7000}


def test_credits_are_set_off_against_the_oldest_items():
    found = read_fec(
        [
            sale("100,00", PieceRef="F2", PieceDate="20260301", EcritureDate="20260301"),
            sale("100,00", PieceRef="F1", PieceDate="20260101", EcritureDate="20260101"),
            payment("120,00", EcritureDate="20260310"),
        ]
    )
    items = found.ageing.items
    assert [
        (found.number(int(i)), int(o), int(found.entries.amount[i] - o))
        for i, o in zip(items.at, items.open, strict=True)
    ] == [("F2", 8000, 2000)]


def test_entries_after_the_day_asked_are_not_seen():
    lines = [sale("100,00", EcritureLet="A"), payment("100,00", EcritureLet="A", EcritureDate="20260301")]
    assert open_of(read_fec(lines, on=date(2026, 2, 28))) == {"DURAND": 10000}
    assert open_of(read_fec(lines, on=date(2026, 3, 1))) == {}


def test_a_due_date_in_an_extra_column_is_a_true_one():
    found = read_fec(
        [
            sale("100,00") | {"DateLimitReglmt": "20260201", "NumFacture": "F1"},
            sale("50,00", PieceRef="F2") | {"DateLimitReglmt": "", "NumFacture": "F2"},
        ],
        on=date(2026, 3, 1),
    )
    items = found.ageing.items
    assert items.due.tolist() == [date(2026, 2, 1), date(2026, 2, 9)]
    assert items.estimated.tolist() == [False, True]


@pytest.mark.parametrize("sides", [("D", "C"), ("+1", "-1"), ("1", "-1"), ("d", "c")])
def test_amount_and_side_stand_for_debit_and_credit(sides):
    names = ["Montant" if n == "Debit" else "Sens" if n == "Credit" else n for n in fec_line()]
    lines = [sale("100,00"), payment("30,00")]
    rows = ["\t".join(names)]
    for line, amount, side in zip(lines, ("100,00", "30,00"), sides, strict=True):
        rows.append("\t".join((line | {"Debit": amount, "Credit": side}).values()))
    assert open_of(read_text("\n".join(rows), "fec.txt")) == {"DURAND": 7000}


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("100,00", 10000),
        ("0000000074,70", 7470),
        ("+000000069,40", 6940),
        ("12,00-", -1200),
        ("-12,00", -1200),
        ("777,18", 77718),
        ("777", 77700),
        ("777.5", 77750),
        ("  12,50  ", 1250),
        ("1.234", 123),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_fec_write_them(written, cents):
    found = read_fec([sale(written), sale("1000,00", CompAuxNum="C2", CompAuxLib="MARTIN")])
    assert open_of(found).get("DURAND", 0) == cents


def test_headers_may_change_case_accents_order_and_be_padded():
    line = sale("100,00")
    names = {"Credit": " Crédit ", "CompteLib": "CompteLIB", "Montantdevise": "MontantDevise", "Debit": "DÉBIT"}
    cells = sorted(line.items(), reverse=True)
    text = "|".join(names.get(n, n.upper()) for n, _ in cells) + "|\n" + "|".join(c for _, c in cells) + "|\n"
    found = read_text(text, "fec.txt", encoding="iso8859-15")
    assert open_of(found) == {"DURAND": 10000}
    assert found.files[0].separator == "|"


def test_without_auxiliary_accounts_the_name_is_taken_from_the_label_and_said():
    blank = dict(CompAuxNum="", CompAuxLib="", CompteNum="411100000")
    found = read_fec(
        [
            sale("100,00", **blank, EcritureLib="PEPINIERES DU VAL FA 2023-12"),
            payment("40,00", **blank, EcritureLib="VIR PEPINIERES DU VAL"),
            sale("70,00", **(blank | {"CompteNum": "411MARTI0", "CompteLib": "Martin SA"})),
        ]
    )
    assert open_of(found) == {"Martin SA": 7000, "PEPINIERES VAL": 6000}
    assert "supposition" in messages(found)


def test_entries_that_do_not_balance_are_said():
    assert "ne sont pas égaux" in messages(read_fec([sale("100,00")]))
    even = read_fec([sale("100,00"), fec_line(CompteNum="706000", Credit="100,00", CompAuxNum="")])
    assert "ne sont pas égaux" not in messages(even)


def test_an_unreadable_amount_drops_its_line_and_a_bad_date_does_not():
    found = read_fec([sale("cent euros"), sale("50,00", PieceDate="20260231"), sale("10,00")])
    info = found.files[0]
    assert (info.rows, info.kept, info.dropped) == (3, 2, 1)
    assert open_of(found) == {"DURAND": 6000}
    told = {(a.row, a.severity.value) for a in Report(found).anomalies if a.row}
    assert told == {(2, "error"), (3, "warning")}


def test_a_line_cut_short_is_dropped_and_said():
    text = fec_text([sale("100,00"), sale("50,00")])
    found = read_text(text[: text.rindex("Facture")], "fec.txt")
    assert open_of(found) == {"DURAND": 10000}
    assert (found.files[0].rows, found.files[0].dropped) == (2, 1)
    assert "s'arrête trop tôt" in messages(found)


@pytest.mark.parametrize("currency", ["EUR", ""])
@pytest.mark.parametrize("label", ["A|B", "A|B|C"])
def test_a_separator_inside_a_label_is_mended_and_said(label, currency):
    text = fec_text([sale("100,00"), sale("50,00", EcritureLib=label, Idevise=currency)], separator="|")
    found = read_text(text, "fec.txt")
    assert open_of(found) == {"DURAND": 15000}
    assert [a.row for a in Report(found).anomalies if a.severity == "warning" and a.row] == [3]
    assert (found.files[0].kept, found.files[0].dropped) == (2, 0)


@pytest.mark.parametrize(
    "cells",
    [
        {"EcritureLet": "A|B"},
        {"Idevise": "EUR|x"},
        {"EcritureLib": "A|12,00"},
        {"CompAuxLib": "A|B"},
        {"EcritureLib": "A|12", "Idevise": ""},
    ],
)
def test_a_separator_elsewhere_is_said_and_the_other_lines_kept(cells):
    text = fec_text([sale("100,00"), sale("50,00", **({"Idevise": "EUR"} | cells))], separator="|")
    found = read_text(text, "fec.txt")
    assert open_of(found) == {"DURAND": 10000}
    assert [a.row for a in Report(found).anomalies if a.severity == "error"] == [3]


def test_a_separator_too_many_at_the_end_of_lines_shifts_nothing():
    lines = [sale("100,00", Credit="30,00"), sale("50,00", EcritureLib="A|B"), sale("7,00")]
    text = fec_text(lines, separator="|").replace("\n", "|\n")
    assert open_of(read_text(text, "fec.txt")) == {"DURAND": 12700}


def test_a_quote_in_a_label_is_only_a_character():
    found = read_fec([sale("100,00", EcritureLib='Écran 24" noir'), sale("1,00", EcritureLib='"')])
    assert open_of(found) == {"DURAND": 10100}


def test_the_export_ends_before_the_day_asked():
    assert "s'arrête au 10/01/2026" in messages(read_fec([sale("100,00")], on=date(2026, 6, 1)))


def test_opening_entries_that_repeat_the_year_before_are_left_out():
    from guide import ledger
    from guide.ledger import Options, SourceFile

    first = fec_text(
        [
            sale("100,00", PieceDate="20251220", EcritureDate="20251220"),
            fec_line(CompteNum="512000", EcritureDate="20251231", CompAuxNum=""),
        ]
    )
    opening = sale("100,00", JournalCode="AN", JournalLib="A nouveaux", EcritureDate="20260101", PieceDate="20260101")
    second = fec_text([opening, payment("60,00")])
    files = [
        SourceFile("123456789FEC20251231.txt", first.encode()),
        SourceFile("123456789FEC20261231.txt", second.encode()),
    ]
    found = ledger.read(files, Options())
    assert open_of(found) == {"DURAND": 4000}
    assert "à-nouveau" in messages(found)
    assert ledger.read(files[1:], Options()).ageing.open == 4000


def test_other_accounts_of_class_41_are_said_when_they_hold_something():
    found = read_fec([sale("100,00", CompteNum="412000"), sale("50,00"), sale("9,00", CompteNum="418100")])
    assert open_of(found) == {"DURAND": 5000}
    assert "412000" in messages(found) and "418100" not in messages(found)


def test_a_delay_that_makes_no_sense_is_refused():
    with pytest.raises(GuideError, match="pas plausible"):
        read_fec([sale("1,00")], delai=-1)


def test_a_fec_whose_cells_are_all_quoted_is_read():
    rows = [list(fec_line()), list(sale("100,00", EcritureLib='La "Belle"; vue', EcritureDate="10/01/2026").values())]
    text = "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    found = read_text(text, "fec.csv", encoding="utf-8-sig")
    assert open_of(found) == {"DURAND": 10000}
    assert found.files[0].preview[0][10] == 'La "Belle"; vue'
