"""The shell of every screen: title, own menu, the dossier in view, the limits, and what happens when something fails.

    with ui.page("Décompte"):
        ...

A GuideError is told with its hint; a fault of ours is one sentence, its trace goes to the server's log without
the values it met.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from guide.errors import GuideError
from guide.values import french
from guide.workspace import Workspace
from pages.ui import session
from pages.ui.kit import folds, leaving
from pages.ui.kit.labels import plain
from pages.ui.page import sidebar, stations

PRODUCT = "Quel recours ?"
FAULT = (
    "Une erreur de notre part empêche d'afficher la suite. Votre dossier n'est pas perdu : "
    "enregistrez-le, puis rechargez la page."
)
LIMITS = """\
**Ce que c'est.** Un outil gratuit et libre (licence MIT) qui informe sur le recouvrement d'une facture en France. \
Ce n'est ni une consultation juridique ni un avocat : avant une procédure, ou si l'enjeu est important, faites \
relire votre dossier.

**Ce que deviennent vos données.** Elles restent dans la mémoire de cette session, le temps de votre visite. Rien \
n’est enregistré sur un disque du serveur, il n’y a ni compte ni mesure d’audience. {sent} \
L’onglet de votre navigateur en garde une copie pour lui, effacée quand vous le fermez : elle sert à reprendre après un \
rechargement ou une coupure. « Garder sur cet ordinateur » en fait une copie qui reste dans ce navigateur, lisible par \
qui se sert de cet ordinateur ; « Effacer mes données » efface tout. Le fichier que vous enregistrez est à vous.

**Les limites.** Droit français, lu le jour indiqué à côté de chaque texte. Ce qui repose sur une seule source \
porte « à vérifier » ; ce qui repose sur un taux pas encore publié porte « provisoire ». Voir « Textes et taux ».

**Éditeur.** La personne qui a ouvert cette application : sur votre ordinateur, vous-même."""

#: What leaves the machine, as the host has set it.
ASKED = """Rien n’est envoyé ailleurs, sauf ce qu’un bouton annonce quand vous le pressez : le nom, le SIREN, la ville ou \
l’adresse qu’il cherche dans un registre public (Annuaire des entreprises, BODACC, annuaire de l’administration, Base \
adresse nationale)."""
NOT_ASKED = (
    "Rien n’est envoyé ailleurs : qui héberge cette application y a fermé l’accès aux registres publics, "
    "et aucun bouton n’en interroge."
)

_ICON = Path(__file__).parents[1] / "web" / "icon.png"
_CSS, _SCRIPT = (Path(__file__).with_name(name).read_text("utf-8") for name in ("screen.css", "screen.js"))
#: What is the same on every screen, for the end of the first page: Streamlit would send it again at each drawing, and its
#: own styles stand before. Nothing of the person's goes into it.
CONSTANT = f"<style>{_CSS}</style><script>{_SCRIPT}{session.browser_copy.SCRIPT}</script>"
_log = logging.getLogger("quel_recours")


@dataclass
class Shell:
    """Of a screen that may draw its questions again without the menu (a fragment).

    `asking`: the questions have their own `saving` line, and neither the menu nor the stations tell their answers.
    """

    asking: bool = False


@contextmanager
def page(title: str, name: str = "") -> Iterator[Shell]:
    """`title` stands at the top of the screen, `name` in the browser's tab when it differs. A screen of a client has its
    stations above."""
    leaving.leave()
    shell = Shell()
    folds.start()
    session.browser_copy.whole_screen()
    st.set_page_config(page_title=f"{name or title} – {PRODUCT}", layout="centered")
    st.logo(_ICON, size="large")
    with st.sidebar:
        st.markdown(f"### {PRODUCT}")
        sidebar.menu()
        # The comment makes it another script on each screen, so that it runs again when the screen changes.
        st.html(f"<script>/* {name or title} */window.quelRecoursScreen();</script>", unsafe_allow_javascript=True)
        box = st.container(key="box")
    top = st.container(key="top")
    st.title(title, anchor=False)
    _told()
    with guarded():
        yield shell
    # After the screen, whose answers they tell.
    whole = session.workspace.current()
    client = session.workspace.in_view(whole)
    if client is not None and (name or title) in sidebar.CLIENT.values():
        with top, guarded():
            stations.draw(client, shell.asking)
    with box:
        sidebar.box(name or title, session.workspace.kept(whole), shell.asking)
        _mentions()
    if not shell.asking:
        saving(whole)
    folds.send_to_paper()


def _told() -> None:
    """What the browser still has of a session that is gone; what a file brought; what goes wrong with the copies."""
    offered = session.browser_copy.offer()
    if offered is not None:
        clients = french.count(len(offered.clients), "client", "clients")
        many = clients if offered.clients else "les notes du suivi de vos exports"
        with st.container(border=True, key="offer"):
            st.markdown(f"**Reprendre où vous en étiez ?** Cet onglet a encore ce que vous aviez saisi : {many}.")
            with st.container(horizontal=True):
                st.button("Reprendre", on_click=session.browser_copy.take_back, type="primary")
                st.button("Effacer cette copie", on_click=session.browser_copy.let_go)
    outcome = session.dropped.told()
    if isinstance(outcome, GuideError):
        tell(outcome)
    elif outcome is not None:
        st.success(outcome)
    trouble = session.browser_copy.trouble()
    if trouble is not None:
        st.warning(trouble)


@contextmanager
def guarded() -> Iterator[None]:
    """What fails inside is told in a sentence, and what is outside is drawn all the same."""
    try:
        yield
    except GuideError as error:
        tell(error)
    except Exception as fault:
        # Frames only: the message of an exception may quote what the person typed.
        _log.error("%s\n%s", type(fault).__name__, "".join(traceback.format_tb(fault.__traceback__)))
        st.error(FAULT)


def tell(error: GuideError) -> None:
    """What was found and what was expected, then what to do."""
    st.error(f"{plain(error.message, 600)}\n\n{plain(error.hint, 600)}".strip())


def saving(now: Workspace, question: str = "") -> None:
    """What keeps what the session holds now. Under a question (an id of ours), the fewest elements, there from the start:
    an answer costs one drawing, and the next question comes with its top in view."""
    whole = session.workspace.kept(now)
    unsaved = session.workspace.is_unsaved(whole)
    if not question:
        st.divider()
    if unsaved or question:
        session.saving.button(session.saving.FOOT, whole, disabled=not unsaved)
    lost = unsaved and not session.browser_copy.is_kept()
    keeping = "Pas encore enregistré : un fichier, à vous, le gardera. " if lost else ""
    st.caption(
        f"{keeping}Information juridique générale, pas un conseil d’avocat. Rien n’est enregistré sur le serveur."
    )
    session.browser_copy.draw(now, lost, question)


def _mentions() -> None:
    fold = st.expander("Mentions légales, données et limites", on_change="rerun", key="mentions")
    if fold.open:
        fold.markdown(LIMITS.format(sent=ASKED if session.registers.allowed() else NOT_ASKED))
    for path, label in sidebar.FOOT.items():
        st.page_link(path, label=label)
