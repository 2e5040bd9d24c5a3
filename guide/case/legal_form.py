"""What a legal form says of who bears it: a sole trader, a trader by its form, or a civil company, as typed by people.

Traders go before the commercial court, civil companies and farmers before the tribunal judiciaire (C. com. L210-1,
L721-3; C. rur. L311-1).
"""

import re
from enum import StrEnum

from guide.values.accents import unaccented


class LegalStanding(StrEnum):
    """Before which court a legal form takes its bearer."""

    COMMERCIAL = "commercial"
    CIVIL = "civil"
    #: A company for a liberal profession: commercial by its form, yet before the tribunal judiciaire (C. com. L721-5).
    LIBERAL_COMPANY = "societe_exercice_liberal"


_SOLE_TRADER = re.compile(r"\b(?:ei|eirl|entrepr\w+ individuel\w*|micro\w*|auto[- ]?entrepr\w+)\b")
#: Commercial by their form (C. com. L210-1), public capital or not.
_COMMERCIAL = re.compile(
    r"\b(?:sa|sas|sasu|sarl|eurl|snc|sca|scs|sem|seml|sempo|semop|spl|spla|scop|"
    r"societe (?:anonyme|par actions|a responsabilite|en nom collectif|en commandite|d'economie mixte|publique locale))\b"
)
#: Farming companies, civil companies of means or of professionals, the other civil companies; farmers, commercial agents.
_CIVIL = re.compile(
    r"\b(?:earl|gaec|scea|gfa|gfr|scm|scp|scpi|sccv|sc|sci|societe civile|exploitant\w* agricole\w*|"
    r"agricult\w+|eleveu\w+|viticult\w+|maraich\w+|agent\w* commercia\w+)\b"
)
_LIBERAL_COMPANY = re.compile(r"\b(?:sel|selarl|selarlu|selas|selasu|selafa|selca|societe d'exercice liberal)\b")


#: Written before or after a name, these are no part of it: « EARL du Moulin », « Cabinet Roux SELARL ».
_UNMISTAKABLE = r"(?:earl|gaec|scea|scm|scp|sci|selarl|selarlu|selas|selasu|selafa)"
_IN_NAME = re.compile(rf"^{_UNMISTAKABLE}\b|\b{_UNMISTAKABLE}$")


def _plain(form: str | None) -> str:
    return unaccented(form or "").casefold().replace(".", "").replace("’", "'")


def is_sole_trader_form(form: str | None) -> bool:
    """Whether that form is a person's: EI, micro-entrepreneur."""
    return _SOLE_TRADER.search(_plain(form)) is not None


def form_in_name(name: str) -> str | None:
    """The civil or liberal form that a name begins or ends with; None when it has none, or one that a word may be."""
    match = _IN_NAME.search(_plain(name).strip())
    return match.group() if match else None


def standing(form: str | None) -> LegalStanding | None:
    """What that form says of the court; None when it says nothing (EI, an association, an unknown word)."""
    plain = _plain(form)
    if _LIBERAL_COMPANY.search(plain):
        return LegalStanding.LIBERAL_COMPANY
    if _CIVIL.search(plain):
        return LegalStanding.CIVIL
    return LegalStanding.COMMERCIAL if _COMMERCIAL.search(plain) else None
