"""One letter on screen: what it is for, its Word file, and how to send it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from guide import letters
from guide.case.model import Dossier
from guide.claim import regime
from guide.path import AdvisedStep
from guide.values import french
from pages.ui import session
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.letters import letterhead, preview

_ENVELOPE = ("creditor.name", "creditor.address", "debtor.name", "debtor.address")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TONES = {"amical": "Amical", "neutre": "Neutre", "ferme": "Ferme"}
#: Characters of a choice that a phone shows.
_SEEN_WHOLE = 36
#: The letter in view; the roadmap sets it too.
CHOSEN = "letter.id"


def named(dossier: Dossier) -> bool:
    return bool(dossier.creditor.name and dossier.debtor.name)


def lacks_parties(dossier: Dossier, permissions: Sequence[letters.Permission]) -> bool:
    """Whether an envelope could not be written yet."""
    missing = [name for p in permissions for name in p.missing]
    return not named(dossier) or any(name.startswith(_ENVELOPE) for name in missing)


def choose(offered: Sequence[letters.Permission], steps: Sequence[AdvisedStep]) -> letters.Permission:
    """The letter to write: those of the roadmap first, in its order, then the others as the catalogue has them."""
    advised = list(dict.fromkeys(id for step in steps for id in step.letters))
    rank = {id: n for n, id in enumerate(advised)}
    first = {id for step in steps[:1] for id in step.letters}
    ranked = sorted(offered, key=lambda p: (rank.get(p.letter.id, len(rank)), not p.granted, len(p.cautions)))
    by_id = {p.letter.id: p for p in ranked}
    if st.session_state.get(CHOSEN) not in by_id:
        st.session_state.pop(CHOSEN, None)

    def said(id: str) -> str:
        marks = [" (conseillé maintenant)" if id in first else "", "" if by_id[id].granted else " (à compléter)"]
        return by_id[id].letter.title + "".join(marks)

    id = st.selectbox("Quel courrier ?", list(by_id), format_func=said, key=CHOSEN, persist_state="session")
    # A long title is cut in the list on a phone: it is said whole beneath.
    whole = f"**{plain(said(id))}.** " if len(said(id)) > _SEEN_WHOLE else ""
    st.caption(f"{whole}{plain(by_id[id].letter.offered, 400)}")
    return by_id[id]


def tone(chosen: letters.Permission) -> letters.Tone | None:
    if not chosen.letter.tones:
        return None
    tones = list(letters.Tone)
    typed = st.radio(
        "Sur quel ton ?",
        [tone.value for tone in tones],
        index=tones.index(chosen.letter.tone),
        format_func=_TONES.__getitem__,
        horizontal=True,
        key=f"letter.{chosen.letter.id}.tone",
        persist_state="session",
    )
    return letters.Tone(typed)


def download(dossier: Dossier, on: date, chosen: letters.Permission, tone: letters.Tone | None) -> None:
    for caution in chosen.cautions:
        st.warning(plain(caution, 600))
    id = chosen.letter.id
    if preview.to_reread(dossier, on, id, tone):
        st.warning("Vous avez changé ce courrier : relisez, plus bas, ce qui est dit de votre texte.")
    # The file is made at the click, out of the session: it is given all that it takes.
    own, head = preview.own(id), letterhead.current()
    editing = preview.editing(id)
    with st.container(horizontal=True):
        st.download_button(
            f"Télécharger la lettre (Word) : {chosen.letter.title.lower()}",
            data=lambda: letters.headed(preview.content(dossier, on, id, tone, own), head, on),
            file_name=letters.file_name(dossier, on, id),
            mime=_WORD,
            key=f"letter.{id}.word",
            on_click="ignore",
            type="primary",
            disabled=editing,
        )
        session.clock.chooser()
    if editing:
        st.caption("Fermez « Modifier le texte », plus bas : la lettre se télécharge une fois relue.")


def email(dossier: Dossier, on: date, chosen: letters.Permission, tone: letters.Tone | None) -> None:
    """The same words to paste in an e-mail."""
    if not chosen.letter.by_email:
        return
    fold = st.expander("Le même texte, pour un e-mail", on_change="rerun", key="letter.email")
    if fold.open:
        with fold:
            message = letters.email(dossier, on, chosen.letter.id, tone)
            st.code(message.subject, language=None, wrap_lines=True)
            st.code(message.body, language=None, wrap_lines=True)


def how_to_send(dossier: Dossier, chosen: letters.Permission) -> None:
    st.header("Comment l'envoyer", anchor=False)
    steps = chosen.letter.how_to_send(regime(dossier))
    lines = []
    for number, step in enumerate(steps, 1):
        said = f" ({cite_all(step.references)})" if step.references else ""
        lines.append(f"{number}. {plain(step.text, 600)}{said}")
    st.markdown("\n".join(lines))
    st.page_link("pages/mon_dossier.py", label="Noter l'envoi dans « Ce qui s'est passé »")


def refusals(refused: Sequence[letters.Permission]) -> None:
    instead = dict.fromkeys(id for permission in refused for id in permission.instead)
    if instead:
        titles = [letters.letters()[id].title for id in instead]
        st.markdown(f"**À envoyer plutôt : {plain(french.listed(titles))}.**")
    for permission in refused:
        said = f"**{plain(permission.letter.title)}.** {plain(permission.reason, 600)}"
        if permission.references:
            said += f" ({cite_all(permission.references)})"
        st.markdown(said)
