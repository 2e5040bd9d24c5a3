"""The remedies: every id once, every citation known, each condition seen true, false and unknown, thresholds exact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from guide import law
from guide.case.codes import Activity, DebtorKind, Nature, VatScheme
from guide.case.journal import Dispute
from guide.claim.limitation import LimitationState
from guide.path import FACT_NAMES
from guide.path.facts.procedure_dates import Insolvency, Order, Title
from guide.path.facts.situation import Dear, Notice, PublicClaim, Situation, Timing
from guide.path.facts.words import say
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES
from guide.path.remedies.remedy import Condition, Remedy, State, assess
from guide.values.french import NBSP

ON = date(2026, 11, 22)
SOON, GONE = ON + timedelta(days=10), ON - timedelta(days=1)
#: Two traders in France, 3 200 € late since September, signed contract, no dispute, no insolvency, no title.
PLAIN = Situation(
    on=ON,
    activity=Activity.COMMERCANT,
    kind=DebtorKind.COMMERCANT,
    postcode="62000",
    city="Arras",
    vat=VatScheme.ENCAISSEMENTS,
    professional=True,
    natures=frozenset({Nature.PRESTATION}),
    finished=True,
    timing=Timing.EN_RETARD,
    days_late=75,
    claimed=320_000,
    principal=310_000,
    interest=6_000,
    limitation=LimitationState.EN_COURS,
    deadline=date(2031, 7, 22),
    notice=Notice.EXPIREE,
    received=True,
    contract="signe",
    dispute=Dispute.AUCUNE,
    collective=False,
    liquidation=False,
    overindebted=False,
    title_known=False,
)

EXPECTED = """attendre_echeance renvoyer_facture consolider_preuves relance_amiable mise_en_demeure echeancier transaction
traiter_litige suspendre_prestation conciliateur mediateur_entreprises mediation petites_creances creance_incontestee
injonction_tc injonction_tj injonction_europeenne petits_litiges_europeens refere_provision_tc refere_provision_tj
assignation_tc assignation_tj requete_tj signifier_ordonnance frais_opposition avocat_opposition saisie_conservatoire
saisie_conservatoire_sans_juge certificat_non_paiement declaration_creance releve_forclusion revendication
reponse_commission action_directe paiement_direct garantie_paiement reclamation_publique mandatement_office
memoire_reclamation refere_provision_ta requete_ta saisie_attribution saisie_vente acte_interruptif abandon_prescrit
avocat_local societe_recouvrement recuperer_tva signalement_dgccrf ne_pas_denoncer clore_dossier homologation
reponse_mandataire reprise_instance saisine_crc action_directe_transporteur droit_retention mandataire_ad_hoc"""

#: Every value of every fact that a condition reads, one or two changed at a time from PLAIN.
VALUES: dict[str, list[Any]] = {
    "activity": [*Activity, None],
    "kind": list(DebtorKind),
    "country": ["FR", "DE", "DK", "US"],
    "vat": [*VatScheme, None],
    "registered": [True, False],
    "professional": [True, False, None],
    "natures": [frozenset({nature}) for nature in (*Nature, None)] + [frozenset()],
    "finished": [True, False, None],
    "timing": list(Timing),
    "claimed": [1, 500_000, 500_001, 1_000_001, None],
    "principal": [500_000, 500_001, None],
    "interest": [0, None],
    "limitation": [*LimitationState, None],
    "received": [True, False, None],
    "contract": ["signe", "echanges", "aucun", None],
    "dispute": list(Dispute),
    "collective": [True, False, None],
    "liquidation": [True, False, None],
    "overindebted": [True, False, None],
    "conciliation": [True, False],
    "declared": [True, False, None],
    "title_known": [True, False, None],
    "admits": [True, False, None],
    "promised_until": [None, SOON, GONE],
    "acknowledged": [True, False],
    "prior_attempt": [True, False],
    "subcontract": ["prive", "public", "non", None],
    "subcontract_accepted": [True, False, None],
    "works_guarantee": ["non_demandee", "demandee", "fournie", "sans_objet", None],
    "works_price_net": [1_200_000, 1_200_001, None],
    "cheque": [True, False, None],
    "bill": [True, False, None],
    "assets_at_risk": [True, False, None],
    "retention_of_title": [True, False, None],
    "jurisdiction_clause": [True, False, None],
    "order": [
        *(Order(state, SOON) for state in Title),
        Order(Title.AUCUN, lapsed=True),
        Order(Title.INSTANCE, suit=True),
    ],
    "commercial_form": [True, False, None],
    "liberal_company": [True, False],
    "trifling": [True, False],
    "dear": list(Dear),
    "part_undisputed": [True, False],
    "carriage": [True, False, None],
    "holds_goods": [True, False, None],
    "struck_off": [True, False],
    "agreed": [True, False],
    "small_claims_failed": [True, False],
    "public_claim": list(PublicClaim),
    "insolvency": [
        Insolvency(),
        Insolvency(GONE, SOON, SOON, SOON),
        Insolvency(GONE, GONE, SOON, SOON),
        Insolvency(GONE, GONE, GONE, GONE),
        Insolvency(GONE, SOON, SOON, SOON, SOON),
    ],
    "on": [ON, date(2026, 3, 1)],
}

#: What a condition can answer when it is not all three: facts that are never unknown, or obstacles that only a known
#: fact raises ("_known"), or an outcome that only the future settles.
YES_NO: set[bool | None] = {True, False}
FEWER: dict[str, set[bool | None]] = {
    **dict.fromkeys(
        (
            "domestic",
            "not_public",
            "no_title",
            "no_order_pending",
            "received_known",
            "european",
            "abroad",
            "no_european_order",
            "to_serve",
            "opposition",
            "in_time",
            "commercial_order",
            "civil_order",
            "not_declared",
            "declaration_open",
            "in_force",
            "public_buyer",
            "not_subcontracted",
            "private_debtor",
            "not_administration",
            "local",
            "not_tried",
            "no_suit_pending",
            "not_public_goods",
            "worth_civil",
            "worth_commercial",
            "represented",
            "answer_open",
            "struck_off",
        ),
        YES_NO,
    ),
    "attempted": {True, None},
    "agreed": {True, None},
    "refused": {True, None},
    "french_judge": {True, None},
    "in_reach": {True, None},
}


def conditions() -> Iterator[tuple[Remedy, Condition]]:
    for remedy in REMEDIES.values():
        for condition in remedy.conditions:
            yield remedy, condition


def situations() -> Iterator[Situation]:
    yield PLAIN
    for first, values in VALUES.items():
        for value in values:
            changed = replace(PLAIN, **{first: value})
            yield changed
            for second in (
                "kind",
                "natures",
                "title_known",
                "activity",
                "assets_at_risk",
                "bill",
                "cheque",
                "principal",
                "professional",
                "commercial_form",
                "declared",
            ):
                yield from (replace(changed, **{second: other}) for other in VALUES[second])


@cache
def varied() -> tuple[Situation, ...]:
    """Made when a test asks for them: every process that collects the tests reads this file."""
    return tuple(dict.fromkeys(situations()))


def test_every_remedy_stands_once() -> None:
    assert sorted(REMEDIES) == sorted(EXPECTED.split())


def test_the_facts_that_vary_exist() -> None:
    assert set(VALUES) <= {field.name for field in fields(Situation)}


@pytest.mark.parametrize("id", sorted({condition.id for _, condition in conditions()}))
def test_each_condition_is_seen_true_false_and_unknown(id: str) -> None:
    for found in {condition for _, condition in conditions() if condition.id == id}:
        seen = {found.test(situation) for situation in varied()}
        assert seen == (YES_NO if id.endswith("_known") else FEWER.get(id, {True, False, None}))


def test_what_fails_says_why_and_what_is_unknown_says_what_is_missing() -> None:
    for _, condition in conditions():
        for situation in varied():
            answer = condition.test(situation)
            if answer is False:
                assert len(say(condition.otherwise, situation)) > 10, condition.id
            elif answer is None:
                assert condition.needs, condition.id


def test_every_citation_is_known_and_every_missing_fact_has_words() -> None:
    for remedy in REMEDIES.values():
        assert remedy.references, remedy.id
        for reference in (*remedy.references, *(condition.reference for condition in remedy.conditions)):
            assert law.reference(reference).label
        for condition in remedy.conditions:
            assert set(condition.needs) <= set(FACT_NAMES)
    for node in FLOW.nodes:
        for reference in getattr(node, "references", ()):
            assert law.reference(reference).label


def test_all_the_reasons_are_told_at_once() -> None:
    found = assess(
        REMEDIES["injonction_tc"], replace(PLAIN, kind=DebtorKind.COLLECTIVITE, country="DE", collective=True)
    )
    assert found.state is State.CLOSED
    assert len(found.reasons) == 4
    assert found.missing == ()


def test_a_failure_closes_whatever_else_is_unknown() -> None:
    unknown = replace(PLAIN, collective=None)
    assert assess(REMEDIES["injonction_tc"], unknown).state is State.UNSETTLED
    assert assess(REMEDIES["injonction_tc"], unknown).missing == ("insolvency",)
    assert assess(REMEDIES["injonction_tc"], replace(unknown, country="DE")).state is State.CLOSED


COMMERCIAL = "Tribunal de commerce, ou tribunal des activités économiques, du siège de votre client"
CONSUMER = replace(PLAIN, kind=DebtorKind.PARTICULIER, professional=False)
COMMUNE = replace(PLAIN, kind=DebtorKind.COLLECTIVITE)
WORKS = replace(PLAIN, natures=frozenset({Nature.TRAVAUX}), works_guarantee="non_demandee", works_price_net=1_200_001)
BROKE = replace(PLAIN, collective=True, insolvency=Insolvency(GONE, SOON, SOON, SOON))


@pytest.mark.parametrize(
    ("remedy", "situation", "state"),
    [
        # Small claims: 5 000 € of principal and interest, to the cent; closed between traders.
        ("petites_creances", PLAIN, "closed"),
        ("petites_creances", replace(CONSUMER, principal=499_000, interest=1_000), "open"),
        ("petites_creances", replace(CONSUMER, principal=499_000, interest=1_001), "closed"),
        ("petites_creances", replace(PLAIN, activity=Activity.LIBERAL), "open"),
        ("petites_creances", replace(PLAIN, activity=Activity.ARTISAN), "unsettled"),
        ("petites_creances", replace(PLAIN, activity=Activity.ARTISAN, registered=True), "closed"),
        ("petites_creances", replace(CONSUMER, dispute=Dispute.SERIEUSE), "closed"),
        ("petites_creances", replace(CONSUMER, dispute=Dispute.PARTIELLE), "open"),
        # Which court: a creditor who is no trader chooses.
        ("injonction_tc", PLAIN, "open"),
        ("injonction_tj", PLAIN, "closed"),
        ("injonction_tj", replace(PLAIN, activity=Activity.LIBERAL), "open"),
        ("injonction_tc", replace(PLAIN, activity=Activity.ASSOCIATION), "open"),
        ("injonction_tj", replace(PLAIN, activity=None), "unsettled"),
        ("injonction_tc", replace(PLAIN, activity=None), "open"),
        ("injonction_tc", CONSUMER, "closed"),
        ("injonction_tj", CONSUMER, "open"),
        ("injonction_tj", replace(PLAIN, kind=DebtorKind.SCI), "open"),
        ("injonction_tj", COMMUNE, "closed"),
        ("injonction_tc", replace(PLAIN, kind=DebtorKind.ENTREPRISE_PUBLIQUE), "closed"),
        # A craftsman goes before the commercial court since 2022.
        ("injonction_tj", replace(PLAIN, activity=Activity.ARTISAN), "closed"),
        # The tribunal judiciaire up to 5 000 €: an attempt first, then a petition; a writ above.
        ("requete_tj", replace(CONSUMER, claimed=500_000, prior_attempt=True), "open"),
        ("requete_tj", replace(CONSUMER, claimed=500_001, prior_attempt=True), "closed"),
        ("requete_tj", replace(CONSUMER, claimed=500_000), "unsettled"),
        ("assignation_tj", replace(CONSUMER, claimed=500_001), "open"),
        ("assignation_tj", replace(CONSUMER, claimed=500_000), "unsettled"),
        # A lawyer after an opposition, above 10 000 € only.
        ("avocat_opposition", replace(CONSUMER, claimed=1_000_001, order=Order(Title.OPPOSITION, SOON)), "open"),
        ("avocat_opposition", replace(CONSUMER, claimed=1_000_000, order=Order(Title.OPPOSITION, SOON)), "closed"),
        ("frais_opposition", replace(PLAIN, order=Order(Title.OPPOSITION, SOON)), "open"),
        ("frais_opposition", replace(PLAIN, order=Order(Title.AUDIENCE, GONE)), "closed"),
        # The new route: between traders, not the least dispute, from its date.
        ("creance_incontestee", PLAIN, "open"),
        ("creance_incontestee", replace(PLAIN, dispute=Dispute.PARTIELLE), "closed"),
        ("creance_incontestee", CONSUMER, "closed"),
        ("creance_incontestee", replace(PLAIN, on=date(2026, 4, 24)), "closed"),
        ("creance_incontestee", replace(PLAIN, on=date(2026, 4, 25)), "open"),
        # Works: above 12 000 € without tax, and neither a consumer nor a public buyer.
        ("garantie_paiement", WORKS, "open"),
        ("garantie_paiement", replace(WORKS, works_price_net=1_200_000), "closed"),
        ("garantie_paiement", replace(WORKS, kind=DebtorKind.PARTICULIER), "closed"),
        ("garantie_paiement", replace(WORKS, kind=DebtorKind.COLLECTIVITE), "closed"),
        ("garantie_paiement", replace(WORKS, subcontract="prive"), "closed"),
        # Abroad.
        ("injonction_europeenne", replace(PLAIN, country="DE"), "open"),
        ("injonction_europeenne", replace(PLAIN, country="DK"), "closed"),
        ("injonction_europeenne", replace(COMMUNE, country="DE"), "closed"),
        ("petits_litiges_europeens", replace(PLAIN, country="DE", principal=500_000, dispute=Dispute.SERIEUSE), "open"),
        ("petits_litiges_europeens", replace(PLAIN, country="DE", principal=500_001), "closed"),
        ("avocat_local", replace(PLAIN, country="US"), "open"),
        ("avocat_local", replace(PLAIN, country="DK"), "open"),
        ("avocat_local", PLAIN, "closed"),
        ("assignation_tc", replace(PLAIN, country="US"), "unsettled"),
        ("assignation_tc", replace(PLAIN, country="US", jurisdiction_clause=True), "open"),
        # A threat is asked for, with or without a judge.
        ("saisie_conservatoire", replace(PLAIN, assets_at_risk=True), "open"),
        ("saisie_conservatoire", PLAIN, "unsettled"),
        ("saisie_conservatoire_sans_juge", replace(PLAIN, bill=True, assets_at_risk=False), "closed"),
        ("saisie_conservatoire_sans_juge", replace(PLAIN, bill=True), "unsettled"),
        ("saisie_conservatoire_sans_juge", replace(PLAIN, bill=True, assets_at_risk=True), "open"),
        ("saisie_conservatoire", replace(COMMUNE, assets_at_risk=True), "closed"),
        # VAT: goods always, services with the option for débits, never without VAT; in liquidation.
        ("recuperer_tva", replace(PLAIN, liquidation=True), "closed"),
        ("recuperer_tva", replace(PLAIN, liquidation=True, vat=VatScheme.DEBITS), "open"),
        ("recuperer_tva", replace(PLAIN, liquidation=True, natures=frozenset({Nature.VENTE})), "open"),
        ("recuperer_tva", replace(PLAIN, liquidation=True, vat=VatScheme.FRANCHISE), "closed"),
        ("recuperer_tva", replace(PLAIN, vat=VatScheme.DEBITS), "closed"),
        ("recuperer_tva", replace(PLAIN, liquidation=True, vat=None, activity=Activity.PARTICULIER), "closed"),
        # Collective proceedings: declare while one may, then relief; goods within three months.
        ("declaration_creance", BROKE, "open"),
        ("declaration_creance", replace(BROKE, insolvency=Insolvency()), "open"),
        ("declaration_creance", replace(BROKE, insolvency=Insolvency(GONE, ON, SOON, SOON)), "open"),
        ("declaration_creance", replace(BROKE, insolvency=Insolvency(GONE, GONE, SOON, SOON)), "closed"),
        ("declaration_creance", replace(BROKE, declared=True), "closed"),
        ("declaration_creance", PLAIN, "closed"),
        ("releve_forclusion", replace(BROKE, insolvency=Insolvency(GONE, GONE, ON, SOON)), "open"),
        ("releve_forclusion", BROKE, "closed"),
        ("releve_forclusion", replace(BROKE, insolvency=Insolvency(GONE, ON, SOON, SOON)), "closed"),
        ("releve_forclusion", replace(BROKE, insolvency=Insolvency()), "unsettled"),
        ("revendication", replace(BROKE, natures=frozenset({Nature.VENTE}), retention_of_title=True), "open"),
        ("revendication", BROKE, "closed"),
        # Public buyers.
        ("reclamation_publique", COMMUNE, "open"),
        ("mandatement_office", COMMUNE, "open"),
        ("mandatement_office", replace(PLAIN, kind=DebtorKind.ETAT), "closed"),
        # CGCT L1612-15: of a partial dispute, only the part known not to be disputed.
        ("mandatement_office", replace(COMMUNE, dispute=Dispute.PARTIELLE), "closed"),
        ("mandatement_office", replace(COMMUNE, dispute=Dispute.PARTIELLE, part_undisputed=True), "open"),
        ("saisine_crc", COMMUNE, "open"),
        ("saisine_crc", replace(COMMUNE, dispute=Dispute.PARTIELLE), "closed"),
        # Farmers, civil companies, agents; a SEL whoever it is (C. rur. L311-1; C. com. L721-5).
        ("injonction_tc", replace(PLAIN, kind=DebtorKind.CIVIL), "closed"),
        ("injonction_tj", replace(PLAIN, kind=DebtorKind.CIVIL), "open"),
        ("injonction_tc", replace(PLAIN, liberal_company=True), "closed"),
        ("injonction_tj", replace(PLAIN, liberal_company=True), "open"),
        # SEM, SPL, SA: as any company; an EPIC is a public person (CGPPP L2311-1).
        ("injonction_tc", replace(PLAIN, kind=DebtorKind.ENTREPRISE_PUBLIQUE, commercial_form=True), "open"),
        ("injonction_tc", replace(PLAIN, kind=DebtorKind.ENTREPRISE_PUBLIQUE, commercial_form=False), "closed"),
        (
            "saisie_attribution",
            replace(PLAIN, kind=DebtorKind.ENTREPRISE_PUBLIQUE, commercial_form=True, title_known=True),
            "open",
        ),
        (
            "saisie_attribution",
            replace(PLAIN, kind=DebtorKind.ENTREPRISE_PUBLIQUE, commercial_form=False, title_known=True),
            "closed",
        ),
        # Ends of a story.
        ("attendre_echeance", replace(PLAIN, timing=Timing.RIEN_DU), "closed"),
        ("clore_dossier", replace(PLAIN, timing=Timing.RIEN_DU), "open"),
        ("clore_dossier", PLAIN, "closed"),
        ("clore_dossier", replace(PLAIN, dear=Dear.COMMERCIAL), "open"),
        ("clore_dossier", replace(CONSUMER, dear=Dear.COMMERCIAL), "closed"),
        ("injonction_tc", replace(PLAIN, dear=Dear.COMMERCIAL), "closed"),
        ("injonction_tj", replace(CONSUMER, dear=Dear.COMMERCIAL), "open"),
        ("injonction_tj", replace(CONSUMER, dear=Dear.TOUS), "closed"),
        ("injonction_tc", replace(PLAIN, struck_off=True), "closed"),
        ("refere_provision_ta", replace(COMMUNE, dispute=Dispute.SERIEUSE), "closed"),
        ("requete_ta", replace(COMMUNE, dispute=Dispute.SERIEUSE), "unsettled"),
        ("conciliateur", COMMUNE, "closed"),
        ("mediateur_entreprises", COMMUNE, "open"),
        ("mediateur_entreprises", CONSUMER, "closed"),
        ("signalement_dgccrf", CONSUMER, "closed"),
        # The formal notice: nothing before the due date, nothing before the invoice is there.
        ("mise_en_demeure", replace(PLAIN, timing=Timing.A_ECHOIR, next_due=SOON), "closed"),
        ("mise_en_demeure", replace(PLAIN, received=False), "closed"),
        ("mise_en_demeure", replace(PLAIN, received=None, collective=None, dispute=Dispute.INCONNUE), "open"),
    ],
)
def test_a_remedy_in_a_situation(remedy: str, situation: Situation, state: str) -> None:
    assert assess(REMEDIES[remedy], situation).state == state


def test_no_individual_suit_after_insolvency_and_none_on_a_barred_debt() -> None:
    suits = {id for id in REMEDIES if id.startswith(("injonction", "refere", "assignation", "requete_tj", "petit"))}
    suits |= {"creance_incontestee", "saisie_conservatoire", "saisie_attribution", "saisie_vente", "avocat_local"}
    for situation in varied():
        barred = replace(situation, limitation=LimitationState.PRESCRITE)
        assert "open" not in {assess(REMEDIES[id], barred).state for id in suits}
        broke = replace(situation, collective=True)
        assert "open" not in {assess(REMEDIES[id], broke).state for id in suits - {"refere_provision_ta"}}


def test_costs_follow_the_amount() -> None:
    """The clerk's fee (30.23) and the three tariffs of a service (26.75, 42.23, 73.18) rest on two sources each."""
    expected = {12_800: (3_023, 5_698), 12_801: (3_023, 7_246), 128_000: (3_023, 7_246), 128_001: (3_023, 10_341)}
    for claimed, bounds in expected.items():
        cost = REMEDIES["injonction_tc"].cost(replace(PLAIN, claimed=claimed))
        assert (cost.min, cost.max, cost.to_check) == (*bounds, False)
    assert REMEDIES["injonction_tj"].cost(CONSUMER).min == 0
    assert REMEDIES["requete_tj"].cost(CONSUMER).min == 5_000
    assert REMEDIES["requete_tj"].cost(replace(CONSUMER, on=date(2026, 2, 28))).min == 0
    assert REMEDIES["injonction_tc"].cost(replace(PLAIN, on=date(2025, 1, 1))).min is None
    assert REMEDIES["injonction_tc"].cost(replace(PLAIN, claimed=None)).max == 10_341


