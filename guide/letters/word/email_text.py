"""A letter as the text of an e-mail: the same words, without the envelope, its tables told line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.letters.word.word_text import DASH, LIST_STYLE, Block, TextTable

_ENVELOPE = ("Expéditeur", "Destinataire", "Envoi")
_LINE, _COLON = "_" * 40, "\u00a0: "
_OBJECT, _SIGNATURE = "Objet", "Signature lettre"
#: What stands before the words of the object, in French or in another language.
_SUBJECT = re.compile("\\w+\u00a0?: ")


@dataclass(frozen=True)
class Message:
    subject: str
    body: str


def message(blocks: Sequence[Block], phone: str | None = None) -> Message:
    """Parts parted by an empty line; the lines of a signature are one part, with the sender's `phone` below: the letter has
    it in the envelope that an e-mail lacks."""
    subject, parts, before = "", [], ""
    signed: int | None = None
    for block in blocks:
        style = "" if isinstance(block, TextTable) else block.style
        if isinstance(block, TextTable):
            parts.append("\n".join(_told(block)))
        elif style == _OBJECT and (label := _SUBJECT.match(block.text)) is not None:
            subject = block.text[label.end() :]
        elif style == before == _SIGNATURE:
            parts[-1] += f"\n{block.text.strip()}"
            signed = len(parts) - 1
        elif style not in _ENVELOPE:
            parts.append(f"{DASH if style == LIST_STYLE else ''}{block.text.strip()}")
            signed = len(parts) - 1 if style == _SIGNATURE else signed
        before = style
    if phone and phone.strip() and signed is not None:
        parts[signed] += f"\n{phone.strip()}"
    return Message(subject[:1].upper() + subject[1:], "\n\n".join(parts) + "\n")


def followed_by(first: Message, original: Message) -> Message:
    """A message in another language, then the French one under a line."""
    return Message(
        first.subject, f"{first.body.replace(_COLON, ': ')}\n{_LINE}\n\n{original.subject}\n\n{original.body}"
    )


def _told(table: TextTable) -> Iterator[str]:
    """A row of the table a line; a total keeps its label."""
    for label, *cells in table.rows:
        if not any(cells[:-1]):
            yield f"{label}\u00a0: {cells[-1]}"
        else:
            texts = (
                f"{h[:1].lower()}{h[1:]} {c}"
                for h, c in zip(table.header[1:], cells, strict=True)
                if c not in ("", "–")
            )
            yield f"– {table.header[0]} {label}\u00a0: {', '.join(texts)}"
