"""Facts that cannot all be true are refused or told in a sentence, never computed silently."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from guide.case import storage
from guide.case.codes import Nature
from guide.case.model import CreditNote, Dossier, Instalment, Invoice, Payment, Settlement
from guide.errors import InvalidDossier
from guide.path import advise
from tests.cases import TODAY, credited, day, dossier, event, paid

BILL = Invoice("F1", 320_000, issued=day("2026-08-09"), completed=day("2026-07-22"), due=day("2026-09-08"))


def bill(**wrong: date | tuple[Payment, ...] | tuple[CreditNote, ...] | None) -> Dossier:
    return dossier(replace(BILL, **wrong))  # type: ignore[arg-type]


def journal(*events: tuple[str, str]) -> Dossier:
    return dossier(BILL, events=tuple(event(kind, on) for kind, on in events))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (bill(payments=(paid("2026-01-01", 100),)), "un paiement porte une date plus ancienne"),
        (bill(payments=(paid("2026-12-25", 100),)), "daté après le 22 novembre 2026"),
        (bill(payments=(paid("2026-10-01", 400_000),)), "de plus que ce qu'il devait"),
        (bill(credit_notes=(credited("2026-01-01", 100),)), "un avoir porte une date plus ancienne"),
        (bill(completed=day("2027-01-01")), "n'est pas encore terminée"),
        (bill(completed=day("2027-01-01"), issued=None), "n'est pas encore terminée"),
        (bill(due=day("2026-08-03")), "l'échéance précède sa date"),
        (bill(issued=day("2026-12-01"), due=day("2026-12-31")), "sa date est après le"),
        (journal(("mise_en_demeure", "2026-08-20")), "datée avant l'échéance"),
        (journal(("titre_executoire", "2019-06-17")), "un titre exécutoire du 17 juin 2019, avant la première facture"),
        (journal(("jugement", "2019-06-17")), "un jugement du 17 juin 2019, avant la première facture"),
        (journal(("ordonnance_rendue", "2026-07-01")), "une ordonnance du 1er juillet 2026, avant la première facture"),
        (journal(("reconnaissance", "2019-06-17")), "une reconnaissance de dette du 17 juin 2019"),
        (
            journal(("ordonnance_rendue", "2026-10-01"), ("opposition", "2026-09-20")),
            "avant l'ordonnance du 1er octobre",
        ),
        (journal(("ordonnance_signifiee", "2026-10-20"), ("opposition", "2026-10-01")), "avant sa signification du 20"),
        (
            journal(("ordonnance_rendue", "2026-10-01"), ("ordonnance_signifiee", "2026-09-20")),
            "sans date d'ordonnance avant",
        ),
        (dossier(BILL, kind="etat", answers={"insolvency": "redressement"}), "Une administration n'est ni"),
        (dossier(BILL, kind="collectivite", events=(event("bodacc", "2026-10-12"),)), "Une administration n'est ni"),
        (journal(("relance", "2026-12-01")), "un événement daté après le jour"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dates_that_contradict_each_other_are_told(wrong: Dossier, said: str) -> None:
    warnings = [found.replace("\N{NO-BREAK SPACE}", " ") for found in advise(wrong, TODAY).warnings]
    assert any(said in found for found in warnings), warnings
    assert not any(said in found for found in advise(dossier(BILL), TODAY).warnings)


def test_a_delay_that_ends_before_it_begins_is_refused() -> None:
    written = json.loads(storage.dumps(journal(("mise_en_demeure", "2026-10-20"))))
    written["events"][0]["until"] = "2026-10-01"
    with pytest.raises(InvalidDossier):
        storage.loads(json.dumps(written))


def test_a_deed_older_than_the_term_of_a_loan_is_no_contradiction() -> None:
    loan = replace(BILL, nature=Nature.PRET, issued=None, completed=None)
    deed = dossier(loan, kind="particulier", activity="particulier", events=(event("titre_executoire", "2026-01-12"),))
    assert not any("avant la première facture" in said for said in advise(deed, TODAY).warnings)


def test_an_agreed_plan_or_an_offer_that_runs_is_told_before_the_suit() -> None:
    """A plan binds who signed it (C. civ. 1103): a suit before its dates is early. Past its end, nothing is said."""
    plan = (Instalment(day("2026-11-05"), 100_000), Instalment(day("2027-01-05"), 220_000))
    offer = Settlement(20_000, until=day("2026-12-15"))
    said = " ".join(advise(replace(dossier(BILL), plan=plan, settlement=offer), TODAY).warnings)
    assert "prochain versement le 5 janvier 2027" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "court jusqu'au 15 décembre 2026" in said.replace("\N{NO-BREAK SPACE}", " ")
    over = replace(dossier(BILL), plan=plan[:1], settlement=replace(offer, until=day("2026-11-21")))
    assert not {"échéancier", "remise"} & set(" ".join(advise(over, TODAY).warnings).split())
