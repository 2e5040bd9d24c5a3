"""SIREN, SIRET, French VAT number, IBAN, BIC: checked by python-stdnum, said in French.

Each `validate_x` returns the compact form or raises IdentifierInvalid; each `format_x` writes it as people do.
"""

import re
from importlib import import_module

from guide.errors import IdentifierInvalid

_SPACES = re.compile(r"[\s\u00a0\u202f.\-]")
#: What each error of stdnum says, by its name.
_WHY = {
    "InvalidLength": "sa longueur n'est pas la bonne",
    "InvalidFormat": "il contient des caractères inattendus",
    "InvalidChecksum": "sa clé de contrôle ne correspond pas",
    "InvalidComponent": "une de ses parties n'existe pas",
}


def _validate(text: str, name: str, example: str, kind: str) -> str:
    # Here, for stdnum reads its list of banks when it is loaded, and most commands check no number.
    errors, numbers = import_module("stdnum.exceptions"), import_module(f"stdnum.{kind}")
    compact = _SPACES.sub("", text).upper()
    try:
        if compact and not compact.strip("0"):
            raise errors.InvalidComponent
        return str(numbers.validate(compact))
    except errors.ValidationError as error:
        why = _WHY.get(type(error).__name__, "il n'est pas valable")
        raise IdentifierInvalid(
            f"« {text.strip()} » n'est pas un {name} : {why}.", f"Vérifiez-le sur votre document ({example})."
        ) from None


def validate_siren(text: str) -> str:
    """Nine digits with their check digit."""
    return _validate(text, "numéro SIREN", "neuf chiffres", "fr.siren")


def validate_siret(text: str) -> str:
    """Fourteen digits with their check digit; La Poste's own rule included."""
    return _validate(text, "numéro SIRET", "quatorze chiffres", "fr.siret")


def validate_vat_number(text: str) -> str:
    """ "FR" and eleven characters."""
    compact = _SPACES.sub("", text).upper()
    checked = _validate(text, "numéro de TVA français", "FR suivi de onze caractères", "fr.tva")
    return compact if compact.startswith("FR") else f"FR{checked}"


def validate_iban(text: str) -> str:
    """An IBAN of any country, compact."""
    return _validate(text, "IBAN", "il figure sur votre RIB", "iban")


def validate_bic(text: str) -> str:
    """Eight or eleven characters."""
    return _validate(text, "BIC", "huit ou onze caractères, sur votre RIB", "bic")


def format_siren(siren: str) -> str:
    """ "732 829 320"."""
    return " ".join((siren[:3], siren[3:6], siren[6:]))


def format_siret(siret: str) -> str:
    """ "732 829 320 00074"."""
    return f"{format_siren(siret[:9])} {siret[9:]}"


def format_iban(iban: str) -> str:
    """Groups of four."""
    return " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))
