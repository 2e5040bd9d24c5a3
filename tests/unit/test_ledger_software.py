"""Invoice lists as each software writes them: headers of the notes, small synthetic rows, sums worked out by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from guide.ledger import ColumnsUnknown, Field
from guide.ledger.analysis import Report
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.ledger_cases import messages, open_of, read_bytes, read_text
from tests.unit.test_ledger_invoices import workbook

DAY = date(2026, 6, 30)


def spaced(ledger: Ledger) -> str:
    return messages(ledger).replace("\u202f", " ").replace("\xa0", " ")


def line(header: str, separator: str = ",", **cells: str) -> str:
    """A row under that header: the cells given by name, the others empty, quoted where they must be."""
    names = header.strip().split(separator)
    assert set(cells) <= set(names), set(cells) - set(names)
    row = [cells.get(name, "") for name in names]
    return separator.join(f'"{c}"' if separator in c or '"' in c else c for c in row) + "\n"


def csv_of(header: str, *rows: dict[str, str], separator: str = ",") -> str:
    return header.strip() + "\n" + "".join(line(header, separator, **row) for row in rows)


PENNYLANE = [
    "Identifiant facture",
    "Numéro de facture",
    "Date",
    "Échéance",
    "Tiers",
    "Identifiant tiers",
    "Référence tiers",
    "Total TTC",
    "Total TVA",
    "Total HT",
    "Devise",
    "Fichier",
    "Date d’import",
    "Date de modification",
    "Période d’imputation",
    "Statut",
    "Brouillon",
    "Remise",
    "Type de remise",
    "Montant payé (TTC)",
    "Montant restant (TTC)",
    "Titre de la facture",
    "Description de la facture",
    "Champ libre",
    "Mentions spéciales",
    "Commentaires",
    "Date de paiement",
]


def pennylane(number: str, total: float, left: float, status: str, draft: bool, paid_on: str = "") -> list[object]:
    row = dict.fromkeys(PENNYLANE, "") | {
        "Numéro de facture": number,
        "Date": "17/02/2026",
        "Échéance": "19/03/2026",
        "Tiers": "Épicerie Noël",
        "Total TTC": total,
        "Devise": "€",
        "Statut": status,
        "Brouillon": draft,
        "Montant payé (TTC)": total - left,
        "Montant restant (TTC)": left,
        "Date de paiement": paid_on,
    }
    return list(row.values())


def test_pennylane_reads_the_sheet_of_invoices_and_not_that_of_their_lines():
    rows: list[list[object]] = [
        list(PENNYLANE),
        pennylane("F-1", 1200, 200, "Partiellement payée", False),
        pennylane("F-2", 600, 0, "Encaissée", False, "01/04/2026"),
        pennylane("", 999, 999, "Brouillon", True),
        pennylane("A-1", -100, -100, "À payer", False),
    ]
    lines: list[list[object]] = [[*PENNYLANE, "Produit", "Quantité"], *([*row, "Vis", 2] for row in rows[1:3] * 3)]
    found = read_bytes(workbook(rows, lines, [["Analytique"], ["x"]]), "pennylane.xlsx", on=DAY)
    assert open_of(found) == {"Épicerie Noël": 10000}
    info = found.files[0]
    assert (info.software, info.sheet, info.kept, info.ignored) == ("Pennylane", "Sheet1", 3, 1)
    assert found.ageing.items.due.tolist() == [date(2026, 3, 19)]
    assert "« Sheet2 », « Sheet3 »" in messages(found)


def test_pennylane_lines_in_cp1252_believe_the_currency_column():
    head = "Numéro de facture,Date,Échéance,Tiers,Total TTC,Devise,Date d’import,Produit\n"
    rows = (
        'F-1,17/02/2026,19/03/2026,Noël,"2,296.80 $",€,,Vis\nF-1,17/02/2026,19/03/2026,Noël,"2,296.80 $",€,,Clou\n'
        'F-2,18/02/2026,20/03/2026,Noël,"100.00 $",€,,Vis\n'
    )
    found = read_text(head + rows, encoding="cp1252", on=DAY)
    assert open_of(found) == {"Noël": 239680}
    assert found.files[0].encoding == "cp1252" and not found.ageing.foreign
    assert "une fois par facture (2 396,80 €), pas une fois par ligne (4 693,60 €)" in spaced(found)


def test_tiime_has_neither_due_date_nor_amount_left():
    head: list[object] = [
        "id",
        "date de facture",
        "numéro de facture",
        "intitulé",
        "statut de la facture",
        "nom du client",
        "pays du client",
        "montant TTC ",
        "montant HT ",
        "Transaction(s) liée(s)",
        "Tags",
    ]
    rows: list[list[object]] = [
        head,
        [1, datetime(2026, 4, 1), 101, "Site", "Payée", "Durand", "FR", 1200.0, 1000.0, "x", ""],
        [2, datetime(2026, 4, 2), 102, "Site", "Envoyée", "Durand", "FR", 600.0, 500.0, "", ""],
        [3, datetime(2026, 4, 3), 103, "Site", "Facturée", "Martin", "FR", 240.5, 200.42, "", ""],
        [4, datetime(2026, 4, 4), 104, "Avoir", "Envoyée", "Durand", "FR", -100.0, -83.33, "", ""],
    ]
    found = read_bytes(workbook(rows), "tiime.xlsx", on=DAY)
    assert open_of(found) == {"Durand": 50000, "Martin": 24050}
    assert found.files[0].software == "Tiime" and found.has_estimates
    assert found.ageing.items.due.tolist() == [date(2026, 5, 2), date(2026, 5, 3)]
    assert sorted(found.number(int(i)) for i in found.ageing.items.at) == ["102", "103"]


def test_odoo_credit_notes_are_negative():
    text = csv_of(
        "Numéro,Client,Date de facturation,Date d'échéance,Total signé,Montant dû signé",
        {
            "Numéro": "FAC/2026/0001",
            "Client": "Durand",
            "Date de facturation": "2026-04-01",
            "Date d'échéance": "2026-05-01",
            "Total signé": "1200.00",
            "Montant dû signé": "700.00",
        },
        {
            "Numéro": "RFAC/2026/0001",
            "Client": "Durand",
            "Date de facturation": "2026-04-05",
            "Date d'échéance": "2026-04-05",
            "Total signé": "-200.00",
            "Montant dû signé": "-200.00",
        },
    )
    found = read_text(text, on=DAY)
    assert open_of(found) == {"Durand": 50000} and found.files[0].software == "Odoo"


def test_the_aged_report_of_oca_has_blocks_titles_footers_and_percents():
    head: list[object] = [
        "Date",
        "Pièce",
        "Journal",
        "Compte",
        "Partenaire",
        "Réf - Libellé",
        "Date d'échéance",
        "Résiduel",
        "Actuel",
        "Éch. ≤ 30 j.",
        "Éch. ≤ 60 j.",
        "Éch. ≤ 90 j.",
        "Éch. ≤ 120 j.",
        "Plus ancien",
    ]

    def move(number: str, partner: str, due: datetime, left: float) -> list[object]:
        return [datetime(2025, 11, 3), number, "FAC", "411100", partner, number, due, left, 0, left, 0, 0, 0, 0]

    rows: list[list[object]] = [
        ["Balance âgée des partenaires - Ma société"],
        ["Filtre de date", "31/12/2025"],
        [],
        ["411100 - Clients"],
        ["Durand"],
        head,
        move("F1", "Durand", datetime(2025, 12, 3), 100.0),
        move("F2", "Durand", datetime(2025, 12, 5), 50.5),
        [None] * 6 + ["Solde final", 150.5, 0, 150.5, 0, 0, 0, 0],
        [],
        ["Martin"],
        head,
        move("F3", "Martin", datetime(2025, 12, 9), 200.0),
        [None] * 6 + ["Solde final", 200.0, 0, 200.0, 0, 0, 0, 0],
        [],
        [None] * 6 + ["Total", 350.5, 0, 350.5, 0, 0, 0, 0],
        [None] * 6 + ["Pourcentages", 1.0, 0, 1.0, 0, 0, 0, 0],
    ]
    found = read_bytes(workbook(rows), "oca.xlsx", on=date(2025, 12, 31))
    assert open_of(found) == {"Durand": 15050, "Martin": 20000}
    info = found.files[0]
    assert (info.software, info.kept, info.dropped) == ("Odoo, rapports OCA", 3, 0)
    assert all(control.holds for control in info.controls)
    assert info.controls[-1].expected == 35050
    assert not [a for a in Report(found).anomalies if a.severity == "error"]


ERPNEXT = (
    "Posting Date,Party Type,Party,Receivable Account,Customer Contact,Customer Name,Cost Center,Voucher Type,Voucher No,"
    "Due Date,Payment Term,Invoice Grand Total,Invoiced Amount,Paid Amount,Credit Note,Outstanding Amount,Age (Days),0-30,"
    "31-60,61-90,91-120,121-Above,Currency"
)


def erpnext(number: str, due: str, billed: str, left: str, whole: str = "") -> dict[str, str]:
    return {
        "Posting Date": "2026-04-01",
        "Party": "DUR",
        "Customer Name": "Durand",
        "Voucher Type": "Sales Invoice",
        "Voucher No": number,
        "Due Date": due,
        "Invoice Grand Total": whole,
        "Invoiced Amount": billed,
        "Outstanding Amount": left,
        "Currency": "EUR",
    }


def test_erpnext_has_a_row_a_payment_term_and_a_row_of_totals():
    text = csv_of(
        ERPNEXT,
        erpnext("ACC-1", "2026-05-01", "300.00", "300.00", "600.00"),
        erpnext("ACC-1", "2026-06-01", "300.00", "300.00", "600.00"),
        erpnext("ACC-2", "2026-05-01", "0.00", "-50.00"),
        {"Posting Date": "Total", "Invoiced Amount": "600.00", "Outstanding Amount": "550.00"},
    )
    found = read_text(text, on=date(2026, 5, 11))
    assert open_of(found) == {"Durand": 55000}
    assert found.ageing.buckets["1-30"] == 25000 and found.ageing.not_due == 30000
    info = found.files[0]
    assert (info.software, info.kept, info.ignored) == ("ERPNext", 3, 1)
    assert all(control.holds for control in info.controls)
    assert "lignes identiques" not in messages(found)


DOLIBARR = (
    "Id société;Nom;Réf facture;Date facturation;Date échéance / Date limite règlement;Total HT;Total TTC;Facture payée;"
    "Statut facture;Id ligne;Description de la ligne;Quantité pour la ligne;Montant TTC de la ligne;"
)


def dolibarr(number: str, total: str, paid: str, status: str, article: str) -> str:
    return f"12;Durand\\net Fils;{number};2026-04-01;2026-05-01;1;{total};{paid};{status};{article};x;1;9;\n"


@pytest.mark.parametrize("words", [("Non", "Oui", "Impayée", "Payée", "Brouillon"), ("0", "1", "1", "2", "0")])
def test_dolibarr_has_a_row_a_line_and_a_separator_too_many(words):
    no, yes, unpaid, paid, draft = words
    text = (
        DOLIBARR
        + "\n"
        + (
            dolibarr("FA2604-0001", "1200.00", no, unpaid, "1")
            + dolibarr("FA2604-0001", "1200.00", no, unpaid, "2")
            + dolibarr("FA2604-0002", "600.00", yes, paid, "3")
            + dolibarr("FA2604-0002", "600.00", yes, paid, "4")
            + dolibarr("(PROV12)", "80.00", no, draft, "5")
            + dolibarr("AV2604-0001", "-200.00", no, unpaid, "6")
        )
    )
    found = read_text(text, encoding="iso8859-15", on=date(2026, 5, 11))
    assert open_of(found) == {"Durand et Fils": 100000}
    info = found.files[0]
    assert (info.software, info.rows, info.kept) == ("Dolibarr", 6, 3)
    assert "une fois par facture" in messages(found)


def test_dolibarr_payments_add_up_under_the_total_of_their_invoice():
    text = (
        "Réf facture;Date facturation;Date échéance;Nom;Total TTC;Statut facture;Id règlement;Montant règlement;"
        "Date paiement\n"
        "FA1;01/04/2026;01/05/2026;Durand;1000,00;Commencée;1;300,00;10/04/2026\n"
        "FA1;01/04/2026;01/05/2026;Durand;1000,00;Commencée;2;300,00;20/04/2026\n"
        "FA2;01/04/2026;01/05/2026;Durand;500,00;Payée;3;500,00;20/04/2026\n"
    )
    assert open_of(read_text(text, on=DAY)) == {"Durand": 40000}


def test_invoice_ninja():
    text = csv_of(
        "amount,balance,client,date,due_date,number,paid_to_date,partial,partial_due_date,status,currency",
        {
            "amount": "1200.00",
            "balance": "700.00",
            "client": "Durand",
            "date": "2026-04-01",
            "due_date": "2026-05-01",
            "number": "0001",
            "paid_to_date": "500.00",
            "status": "Partial",
            "currency": "EUR",
        },
        {
            "amount": "90.00",
            "balance": "90.00",
            "client": "Durand",
            "date": "2026-04-02",
            "due_date": "2026-05-02",
            "number": "0002",
            "paid_to_date": "0.00",
            "status": "Draft",
            "currency": "EUR",
        },
        {
            "amount": "50.00",
            "balance": "50.00",
            "client": "Martin",
            "date": "2026-04-03",
            "due_date": "2026-05-03",
            "number": "0003",
            "paid_to_date": "0.00",
            "status": "Sent",
            "currency": "USD",
        },
    )
    found = read_text(text, on=DAY)
    assert open_of(found) == {"Durand": 70000} and found.ageing.foreign == {1: 5000}
    assert found.files[0].software == "Invoice Ninja"


XERO = (
    "ContactName,EmailAddress,POAddressLine1,POCity,InvoiceNumber,Reference,InvoiceDate,DueDate,PlannedDate,Total,TaxTotal,"
    "InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,Quantity,UnitAmount,LineAmount,Currency,Type,Sent,Status"
)


def xero(
    number: str, total: str, due: str, status: str, kind: str = "Sales invoice", who: str = "Durand"
) -> dict[str, str]:
    return {
        "ContactName": who,
        "InvoiceNumber": number,
        "InvoiceDate": "24/03/2026",
        "DueDate": "23/04/2026",
        "Total": total,
        "InvoiceAmountPaid": "0.0000",
        "InvoiceAmountDue": due,
        "Quantity": "1.0000",
        "Currency": "EUR",
        "Type": kind,
        "Status": status,
    }


def test_xero_repeats_the_invoice_on_each_line():
    text = csv_of(
        XERO,
        xero("INV-1", "1495.0000", "1495.0000", "Awaiting Payment"),
        xero("INV-1", "1495.0000", "1495.0000", "Awaiting Payment"),
        xero("INV-2", "862.5000", "0.0000", "Paid"),
        xero("INV-3", "10.0000", "10.0000", "Draft"),
        xero("CN-1", "95.0000", "95.0000", "Awaiting Payment", "Sales credit note"),
    )
    found = read_text(text, on=DAY)
    assert open_of(found) == {"Durand": 140000}
    assert (found.files[0].software, found.files[0].kept) == ("Xero", 3)
    assert found.ageing.items.due.tolist() == [date(2026, 4, 23)]


ZOHO = (
    "Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer Name,GST Treatment,Due Date,Is Inclusive Tax,Item Name,"
    "Account,Quantity,Item Price,Item Total,SubTotal,Total,Balance"
)


def zoho(number: str, item: str, total: str, left: str, status: str) -> dict[str, str]:
    return {
        "Invoice Date": "2026-04-02",
        "Invoice ID": "9" + number,
        "Invoice Number": number,
        "Invoice Status": status,
        "Customer Name": "Umbrella",
        "Due Date": "2026-05-02",
        "Item Name": item,
        "Quantity": "2",
        "Item Total": "5",
        "Total": total,
        "Balance": left,
    }


def test_zoho_repeats_the_invoice_on_each_line():
    text = csv_of(
        ZOHO,
        zoho("INV-1", "Vis", "819.2", "819.2", "Sent"),
        zoho("INV-1", "Clou", "819.2", "819.2", "Sent"),
        zoho("INV-2", "Vis", "300", "0", "Paid"),
        zoho("INV-3", "Vis", "70", "70", "Void"),
    )
    found = read_text(text, on=DAY)
    assert open_of(found) == {"Umbrella": 81920} and found.files[0].software == "Zoho"
    assert found.number(0) == "INV-1"


def test_quickbooks_has_a_preamble_groups_and_months_first():
    text = (
        "Apex Services\nA/R Aging Detail\nAs of 31 December 2025\n\nNum,Customer,Date,Due Date,Amount,Open Balance,P.O. #\n"
        "1 - 30 days past due,,,,,,\n"
        '1041,"Alvarez, Dana",11/08/2025,12/08/2025,"1,284.50","1,284.50",\n'
        '1063,Saguaro,12/04/2025,01/03/2026,"4,180.75","2,180.75",PO-1\n'
        'Total for 1 - 30 days past due,,,,"5,465.25","3,465.25",\nTOTAL,,,,"5,465.25","3,465.25",\n'
    )
    found = read_text(text, on=date(2025, 12, 31))
    assert open_of(found) == {"Alvarez, Dana": 128450, "Saguaro": 218075}
    info = found.files[0]
    assert (info.software, info.kept, info.ignored, info.dropped) == ("QuickBooks", 2, 3, 0)
    # Nothing above 12: month first is the reading in which no due date comes before its invoice.
    assert info.mapping is not None and info.mapping.day_first is False
    assert found.ageing.items.due.tolist() == [date(2025, 12, 8), date(2026, 1, 3)]
    assert all(control.holds for control in info.controls)


def test_a_list_of_articles_without_tax_included_is_not_guessed():
    text = "N° facture externe;Date facture;Code client;Conditions de règlement;Désignation;Qté;PU HT\n"
    text += "F1;01/04/2026;C1;30;Vis;2;10\n"
    with pytest.raises(ColumnsUnknown, match="le total ou le reste à payer"):
        read_text(text)


def test_articles_with_their_own_amounts_add_up_and_are_one_invoice():
    text = (
        "N° facture externe;Date facture;Code client;Désignation;Qté;Montant TTC\n"
        "F1;01/04/2026;C1;Vis;2;100,00\nF1;01/04/2026;C1;Clou;2;20,00\nF2;20/04/2026;C1;Vis;1;50,00\n"
        "F2;20/04/2026;C1;Remise;1;-5,00\nTotal;;;;;165,00\n"
    )
    found = read_text(text, on=DAY)
    assert open_of(found) == {"C1": 16500}
    items = found.ageing.items
    assert [(found.number(int(i)), int(o)) for i, o in zip(items.at, items.open, strict=True)] == [
        ("F1", 12000),
        ("F2", 4500),
    ]
    assert "additionnées (165,00 €)" in spaced(found)
    assert found.files[0].controls[0].expected == 16500


def test_one_invoice_whose_lines_disagree_is_added_up_and_said():
    rows = "".join(f"F{i};0{i}/04/2026;A;Vis;{i}00,00\nF{i};0{i}/04/2026;A;Clou;{i}00,00\n" for i in range(1, 6))
    text = (
        "N° facture;Date;Client;Désignation;Total TTC\n"
        + rows
        + "F6;09/04/2026;A;Vis;10,00\nF6;09/04/2026;A;Clou;20,00\n"
    )
    found = read_text(text, on=DAY)
    # 100 + 200 + 300 + 400 + 500 once each, and 10 + 20.
    assert open_of(found) == {"A": 153000}
    assert "ces factures, dont les lignes sont additionnées : F6" in messages(found)


def test_an_apostrophe_that_forces_text_is_no_part_of_it():
    text = (
        "Type;Numéro de facture;Date;Échéance;Client;Total TTC\n'Facture;'0012;'01/04/2026;'01/05/2026;'Durand;'1200.50\n"
        "Avoir;'0013;02/04/2026;;Durand;200\n"
    )
    found = read_text(text, on=DAY)
    assert open_of(found) == {"Durand": 100050} and found.number(0) == "0012"


def test_paid_in_part_without_an_amount_is_asked():
    text = "Numéro;Client;Date;Total;Statut\nF1;A;02/01/2026;5;Partiellement payée\n"
    with pytest.raises(TotalInDoubt, match="sans dire combien") as doubt:
        read_text(text)
    assert [a.open for a in doubt.value.question.answers] == [500, 0]
    assert read_text(text.replace("Statut", "Statut;Solde").replace("payée", "payée;3")).ageing.open == 300


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "cp850", "mac_roman"])
def test_the_same_list_in_every_character_set(encoding):
    text = "N° facture;Client;Date facture;Échéance;Total TTC;Reste à payer\r\nF1;Épicerie Noël;02/01/2026;;5;5\r\n"
    found = read_text(text, encoding=encoding)
    assert open_of(found) == {"Épicerie Noël": 500}
    mapping = found.files[0].mapping
    assert mapping is not None and mapping.columns[Field.LEFT] == "Reste à payer"


@pytest.mark.parametrize(
    "title",
    [
        "As of 31 December 2025",
        "Balance âgée au 31/12/2025",
        "Filtre de date;2025-12-31",
        "Du 01/01/2025 au 31/12/2025",
        "As of 12/31/2025",
    ],
)
def test_a_report_says_the_day_it_stops_at(title):
    text = title + "\nNuméro;Client;Date;Total;Solde\nF1;A;13/11/2025;5;5\n"
    later = read_text(text, on=date(2026, 2, 1))
    assert later.files[0].stated == date(2025, 12, 31) and "est daté du 31/12/2025" in messages(later)
    assert "est daté du" not in messages(read_text(text, on=date(2025, 12, 31)))
    assert read_text(text.split("\n", 1)[1]).files[0].stated is None


def test_the_open_items_of_oca_give_the_first_amount_and_what_is_left():
    head: list[object] = [
        "Date",
        "Pièce",
        "Journal",
        "Compte",
        "Partenaire",
        "Réf - Libellé",
        "Date d'échéance",
        "Original",
        "Résiduel",
    ]
    rows: list[list[object]] = [
        ["Grand livre non-lettré"],
        ["Filtre de date", "31/12/2025"],
        [],
        ["411100 - Clients"],
        head,
        [datetime(2025, 11, 3), "F1", "FAC", "411100", "Durand", "F1", datetime(2025, 12, 3), 100.0, 40.0],
        [None] * 6 + ["Solde final", None, 40.0],
    ]
    found = read_bytes(workbook(rows), "oca.xlsx", on=date(2025, 12, 31))
    assert open_of(found) == {"Durand": 4000} and found.entries.amount.tolist() == [10000]
    assert (found.files[0].software, found.files[0].stated) == ("Odoo, rapports OCA", date(2025, 12, 31))


def test_the_line_that_names_the_most_columns_is_the_header():
    text = "Client;Date;;\nFiltre : Client;Date;Total;Statut;;\nNuméro;Client;Date;Total;Solde;Statut\nF1;A;13/11/2025;5;5;Sent\n"
    assert open_of(read_text(text)) == {"A": 500}


def test_freshbooks_rows_by_article_are_summed_by_invoice():
    """120.00 and 240.00 of invoice 0001; 0002 is paid."""
    found = read_text(
        "Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Rate,Quantity,Line Subtotal,Line Total,Currency\n"
        "Durand,0001,2026-09-01,sent,,Design,100.00,1,100.00,120.00,EUR\n"
        "Durand,0001,2026-09-01,sent,,Code,200.00,1,200.00,240.00,EUR\n"
        "Martin,0002,2026-09-01,paid,2026-09-20,Code,100.00,1,100.00,120.00,EUR\n"
    )
    assert [(view.name, view.open) for view in found.debtors] == [("Durand", 360_00)]
