"""Special ground in words and dates: housing rent, cheque, direct action, works, overseas, abroad, over-indebtedness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.model import Address, Dossier
from guide.case.territory import OVERSEAS, has_own_rules, in_france, part
from guide.path import State, advise
from guide.path.advice.advice import Advice, AdvisedStep
from guide.path.advice.evidence import evidence
from guide.path.advice.invoice_mentions import mentions
from guide.path.facts.facts import situation
from guide.path.facts.words import say
from guide.path.flow.graph import Question
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES
from guide.path.remedies.lawyers import Need
from tests.unit.test_path_flow import INVOICE, NOTICE, ON, PRICE, WORKS, C, P, case, days, event

LET = replace(INVOICE, nature=Nature.LOYER, amount=1_200_000)


def step(advice: Advice, id: str) -> AdvisedStep:
    return next(step for step in advice.steps if step.remedy == id)


def why(advice: Advice, id: str) -> str:
    """What a step says, its hard spaces made plain."""
    return step(advice, id).why.replace("\u00a0", " ")


def test_the_rent_of_a_dwelling_has_its_judge_whatever_the_sum() -> None:
    """12 000 € of rent: above 10 000 €, and yet no lawyer (COJ L213-4-4, sheet F1783); to be checked."""
    home = case(P, NOTICE, invoice=LET, dispute="serieuse")
    writ = advise(home, ON).remedies["assignation_tj"].remedy
    s = situation(home, ON)
    court = writ.before(s)
    assert court is not None and "contentieux de la protection" in court and "à vérifier" in court
    assert REMEDIES["assignation_tj"].lawyer(s).need is Need.NON
    said = step(advise(home, ON), "assignation_tj")
    assert "l'avocat n'est pas obligatoire" in said.why and "à vérifier" in said.why
    assert "coj-l213-4-4" in said.references
    shop = situation(case(C, NOTICE, invoice=LET), ON)
    plain = situation(case(P, NOTICE, invoice=replace(LET, nature=Nature.PRESTATION)), ON)
    for other in (shop, plain):
        assert "contentieux de la protection" not in (writ.before(other) or "")
        assert REMEDIES["assignation_tj"].lawyer(other).need is Need.OUI


def test_an_opposition_on_housing_rent_asks_for_no_lawyer() -> None:
    opposed = (
        event("ordonnance_rendue", days(-60)),
        event("ordonnance_signifiee", days(-40)),
        event("opposition", days(-3)),
    )
    assert advise(case(P, *opposed, invoice=LET), ON).remedies["avocat_opposition"].state is State.CLOSED
    sold = replace(LET, nature=Nature.VENTE)
    assert advise(case(P, *opposed, invoice=sold), ON).remedies["avocat_opposition"].state is State.OPEN


@pytest.mark.parametrize(
    ("rejected", "said"),
    [
        (date(2026, 11, 17), "demandez-le le 17 décembre 2026"),  # 17 November and thirty days
        (date(2026, 10, 23), "demandez-le le 22 novembre 2026"),
        (date(2026, 10, 22), "sont passés depuis le 21 novembre 2026"),
    ],
)
def test_the_certificate_of_a_cheque_has_its_day(rejected: date, said: str) -> None:
    found = why(advise(case(C, event("cheque_rejete", rejected)), ON), "certificat_non_paiement")
    assert said in found
    assert "première présentation" in found


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (None, "Mettez l'entrepreneur principal en demeure"),
        (date(2026, 10, 23), "après le 23 novembre 2026"),
        (date(2026, 10, 22), "après le 22 novembre 2026"),
        (date(2026, 10, 21), "Agissez maintenant"),
    ],
)
def test_the_direct_action_says_when_it_opens(sent: date | None, said: str) -> None:
    """A month after the notice to the main contractor, whose copy goes to the owner (loi 75-1334, art. 12)."""
    events = () if sent is None else (event("mise_en_demeure", sent),)
    found = advise(case(C, *events, subcontract="prive", subcontract_accepted="oui"), ON)
    assert said in why(found, "action_directe")
    assert ("Agissez maintenant" in why(found, "action_directe")) == (sent == date(2026, 10, 21))


def test_works_stop_by_the_text_of_the_guarantee_once_it_is_refused() -> None:
    def said(asked: date, state: str = "demandee") -> str:
        works = case(C, event("garantie_demandee", asked), invoice=WORKS, contract=PRICE, works_guarantee=state)
        found = advise(works, ON).remedies["suspendre_prestation"].remedy.why
        assert callable(found)
        return found(situation(works, ON)).replace("\u00a0", " ")

    assert "vous permet de les arrêter" in said(days(-16))
    assert "après le 22 novembre 2026" in said(days(-15))
    assert "1799-1" not in said(days(-16), "fournie")


def test_a_helper_of_ours_is_not_promised_abroad() -> None:
    german = advise(case(country="DE", dispute="serieuse"), ON)
    for id in ("conciliateur", "mediateur_entreprises"):
        assert german.remedies[id].state is State.UNSETTLED
        assert german.remedies[id].missing == ("debtor.country",)
        assert advise(case(country="RE"), ON).remedies[id].state is State.OPEN
    assert german.remedies["mediation"].state is State.OPEN


@pytest.mark.parametrize("kind", [DebtorKind.COMMERCANT, DebtorKind.LIBERAL, DebtorKind.SCI])
def test_over_indebtedness_is_for_individuals(kind: DebtorKind) -> None:
    found = advise(case(kind, insolvency="surendettement"), ON)
    assert any("réservé aux personnes physiques" in warning and "à vérifier" in warning for warning in found.warnings)
    person = advise(case(P, insolvency="surendettement"), ON)
    assert not any("personnes physiques" in warning for warning in person.warnings)
    assert found.primary == person.primary == "reponse_commission"


def test_no_writ_is_proposed_while_a_request_is_pending() -> None:
    asked = advise(case(C, NOTICE, event("requete_deposee", days(-5))), ON)
    assert [step.remedy for step in asked.steps] == ["consolider_preuves"]
    assert "Si elle est refusée, il reste l'assignation" in asked.steps[0].why
    late = replace(INVOICE, completed=date(2022, 1, 22))
    near = advise(case(C, event("requete_deposee", days(-5)), invoice=late), ON)
    assert "assignation_tc" in [step.remedy for step in near.steps]


def moved(dossier: Dossier, country: str, postcode: str | None = None) -> Dossier:
    address = Address(("1 rue",), postcode, "Ville") if postcode else None
    return replace(dossier, debtor=replace(dossier.debtor, country=country, address=address))


def test_overseas_is_france() -> None:
    """The codes of ISO 3166-1 for French territories that people live in."""
    assert {"GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"} == OVERSEAS
    assert all(in_france(code) for code in ("FR", *OVERSEAS))
    assert not any(in_france(code) for code in ("BE", "MU", "EU", "ZZ"))
    for code in sorted(OVERSEAS):
        assert advise(moved(case(C, NOTICE), code), ON).primary == "injonction_tc"
    debtor = moved(case(), "FR").debtor
    assert part(replace(debtor, country="RE")) == "RE"
    assert part(replace(debtor, country="BE", address=Address((), "97400", None))) is None
    assert part(moved(case(), "FR", "97400").debtor) == "974"
    assert part(moved(case(), "FR", "59000").debtor) == "metropole"


@pytest.mark.parametrize(
    ("country", "postcode", "own"), [("NC", None, True), ("FR", "98713", True), ("RE", None, False)]
)
def test_a_territory_with_rules_of_its_own_is_said(country: str, postcode: str | None, own: bool) -> None:
    dossier = moved(case(C, NOTICE), country, postcode)
    assert has_own_rules(dossier.debtor) is own
    assert any("règles propres" in warning for warning in advise(dossier, ON).warnings) is own


@pytest.mark.parametrize(
    ("answers", "held"),
    [
        ({"invoice_received": "oui"}, True),
        ({"invoice_received": "non"}, False),
        ({"invoice_received": "inconnu"}, None),
        ({}, None),
        ({"invoice_received": "oui", "einvoice_status": "rejetee"}, False),
        ({"invoice_received": "non", "einvoice_status": "deposee"}, True),
    ],
)
def test_what_was_answered_of_the_receipt_is_a_proof_noted(answers: dict[str, str], held: bool | None) -> None:
    found = {proof.id: proof.held for proof in evidence(case(answers=answers), ON).proofs}
    assert found["reception_facture"] is held


def test_every_invoice_is_looked_at_and_those_at_fault_are_named() -> None:
    bare = replace(INVOICE, number="F2", issued=None)
    undated = replace(INVOICE, number="F3", due=None, completed=None)
    dossier = replace(case(), invoices=(INVOICE, bare, undated))
    found = {mention.id: (mention.there, mention.lacking) for mention in mentions(dossier)}
    assert found["dates"] == (False, ("F2", "F3"))
    assert found["echeance"] == (False, ("F3",))
    assert {m.id: m.there for m in mentions(case())}["dates"] is True
    assert {m.id: m.there for m in mentions(replace(case(), invoices=()))}["dates"] is None


def test_a_notice_older_than_the_debt_opens_no_direct_action() -> None:
    due = INVOICE.due
    assert due is not None
    early = case(C, event("mise_en_demeure", due - timedelta(days=1)), subcontract="prive", subcontract_accepted="oui")
    assert situation(early, ON).noticed_on is None
    assert early.first(EventKind.MISE_EN_DEMEURE, on=ON) is not None


def test_the_guarantee_of_works_may_be_asked_once_they_are_finished() -> None:
    """Cass. 3e civ., 15 Sept. 2016, n° 15-19.648: at any time, as long as the price is not paid."""
    found = REMEDIES["garantie_paiement"]
    assert "même travaux finis" in say(found.why, situation(case(C), ON)).replace("\u00a0", " ")
    works = next(node for node in FLOW.nodes if node.id == "works_guarantee")
    assert isinstance(works, Question)
    assert not any("reçus" in choice.label for choice in works.choices)
