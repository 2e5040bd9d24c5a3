"""One letter on screen: what it is for, its Word file, how to send it, and its text read from that very file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import streamlit as st

from guide import letters
from guide.case.model import Dossier
from guide.claim.regime import regime
from guide.path import AdvisedStep
from pages.ui import clock, tables
from pages.ui.citations import cite_all
from pages.ui.wording import fact, plain

if TYPE_CHECKING:
    from guide.letters.blocks import Block, Paragraph

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: A paragraph of a letter is short; this bounds what a hostile dossier could put on the screen.
_LONGEST = 4_000
_HEADINGS = ("Objet", "Annexe")
_ADDRESSES = ("Expéditeur", "Destinataire")
_ON_THE_RIGHT = ("Destinataire", "Signature lettre")
#: The letter in view; the roadmap sets it too.
CHOSEN = "letter.id"


def named(dossier: Dossier) -> bool:
    return bool(dossier.creditor.name and dossier.debtor.name)


def lacks_parties(dossier: Dossier, on: date) -> bool:
    """Whether an envelope could not be written yet."""
    missing = [name for p in letters.allowed(dossier, on) for name in p.missing]
    return not named(dossier) or any(name.startswith(("creditor.", "debtor.")) for name in missing)


def choose(granted: Sequence[letters.Permission], steps: Sequence[AdvisedStep]) -> letters.Permission:
    """The letter to write: those of the roadmap first, in its order, then those with the fewest cautions."""
    advised = [id for step in steps for id in step.letters]
    ranked = sorted(
        granted,
        key=lambda p: (
            advised.index(p.letter.id) if p.letter.id in advised else len(advised),
            len(p.cautions),
        ),
    )
    if len(ranked) == 1:
        st.markdown(f"**{plain(ranked[0].letter.title)}.** {plain(ranked[0].letter.offered)}")
        return ranked[0]
    by_id = {p.letter.id: p for p in ranked}
    if st.session_state.get(CHOSEN) not in by_id:
        st.session_state.pop(CHOSEN, None)
    id = st.radio(
        "Quel courrier ?",
        list(by_id),
        format_func=lambda id: by_id[id].letter.title,
        captions=[p.letter.offered for p in ranked],
        key=CHOSEN,
        persist_state="session",
    )
    return by_id[id]


def download(dossier: Dossier, on: date, chosen: letters.Permission) -> None:
    for caution in chosen.cautions:
        st.warning(plain(caution, 600))
    id = chosen.letter.id
    with st.container(horizontal=True):
        st.download_button(
            f"Télécharger la lettre (Word) : {chosen.letter.title.lower()}",
            data=lambda: letters.write(dossier, on, id).files[0].content,
            file_name=letters.file_name(dossier, on, id),
            mime=_WORD,
            key=f"letter.{id}.word",
            on_click="ignore",
            type="primary",
        )
        clock.chooser()


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
        found = letters.preview(dossier, on, chosen.letter.id)
        for style, group in groupby(found, lambda block: getattr(block, "style", "")):
            for block in [*group] if style not in _ADDRESSES else [_joined([*group])]:
                if isinstance(block, blocks.Table):
                    tables.show(block.header, block.rows, right=range(1, len(block.header)))
                else:
                    _paragraph(block.text, style)


def _joined(lines: Sequence[Block]) -> Paragraph:
    """The lines of an address as one paragraph."""
    from guide.letters.blocks import Paragraph

    return Paragraph("\n".join(line.text for line in lines if isinstance(line, Paragraph)), "")


def _paragraph(text: str, style: str) -> None:
    said = "  \n".join(
        plain(line, _LONGEST) for line in text.replace("\t", "\n").splitlines() if line.strip()
    )
    side: Literal["left", "right"] = "right" if style in _ON_THE_RIGHT else "left"
    st.markdown(f"**{said}**" if style in _HEADINGS else said, text_alignment=side)


def refusals(refused: Sequence[letters.Permission]) -> None:
    for permission in refused:
        st.markdown(f"**{plain(permission.letter.title)}.** {plain(permission.reason, 600)}")
        if permission.references:
            st.caption(f"{cite_all(permission.references)}.")
        if permission.missing:
            st.markdown("À compléter : " + ", ".join(plain(fact(name)) for name in permission.missing) + ".")
    if any(permission.missing for permission in refused):
        st.page_link("pages/mon_dossier.py", label="Compléter mon dossier")
