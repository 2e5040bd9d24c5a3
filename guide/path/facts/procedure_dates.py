"""The dates that events of the journal start: declaring a claim, serving an order, answering an opposition.

A delay of procedure that ends on a Saturday, a Sunday or a holiday ends on the next working day (CPC 642).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide import law
from guide.case.codes import Activity, DebtorKind, EventKind
from guide.case.model import Dossier, Event
from guide.case.territory import in_france, part
from guide.values.dates import ONE_DAY
from guide.values.working_days import working_day


def last_day(delay: str, start: date) -> date:
    """The last day of a delay of procedure that starts on that day, moved to a working day (CPC 641, 642)."""
    return working_day(law.delay(delay, start).value.after(start))


@dataclass(frozen=True)
class Insolvency:
    """The dates of collective proceedings; None when their publication in the BODACC is not known."""

    published: date | None = None
    declare_by: date | None = None
    relief_by: date | None = None
    reclaim_by: date | None = None
    #: The last day to answer the mandataire who contests the claim; None when he does not, or was answered.
    answer_by: date | None = None


def insolvency(dossier: Dossier, on: date) -> Insolvency:
    """Two months from the BODACC to declare, four from another territory than the court's; six for relief; three to
    reclaim goods; thirty days from the letter of the mandataire to answer it (C. com. L622-27)."""
    answer_by = _answer_by(dossier, on)
    published = dossier.first(EventKind.BODACC, on=on)
    if published is None:
        return Insolvency(answer_by=answer_by)
    far = _far(dossier)
    return Insolvency(
        published.on,
        last_day("declaration_creance_hors_metropole" if far else "declaration_creance", published.on),
        last_day("releve_forclusion", published.on),
        last_day("revendication", published.on),
        answer_by,
    )


def vat_deadline(published: date) -> date:
    """The last day to reclaim the VAT of a debt lost in a winding-up: a 31 December (CGI, ann. II, art. 208)."""
    years = law.delay("recuperation_tva", published).value
    return date(published.year + years.count, 12, 31)


def _answer_by(dossier: Dossier, on: date) -> date | None:
    contested = dossier.last(EventKind.CONTESTATION_MANDATAIRE, on=on)
    answered = dossier.last(EventKind.REPONSE_MANDATAIRE, on=on)
    if contested is None or (answered is not None and answered.on >= contested.on):
        return None
    return last_day("reponse_mandataire", contested.on)


def _far(dossier: Dossier) -> bool:
    """Whether the creditor is outside the territory of the debtor's court (C. com. R622-24): metropolitan France is
    one, each overseas department another. A debtor's postcode that is not known leaves the short delay."""
    if not in_france(dossier.creditor.country):
        return True
    here, there = part(dossier.creditor), part(dossier.debtor)
    return here is not None and there is not None and here != there


class Title(StrEnum):
    """Where the way to an enforceable title stands."""

    DETENU = "detenu"
    A_SIGNIFIER = "a_signifier"
    ATTENTE = "attente"
    OPPOSITION = "opposition"
    AUDIENCE = "audience"
    INSTANCE = "instance"
    AUCUN = "aucun"


class Paper(StrEnum):
    """What the person says to hold, whose date is then asked; the journal speaks when nothing was said."""

    TITRE = "titre"
    ORDONNANCE = "ordonnance"
    AUCUN = "aucun"


@dataclass(frozen=True)
class Order:
    """An order for payment or another title, and the date that binds next. `lapsed`: an order never served in time;
    `suit`: a judge already has the case by a writ or a petition, not by a request for an order alone."""

    state: Title
    by: date | None = None
    enforceable_from: date | None = None
    lapsed: bool = False
    suit: bool = False


def order(dossier: Dossier, on: date) -> Order:
    """From the journal: title, else the order made, served, opposed (CPC 1411 to 1425; décret 2026-96)."""
    code = dossier.answer("enforceable_title")
    if (
        code == "oui"
        or (code is None and "titre" in (dossier.grounds or ()))
        or _last(dossier, EventKind.TITRE_EXECUTOIRE, EventKind.JUGEMENT, on=on)
    ):
        return Order(Title.DETENU)
    made = dossier.last(EventKind.ORDONNANCE_RENDUE, on=on)
    served = _last(dossier, EventKind.ORDONNANCE_SIGNIFIEE, on=on)
    opposed = _last(dossier, EventKind.OPPOSITION, on=on)
    if opposed is not None and (made is None or opposed.on >= made.on):
        by = last_day("reponse_opposition", opposed.on)
        return Order(Title.OPPOSITION if on <= by else Title.AUDIENCE, by)
    if opposed is None and _opposition_undated(dossier):
        return Order(Title.OPPOSITION)
    if served is not None and (made is None or served.on >= made.on):
        start = _enforceable_after(served.on, made.on if made else served.on) + ONE_DAY
        if made is not None and served.on > last_day("signification_ordonnance", made.on):
            return Order(Title.AUCUN, lapsed=True)
        return Order(Title.DETENU if on >= start else Title.ATTENTE, enforceable_from=start)
    if made is not None:
        by = last_day("signification_ordonnance", made.on)
        return Order(Title.A_SIGNIFIER, by) if on <= by else Order(Title.AUCUN, lapsed=True)
    asked = _last(dossier, EventKind.REQUETE_DEPOSEE, EventKind.DEMANDE_EN_JUSTICE, on=on)
    suit = _last(dossier, EventKind.DEMANDE_EN_JUSTICE, on=on) is not None
    return Order(Title.INSTANCE if asked else Title.AUCUN, suit=suit)


def _enforceable_after(served: date, made: date) -> date:
    """The last day before an unopposed order may be enforced: counted from its service, chosen by the day it was made.

    One month for the orders made before 1 September 2026, two from that day (décret 2026-96, art. 9). An order whose
    day is not known was made by its service at the latest.
    """
    return working_day(law.delay("execution_ordonnance", made).value.after(served))


def _last(dossier: Dossier, *kinds: EventKind, on: date) -> Event | None:
    """The last act about this debt: one older than every invoice speaks of another, and is said so (`contradictions`)."""
    event = dossier.last(*kinds, on=on)
    return event if event is not None and event.on >= dossier.born else None


def _opposition_undated(dossier: Dossier) -> bool:
    """An opposition said to be received, its letter without a date: the fifteen days to answer may be running."""
    return "ordonnance" in (dossier.grounds or ()) and dossier.answer("order_stage") == "opposition"


def may_choose_court(activity: Activity | None, kind: DebtorKind) -> bool | None:
    """A creditor who is no trader may sue a trader before either court (a mixed act). None: activity not known."""
    if kind is not DebtorKind.COMMERCANT:
        return False
    if activity is None:
        return None
    return activity not in (Activity.COMMERCANT, Activity.ARTISAN)
