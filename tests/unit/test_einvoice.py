"""What an electronic invoice states, read to the cent. Expected figures of the samples: the element of the file itself."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from guide.case.codes import DebtorKind
from guide.case.model import Creditor
from guide.ledger import balance_json
from guide.ledger.analysis import Report
from guide.ledger.analysis.formulas import Missing
from guide.ledger.einvoice.element import plain_text, read_day
from guide.ledger.einvoice.reader import read_invoice
from guide.ledger.receivables.customer_dossier import dossier
from tests.unit.einvoice_cases import FILES, cii, pdf, read, source, stated, ubl
from tests.unit.ledger_cases import messages, open_of

AVOIR, FACTURE = "correct_Avoir_FR_type381_BASIC.pdf", "correct_Facture_FR_BASICWL.pdf"
UBL, MINIMUM, EN16931 = "ubl-21-extended-ctc-fr.xml", "factur-x-minimum.xml", "factur-x-en16931.xml"

#: file -> number (BT-1), type (BT-3), issue date (BT-2), due date (BT-9), net (BT-109), VAT (BT-110), total (BT-112),
#: prepaid (BT-113), payable (BT-115), as the elements of the file write them.
STATED = {
    # <cbc:ID>, <cbc:IssueDate>, <cbc:DueDate>, <cbc:TaxExclusiveAmount>, first <cac:TaxTotal>, <cbc:TaxInclusiveAmount>
    # 308.03, <cbc:PrepaidAmount> 100.00, <cbc:PayableAmount> 208.03
    UBL: ("F124212", "380", date(2026, 6, 17), date(2026, 7, 16), 273_00, 35_03, 308_03, 100_00, 208_03),
    # <ram:GrandTotalAmount> 233.47, <ram:TotalPrepaidAmount> 0.00, <ram:DuePayableAmount> 233.47, due = issued
    AVOIR: ("AV-2017-0005", "381", date(2017, 11, 16), date(2017, 11, 16), 218_48, 14_99, 233_47, 0, 233_47),
    # <ram:GrandTotalAmount> 671.15, <ram:TotalPrepaidAmount> 201.00, <ram:DuePayableAmount> 470.15
    FACTURE: ("FA-2017-0010", "380", date(2017, 11, 13), date(2017, 12, 13), 624_90, 46_25, 671_15, 201_00, 470_15),
    # no <ram:SpecifiedTradePaymentTerms>, no <ram:TotalPrepaidAmount>
    MINIMUM: ("F20260023", "380", date(2026, 1, 31), None, 100_00, 4_90, 104_90, None, 104_90),
    # <ram:DueDateDateTime> 20260302
    EN16931: ("F20260023", "380", date(2026, 1, 31), date(2026, 3, 2), 100_00, 4_90, 104_90, 0, 104_90),
}


@pytest.mark.parametrize("name", STATED)
def test_the_samples_state_what_their_elements_say(name):
    found = read_invoice(source(name)).invoice
    due = found.due[0] if found.due else None
    assert len(found.due) <= 1
    assert (found.number, found.type_code, found.issued, due) == STATED[name][:4]
    assert (found.net, found.vat, found.total, found.prepaid, found.payable) == STATED[name][4:]
    assert found.currency == "EUR" and found.adds_up and not found.unread


def test_the_parties_of_the_samples():
    """<ram:ID schemeID="0002">78787878400035: a SIRET where a SIREN belongs, its nine first digits are the SIREN."""
    found = read_invoice(source(FACTURE)).invoice
    assert found.buyer.name == "Ma jolie boutique"
    assert (found.buyer.siren, found.buyer_id) == ("787878784", "787878784")
    assert found.buyer.vat_number == "FR19787878784"
    assert found.buyer.address is not None and found.buyer.address.city == "Lyon"
    assert (found.seller.name, found.seller_id) == ("Au bon moulin", "999999998")
    assert read_invoice(source(UBL)).invoice.buyer.name == "Ma jolie boutique SARL"
    assert read_invoice(source(UBL)).invoice.buyer.siren == "787878784"


def test_a_siren_that_fails_its_check_tells_the_customer_apart_but_is_not_carried_on():
    """<ram:ID schemeID="VA">FR 05 987 654 321: written with blanks; 987654321 fails the key of a SIREN."""
    found = read_invoice(source(EN16931)).invoice
    assert found.buyer_id == "987654321"
    assert found.buyer.siren is None
    assert "le SIREN du client est faux" in messages(read(source(EN16931)))


def test_the_notes_of_a_french_seller():
    for name in (UBL, EN16931):
        notes = {note.subject: note.text for note in read_invoice(source(name)).invoice.notes}
        assert notes["PMT"].startswith("Indemnité forfaitaire pour frais de recouvrement") and "40 €" in notes["PMT"]
        assert "trois fois le taux d'intérêt légal" in notes["PMD"]
        assert "escompte" in notes["AAB"]
    said = messages(read(source(UBL)))
    assert "Mention lue sur les factures (pénalités de retard)" in said


def test_the_samples_together():
    """470.15 − 233.47 + 208.03 = 444.71 for SIREN 787878784 under two names; F20260023 (104.90) is given twice."""
    found = read(*(source(name) for name in STATED))
    assert open_of(found) == {"Ma jolie boutique": 444_71, "LE CLIENT": 104_90}
    files = {f["name"]: f for f in balance_json(found)["files"]}
    assert {f["kind"] for f in files.values()} == {"einvoice"}
    assert [files[n]["kept"] for n in (MINIMUM, EN16931)] == [0, 1], "the one with a due date is kept"
    assert files[AVOIR]["controls"][0]["found"] == "-233.47"
    assert files[UBL]["form"] == "UBL" and files[AVOIR]["form"] == "Factur-X (PDF)"
    assert "plusieurs vendeurs (« Au bon moulin », « LE FOURNISSEUR »)" in messages(found)


def test_what_it_proves_is_said():
    assert "jamais ce qui a été payé depuis" in messages(read(cii()))


def test_a_credit_note_is_set_off_against_the_invoice_it_names():
    """Without its reference it would take from the oldest: F1. It names F2."""
    found = read(
        cii("F1", due=("20260901",)),
        cii("F2", total="50.00", payable="50.00", due=("20261001",)),
        cii("AV1", kind="381", total="50.00", payable="50.00", due=(), original="F2"),
    )
    assert [found.number(int(i)) for i in found.ageing.items.at] == ["F1"]
    assert found.ageing.open == 120_00
    assert "1\u00a0avoir (AV1), à déduire" in messages(found)


@pytest.mark.parametrize("kind", ["381", "261", "262", "396", "502", "503"])
def test_credit_notes_are_positive_and_count_against_the_debt(kind):
    assert open_of(read(cii(kind=kind, due=()))) == {"Durand": -120_00}


def test_a_credit_note_written_as_negative_is_not_added():
    found = read(cii(kind="381", total="-120.00", payable="-120.00", due=()))
    assert open_of(found) == {"Durand": -120_00}
    assert "un avoir s'écrit d'ordinaire en positif" in messages(found)


def test_a_negative_invoice_is_kept_as_it_is():
    assert open_of(read(cii(total="-35.00", payable="-35.00"))) == {"Durand": -35_00}


@pytest.mark.parametrize("kind", ["389", "386", "380"])
def test_a_self_billed_invoice_and_a_deposit_are_owed(kind):
    found = read(cii(kind=kind))
    assert open_of(found) == {"Durand": 120_00}
    assert "type de document" not in messages(found)


def test_a_ubl_credit_note():
    means = "<cac:PaymentMeans><cbc:PaymentDueDate>2026-09-15</cbc:PaymentDueDate></cac:PaymentMeans>"
    document = ubl("AV9", root="CreditNote", kind="381", due=None, extra=means)
    assert stated(document).due == (date(2026, 9, 15),)
    assert open_of(read(document)) == {"Durand": -120_00}


@pytest.mark.parametrize("process", ["B2", "S2", "M2"])
def test_an_invoice_already_paid_owes_nothing_once_paid(process):
    """BR-FR-CO-09: BT-9 is then the day of the payment; before that day the invoice was open."""
    document = cii(process=process, prepaid="120.00", payable="0.00", due=("20260920",))
    assert read(document).ageing.open == 0
    assert "déjà payé à l'émission" in messages(read(document))
    assert read(document, on=date(2026, 9, 10)).ageing.open == 120_00
    assert not read(document, on=date(2026, 11, 22)).ageing.items.late.any()


def test_a_paid_process_with_something_left_is_kept_and_said():
    found = read(cii(process="S2", prepaid="20.00", payable="100.00", due=("20260920",)))
    assert found.ageing.open == 100_00
    assert "dit à la fois « déjà payée »" in messages(found)
    assert found.has_estimates, "its date is that of a payment, not a due date"


def test_the_due_date_without_discount_is_the_one():
    document = cii(discounted=("20260911", "20261231"), due=("20261001",))
    assert stated(document).due == (date(2026, 10, 1),)
    assert read(document).entries.due.tolist() == [date(2026, 10, 1)]


def test_of_several_due_dates_the_last_is_taken_and_said():
    found = read(cii(due=("20261001", "20261101")))
    assert found.entries.due.tolist() == [date(2026, 11, 1)]
    assert "la dernière, sans escompte, est retenue" in messages(found)
    only = read(cii(discounted=("20260911", "20260918"), due=()))
    assert only.entries.due.tolist() == [date(2026, 9, 18)]


def test_no_due_date_is_estimated_and_said_with_the_terms():
    """1 September + 30 days = 1 October."""
    found = read(cii(due=(), terms="<p>Paiement &agrave; <b>45 jours</b></p><script>x()</script>"))
    assert found.ageing.items.due.tolist() == [date(2026, 10, 1)] and found.has_estimates
    assert "elle est estimée" in messages(found)
    assert "« Paiement à 45 jours »" in messages(found)


def test_prepaid_rounding_and_two_vat_totals():
    """308.03 − 100.00 + 0.02 = 208.05; the VAT of the other currency is left alone."""
    other = '<ram:TaxTotalAmount currencyID="USD">40.00</ram:TaxTotalAmount>'
    found = stated(
        cii(net="273.00", vat="35.03", total="308.03", prepaid="100.00", rounding="0.02", payable="208.05", extra=other)
    )
    assert (found.vat, found.left, found.adds_up) == (35_03, 208_05, True)
    totals = '<cac:TaxTotal><cbc:TaxAmount currencyID="USD">23.00</cbc:TaxAmount></cac:TaxTotal>'
    own = '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount></cac:TaxTotal>'
    assert stated(ubl(vat=totals + own)).vat == 20_00


def test_amounts_that_disagree_are_said_and_the_payable_kept():
    found = read(cii(total="120.00", prepaid="20.00", payable="120.00"))
    assert found.ageing.open == 120_00
    assert "les montants ne s'accordent pas" in messages(found)
    assert "le net à payer manque" in messages(read(cii(payable=None, prepaid="20.00")))
    assert read(cii(payable=None, prepaid="20.00")).ageing.open == 100_00


def test_another_currency_stands_apart():
    found = read(cii(currency="CHF"), cii("F2"))
    assert found.ageing.open == 120_00
    assert found.ageing.foreign == {1: 120_00} and found.currencies[1] == "CHF"
    assert "dans une autre devise" in messages(found)


def test_the_notes_of_a_foreign_seller_mean_other_things():
    notes = (("PMD", "Rechnung"), ("AAB", "Bemerkung"))
    assert "Mention lue" not in messages(read(cii(notes=notes, country="DE")))
    assert "« Rechnung »" in messages(read(cii(notes=notes)))


def test_the_same_invoice_in_two_forms_counts_once():
    one = cii("F7")
    found = read(one, pdf(("factur-x.xml", one)), cii("F7", due=()))
    assert open_of(found) == {"Durand": 120_00}
    assert "2\u00a0factures (F7) : déjà lue dans un autre fichier" in messages(found)


def test_one_number_on_two_amounts_is_said():
    found = read(cii("F7"), cii("F7", total="99.00", payable="99.00"))
    assert open_of(found) == {"Durand": 219_00}
    assert "Gardez la bonne" in messages(found)


@pytest.mark.parametrize("order", [1, -1])
def test_a_corrected_invoice_replaces_the_first_one(order):
    """F1 (120) corrected by F2 (100), itself corrected by F3 (90): 90 are owed, whatever the order of the files."""
    documents = [
        cii("F1"),
        cii("F2", kind="384", original="F1", total="100.00", payable="100.00"),
        cii("F3", kind="384", original="F2", total="90.00", payable="90.00"),
    ]
    found = read(*documents[::order])
    assert open_of(found) == {"Durand": 90_00}
    assert "seule la rectificative est comptée" in messages(found)


def test_two_corrections_of_each_other_do_not_both_vanish():
    found = read(cii("F1", kind="384", original="F2"), cii("F2", kind="384", original="F1"))
    assert found.ageing.open == 120_00


def test_a_correction_alone_warns():
    assert "elle remplace une facture antérieure" in messages(read(cii("F2", kind="384", original="F1")))


def test_a_pro_forma_is_no_invoice_and_a_factored_one_is_said():
    assert open_of(read(cii("P1", kind="325"), cii("F1"))) == {"Durand": 120_00}
    assert "affacturage" in messages(read(cii(kind="393")))
    assert "le type de document manque" in messages(read(cii(kind="")))


def test_customers_are_told_apart_by_their_number_then_their_name():
    found = read(
        cii("F1", siren="732829320"),
        cii("F2", siren="732829320", buyer="DURAND SARL"),
        cii("F3", siren=None),
        cii("F4", siren="552100554"),
    )
    # 732829320 goes by the first of its names in the alphabet; F3, a « Durand » without number, may be either.
    assert open_of(found) == {"DURAND SARL": 240_00, "Durand": 120_00, "Durand (552100554)": 120_00}
    homonyms = read(cii("F1", siren="732829320"), cii("F2", siren="552100554"))
    assert open_of(homonyms) == {"Durand (552100554)": 120_00, "Durand (732829320)": 120_00}
    assert open_of(read(cii("F1"), cii("F2", buyer="A"), cii("F3", siren=None))) == {"A": 360_00}


def test_the_order_of_the_files_changes_no_customer():
    files = [cii("F1"), cii("F2", buyer="Durand SARL"), cii("F3", siren="552100554"), cii("F4", siren=None)]
    sorts = {tuple(sorted((d.key, d.name, d.open) for d in read(*order).debtors)) for order in permutations(files)}
    assert len(sorts) == 1


def test_a_french_vat_number_holds_the_siren():
    found = read(ubl("U1"), ubl("U2", scheme=None, vat_number="FR 44 732 829 320", buyer="Durand et fils"))
    assert open_of(found) == {"Durand": 240_00}
    assert "SIREN" not in messages(found)


def test_beside_a_list_a_customer_of_the_same_name_is_one():
    listed = "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\nL1;DURAND;02/09/2026;02/10/2026;10,00;10,00\n"
    found = read(cii(), listed)
    assert open_of(found) == {"DURAND": 130_00}
    assert "Une liste de factures et des factures électroniques sont lus ensemble" in messages(found)


def test_no_indicator_is_drawn_from_invoices_that_say_no_payment():
    """One of them is paid at its issue: that says nothing of the others."""
    paid = cii("F1", process="S2", prepaid="120.00", payable="0.00", due=("20260920",))
    found = read(paid, cii("F2"))
    assert Report(found).sales.missing is Missing.NO_PAYMENT_DATES
    assert Report(found).history.missing is Missing.NO_PAYMENT_DATES


def test_an_invoice_of_tomorrow_is_not_counted():
    found = read(cii(issued="20261201", due=("20261231",)))
    assert found.ageing.open == 0
    assert "d'après le 22/11/2026 : pas comptées" in messages(found)


def test_the_dossier_takes_who_sold_and_who_bought():
    found = read(source(UBL))
    made = dossier(found, found.debtors[0].number, Creditor(name=""), DebtorKind.COMMERCANT)
    assert (made.creditor.name, made.creditor.vat_number) == ("Au bon moulin", "FR11999999998")
    assert (made.debtor.name, made.debtor.siren) == ("Ma jolie boutique SARL", "787878784")
    assert made.debtor.address is not None and made.debtor.address.postcode == "69001"
    # 308.03 in all, of which 100.00 was paid in advance: 208.03 is left.
    told = [(i.number, i.amount, i.settled, i.due) for i in made.invoices]
    assert told == [("F124212", 308_03, 100_00, date(2026, 7, 16))]
    known = dossier(found, 0, Creditor(name="Moi"), DebtorKind.COMMERCANT)
    assert known.creditor == Creditor(name="Moi"), "who claims already is not replaced"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-8", "utf-16"),
        ("cp1252", "windows-1252"),
        ("iso8859-15", "ISO-8859-15"),
    ],
)
def test_the_character_sets_of_xml(encoding, declared):
    document = cii(buyer="Ébénisterie").replace("UTF-8", declared)
    assert open_of(read(document.encode(encoding))) == {"Ébénisterie": 120_00}


def test_days_and_texts():
    assert read_day("20260131") == read_day("2026-01-31") == read_day("2026-01-31+01:00") == date(2026, 1, 31)
    assert [read_day(text) for text in ("20260231", "31/01/2026", "18000101", "", "2026")] == [None] * 5
    assert plain_text("<div>30&nbsp;jours<br/>net</div>") == "30 jours net"
    assert plain_text("prix < 3 & taux > 2") == "prix < 3 & taux > 2"


def test_a_day_that_is_none_is_said_and_the_invoice_kept():
    found = read(cii(due=("20260231",)))
    assert found.ageing.open == 120_00 and found.has_estimates
    assert "« 20260231 » n'est pas une date qui existe" in messages(found)


def test_five_hundred_invoices_are_read_together():
    found = read(*(cii(f"F{i}", siren=None, buyer=f"Client {i % 50}") for i in range(500)))
    assert (len(found.files), len(found.debtors), found.ageing.open) == (500, 50, 500 * 120_00)
    assert len(Report(found).anomalies) < 10


def test_every_sample_of_the_folder_is_read_here():
    assert {path.name for path in FILES.iterdir()} == set(STATED)