def test_the_court_is_named_where_the_debtor_is() -> None:
    """C. com. annexe 7-1, COJ tableau IV: a company of Lens is sued in Arras, a consumer of Lens in Lens."""
    court = REMEDIES["injonction_tc"].before
    lens = replace(PLAIN, postcode="62300", city="Lens")
    assert court(lens) == "Tribunal de commerce d'Arras"
    strasbourg = replace(PLAIN, postcode="67000", city="Strasbourg")
    assert court(strasbourg) == "Tribunal judiciaire de Strasbourg, chambre commerciale"
    assert court(replace(PLAIN, postcode="97400")) == "Tribunal mixte de commerce de Saint-Denis de La Réunion"


def test_a_court_that_the_tables_do_not_tell_is_not_named() -> None:
    """A postcode unknown, a shared one without its commune, a commune that the sources do not agree on."""
    court = REMEDIES["injonction_tc"].before
    assert court(replace(PLAIN, postcode="", city="")) == COMMERCIAL
    assert court(replace(PLAIN, postcode="59040", city="Lille")) == f"{COMMERCIAL} (Lille)"
    doubted = replace(PLAIN, postcode="50580", city="Canville-la-Rocque")
    assert court(doubted) == f"{COMMERCIAL} (Canville-la-Rocque)"


