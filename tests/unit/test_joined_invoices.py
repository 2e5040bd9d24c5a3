"""The invoices that the drafts of a batch join: each to the customer whose invoice it is, never to another."""

from __future__ import annotations

import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO

import pytest

from guide.errors import PieceRefused
from guide.letters.mailing import joined_invoices
from guide.letters.mailing.joined_invoices import InvoicePdf, attachments, bounded, invoice_pdf, matched
from guide.letters.mailing.write_mailing import WrittenMailing
from tests.unit.batch_cases import ledger_of, made, settings
from tests.unit.einvoice_cases import FILES
from tests.unit.test_einvoice import FACTURE

BLEU, VERT = 0, 1


def pdf(name: str, text: str = "") -> InvoicePdf:
    return invoice_pdf(name, f"%PDF-1.7\n{name}{text}".encode())


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Facture F2026-014.pdf", {"F2026-014"}),
        ("atelier nord_f2026_014 (1).PDF", {"F2026-014"}),
        ("F2026-014 et F2026-015.pdf", {"F2026-014", "F2026-015"}),
        ("F2026-014-2.pdf", {"F2026-014-2"}),
        ("Facture n° 12.pdf", {"12"}),
        ("12.pdf", {"12"}),
    ],
)
def test_a_name_tells_the_invoices_of_its_customer(name: str, numbers: set[str]) -> None:
    known = matched([pdf(name)], {BLEU: ["F2026-014", "F2026-014-2", "F2026-015", "12"], VERT: ["F2026-100"]})
    ((_, told),) = known.by_customer[BLEU]
    assert told == numbers and VERT not in known.by_customer


@pytest.mark.parametrize(
    "name",
    [
        "Facture AF2026-014.pdf",  # the number of another series
        "Facture F2026-0142.pdf",
        "scan du 2026-12-01.pdf",  # a month is no invoice
        "Devis 12 Dupont.pdf",
        "F2026-014 et F2026-100.pdf",  # of two customers
        "F2026-300.pdf",  # two customers have that number
        "facture.pdf",
    ],
)
def test_what_tells_no_customer_or_two_is_joined_to_none(name: str) -> None:
    known = matched([pdf(name)], {BLEU: ["F2026-014", "12", "F2026-300"], VERT: ["F2026-100", "F2026-300"]})
    assert not known.by_customer


def test_its_own_data_tells_more_than_its_name() -> None:
    content = (FILES / FACTURE).read_bytes()
    file = invoice_pdf("Facture F2026-014.pdf", content)
    known = matched([file], {BLEU: ["F2026-014"], VERT: ["FA-2017-0010"]})
    assert list(known.by_customer) == [VERT]


def test_a_lot_is_bounded_and_each_file_is_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PieceRefused, match="n'est pas un PDF"):
        invoice_pdf("facture.pdf", b"PK\x03\x04 %PDF-")
    assert len(bounded([pdf("a.pdf"), pdf("a.pdf"), pdf("b.pdf")])) == 2
    monkeypatch.setattr(joined_invoices, "MOST_INVOICES", 1)
    with pytest.raises(PieceRefused, match="Plus de 1 facture"):
        bounded([pdf("a.pdf"), pdf("b.pdf")])


def test_two_files_of_one_name_keep_apart() -> None:
    assert [each.name for each in attachments([pdf("F1.pdf"), pdf("f1.PDF", "2")])] == ["f1.pdf", "f1-2.pdf"]


def drafts_of(written: WrittenMailing) -> dict[str, list[str]]:
    """The names of what each draft joins, by customer."""
    with zipfile.ZipFile(BytesIO(written.archive)) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("e-mails/"))
        mails = [message_from_bytes(archive.read(name), policy=policy.default) for name in names]
    assert all(isinstance(mail, EmailMessage) for mail in mails)
    return {
        one.planned.name: [str(part.get_filename()) for part in mail.iter_attachments()]
        for one, mail in zip(written.sent, mails, strict=True)
    }


def test_each_draft_joins_the_invoices_of_its_letter_and_what_lacks_is_counted() -> None:
    tracking = ledger_of([("Bleu", 20, 100), ("Vert", 90, 300), ("Noir", -5, 50)])
    files = [pdf("Facture F001.pdf"), pdf("Facture F003.pdf"), pdf("devis.pdf")]
    written = made(tracking, settings(tracking), drafts=True, invoices=files)
    joined = drafts_of(written)
    assert joined["Bleu"][1:] == ["facture-f001.pdf"] and len(joined["Vert"]) == 1
    assert written.to_join == 1
    # Noir owes nothing yet: no letter, so its invoice goes nowhere, and that is told.
    assert written.unmatched == ("Facture F003.pdf", "devis.pdf")


def test_without_any_invoice_every_draft_lacks_its_own() -> None:
    tracking = ledger_of([("Bleu", 20, 100), ("Vert", 90, 300)])
    assert made(tracking, settings(tracking), drafts=True).to_join == 2
    assert made(tracking, settings(tracking)).to_join == 0
