"""Lists of invoices: columns by their headers, what is paid, dates and amounts that read two ways, other currencies."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from guide.ledger import ColumnMapping, ColumnsUnknown, Field, Options, SourceFile, balance_json, read
from guide.ledger.analysis import Report
from guide.ledger.columns.amounts import read_cell
from guide.ledger.columns.headers import guessed
from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.ledger_cases import FEC_NAMES, fec_line, messages, open_of, read_bytes, read_text

PLAIN = "N° facture;Client;Date facture;Échéance;Total TTC;Reste à payer\n"


def test_an_ordinary_french_list():
    found = read_text(
        PLAIN + "F1;Durand;02/01/2026;01/02/2026;1 200,50 €;200,50\nF2;Martin;03/01/2026;02/02/2026;10;0\n",
        encoding="cp1252",
        on=date(2026, 2, 11),
    )
    assert open_of(found) == {"Durand": 20050}
    assert found.ageing.buckets["1-30"] == 20050
    assert (found.files[0].encoding, found.files[0].separator) == ("cp1252", ";")
    mapping = found.files[0].mapping
    assert mapping is not None and mapping.columns[Field.LEFT] == "Reste à payer"
    assert (mapping.day_first, mapping.decimal) == (True, ",")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            "Numéro de facture,Date,Échéance,Tiers,Total TTC,Total TVA,Total HT,Devise,Statut,Montant payé (TTC),"
            "Montant restant (TTC),Date de paiement",
            {
                "number": 0,
                "issued": 1,
                "due": 2,
                "debtor": 3,
                "total": 4,
                "currency": 7,
                "status": 8,
                "paid": 9,
                "left": 10,
                "settled": 11,
            },
        ),
        (
            "id,date de facture,numéro de facture,intitulé,statut de la facture,nom du client,pays du client,montant TTC ,"
            "montant HT ",
            {"issued": 1, "number": 2, "status": 4, "debtor": 5, "total": 7},
        ),
        (
            "Numéro,Client,Date de facturation,Date d'échéance,Total signé,Montant dû signé",
            {"number": 0, "debtor": 1, "issued": 2, "due": 3, "total": 4, "left": 5},
        ),
        (
            "Posting Date,Party Type,Party,Receivable Account,Customer Name,Voucher Type,Voucher No,Due Date,"
            "Invoiced Amount,Paid Amount,Outstanding Amount,Currency",
            {
                "issued": 0,
                "debtor": 4,
                "type": 5,
                "number": 6,
                "due": 7,
                "total": 8,
                "paid": 9,
                "left": 10,
                "currency": 11,
            },
        ),
        (
            "Réf facture,Date facturation,Date échéance / Date limite règlement,Total HT,Total TTC,Statut facture",
            {"number": 0, "issued": 1, "due": 2, "total": 4, "status": 5},
        ),
        (
            "amount,balance,client,date,due_date,number,paid_to_date,status,currency",
            {
                "total": 0,
                "left": 1,
                "debtor": 2,
                "issued": 3,
                "due": 4,
                "number": 5,
                "paid": 6,
                "status": 7,
                "currency": 8,
            },
        ),
        (
            "ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,Currency,Type,"
            "Status",
            {
                "debtor": 0,
                "number": 1,
                "issued": 2,
                "due": 3,
                "total": 4,
                "paid": 6,
                "left": 7,
                "currency": 8,
                "type": 9,
                "status": 10,
            },
        ),
        (
            "Num,Customer,Date,Due Date,Amount,Open Balance,P.O. #",
            {"number": 0, "debtor": 1, "issued": 2, "due": 3, "total": 4, "left": 5},
        ),
        ("Facture,Nom,Émise le,Reste dû EUR", {"number": 0, "debtor": 1, "issued": 2, "left": 3}),
    ],
    ids=["pennylane", "tiime", "odoo", "erpnext", "dolibarr", "invoiceninja", "xero", "quickbooks", "hand made"],
)
def test_columns_are_known_by_their_headers(headers, expected):
    assert {f.value: column for f, column in guessed(headers.split(",")).items()} == expected


def test_amounts_without_tax_are_never_the_amount_due():
    assert Field.TOTAL not in guessed(["Total HT", "Montant HT", "TVA"])


def test_a_mapping_may_be_corrected():
    text = "Réf;Qui;Quand;Combien\nF1;Durand;02/01/2026;12,00\n"
    with pytest.raises(ColumnsUnknown) as error:
        read_text(text)
    assert error.value.columns == ("Réf", "Qui", "Quand", "Combien")
    assert error.value.preview == (("F1", "Durand", "02/01/2026", "12,00"),)
    mapping = ColumnMapping({Field.NUMBER: "Réf", Field.DEBTOR: "Qui", Field.ISSUED: "Quand", Field.TOTAL: "Combien"})
    assert open_of(read_text(text, mapping=mapping)) == {"Durand": 1200}


def test_a_column_wrongly_guessed_may_be_taken_away():
    text = "Numéro;Client;Date;Total TTC;Solde\nF1;Durand;02/01/2026;12,00;0,00\n"
    assert open_of(read_text(text)) == {}
    assert open_of(read_text(text, mapping=ColumnMapping({Field.LEFT: ""}))) == {"Durand": 1200}


@pytest.mark.parametrize(
    ("headers", "cells", "left"),
    [
        ("Total TTC;Montant payé", "100,00;30,00", 7000),
        ("Total TTC;Date de paiement", "100,00;01/02/2026", 0),
        ("Total TTC;Date de paiement", "100,00;", 10000),
        ("Total TTC;Date de paiement", "100,00;01/12/2026", 10000),
        ("Total TTC;Statut", "100,00;Payée", 0),
        ("Total TTC;Statut", "100,00;En retard", 10000),
        ("Total TTC;Statut", "100,00;Brouillon", 0),
        ("Total TTC;Reste à payer", "100,00;", 10000),
        ("Total TTC;Reste à payer;Date de paiement", "100,00;20,00;01/03/2026", 2000),
        ("Total TTC;Reste à payer;Date de paiement", "100,00;20,00;01/12/2026", 10000),
        ("Total TTC", "100,00", 10000),
        ("Total TTC;Payé", "100,00;Oui", 0),
        ("Total TTC;Payé", "100,00;non", 10000),
        ("Total TTC;Réglée ?", "100,00;x", 0),
        ("Total TTC;Payé", "100,00;15/02/2026", 0),
        ("Total TTC;Payé", "100,00;15/12/2026", 10000),
        ("Total TTC;Réglé", "100,00;En attente", 10000),
        ("Total TTC;Réglé", "100,00;Réglée", 0),
        ("Total TTC;Payé", "100,00;40,00", 6000),
        ("Total;Amount Due;Amount Paid", "100.00;100.00;40.00", 6000),
        ("Total;Amount Due;Amount Paid;Amount Remaining", "100.00;100.00;40.00;55.00", 5500),
        ("Total TTC;Montant dû;Payé", "100,00;100,00;0,00", 10000),
    ],
)
def test_open_is_an_amount(headers, cells, left):
    found = read_text(f"Numéro;Client;Date;{headers}\nF1;Durand;02/01/2026;{cells}\n", on=date(2026, 6, 1))
    assert found.ageing.open == left


def test_a_list_that_does_not_say_what_is_paid_says_so():
    assert "Aucune colonne ne dit ce qui est payé" in messages(
        read_text("Numéro;Client;Date;Total\nF1;A;02/01/2026;5\n")
    )


@pytest.mark.parametrize(("header", "yes", "no"), [("Statut", "Payée", "En retard"), ("Facture payée", "oui", "non")])
def test_what_is_said_paid_and_has_something_left_is_asked(header, yes, no):
    head = f"Numéro;Client;Date;Total TTC;Reste à payer;{header}\n"
    text = head + (
        f"F1;A;02/01/2026;9,00;5,00;{yes}\nF2;A;02/01/2026;9,00;0,00;{yes}\nF3;A;02/01/2026;9,00;5,00;{no}\n"
    )
    with pytest.raises(TotalInDoubt) as doubt:
        read_text(text)
    # Where the word is believed, 5,00 is still left of F3.
    assert {a.open for a in doubt.value.question.answers} == {500, 1000}
    assert "Reste à payer" in str(doubt.value) and header in str(doubt.value)
    believed = [read_text(text, mapping=a.mapping).ageing.open for a in doubt.value.question.answers]
    assert believed == [a.open for a in doubt.value.question.answers]


def test_a_header_alone_says_that_nothing_is_counted():
    assert "ne compte rien" in messages(read_text(PLAIN))


def test_an_unknown_status_is_asked():
    text = "Numéro;Client;Date;Total;Statut\nF1;A;02/01/2026;5;Zébrée\n"
    with pytest.raises(TotalInDoubt, match="« Zébrée »") as doubt:
        read_text(text)
    answers = {a.option: a for a in doubt.value.question.answers}
    assert answers['--mot "Zébrée=impayee"'].open == 500 and answers['--mot "Zébrée=payee"'].open == 0
    assert read_text(text, mapping=answers['--mot "Zébrée=impayee"'].mapping).ageing.open == 500


def test_credit_notes_are_negative_whatever_their_sign():
    found = read_text(
        "Numéro;Type;Client;Date;Échéance;Total TTC;Reste à payer\n"
        "F1;Facture;Durand;02/01/2026;01/02/2026;100,00;100,00\n"
        "A1;Avoir;Durand;05/01/2026;05/01/2026;30,00;30,00\n"
        "A2;Avoir;Martin;05/01/2026;05/01/2026;-10,00;-10,00\n"
        "A3;Avoir partiel;Petit;05/01/2026;05/01/2026;1,00;1,00\n"
        "A4;AV;Petit;05/01/2026;05/01/2026;2,00;2,00\n"
        "A5;;Petit;05/01/2026;05/01/2026;-4,00;4,00\n",
        on=date(2026, 3, 1),
    )
    assert open_of(found) == {"Durand": 7000, "Martin": -1000, "Petit": -700}
    assert [a.row for a in Report(found).anomalies if "compté en moins" in a.message] == [7]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("03/04/2026", "25/04/2026"), date(2026, 4, 3)),
        (("04/03/2026", "04/25/2026"), date(2026, 4, 3)),
        (("2026-04-03", "2026-04-25"), date(2026, 4, 3)),
        (("20260403", "20260425"), date(2026, 4, 3)),
        (("03/04/26", "25/04/26"), date(2026, 4, 3)),
        (("030426", "250426"), date(2026, 4, 3)),
        (("2026-04-03 00:00:00", "2026-04-25T10:00:00Z"), date(2026, 4, 3)),
        (("3 avril 2026", "25 avr. 2026"), date(2026, 4, 3)),
        (("46115", "46137"), date(2026, 4, 3)),
        (("03.04.2026", "25.04.2026"), date(2026, 4, 3)),
        (("Apr 3, 2026", "April 25, 2026"), date(2026, 4, 3)),
        (("ven. 03/04/2026", "sam. 25/04/2026"), date(2026, 4, 3)),
    ],
)
def test_dates_are_read_as_their_column_tells(cells, expected):
    lines = "".join(f"F{i};A;{cell};10,00\n" for i, cell in enumerate(cells))
    found = read_text("Numéro;Client;Date;Total\n" + lines)
    assert min(found.ageing.items.issued.tolist()) == expected


@pytest.mark.parametrize(
    ("decimal", "others", "cents"), [(None, "12,50", 123400), (None, "12.50", 123), (",", "", 123400), (".", "", 123)]
)
def test_a_mark_that_reads_two_ways_is_settled_by_the_column_or_by_the_user(decimal, others, cents):
    text = f"Numéro;Client;Date;Total\nF1;A;02/01/2026;1.234\nF2;B;02/01/2026;{others or '7'}\n"
    found = read_text(text, mapping=ColumnMapping(decimal=decimal) if decimal else None)
    assert open_of(found)["A"] == cents


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("1 234,56 CR", -123456),
        ("1 234,56 DR", 123456),
        ("12,50 C", -1250),
        ("12,50D", 1250),
        ("-12,50 DR", -1250),
        ("12,50 crédit", -1250),
        ("12,50 Db.", 1250),
        ("12 CH", None),
        ("C 12", None),
    ],
)
def test_the_side_of_the_account_may_stand_after_an_amount(cell, cents):
    assert read_cell(cell).cents == cents


def test_a_mark_that_nothing_settles_is_asked_about():
    text = "Numéro;Client;Date;Total\nF1;A;02/01/2026;1.234\nF2;B;02/01/2026;7\n"
    with pytest.raises(TotalInDoubt, match="deux façons") as doubt:
        read_text(text)
    assert [a.open for a in doubt.value.question.answers] == [124100, 823]
    assert open_of(read_text(text, mapping=doubt.value.question.answers[0].mapping)) == {"A": 123400, "B": 700}


def test_trailing_zeros_do_not_settle_a_mark():
    found = read_text("Numéro;Client;Date;Total\nF1;A;02/01/2026;1.230\nF2;B;02/01/2026;12,50\n")
    assert open_of(found)["A"] == 123000


def test_other_currencies_stand_apart():
    found = read_text(
        "Numéro;Client;Date;Total;Devise\nF1;A;02/01/2026;10,00;EUR\nF2;A;02/01/2026;99,00;USD\n"
        "F3;B;02/01/2026;5,00;€\nF4;B;02/01/2026;1,00;\n"
    )
    assert open_of(found) == {"A": 1000, "B": 600}
    assert balance_json(found)["other_currencies"] == {"USD": "99.00"}
    assert "autre devise (USD)" in messages(found)


def test_the_currency_column_is_believed_over_the_sign_of_an_american_spreadsheet_only():
    text = 'Numéro,Client,Date,Total,Devise\nF1,A,02/01/2026,"2,296.80 $",€\n'
    assert open_of(read_text(text)) == {"A": 229680}
    with pytest.raises(TotalInDoubt, match="écrits en CHF, et « Devise » dit autre chose"):
        read_text(text.replace("$", "CHF"))
    assert read_text(text.replace(",Devise", "").replace(",€", "")).ageing.foreign == {1: 229680}


def test_total_rows_are_a_check_not_an_invoice():
    text = PLAIN + "F1;A;02/01/2026;01/02/2026;100,00;60,00\n;Sous-total A;;;100,00;60,00\nTotal;;;;100,00;{}\n;;;;;\n"
    found = read_text(text.format("60,00"))
    assert (found.ageing.open, found.files[0].ignored, found.files[0].kept) == (6000, 2, 1)
    assert "ligne de total" not in messages(found)
    assert "ligne de total" in messages(read_text(text.format("61,00")))


def test_a_customer_named_total_is_a_customer():
    assert open_of(read_text(PLAIN + "F1;Total Énergies;02/01/2026;01/02/2026;9,00;9,00\n")) == {"Total Énergies": 900}


def test_without_dates_nor_numbers_only_a_bare_total_is_one():
    found = read_text("Client;Total TTC;Reste à payer\nTotal Énergies;9,00;9,00\nTotal :;9,00;9,00\n")
    assert open_of(found) == {"Total Énergies": 900}


def test_a_preamble_is_skipped():
    text = (
        "Ma société\nFactures clients\nAu 31 décembre 2025\n\nNum,Customer,Date,Due Date,Amount,Open Balance\n"
        '1,A,11/25/2025,12/25/2025,"1,284.50","284.50"\n'
    )
    found = read_text(text)
    assert open_of(found) == {"A": 28450}
    assert found.ageing.items.due.tolist() == [date(2025, 12, 25)]


def test_a_list_without_due_dates_gets_estimates_and_one_with_holes_does_not():
    without = read_text("Numéro;Client;Date;Total\nF1;A;02/01/2026;10,00\n", delai=45)
    assert without.ageing.items.due.tolist() == [date(2026, 2, 16)] and without.has_estimates
    holes = read_text(PLAIN + "F1;A;02/01/2026;;10,00;10,00\n")
    assert holes.ageing.buckets["no_due_date"] == 1000 and not holes.has_estimates
    assert holes.debtors[0].next_action == "ouvrir_dossier"


def test_names_that_differ_by_case_or_blanks_are_one_customer_and_codes_tell_homonyms():
    text = PLAIN + "F1;Durand  SA;02/01/2026;;1;1\nF2;DURAND SA;02/01/2026;;2;2\n"
    assert open_of(read_text(text)) == {"Durand  SA": 300}
    coded = "Code client;Client;Date;Total\nC1;Martin;02/01/2026;1\nC2;Martin;02/01/2026;2\nC3;Durand;02/01/2026;4\n"
    assert open_of(read_text(coded)) == {"Durand": 400, "Martin (C2)": 200, "Martin (C1)": 100}


def test_impossible_dates_and_amounts_are_told_and_the_good_rows_kept():
    found = read_text(
        PLAIN + "F1;A;31/02/2026;01/03/2026;10,00;10,00\nF2;A;02/01/2026;32/01/2026;5,00;5,00\n"
        "F3;A;02/01/2026;01/02/2026;dix;dix\nF4;A;02/01/2026;01/02/2026;1,00;1,00\n"
        "F5;A;02/03/2026;01/02/2026;2,00;2,00\n"
    )
    info = found.files[0]
    assert (info.rows, info.kept, info.dropped) == (5, 4, 1)
    assert found.ageing.open == 1800 and found.ageing.no_due_date == 500
    told = [(a.row, a.column, a.value, a.severity.value) for a in Report(found).anomalies if a.row]
    assert (2, "Date facture", "31/02/2026", "warning") in told
    assert (3, "Échéance", "32/01/2026", "warning") in told
    assert (4, "Reste à payer", "dix", "error") in told
    assert (6, "Échéance", "01/02/2026", "warning") in told


def test_anomalies_are_bounded_and_the_rest_counted():
    found = read_text(PLAIN + "".join(f"F{i};A;31/02/2026;01/03/2026;1;1\n" for i in range(2500)))
    assert sum(a.row is not None for a in Report(found).anomalies) == 1000
    assert "1500 autre(s) ligne(s)" in messages(found)


def test_several_files_add_up_by_customer_and_the_same_file_counts_once():
    first = SourceFile("a.csv", (PLAIN + "F1;Durand;02/01/2026;;1;1\n").encode())
    second = SourceFile("b.csv", (PLAIN + "F2;DURAND;02/01/2026;;2;2\n").encode("cp1252"))
    found = read([first, second, first], Options(today=date(2026, 3, 1)))
    assert open_of(found) == {"Durand": 300}
    assert len(found.files) == 2 and "identique" in messages(found)


def test_one_unreadable_file_does_not_stop_the_others():
    good = SourceFile("a.csv", (PLAIN + "F1;Durand;02/01/2026;;1;1\n").encode())
    found = read([SourceFile("b.csv", b"\xff\xd8\xff\xe0photo"), good], Options(today=date(2026, 3, 1)))
    assert open_of(found) == {"Durand": 100}
    assert [a.file for a in Report(found).anomalies if a.severity == "error"] == ["b.csv"]


def workbook(*sheets: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for rows in sheets:
        page = book.add_worksheet()
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(r, c, cell, day)
                elif cell is not None:
                    page.write(r, c, cell)
    book.close()
    return out.getvalue()


def test_a_workbook_keeps_its_types_and_its_preamble_is_skipped():
    rows: list[list[object]] = [
        ["Atelier Nord"],
        [],
        ["Numéro", "Client", "Date", "Échéance", "Total TTC", "Reste à payer"],
        [2026001, "Durand", datetime(2026, 1, 2), datetime(2026, 2, 1), 1234.5, 1000.005],
        ["F2", "Martin", "03/01/2026", "02/02/2026", "1 234,50 €", 0.1 + 0.2],
        ["Total", None, None, None, 2469.0, 1000.31],
    ]
    found = read_bytes(workbook([["Notes"], ["rien"]], rows), "factures.xlsx", on=date(2026, 2, 11))
    assert open_of(found) == {"Durand": 100001, "Martin": 30}
    assert found.ageing.items.due.tolist() == [date(2026, 2, 1), date(2026, 2, 2)]
    assert found.number(int(found.ageing.items.at[0])) == "2026001"
    assert found.files[0].sheet == "Sheet2"
    assert found.entries.line.tolist() == [4, 5]


GROUPS = (
    ("Durand", "F1", "02/01/2026", "1,00"),
    ("", "F2", "15/03/2026", "2,00"),
    ("Martin", "F3", "02/02/2026", "4,00"),
    ("", "F4", "15/04/2026", "8,00"),
)


def test_a_name_written_once_above_its_invoices_is_carried_down():
    lines = "".join(";".join(row) + "\n" for row in GROUPS)
    found = read_text("Client;Numéro;Date;Reste à payer\n" + lines)
    assert open_of(found) == {"Durand": 300, "Martin": 1200}
    assert "n'est écrit que sur la première facture" in messages(found)


@pytest.mark.parametrize(
    "rows",
    [
        [
            (*row[:2], day, row[3])
            for row, day in zip(GROUPS, ("02/01/2026", "03/01/2026", "04/01/2026", "05/01/2026"), strict=True)
        ],
        [*GROUPS, ("Durand", "F5", "01/01/2026", "16,00"), ("", "F6", "01/03/2026", "32,00")],
        [GROUPS[1], *GROUPS],
        [GROUPS[0], GROUPS[2], GROUPS[1]],
    ],
)
def test_a_missing_name_is_not_made_up(rows):
    found = read_text("Client;Numéro;Date;Reste à payer\n" + "".join(";".join(row) + "\n" for row in rows))
    assert open_of(found)["Client non indiqué"] == sum(int(row[3][:-3]) * 100 for row in rows if not row[0])
    assert "ne nomme pas le client" in messages(found)


def test_a_name_alone_on_a_line_is_that_of_the_invoices_below():
    lines = "".join(f"{name and f'Client : {name};;{chr(10)}'}{';'.join(row)}\n" for name, *row in GROUPS)
    found = read_text("Numéro;Date;Reste à payer\n" + lines + "Total;;15,00\n")
    assert open_of(found) == {"Durand": 300, "Martin": 1200}
    assert "lu sur la ligne écrite au-dessus" in messages(found)


def test_what_a_printed_page_repeats_is_no_name():
    found = read_text(
        "Numéro;Date;Reste à payer\nLe Bon Pain;;\nF1;02/01/2026;1,00\nPage 2/3;;\nÉdité le 3 mai 2026;;\n"
        "Numéro;Date;Reste à payer\nF2;03/01/2026;2,00\nReport Presse;;\nF3;04/01/2026;4,00\n"
    )
    assert open_of(found) == {"Le Bon Pain": 300, "Report Presse": 400}


def test_invoices_above_the_first_name_leave_all_without():
    found = read_text("Numéro;Date;Reste à payer\nF1;02/01/2026;1,00\nDurand;;\nF2;03/01/2026;2,00\n")
    assert open_of(found) == {"Client non indiqué": 300}


def test_a_merged_name_is_that_of_each_of_its_lines_and_a_merged_amount_is_counted_once():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["Client", "Numéro", "Date", "Reste à payer"])
    rows = (*GROUPS, ("Petit", "F5", "01/05/2026", "16,00"))
    for r, row in enumerate(rows, 1):
        page.write_row(r, 1, row[1:3])
    page.merge_range(1, 0, 2, 0, "Durand")
    page.merge_range(3, 0, 4, 0, "Martin")
    page.merge_range(1, 3, 2, 3, "3,00")
    page.write_column(3, 3, ["4,00", 8, 16])
    page.write(5, 0, "Petit")
    book.close()
    found = read_bytes(out.getvalue(), "f.xlsx")
    assert open_of(found) == {"Petit": 1600, "Martin": 1200, "Durand": 300}


def test_sheets_of_the_same_columns_are_read_together_and_others_left_aside():
    head: list[object] = ["Numéro", "Client", "Date", "Total TTC"]
    day = datetime(2026, 1, 2)
    detail: list[list[object]] = [["Numéro", "Article", "Prix"], ["F1", "Vis", 3]]
    found = read_bytes(workbook([head, ["F1", "A", day, 10]], [head, ["F2", "A", day, 5]], detail), "f.xlsx")
    assert open_of(found) == {"A": 1500}
    assert "laissées de côté : « Sheet3 »" in messages(found)


def test_identical_lines_are_added_up_and_said():
    line = "F1;A;02/01/2026;01/02/2026;10,00;10,00\n"
    found = read_text(PLAIN + line + line.replace("F1", "F2") + line + line.replace("10,00;10", "12,00;12"))
    assert found.ageing.open == 4200
    assert [a.row for a in Report(found).anomalies if "lignes identiques" in a.message] == [4]


_URN = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = "".join(f' xmlns:{name}="{_URN}:{name}:1.0"' for name in ("office", "table", "text", "style"))
ODS = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_SPACES}><office:body><office:spreadsheet>'
    '<table:table table:name="Factures">{rows}<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_URN}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/></manifest:manifest>'
)


def ods(*rows: str, repeated: int = 1) -> bytes:
    out = io.BytesIO()
    lines = "".join(f'<table:table-row table:number-rows-repeated="{repeated}">{row}</table:table-row>' for row in rows)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", _ODS_TYPE)
        archive.writestr("content.xml", ODS.format(rows=lines))
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
    return out.getvalue()


def ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_an_ods_is_read():
    header = "".join(ods_text(name) for name in ("Numéro", "Client", "Date", "Total TTC"))
    row = (
        ods_text("F1")
        + ods_text("Durand")
        + '<table:table-cell office:value-type="date" office:date-value="2026-01-02"><text:p>x</text:p></table:table-cell>'
        + '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,50</text:p></table:table-cell>'
    )
    found = read_bytes(ods(header, row), "factures.ods")
    assert open_of(found) == {"Durand": 1250}
    assert found.ageing.items.issued.tolist() == [date(2026, 1, 2)]


def test_a_fec_saved_as_a_workbook_is_a_fec():
    names: list[object] = list(FEC_NAMES)
    line: list[object] = list((fec_line() | {"Debit": ""}).values())
    line[11], line[12], line[3] = 12.5, 0, 20260110
    found = read_bytes(workbook([names, line]), "fec.xlsx")
    assert (found.files[0].kind, open_of(found)) == ("fec", {"DURAND": 1250})


def test_the_character_set_may_be_chosen():
    text = (PLAIN + "F1;Zoé;02/01/2026;;1;1\n").encode("mac_roman")
    assert open_of(read_bytes(text, encoding="mac_roman")) == {"Zoé": 100}
    assert read_bytes(text, encoding="cp1252").files[0].encoding == "cp1252"
