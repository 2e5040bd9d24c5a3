"""FEC and other exports of accounting entries, each a few lines, with what is owed worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.corpus.entries import Move, Style, book, fec, opening, other, pay, sale
from tests.corpus.runner import Case, emptied_by_two, mutations

AUX, SUB, SHARED = Style.AUX, Style.SUB, Style.SHARED


def in_every_style(
    name: str, *moves: Move, owed: dict[str, int], items: dict[str, int] | None = None
) -> Iterator[Case]:
    """One ledger whose labels tell every customer: the truth is the same however the accounts are kept."""
    for style in Style:
        yield fec(name, *moves, owed=owed, items=items, style=style)


def _everywhere() -> Iterator[Case]:
    yield from in_every_style(
        "an invoice that nobody paid, beside one that is paid and lettered",
        sale("F1", "20260110", 120_00, "DUPONT"),
        sale("F2", "20260112", 80_00, "MARTIN", "A"),
        pay("20260220", 80_00, "MARTIN", "A"),
        owed={"DUPONT": 120_00},
        items={"F1": 120_00, "F2": 0},
    )
    yield from in_every_style(
        "nothing is lettered and every invoice is paid",
        sale("F1", "20260110", 120_00, "DUPONT"),
        pay("20260210", 120_00, "DUPONT"),
        sale("F2", "20260112", 80_00, "MARTIN"),
        pay("20260220", 80_00, "MARTIN"),
        owed={},
    )
    yield from in_every_style(
        "a payment without a letter is that of the invoice of its amount, not of the oldest",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("F2", "20260210", 75_50, "DUPONT"),
        pay("20260301", 75_50, "DUPONT"),
        owed={"DUPONT": 100_00},
        items={"F1": 100_00, "F2": 0},
    )
    yield from in_every_style(
        "one payment for two invoices out of three",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("F2", "20260210", 75_50, "DUPONT"),
        sale("F3", "20260310", 30_10, "DUPONT"),
        pay("20260401", 105_60, "DUPONT"),
        owed={"DUPONT": 100_00},
        items={"F1": 100_00, "F2": 0, "F3": 0},
    )
    yield from in_every_style(
        "two sets of invoices make the amount: neither is chosen, the oldest are paid first",
        sale("F1", "20260110", 10_00, "DUPONT"),
        sale("F2", "20260210", 20_00, "DUPONT"),
        sale("F3", "20260310", 40_00, "DUPONT"),
        sale("F4", "20260320", 50_00, "DUPONT"),
        pay("20260401", 60_00, "DUPONT"),
        owed={"DUPONT": 60_00},
        items={"F1": 0, "F2": 0, "F3": 10_00, "F4": 50_00},
    )
    yield from in_every_style(
        "two invoices of one amount: the number in the label chooses",
        sale("F2026-01", "20260110", 90_00, "DUPONT"),
        sale("F2026-02", "20260210", 90_00, "DUPONT"),
        pay("20260301", 90_00, "DUPONT", label="Virement DUPONT F2026-02"),
        owed={"DUPONT": 90_00},
        items={"F2026-01": 90_00, "F2026-02": 0},
    )
    yield from in_every_style(
        "two invoices of one amount and no number: the oldest is paid first",
        sale("F1", "20260110", 90_00, "DUPONT"),
        sale("F2", "20260210", 90_00, "DUPONT"),
        pay("20260301", 90_00, "DUPONT"),
        owed={"DUPONT": 90_00},
        items={"F1": 0, "F2": 90_00},
    )
    yield from in_every_style(
        "a part payment that names the second invoice",
        sale("FA1001", "20260110", 90_00, "DUPONT"),
        sale("FA1002", "20260210", 60_00, "DUPONT"),
        pay("20260301", 25_00, "DUPONT", label="Acompte DUPONT FA1002"),
        owed={"DUPONT": 125_00},
        items={"FA1001": 90_00, "FA1002": 35_00},
    )
    yield from in_every_style(
        "a part payment that names nothing goes to the oldest",
        sale("F1", "20260110", 90_00, "DUPONT"),
        sale("F2", "20260210", 60_00, "DUPONT"),
        pay("20260301", 25_00, "DUPONT"),
        owed={"DUPONT": 125_00},
        items={"F1": 65_00, "F2": 60_00},
    )
    yield from in_every_style(
        "a payment that names two invoices pays both in part, in their order",
        sale("F101", "20260110", 50_00, "DUPONT"),
        sale("F102", "20260210", 60_00, "DUPONT"),
        sale("F103", "20260212", 70_00, "DUPONT"),
        pay("20260301", 100_00, "DUPONT", label="Virement DUPONT F102 F103"),
        owed={"DUPONT": 80_00},
        items={"F101": 50_00, "F102": 0, "F103": 30_00},
    )
    yield from in_every_style(
        "a lettered payment that is short leaves the rest of its invoice",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260301", 70_00, "DUPONT", "A"),
        sale("F2", "20260112", 80_00, "MARTIN", "B"),
        pay("20260220", 80_00, "MARTIN", "B"),
        owed={"DUPONT": 30_00},
        items={"F1": 30_00},
    )
    yield from in_every_style(
        "one letter for two customers, both paid",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260301", 100_00, "DUPONT", "A"),
        sale("F2", "20260112", 80_00, "MARTIN", "A"),
        pay("20260220", 80_00, "MARTIN", "A"),
        sale("F3", "20260312", 10_00, "MARTIN"),
        owed={"MARTIN": 10_00},
    )
    yield from in_every_style(
        "one letter for two customers, one of them short",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260301", 100_00, "DUPONT", "A"),
        sale("F2", "20260112", 80_00, "MARTIN", "A"),
        pay("20260220", 50_00, "MARTIN", "A"),
        owed={"MARTIN": 30_00},
        items={"F1": 0, "F2": 30_00},
    )
    yield from in_every_style(
        "a letter used twice in a year for one customer",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260201", 100_00, "DUPONT", "A"),
        sale("F2", "20260512", 80_00, "DUPONT", "A"),
        pay("20260620", 80_00, "DUPONT", "A"),
        sale("F3", "20260712", 15_00, "DUPONT"),
        owed={"DUPONT": 15_00},
        items={"F1": 0, "F2": 0, "F3": 15_00},
    )
    yield from in_every_style(
        "a credit note of the whole invoice",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("F2", "20260210", 64_00, "DUPONT"),
        sale("AV1", "20260301", -64_00, "DUPONT"),
        pay("20260302", 5_00, "MARTIN"),
        sale("F3", "20260303", 5_00, "MARTIN"),
        owed={"DUPONT": 100_00},
        items={"F1": 100_00, "F2": 0},
    )
    yield from in_every_style(
        "a credit note that names its invoice",
        sale("F301", "20260110", 100_00, "DUPONT"),
        sale("F302", "20260210", 64_00, "DUPONT"),
        sale("AV1", "20260301", -14_00, "DUPONT", label="Avoir AV1 DUPONT sur F302"),
        owed={"DUPONT": 150_00},
        items={"F301": 100_00, "F302": 50_00},
    )
    yield from in_every_style(
        "opening entries and the payments that came for them",
        opening("20260101", 300_00, "DUPONT", ref="F2025-9"),
        opening("20260101", 40_00, "MARTIN", "A"),
        pay("20260115", 40_00, "MARTIN", "A"),
        pay("20260120", 300_00, "DUPONT"),
        sale("F1", "20260201", 12_00, "MARTIN"),
        owed={"MARTIN": 12_00},
    )
    yield from in_every_style(
        "a customer who paid too much is in credit, the other owes",
        sale("F1", "20260110", 100_00, "DUPONT"),
        pay("20260201", 130_00, "DUPONT"),
        sale("F2", "20260210", 64_00, "MARTIN"),
        owed={"MARTIN": 64_00},
    )
    yield from in_every_style(
        "suppliers, staff, shareholders and taxes owe nothing as customers",
        sale("F1", "20260110", 100_00, "DUPONT"),
        other("20260111", "607", "401", 500_00, "Achat FOURNIER", "AC"),
        other("20260112", "401", "512", 700_00, "Acompte au fournisseur FOURNIER", "BQ"),
        other("20260113", "425", "512", 150_00, "Avance au personnel", "BQ"),
        other("20260114", "455", "512", 900_00, "Associé", "BQ"),
        other("20260115", "467", "512", 60_00, "Divers", "BQ"),
        other("20260116", "409", "401", 33_00, "Avoir à recevoir"),
        other("20260117", "445660", "401", 20_00, "TVA"),
        owed={"DUPONT": 100_00},
    )
    yield from in_every_style(
        "a sum counted once though it was billed in three instalments",
        sale("F1", "20260110", 40_00, "DUPONT"),
        sale("F1", "20260110", 30_00, "DUPONT"),
        sale("F1", "20260110", 30_00, "DUPONT"),
        pay("20260201", 40_00, "DUPONT"),
        owed={"DUPONT": 60_00},
        items={"F1": 60_00},
    )
    yield from in_every_style(
        "payments written as negative debits of a reversal",
        sale("F1", "20260110", 100_00, "DUPONT"),
        pay("20260201", 100_00, "DUPONT"),
        pay("20260205", -100_00, "DUPONT", label="Rejet du prélèvement DUPONT"),
        owed={"DUPONT": 100_00},
    )


def _by_auxiliary_account() -> Iterator[Case]:
    yield fec(
        "doubtful customers, bills and advances are the same customer's",
        sale("F1", "20260110", 100_00, "DUPONT", account="416"),
        sale("F2", "20260112", 80_00, "MARTIN", account="413"),
        pay("20260115", 30_00, "MARTIN", account="4191"),
        sale("F3", "20260116", 7_00, "DUPONT"),
        owed={"DUPONT": 107_00, "MARTIN": 50_00},
    )
    yield fec(
        "what is not invoiced or not due yet is not counted",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("FAE", "20260131", 400_00, "DUPONT", account="4181"),
        sale("AVE", "20260131", -60_00, "DUPONT", account="4198"),
        pay("20260131", 9_00, "DUPONT", account="4196"),
        owed={"DUPONT": 100_00},
    )
    yield fec(
        "the payment lacks the auxiliary account that its invoice has, the letter is the same",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260201", 100_00, "DUPONT", "A", aux=False),
        sale("F2", "20260210", 64_00, "MARTIN"),
        owed={"MARTIN": 64_00},
        items={"F1": 0},
    )
    yield fec(
        "the same letter closes two customers together in the general account: it is theirs apart",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260201", 60_00, "MARTIN", "A"),
        sale("F2", "20260112", 60_00, "MARTIN"),
        owed={"DUPONT": 100_00},
        items={"F1": 100_00, "F2": 0},
    )
    yield fec(
        "the name of one account changed in the year",
        sale("F1", "20260110", 100_00, "Durand & Fils"),
        sale("F2", "20260210", 50_00, "Durand & Fils", label="Facture DURAND"),
        pay("20260301", 100_00, "Durand & Fils", label="VIR DURAND ET FILS"),
        owed={"Durand & Fils": 50_00},
        items={"F1": 0, "F2": 50_00},
    )
    yield fec(
        "a letter that is not final",
        sale("F1", "20260110", 100_00, "DUPONT", "*A"),
        pay("20260201", 40_00, "DUPONT", "*A"),
        owed={"DUPONT": 60_00},
        items={"F1": 60_00},
    )
    yield fec(
        "an overpaid group does not pay another invoice twice",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260201", 110_00, "DUPONT", "A"),
        sale("F2", "20260210", 64_00, "DUPONT"),
        owed={"DUPONT": 54_00},
        items={"F1": 0, "F2": 54_00},
    )
    yield fec(
        "a FEC without a single customer",
        other("20260111", "607", "401", 500_00, "Achat FOURNIER", "AC"),
        other("20260112", "401", "512", 500_00, "Virement", "BQ"),
        owed={},
    )
    yield fec(
        "a journal of sales alone tells nothing of payments",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("F2", "20260210", 64_00, "MARTIN"),
        sale("F3", "20260310", 8_00, "LEROY"),
        owed=None,
    )
    yield fec(
        "a journal of the bank alone: payments without the invoices",
        pay("20260110", 100_00, "DUPONT"),
        pay("20260210", 64_00, "MARTIN"),
        owed={},
    )
    whole = fec(
        "x",
        sale("F1", "20260110", 100_00, "DUPONT"),
        pay("20260201", 30_00, "DUPONT"),
        sale("F2", "20260210", 64_00, "MARTIN"),
        owed={"DUPONT": 70_00, "MARTIN": 64_00},
    )
    cut = replace(whole.grids[0], rows=whole.grids[0].rows[:-3] + whole.grids[0].rows[-2:])
    yield replace(
        whole, name="a FEC that lost a line of its bank: its debits are not its credits, which is told", grids=(cut,)
    )
    twice = fec("x", sale("F1", "20260110", 100_00, "DUPONT"), pay("20260201", 30_00, "DUPONT"), owed={"DUPONT": 70_00})
    yield replace(twice, name="one file given twice", grids=twice.grids * 2)
    before = fec(
        "x",
        sale("F1", "20251110", 100_00, "DUPONT"),
        sale("F2", "20251112", 55_00, "MARTIN", "A"),
        pay("20251201", 55_00, "MARTIN", "A"),
        owed=None,
    )
    after = fec("x", opening("20260101", 100_00, "DUPONT"), pay("20260110", 40_00, "DUPONT"), owed=None)
    yield replace(
        before,
        name="two years: the opening of the second repeats the first",
        owed={"DUPONT": 60_00},
        grids=(replace(before.grids[0], file="123456789FEC20251231.txt"), after.grids[0]),
    )
    yield fec(
        "two auxiliary accounts of one name are two customers until they are made one",
        sale("F1", "20260110", 100_00, "MARTIN"),
        sale("F2", "20260110", 20_00, "Martin"),
        pay("20260112", 1_00, "MARTIN"),
        owed={"MARTIN": 99_00, "Martin": 20_00},
    )


def _by_sub_account() -> Iterator[Case]:
    yield fec(
        "a sub-account that has no name",
        sale("F1", "20260110", 100_00, "C077"),
        sale("F2", "20260112", 9_00, "MARTIN"),
        pay("20260113", 4_00, "MARTIN"),
        owed={"MARTIN": 5_00},
        unidentified=100_00,
        style=SUB,
    )
    yield fec(
        "various customers",
        sale("F1", "20260110", 100_00, "CLIENTS DIVERS"),
        sale("F2", "20260112", 9_00, "MARTIN"),
        pay("20260113", 4_00, "MARTIN"),
        owed={"MARTIN": 5_00},
        unidentified=100_00,
        style=SUB,
    )


def _in_one_account() -> Iterator[Case]:
    yield fec(
        "the letter belongs to the account: the labels of payments name nobody",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260201", 100_00, "", "A", "VIR SEPA 88123"),
        sale("F2", "20260210", 64_00, "MARTIN"),
        sale("F3", "20260211", 12_00, "LEROY", "B"),
        pay("20260301", 12_00, "", "B", "REMISE CHEQUES"),
        owed={"MARTIN": 64_00},
        style=SHARED,
    )
    yield fec(
        "the letter belongs to the account: the labels of payments name the bank's own words",
        sale("F1", "20260110", 100_00, "DUPONT", "AA"),
        pay("20260201", 100_00, "", "AA", "VIR INST COMPTABILITE GENERALE"),
        sale("F2", "20260210", 64_00, "MARTIN", "AB"),
        pay("20260215", 50_00, "", "AB", "MARTINE HOLDING"),
        owed={"MARTIN": 14_00},
        style=SHARED,
    )
    yield fec(
        "a group that is short takes the name of its invoice",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260201", 80_00, "", "A", "CB 4411"),
        owed={"DUPONT": 20_00},
        style=SHARED,
    )
    yield fec(
        "an account at zero owes nothing, whatever its labels say",
        sale("F1", "20260110", 30_00, "DUPONT"),
        sale("F2", "20260112", 17_36, "MARTIN"),
        pay("20260201", 47_36, "", label="REMISE DE CHEQUES 12"),
        owed={},
        style=SHARED,
    )
    yield fec(
        "an account at zero whose payments bear other names",
        sale("F1", "20260110", 47_36, "DUPONT SARL"),
        pay("20260201", 40_00, "", label="VIR MADAME PETIT"),
        pay("20260202", 7_36, "", label="VIR MONSIEUR GRAND"),
        owed={},
        style=SHARED,
    )
    yield fec(
        "a payment that names nobody: what is left is owed by customers to identify",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("F2", "20260112", 200_00, "MARTIN"),
        pay("20260201", 50_00, "", label="VIR SEPA"),
        owed={},
        unidentified=250_00,
        style=SHARED,
    )
    yield fec(
        "a payment that names nobody but the number of the invoice",
        sale("FA-0101", "20260110", 100_00, "DUPONT"),
        sale("FA-0102", "20260112", 200_00, "MARTIN"),
        pay("20260201", 100_00, "", label="VIR SEPA FA-0101"),
        owed={"MARTIN": 200_00},
        style=SHARED,
    )
    yield fec(
        "payments of nobody whose amounts are those of other invoices",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("F2", "20260112", 60_00, "MARTIN"),
        sale("F3", "20260113", 40_00, "LEROY"),
        pay("20260201", 60_00, "", label="VIR SEPA"),
        pay("20260202", 40_00, "", label="CHEQUE"),
        owed={},
        unidentified=100_00,
        style=SHARED,
    )
    yield fec(
        "invoices that name nobody",
        sale("F1", "20260110", 100_00, "", label="Facture F1"),
        sale("F2", "20260112", 60_00, "", label="Facture F2"),
        pay("20260201", 60_00, "", label="VIR SEPA"),
        owed={},
        unidentified=100_00,
        style=SHARED,
    )
    yield fec(
        "invoices whose labels tell what was sold",
        sale("F1", "20260110", 100_00, "", label="Prestation de conseil juin 2026"),
        sale("F2", "20260112", 60_00, "", label="Honoraires mission mai"),
        pay("20260201", 60_00, "", label="VIR SEPA"),
        owed={},
        unidentified=100_00,
        style=SHARED,
    )
    yield fec(
        "a payment alone is no debtor",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        pay("20260201", 100_00, "DUPONT", "A"),
        pay("20260205", -35_00, "", label="Rejet prélèvement 3551"),
        owed={},
        unidentified=35_00,
        style=SHARED,
    )
    yield fec(
        "the payment tells the first name too",
        sale("F1", "20260110", 100_00, "DUPONT"),
        sale("F2", "20260112", 60_00, "MARTIN"),
        pay("20260201", 70_00, "", label="VIR M. DUPONT JEAN"),
        owed={"DUPONT": 30_00, "MARTIN": 60_00},
        style=SHARED,
    )


BOOK = ("jour", "numero_compte", "libelle", "debit", "credit", "lettrage", "tiers")
PLAIN = ("Date", "Journal", "Compte", "Intitulé du compte", "Pièce", "Libellé", "Débit", "Crédit", "Lettrage")


def _without_the_names_of_the_law() -> Iterator[Case]:
    yield book(
        "an accounting ledger of any software",
        BOOK,
        "10/01/2026;411000;Facture F1;120,00;;;DUPONT",
        "10/01/2026;706000;Facture F1;;120,00;;",
        "12/01/2026;411000;Facture F2;80,00;;A;MARTIN",
        "12/01/2026;706000;Facture F2;;80,00;;",
        "20/02/2026;411000;Virement;;80,00;A;MARTIN",
        "20/02/2026;512000;Virement;80,00;;;",
        owed={"DUPONT": 120_00},
    )
    yield book(
        "an accounting ledger whose customers are in the labels",
        BOOK[:-1],
        "10/01/2026;411000;Facture F1 DUPONT;120,00;;",
        "10/01/2026;706000;Facture F1;;120,00;",
        "12/01/2026;411000;Facture F2 MARTIN;80,00;;A",
        "12/01/2026;706000;Facture F2;;80,00;",
        "20/02/2026;411000;VIR SEPA 871;;80,00;A",
        "20/02/2026;512000;Virement;80,00;;",
        owed={"DUPONT": 120_00},
    )
    yield book(
        "an accounting ledger by sub-accounts",
        PLAIN,
        "10/01/2026;VE;411DUPONT;DUPONT;F1;Facture;1 120,00;;",
        "10/01/2026;VE;706000;Ventes;F1;Facture;;1 120,00;",
        "12/01/2026;VE;411MARTIN;MARTIN;F2;Facture;80,00;;B",
        "12/01/2026;VE;706000;Ventes;F2;Facture;;80,00;",
        "20/02/2026;BQ;411MARTIN;MARTIN;P1;Virement;;80,00;B",
        "20/02/2026;BQ;512000;Banque;P1;Virement;80,00;;",
        owed={"DUPONT": 1120_00},
        items={"F1": 1120_00},
    )
    yield book(
        "a ledger of the customers only, with a running balance and totals",
        ("Compte", "Intitulé", "Date", "Journal", "Pièce", "Libellé", "Débit", "Crédit", "Solde", "Lettrage"),
        "411DUPONT;DUPONT;10/01/2026;VE;F1;Facture;120,00;;120,00;",
        "411DUPONT;DUPONT;10/02/2026;BQ;R1;Virement;;20,00;100,00;",
        "Total 411DUPONT;;;;;;120,00;20,00;100,00;",
        "411MARTIN;MARTIN;12/01/2026;VE;F2;Facture;80,00;;80,00;",
        "411MARTIN;MARTIN;20/02/2026;BQ;R2;Virement;;80,00;0,00;",
        "Total 411MARTIN;;;;;;80,00;80,00;0,00;",
        "Total général;;;;;;200,00;100,00;100,00;",
        owed={"DUPONT": 100_00},
        items={"F1": 100_00},
    )
    yield book(
        "a ledger of the customers without a column of accounts",
        ("Client", "Date", "Pièce", "Libellé", "Débit", "Crédit", "Lettrage"),
        "DUPONT;10/01/2026;F1;Facture;120,00;;",
        "DUPONT;10/02/2026;R1;Virement;;20,00;",
        "MARTIN;12/01/2026;F2;Facture;80,00;;A",
        "MARTIN;20/02/2026;R2;Virement;;80,00;A",
        owed={"DUPONT": 100_00},
        items={"F1": 100_00},
    )
    yield book(
        "amounts and their side",
        ("Date", "Compte", "Tiers", "Libellé", "Montant", "Sens", "Lettre"),
        "10/01/2026;411000;DUPONT;Facture F1;120,00;D;",
        "10/01/2026;706000;;Facture F1;120,00;C;",
        "12/01/2026;411000;MARTIN;Facture F2;80,00;D;A",
        "12/01/2026;706000;;Facture F2;80,00;C;",
        "20/02/2026;411000;MARTIN;Virement;80,00;C;A",
        "20/02/2026;512000;;Virement;80,00;D;",
        owed={"DUPONT": 120_00},
    )
    yield book(
        "the items of a journal as English software writes them",
        ("Date", "Journal", "Account", "Partner", "Label", "Debit", "Credit", "Matching"),
        "2026-01-10;INV;411000;DUPONT;F1;120.00;0.00;",
        "2026-01-10;INV;706000;DUPONT;F1;0.00;120.00;",
        "2026-01-12;INV;411000;MARTIN;F2;80.00;0.00;A12",
        "2026-01-12;INV;706000;MARTIN;F2;0.00;80.00;",
        "2026-02-20;BNK1;411000;MARTIN;Payment;0.00;80.00;A12",
        "2026-02-20;BNK1;512001;MARTIN;Payment;80.00;0.00;",
        owed={"DUPONT": 120_00},
    )
    yield book(
        "a ledger with a title above its header",
        PLAIN,
        "10/01/2026;VE;411DUPONT;DUPONT;F1;Facture;120,00;;",
        "10/01/2026;VE;706000;Ventes;F1;Facture;;120,00;",
        "20/02/2026;BQ;411DUPONT;DUPONT;P1;Virement;;80,00;",
        "20/02/2026;BQ;512000;Banque;P1;Virement;80,00;;",
        owed={"DUPONT": 40_00},
        above=("Grand livre général;;;;;;;;", "Du 01/01/2026 au 30/06/2026;;;;;;;;", ";;;;;;;;"),
    )
    yield book(
        "a ledger of suppliers",
        ("Date", "Compte", "Tiers", "Libellé", "Débit", "Crédit"),
        "10/01/2026;401000;FOURNIER;Achat;;120,00",
        "10/01/2026;607000;;Achat;120,00;",
        "20/02/2026;401000;FOURNIER;Virement;200,00;",
        "20/02/2026;512000;;Virement;;200,00",
        owed=None,
    )
    yield book(
        "the movements of a bank account",
        ("Date", "Libellé", "Débit", "Crédit"),
        "10/01/2026;VIR DUPONT;;120,00",
        "11/01/2026;PRLV URSSAF;300,00;",
        "12/01/2026;CB CARBURANT;40,00;",
        owed=None,
    )
    yield book(
        "a trial balance by account",
        ("Compte", "Intitulé", "Débit", "Crédit", "Solde débiteur", "Solde créditeur"),
        "401000;Fournisseurs;100,00;250,00;;150,00",
        "411000;Clients;300,00;180,00;120,00;",
        "512000;Banque;180,00;100,00;80,00;",
        owed=None,
    )


HEADED = ("Date", "Jnl", "Pièce", "Libellé", "Débit", "Crédit", "Solde")


def _under_headings() -> Iterator[Case]:
    dupont = ("10/01/2026;VE;F1;Facture F1;120,00;;120,00", "10/02/2026;BQ;R1;Virement;;20,00;100,00")
    martin = ("12/01/2026;VE;F2;Facture F2;80,00;;80,00", "20/02/2026;BQ;R2;Virement;;80,00;0,00")
    yield book(
        "a ledger whose accounts stand above their lines",
        HEADED,
        "Compte 411DUPONT - DUPONT;;;;;;",
        *dupont,
        "Total compte 411DUPONT;;;;120,00;20,00;100,00",
        "Compte 411MARTIN - MARTIN;;;;;;",
        *martin,
        "Total compte 411MARTIN;;;;80,00;80,00;0,00",
        owed={"DUPONT": 100_00},
        items={"F1": 100_00},
    )
    yield book(
        "a general ledger: suppliers and banks stand above lines too",
        HEADED,
        "401FOURNIER FOURNIER;;;;;;",
        "05/01/2026;AC;A1;Achat;300,00;;300,00",
        "411DUPONT DUPONT;;;;;;",
        *dupont,
        "512000 Banque;;;;;;",
        "10/02/2026;BQ;R1;Virement;20,00;;20,00",
        owed={"DUPONT": 100_00},
    )
    yield book(
        "the account is written on its first line only",
        ("Compte", "Date", "Journal", "Libellé", "Débit", "Crédit"),
        "411DUPONT;;;DUPONT;;",
        ";10/01/2026;VE;Facture F1;120,00;",
        ";10/02/2026;BQ;Virement;;20,00",
        "411MARTIN;;;MARTIN;;",
        ";12/01/2026;VE;Facture F2;80,00;",
        ";20/02/2026;BQ;Virement;;80,00",
        owed={"DUPONT": 100_00},
    )
    yield book(
        "names above the lines, under a title that says whose",
        HEADED,
        "DUPONT;;;;;;",
        *dupont,
        "MARTIN;;;;;;",
        *martin,
        owed={"DUPONT": 100_00},
        above=("Grand livre auxiliaire clients;;;;;;",),
    )
    yield book(
        "names above the lines, and nothing says whose",
        HEADED,
        "DUPONT;;;;;;",
        *dupont,
        "MARTIN;;;;;;",
        *martin,
        owed=None,
    )


def _not_sure() -> Iterator[Case]:
    """Where only a question is right: without what raises it, another reading may be."""
    yield fec(
        "one customer paid the invoice of another, under one letter",
        sale("F1", "20260110", 120_00, "DUPONT", "B"),
        pay("20260220", 120_00, "MARTIN", "B"),
        sale("F2", "20260112", 80_00, "LEROY"),
        owed=None,
    )
    yield fec(
        "one payment of two customers, under one letter",
        sale("F1", "20260110", 100_00, "DUPONT", "A"),
        sale("F2", "20260112", 70_00, "MARTIN", "A"),
        pay("20260220", 170_00, "DUPONT", "A"),
        owed=None,
    )
    read_badly = fec(
        "a payment that does not read",
        sale("F1", "20260110", 100_00, "DUPONT"),
        pay("20260220", 100_00, "DUPONT"),
        sale("F2", "20260112", 70_00, "MARTIN"),
        owed=None,
    )
    grid = read_badly.grids[0]
    spoilt = tuple(
        tuple("cent" if at == 12 and row[4][:3] == "411" and cell == "100,00" else cell for at, cell in enumerate(row))
        for row in grid.rows
    )
    yield replace(read_badly, grids=(replace(grid, rows=spoilt),))


NOT_SURE: tuple[Case, ...] = tuple(_not_sure())
#: Those whose truth stands whatever is done to their columns.
MUTABLE: tuple[Case, ...] = (
    *_everywhere(),
    *_by_auxiliary_account(),
    *_by_sub_account(),
    *_in_one_account(),
    *_without_the_names_of_the_law(),
    *_under_headings(),
)
#: Other names that software gives to a column of entries.
SYNONYMS = {
    "JournalCode": ("Journal", "Code journal", "Jnl"),
    "EcritureNum": ("N° écriture", "Numéro d'écriture"),
    "EcritureDate": ("Date", "jour", "Date comptable", "Date d'écriture"),
    "CompteNum": ("Compte", "N° de compte", "numero_compte", "Compte général"),
    "CompAuxNum": ("Compte auxiliaire", "Code tiers", "Compte tiers"),
    "CompAuxLib": ("Tiers", "Nom du tiers", "Client"),
    "PieceRef": ("Pièce", "N° de pièce"),
    "EcritureLib": ("Libellé", "Libellé de l'écriture"),
    "Debit": ("Débit", "Montant débit", "Débit (€)"),
    "Credit": ("Crédit", "Montant crédit", "CREDIT EUR"),
    "EcritureLet": ("Lettrage", "Lettre", "Code lettrage"),
    "jour": ("Date", "date_ecriture"),
    "numero_compte": ("Compte", "No compte", "N° compte général"),
    "debit": ("Débit", "montant_debit"),
    "credit": ("Crédit", "montant_credit"),
    "lettrage": ("Lettre", "let.", "code_lettrage"),
    "tiers": ("nom_tiers", "client"),
    "Compte": ("N° compte", "Compte comptable"),
    "Date": ("Date d'écriture", "Jour"),
    "Lettrage": ("Lettre", "Code lettrage"),
}
#: Without them a customer has no name, a document no number, or a payment no invoice: only sums are told.
NAMELESS = (
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "EcritureLib",
    "EcritureLet",
    "tiers",
    "libelle",
    "lettrage",
    "Tiers",
    "Libellé",
    "Client",
    "Intitulé",
    "Intitulé du compte",
    "Pièce",
    "Lettrage",
    "Lettre",
    "numero_compte",
    "Compte",
    "Partner",
    "Label",
    "Matching",
    "Account",
)
CASES: tuple[Case, ...] = (*MUTABLE, *NOT_SURE)


def mutated() -> Iterator[Case]:
    """Every case with its columns renamed, shuffled, emptied and doubled; a few of them emptied two by two."""
    for case in MUTABLE:
        yield from mutations(case, SYNONYMS, NAMELESS)
    for case in (MUTABLE[0], MUTABLE[2], MUTABLE[91]):
        yield from emptied_by_two(case, NAMELESS)
