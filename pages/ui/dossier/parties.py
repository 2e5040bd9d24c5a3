"""The two parties: what a letter and a court need to know of them."""

import streamlit as st

from guide.errors import GuideError
from guide.values import identifiers
from guide.values.dates import OLDEST_BIRTH
from pages.ui import session
from pages.ui.dossier import address_completion, registers
from pages.ui.kit.labels import ACTIVITIES, DEBTOR_KINDS, VAT_SCHEMES
from pages.ui.page import fields
from pages.ui.page.fields import bound, required

_OWN_NAME: dict[bool | None, str] = {None: fields.NOT_SAID, True: "Oui", False: "Non"}


def debtor() -> None:
    name_of("debtor")
    registers.company("debtor")
    fields.choice("Qui est-ce ?", "debtor.kind", DEBTOR_KINDS, required("debtor.kind"), mandatory=True)
    _address("debtor")
    address_completion.complete()
    with st.expander("Numéro SIREN, contact, pays"):
        _identity("debtor")
        fields.checked("Pays (deux lettres)", "debtor.country", required("debtor.country"), _country)
    registers.insolvency()


def creditor() -> None:
    name_of("creditor")
    registers.company("creditor")
    fields.choice("Votre activité", "creditor.activity", ACTIVITIES, bound("creditor.activity"))
    _address("creditor")
    with st.expander("Numéro SIREN, signature, TVA, IBAN"):
        _identity("creditor")
        _text("Qui signe les courriers", "creditor.signatory")
        fields.choice("TVA", "creditor.vat", VAT_SCHEMES, bound("creditor.vat"))
        fields.checked(
            "IBAN où le client doit payer",
            "creditor.iban",
            bound("creditor.iban"),
            identifiers.validate_iban,
            identifiers.format_iban,
        )
        fields.checked("BIC", "creditor.bic", bound("creditor.bic"), identifiers.validate_bic)
        _text("Inscription au RCS", "creditor.rcs", "Lille")
        _text("Capital social", "creditor.share_capital")
    with st.expander("Vous êtes une personne (EI, particulier) : ce qu'un juge demande"):
        _own_name()
        _text("Profession", "creditor.profession")
        _text("Nationalité", "creditor.nationality")
        fields.day("Date de naissance", "creditor.born_on", bound("creditor.born_on"), first=OLDEST_BIRTH)
        _text("Lieu de naissance", "creditor.born_in")


def name_of(who: str) -> None:
    """A name may be emptied: it is then asked again where it is needed."""
    label = "Nom du client" if who == "debtor" else "Votre nom, ou celui de votre entreprise"
    fields.text(label, f"{who}.name", lambda name: session.dossier.put(f"{who}.name", name or ""))


def _own_name() -> None:
    """« EI » stands beside the name of who trades in it (C. com. R526-27)."""
    place, answer = "creditor.sole_trader", session.dossier.require().creditor.sole_trader
    fields.select("Exercez-vous en votre nom (EI, micro-entreprise) ?", place, _OWN_NAME, answer, bound(place))


def _text(label: str, name: str, placeholder: str = "") -> None:
    fields.text(label, name, bound(name), placeholder=placeholder)


def _address(who: str) -> None:
    place = f"{who}.address"
    fields.lines(
        "Adresse (rue, complément)", f"{place}.lines", lambda v: session.dossier.put(f"{place}.lines", v or ())
    )
    code, town = st.columns([1, 2])
    with code:
        _text("Code postal", f"{place}.postcode")
    with town:
        _text("Ville", f"{place}.city")


def _identity(who: str) -> None:
    siren = f"{who}.siren"
    fields.checked("SIREN (neuf chiffres)", siren, bound(siren), identifiers.validate_siren, identifiers.format_siren)
    _text("Forme (SARL, EI…)", f"{who}.legal_form")
    _text("Nom commercial", f"{who}.trade_name")
    _text("Représentant légal", f"{who}.representative")
    _text("E-mail", f"{who}.email")
    _text("Téléphone", f"{who}.phone")


def _country(typed: str) -> str:
    country = typed.strip().upper()
    if len(country) != 2 or not (country.isascii() and country.isalpha()):
        raise GuideError(f"« {typed.strip()} » n'est pas un pays en deux lettres.", "Écrivez FR, BE, DE…")
    return country
