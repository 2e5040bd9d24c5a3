"""The conditions that several remedies share. Each test answers True, False, or None when a fact is missing.

"Strict" conditions guard what costs money or goes before a judge: an unknown fact leaves the route unsettled.
"Known" ones guard a letter or a talk: only a known obstacle closes it.
"""

from dataclasses import replace
from datetime import date

from guide import law
from guide.case.codes import Activity, DebtorKind, Nature
from guide.case.journal import Dispute
from guide.claim import LimitationState
from guide.path.facts.least_prices import CIVIL_SUIT, COMMERCIAL_SUIT, price
from guide.path.facts.procedure_dates import Title, may_choose_court
from guide.path.facts.situation import Dear, Situation, Timing
from guide.path.remedies.remedy import Condition, Test
from guide.values.french import day, money

CIVIL_KINDS = frozenset(
    {
        DebtorKind.LIBERAL,
        DebtorKind.CIVIL,
        DebtorKind.SCI,
        DebtorKind.ASSOCIATION,
        DebtorKind.COPROPRIETE,
        DebtorKind.PARTICULIER,
    }
)


def no(test: bool | None) -> bool | None:
    """The contrary, unknown when it is."""
    return None if test is None else not test


def known(condition: Condition) -> Condition:
    """The same, closed by a known obstacle only."""
    strict = condition.test
    return replace(condition, id=f"{condition.id}_known", test=lambda s: strict(s) is not False, needs=())


def _not_late(s: Situation) -> str:
    if s.timing is Timing.RIEN_DU:
        return "Tout est payé à cette date : il n'y a rien à réclamer."
    if s.timing is Timing.A_ECHOIR and s.next_due:
        return f"Rien n'est encore échu : la prochaine échéance est le {day(s.next_due)}."
    return "Rien n'est dû à cette date."


late = Condition("late", lambda s: s.late, _not_late, "c-civ-1344", ("invoices.due",))

alive = Condition(
    "alive",
    lambda s: None if s.limitation is None else s.limitation is not LimitationState.PRESCRITE,
    lambda s: f"La créance est prescrite depuis le {day(s.deadline)}." if s.deadline else "La créance est prescrite.",
    "c-civ-2224",
    ("invoices.completed",),
)

not_collective = Condition(
    "not_collective",
    lambda s: no(s.collective),
    "Une procédure collective est ouverte : les poursuites individuelles sont arrêtées, la créance se déclare.",
    "c-com-l622-21",
    ("insolvency",),
)

not_overindebted = Condition(
    "not_overindebted",
    lambda s: no(s.overindebted),
    "Un dossier de surendettement est recevable : la saisie est suspendue et le client ne peut pas payer ses dettes "
    "anciennes.",
    "c-conso-l722-2",
    ("insolvency",),
)

domestic = Condition(
    "domestic",
    lambda s: s.domestic,
    "Votre client est à l'étranger : cette procédure française n'est possible que s'il demeure en France.",
    "cpc-1406",
)


def under_private_law(s: Situation) -> bool | None:
    """Not an administration; a public undertaking when it is a company (SEM, SPL, SA), unknown without its form. An EPIC
    is a public person (CGPPP L2311-1)."""
    if s.kind is DebtorKind.ENTREPRISE_PUBLIQUE:
        return s.commercial_form
    return not s.kind.is_administration


not_public = Condition(
    "not_public",
    lambda s: under_private_law(s) is True,
    lambda s: (
        "Votre client est une entreprise publique dont la forme n'est pas connue : notez-la. Une société (SEM, SPL, SA "
        "à capitaux publics) se poursuit comme les autres ; un établissement public, non."
        if s.kind is DebtorKind.ENTREPRISE_PUBLIQUE and s.commercial_form is None
        else "Votre client est un acheteur public : cette voie ne s'emploie pas contre une personne publique."
    ),
    "immunite-execution",
)

private_buyer_in_court = Condition(
    "private_buyer_in_court",
    under_private_law,
    "Votre client est une administration : son juge est le tribunal administratif.",
    "cja-r421-1",
    ("debtor.legal_form",),
)

not_serious = Condition(
    "not_serious",
    lambda s: {Dispute.SERIEUSE: False, Dispute.INCONNUE: None, Dispute.EXPRIMEE: None}.get(s.dispute, True),
    "Votre client conteste sérieusement la dette : il faut un juge qui examine le fond.",
    "cpc-873",
    ("dispute",),
)

undisputed = Condition(
    "undisputed",
    lambda s: {Dispute.AUCUNE: True, Dispute.INCONNUE: None}.get(s.dispute, False),
    "Votre client conteste la dette, même en partie : la moindre contestation met fin à cette procédure.",
    "cpce-l126-1",
    ("dispute",),
)

no_title = Condition(
    "no_title",
    lambda s: s.title_known is not True,
    "Vous avez déjà un titre exécutoire : il s'exécute, il ne se redemande pas.",
    "cpce-l111-3",
)

no_order_pending = Condition(
    "no_order_pending",
    lambda s: s.order.state in (Title.AUCUN, Title.DETENU),
    "Une demande est déjà devant le juge, ou une ordonnance est déjà rendue : suivez-la jusqu'au bout.",
    "cpc-1405",
)

no_suit_pending = Condition(
    "no_suit_pending",
    lambda s: s.order.state is not Title.OPPOSITION and not s.order.suit,
    "Un juge a déjà l'affaire : c'est devant lui qu'il faut la mener.",
    "cpc-1418",
)

