"""Before whom a petition goes, by its name, and its address: found in the official directory by a click, or written."""

import re

import streamlit as st

from guide.case.model import Address, ThirdParty
from guide.courts import CONFIRM, READ_ON
from guide.registers import CourtAddress, court_request, read_courts
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import plain
from pages.ui.letters.envelopes import with_third_party
from pages.ui.session.registers import Lookup

_KEY = "registers.court"
_LOOKUP: Lookup[tuple[CourtAddress, ...]] = Lookup(_KEY)
#: The seat in a court's name: « Tribunal de commerce d'Arras », « Tribunal judiciaire du Mans, chambre… ».
_SEAT = re.compile(r"(?:\bde |\bd'|\bdu |\bdes )(?P<seat>[A-ZÉÈÎ][^,(]*)")


def before(court: str) -> None:
    """The court that the guide names; another, or its address, is written in the field that follows."""
    typed = session.dossier.require().third_party("tribunal")
    source = f"d'après l'adresse de votre client (table du {french.short_day(READ_ON)})"
    sentence = (
        f"Devant qui, {'comme vous l’avez écrit' if typed and typed.name == court else source} : **{plain(court)}**."
    )
    st.markdown(f"{sentence} À confirmer dans l'[annuaire officiel]({CONFIRM}), qui donne son adresse.")
    match = _SEAT.search(court)
    if match is None or not session.registers.allowed():
        return
    seat = match["seat"].strip()
    candidates = _LOOKUP.search(
        "Chercher son adresse",
        court,
        lambda client: read_courts(client.ask(court_request(court, seat))),
        f"Envoie à l’annuaire de l’administration : « {plain(seat)} ». Rien d’autre.",
    )
    if candidates == ():
        st.info("Aucune adresse trouvée : écrivez-la dans le champ qui suit.")
    for place, candidate in enumerate(candidates or ()):
        where = ", ".join((*candidate.lines, f"{candidate.postcode or ''} {candidate.city or ''}".strip()))
        label = plain(f"{candidate.name} : {where}")
        st.button(label, key=f"{_KEY}.{place}", on_click=_keep, args=(court, candidate), type="tertiary")


def _keep(court: str, candidate: CourtAddress) -> None:
    """The court keeps the name that the guide gives it; the directory gives the address."""
    address = Address(candidate.lines, candidate.postcode, candidate.city)
    named = ThirdParty("tribunal", court.split(" (")[0], address)
    session.dossier.change(with_third_party(session.dossier.require(), "tribunal", named))
    _LOOKUP.forget()
