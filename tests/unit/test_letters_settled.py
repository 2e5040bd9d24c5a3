"""A letter tells the invoice as the export does: its number, its whole amount, what was paid or credited, what is left."""

from __future__ import annotations

from datetime import date

from guide.case import storage
from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Dossier, Invoice
from guide.claim import statement
from guide.ledger.receivables.customer_dossier import dossier
from guide.letters.catalogue.claimed_sums import Scope, figures
from guide.letters.content.statement_table import factures
from tests.unit.ledger_cases import fec_line, read_fec, read_text

ON = date(2026, 11, 22)


def first(ledger) -> tuple[Invoice, Dossier]:
    made = dossier(ledger, ledger.debtors[0].number, Creditor("Moi"), DebtorKind.COMMERCANT)
    return made.invoices[0], made


def test_an_invoice_of_540_with_135_paid_is_printed_whole():
    text = "Numéro;Client;Date;Échéance;Total TTC;Déjà réglé;Reste dû\nF7;Durand;01/09/2026;01/10/2026;540,00;135,00;405,00\n"
    invoice, made = first(read_text(text))
    assert (invoice.amount, invoice.settled, invoice.open_amount(ON)) == (54000, 13500, 40500)
    row = factures(figures(made, ON, Scope.RAPPEL))[0]
    assert (row.numero, row.emise_le, row.echue_le) == ("F7", "01/09/2026", "01/10/2026")
    assert [sum_.replace("\u202f", "").replace("\u00a0", " ") for sum_ in (row.montant, row.regle, row.reste)] == [
        "540,00 €", "135,00 €", "405,00 €"
    ]  # fmt: skip


def test_what_was_settled_bears_no_interest_and_is_not_claimed():
    text = "Numéro;Client;Date;Échéance;Total TTC;Déjà réglé;Reste dû\nF7;Durand;01/09/2026;01/10/2026;540,00;135,00;405,00\n"
    _, made = first(read_text(text))
    told = statement(made, ON)
    assert (told.billed, told.paid, told.principal_left) == (40500, 0, 40500)
    assert storage.loads(storage.dumps(made)) == made


def test_the_entries_tell_the_day_of_a_payment_and_of_a_credit_note():
    line = dict(EcritureDate="20260301", PieceDate="20260301")
    invoice, _ = first(read_fec([
        fec_line(PieceRef="FA1", Debit="500,00"),
        fec_line(JournalCode="BQ", PieceRef="R1", EcritureLib="Acompte FA1", Credit="120,00", **line),
    ]))  # fmt: skip
    assert (invoice.amount, invoice.settled) == (50000, 12000)
    label = invoice.label or ""
    assert "120,00" in label and "01/03/2026" in label
