"""The draft of an e-mail: opened by the person's own program, never sent, nothing hidden in what was typed."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from guide.letters import email, mail_draft, mail_link, write
from guide.letters.word.email_text import Message
from tests.unit.letters_cases import ON, case


def drafted(to: str | None, *invoices: tuple[str, bytes]) -> EmailMessage:
    letter = write(case(), ON, "relance").files[0].content
    made = mail_draft(email(case(), ON, "relance"), to, letter, ON, invoices)
    read = message_from_bytes(made, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_a_draft_has_the_words_of_the_letter_and_its_pdf_and_no_sender() -> None:
    mail = drafted("compta@durand.example", ("Piece-03-facture.pdf", b"%PDF-1.7"))
    assert mail["To"] == "compta@durand.example" and mail["X-Unsent"] == "1"
    assert mail["From"] is None and mail["Date"] is None
    assert mail["Subject"] == email(case(), ON, "relance").subject
    body = mail.get_body(("plain",))
    assert body is not None and "1 000,00" in body.get_content().replace("\u202f", " ").replace("\u00a0", " ")
    assert [part.get_filename() for part in mail.iter_attachments()] == ["lettre.pdf", "Piece-03-facture.pdf"]
    assert next(mail.iter_attachments()).get_content().startswith(b"%PDF-")


def test_the_same_letter_makes_the_same_draft() -> None:
    letter = write(case(), ON, "relance").files[0].content
    said = email(case(), ON, "relance")
    assert mail_draft(said, None, letter, ON) == mail_draft(said, None, letter, ON)


def test_what_is_no_address_is_left_out_and_hides_no_header() -> None:
    for typed in ("Durand", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example", ""):
        mail = drafted(typed)
        assert mail["To"] is None and mail["Bcc"] is None


def test_a_link_fills_a_message_and_a_long_one_is_not_offered() -> None:
    link = mail_link(Message("Relance – facture n° 1 & 2", "Bonjour,\nmerci de payer 10 €.\n"), "a+b@durand.example")
    assert link is not None
    parts = urlsplit(link)
    said = parse_qs(parts.query)
    assert unquote(parts.path) == "a+b@durand.example"
    assert said["subject"] == ["Relance – facture n° 1 & 2"]
    assert said["body"] == ["Bonjour,\r\nmerci de payer 10 €.\r\n"]
    assert mail_link(Message("Relance", "mot " * 600), None) is None
