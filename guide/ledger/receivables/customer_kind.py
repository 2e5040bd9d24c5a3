"""What a customer probably is, from its name and its SIREN: proposed, shown, and confirmed by the person before anything
that the law gives only against a business is claimed.

A name proves nothing: « Mairie » may be a family name, « SARL » may be struck off. The first rule that matches is told
with the words that made it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from guide.case.codes import DebtorKind
from guide.errors import IdentifierInvalid
from guide.values.accents import unaccented
from guide.values.identifiers import validate_siren


@dataclass(frozen=True)
class KindProposal:
    """A kind, and the words of the name (or the SIREN) that suggest it."""

    kind: DebtorKind
    because: str


def _words(patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{patterns})\b")


#: In the order they are tried; names are compared in capitals without accents.
_RULES = {
    DebtorKind.COPROPRIETE: _words(r"SYNDICAT (?:DES )?(?:CO ?PROPRIETAIRES|COPRO)|SDC|COPROPRIETE|SYND(?:IC)? COPRO"),
    DebtorKind.HOPITAL_PUBLIC: _words(
        r"CENTRE HOSPITALIER(?: \w+)*|CHU|CHRU|CHR|CHI|HOPITAL PUBLIC|HOPITAUX DE|AP HP|ASSISTANCE PUBLIQUE"
    ),
    DebtorKind.ETAT: _words(
        r"MINISTERE|PREFECTURE(?: DE)?|SOUS PREFECTURE|RECTORAT|DIRECTION (?:REGIONALE|DEPARTEMENTALE) DES?|DRFIP|"
        r"DDFIP|DGFIP|DREAL|DDT|TRIBUNAL JUDICIAIRE|GENDARMERIE|TRESOR PUBLIC"
    ),
    DebtorKind.COLLECTIVITE: _words(
        r"MAIRIE|COMMUNE DE|VILLE DE|COMMUNAUTE (?:DE COMMUNES|D AGGLOMERATION|URBAINE)|CC DU|METROPOLE|"
        r"CONSEIL (?:DEPARTEMENTAL|REGIONAL|GENERAL)|DEPARTEMENT (?:DE|DU|DES)|CONSEIL REGIONAL|CCAS|SIVOM|SIVU|"
        r"SYNDICAT (?:INTERCOMMUNAL|MIXTE)|OFFICE (?:DE|DU) TOURISME|CAISSE DES ECOLES"
    ),
    DebtorKind.SCI: _words(r"SCI|SOCIETE CIVILE IMMOBILIERE|SCCV"),
    DebtorKind.ASSOCIATION: _words(r"ASSOCIATION|ASSOC?|ASSO|FEDERATION|AMICALE|COMITE DES FETES|MJC|LOI 1901"),
    # Not for the commercial court (C. rur. L311-1; C. com. L721-5).
    DebtorKind.CIVIL: _words(r"EARL|GAEC|SCEA|GFA|SOCIETE CIVILE|SELARLU?|SELASU?|SELAFA|AGENT COMMERCIAL"),
    DebtorKind.COMMERCANT: _words(
        r"SARL|EURL|SAS|SASU|SA|SNC|SCA|SCS|SCOP|SCIC|GIE|ETS|ETABLISSEMENTS?|SOCIETE|HOLDING|GMBH|LTD|INC|SPRL|"
        r"SRL|BV|LLC|GROUPE"
    ),
    DebtorKind.LIBERAL: _words(r"MAITRE|SCP|SCM|DR|DOCTEUR|NOTAIRE|AVOCATE?S?|CABINET|ARCHITECTES?|EXPERT COMPTABLE"),
    DebtorKind.PARTICULIER: _words(r"M|MR|MME|MLLE|MONSIEUR|MADAME|MADEMOISELLE|M ET MME"),
}
#: A person's title stands first in the name; further on it is an initial or a family name.
_TITLE_FIRST = re.compile(r"(?:M|MR|MME|MLLE|MONSIEUR|MADAME|MADEMOISELLE)\b")
#: Initials of company forms written with points: « S.A.R.L. », « S.A. ».
_POINTS = re.compile(r"\b(?:[A-Z]\.){2,}[A-Z]?\b|\b(?:[A-Z]\.){2,}")
_SIREN = re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)")


@lru_cache(maxsize=100_000)
def propose_kind(name: str, siren: str | None = None) -> KindProposal | None:
    """The kind that the name suggests, None when it suggests nothing.

    A SIREN is no consumer's: one that begins with 1 or 2 is a public body's, another one is taken for a business's.
    """
    plain = _plain(name)
    within = _SIREN.search(name)
    number = _valid(siren) or _valid(within and within.group())
    for kind, pattern in _RULES.items():
        if kind is DebtorKind.PARTICULIER and (number or not _TITLE_FIRST.match(plain)):
            continue
        if words := pattern.search(plain):
            return KindProposal(kind, f"« {_as_written(name, words.group())} »")
    if number:
        public = {"1": DebtorKind.ETAT, "2": DebtorKind.COLLECTIVITE}
        return KindProposal(public.get(number[0], DebtorKind.COMMERCANT), f"SIREN {number}")
    return None


def _plain(name: str) -> str:
    text = unaccented(name).upper()
    text = _POINTS.sub(lambda initials: initials.group().replace(".", ""), text)
    return " ".join(re.findall(r"[A-Z0-9]+", text))


def _as_written(name: str, words: str) -> str:
    """The words of the rule as the name has them, when they stand there letter for letter."""
    at = unaccented(name).upper().find(words)
    return name[at : at + len(words)] if at >= 0 and len(unaccented(name)) == len(name) else words.title()


def _valid(siren: str | None) -> str:
    try:
        return validate_siren(siren) if siren else ""
    except IdentifierInvalid:
        return ""
