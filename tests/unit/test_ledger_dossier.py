"""From a customer of the ledger to a dossier, to a next step, and to files to take away."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from python_calamine import load_workbook

from guide.case.codes import DebtorKind
from guide.case.model import Creditor
from guide.case.storage import dumps, loads
from guide.claim.limitation import LimitationState, limitation
from guide.ledger import ClientKind
from guide.ledger.exports.workbook import debtors_csv, items_csv, workbook
from guide.ledger.receivables.customer_dossier import dossier
from guide.ledger.receivables.next_action import NextAction, Standing, next_action
from guide.values.spreadsheet import defused
from tests.unit.ledger_cases import SAMPLES, fec_line, read_fec, read_text, sample
from tests.unit.test_ledger_invoices import PLAIN

CREDITOR = Creditor("Atelier Nord")
KINDS = {
    ClientKind.PROFESSIONNEL: DebtorKind.COMMERCANT,
    ClientKind.PARTICULIER: DebtorKind.PARTICULIER,
    ClientKind.PUBLIC: DebtorKind.COLLECTIVITE,
}


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.*") if path.suffix in (".txt", ".csv")))
def test_every_customer_makes_a_dossier_of_what_it_owes(name):
    found = sample(name, on=date(2013, 6, 30) if name.endswith(".csv") else None)
    for view in found.debtors:
        drawn = dossier(found, view.number, CREDITOR, DebtorKind.COMMERCANT)
        assert sum(i.open_amount(found.as_of) for i in drawn.invoices) == view.open
        assert all(i.amount > 0 for i in drawn.invoices)
        assert len({i.number for i in drawn.invoices}) == len(drawn.invoices)
        assert loads(dumps(drawn)) == drawn


def test_what_was_set_off_and_what_is_estimated_is_said_on_the_invoice():
    found = read_fec([fec_line(Debit="1200,00"), fec_line(Credit="200,00", JournalCode="BQ")])
    invoice = dossier(found, 0, CREDITOR, DebtorKind.COMMERCANT).invoices[0]
    # The whole invoice and what was paid of it, no longer what is left in place of its amount.
    assert (invoice.number, invoice.amount, invoice.settled) == ("F1", 120000, 20000)
    assert invoice.due == date(2026, 2, 9)
    label = (invoice.label or "").replace("\u00a0", " ")
    assert "Reste dû sur 1 200,00 € : 200,00 € réglés le 10/01/2026" in label
    assert "Échéance estimée au 9 février 2026" in label


def test_pieces_without_an_invoice_number_get_a_name():
    found = read_fec([fec_line(Debit="1,00", PieceRef="RAN"), fec_line(Debit="2,00", PieceRef="RAN")])
    numbers = [i.number for i in dossier(found, 0, CREDITOR, DebtorKind.COMMERCANT).invoices]
    assert numbers == ["Pièce du 10/01/2026", "Pièce du 10/01/2026 (2)"]


def test_a_dispute_follows_into_the_dossier():
    text = "Numéro;Client;Date;Total;Litige\nF1;A;02/01/2026;5;oui\nF2;B;02/01/2026;5;non\n"
    found = read_text(text)
    drawn = [dossier(found, n, CREDITOR, DebtorKind.COMMERCANT) for n in range(2)]
    assert [d.follow_up.dispute for d in drawn] == [True, False]


@pytest.mark.parametrize("kind", ClientKind)
@pytest.mark.parametrize("issued", ["02/05/2019", "28/02/2020", "22/02/2022", "30/12/2023", "01/12/2024", "02/03/2026"])
def test_the_limitation_is_that_of_the_dossier_drawn(kind, issued):
    found = read_text(PLAIN + f"F1;A;{issued};;1;1\nF2;A;03/01/2026;01/03/2026;1;1\n", client_kind=kind)
    drawn = dossier(found, 0, CREDITOR, KINDS[kind])
    dated = drawn.__class__(
        **{
            **drawn.__dict__,
            "invoices": tuple(i if i.due else i.__class__(**{**i.__dict__, "due": i.issued}) for i in drawn.invoices),
        }
    )
    said = limitation(dated, found.as_of)
    assert found.debtors[0].deadline == said.earliest
    assert found.deadlines.state(0) == said.state
    assert sorted(d for d in found.deadlines.each.tolist()) == sorted(i.deadline for i in said.invoices)


def standing(**known: object) -> Standing:
    usual = dict(open=100, overdue=100, no_due_date=0, days_late=40, limitation=LimitationState.EN_COURS, deadline=None)
    return Standing(**(usual | known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "action"),
    [
        (dict(open=0, overdue=0), NextAction.ATTENDRE_ECHEANCE),
        (dict(overdue=0), NextAction.ATTENDRE_ECHEANCE),
        (dict(overdue=0, disputed=True), NextAction.ATTENDRE_ECHEANCE),
        (dict(overdue=0, limitation=LimitationState.BIENTOT), NextAction.ATTENDRE_ECHEANCE),
        (dict(overdue=0, no_due_date=100), NextAction.OUVRIR_DOSSIER),
        (dict(limitation=LimitationState.PRESCRITE), NextAction.OUVRIR_DOSSIER),
        (dict(limitation=LimitationState.BIENTOT, disputed=True), NextAction.ACTE_INTERRUPTIF),
        (dict(disputed=True), NextAction.OUVRIR_DOSSIER),
        (dict(days_late=14), NextAction.RELANCE_AMIABLE),
        (dict(days_late=14, reminded=True), NextAction.MISE_EN_DEMEURE),
        (dict(days_late=15), NextAction.MISE_EN_DEMEURE),
    ],
)
def test_what_to_do_first(known, action):
    found, reason = next_action(standing(**known))
    assert found is action and reason.endswith(".")


LIVE = ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1"]


def test_nothing_of_an_export_is_a_live_formula():
    lines = "".join(f"F{i};{name};02/01/2026;01/02/2026;1;1\n" for i, name in enumerate(LIVE))
    found = read_text(PLAIN + lines + "=1+1;Durand;02/01/2026;01/02/2026;1;1\n")
    book = workbook(found)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert not [n for n in archive.namelist() if b"<f>" in archive.read(n) or b"hyperlink" in archive.read(n)]
    for line in items_csv(found).decode("utf-8-sig").splitlines():
        for cell in line.split(";"):
            assert not cell.strip('"').startswith(("=", "+", "@", "\t"))


@pytest.mark.parametrize("text", LIVE)
def test_a_live_text_is_defused(text):
    assert defused(text) == f"'{text}"


def test_a_plain_text_is_left_as_it_is():
    assert defused("Durand - fils") == "Durand - fils"


def test_the_workbook_adds_up_and_is_read_back():
    found = sample("fec_cp850_pipe.txt")
    book = load_workbook(io.BytesIO(workbook(found)))
    assert book.sheet_names == ["Synthèse", "Plan de la semaine", "Clients", "Factures", "Qualité", "Anomalies"]
    rows = book.get_sheet_by_name("Clients").to_python()
    assert rows[-1][:4] == ["Total", 14472.55, 14472.55, 56.03]
    items = book.get_sheet_by_name("Factures").to_python()
    assert round(sum(float(str(row[6])) for row in items[1:-1]), 2) == 14416.52 == items[-1][6]
    assert isinstance(items[1][2], date)


def test_every_sheet_has_its_header_frozen_and_its_rows_to_be_filtered():
    with zipfile.ZipFile(io.BytesIO(workbook(sample("fec_cp850_pipe.txt")))) as archive:
        sheets = [archive.read(n).decode() for n in sorted(archive.namelist()) if "worksheets/sheet" in n]
        styles = archive.read("xl/styles.xml").decode()
    assert len(sheets) == 6 and all('<pane ySplit="1"' in sheet for sheet in sheets)
    assert [("<autoFilter" in sheet) for sheet in sheets] == [False, True, True, True, True, True]
    assert 'formatCode="dd/mm/yyyy"' in styles and "&quot;€&quot;" in styles


def test_the_csv_is_for_french_excel():
    text = debtors_csv(sample("fec_cp850_pipe.txt"))
    assert text.startswith(b"\xef\xbb\xbfClient;")
    assert "CLIENT 0021;6439,94;6439,94;0,00;09/05/2023;09/05/2028;Mise en demeure;" in text.decode("utf-8-sig")
