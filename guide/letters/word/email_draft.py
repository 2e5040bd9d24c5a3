"""A letter ready to leave as an e-mail: a draft that the person's own program opens, or a link that fills a new message.

Nothing is sent from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import quote

from guide.letters.word.email_text import Message

#: What every system hands to its mail program whole; a longer link is cut without a word.
LONGEST_LINK = 1_800
_WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_PDF = ("application", "pdf")


@dataclass(frozen=True)
class Attachment:
    """A PDF or a Word file, under a plain name."""

    name: str
    content: bytes


def draft(message: Message, to: str | None, attachments: Sequence[Attachment] = ()) -> bytes:
    """An .eml file that opens as a message to send: its addressee when known, subject, text and attachments.

    It bears neither date nor sender: the program that sends it says them.
    """
    mail = EmailMessage(policy=policy.SMTP.clone(cte_type="7bit"))
    mail["Subject"] = message.subject
    if to and (address := _address(to)) is not None:
        mail["To"] = address
    mail["X-Unsent"] = "1"
    mail.set_content(message.body)
    for each in attachments:
        mail.add_attachment(each.content, *(_WORD if each.name.endswith(".docx") else _PDF), filename=each.name)
    if mail.is_multipart():
        # Drawn by chance otherwise: the same letter makes the same bytes.
        mail.set_boundary("=_quel_recours_=")
    return mail.as_bytes()


def link(message: Message, to: str | None) -> str | None:
    """A `mailto:` link with the same words; None when they are too long for one."""
    address = quote(to.strip(), safe="@.") if to and _address(to) is not None else ""
    body = quote(message.body.replace("\n", "\r\n"))
    made = f"mailto:{address}?subject={quote(message.subject)}&body={body}"
    return made if len(made) <= LONGEST_LINK else None


def _address(typed: str) -> Address | None:
    """An address as a person types it, if it is one: no list, no header hidden behind an end of line."""
    try:
        return Address(addr_spec=typed.strip())
    except (ValueError, IndexError):
        return None
