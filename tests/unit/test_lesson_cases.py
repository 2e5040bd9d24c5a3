"""The worked cases: their blanks worked out by hand, and their export read as any other."""

from __future__ import annotations

from datetime import date

import pytest

from guide import ledger, letters, path
from guide.case.codes import DebtorKind
from guide.lessons import cases, export
from guide.lessons.case import EXPORT, ON, BlankVerdict, answers, invoice_files, judged, offered
from tests.unit.einvoice_cases import stated

#: First step, sum in cents and last day, by hand from the rates of `shared/law` (year of 365 days, slices half up).
BY_HAND = {
    # 2 400 x 12,40 % x 74/365 = 60,34, paid first; 60,34 of the invoice is left, + 0,84 over 41 days, + 40.
    "paye_apres_notice": ("injonction_tc", 10_118, date(2031, 10, 12)),
    # 3 600 x 12,40 % x 81/365 = 99,06, + 40.
    "conteste": ("traiter_litige", 373_906, date(2031, 7, 31)),
    # Legal rate from the notice, both days counted: 860 x 2,75 % x 49/365 = 3,17.
    "particulier": ("injonction_tj", 86_317, date(2028, 3, 13)),
    # One rate, 2,40 + 8: 5 200 x 10,40 % x 114/365 = 168,91, + 40. Four years from 1 January 2027.
    "mairie": ("reclamation_publique", 540_891, date(2030, 12, 31)),
    # 23,97 (20 days at 12,15 %) + 127,19 (104 days at 12,40 %, to 12 October), + 40.
    # Two months from the BODACC of 20 October end on Sunday 20 December (C. com. R622-24, CPC 642).
    "liquidation": ("declaration_creance", 379_116, date(2026, 12, 21)),
    # Legal rate from 2 June 2025: 4,27 + 20,17 + 18,84 + 15,84.
    "prescription_proche": ("acte_interruptif", 150_912, date(2027, 1, 15)),
}


@pytest.mark.parametrize("id", BY_HAND)
def test_the_blanks_of_a_case_are_those_worked_out_by_hand(id: str) -> None:
    found = answers(cases()[id])
    assert (found.step, found.amount, found.last_day) == BY_HAND[id]


def test_every_case_has_its_figures_checked() -> None:
    assert set(cases()) == set(BY_HAND) and len(BY_HAND) >= 6


def test_the_export_of_the_cases_says_what_their_dossiers_say() -> None:
    found = ledger.read([ledger.SourceFile(EXPORT, export())], ledger.Options(on=ON))
    owing = {view.name: view.open for view in found.debtors if view.open}
    for case in cases().values():
        left = sum(invoice.open_amount(ON) for invoice in case.dossier.invoices)
        assert owing.get(case.dossier.debtor.name, 0) == left
    # 3 600 + 860 + 5 200 + 3 600 + 1 450, + 410 late and 980 not due of two others.
    assert found.ageing.open == 1_471_000 + 41_000 + 98_000


@pytest.mark.parametrize("id", BY_HAND)
def test_a_case_is_complete_in_the_guide_and_in_the_letters(id: str) -> None:
    """Opened from « Se former », it shows its answer and its letter, not a question nor a blank to fill."""
    dossier = cases()[id].dossier
    assert isinstance(path.ask(dossier, ON).current, path.Outcome)
    written = {permission.letter.id: permission.missing for permission in letters.allowed(dossier, ON)}
    first = path.advise(dossier, ON).steps[0].letters
    assert first and all(written[letter] == () for letter in first)


def test_the_blanks_offer_the_right_step_among_a_few() -> None:
    for case in cases().values():
        choices = offered(case)
        assert answers(case).step in choices and 6 <= len(choices) <= 20


def test_a_sum_worked_out_by_hand_may_be_a_rounding_away() -> None:
    assert [judged(typed, 10_118) for typed in (10_118, 10_050, 10_000, None)] == [
        BlankVerdict.JUSTE,
        BlankVerdict.PRESQUE,
        BlankVerdict.A_REVOIR,
        BlankVerdict.A_REVOIR,
    ]


def test_the_electronic_invoices_say_what_their_dossiers_say() -> None:
    """Each business and the commune have theirs; a private customer has none."""
    for case in cases().values():
        files = invoice_files(case)
        assert bool(files) == (case.dossier.debtor.kind is not DebtorKind.PARTICULIER)
        for name, content in files.items():
            (invoice,) = case.dossier.invoices
            read = stated(content, name)
            assert (read.number, read.issued, read.due) == (invoice.number, invoice.issued, (invoice.due,))
            assert read.net is not None and read.vat is not None and read.net + read.vat == invoice.amount
            found = ledger.read([ledger.SourceFile(name, content)], ledger.Options(on=ON))
            assert [(view.name, view.open) for view in found.debtors] == [(case.dossier.debtor.name, invoice.amount)]
