"""The four stations of a client, on top of its screens: what it is, how much, which letter, which date. Each says its fact."""

import streamlit as st

from guide import path
from guide.case.codes import EventKind
from guide.case.model import Dossier
from guide.values import french
from guide.workspace import ClientFile, ClientStanding, Overview
from pages.ui import session
from pages.ui.kit.labels import EVENT_KINDS, plain

STATIONS = {
    "pages/que_faire.py": "Situation",
    "pages/decompte.py": "Montant",
    "pages/courriers.py": "Courrier",
    "pages/calendrier.py": "Calendrier",
}
_STANDINGS = {
    ClientStanding.INCOMPLETE: "à compléter",
    ClientStanding.PAID: "tout est payé",
    ClientStanding.NOT_DUE: "pas encore échu",
    ClientStanding.WAITING: "réponse attendue",
}
_LETTERS = (EventKind.MISE_EN_DEMEURE, EventKind.RELANCE)


def draw(client: ClientFile, asking: bool = False) -> None:
    """`asking`: a question is on screen, and its answers change the facts under it: none is told."""
    line = None if asking else session.lines.overview(client)
    facts = _facts(client.dossier, line) if line is not None else dict.fromkeys(STATIONS.values(), ("todo", ""))
    st.markdown(f"**{session.dossier.name_of(client.dossier.debtor, 'Client à nommer')}**")
    with st.container(horizontal=True, wrap=False, gap="small", key="stations"):
        for screen, station in STATIONS.items():
            mark, fact = facts[station]
            with st.container(gap=None, key=f"station-{mark}-{station.lower()}"):
                st.page_link(screen, label=station, width="stretch")
                st.caption(plain(fact) or french.NBSP)


def _facts(dossier: Dossier, line: Overview) -> dict[str, tuple[str, str]]:
    """For each station, its mark (done, now, todo) and its fact."""
    owed = line.standing not in (ClientStanding.INCOMPLETE, ClientStanding.PAID)
    on = session.clock.today()
    sent = dossier.last(*_LETTERS, on=on)
    if line.standing is ClientStanding.TO_DO and line.letter:
        letter = ("now", "à écrire")
    elif sent is not None:
        letter = ("done", f"{EVENT_KINDS[sent.kind].lower()} du {french.short_day(sent.on)[:5]}")
    else:
        letter = ("todo", "aucun à envoyer" if owed or line.standing is ClientStanding.PAID else "")
    # What binds first; else the first date of the calendar, as its screen tells it.
    dates = path.coming(dossier, on) if line.standing is not ClientStanding.INCOMPLETE and line.until is None else ()
    until = line.until or next((each.on for each in dates), None)
    return {
        "Situation": (
            "todo" if line.standing is ClientStanding.INCOMPLETE else "done",
            _STANDINGS.get(line.standing) or french.count(line.late_days or 0, "jour de retard", "jours de retard"),
        ),
        "Montant": ("done" if line.claimed else "todo", french.money(line.claimed) if dossier.invoices else ""),
        "Courrier": letter,
        "Calendrier": (
            "now" if line.until and line.standing is ClientStanding.WAITING else "todo",
            french.short_day(until) if until else "aucune date",
        ),
    }
