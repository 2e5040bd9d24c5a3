"""The numbers of a party, each with its check, made once: a batch writes a thousand letters for one creditor."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from guide.case.model import Party
from guide.values.identifiers import validate_bic, validate_iban, validate_siren, validate_siret, validate_vat_number

#: By the name of the field, in the order in which they are said.
CHECKS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "siren": validate_siren,
        "siret": validate_siret,
        "vat_number": validate_vat_number,
        "iban": validate_iban,
        "bic": validate_bic,
    }
)


def checked_number(party: Party, field: str) -> str:
    """The compact form of a number that the party has. Raises IdentifierInvalid.

    A party never changes: beside its facts, and never part of its value, it keeps the numbers that passed."""
    valid: dict[str, str] = vars(party).setdefault("numbers_checked", {})
    if field not in valid:
        valid[field] = CHECKS[field](getattr(party, field))
    return valid[field]
