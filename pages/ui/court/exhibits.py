"""The pieces of a court file: files to add, their order, the kind, title and date of each."""

import streamlit as st

from guide.letters.content import TITLES, ExhibitKind, kind_of
from guide.letters.court import EXHIBIT_LIMIT, MAX_ALL, Format, arranged, moved, numbered, removed
from pages.ui import session
from pages.ui.kit.labels import plain
from pages.ui.page import fields
from pages.ui.page.fields import bound, required

_EXTENSIONS = [*(str(format) for format in Format), "jpeg"]
_CHOSEN = "court.piece"


def form() -> None:
    st.markdown("**Vos pièces**")
    lot = st.file_uploader(
        f"PDF, photos, Word, e-mails (.eml), textes : {EXHIBIT_LIMIT >> 20} Mo au plus chacun, {MAX_ALL >> 20} Mo en tout",
        type=_EXTENSIONS,
        accept_multiple_files=True,
        max_upload_size=EXHIBIT_LIMIT >> 20,
        key=session.exhibits.uploader_key(),
    )
    st.caption(
        "Les fichiers restent le temps de votre visite. Le dossier que vous enregistrez garde leur liste, pas les fichiers : "
        "il dira lesquels ajouter de nouveau."
    )
    if lot:
        session.exhibits.take([(file.name, file.getvalue()) for file in lot])
        st.rerun()
    for refused in session.exhibits.refusals():
        st.error(plain(refused, 600))
    if session.dossier.require().exhibits:
        _edit()


def _edit() -> None:
    """One piece at a time: its number stays that of the bordereau."""
    dossier = session.dossier.require()
    pieces = numbered(dossier, session.exhibits.files())
    index = min(st.session_state.get(_CHOSEN, 0), len(pieces) - 1)
    # A title that changes makes another list: the place in it is kept apart.
    key = fields.key("court.piece")
    st.selectbox(
        "La pièce à corriger ou à déplacer",
        range(len(pieces)),
        index=index,
        key=key,
        format_func=lambda n: f"{pieces[n].number}. {pieces[n].exhibit.title}",
        on_change=_choose,
        args=(key,),
    )
    place = f"exhibits.{index}"
    left, right = st.columns(2)
    with left:
        fields.text("Intitulé au bordereau", f"{place}.title", required(f"{place}.title"))
    with right:
        kinds = {kind.value: TITLES[kind] for kind in ExhibitKind}
        current = kind_of(dossier.exhibits[index]).value
        fields.select("Ce que c'est", f"{place}.kind", kinds, current, bound(f"{place}.kind"))
    fields.day("Date de la pièce", f"{place}.on", bound(f"{place}.on"))
    with st.container(horizontal=True):
        for label, by in (("Monter", -1), ("Descendre", 1)):
            st.button(
                label,
                key=f"court.move.{by}",
                on_click=_move,
                args=(index, by),
                disabled=not 0 <= index + by < len(pieces),
            )
        st.button("Retirer cette pièce", key="court.remove", on_click=session.dossier.remake, args=(removed, index))
        st.button(
            "Ranger dans l'ordre conseillé",
            key="court.arrange",
            on_click=session.dossier.remake,
            args=(arranged,),
            type="tertiary",
        )


def _choose(key: str) -> None:
    st.session_state[_CHOSEN] = st.session_state[key]


def _move(index: int, by: int) -> None:
    session.dossier.change(moved(session.dossier.require(), index, by))
    st.session_state[_CHOSEN] = index + by
