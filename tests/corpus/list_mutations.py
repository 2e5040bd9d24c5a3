"""What is done to lists whose totals are known: columns renamed, moved, emptied, doubled; totals, currencies, statuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.corpus import list_wordings as words
from tests.corpus.list_wordings import FOUR, LEFT, NAMES, PAID, PARTLY, SETTLED, STATUS, WHOLLY, four
from tests.corpus.runner import Case, Grid, emptied_by_two, mutations

SYNONYMS = {
    "N° facture": words.NUMBERS,
    "Client": words.CUSTOMERS,
    "Date facture": words.ISSUED,
    "Échéance": words.DUES,
    "Total TTC": words.TOTALS,
    "Reste à payer": LEFT[2],
    "Montant réglé": PAID[2],
    "Date de règlement": SETTLED[2],
    "Statut": STATUS[2],
}
NAMELESS = ("Client",)

_BASES = (
    Case("left", (four((*NAMES, "Reste à payer"), LEFT[0]),), PARTLY),
    Case("paid", (four((*NAMES, "Montant réglé"), PAID[0]),), PARTLY),
    Case("settled", (four((*NAMES, "Date de règlement"), SETTLED[0]),), WHOLLY),
    Case("status", (four((*NAMES, "Statut"), STATUS[0]),), WHOLLY),
    Case(
        "left and status",
        (
            Grid(
                (*NAMES, "Reste à payer", "Statut"),
                tuple(
                    (*row, left, status)
                    for row, left, status in zip(
                        FOUR, LEFT[0], ("Payée", "En retard", "Partiellement payée", "Impayée"), strict=True
                    )
                ),
            ),
        ),
        PARTLY,
    ),
)

#: The four statuses of the invoices, as other people write them.
_STATUSES = (
    ("Payé", "Retard", "À payer", "Non payé"),
    ("PAYEE", "EN RETARD", "EN ATTENTE", "IMPAYEE"),
    ("Paid", "Overdue", "Awaiting payment", "Unpaid"),
    ("Réglée", "Échue", "En cours", "Non réglée"),
    ("Soldée", "Relance 1", "À encaisser", "Non soldée"),
    ("payée le 15/03", "en attente de paiement", "à relancer", "impayée"),
    ("OK", "En retard", "En attente", "Impayée"),
    ("Encaissé", "Relancée", "Non encaissé", "En souffrance"),
    ("Acquittée", "Due", "Open", "Not paid"),
    ("✅ Payée", "⏰ En retard", "🟠 En attente", "❌ Impayée"),
    ("Facture payée", "Facture en retard", "Facture en attente", "Facture impayée"),
    ("P", "R", "A", "I"),
)
#: How a row of totals begins, whatever the column: what is written there, and in which.
_TOTALS = (
    ("", ""),
    ("Total", ""),
    ("", "TOTAL GÉNÉRAL"),
    ("Ensemble", ""),
    ("", "Montant à recouvrer"),
    ("Σ", ""),
    ("", "4 factures"),
    ("Récapitulatif", "31/10/2026"),
    ("", ""),
)
#: A mark of another currency: in a header, or after the amounts.
_HEADERS = (
    "{} ($)",
    "{} USD",
    "{} (£)",
    "{} en CHF",
    "{} GBP",
    "{} MAD",
    "{} in dollars",
    "{} (FCFA)",
    "{} en francs suisses",
)
_CELLS = (
    "{} $",
    "${}",
    "{} USD",
    "{} CHF",
    "£{}",
    "{} лв",
    "{} zł",
    "{} kr",
    "{} DH",
    "{} FCFA",
    "{} ¥",
    "CA${}",
    "{} XOF",
)


def _totals(case: Case) -> Iterator[Case]:
    (grid,) = case.grids
    money = {4: sum(_cents(row[4]) for row in grid.rows)}
    if "Reste à payer" in grid.names or "Montant réglé" in grid.names:
        money[5] = sum(_cents(row[5]) for row in grid.rows)
    for first, other in _TOTALS:
        row = [first, "" if "/" in other else other, other if "/" in other else "", *[""] * (len(grid.names) - 3)]
        for at, cents in money.items():
            row[at] = f"{cents // 100},{cents % 100:02d}"
        told = replace(grid, rows=(*grid.rows, tuple(row)))
        yield replace(case, name=f"{case.name} / total row « {first} {other} »", grids=(told,))


def _cents(text: str) -> int:
    return int(text.replace(",", "")) if text else 0


def _currencies(case: Case) -> Iterator[Case]:
    (grid,) = case.grids
    amounts = [at for at, name in enumerate(grid.names) if name in ("Total TTC", "Reste à payer", "Montant réglé")]
    for form in _HEADERS:
        names = tuple(form.format(n) if at in amounts else n for at, n in enumerate(grid.names))
        yield replace(case, name=f"{case.name} / {form}", grids=(replace(grid, names=names),), owed={})
    for form in _CELLS:
        rows = tuple(
            tuple(form.format(c) if at in amounts and c else c for at, c in enumerate(row)) for row in grid.rows
        )
        yield replace(case, name=f"{case.name} / {form}", grids=(replace(grid, rows=rows),), owed={})


def _all() -> Iterator[Case]:
    for case in _BASES:
        yield from mutations(case, SYNONYMS, NAMELESS)
        yield from emptied_by_two(case, NAMELESS)
        yield from _totals(case)
        yield from _currencies(case)
    for cells in _STATUSES:
        yield Case(f"statuses {' / '.join(cells)}", (four((*NAMES, "Statut"), cells),), WHOLLY)


MUTATED: tuple[Case, ...] = tuple(_all())
