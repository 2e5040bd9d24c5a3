"""Who paid: by the number that the label names, then the exact amount, then the name; never twice the same euro."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from guide.ledger.bank import BankLine, Matched, MatchReason, OpenInvoice, match_lines

ON = date(2026, 11, 12)


def line(label: str, amount: int, id: str = "a") -> BankLine:
    return BankLine(ON, amount, label, id)


def invoice(client: str, number: str, left: int, due: date | None = date(2026, 10, 1)) -> OpenInvoice:
    return OpenInvoice(client, client, number, date(2026, 9, 1), due, left)


DURAND = invoice("SARL Durand & Fils", "FA-2026-007", 1_200_00)
LEROY = invoice("Leroy Bâtiment", "F118", 84_50)


def told(matched: Matched) -> list[tuple[str, str, list[tuple[str, int]], int]]:
    return [
        (each.name, each.reason, [(part.invoice.number, part.paid) for part in each.parts], each.surplus)
        for each in matched.proposals
    ]


def test_the_number_in_the_label_comes_first_however_it_is_cut() -> None:
    for label in ("VIR SEPA FA-2026-007", "VIR X MOTIF FA 2026 007", "REF:FA2026007/OK", "virement fa.2026.007 merci"):
        assert told(match_lines([line(label, 84_50)], [DURAND, LEROY])) == [
            ("SARL Durand & Fils", "reference", [("FA-2026-007", 84_50)], 0)
        ], label


def test_a_number_that_a_label_holds_by_chance_names_nothing() -> None:
    for number in ("2026", "12", "7", "ABC"):
        label = f"VIR DU {number} ACHAT"
        assert not match_lines([line(label, 5_00)], [invoice("Martin", number, 9_00)]).proposals
    assert not match_lines([line("VIR 00012345678", 5_00)], [invoice("Martin", "12345", 9_00)]).proposals


def test_two_clients_with_one_number_are_told_apart_by_the_name_then_the_amount_or_not_at_all() -> None:
    one, other = invoice("Martin", "F001", 100_00), invoice("Bernard", "F001", 200_00)
    assert told(match_lines([line("F001 BERNARD", 100_00)], [one, other]))[0][0] == "Bernard"
    assert told(match_lines([line("F001", 100_00)], [one, other]))[0][0] == "Martin"
    assert match_lines([line("F001", 50_00)], [one, other]).unknown == (line("F001", 50_00),)


def test_an_exact_amount_is_proposed_when_it_is_alone_on_both_sides() -> None:
    assert told(match_lines([line("REMISE CHEQUE 12", 84_50)], [DURAND, LEROY])) == [
        ("Leroy Bâtiment", "montant", [("F118", 84_50)], 0)
    ]
    same = invoice("Petit", "F119", 84_50)
    assert not match_lines([line("REMISE", 84_50)], [LEROY, same]).proposals
    assert not match_lines([line("REMISE", 84_50, "a"), line("REMISE", 84_50, "b")], [LEROY]).proposals


def test_a_name_pays_the_oldest_due_first() -> None:
    """C. civ. 1342-10: without a word of the debtor, the debts that are due, then the oldest."""
    newer = invoice("Leroy Bâtiment", "F120", 50_00, date(2026, 10, 20))
    undated = invoice("Leroy Bâtiment", "F090", 50_00, None)
    matched = match_lines([line("VIR LEROY BATIMENT", 100_00)], [undated, newer, LEROY])
    assert told(matched) == [("Leroy Bâtiment", "nom", [("F118", 84_50), ("F120", 15_50)], 0)]


def test_of_two_names_the_longest_and_of_twins_none() -> None:
    short, long = invoice("Leroy", "A1", 10_00), invoice("Leroy Bâtiment", "A2", 20_00)
    assert told(match_lines([line("VIR LEROY BATIMENT", 5_00)], [short, long]))[0][0] == "Leroy Bâtiment"
    twins = [invoice("Leroy SARL", "A1", 10_00), invoice("SAS Leroy", "A2", 20_00)]
    assert not match_lines([line("VIR LEROY", 5_00)], twins).proposals


def test_a_name_made_of_common_words_or_initials_is_no_name() -> None:
    for name in ("SARL", "La Société", "A B", "42", ""):
        assert not match_lines([line("VIR SARL LA SOCIETE A B 42", 5_00)], [invoice(name, "Z9", 9_00)]).proposals


def test_what_exceeds_the_invoices_is_told_and_not_given_to_another() -> None:
    assert told(match_lines([line("F118 LEROY", 124_50)], [LEROY, DURAND])) == [
        ("Leroy Bâtiment", "reference", [("F118", 84_50)], 40_00)
    ]


def test_two_lines_never_propose_the_same_euro() -> None:
    matched = match_lines([line("FA-2026-007", 1_000_00, "a"), line("FA-2026-007 SOLDE", 500_00, "b")], [DURAND])
    assert [(row[2], row[3]) for row in told(matched)] == [
        ([("FA-2026-007", 1_000_00)], 0),
        ([("FA-2026-007", 200_00)], 300_00),
    ]


def test_nothing_is_proposed_of_what_nobody_owes() -> None:
    paid = invoice("Leroy Bâtiment", "F118", 0)
    assert match_lines([line("F118 LEROY BATIMENT", 84_50)], [paid]).proposals == ()


LABELS = st.sampled_from(["VIR LEROY F118", "FA-2026-007", "REMISE", "DURAND FILS", "LEROY BATIMENT", "DURAND F118"])


@given(st.lists(st.tuples(LABELS, st.integers(1, 200_000)), max_size=12))
def test_no_invoice_is_ever_paid_beyond_what_is_left_of_it(rows: list[tuple[str, int]]) -> None:
    lines = [line(label, amount, str(place)) for place, (label, amount) in enumerate(rows)]
    owed = [DURAND, LEROY, invoice("Leroy Bâtiment", "F120", 50_00)]
    matched = match_lines(lines, owed)
    for each in owed:
        assert sum(p.paid for proposal in matched.proposals for p in proposal.parts if p.invoice == each) <= each.left
    for proposal in matched.proposals:
        assert 0 < sum(part.paid for part in proposal.parts) <= proposal.line.amount
        assert len({part.invoice.client for part in proposal.parts}) == 1 and isinstance(proposal.reason, MatchReason)
    assert len(matched.proposals) + len(matched.unknown) == len(lines)
