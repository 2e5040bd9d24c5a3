"""Who is a trader, for the law: the kind that was chosen, corrected by what a legal form says.

The judge of an order for payment raises his incompetence himself (CPC 1406): a farming company taken for a trader
would lose its time and its fee.
"""

from collections.abc import Set

from guide.case.codes import Activity, DebtorKind, Nature
from guide.case.legal_form import LegalStanding, form_in_name, is_sole_trader_form, standing
from guide.case.model import Creditor, Debtor, Dossier

_CIVIL = (LegalStanding.CIVIL, LegalStanding.LIBERAL_COMPANY)


def _standing(party: Creditor | Debtor) -> LegalStanding | None:
    """By the form that was given, else by the one that stands in the name."""
    return standing(party.legal_form) if party.legal_form else standing(form_in_name(party.name))


def debtor_kind(dossier: Dossier) -> DebtorKind:
    """A « trader » whose form or name says a farming or civil company, or a SEL, is none (C. rur. L311-1; C. com. L721-5)."""
    kind = dossier.debtor.kind
    if kind is DebtorKind.COMMERCANT and _standing(dossier.debtor) in _CIVIL:
        return DebtorKind.CIVIL
    return kind


def creditor_activity(dossier: Dossier) -> Activity | None:
    """The same of the creditor; None when it is not known."""
    activity, form = dossier.creditor.activity, _standing(dossier.creditor)
    if activity in (Activity.COMMERCANT, Activity.ARTISAN, None) and form in _CIVIL:
        return Activity.CIVIL if form is LegalStanding.CIVIL else Activity.LIBERAL
    return activity


def is_sole_trader(creditor: Creditor) -> bool | None:
    """Whether the creditor is a person in business, not a company; None when nothing says it."""
    if creditor.sole_trader is not None:
        return creditor.sole_trader
    if creditor.activity is Activity.PARTICULIER or not (creditor.legal_form or "").strip():
        return None
    return is_sole_trader_form(creditor.legal_form)


def has_liberal_company(dossier: Dossier) -> bool:
    """Whether either party is a SEL: the tribunal judiciaire alone is competent then (C. com. L721-5, to be checked)."""
    return LegalStanding.LIBERAL_COMPANY in (_standing(dossier.creditor), _standing(dossier.debtor))


def commercial_form(dossier: Dossier) -> bool | None:
    """Whether a public undertaking is a company of private law (SEM, SPL, SA); None when its form does not say."""
    form = dossier.debtor.legal_form
    if standing(form) is LegalStanding.COMMERCIAL:
        return True
    return False if is_public_establishment(form) else None


def is_public_establishment(form: str | None) -> bool:
    """An EPIC: a public person, whose goods are never seized (CGPPP L2311-1)."""
    plain = (form or "").casefold().replace(".", "")
    return "epic" in plain.split() or "établissement public" in plain or "etablissement public" in plain


def money_lent(activity: Activity | None, natures: Set[Nature | None]) -> bool:
    """A loan: it is said of a debt, or a private person is owed it and nothing says for what else (a rent, a sale)."""
    return Nature.PRET in natures or (activity is Activity.PARTICULIER and natures <= {None})
