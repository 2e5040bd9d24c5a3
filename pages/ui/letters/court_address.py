"""Before whom a petition goes, by its name, and its address: found in the official directory by a click, or written."""

from __future__ import annotations

import re
from dataclasses import replace

import streamlit as st

from guide.case.model import Address, ThirdParty
from guide.courts import CONFIRM, READ_ON
from guide.errors import GuideError
from guide.registers import CourtAddress, court_request, read_courts
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import plain

_FOUND = "registers.court"
#: The seat in a court's name: « Tribunal de commerce d'Arras », « Tribunal judiciaire du Mans, chambre… ».
_SEAT = re.compile(r"(?:\bde |\bd'|\bdu |\bdes )(?P<seat>[A-ZÉÈÎ][^,(]*)")


def before(court: str) -> None:
    """The court that the guide names; another, or its address, is written in the field that follows."""
    typed = next((party.name for party in session.dossier.require().third_parties if party.role == "tribunal"), None)
    source = f"d'après l'adresse de votre client (table du {french.short_day(READ_ON)})"
    sentence = f"Devant qui, {'comme vous l’avez écrit' if typed == court else source} : **{plain(court)}**."
    st.markdown(f"{sentence} À confirmer dans l'[annuaire officiel]({CONFIRM}), qui donne son adresse.")
    seat = _SEAT.search(court)
    if seat is None or not session.registers.allowed():
        return
    st.button("Chercher son adresse", key=f"{_FOUND}.ask", on_click=_search, args=(court, seat["seat"].strip()))
    st.caption(f"Envoie à l’annuaire de l’administration : « {plain(seat['seat'].strip())} ». Rien d’autre.")
    asked, candidates = st.session_state.get(_FOUND, ("", None))
    if asked != court:
        return
    if isinstance(candidates, str):
        st.warning(plain(candidates, 600))
    elif candidates == ():
        st.info("Aucune adresse trouvée : écrivez-la dans le champ qui suit.")
    for place, candidate in enumerate(candidates if isinstance(candidates, tuple) else ()):
        _candidate(court, place, candidate)


def _search(court: str, seat: str) -> None:
    try:
        answer: tuple[CourtAddress, ...] | str = read_courts(session.registers.client().ask(court_request(court, seat)))
    except GuideError as error:
        answer = str(error)
    st.session_state[_FOUND] = (court, answer)


def _candidate(court: str, place: int, candidate: CourtAddress) -> None:
    where = ", ".join((*candidate.lines, f"{candidate.postcode or ''} {candidate.city or ''}".strip()))
    st.button(
        plain(f"{candidate.name} : {where}"),
        key=f"{_FOUND}.{place}",
        on_click=_keep,
        args=(court, candidate),
        type="tertiary",
    )


def _keep(court: str, candidate: CourtAddress) -> None:
    """The court keeps the name that the guide gives it; the directory gives the address."""
    dossier = session.dossier.require()
    others = tuple(party for party in dossier.third_parties if party.role != "tribunal")
    address = Address(candidate.lines, candidate.postcode, candidate.city)
    name = court.split(" (")[0]
    session.dossier.change(replace(dossier, third_parties=(*others, ThirdParty("tribunal", name, address))))
    del st.session_state[_FOUND]
