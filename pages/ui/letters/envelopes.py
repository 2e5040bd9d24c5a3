"""Who a letter is from and for, a name and an address in one field each; and the number of the file of a commission."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from guide.case.model import Address, Dossier, ThirdParty
from guide.letters.catalogue import ROLES
from guide.values import french
from guide.values.postal import Envelope, parse_envelope
from guide.values.text import printable
from pages.ui import session
from pages.ui.page import fields

_EXAMPLES = {
    "creditor": "Atelier Nord\n12 rue des Lilas\n59000 Lille",
    "debtor": "Durand & Fils\n1 rue du Bois\n62000 Arras",
}
_MOST_LETTERS = 600
_HOW = "Le nom, la rue, puis le code postal et la ville."
PARTIES = {"creditor": "Vous, comme sur une enveloppe", "debtor": "Votre client, comme sur une enveloppe"}


def party(who: str) -> None:
    shown = getattr(session.dossier.require(), who)
    _envelope(PARTIES[who], f"envelope.{who}", shown.name, shown.address, lambda e: _keep_party(who, e))


def _keep_party(who: str, envelope: Envelope) -> None:
    dossier = session.dossier.require()
    changed = replace(getattr(dossier, who), name=envelope.name, address=_address(envelope))
    session.dossier.edit(replace(dossier, **{who: changed}))


def _envelope(label: str, name: str, who: str, address: Address | None, keep: Callable[[Envelope], None]) -> None:
    known = address or Address()
    key = fields.key(name)
    typed = st.text_area(
        label,
        value=str(Envelope(who, known.lines, known.postcode or "", known.city or "")),
        key=key,
        height=104,
        max_chars=_MOST_LETTERS,
        placeholder=_EXAMPLES.get(name.rpartition(".")[2], "Nom\nRue\nCode postal et ville"),
        persist_state="session",
        on_change=lambda: keep(parse_envelope(st.session_state[key] or "")),
    )
    envelope = parse_envelope(typed or "")
    wanted = f"Il manque {french.listed(envelope.missing)}." if envelope.missing else ""
    # A name alone is what an export knew: what is missing is told, as no fault.
    begun = bool(envelope.lines or envelope.city)
    fields.understood(name, wanted if envelope.name and not begun and wanted else _HOW, wanted if begun else "")


def _address(envelope: Envelope) -> Address | None:
    address = Address(envelope.lines, envelope.postcode or None, envelope.city or None)
    return None if address == Address() else address


def third_party(role: str, on: date) -> None:
    known = session.dossier.require().third_party(role)
    name = ROLES[role]
    _envelope(
        f"{name[0].upper()}{name[1:]} : nom et adresse",
        f"envelope.third.{role}",
        known.name if known else "",
        known.address if known else None,
        lambda e: _keep_third(role, e),
    )
    if role == "commission" and known is not None:
        key = fields.key(f"reference.third.{role}")
        st.text_input(
            "Le numéro du dossier, s’il est connu",
            known.reference or "",
            max_chars=40,
            key=key,
            autocomplete="off",
            persist_state="session",
            on_change=lambda: _keep_reference(role, st.session_state[key]),
        )


def _keep_third(role: str, envelope: Envelope) -> None:
    dossier = session.dossier.require()
    known = dossier.third_party(role)
    named = ThirdParty(role, envelope.name, _address(envelope), known.reference if known else None)
    session.dossier.edit(with_third_party(dossier, role, named if envelope.name else None))


def _keep_reference(role: str, typed: str) -> None:
    dossier = session.dossier.require()
    known = dossier.third_party(role)
    if known is not None:
        named = replace(known, reference=printable(typed, "").strip() or None)
        session.dossier.edit(with_third_party(dossier, role, named))


def with_third_party(dossier: Dossier, role: str, party: ThirdParty | None) -> Dossier:
    """That one alone has the role; None: nobody."""
    others = tuple(each for each in dossier.third_parties if each.role != role)
    return replace(dossier, third_parties=(*others, party) if party else others)
