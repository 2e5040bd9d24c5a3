"""The two parties: what a letter and a court need to know of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import streamlit as st

from guide.case.model import Address, Creditor, Debtor, Party
from guide.values import identifiers
from pages.ui import dossier_state, fields
from pages.ui.wording import ACTIVITIES, DEBTOR_KINDS, VAT_SCHEMES

P = TypeVar("P", Creditor, Debtor)


def debtor() -> None:
    dossier = dossier_state.require()
    held = dossier.debtor
    name = fields.text("Nom du client", "debtor.name", held.name, help="Le nom qui figure sur la facture.")
    kind = fields.choice("Qui est-ce ?", "debtor.kind", DEBTOR_KINDS, held.kind, mandatory=True) or held.kind
    address = _address("debtor", held)
    with st.expander("Numéro SIREN, contact, pays"):
        held = _identity("debtor", held)
        country = fields.text("Pays (deux lettres)", "debtor.country", held.country) or held.country
        if len(country) != 2 or not (country.isascii() and country.isalpha()):
            st.error("Un pays s'écrit en deux lettres : FR, BE, DE…")
            country = held.country
    held = replace(held, name=name or "", kind=kind, address=address, country=country.upper())
    dossier_state.edit(replace(dossier, debtor=held))


def creditor() -> None:
    dossier = dossier_state.require()
    held = dossier.creditor
    name = fields.text("Votre nom, ou celui de votre entreprise", "creditor.name", held.name)
    activity = fields.choice("Votre activité", "creditor.activity", ACTIVITIES, held.activity)
    address = _address("creditor", held)
    with st.expander("Numéro SIREN, signature, TVA, IBAN"):
        held = _identity("creditor", held)
        signatory = fields.text("Qui signe les courriers", "creditor.signatory", held.signatory)
        vat = fields.choice("TVA", "creditor.vat", VAT_SCHEMES, held.vat)
        iban = fields.identifier(
            "IBAN où le client doit payer", "creditor.iban", held.iban, identifiers.validate_iban,
            identifiers.format_iban,
        )  # fmt: skip
        bic = fields.identifier("BIC", "creditor.bic", held.bic, identifiers.validate_bic)
        rcs = fields.text("Inscription au RCS", "creditor.rcs", held.rcs, placeholder="Lille")
        capital = fields.text("Capital social", "creditor.capital", held.share_capital)
    held = replace(
        held, name=name or "", activity=activity, address=address, signatory=signatory, vat=vat, iban=iban,
        bic=bic, rcs=rcs, share_capital=capital,
    )  # fmt: skip
    dossier_state.edit(replace(dossier, creditor=held))


def essentials() -> None:
    """What an envelope needs: two names and two addresses."""
    dossier = dossier_state.require()
    yours, theirs = st.columns(2)
    with yours:
        st.markdown("**Vous**")
        mine = fields.text("Votre nom, ou celui de votre entreprise", "creditor.name", dossier.creditor.name)
        my_address = _address("creditor", dossier.creditor)
    with theirs:
        st.markdown("**Le client**")
        name = fields.text("Nom du client", "debtor.name", dossier.debtor.name)
        address = _address("debtor", dossier.debtor)
    dossier_state.edit(
        replace(
            dossier,
            creditor=replace(dossier.creditor, name=mine or "", address=my_address),
            debtor=replace(dossier.debtor, name=name or "", address=address),
        )
    )


def _address(who: str, party: Party) -> Address | None:
    held = party.address or Address()
    lines = fields.long_text("Adresse (rue, complément)", f"{who}.lines", "\n".join(held.lines))
    code, town = st.columns([1, 2])
    with code:
        postcode = fields.text("Code postal", f"{who}.postcode", held.postcode)
    with town:
        city = fields.text("Ville", f"{who}.city", held.city)
    found = Address(tuple((lines or "").split("\n")) if lines else (), postcode, city)
    return None if found == Address() else found


def _identity(who: str, party: P) -> P:
    siren = fields.identifier(
        "SIREN (neuf chiffres)",
        f"{who}.siren",
        party.siren,
        identifiers.validate_siren,
        identifiers.format_siren,
    )
    legal_form = fields.text("Forme (SARL, EI…)", f"{who}.form", party.legal_form)
    representative = fields.text("Représentant légal", f"{who}.representative", party.representative)
    email = fields.text("Courriel", f"{who}.email", party.email)
    phone = fields.text("Téléphone", f"{who}.phone", party.phone)
    return replace(
        party, siren=siren, legal_form=legal_form, representative=representative, email=email, phone=phone
    )
