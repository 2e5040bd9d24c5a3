"""Letters moved from auxiliary accounts to the general account, or removed, never raise what a customer is said to owe."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from guide.ledger import Options, SourceFile, read
from tests.unit.ledger_cases import fec_line, fec_text

NAMES = {"DUPONT": "C1", "MARTIN": "C2", "LEROY": "C3"}
#: (customer, cents, how it was paid: not at all, at once, in two parts).
SALES = st.lists(
    st.tuples(st.sampled_from(sorted(NAMES)), st.integers(1, 9), st.sampled_from(["", "once", "twice"])),
    min_size=1,
    max_size=8,
)
LABELS = st.sampled_from(["Virement {who}", "VIR SEPA 88", "Chèque", "Virement {number}"])


def line(who: str, cents: int, label: str, letter: str, number: str, journal: str) -> dict[str, str]:
    amount = f"0,{abs(cents):02d}"
    sides = {"Debit": amount, "Credit": "0,00"} if cents > 0 else {"Debit": "0,00", "Credit": amount}
    return (
        fec_line(
            JournalCode=journal,
            CompAuxNum=NAMES[who],
            CompAuxLib=who,
            PieceRef=number,
            EcritureLib=label,
            EcritureLet=letter,
        )
        | sides
    )


def book(sales: list[tuple[str, int, str]], labels: list[str], reused: bool) -> list[dict[str, str]]:
    """A FEC whose letters are right: by customer, a code that other customers have too when `reused`."""
    lines = [
        fec_line(JournalCode="BQ", CompteNum="512000", CompAuxNum="", CompAuxLib="", EcritureLib="Banque"),
        fec_line(JournalCode="VE", CompteNum="706000", CompAuxNum="", CompAuxLib="", EcritureLib="Ventes"),
    ]
    count: Counter[str] = Counter()
    for i, (who, cents, paid) in enumerate(sales):
        count[who] += 1
        letter = (f"L{count[who]}" if reused else f"L{i}") if paid else ""
        number = f"FA{100 + i}"
        lines.append(line(who, cents, f"Facture {number} {who}", letter, number, "VE"))
        parts = {"": [], "once": [cents], "twice": [cents // 2, cents - cents // 2]}[paid]
        for part in parts:
            if part:
                label = labels[i % len(labels)].format(who=who, number=number)
                lines.append(line(who, -part, label, letter, f"R{i}", "BQ"))
    return lines


def owed(lines: list[dict[str, str]]) -> Counter[str]:
    """What each customer who has a name is said to owe."""
    views = read([SourceFile("fec.txt", fec_text(lines).encode())], Options()).debtors
    return Counter({view.name: view.open for view in views if view.identified and view.open})


@given(SALES, st.lists(LABELS, min_size=1, max_size=4), st.booleans())
def test_a_letter_of_the_general_account_raises_nobodys_debt(sales, labels, reused):
    right = Counter[str]()
    for who, cents, paid in sales:
        right[who] += 0 if paid else cents
    lines = book(sales, labels, reused)
    assert owed(lines) == +right
    bare = [each | {"EcritureLet": ""} for each in lines]
    assert owed(bare) == +right
    shared = [each | {"CompAuxNum": "", "CompAuxLib": ""} for each in lines]
    for altered in (shared, [each | {"EcritureLet": ""} for each in shared]):
        assert not owed(altered) - right
    blank = [each | {"CompAuxNum": "", "CompAuxLib": ""} if each["JournalCode"] == "BQ" else each for each in lines]
    assert not owed(blank) - right
