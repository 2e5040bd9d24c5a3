"""A consumer's address begun by hand, completed by the Base adresse nationale: on a click, told before, never by itself."""

from dataclasses import replace

import streamlit as st

from guide.case.codes import DebtorKind
from guide.case.model import Address
from guide.registers import PostalAddress, address_request, read_addresses
from guide.values.accents import unaccented
from pages.ui import session
from pages.ui.kit.labels import plain
from pages.ui.session.registers import Lookup

_KEY = "registers.address"
_LOOKUP: Lookup[tuple[PostalAddress, ...]] = Lookup(_KEY)


def complete() -> None:
    """For a consumer, of whom no register of companies knows the address."""
    debtor = session.dossier.require().debtor
    if debtor.kind is not DebtorKind.PARTICULIER or not session.registers.allowed():
        return
    asked = _written(debtor.address)
    candidates = _LOOKUP.search(
        "Compléter l’adresse (Base adresse nationale)",
        asked,
        lambda client: read_addresses(client.ask(address_request(asked))),
        f"Envoie à la Base adresse nationale (État) : « {plain(asked, 200)} ». Rien d’autre, ni le nom.",
        is_ready=len(asked) >= 3,
    )
    if candidates == ():
        st.info("Aucune adresse trouvée : vérifiez la rue et la ville, ou gardez ce que vous avez écrit.")
    for place, candidate in enumerate(candidates or ()):
        st.button(plain(candidate.label), key=f"{_KEY}.{place}", on_click=_keep, args=(candidate,), type="tertiary")


def _written(address: Address | None) -> str:
    parts = (*address.lines, address.postcode, address.city) if address else ()
    return " ".join(" ".join(part for part in parts if part).split())


def _keep(candidate: PostalAddress) -> None:
    dossier = session.dossier.require()
    debtor = replace(dossier.debtor, address=completed(dossier.debtor.address, candidate))
    session.dossier.change(replace(dossier, debtor=debtor))
    _LOOKUP.forget()


def completed(address: Address | None, candidate: PostalAddress) -> Address:
    """The address with the street, the postcode and the city of the register; a line that is not the street (a building, a
    floor) stays: the street is the line that shares the most words with it, the last of equals."""
    lines = address.lines if address else ()
    wanted = _words(candidate.line)
    shared = [len(wanted & _words(line)) for line in lines]
    street = max(range(len(lines)), key=lambda place: (shared[place], place), default=-1)
    if street < 0 or not shared[street]:
        return Address((*lines, candidate.line), candidate.postcode, candidate.city)
    lines_kept = (*lines[:street], candidate.line, *lines[street + 1 :])
    return Address(lines_kept, candidate.postcode, candidate.city)


def _words(line: str) -> frozenset[str]:
    return frozenset(unaccented(line).lower().replace(",", " ").split())