def test_a_small_civil_claim_goes_to_the_tribunal_de_proximite() -> None:
    """COJ D212-19, tableau IV: up to 10 000 € the table's court, above it the tribunal judiciaire."""
    court = REMEDIES["injonction_tj"].before
    lens = replace(CONSUMER, postcode="62300", city="Lens")
    near = "Tribunal de proximité de Lens (chambre du tribunal judiciaire de Béthune)"
    assert court(replace(lens, claimed=1_000_000)) == near
    assert court(replace(lens, claimed=1_000_001)) == "Tribunal judiciaire de Béthune"
    unknown = court(replace(lens, claimed=None))
    assert unknown is not None and "Béthune (jusqu'à" in unknown and "Lens)" in unknown
    assert court(replace(CONSUMER, postcode="75011", city="Paris")) == "Tribunal judiciaire de Paris"


def test_the_court_that_the_person_wrote_stands() -> None:
    """Unless its name says that it is of another order."""
    lens = replace(PLAIN, postcode="62300", city="Lens")
    written = "Tribunal de commerce de Douai"
    assert REMEDIES["injonction_tc"].before(replace(lens, court=written)) == written
    assert REMEDIES["injonction_tc"].before(replace(lens, court="Tribunal judiciaire de Lille")) == (
        "Tribunal de commerce d'Arras"
    )


