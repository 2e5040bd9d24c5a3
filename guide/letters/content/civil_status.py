"""What a request says of the person who makes it: profession, nationality, birth (CPC 54); « EI » beside the name."""

from collections.abc import Mapping

from guide.case.codes import Activity
from guide.case.legal_form import is_sole_trader_form
from guide.case.model import Creditor, Party
from guide.case.standing import is_sole_trader

#: What a person must say of herself, by field of the dossier.
STATUS_FACTS: Mapping[str, str] = {
    "creditor.profession": "votre profession",
    "creditor.nationality": "votre nationalité",
    "creditor.born_on": "votre date de naissance",
    "creditor.born_in": "votre lieu de naissance",
}


def _given(creditor: Creditor, fact: str) -> bool:
    value = getattr(creditor, fact.removeprefix("creditor."))
    return bool(value.strip()) if isinstance(value, str) else value is not None


def is_person(creditor: Creditor) -> bool | None:
    """Whether the creditor is a person, not a company; None when nothing says it."""
    if creditor.activity is Activity.PARTICULIER or is_sole_trader(creditor):
        return True
    if (creditor.legal_form or "").strip() or creditor.sole_trader is False:
        return False
    return True if any(_given(creditor, fact) for fact in STATUS_FACTS) else None


def missing_status(creditor: Creditor) -> list[str]:
    """Of what a person must say, what is missing, in words."""
    return [words for fact, words in STATUS_FACTS.items() if not _given(creditor, fact)]


def _sole(party: Party) -> bool:
    return bool(is_sole_trader(party) if isinstance(party, Creditor) else is_sole_trader_form(party.legal_form))


def business_name(party: Party) -> str:
    """The name, « EI » right after it where the person trades alone, whatever form was typed (C. com. R526-27)."""
    low = party.name.casefold()
    mentioned = {"ei", "e.i."} & set(low.replace(",", " ").split()) or "entrepreneur individuel" in low
    return f"{party.name} EI" if _sole(party) and not mentioned else party.name


def denomination(party: Party) -> str:
    """The name with its form: « Jean Martin EI », « Atelier Nord, SARL »."""
    form = (party.legal_form or "").strip()
    known = not form or form.casefold() in party.name.casefold().replace(",", " ").split()
    return business_name(party) if known or _sole(party) else f"{party.name}, {form}"
