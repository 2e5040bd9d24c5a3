"""A letter as the text of an e-mail: the same words, without the envelope, its tables told line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.letters.blocks import Block, Paragraph, Table

_ENVELOPE = ("Expéditeur", "Destinataire", "Envoi")
_SUBJECT = "Objet\u00a0: "


@dataclass(frozen=True)
class Message:
    subject: str
    body: str


def message(blocks: Sequence[Block]) -> Message:
    subject, lines = "", []
    for block in blocks:
        if isinstance(block, Table):
            lines.append("\n".join(_told(block)))
        elif block.text.startswith(_SUBJECT):
            subject = block.text.removeprefix(_SUBJECT)
        elif block.style not in _ENVELOPE:
            lines.append(block.text.strip())
    return Message(subject[:1].upper() + subject[1:], _spaced(lines, blocks))


def _told(table: Table) -> Iterator[str]:
    """A row of the table a line; a total keeps its label."""
    for label, *cells in table.rows:
        if not any(cells[:-1]):
            yield f"{label}\u00a0: {cells[-1]}"
        else:
            said = (
                f"{h[:1].lower()}{h[1:]} {c}"
                for h, c in zip(table.header[1:], cells, strict=True)
                if c not in ("", "–")
            )
            yield f"– {table.header[0]} {label} : {', '.join(said)}"


def _spaced(lines: list[str], blocks: Sequence[Block]) -> str:
    """Paragraphs parted by an empty line; the lines of a signature are not."""
    signed = [
        block.text for block in blocks if isinstance(block, Paragraph) and block.style == "Signature lettre"
    ]
    tail = "\n".join(signed)
    body = "\n\n".join(line for line in lines if line not in signed)
    before, closing, after = body.partition("l’expression de mes salutations distinguées.")
    return f"{before}{closing}\n\n{tail}{after}\n" if closing else f"{body}\n\n{tail}".rstrip() + "\n"
