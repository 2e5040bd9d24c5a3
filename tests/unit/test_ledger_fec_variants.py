"""The shapes of a FEC: the columns the law allows, those that software adds, parts and years, codes used again."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from guide import ledger
from guide.ledger import ColumnMapping, ColumnsUnknown, Field, Options, SourceFile
from guide.ledger.analysis import Report
from guide.ledger.receivables.receivables import Ledger
from tests.unit.ledger_cases import FEC_NAMES, fec_line, fec_text, messages, open_of, read_bytes, read_fec, read_text
from tests.unit.test_ledger_fec import payment, sale

CASH = ("DateRglt", "ModeRglt", "NatOp")


def read_files(*files: tuple[str, str]) -> Ledger:
    return ledger.read([SourceFile(name, text.encode()) for name, text in files], Options())


@pytest.mark.parametrize("more", [(), CASH, (*CASH, "IdClient")], ids=["18", "21", "22"])
def test_the_columns_of_the_law_are_read_in_their_three_numbers(more):
    text = fec_text([sale("100,00") | dict.fromkeys(more, ""), payment("30,00") | dict.fromkeys(more, "")])
    found = read_text(text.replace("\tCredit\t", "\tCrédit\t"), "fec.txt")
    assert open_of(found) == {"DURAND": 7000}
    assert len(found.files[0].columns) == 18 + len(more)


@pytest.mark.parametrize("header", ["Date éch.", "À payer avant le", "Échéance de paiement", "Date limite de paiement"])
def test_a_due_date_in_other_words_is_never_said_absent(header):
    text = f"Date pièce;Compte;Tiers;N° pièce;Débit;Crédit;{header}\n01/03/2026;411;Durand;F1;100,00;;15/05/2026\n"
    found = read_text(text, "grand-livre.csv")
    assert not found.has_estimates
    assert found.ageing.items.due.tolist() == [date(2026, 5, 15)]


def test_a_cash_accounting_without_customers_says_why_there_is_nothing_to_chase():
    blank = dict(JournalCode="", CompteNum="", CompAuxNum="", CompAuxLib="")
    more = dict(DateRglt="20260110", ModeRglt="CB", NatOp="Recette", IdClient="C1")
    found = read_fec([fec_line(Credit="50,00", **blank) | more, fec_line(Debit="50,00", **blank) | more])
    assert found.files[0].kept == 0 and found.ageing.open == 0
    assert "comptabilité de trésorerie" in messages(found)


def test_a_journal_of_sales_alone_is_said_to_lack_its_payments():
    alone = [sale("100,00"), sale("50,00", PieceRef="F2")]
    assert "journal de ventes seul" in messages(read_fec(alone))
    assert "journal de ventes seul" not in messages(read_fec([*alone, payment("10,00")]))


def test_dolibarr_adds_a_due_date_and_is_named():
    more = dict(DateLimitReglmt="20260201", NumFacture="F1", FichierFacture="")
    found = read_fec([sale("100,00") | more], on=date(2026, 3, 1))
    assert found.ageing.items.due.tolist() == [date(2026, 2, 1)]
    assert not found.has_estimates and found.files[0].software == "Dolibarr"


@pytest.mark.parametrize("name", ["DateEcheance", "Date d'échéance", "Échéance"])
def test_other_names_of_a_due_date(name):
    found = read_fec([sale("100,00") | {name: "20260201"}], on=date(2026, 3, 1))
    assert found.ageing.items.due.tolist() == [date(2026, 2, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("separator", ["\t", "|", ";", ","])
def test_ends_of_line_and_separators(end, separator):
    mark = "." if separator == "," else ","
    text = fec_text([sale(f"100{mark}00", EcritureLib="Créée"), payment(f"30{mark}00")], separator, end)
    text = text.replace("0,00" + separator, "0.00" + separator) if separator == "," else text
    found = read_text(text.replace(end, separator + end), "fec.txt", encoding="utf-8-sig")
    assert open_of(found) == {"DURAND": 7000}
    assert found.files[0].rows == 2


@pytest.mark.parametrize(
    "written",
    [
        "10012026",
        "10/01/2026",
        "10-01-2026",
        "10.01.2026",
        "2026-01-10",
        "20260110",
        "2026-01-10 00:00:00",
        "10/01/2026 08:30",
    ],
)
def test_dates_of_a_fec(written):
    found = read_fec([sale("100,00", EcritureDate=written, PieceDate=written), sale("1,00", EcritureDate="31012026")])
    assert found.ageing.items.issued.tolist()[0] == date(2026, 1, 10)


def test_the_names_of_new_tools_stand_for_those_of_the_law():
    names = dict(
        JournalLib="JournalLibelle",
        CompteLib="CompteLibelle",
        CompAuxNum="CompteAuxNum",
        CompAuxLib="CompteAuxLib",
        Debit="MontantDebit",
        Credit="MontantCredit",
        EcritureLet="EcritureLettrage",
        DateLet="DateLettrage",
    )
    lines = [
        sale("100,00", EcritureDate="10/01/2026", PieceDate="10/01/2026", EcritureLet="A"),
        payment("100,00", EcritureDate="15/02/2026", EcritureLet="A"),
        sale("40,00", PieceRef="F2"),
    ]
    renamed = [{names.get(name, name): cell for name, cell in line.items()} for line in lines]
    assert open_of(read_text(fec_text(renamed, ";"), "fec.csv", "utf-8-sig")) == {"DURAND": 4000}


def test_packaging_and_credit_notes_to_come_are_left_out_and_given_ones_set_off():
    found = read_fec(
        [
            sale("1000,00"),
            payment("100,00", CompteNum="419700"),
            payment("50,00", CompteNum="419100"),
            payment("300,00", CompteNum="419800"),
            payment("20,00", CompteNum="419600"),
            sale("500,00", CompteNum="418100"),
        ]
    )
    assert (found.ageing.open, found.ageing.advances) == (85000, 15000)
    assert "419800, 419600" in messages(found) and "418100" not in messages(found)


def test_a_lettering_code_na_or_null_is_a_code():
    lines = [
        sale("100,00", EcritureLet="NA"),
        payment("100,00", EcritureLet="NA"),
        sale("70,00", EcritureLet="null", PieceRef="F2"),
        payment("70,00", EcritureLet="null"),
    ]
    assert open_of(read_fec(lines)) == {}


def test_a_code_used_again_is_two_groups_when_its_days_tell():
    lines = [
        sale("100,00", EcritureLet="AA", DateLet="20260215"),
        payment("100,00", EcritureLet="AA", DateLet="20260215"),
        sale(
            "80,00", EcritureLet="AA", DateLet="20260630", PieceRef="F2", PieceDate="20260501", EcritureDate="20260501"
        ),
        payment("30,00", EcritureLet="AA", DateLet="20260630", EcritureDate="20260630", PieceDate="20260630"),
        sale("60,00", PieceRef="F0", PieceDate="20251201", EcritureDate="20260101"),
    ]
    items = read_fec(lines).ageing.items
    # F1 and its payment balance on their own day; F2 keeps 50 of its group, F0 is not touched.
    assert sorted(items.open.tolist()) == [5000, 6000]


def test_a_group_lettered_in_several_times_stays_one():
    lines = [
        sale("100,00", EcritureLet="AA", DateLet="20260215"),
        payment("60,00", EcritureLet="AA", DateLet="20260215"),
        payment("30,00", EcritureLet="AA", DateLet="20260630", EcritureDate="20260630"),
        sale("50,00", PieceRef="F0", PieceDate="20251201", EcritureDate="20260101"),
    ]
    assert sorted(read_fec(lines).ageing.items.open.tolist()) == [1000, 5000]


PARTS = ("123456789FEC20261231_1.txt", "123456789FEC20261231_2.txt")


def test_a_fec_split_in_parts_is_one_exercise():
    first = fec_text(
        [sale("100,00", EcritureLet="A"), sale("70,00", PieceRef="F0", EcritureDate="20260105", PieceDate="20260105")]
    )
    second = fec_text(
        [
            payment("100,00", EcritureLet="A"),
            fec_line(CompteNum="706000", Credit="70,00"),
            fec_line(CompteNum="512000", EcritureDate="20260215", Debit="0,00"),
        ]
    )
    found = read_files((PARTS[0], first), (PARTS[1], second))
    items = found.ageing.items
    # F1 is paid by the second part; without the group the payment would go to F0, which is older.
    assert [(found.number(int(i)), int(o)) for i, o in zip(items.at, items.open, strict=True)] == [("F0", 7000)]
    assert "ne sont pas égaux" not in messages(found)
    assert all(control.holds for info in found.files for control in info.controls)


def test_parts_that_do_not_balance_together_are_said_once():
    found = read_files((PARTS[0], fec_text([sale("100,00")])), (PARTS[1], fec_text([payment("60,00")])))
    assert messages(found).count("ne sont pas égaux") == 1


@pytest.mark.parametrize(
    ("code", "label", "repeats"),
    [
        ("AN", "", True),
        ("ANO", "", True),
        ("RAN", "", True),
        ("OUV", "", True),
        ("B0", "", True),
        ("2", "BILAN DEBUT", True),
        ("99", "BILAN D'OUVERTURE", True),
        ("X", "À-nouveaux", True),
        ("X", "Report à nouveau", True),
        ("V2", "Ventes nouvelles", False),
        ("VE", "Ventes", False),
    ],
)
def test_opening_journals_are_known_by_code_or_by_name(code, label, repeats):
    before = fec_text(
        [
            sale("100,00", EcritureDate="20251220", PieceDate="20251220"),
            fec_line(CompteNum="512000", EcritureDate="20251231", CompAuxNum=""),
        ]
    )
    opening = sale("100,00", JournalCode=code, JournalLib=label, EcritureDate="20260101", PieceDate="20260101")
    found = read_files(("2025.txt", before), ("2026.txt", fec_text([opening, payment("60,00")])))
    assert open_of(found) == {"DURAND": 4000 if repeats else 14000}


def test_three_years_together_are_the_last_balance_whatever_their_order():
    def year(y: int, opened: str, sold: str, paid: str) -> tuple[str, str]:
        lines = [
            sale(sold, EcritureDate=f"{y}0310", PieceDate=f"{y}0310", PieceRef=f"F{y}"),
            payment(paid, EcritureDate=f"{y}1231", PieceDate=f"{y}1231"),
        ]
        if opened:
            lines.insert(
                0,
                sale(opened, JournalCode="AN", JournalLib="A nouveaux", EcritureDate=f"{y}0101", PieceDate=f"{y}0101"),
            )
        return f"123456789FEC{y}1231.txt", fec_text(lines)

    years = (
        year(2024, "", "100,00", "40,00"),
        year(2025, "60,00", "200,00", "150,00"),
        year(2026, "110,00", "10,00", "0,00"),
    )
    for order in (years, years[::-1]):
        found = read_files(*order)
        # 60 left of 2024, 110 of 2025 (60 + 200 - 150), 120 of 2026.
        assert open_of(found) == {"DURAND": 12000}
        assert "portent" not in messages(found)
        assert found.as_of == date(2026, 12, 31)


def test_openings_that_do_not_repeat_the_year_before_are_said():
    before = fec_text([sale("100,00", EcritureDate="20251231", PieceDate="20251220")])
    opening = sale("90,00", JournalCode="AN", EcritureDate="20260101", PieceDate="20260101")
    found = read_files(("a.txt", before), ("b.txt", fec_text([opening, payment("0,00")])))
    assert open_of(found) == {"DURAND": 10000}
    assert "portent 90,00 €" in messages(found).replace("\u202f", " ").replace("\xa0", " ")


def _a_year_apart(first: str, second: str, opened: str) -> Ledger:
    """A year whose last entry is in November, and another that opens with what was owed."""
    before = fec_text([sale("100,00", EcritureDate="20251120", PieceDate="20251120")])
    opening = sale(opened, JournalCode="AN", EcritureDate="20260101", PieceDate="20260101")
    return read_files((first, before), (second, fec_text([opening, payment("60,00")])))


def test_a_year_that_ends_without_entries_is_still_the_year_before():
    legal = _a_year_apart("123456789FEC20251231.txt", "123456789FEC20261231.txt", "90,00")
    assert open_of(legal) == {"DURAND": 4000} and "portent" in messages(legal)
    assert open_of(_a_year_apart("a.txt", "b.txt", "100,00")) == {"DURAND": 4000}


def test_a_missing_year_is_said():
    found = _a_year_apart("a.txt", "b.txt", "90,00")
    assert Report(found).anomalies[0].severity == "error"
    assert "Il manque l'exercice entre le 20/11/2025 et le 01/01/2026" in Report(found).anomalies[0].message


def test_the_last_of_several_years_says_where_the_export_stops():
    said = messages(_a_year_apart("a.txt", "b.txt", "100,00").at(date(2026, 12, 1)))
    assert said.count("Cet export s'arrête") == 1 and "s'arrête au 20/11/2025" not in said


def test_a_correction_in_the_opening_journal_is_an_entry_like_another():
    before = fec_text([sale("100,00", EcritureDate="20251231", PieceDate="20251220")])
    late = sale("5,00", JournalCode="AN", JournalLib="A nouveaux", EcritureDate="20260301", PieceDate="20260301")
    opening = sale("100,00", JournalCode="AN", JournalLib="A nouveaux", EcritureDate="20260101", PieceDate="20260101")
    assert open_of(read_files(("a.txt", before), ("b.txt", fec_text([opening, late])))) == {"DURAND": 10500}


OF_CUSTOMERS = (
    "Client;Date;Pièce;Libellé;Débit;Crédit;Solde{0}\nDurand;13/01/2026;F1;Facture;100,00;;100,00{1}\n"
    "Durand;14/02/2026;F2;Facture;200,00;;300,00{2}\nDurand;20/02/2026;R1;Virement;;100,00;200,00{1}\n"
    "Total;;;;300,00;100,00;200,00{2}\n"
)


@pytest.mark.parametrize("more", [("", "", ""), (";Lettrage", ";A", ";")])
def test_a_ledger_of_customers_without_accounts_is_entries(more):
    found = read_text(OF_CUSTOMERS.format(*more))
    assert open_of(found) == {"Durand": 20000}
    assert found.number(int(found.ageing.items.at[-1])) == "F2"
    assert "pas de colonne de compte" in messages(found) and "ne sont pas égaux" not in messages(found)


def test_a_ledger_of_customers_may_still_be_mapped_as_a_list():
    mapping = ColumnMapping({Field.TOTAL: "Débit", Field.PAID: "Crédit", Field.LEFT: ""})
    assert read_text(OF_CUSTOMERS.format("", "", ""), mapping=mapping).files[0].kind == "invoices"


def test_a_name_without_a_code_does_for_one():
    lines = [
        sale("100,00", CompAuxNum="", CompAuxLib="DURAND"),
        sale("50,00", CompAuxNum="", CompAuxLib="MARTIN"),
        sale("7,00", CompAuxNum="P", CompAuxLib="PETIT"),
    ]
    assert open_of(read_fec(lines)) == {"DURAND": 10000, "MARTIN": 5000, "PETIT": 700}


def test_the_title_of_an_account_names_its_customer():
    text = "Compte;Intitulé;Date;Pièce;Libellé;Débit;Crédit\n411D;Durand;13/01/2026;F1;Facture;100,00;\n"
    assert open_of(read_text(text)) == {"Durand": 10000}


def test_the_sheets_of_one_workbook_are_parts_of_one_exercise():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for line in (sale("100,00", EcritureLet="A"), payment("100,00", EcritureLet="A")):
        page = book.add_worksheet()
        page.write_row(0, 0, FEC_NAMES)
        page.write_row(1, 0, [line[name] for name in FEC_NAMES])
    book.close()
    found = read_bytes(out.getvalue(), "fec.xlsx")
    assert open_of(found) == {} and len(found.files) == 2
    assert "ne sont pas égaux" not in messages(found)


ODOO = (
    "Numéro de pièce;Numéro facture;Code journal;Date facture;Code client;Référence client;Nom client;Code compte;"
    "Libellé compte;Date échéance;Débit;Crédit;URL Facture;Plan;Analytique;Type écriture\n"
)


def test_the_export_of_odoo_for_an_accountant():
    text = ODOO + (
        "0000012;FAC/2026/0012;VE;100326;C007;;Épicerie Noël;411000;FAC/2026/0012 Épicerie Noël;090426;120.00;0.00;;1;;G\n"
        "0000012;FAC/2026/0012;VE;100326;;;Épicerie Noël;706000;FAC/2026/0012;090426;0.00;100.00;;1;Vente;G\n"
        "0000012;FAC/2026/0012;VE;100326;;;Épicerie Noël;706000;FAC/2026/0012;090426;0.00;100.00;;1;Vente;A\n"
        "0000012;FAC/2026/0012;VE;100326;;;Épicerie Noël;445710;FAC/2026/0012;090426;0.00;20.00;;1;;G\n"
    )
    found = read_text(text, "export_journal.txt", "cp1252", on=date(2026, 5, 9))
    assert open_of(found) == {"Épicerie Noël": 12000}
    assert found.ageing.items.due.tolist() == [date(2026, 4, 9)]
    assert found.files[0].software == "Odoo, export vers le comptable"
    assert found.number(0) == "FAC/2026/0012"
    # The analytic line repeats the 100 of the sale: 120 = 120.
    assert all(control.holds for control in found.files[0].controls)


LEDGER = "Date;Compte;Libellé;Débit;Crédit\n"


def test_a_general_ledger_is_read_when_it_has_customers_and_mapped_when_not():
    assert open_of(
        read_text(LEDGER + "02/01/2026;411DURAND;Facture 1;100,00;\n05/02/2026;411DURAND;Virement;;30,00\n")
    ) == {"411DURAND": 7000}
    clients = LEDGER + "02/01/2026;DURAND;Facture 1;100,00;\n"
    with pytest.raises(ColumnsUnknown, match="aucun compte client"):
        read_text(clients)
    mapping = ColumnMapping({Field.ISSUED: "Date", Field.DEBTOR: "Compte", Field.TOTAL: "Débit"})
    assert open_of(read_text(clients, mapping=mapping)) == {"DURAND": 10000}
