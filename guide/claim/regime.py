"""Which late interest a debt bears: at what rate, from which day, cut where.

| regime   | who owes                                   | rate                                  | from              |
| BUSINESS | a business (C. com. L441-10)               | ECB + 10 by semester, or the clause   | the day after due |
| PUBLIC   | a public buyer (CCP R2192-31)              | ECB + 8, frozen at the first semester | the day after due |
| LEGAL    | a consumer, a non-professional, a borrower | legal rate by semester                | the first notice  |

A notice counts for a debt only when it is dated after that debt's own due date (C. civ. 1231-6, 1344).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from guide import law
from guide.case.codes import Activity, DebtorKind, EventKind, Nature
from guide.case.model import Dossier, Event, Invoice, Terms
from guide.values.dates import ONE_DAY, semester_cuts
from guide.values.money import Rate

#: What sets the legal interest running: a formal notice, or what is worth more than one (C. civ. 1231-6, 1344).
#: A judgment stands for the claim in court that it answers, when the journal does not say its day.
STARTS_LEGAL_INTEREST = (
    EventKind.MISE_EN_DEMEURE,
    EventKind.DEMANDE_EN_JUSTICE,
    EventKind.ORDONNANCE_SIGNIFIEE,
    EventKind.JUGEMENT,
)
STARTED_BY = "c-civ-1231-6"


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
        multiple = self.terms.floor_multiple
        if multiple is not None and self.regime is Regime.BUSINESS:
            dated = law.floor_rate(start, max(multiple, law.FLOOR_MULTIPLE))
            return Segment(start, end, dated.value, dated.projected, (dated.reference, "cmf-l313-2"))
        if self.regime is Regime.BUSINESS:
            dated = law.late_rate(start)
            return Segment(start, end, dated.value, dated.projected, (dated.reference,))
        dated = law.legal_rate(start, self.private_creditor)
        if multiple is not None or self.increased_from is None or start < self.increased_from:
            rate = dated.value * (multiple or 1)
            return Segment(start, end, rate, dated.projected, (STARTED_BY, "cmf-l313-2"))
        points = law.judicial_increase(start)
        return Segment(start, end, dated.value + points.value, dated.projected, (points.reference,), increased=True)

    def _agreed(self, start: date, end: date, agreed: Rate) -> Iterator[Segment]:
        """The agreed rate, uncut; a semester whose floor (3 x legal) is above it is cut out, at the floor.

        Past the known floors the agreed rate is only projected: a higher floor would replace it.
        """
        if self.regime is not Regime.BUSINESS:
            yield Segment(start, end, agreed, False, (STARTED_BY,))
            return
        pending, projected = start, False
        for first, last in self._semesters(start, end):
            floor = law.floor_rate(first)
            if floor.value <= agreed:
                projected |= floor.projected
                continue
            if pending < first:
                yield Segment(pending, first, agreed, projected, ("c-com-l441-10",))
            yield Segment(first, last, floor.value, floor.projected, (floor.reference, "cmf-l313-2"))
            pending, projected = last, False
        if pending < end:
            yield Segment(pending, end, agreed, projected, ("c-com-l441-10",))

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
    """How this invoice bears interest, seen on `on`: a notice or a judgment of a later date is not seen.

    Nor is one dated on its due date or before: nobody is put in default of what is not due yet (C. civ. 1231-6, 1344).
    """
    applicable = regime(dossier, invoice)
    private = is_private_loan(dossier)
    capitalised = Terms(capitalisation=dossier.terms.capitalisation)
    if applicable is Regime.BUSINESS:
        return Bearing(applicable, due + ONE_DAY, dossier.terms, private)
    if applicable is Regime.PUBLIC:
        return Bearing(applicable, due + ONE_DAY, capitalised, private)
    terms = dossier.terms if _agreed_terms_bind(dossier) else capitalised
    notice = starts_interest(dossier, due, on)
    if notice is None:
        return Bearing(applicable, None, terms, private)
    return Bearing(applicable, notice.on, terms, private, _increased_from(dossier, invoice, on))


def starts_interest(dossier: Dossier, due: date, on: date) -> Event | None:
    """The first notice or claim in court, up to `on`, that sets a debt due on `due` bearing legal interest."""
    return next((e for e in dossier.events_of(*STARTS_LEGAL_INTEREST, on=on) if e.on > due), None)


def _agreed_terms_bind(dossier: Dossier) -> bool:
    """Of a debt at the legal rate: not toward a consumer, nor toward who may be one as long as that is unknown."""
    if is_private_loan(dossier):
        return True
    kind = dossier.debtor.kind
    unknown = kind.may_be_non_professional and dossier.answer("debtor_professional") is None
    return kind is not DebtorKind.PARTICULIER and not unknown


def _increased_from(dossier: Dossier, invoice: Invoice, on: date) -> date | None:
    """The day after two months since a judge's decision on this debt became enforceable (CMF L313-3).

    Counted from the title noted in the journal, else from the judgment. A title without a judge increases nothing.
    """
    judged = dossier.last(EventKind.JUGEMENT, EventKind.ORDONNANCE_SIGNIFIEE, on=on)
    if judged is None or judged.on < invoice.first_day:
        return None
    title = dossier.last(EventKind.TITRE_EXECUTOIRE, on=on)
    if title is None and judged.kind is EventKind.ORDONNANCE_SIGNIFIEE:
        return None
    enforceable = (title or judged).on
    return law.delay("majoration_judiciaire_attente", enforceable).value.after(enforceable) + ONE_DAY