def test_each_remedy_can_be_open() -> None:
    seen: dict[str, set[State]] = defaultdict(set)
    extra = (
        WORKS,
        BROKE,
        replace(BROKE, insolvency=Insolvency(GONE, GONE, SOON, SOON)),
        replace(BROKE, natures=frozenset({Nature.VENTE}), retention_of_title=True),
        replace(PLAIN, liquidation=True, vat=VatScheme.DEBITS),
        replace(CONSUMER, prior_attempt=True),
        replace(CONSUMER, claimed=1_000_001, order=Order(Title.OPPOSITION, SOON)),
        replace(PLAIN, subcontract="prive", subcontract_accepted=True),
        replace(PLAIN, subcontract="public", subcontract_accepted=True),
        replace(COMMUNE, dispute=Dispute.SERIEUSE),
        replace(BROKE, insolvency=Insolvency(GONE, SOON, SOON, SOON, SOON)),
        replace(BROKE, order=Order(Title.INSTANCE, suit=True), declared=True),
    )
    for situation in (*varied(), *extra):
        for id, remedy in REMEDIES.items():
            seen[id].add(assess(remedy, situation).state)
    always = {"consolider_preuves", "ne_pas_denoncer"}
    assert {id for id, states in seen.items() if State.OPEN not in states} == set()
    assert {id for id, states in seen.items() if State.CLOSED not in states} == always