represented = Condition(
    "represented",
    lambda s: not s.struck_off,
    "La société est radiée : plus personne ne la représente, et l'acte ne pourrait lui être remis. Faites d'abord "
    "désigner un mandataire ad hoc.",
    "cass-com-2023-21-14252",
)

received_known = Condition(
    "received_known",
    lambda s: s.received is not False,
    "Votre client n'a pas reçu la facture : envoyez-la d'abord.",
    "c-civ-1344",
)


commercial_court = Condition(
    "commercial_court",
    lambda s: s.commercial,
    lambda s: (
        "L'une des parties est une société d'exercice libéral : le tribunal judiciaire est seul compétent (C. com., "
        "L721-5 : à vérifier)."
        if s.liberal_company
        else "Votre client n'est ni commerçant, ni artisan, ni société commerciale (un agriculteur, une société civile, un agent "
        "commercial ne le sont pas) : le tribunal de commerce n'est pas compétent."
    ),
    "cpc-1406",
    ("debtor.legal_form",),
)


def _civil(s: Situation) -> bool | None:
    if s.kind in CIVIL_KINDS or (s.liberal_company and s.kind is DebtorKind.COMMERCANT):
        return True
    if s.kind is DebtorKind.COMMERCANT:
        return may_choose_court(s.activity, s.kind)
    return False if s.kind.is_administration or s.commercial_form else None


civil_court = Condition(
    "civil_court",
    _civil,
    lambda s: (
        "Votre client est une administration : le tribunal judiciaire n'est pas compétent."
        if s.kind.is_administration
        else "Vous et votre client êtes commerçants ou artisans : c'est le tribunal de commerce."
    ),
    "cpc-1406",
    ("creditor.activity",),
)


def before_commercial_court(s: Situation) -> bool:
    """Whether the debtor is known to be a trader or a company, and no party a SEL."""
    return s.commercial is True


def traders(s: Situation) -> bool | None:
    """Whether both are traders. A craftsman is one only if he is registered as such: unknown without his RCS."""
    if not before_commercial_court(s):
        return False
    if s.activity is Activity.ARTISAN:
        return True if s.registered else None
    return None if s.activity is None else s.activity is Activity.COMMERCANT


def admits(s: Situation) -> bool | None:
    """Whether the debtor says that the sum is owed; a promise that still runs says so, unless the person denies it."""
    promised = s.promised_until is not None and s.promised_until >= s.on
    return True if s.admits is None and promised else s.admits


def private_builder(s: Situation) -> bool | None:
    """Whether a private client builds for a business; unknown for an association, a SCI or a copropriété that may be
    building outside any (C. civ. 1799-1 al. 4)."""
    return False if s.kind.is_public_buyer or s.kind is DebtorKind.PARTICULIER else s.professional


def supplied(s: Situation, nature: Nature) -> bool | None:
    """Whether an invoice is for that; unknown while one does not say."""
    if nature in s.natures:
        return True
    return None if not s.natures or None in s.natures else False


def guarantee_end(s: Situation) -> date | None:
    """The end of the fifteen days left to give the guarantee of the works (C. civ. 1799-1)."""
    asked = s.guarantee_asked
    return law.delay("garantie_travaux", asked).value.after(asked) if asked else None


def guarantee_refused(s: Situation) -> bool:
    """Whether that guarantee was asked for more than fifteen days ago, in vain: works may then stop."""
    end = guarantee_end(s)
    return end is not None and s.on > end and s.works_guarantee not in ("fournie", "sans_objet")


def disputes(s: Situation) -> bool | None:
    """Whether the debtor disputes the debt, be it in part."""
    return None if s.dispute is Dispute.INCONNUE else s.dispute is not Dispute.AUCUNE


#: A French service that helps both sides agree: whether it works with a debtor abroad was read nowhere.
in_reach = Condition("in_reach", lambda s: True if s.domestic else None, "", "c-civ-2238", ("debtor.country",))


def _worth(id: str, ids: tuple[str, ...], test: Test) -> Condition:
    """A suit that costs more than what is left makes poorer. Only a known sum closes it."""

    def reason(s: Situation) -> str:
        least = price(ids, s.on)
        left = f"Il reste {money(s.claimed)}" if s.claimed is not None else "Il reste trop peu"
        cost = f" ({money(least)} au moins)" if least is not None else ""
        return f"{left} : c'est moins que ce que coûtent la demande et sa signification{cost}. Écrivez, ou renoncez."

    return Condition(id, test, reason, "tarif-commissaires")


worth_commercial = _worth("worth_commercial", COMMERCIAL_SUIT, lambda s: s.dear is Dear.AUCUN)
worth_civil = _worth("worth_civil", CIVIL_SUIT, lambda s: s.dear is not Dear.TOUS)


def certain(s: Situation) -> bool | None:
    """Whether a debt, or a known part of it, is not disputed: what the prefect or the chamber may order (CGCT L1612-15)."""
    if s.dispute is Dispute.PARTIELLE:
        return s.part_undisputed
    return {Dispute.AUCUNE: True, Dispute.SERIEUSE: False}.get(s.dispute)


def little_left(s: Situation) -> bool:
    """Nothing is left, or too little for a suit; toward a public person or abroad, too little for a registered letter."""
    if s.timing is Timing.RIEN_DU or s.trifling:
        return True
    if s.dear is Dear.AUCUN or s.kind.is_administration or not s.domestic:
        return False
    return s.dear is Dear.TOUS or s.kind is DebtorKind.COMMERCANT


#: What every suit before a court of law needs; what every letter or talk needs.
SUIT = (late, alive, not_collective, no_title)
AMICABLE = (known(alive), known(not_collective), known(not_overindebted))
