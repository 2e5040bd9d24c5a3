"""The two ends of a letter, as lines ready to print. Field names are the vocabulary of the templates, in French."""

import re
from dataclasses import dataclass, replace

from guide.case.model import FRANCE, Address, Creditor, Debtor, Dossier, Party
from guide.case.party_numbers import CHECKS, checked_number
from guide.case.standing import is_sole_trader
from guide.case.territory import in_france
from guide.errors import IdentifierInvalid
from guide.letters.catalogue.catalogue import INSTITUTIONS
from guide.letters.content.civil_status import business_name, denomination
from guide.values.accents import folded
from guide.values.french import NBSP, country, number, typeset
from guide.values.identifiers import format_iban, format_siren, format_siret


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
    """The addressee, in the window of the envelope; `appel`: how the letter calls them."""

    nom: str
    lignes: tuple[str, ...]
    appel: str


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
    legal = "" if is_sole_trader(creditor) else (creditor.legal_form or "").strip()
    capital = (creditor.share_capital or "").strip()
    if legal and capital:
        legal += f" au capital de {_in_euros(capital)}"
    lines = [
        legal,
        _trade_name(creditor),
        *address_lines(creditor),
        registration(creditor),
        creditor.email or "",
        creditor.phone or "",
    ]
    signatory = (creditor.signatory or creditor.representative or "").strip() or creditor.name
    return Expediteur(
        nom=typeset(business_name(creditor)),
        lignes=tuple(typeset(line.strip()) for line in lines if line.strip()),
        ville=typeset(creditor.address.city.strip()),
        signataire=typeset(signatory),
        signe_pour=signatory != creditor.name,
    )


def _trade_name(party: Party) -> str:
    """The name of the shop, when it is not that of who keeps it."""
    name = (party.trade_name or "").strip()
    return "" if not name or name.casefold() in party.name.casefold() else name


def _in_euros(capital: str) -> str:
    """A capital typed as a bare number is in euros: « 5000 » is « 5 000 € »."""
    digits = "".join(capital.split())
    return f"{number(int(digits))}{NBSP}€" if digits.isascii() and digits.isdigit() else capital


def destinataire(debtor: Debtor) -> Destinataire:
    """Name, who it is for the attention of, address. Needs a complete address (see `permission`)."""
    attention = (debtor.representative or "").strip()
    *streets, city = address_lines(replace(debtor, country=FRANCE))
    # One is enough, and the window is short: what was typed on the envelope stands.
    typed = any(_ATTENTION.match(folded(line)) for line in streets)
    care_of = f"À l’attention de {attention}" if attention and not typed else ""
    lines = [line for line in (_trade_name(debtor), care_of, *streets) if line]
    ends = [city, *address_lines(debtor)[len(streets) + 1 :]]
    return Destinataire(
        typeset(denomination(debtor)),
        tuple(typeset(line) for line in (*_gathered(lines, WINDOW_LINES - 1 - len(ends)), *ends)),
        typeset(salutation(attention or debtor.name)),
    )


#: Lines of an addressee, the name too, in the window of a DL envelope and in that of a C5; letters on one of them.
WINDOW_LINES, TALL_WINDOW_LINES, _LINE_LETTERS = 5, 7, 44


def _gathered(lines: list[str], most: int) -> list[str]:
    """The lines, two on one as long as they are too many and some two are short enough."""
    while len(lines) > max(most, 1):
        at = min(range(len(lines) - 1), key=lambda rank: len(lines[rank]) + len(lines[rank + 1]))
        together = f"{lines[at]}, {lines[at + 1]}"
        if len(together) > _LINE_LETTERS:
            break
        lines = [*lines[:at], together, *lines[at + 2 :]]
    return lines


_ATTENTION = re.compile(r"a l['’]attention d")
#: The beginnings of a name that say how its bearer is called.
_CALLED = (
    (("maître ", "maitre ", "me "), "Maître"),
    (("madame ", "mme ", "mme. ", "mlle ", "frau ", "mrs ", "mrs. ", "ms ", "ms. ", "señora ", "signora "), "Madame"),
    (("monsieur ", "m. ", "mr ", "mr. ", "herr ", "herrn ", "señor ", "signor "), "Monsieur"),
    (("commune ", "mairie ", "ville ", "métropole "), "Madame, Monsieur le Maire"),
    (("préfecture ", "préfet "), "Madame, Monsieur le préfet"),
)
#: An office, that is said with the person.
_OFFICE = re.compile(r"(Monsieur le|Madame la|Madame le) [\w' ’-]+", re.IGNORECASE)


def salutation(name: str) -> str:
    """« Madame », « Maître », « Monsieur le Maire »: what the name of the addressee tells, else « Madame, Monsieur »."""
    office = _OFFICE.match(name.strip())
    if office is not None:
        return office[0]
    low = f"{name.strip().casefold()} "
    return next((call for begins, call in _CALLED if low.startswith(begins)), "Madame, Monsieur")


def banque(creditor: Creditor) -> Banque:
    """Needs numbers that pass their check (see `wrong_numbers`)."""
    iban = (creditor.iban or "").strip()
    bic = (creditor.bic or "").strip()
    printed = format_iban(checked_number(creditor, "iban")).replace(" ", NBSP) if iban else ""
    return Banque(bool(iban), printed, bool(iban and bic), checked_number(creditor, "bic") if bic else "")


def address_lines(party: Party) -> tuple[str, ...]:
    """Street lines as typed, then postcode and city in capitals as the post asks, then a foreign country."""
    assert party.address is not None
    return envelope(party.address, party.country)


def envelope(address: Address, country_code: str = FRANCE) -> tuple[str, ...]:
    city = f"{address.postcode or ''} {(address.city or '').upper()}".strip()
    abroad = country(country_code).upper() if not in_france(country_code) else ""
    return tuple(line.strip() for line in (*address.lines, city, abroad) if line.strip())


def registration(party: Party) -> str:
    """ "SIREN 732 829 320 – RCS Lille – TVA FR44732829320"."""
    siret, siren = (party.siret or "").strip(), (party.siren or "").strip()
    number = f"SIREN {format_siren(checked_number(party, 'siren'))}" if siren else ""
    if siret:
        number = f"SIRET {format_siret(checked_number(party, 'siret'))}"
    number = number.replace(" ", NBSP)
    rcs = (party.rcs or "").strip() if isinstance(party, Creditor) else ""
    if rcs and not rcs.upper().replace(".", "").startswith("RCS"):
        rcs = f"RCS {rcs}"
    vat = (party.vat_number or "").strip() if in_france(party.country) else ""
    return " – ".join(
        part for part in (number, rcs, f"TVA {checked_number(party, 'vat_number')}" if vat else "") if part
    )


def wrong_numbers(party: Party, name: str = "creditor") -> dict[str, str]:
    """A party's numbers that fail their check, by field, with what is wrong in French.

    Only a French VAT number can be checked: a foreign one is left alone, and no letter prints it.
    """
    wrong = {}
    for field in CHECKS:
        text = (getattr(party, field, None) or "").strip()
        if not text or (field == "vat_number" and not in_france(party.country)):
            continue
        try:
            checked_number(party, field)
        except IdentifierInvalid as error:
            wrong[f"{name}.{field}"] = str(error)
    return wrong


def known_party(dossier: Dossier, role: str) -> tuple[str, tuple[str, ...]]:
    """Name and address of who a letter is for. An institution reached through its site needs no address."""
    party = dossier.third_party(role)
    if party is None:
        return INSTITUTIONS[role], ()
    return party.name.strip(), envelope(party.address) if party.address else ()
