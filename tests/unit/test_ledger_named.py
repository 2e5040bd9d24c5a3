"""Items told one by one: penalties line by line are the statement's, and the first losses come in the order of days."""

from __future__ import annotations

from datetime import date

from guide.case.codes import Activity, DebtorKind
from guide.case.model import Creditor
from guide.claim.account import LineKind
from guide.claim.statement import statement
from guide.ledger.analysis import Report
from guide.ledger.analysis.item_list import with_penalties
from guide.ledger.receivables.customer_dossier import dossier
from tests.unit.ledger_cases import TODAY, businesses, read_text

LIST = """Numéro;Client;Date;Échéance;Total TTC;Reste à payer
F1;Alpha;10/01/2025;09/02/2025;1 234,56;1 234,56
F2;Alpha;20/05/2026;19/06/2026;987,65;400,01
F3;Alpha;01/11/2026;01/12/2026;55,00;55,00
F4;Alpha;30/06/2022;30/07/2022;77,77;77,77
"""


def test_each_line_bears_the_interest_of_the_statement() -> None:
    """Of the dossier drawn from the same customer, invoice by invoice, to the cent; 40 € each; nothing before term."""
    found = businesses(read_text(LIST))
    said = statement(dossier(found, 0, Creditor("Moi", activity=Activity.COMMERCANT), DebtorKind.COMMERCANT), TODAY)
    expected = {
        number: (
            sum(line.amount for line in said.lines if line.invoice == number and line.kind is LineKind.INTEREST),
            sum(line.amount for line in said.lines if line.invoice == number and line.kind is LineKind.INDEMNITY),
        )
        for number in ("F1", "F2", "F4")
    }
    lines = with_penalties(found, Report(found).penalties, 10)
    assert {line.number: (line.interest, line.indemnity) for line in lines} == expected
    assert all(indemnity == 40_00 for _, indemnity in expected.values())
    sums = [line.interest + line.indemnity for line in lines]
    assert sums == sorted(sums, reverse=True)
    assert sum(sums) == Report(found).penalties.total == said.interest + said.indemnity
    assert [line.number for line in with_penalties(found, Report(found).penalties, 1)] == [lines[0].number]


def test_the_first_losses_are_the_next_last_days() -> None:
    """Five years from the invoice: F4 on 30/06/2027, F1 on 10/01/2030, F2 on 20/05/2031, F3 on 01/11/2031."""
    losses = Report(read_text(LIST)).losses
    assert [(each.number, each.deadline) for each in losses] == [
        ("F4", date(2027, 6, 30)),
        ("F1", date(2030, 1, 10)),
        ("F2", date(2031, 5, 20)),
        ("F3", date(2031, 11, 1)),
    ]
    assert [each.interest for each in losses] == [0, 0, 0, 0]
