"""The user's own Word templates, for this visit only: taken when they ask for nothing that their letter lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from guide import letters
from guide.errors import GuideError
from guide.letters.word import TEMPLATE_LIMIT
from guide.values import french
from pages.ui.kit import downloads, turns
from pages.ui.kit.labels import plain
from pages.ui.page.page import tell
from pages.ui.session.store import NamedStore


@dataclass(frozen=True)
class Own:
    name: str
    content: bytes


_OWN: NamedStore[str, Own] = NamedStore("own.templates")


def templates() -> Mapping[str, bytes]:
    """By the id of their letter."""
    return {id: template.content for id, template in _OWN.value.items()}


def form(offered: Sequence[str], place: str) -> None:
    """The template of one of these letters: the original to start from, its names, the user's own."""
    with st.expander("Utiliser votre propre modèle Word"):
        titles = letters.papers()
        id = offered[0]
        if len(offered) > 1:
            id = (
                st.selectbox(
                    "Pour quel courrier ?",
                    offered,
                    format_func=lambda i: french.typeset(titles[i].title),
                    key=f"own.{place}.id",
                )
                or id
            )
        st.caption(
            "Partez d'un modèle : changez les mots et la mise en page, gardez les noms entre accolades. Votre "
            "modèle est gardé le temps de votre visite. Ses mots vous engagent : nous ne les relisons pas."
        )
        key, simple = f"own.{place}.{id}", letters.starter(id)
        with st.container(horizontal=True):
            if simple is not None:
                name = f"modele-simple-{id}.docx"
                downloads.button("Un modèle simple pour commencer (Word)", simple, name, f"{key}.simple")
            original = titles[id].template.read_bytes
            downloads.button("Le modèle d'origine (Word)", original, f"modele-{id}.docx", f"{key}.origin")
            downloads.button(
                "La liste des noms (texte)",
                lambda: letters.variables(id).encode("utf-8-sig"),
                f"noms-{id}.txt",
                f"{key}.names",
            )
        file = st.file_uploader(
            f"Votre modèle pour « {titles[id].title} » (.docx, {TEMPLATE_LIMIT >> 20} Mo au plus)",
            type=["docx"],
            max_upload_size=TEMPLATE_LIMIT >> 20,
            key=f"{key}.file",
        )
        if file is not None:
            _take(id, file.file_id, file.name, file.getvalue())
        template = _OWN.value.get(id)
        if template is not None:
            st.success(f"« {plain(template.name)} » sert pour « {titles[id].title} ».")
            for caution in letters.own_cautions(template.content, id):
                st.warning(plain(caution))
            st.button("Revenir au modèle d'origine", key=f"{key}.drop", on_click=_drop, args=(id,))


def _take(id: str, file_id: str, name: str, content: bytes) -> None:
    """A file is judged once; one that was put aside since is not taken again."""
    judged = st.session_state.setdefault("own.judged", {})
    if judged.get(id, ("", None))[0] != file_id:
        try:
            with turns.turn():
                letters.check_own(content, id)
        except GuideError as error:
            judged[id] = (file_id, error)
            _drop(id)
        else:
            judged[id] = (file_id, None)
            _OWN.set(id, Own(name, content))
        # The buttons above were drawn with the template of before.
        st.rerun()
    if judged[id][1] is not None:
        tell(judged[id][1])
        st.caption("En attendant, le courrier est celui du modèle d'origine.")


def _drop(id: str) -> None:
    _OWN.put({other: template for other, template in _OWN.value.items() if other != id})
