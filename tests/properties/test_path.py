"""Random dossiers, and random walks in the flow: what must hold whatever is known, unknown or contradictory."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from guide.case.codes import (
    ANSWERS,
    UNKNOWN,
    Activity,
    Channel,
    DebtorKind,
    EventKind,
    Nature,
    VatScheme,
    is_answer,
    joined,
)
from guide.case.model import Address, Contract, Creditor, Debtor, Dossier, Event, Invoice, Payment
from guide.claim.limitation import LimitationState
from guide.path import FLOW, REMEDIES, Outcome, State, advise, ask, progress, to_json
from guide.path.facts.facts import situation
from guide.path.facts.situation import Situation
from guide.path.flow.graph import Question, advance
from guide.path.flow.questions import GROUNDS

ON = date(2026, 11, 22)
MONEY = st.one_of(st.sampled_from([12_800, 499_999, 500_000, 500_001, 1_000_000, 1_000_001]), st.integers(1, 5_000_000))
DAYS = st.integers(-2400, 90).map(lambda n: ON + timedelta(days=n))
RECENT = st.integers(-120, 10).map(lambda n: ON + timedelta(days=n))
MAYBE_DAY = st.none() | DAYS
#: Any situations together but the two that exclude each other.
SEVERAL_AT_ONCE = st.one_of(
    st.just(UNKNOWN),
    st.frozensets(st.sampled_from([ground.code for ground in GROUNDS]), max_size=4)
    .map(joined)
    .filter(lambda said: is_answer("special", said)),
)


@st.composite
def invoices(draw: st.DrawFn, number: int) -> Invoice:
    amount = draw(MONEY)
    payments = draw(st.lists(st.builds(Payment, on=DAYS, amount=st.integers(1, amount)), max_size=1))
    return Invoice(
        f"F{number}",
        amount,
        issued=draw(MAYBE_DAY),
        completed=draw(MAYBE_DAY),
        due=draw(MAYBE_DAY | RECENT),
        nature=draw(st.none() | st.sampled_from(Nature)),
        payments=tuple(payments),
        currency=draw(st.sampled_from(["EUR", "EUR", "EUR", "USD"])),
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    on = draw(DAYS | RECENT)
    until = draw(st.none() | st.integers(0, 40).map(lambda n: on + timedelta(days=n)))
    return Event(draw(st.sampled_from(EventKind)), on, until, channel=draw(st.none() | st.sampled_from(Channel)))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    asked = draw(st.lists(st.sampled_from(sorted(ANSWERS)), unique=True))
    clause = st.none() | st.booleans()
    return Dossier(
        Creditor(
            "Moi",
            activity=draw(st.none() | st.sampled_from(Activity)),
            vat=draw(st.none() | st.sampled_from(VatScheme)),
            address=draw(st.none() | st.just(Address(postcode="97400"))),
            rcs=draw(st.sampled_from([None, "RCS Lille"])),
        ),
        Debtor(
            "Lui",
            kind=draw(st.sampled_from(DebtorKind)),
            country=draw(st.sampled_from(["FR", "FR", "FR", "DE", "DK", "US"])),
            address=draw(st.none() | st.just(Address(postcode="67000", city="Strasbourg"))),
        ),
        invoices=tuple(draw(invoices(n)) for n in range(draw(st.integers(0, 2)))),
        events=tuple(draw(st.lists(events(), max_size=4))),
        answers={
            key: draw(SEVERAL_AT_ONCE if key == "special" else st.sampled_from((*ANSWERS[key], UNKNOWN)))
            for key in asked
        },
        contract=Contract(
            price_net=draw(st.none() | st.sampled_from([1_200_000, 1_200_001])),
            retention_of_title=draw(clause),
            jurisdiction_clause=draw(clause),
        ),
    )


INDIVIDUAL = {
    "petites_creances",
    "creance_incontestee",
    "injonction_tc",
    "injonction_tj",
    "injonction_europeenne",
    "petits_litiges_europeens",
    "refere_provision_tc",
    "refere_provision_tj",
    "assignation_tc",
    "assignation_tj",
    "requete_tj",
    "saisie_conservatoire",
    "saisie_conservatoire_sans_juge",
    "saisie_attribution",
    "saisie_vente",
    "acte_interruptif",
}
#: Before a judge on the merits of the debt: what may not be brought once it is barred.
SUITS = (INDIVIDUAL | {"refere_provision_ta", "requete_ta", "mandatement_office", "memoire_reclamation"}) - {
    "petites_creances"
}


@given(dossiers())
def test_whatever_the_dossier(dossier: Dossier) -> None:
    advice = advise(dossier, ON)
    s = situation(dossier, ON)
    ids = [step.remedy for step in advice.steps]
    states = {id: found.state for id, found in advice.remedies.items()}
    may = {id for id, state in states.items() if state is not State.CLOSED}

    assert ids and states[ids[0]] is State.OPEN
    assert ids[0] != "creance_incontestee"
    assert len(set(ids)) == len(ids)
    assert set(ids) <= may
    assert list(states) == list(REMEDIES)
    if s.collective:
        assert not INDIVIDUAL & may
        assert not {"relance_amiable", "mise_en_demeure"} & may
    if s.kind is DebtorKind.PARTICULIER:
        assert not {id for id in may if id.endswith("_tc")} - {"saisie_conservatoire"}
        assert "signalement_dgccrf" not in may
    if s.kind.is_public_buyer or not s.domestic:
        assert not {"injonction_tc", "injonction_tj"} & may
    if s.kind.is_public_buyer:
        assert "injonction_europeenne" not in may
    if s.limitation is LimitationState.PRESCRITE:
        assert not (SUITS | {"relance_amiable", "mise_en_demeure", "petites_creances"}) & may
    elif s.limitation is LimitationState.BIENTOT and advice.outcome.id.startswith("urgence"):
        assert ids[0] == "acte_interruptif"
    if s.dispute.value == "serieuse":
        assert (
            not {"injonction_tc", "injonction_tj", "petites_creances", "refere_provision_tc", "refere_provision_tj"}
            & may
        )
    to_json(advice)


@given(dossiers())
def test_an_unsettled_remedy_names_what_is_missing_and_a_closed_one_says_why(dossier: Dossier) -> None:
    for found in advise(dossier, ON).remedies.values():
        assert bool(found.reasons) == (found.state is State.CLOSED)
        assert bool(found.missing) == (found.state is State.UNSETTLED)


@given(dossiers())
def test_asking_and_advising_agree(dossier: Dossier) -> None:
    position = ask(dossier, ON)
    step, about = progress(position)
    assert 1 <= step <= about
    if isinstance(position.current, Outcome):
        assert advise(dossier, ON).outcome is position.current


#: Facts met in real dossiers, so that walks go deep: the answers alone vary.
SITUATIONS = st.builds(situation, dossiers(), st.just(ON))


@given(SITUATIONS, st.data())
def test_a_walk_ends_and_uses_only_the_answers_on_its_path(s: Situation, data: st.DataObject) -> None:
    questions = [node for node in FLOW.nodes if isinstance(node, Question)]
    answers = {q.id: data.draw(st.sampled_from(q.codes)) for q in questions}
    position = advance(FLOW, s, answers)
    assert isinstance(position.current, Outcome)
    passed = {taken.node for taken in position.trail}
    assert set(position.used) == passed & set(answers)
    assert len(passed) == len(position.trail)
    off = {id: data.draw(st.sampled_from(FLOW[id].exits)).code for id in answers if id not in passed}
    assert advance(FLOW, s, answers | off) == position
