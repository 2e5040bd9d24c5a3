"""Plans that do not add up, remissions that are none, cheques too young: refused in a sentence, with what to do instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import EventKind, VatScheme
from guide.case.model import Dossier, Event, Instalment, Payment, Settlement
from guide.letters import even_plan, write
from guide.letters.writing import NotWritten
from tests.unit.letters_cases import BOUNCED, CREDITOR, GRANTED, LIQUIDATION, ON, OPENED, RICH, rich, supplied

#: The claim of the documentation: 1 000,00 of invoice, 63,96 of interest, 40,00 of indemnity.
OWED = 110_396


def refused(id: str, dossier: Dossier) -> NotWritten:
    (found,) = write(dossier, ON, id).not_written
    return found


def plan(*parts: tuple[str, int]) -> Dossier:
    return rich(plan=tuple(Instalment(date.fromisoformat(on), amount) for on, amount in parts))


@pytest.mark.parametrize(
    ("dossier", "said"),
    [
        (plan(("2026-12-01", 50_000), ("2027-01-01", 40_000)), "ne se suivent pas|font 900,00"),
        (plan(("2026-12-01", 60_000), ("2027-01-01", 60_000)), "font 1\u00a0200,00"),
        (plan(("2027-01-01", 50_000), ("2026-12-01", 50_000)), "ne se suivent pas"),
        (plan(("2026-12-01", 50_000), ("2026-12-01", 50_000)), "ne se suivent pas"),
        (plan(("2026-11-01", 50_000), ("2026-12-01", 50_000)), "est passée"),
    ],
)
def test_an_impossible_plan_is_refused(dossier: Dossier, said: str) -> None:
    found = refused("echeancier", dossier)
    assert any(part in found.reason for part in said.split("|"))
    assert found.missing == ("plan",)


@pytest.mark.parametrize("total", [100_000, 104_000, OWED])
def test_a_plan_pays_the_invoices_at_least_and_the_claim_at_most(total: int) -> None:
    assert write(plan(("2026-12-01", total - 1), ("2027-01-01", 1)), ON, "echeancier").files


def test_an_even_plan_pays_the_whole_claim_a_month_after_the_other() -> None:
    """1 103,96 in three: 367,98 twice, then 368,00; 31 January, then the last day of February."""
    made = even_plan(rich(), ON, 3, date(2027, 1, 31))
    assert [part.amount for part in made] == [36_798, 36_798, 36_800]
    assert [part.on for part in made] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (Settlement(0, date(2026, 12, 31)), "plus grande que zéro"),
        (Settlement(OWED, date(2026, 12, 31)), "doit être plus petite"),
        (Settlement(10_000, date(2026, 11, 1)), "est passée"),
    ],
)
def test_a_settlement_without_two_concessions_is_refused(offer: Settlement, said: str) -> None:
    found = refused("transaction", rich(settlement=offer))
    assert said in found.reason.replace("\u00a0", " ") and found.missing == ("settlement",)


def test_no_certificate_before_thirty_days() -> None:
    young = Event(EventKind.CHEQUE_REJETE, date(2026, 11, 10), amount=100_000)
    made = GRANTED["certificat_non_paiement"]["entreprise"]
    assert (
        "jusqu'au 10/12/2026" in refused("certificat_non_paiement", replace(made, events=(*RICH.events, young))).reason
    )
    assert write(replace(made, events=BOUNCED), ON, "certificat_non_paiement").files


def test_vat_that_does_not_add_up_is_refused() -> None:
    wrong = rich(
        answers=LIQUIDATION,
        events=OPENED,
        creditor=replace(CREDITOR, vat=VatScheme.DEBITS),
        invoices=supplied(net=90_000, vat=20_000),
    )
    assert "ne font pas le montant" in refused("duplicata_tva", wrong).reason


def test_nobody_withdraws_before_being_paid_and_no_receipt_without_a_payment() -> None:
    asked = (*RICH.events, Event(EventKind.REQUETE_DEPOSEE, date(2026, 9, 1)))
    assert "1\u00a0103,96" in refused("desistement", rich(events=asked)).reason
    assert "Aucun paiement" in refused("recu", rich(invoices=supplied(payments=()))).reason


def test_who_is_paid_all_but_the_interest_withdraws_and_is_told_that_it_stays_due_cpc_398() -> None:
    """1 200 € due on 1 June, paid whole on 2 November: late interest and the 40 € are left, the invoice is not."""
    from guide.letters import allowed

    paid = supplied(payments=(Payment(date(2026, 11, 2), 1_200_00),), amount=1_200_00)
    asked = (*RICH.events, Event(EventKind.REQUETE_DEPOSEE, date(2026, 9, 1)))
    permission = next(p for p in allowed(rich(events=asked, invoices=paid), ON) if p.letter.id == "desistement")
    assert any("art. 398" in caution for caution in permission.cautions)


def test_what_is_left_aside_by_a_plan_is_said() -> None:
    from guide.letters import allowed

    held = next(p for p in allowed(GRANTED["echeancier"]["entreprise"], ON) if p.letter.id == "echeancier")
    assert any("103,96" in caution for caution in held.cautions)
