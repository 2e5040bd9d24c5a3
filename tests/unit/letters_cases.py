"""The dossiers on which letters are tested, and their golden texts.

After a wanted change of words:  python -m tests.unit.letters_cases  rewrites tests/golden/courriers/; read the diff.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from guide.case.codes import Activity, DebtorKind, EventKind, Nature
from guide.case.model import Address, CreditNote, Creditor, Debtor, Dossier, Event, Invoice, Payment
from guide.letters import preview
from guide.letters.blocks import Block, Table

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "courriers"
ON = date(2026, 11, 22)
LETTERS = ("relance", "mise_en_demeure")
#: With what the user keeps, and never sends.
PAPERS = (*LETTERS, "feuille_de_route")

CREDITOR = Creditor(
    name="Atelier Nord",
    legal_form="SARL",
    share_capital="10 000 €",
    address=Address(("12 rue des Lilas",), "59000", "Lille"),
    siren="732829320",
    email="contact@atelier-nord.example",
    phone="03 20 00 00 00",
    activity=Activity.COMMERCANT,
    iban="FR7630006000011234567890189",
    bic="AGRIFRPP",
    signatory="Claire Nord, gérante",
)
REMINDED = (Event(EventKind.RELANCE, date(2026, 6, 10)),)
#: The invoice of the documentation: its statement is worked out by hand there (63,96 € of interest, 1 103,96 € in all).
ONE = (
    Invoice(
        "F2026-014",
        120_000,
        issued=date(2026, 5, 2),
        completed=date(2026, 4, 30),
        due=date(2026, 6, 1),
        nature=Nature.PRESTATION,
        payments=(Payment(date(2026, 8, 1), 20_000),),
    ),
)


def debtor(kind: DebtorKind, name: str = "Durand & Fils") -> Debtor:
    return Debtor(name=name, address=Address(("3 place du Marché",), "62000", "Arras"), kind=kind)


def case(
    kind: DebtorKind = DebtorKind.COMMERCANT, invoices: tuple[Invoice, ...] = ONE, **more: object
) -> Dossier:
    made = Dossier(CREDITOR, debtor(kind), invoices=invoices, events=REMINDED)
    return replace(made, **more)  # type: ignore[arg-type]


def several(count: int) -> tuple[Invoice, ...]:
    """Invoices all due before ON, some paid in part, some credited."""
    first = date(2026, 1, 5)
    return tuple(
        Invoice(
            f"F2026-{i:03d}",
            100_000 + 12_345 * i,
            issued=first + timedelta(days=4 * i),
            completed=first + timedelta(days=4 * i),
            due=first + timedelta(days=4 * i + 30),
            payments=(Payment(date(2026, 11, 1), 30_000),) if i % 3 == 0 else (),
            credit_notes=(CreditNote(date(2026, 10, 3), 5_000, "AV1"),) if i % 5 == 0 else (),
        )
        for i in range(1, count + 1)
    )


VARIANTS = {
    "entreprise": case(),
    "particulier": case(DebtorKind.PARTICULIER),
    "acheteur_public": case(DebtorKind.COLLECTIVITE),
}


def text_of(blocks: tuple[Block, ...]) -> str:
    """A letter as plain text, a line a paragraph or a row of a table."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += [" | ".join(row) for row in (block.header, *block.rows)]
        else:
            lines.append(block.text)
        lines.append("")
    return "\n".join(lines)


def letter_text(id: str, dossier: Dossier, on: date = ON) -> str:
    return text_of(preview(dossier, on, id))


#: The golden texts: which letter, of which dossier.
GOLDENS = {f"{id}-{name}": (id, dossier) for name, dossier in VARIANTS.items() for id in LETTERS} | {
    "mise_en_demeure-annexe": ("mise_en_demeure", case(invoices=several(4)))
}

if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, (id, dossier) in GOLDENS.items():
        (GOLDEN / f"{name}.txt").write_text(letter_text(id, dossier), encoding="utf-8")
        print(f"{name}.txt")
