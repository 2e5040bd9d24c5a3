"""The quality report finds each seeded defect, says what it weighs, and is short when all is well."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guide import law, ledger
from guide.ledger import ClientKind, ColumnMapping, Options, SourceFile
from guide.ledger.analysis import Report
from guide.ledger.analysis.data_quality import Defect, is_no_one, latest_due
from guide.ledger.analysis.defect_labels import WORDS, amount, counted
from guide.ledger.receivables.receivables import Ledger
from tests.unit.ledger_cases import TODAY, fec_line, fec_text, read_fec, read_text

HEAD = "Numéro;Client;Date facture;Échéance;Total TTC;Reste à payer"


def listed(*rows: str, head: str = HEAD, **options: Any) -> Ledger:
    return read_text("\n".join([head, *rows]), **options)


def found(seen: Ledger) -> dict[Defect, tuple[int, int | None]]:
    return {each.defect: (each.count, each.amount) for each in Report(seen).quality.findings}


def test_nothing_is_said_of_a_sound_list() -> None:
    sound = listed(
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00",
        "F2;Durand;02/09/2026;02/10/2026;100,00;100,00",
        "F3;Martin;02/09/2026;02/10/2026;100,00;0,00",
    )
    assert found(sound) == {}


def test_an_invoice_counted_twice() -> None:
    """The second F1 is the same; of F2 one line is paid, so that it is the open one that may be too much."""
    twice = listed(
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00",
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00",
        "F2;Durand;03/09/2026;03/10/2026;70,00;70,00",
        "F2;Durand;03/09/2026;03/10/2026;70,00;0,00",
        "F3;Martin;04/09/2026;04/10/2026;55,00;0,00",
        "F3;Martin;04/09/2026;04/10/2026;55,00;0,00",
        mapping=ColumnMapping(answers={"lignes_facture": "additionner", "doublons": "additionner"}),
    )
    assert found(twice) == {Defect.DUPLICATE: (2, 170_00)}
    report = Report(twice).quality.of(Defect.DUPLICATE)
    assert report is not None
    assert [(e.debtor, e.number, e.line) for e in report.examples] == [("Durand", "F1", 3), ("Durand", "F2", 4)]
    assert counted(report) == "2\u00a0factures sans doute comptées deux fois"
    assert amount(report) == "170,00\u00a0€"


def test_what_is_numbered_as_a_credit_note_and_counted_as_owed() -> None:
    seen = listed(
        "AV-2026-001;Durand;01/09/2026;01/10/2026;10,00;10,00",
        "Avoir 12;Martin;02/09/2026;02/10/2026;5,00;5,00",
        "AV3;Petit;02/09/2026;02/10/2026;7,00;0,00",
        "AVENIR-1;Grand;02/09/2026;02/10/2026;3,00;3,00",
        "2026-AV;Grand;03/09/2026;03/10/2026;4,00;4,00",
        "AV4;Grand;04/09/2026;04/10/2026;-2,00;-2,00",
        mapping=ColumnMapping(answers={"avoirs": "factures"}),
    )
    assert found(seen)[Defect.OWED_CREDIT] == (2, 15_00)


def test_a_number_used_again_and_an_amount_met_again() -> None:
    again = listed(
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00",
        "F1;Durand;01/09/2026;20/10/2026;50,00;50,00",
        "F8;Martin;05/09/2026;05/10/2026;80,00;80,00",
        "F9;Martin;05/09/2026;05/10/2026;80,00;80,00",
        ";Petit;05/09/2026;05/10/2026;60,00;60,00",
        ";Petit;05/09/2026;05/10/2026;60,00;60,00",
    )
    assert found(again) == {Defect.SAME_NUMBER: (1, 50_00), Defect.SAME_AMOUNT: (2, 140_00)}


def test_a_reference_shared_by_customers_is_no_invoice_number() -> None:
    """« VE 0323 » stands for the sales of a month; « x » for no number."""
    lines = [
        fec_line(
            CompAuxNum=who,
            CompAuxLib=who,
            PieceRef=ref,
            PieceDate=f"202603{day}",
            EcritureDate=f"202603{day}",
            Debit=f"{day},00",
        )
        for who, ref, day in (
            ("C1", "VE 0323", 10),
            ("C1", "VE 0323", 12),
            ("C2", "VE 0323", 14),
            ("C3", "x", 15),
            ("C3", "x", 16),
        )
    ] + [fec_line(CompteNum="706000", CompAuxNum="", Credit="67,00")]
    assert set(found(read_fec(lines))) == {Defect.NO_DUE_DATE}


def test_credits_that_nothing_ties_to_an_invoice() -> None:
    lines = [
        fec_line(Debit="100,00"),
        fec_line(CompteNum="706000", CompAuxNum="", Credit="75,00"),
        fec_line(PieceRef="A1", Credit="25,00", EcritureLib="Avoir"),
        fec_line(PieceRef="A2", Credit="10,00", EcritureLet="A", EcritureLib="Avoir"),
        fec_line(PieceRef="F2", Debit="10,00", EcritureLet="A"),
        fec_line(JournalCode="BQ", JournalLib="Banque", Credit="30,00", PieceRef="V1"),
        fec_line(JournalCode="BQ", JournalLib="Banque", CompteNum="512000", CompAuxNum="", Debit="30,00"),
    ]
    assert found(read_fec(lines)) == {
        Defect.CREDIT_NOTES: (1, 25_00),
        Defect.PAYMENTS: (1, 30_00),
        Defect.NO_DUE_DATE: (1, 45_00),
    }


def test_customers_in_credit_and_tills() -> None:
    rows = listed(
        "F1;Durand;01/09/2026;01/10/2026;100,00;-20,00",
        "F2;RECETTE CB;01/09/2026;01/10/2026;300,00;300,00",
        "F3;CLIENTS DIVERS;01/09/2026;01/10/2026;5,00;5,00",
    )
    assert found(rows) == {Defect.PAYMENTS: (1, 20_00), Defect.IN_CREDIT: (1, 20_00), Defect.NO_DEBTOR: (2, 305_00)}


@pytest.mark.parametrize(
    ("key", "name", "nobody"),
    [
        ("|411000|", "CLIENTS FRANCE", True),
        ("|4111|", "Ventes", True),
        ("|411000|C1", "DURAND", False),
        ("|411DURAND|", "DURAND", False),
        ("liste|recette cb 12|", "Recette CB 12", True),
        ("liste|caisse d'epargne|", "CAISSE D'EPARGNE", False),
        ("liste|divers services|", "DIVERS SERVICES", False),
        ("|libelle|", "Client non indiqué", True),
    ],
)
def test_who_is_nobody(key: str, name: str, nobody: bool) -> None:
    assert is_no_one(key, name) is nobody


def test_due_dates_that_are_missing_impossible_or_too_late() -> None:
    """From 1 September 2026: 60 days end on 31 October; 45 days end of month on 31 October (A) or 14 November (B)."""
    rows = listed(
        "F1;Durand;01/09/2026;;10,00;10,00",
        "F2;Durand;01/09/2026;31/08/2026;20,00;20,00",
        "F3;Durand;01/09/2026;01/09/2062;40,00;40,00",
        "F4;Durand;01/09/2006;01/10/2006;80,00;80,00",
        "F5;Durand;01/09/2026;31/10/2026;160,00;160,00",
        "F6;Durand;01/09/2026;01/11/2026;320,00;320,00",
        "F7;Durand;01/09/2026;14/11/2026;640,00;640,00",
        "F8;Durand;01/09/2026;15/11/2026;1280,00;1280,00",
        "F9;Mairie;01/09/2026;15/11/2026;2560,00;2560,00",
    )
    expected = {
        Defect.NO_DUE_DATE: (1, 10_00),
        Defect.DUE_BEFORE_INVOICE: (1, 20_00),
        Defect.ODD_DATE: (2, 120_00),
        Defect.END_OF_MONTH_ONLY: (2, 960_00),
        Defect.OVER_CEILING: (2, 3840_00),
    }
    assert found(rows) == expected
    keys = {view.name: view.key for view in rows.debtors}
    one_public = listed(
        "F8;Durand;01/09/2026;15/11/2026;1280,00;1280,00",
        "F9;Mairie;01/09/2026;15/11/2026;2560,00;2560,00",
        kinds={keys["Mairie"]: ClientKind.PUBLIC},
    )
    assert found(one_public) == {Defect.OVER_CEILING: (1, 1280_00)}


def test_the_ceiling_is_that_of_the_law() -> None:
    assert latest_due(date(2026, 9, 1)) == (date(2026, 10, 31), date(2026, 11, 14))
    assert law.delay("paiement_entreprises_plafond", date(2026, 9, 1)).value.count == 60
    assert law.delay("paiement_entreprises_fin_de_mois", date(2026, 9, 1)).value.count == 45


def test_other_currencies_stand_apart() -> None:
    rows = listed(
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00;EUR",
        "F2;Smith;01/09/2026;01/10/2026;900,00;900,00;USD",
        "F3;Smith;02/09/2026;01/10/2026;50,00;50,00;GBP",
        head=f"{HEAD};Devise",
    )
    report = Report(rows).quality.of(Defect.CURRENCY)
    assert report is not None
    assert (report.count, report.amount) == (2, None)
    assert amount(report) == "900,00\u00a0USD et 50,00\u00a0GBP"


def test_doubtful_and_disputed_are_counted_apart() -> None:
    rows = listed(
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00;non",
        "F2;Martin;01/09/2026;01/10/2026;900,00;900,00;oui",
        head=f"{HEAD};Litige",
    )
    assert found(rows) == {Defect.DISPUTED: (1, 900_00)}
    assert found(read_fec([fec_line(CompteNum="416000", Debit="50,00")]))[Defect.DISPUTED] == (1, 50_00)


def test_a_fec_that_does_not_balance() -> None:
    assert found(read_fec([fec_line(Debit="120,00")]))[Defect.UNBALANCED] == (1, 120_00)


def test_what_comes_after_the_day_is_not_a_defect() -> None:
    rows = (
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00",
        "F1;Durand;01/09/2026;01/10/2026;100,00;100,00",
        "F9;Durand;01/11/2026;01/10/2026;5,00;5,00",
    )
    assert set(found(listed(*rows, on=date(2026, 8, 31)))) == set()
    assert set(found(listed(*rows, on=date(2026, 10, 31)))) == {Defect.DUPLICATE}
    assert set(found(listed(*rows, on=TODAY))) == {Defect.DUPLICATE, Defect.DUE_BEFORE_INVOICE}


def test_every_defect_has_its_words_and_every_reference_exists() -> None:
    assert set(WORDS) == set(Defect)
    for words in WORDS.values():
        assert words.meaning and words.to_do
        if words.reference:
            assert law.reference(words.reference)
    assert Options().kinds == {}


def test_the_entries_that_do_not_balance_are_named() -> None:
    """Entry 3 lacks 20.00 of credit; what is under two journals is one entry."""
    lines = [
        fec_line(EcritureNum="1", Debit="120,00"),
        fec_line(EcritureNum="1", JournalCode="OD", CompteNum="706000", CompAuxNum="", Credit="120,00"),
        fec_line(EcritureNum="2", Debit="50,00"),
        fec_line(EcritureNum="2", CompteNum="706000", CompAuxNum="", Credit="50,00"),
        fec_line(EcritureNum="3", Debit="70,00"),
        fec_line(EcritureNum="3", CompteNum="706000", CompAuxNum="", Credit="50,00"),
    ]
    report = Report(read_fec(lines)).quality.of(Defect.UNBALANCED)
    assert report is not None
    assert (report.count, report.amount) == (1, 20_00)
    assert [(e.number, e.amount, e.line) for e in report.examples] == [("écriture 3", 20_00, 6)]


def test_a_file_of_customers_only_names_no_entry() -> None:
    lines = [fec_line(EcritureNum=str(i), Debit="10,00") for i in range(3)]
    report = Report(read_fec(lines)).quality.of(Defect.UNBALANCED)
    assert report is not None
    assert [(e.number, e.amount, e.line) for e in report.examples] == [("", 30_00, None)]


def test_one_invoice_in_two_exports_is_found_under_two_names() -> None:
    rows = "F7;DURAND SARL;10/01/2026;09/02/2026;120,00;120,00\nF8;DURAND SARL;11/01/2026;09/02/2026;5,00;5,00"
    entries = [fec_line(PieceRef="F7", Debit="120,00"), fec_line(CompteNum="706000", CompAuxNum="", Credit="120,00")]
    both = ledger.read(
        [SourceFile("liste.csv", f"{HEAD}\n{rows}".encode()), SourceFile("fec.txt", fec_text(entries).encode())],
        Options(on=TODAY, mapping=ColumnMapping(answers={"balance": "compter"})),
    )
    assert found(both)[Defect.DUPLICATE] == (1, 120_00)
