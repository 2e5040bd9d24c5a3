"""Which late interest a debt bears: at what rate, from which day, cut where.

| regime   | who owes                                   | rate                                  | from              |
| BUSINESS | a business (C. com. L441-10)               | ECB + 10 by semester, or the clause   | the day after due |
| PUBLIC   | a public buyer (CCP R2192-31)              | ECB + 8, frozen at the first semester | the day after due |
| LEGAL    | a consumer, a non-professional, a borrower | legal rate by semester                | the formal notice |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from guide import law
from guide.case.codes import Activity, DebtorKind, EventKind, Nature
from guide.case.model import Dossier, Invoice, Terms
from guide.values.dates import ONE_DAY, semester_cuts
from guide.values.money import Rate

#: What sets the legal interest running: a formal notice, or what is worth more than one (C. civ. 1231-6, 1231-7, 1344).
STARTS_LEGAL_INTEREST = (
    EventKind.MISE_EN_DEMEURE,
    EventKind.DEMANDE_EN_JUSTICE,
    EventKind.ORDONNANCE_SIGNIFIEE,
    EventKind.JUGEMENT,
)


class Regime(StrEnum):
    BUSINESS = "entreprise"
    PUBLIC = "acheteur_public"
    LEGAL = "interet_legal"

    @property
    def has_indemnity(self) -> bool:
        """The 40 euros: between businesses and from public buyers, never from a consumer."""
        return self is not Regime.LEGAL


@dataclass(frozen=True)
class Segment:
    """A stretch of days [start, end) at one rate."""

    start: date
    end: date
    rate: Rate
    projected: bool
    references: tuple[str, ...]
    increased: bool = False


@dataclass(frozen=True)
class Bearing:
    """How one invoice bears interest: from `start` (None: not yet), at the rates of its regime."""

    regime: Regime
    start: date | None
    terms: Terms
    private_creditor: bool
    #: First day of the five points of CMF L313-3, when a judgment is enforceable for two months.
    increased_from: date | None = None
    #: Why legal interest began: the formal notice, or the judgment.
    start_reference: str = "c-civ-1231-6"

    def segments(self, start: date, end: date) -> Iterator[Segment]:
        """The days [start, end) cut at each 1 January and 1 July where the rate is one of the semester.

        Never cut for a frozen public rate or an agreed fixed rate: a different cut gives another cent.
        """
        if self.start is None or end <= max(start, self.start):
            return
        start = max(start, self.start)
        if self.regime is Regime.PUBLIC:
            frozen = law.public_rate(self.start)
            yield Segment(start, end, frozen.value, frozen.projected, ("ccp-r2192-31", "ccp-r2192-32"))
        elif self.terms.rate is not None:
            yield from self._agreed(start, end, self.terms.rate)
        else:
            for first, last in self._semesters(start, end):
                yield self._segment(first, last)

    def _semesters(self, start: date, end: date) -> Iterator[tuple[date, date]]:
        cuts = {start, end, *semester_cuts(start, end)}
        if self.increased_from is not None and start < self.increased_from < end:
            cuts.add(self.increased_from)
        return pairwise(sorted(cuts))

    def _segment(self, start: date, end: date) -> Segment:
        if self.terms.floor_multiple is not None:
            multiple = max(
                self.terms.floor_multiple, law.FLOOR_MULTIPLE if self.regime is Regime.BUSINESS else 1
            )
            held = law.floor_rate(start, multiple)
            return Segment(start, end, held.value, held.projected, (held.reference, "cmf-l313-2"))
        if self.regime is Regime.BUSINESS:
            held = law.late_rate(start)
            return Segment(start, end, held.value, held.projected, (held.reference,))
        held = law.legal_rate(start, self.private_creditor)
        if self.increased_from is None or start < self.increased_from:
            return Segment(start, end, held.value, held.projected, (self.start_reference, "cmf-l313-2"))
        points = law.judicial_increase(start)
        return Segment(
            start, end, held.value + points.value, held.projected, (points.reference,), increased=True
        )

    def _agreed(self, start: date, end: date, agreed: Rate) -> Iterator[Segment]:
        """The agreed rate, uncut; a semester whose floor (3 x legal) is above it is cut out, at the floor."""
        references = ("c-com-l441-10",) if self.regime is Regime.BUSINESS else ("c-civ-1231-6",)
        pending = start
        for first, last in self._semesters(start, end) if self.regime is Regime.BUSINESS else ():
            floor = law.floor_rate(first)
            if floor.value <= agreed:
                continue
            if pending < first:
                yield Segment(pending, first, agreed, False, references)
            yield Segment(first, last, floor.value, floor.projected, (*references, "cmf-l313-2"))
            pending = last
        if pending < end:
            yield Segment(pending, end, agreed, False, references)

    def rate_on(self, day: date) -> Segment | None:
        """The one-day segment of that day, or None when no interest runs then."""
        return next(self.segments(day, day + ONE_DAY), None)


def is_private_loan(dossier: Dossier) -> bool:
    """A private creditor: never a business claim, whoever owes."""
    return dossier.creditor.activity is Activity.PARTICULIER


def regime(dossier: Dossier, invoice: Invoice | None = None) -> Regime:
    """The regime of a debt. An association, SCI or copropriété owes penalties only if known to act for a business."""
    kind = dossier.debtor.kind
    if is_private_loan(dossier) or (invoice is not None and invoice.nature is Nature.PRET):
        return Regime.LEGAL
    if kind.is_public_buyer:
        return Regime.PUBLIC
    if kind is DebtorKind.PARTICULIER:
        return Regime.LEGAL
    if kind.may_be_non_professional and dossier.answer("debtor_professional") != "oui":
        return Regime.LEGAL
    return Regime.BUSINESS


def bearing(dossier: Dossier, invoice: Invoice, due: date, on: date) -> Bearing:
    """How this invoice bears interest, seen on `on` (a notice or a judgment of a later date is not seen)."""
    found = regime(dossier, invoice)
    private = is_private_loan(dossier)
    if found is not Regime.LEGAL:
        terms = Terms(allocation=dossier.terms.allocation) if found is Regime.PUBLIC else dossier.terms
        return Bearing(found, due + ONE_DAY, terms, private)
    consumer = dossier.debtor.kind is DebtorKind.PARTICULIER and not private
    terms = Terms(capitalisation=dossier.terms.capitalisation) if consumer else dossier.terms
    notice = dossier.first(*STARTS_LEGAL_INTEREST, on=on)
    start = max(notice.on, due + ONE_DAY) if notice else None
    judged = notice is not None and notice.kind is EventKind.JUGEMENT
    reference = "c-civ-1231-7" if judged else "c-civ-1231-6"
    return Bearing(found, start, terms, private, _increased_from(dossier, on), reference)


def _increased_from(dossier: Dossier, on: date) -> date | None:
    """The day after two months since the decision became enforceable (CMF L313-3)."""
    decision = dossier.first(EventKind.TITRE_EXECUTOIRE, on=on) or dossier.first(EventKind.JUGEMENT, on=on)
    if decision is None:
        return None
    return law.delay("majoration_judiciaire_attente", decision.on).value.after(decision.on) + ONE_DAY
