"""Whole dossiers on each side of each date and each amount of the law, with what comes first there.

The last days and the ceilings are worked out by hand from the articles, never by the code that they check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from guide.case.codes import Activity, Channel, DebtorKind, EventKind, Nature
from guide.case.model import Contract, Creditor, Debtor, Dossier, Event, Invoice, Terms
from guide.claim.statement import statement
from guide.path.advice.advice import advise
from guide.path.facts.facts import situation
from guide.path.remedies.remedy import State
from guide.values.money import Cents
from tests.proof.forbidden import failures

_ANSWERS = {"invoice_received": "oui", "contract": "signe", "dispute": "aucune", "insolvency": "aucune"}
_DUE = date(2026, 9, 8)


def _debt(ended: date, due: date, nature: Nature = Nature.PRESTATION, amount: Cents = 320_000) -> Invoice:
    return Invoice("F1", amount, issued=ended + timedelta(days=18), completed=ended, due=due, nature=nature)


_RECENT = _debt(date(2026, 7, 22), _DUE)


def _event(kind: EventKind, year: int, month: int, day: int, until: date | None = None) -> Event:
    return Event(kind, date(year, month, day), until, channel=Channel.LRAR)


def _case(
    *events: Event,
    debt: Invoice = _RECENT,
    kind: DebtorKind = DebtorKind.COMMERCANT,
    activity: Activity = Activity.COMMERCANT,
    country: str = "FR",
    price: Cents | None = None,
    **answers: str,
) -> Dossier:
    return Dossier(
        Creditor("Atelier Nord", activity=activity),
        Debtor("Durand", kind=kind, country=country),
        invoices=(debt,),
        events=events,
        answers=_ANSWERS | answers,
        contract=Contract(price_net=price),
    )


@dataclass(frozen=True)
class Eve:
    """A day after which something else comes first. `route`: a remedy, and its state until that day and after it."""

    article: str
    dossier: Dossier
    last: date
    before: tuple[str, ...]
    after: tuple[str, ...]
    route: tuple[str, State, State] | None = None


_OLD = _debt(date(2021, 7, 22), date(2021, 9, 8))
_EARLY = _debt(date(2025, 12, 22), date(2026, 2, 8))
_CONSUMER = _debt(date(2024, 7, 22), date(2024, 9, 8))
_CARRIAGE = _debt(date(2025, 7, 22), date(2025, 9, 8), Nature.TRANSPORT)
_PUBLIC = _debt(date(2022, 7, 22), date(2022, 9, 8))
_LOAN = Invoice("F1", 320_000, due=date(2021, 7, 22), nature=Nature.PRET)
_RENT = Invoice("F1", 90_000, issued=date(2023, 7, 1), due=date(2023, 7, 22), nature=Nature.LOYER)
_JUDGED = _debt(date(2015, 7, 22), date(2015, 9, 8))
_WORKS = replace(_RECENT, nature=Nature.TRAVAUX)
_GOODS = replace(_RECENT, nature=Nature.VENTE)
_NOTICE = _event(EventKind.MISE_EN_DEMEURE, 2026, 10, 20)
_OLD_NOTICE = _event(EventKind.MISE_EN_DEMEURE, 2021, 10, 20)
_MADE = _event(EventKind.ORDONNANCE_RENDUE, 2026, 9, 10)
_P, _A, _E = DebtorKind.PARTICULIER, DebtorKind.COLLECTIVITE, DebtorKind.COMMERCANT
_NOTIFY, _STOP, _BARRED = ("mise_en_demeure",), ("acte_interruptif",), ("abandon_prescrit",)
_ORDER, _GATHER, _SEIZE = ("injonction_tc",), ("consolider_preuves",), ("saisie_attribution",)

DATES: tuple[Eve, ...] = (
    Eve("C. civ. 1344", _case(), _DUE, ("attendre_echeance",), ("relance_amiable",)),
    Eve("usage: fifteen days", _case(), date(2026, 9, 22), ("relance_amiable",), _NOTIFY),
    Eve("usage: fifteen days of notice", _case(_NOTICE), date(2026, 11, 4), _NOTIFY, _ORDER),
    Eve(
        "C. civ. 1344",
        _case(_event(EventKind.MISE_EN_DEMEURE, 2026, 11, 2, date(2026, 11, 30))),
        date(2026, 11, 30),
        _NOTIFY,
        _ORDER,
    ),
    Eve("C. com. L110-4, near", _case(_OLD_NOTICE, debt=_OLD), date(2026, 1, 21), _ORDER, _STOP),
    Eve("C. com. L110-4", _case(_OLD_NOTICE, debt=_OLD), date(2026, 7, 22), _STOP, _BARRED),
    Eve("C. conso. L218-2, near", _case(debt=_CONSUMER, kind=_P), date(2026, 1, 21), _NOTIFY, _STOP),
    Eve("C. conso. L218-2", _case(debt=_CONSUMER, kind=_P), date(2026, 7, 22), _STOP, _BARRED),
    Eve("C. com. L133-6, near", _case(debt=_CARRIAGE), date(2026, 4, 21), _NOTIFY, _STOP),
    Eve("C. com. L133-6", _case(debt=_CARRIAGE), date(2026, 7, 22), _STOP, _BARRED),
    Eve(
        "loi 68-1250, near",
        _case(debt=_PUBLIC, kind=_A),
        date(2026, 9, 29),
        ("reclamation_publique",),
        ("acte_interruptif", "reclamation_publique"),
    ),
    Eve(
        "loi 68-1250",
        _case(debt=_PUBLIC, kind=_A),
        date(2026, 12, 31),
        ("acte_interruptif", "reclamation_publique"),
        _BARRED,
    ),
    Eve(
        "C. civ. 2224",
        _case(debt=_LOAN, kind=_P, activity=Activity.PARTICULIER, invoice_received="sans_facture"),
        date(2026, 7, 22),
        _STOP,
        _BARRED,
    ),
    Eve(
        "loi 89-462, art. 7-1", _case(debt=_RENT, kind=_P, activity=Activity.LIBERAL), date(2026, 7, 22), _STOP, _BARRED
    ),
    Eve(
        "CPCE L111-4",
        _case(_event(EventKind.TITRE_EXECUTOIRE, 2016, 7, 22), debt=_JUDGED),
        date(2026, 7, 22),
        _SEIZE,
        _BARRED,
    ),
    Eve(
        "C. com. R622-24",
        _case(_event(EventKind.BODACC, 2026, 9, 23), insolvency="redressement"),
        date(2026, 11, 23),
        ("declaration_creance",),
        ("releve_forclusion",),
    ),
    Eve(
        "C. com. R622-24, CPC 642: a Sunday",
        _case(_event(EventKind.BODACC, 2026, 9, 22), insolvency="redressement"),
        date(2026, 11, 23),
        ("declaration_creance",),
        ("releve_forclusion",),
    ),
    Eve(
        "C. com. L622-26",
        _case(_event(EventKind.BODACC, 2026, 4, 22), debt=_EARLY, insolvency="redressement"),
        date(2026, 10, 22),
        ("releve_forclusion",),
        _GATHER,
    ),
    Eve(
        "C. com. L624-9",
        _case(_event(EventKind.BODACC, 2026, 8, 24), debt=_GOODS, insolvency="redressement", retention_of_title="oui"),
        date(2026, 11, 24),
        ("releve_forclusion",),
        ("releve_forclusion",),
        ("revendication", State.OPEN, State.CLOSED),
    ),
    Eve(
        "CPC 1411: three months",
        _case(_event(EventKind.ORDONNANCE_RENDUE, 2026, 9, 24)),
        date(2026, 12, 24),
        ("signifier_ordonnance",),
        _ORDER,
        ("injonction_tc", State.CLOSED, State.OPEN),
    ),
    Eve(
        "CPC 1411: six months, and CPC 642: a Sunday",
        _case(_event(EventKind.ORDONNANCE_RENDUE, 2026, 8, 31)),
        date(2027, 3, 1),
        ("signifier_ordonnance",),
        _ORDER,
    ),
    Eve(
        "décret 2026-96: two months",
        _case(_MADE, _event(EventKind.ORDONNANCE_SIGNIFIEE, 2026, 9, 24)),
        date(2026, 11, 24),
        _GATHER,
        _SEIZE,
    ),
    Eve(
        "décret 2026-96, art. 9: one month for an order made before 1 September 2026",
        _case(_event(EventKind.ORDONNANCE_RENDUE, 2026, 8, 20), _event(EventKind.ORDONNANCE_SIGNIFIEE, 2026, 10, 20)),
        date(2026, 11, 20),
        _GATHER,
        _SEIZE,
    ),
    Eve(
        "C. com. L622-27",
        _case(
            _event(EventKind.BODACC, 2026, 9, 23),
            _event(EventKind.DECLARATION_CREANCE, 2026, 10, 10),
            _event(EventKind.CONTESTATION_MANDATAIRE, 2026, 11, 2),
            insolvency="redressement",
        ),
        date(2026, 12, 2),
        ("reponse_mandataire",),
        _GATHER,
        ("reponse_mandataire", State.OPEN, State.CLOSED),
    ),
    Eve(
        "CPC 1425",
        _case(_MADE, _event(EventKind.OPPOSITION, 2026, 11, 9)),
        date(2026, 11, 24),
        ("frais_opposition",),
        _GATHER,
        ("frais_opposition", State.OPEN, State.CLOSED),
    ),
    Eve(
        "C. civ. 1799-1",
        _case(
            _event(EventKind.GARANTIE_DEMANDEE, 2026, 11, 2),
            debt=_WORKS,
            price=4_000_000,
            special="travaux",
            works_guarantee="demandee",
        ),
        date(2026, 11, 17),
        ("garantie_paiement",),
        ("suspendre_prestation",),
    ),
    Eve(
        "C. civ. 1376: a promise",
        _case(_event(EventKind.PROMESSE, 2026, 11, 2, date(2026, 11, 24))),
        date(2026, 11, 24),
        ("echeancier",),
        _NOTIFY,
    ),
    Eve(
        "CRPA L231-4",
        _case(_event(EventKind.MISE_EN_DEMEURE, 2026, 9, 24), kind=_A),
        date(2026, 11, 24),
        ("mediateur_entreprises",),
        ("mediateur_entreprises",),
        ("requete_ta", State.UNSETTLED, State.OPEN),
    ),
    Eve(
        "CPCE L126-1",
        _case(_OLD_NOTICE, debt=_debt(date(2024, 7, 22), date(2024, 9, 8))),
        date(2026, 4, 24),
        _NOTIFY,
        _NOTIFY,
        ("creance_incontestee", State.CLOSED, State.OPEN),
    ),
)


@dataclass(frozen=True)
class Ceiling:
    """A sum that a route looks at: its state up to it, and one cent above."""

    article: str
    dossier: Dossier
    cents: Cents
    remedy: str
    up_to: State
    above: State


#: A consumer who was sent no notice owes no interest: what is claimed is the principal.
_OPPOSED = _event(EventKind.OPPOSITION, 2026, 11, 16)
_FAILED = _event(EventKind.CONCILIATION_ECHEC, 2026, 11, 16)
CEILINGS: tuple[Ceiling, ...] = (
    Ceiling("CPCE R125-1", _case(kind=_P), 500_000, "petites_creances", State.OPEN, State.CLOSED),
    Ceiling("CPC 750", _case(_FAILED, kind=_P), 500_000, "requete_tj", State.OPEN, State.CLOSED),
    Ceiling("CPC 750-1", _case(kind=_P), 500_000, "assignation_tj", State.UNSETTLED, State.OPEN),
    Ceiling(
        "règlement 861/2007",
        _case(kind=_P, country="DE"),
        500_000,
        "petits_litiges_europeens",
        State.OPEN,
        State.CLOSED,
    ),
    # Below the price of a suit, none is advised: 26.75 to serve an order, and 30.23 more for the commercial court.
    Ceiling("A444-11, A444-46", _case(kind=_P), 2_674, "injonction_tj", State.CLOSED, State.OPEN),
    Ceiling(
        "arrêté of 25 February 2026, A444-11",
        _case(activity=Activity.PARTICULIER, debt=replace(_RECENT, nature=Nature.PRET)),
        5_697,
        "injonction_tc",
        State.CLOSED,
        State.OPEN,
    ),
    Ceiling("CPC 761, 1418", _case(_OPPOSED, kind=_P), 1_000_000, "avocat_opposition", State.CLOSED, State.OPEN),
)
_WORKS_CEILING = 1_200_000


def prove_dates() -> tuple[int, Counter[str]]:
    """The day before, the day and the day after, for the debtor of the case; then the rules for every other kind."""
    made, wrong = 0, Counter[str]()
    for eve, days in product(DATES, (-1, 0, 1)):
        on = eve.last + timedelta(days=days)
        for kind in DebtorKind:
            own = kind is eve.dossier.debtor.kind
            dossier = replace(eve.dossier, debtor=replace(eve.dossier.debtor, kind=kind))
            advice = advise(dossier, on)
            found = list(failures(advice.outcome.id, advice.steps, situation(dossier, on)))
            expected = eve.after if days > 0 else eve.before
            if own and advice.primary not in expected:
                found.append(f"{advice.primary} comes first, not {' or '.join(expected)}")
            if own and eve.route is not None:
                id, before, after = eve.route
                if advice.remedies[id].state is not (after if days > 0 else before):
                    found.append(f"{id} is {advice.remedies[id].state}")
            wrong.update(f"{eve.article}, {on}, {kind}: {said}" for said in found)
            made += 1
    return made, wrong


def _priced(ceiling: Ceiling, cents: Cents) -> Dossier:
    (debt,) = ceiling.dossier.invoices
    return replace(ceiling.dossier, invoices=(replace(debt, amount=cents),))


def prove_ceilings() -> tuple[int, Counter[str]]:
    """One cent under, the sum, one cent above."""
    on, wrong = date(2026, 11, 22), Counter[str]()
    cases = [
        (c.article, c.remedy, _priced(c, c.cents + cent), c.above if cent > 0 else c.up_to)
        for c, cent in product(CEILINGS, (-1, 0, 1))
    ]
    for cent in (-1, 0, 1):
        works = _case(debt=_WORKS, price=_WORKS_CEILING + cent, special="travaux", works_guarantee="non_demandee")
        cases.append(("décret 99-658", "garantie_paiement", works, State.OPEN if cent > 0 else State.CLOSED))
    for article, remedy, dossier, expected in cases:
        advice = advise(dossier, on)
        found = list(failures(advice.outcome.id, advice.steps, situation(dossier, on)))
        if advice.remedies[remedy].state is not expected:
            found.append(f"{remedy} is {advice.remedies[remedy].state}, not {expected}")
        wrong.update(f"{article}: {said}" for said in found)
    return len(cases), wrong


def prove_claims() -> tuple[int, Counter[str]]:
    """What is claimed, whoever owes, whoever claims, for whatever, with a notice or not, with a clause or not.

    Never the forty euros nor a fee from a consumer, from who acts for no business, or to a private lender.
    """
    on, wrong, made = date(2026, 11, 22), Counter[str](), 0
    notices = ((), (_NOTICE,))
    clauses = (Terms(), Terms(rate=120_000), Terms(floor_multiple=3))
    for kind, activity, acts, nature, events, terms in product(
        DebtorKind, (None, *Activity), ("oui", "non", None), (None, *Nature), notices, clauses
    ):
        case = _case(*events, kind=kind, debt=replace(_RECENT, nature=nature))
        said = {"debtor_professional": acts} if acts else {}
        creditor = Creditor("Atelier Nord", activity=activity)
        dossier = replace(case, creditor=creditor, terms=terms, answers={**case.answers, **said})
        found = statement(dossier, on)
        lent = activity is Activity.PARTICULIER or nature is Nature.PRET
        private = kind is DebtorKind.PARTICULIER or (kind.may_be_non_professional and acts != "oui")
        for fault in _claimed(found.indemnity, found.interest, found.total, lent or private, bool(events)):
            wrong[f"{kind}, {activity}, {nature}: {fault}"] += 1
        made += 1
    return made, wrong


def _claimed(indemnity: Cents, interest: Cents, total: Cents, civil: bool, notified: bool) -> Iterator[str]:
    if indemnity != (0 if civil else 4_000):
        yield "the forty euros"
    if civil and not notified and interest:
        yield "interest before a notice (C. civ. 1231-6)"
    if not civil and not interest:
        yield "no penalties between businesses (C. com. L441-10)"
    if total != _RECENT.amount + interest + indemnity:
        yield "something else than the principal, its interest and the forty euros"
