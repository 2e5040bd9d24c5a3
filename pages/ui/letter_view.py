"""One letter on screen: what it is for, its Word file, how to send it, and its text read from that very file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from guide import letters
from guide.case.model import Dossier
from guide.claim.regime import regime
from pages.ui import tables
from pages.ui.citations import cite_all
from pages.ui.wording import fact, plain

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: A paragraph of a letter is short; this bounds what a hostile dossier could put on the screen.
_LONGEST = 4_000
_HEADINGS = ("objet", "titre")


def choose(granted: Sequence[letters.Permission]) -> letters.Permission:
    """The letter to write; the last one of the catalogue that fits is the firmest, the first is the mildest."""
    if len(granted) == 1:
        chosen = granted[0]
        st.markdown(f"**{plain(chosen.letter.title)}.** {plain(chosen.letter.offered)}")
        return chosen
    by_id = {p.letter.id: p for p in granted}
    id = st.radio(
        "Quel courrier ?",
        list(by_id),
        format_func=lambda id: by_id[id].letter.title,
        captions=[p.letter.offered for p in granted],
        key="letter.id",
        persist_state="session",
    )
    return by_id.get(id, granted[0])


def download(dossier: Dossier, on: date, chosen: letters.Permission) -> None:
    for caution in chosen.cautions:
        st.warning(plain(caution, 600))
    id = chosen.letter.id
    file_name = letters.file_name(dossier, on, id)
    st.download_button(
        f"Télécharger au format Word : {chosen.letter.title.lower()}",
        data=lambda: letters.write(dossier, on, id).files[0].content,
        file_name=file_name,
        mime=_WORD,
        key=f"letter.{id}.word",
        on_click="ignore",
        type="primary",
    )


def how_to_send(dossier: Dossier, chosen: letters.Permission) -> None:
    st.subheader("Comment l'envoyer", anchor=False)
    steps = chosen.letter.how_to_send(regime(dossier))
    lines = []
    for number, step in enumerate(steps, 1):
        said = f" ({cite_all(step.references)})" if step.references else ""
        lines.append(f"{number}. {plain(step.text, 600)}{said}")
    st.markdown("\n".join(lines))
    st.page_link("pages/mon_dossier.py", label="Noter l'envoi dans « Ce qui s'est passé »")


def preview(dossier: Dossier, on: date, chosen: letters.Permission) -> None:
    from guide.letters import blocks

    with st.container(border=True):
        for block in letters.preview(dossier, on, chosen.letter.id):
            if isinstance(block, blocks.Table):
                figures = range(1, len(block.header))
                tables.show(block.header, block.rows, right=figures)
            else:
                text = "  \n".join(plain(line, _LONGEST) for line in block.text.splitlines() if line.strip())
                st.markdown(f"**{text}**" if block.style.lower() in _HEADINGS else text)


def refusals(refused: Sequence[letters.Permission]) -> None:
    for permission in refused:
        st.markdown(f"**{plain(permission.letter.title)}.** {plain(permission.reason, 600)}")
        if permission.references:
            st.caption(f"{cite_all(permission.references)}.")
        if permission.missing:
            st.markdown("À compléter : " + ", ".join(plain(fact(name)) for name in permission.missing) + ".")
    if any(permission.missing for permission in refused):
        st.page_link("pages/mon_dossier.py", label="Compléter mon dossier")
