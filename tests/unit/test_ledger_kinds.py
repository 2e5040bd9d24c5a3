"""The kind of a customer, set for all or one by one, and which lines of a FEC are sales."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guide.ledger import ClientKind
from guide.ledger.analysis import Report
from guide.ledger.exports.balance_json import balance_json
from guide.ledger.source.entries import Mark
from tests.unit.ledger_cases import TODAY, fec_line, messages, read_fec, read_text

LIST = """Numéro;Client;Date;Échéance;Total TTC
F1;Alpha;10/01/2025;09/02/2025;100,00
F2;Beta;10/01/2025;09/02/2025;200,00
F3;Gamma;10/01/2025;09/02/2025;400,00
"""


def test_one_customer_may_be_of_another_kind() -> None:
    """Five years; two years for a consumer; four years from the next 1 January toward the administration."""
    found = read_text(LIST)
    keys = {view.name: view.key for view in found.debtors}
    kinds = {keys["Beta"]: ClientKind.PARTICULIER, keys["Gamma"]: ClientKind.PUBLIC, "nobody": ClientKind.PUBLIC}
    found = replace(found, options=replace(found.options, kinds=kinds))
    assert {view.name: view.deadline for view in found.debtors} == {
        "Alpha": date(2030, 1, 10),
        "Beta": date(2027, 1, 10),
        "Gamma": date(2029, 12, 31),
    }
    assumed = {d["name"]: d["limitation"]["assumes"] for d in balance_json(found)["debtors"]}
    assert assumed == {"Alpha": "professionnel", "Beta": "particulier", "Gamma": "public"}


def test_only_those_said_to_be_businesses_owe_penalties() -> None:
    """Neither what most customers are nor one list box makes a business of a customer (C. com. L441-10, D441-5)."""
    found = read_text(LIST)
    assert Report(found).penalties.total == 0
    keys = {view.name: view.key for view in found.debtors}
    said = replace(found.options, businesses=frozenset((keys["Alpha"], keys["Gamma"])))
    mixed = Report(replace(found, options=said)).penalties
    assert mixed.counted.tolist() == [True, False, True]
    assert int(mixed.indemnity.sum()) == 80_00


def test_the_journals_of_sales_are_told_by_their_accounts() -> None:
    lines = [
        fec_line(JournalCode="XX", Debit="120,00"),
        fec_line(JournalCode="XX", CompteNum="706000", CompAuxNum="", Credit="120,00"),
        fec_line(JournalCode="BQ", Credit="50,00"),
        fec_line(JournalCode="BQ", CompteNum="512000", CompAuxNum="", Debit="50,00"),
        fec_line(JournalCode="CA", Debit="30,00"),
        fec_line(JournalCode="CA", CompteNum="707000", CompAuxNum="", Credit="30,00"),
        fec_line(JournalCode="CA", CompteNum="530000", CompAuxNum="", Debit="30,00"),
        fec_line(JournalCode="CA", Credit="30,00"),
    ]
    marks = read_fec(lines).entries.marks & Mark.SALE
    assert (marks != 0).tolist() == [True, False, False, False]


def test_a_past_day_says_what_an_undated_payment_hides() -> None:
    """A list that tells what is left, not when the rest was paid, cannot be put back in time; and it says so."""
    rows = (
        "Numéro;Client;Date;Total TTC;Reste à payer\nF1;Alpha;10/01/2026;100,00;0,00\nF2;Alpha;10/02/2026;50,00;50,00\n"
    )
    said = "ce qui est payé aujourd'hui compte comme déjà payé"
    assert said in messages(read_text(rows, on=date(2026, 3, 1)))
    assert said not in messages(read_text(rows, on=TODAY))
    dated = (
        rows.replace("Reste à payer", "Date de paiement")
        .replace("0,00;0,00", "0,00;01/04/2026")
        .replace(";50,00;50,00", ";50,00;")
    )
    assert said not in messages(read_text(dated, on=date(2026, 3, 1)))
    assert read_text(dated, on=date(2026, 3, 1)).ageing.open == 150_00
    assert read_text(dated, on=TODAY).ageing.open == 50_00