def test_the_memorandum_is_dated_from_the_end_of_a_notice_left_unanswered() -> None:
    """CCAG FCS 46, PI 43.1: silence after a notice is a disagreement, the memorandum is due two months later."""
    memorandum = REMEDIES["memoire_reclamation"]
    silent = replace(
        PLAIN, kind=DebtorKind.COLLECTIVITE, public_claim=PublicClaim.SANS_REPONSE, notice_end=date(2026, 10, 16)
    )
    assert assess(memorandum, silent).state is State.OPEN
    assert "prend fin le 16 décembre 2026" in say(memorandum.why, silent).replace(NBSP, " ")
    late = replace(silent, public_claim=PublicClaim.REFUSEE, notice_end=date(2026, 9, 1))
    assert "a pris fin le 1er novembre 2026" in say(memorandum.why, late).replace(NBSP, " ")
    running = replace(silent, public_claim=PublicClaim.EN_COURS)
    assert assess(memorandum, running).state is State.CLOSED


def test_an_electronic_registered_letter_supposes_the_agreement_of_who_is_no_business() -> None:
    """C. postes L100: asked of a consumer and, prudently, of an administration; not of a company."""
    note = REMEDIES["mise_en_demeure"].note
    assert say(note, PLAIN) == ""
    for kind in (DebtorKind.PARTICULIER, DebtorKind.COLLECTIVITE):
        other = replace(PLAIN, kind=kind, professional=kind is not DebtorKind.PARTICULIER)
        assert "doit l'avoir accepté avant" in say(note, other)


def test_the_first_sentence_on_a_small_rest_says_why_to_give_it_up() -> None:
    """The screen shows that sentence alone: « Il reste 4 € » would say the amount twice and no reason."""
    for trifling, why in ((True, "coûte plus qu'il ne rapporte"), (False, "un procès coûterait plus")):
        small = replace(PLAIN, dear=Dear.COMMERCIAL, claimed=400, trifling=trifling)
        first = say(REMEDIES["clore_dossier"].why, small).partition(". ")[0]
        assert first.startswith("Il reste 4,00") and why in first
