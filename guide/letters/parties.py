"""The two ends of a letter, as lines ready to print. Field names are the vocabulary of the templates, in French."""

from __future__ import annotations

from dataclasses import dataclass

from guide.case.model import Creditor, Debtor, Party
from guide.case.territory import in_france
from guide.errors import IdentifierInvalid
from guide.values.french import NBSP, country
from guide.values.identifiers import (
    format_iban,
    format_siren,
    format_siret,
    validate_bic,
    validate_iban,
    validate_siren,
    validate_siret,
)


@dataclass(frozen=True)
class Expediteur:
    """The sender: `nom`, the lines under it, the city of « Lille, le … », who signs."""

    nom: str
    lignes: tuple[str, ...]
    ville: str
    signataire: str
    #: The signatory is someone else than the named sender: the sender's name stands under the signature too.
    signe_pour: bool


@dataclass(frozen=True)
class Destinataire:
    """The addressee, in the window of the envelope."""

    nom: str
    lignes: tuple[str, ...]


@dataclass(frozen=True)
class Banque:
    """Where to pay; `connue` is false without an IBAN."""

    connue: bool
    iban: str
    bic_connu: bool
    bic: str


def expediteur(creditor: Creditor) -> Expediteur:
    """Needs a complete address (see `permission`)."""
    assert creditor.address is not None and creditor.address.city
    legal = (creditor.legal_form or "").strip()
    capital = (creditor.share_capital or "").strip()
    if legal and capital:
        legal += f" au capital de {capital}"
    lines = [legal, *_address(creditor), _registration(creditor), creditor.email or "", creditor.phone or ""]
    signatory = (creditor.signatory or creditor.representative or "").strip() or creditor.name
    return Expediteur(
        nom=creditor.name,
        lignes=tuple(line.strip() for line in lines if line.strip()),
        ville=creditor.address.city.strip(),
        signataire=signatory,
        signe_pour=signatory != creditor.name,
    )


def destinataire(debtor: Debtor) -> Destinataire:
    """Name, who it is for the attention of, address. Needs a complete address (see `permission`)."""
    attention = (debtor.representative or "").strip()
    lines = [f"À l’attention de {attention}" if attention else "", *_address(debtor)]
    return Destinataire(_with_legal_form(debtor), tuple(line for line in lines if line))


def banque(creditor: Creditor) -> Banque:
    """Needs numbers that pass their check (see `wrong_numbers`)."""
    iban = (creditor.iban or "").strip()
    bic = (creditor.bic or "").strip()
    printed = format_iban(validate_iban(iban)).replace(" ", NBSP) if iban else ""
    return Banque(bool(iban), printed, bool(iban and bic), validate_bic(bic) if bic else "")


def _address(party: Party) -> tuple[str, ...]:
    """Street lines as typed, then postcode and city in capitals as the post asks, then a foreign country."""
    assert party.address is not None
    city = f"{party.address.postcode or ''} {(party.address.city or '').upper()}".strip()
    abroad = country(party.country).upper() if not in_france(party.country) else ""
    return tuple(line.strip() for line in (*party.address.lines, city, abroad) if line.strip())


def _with_legal_form(debtor: Debtor) -> str:
    form = (debtor.legal_form or "").strip()
    known = not form or form.casefold() in debtor.name.casefold().replace(",", " ").split()
    return debtor.name if known else f"{debtor.name}, {form}"


def _registration(creditor: Creditor) -> str:
    siret, siren = (creditor.siret or "").strip(), (creditor.siren or "").strip()
    number = f"SIREN {format_siren(validate_siren(siren))}" if siren else ""
    if siret:
        number = f"SIRET {format_siret(validate_siret(siret))}"
    return " – ".join(part for part in (number, (creditor.rcs or "").strip()) if part)


#: The sender's numbers that a letter prints, each with its check.
_NUMBERS = {"siren": validate_siren, "siret": validate_siret, "iban": validate_iban, "bic": validate_bic}


def wrong_numbers(creditor: Creditor) -> dict[str, str]:
    """The sender's printed numbers that fail their check, by field, with what is wrong in French."""
    found = {}
    for field, validate in _NUMBERS.items():
        text = getattr(creditor, field)
        if text and text.strip():
            try:
                validate(text)
            except IdentifierInvalid as error:
                found[f"creditor.{field}"] = str(error)
    return found
