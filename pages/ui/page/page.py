"""The shell of every screen: title, own menu, the dossier in view, the limits, and what happens when something fails.

    with ui.page("Décompte"):
        ...

A GuideError is told with its hint; a fault of ours is one sentence, its trace goes to the server's log without
the values it met.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from guide.case.model import Dossier
from guide.errors import GuideError
from pages.ui import session
from pages.ui.kit.labels import plain

PRODUCT = "Quel recours ?"
MENU = {
    "app.py": "Accueil",
    "pages/mon_dossier.py": "Mon dossier",
    "pages/que_faire.py": "Que faire ?",
    "pages/decompte.py": "Décompte",
    "pages/courriers.py": "Courriers",
    "pages/balance_agee.py": "Balance âgée",
    "pages/se_former.py": "Se former",
    "pages/textes_et_taux.py": "Textes et taux",
}
FAULT = (
    "Une erreur de notre part empêche d'afficher la suite. Votre dossier n'est pas perdu : "
    "enregistrez-le, puis rechargez la page."
)
LIMITS = """\
**Ce que c'est.** Un outil gratuit et libre (licence MIT) qui informe sur le recouvrement d'une facture en France. \
Ce n'est ni une consultation juridique ni un avocat : avant une procédure, ou si l'enjeu est important, faites \
relire votre dossier.

**Ce que deviennent vos données.** Elles restent dans la mémoire de cette session, le temps de votre visite. Rien \
n'est enregistré sur un disque du serveur, rien n'est envoyé ailleurs, il n'y a ni compte ni mesure d'audience. \
Le seul exemplaire durable est le fichier que vous enregistrez.

**Les limites.** Droit français, lu le jour indiqué à côté de chaque texte. Ce qui repose sur une seule source \
porte « à vérifier » ; ce qui repose sur un taux pas encore publié porte « provisoire ». Voir « Textes et taux ».

**Éditeur.** La personne qui a ouvert cette application : sur votre ordinateur, vous-même."""

_CSS = Path(__file__).with_name("screen.css")
#: Constant scripts: nothing of the person's goes into them.
_SCRIPT = Path(__file__).with_name("screen.js").read_text("utf-8")
#: Once a question: the same script may be drawn again when the dossier is saved, or an error told.
_TOP = """if (window.asked !== '{question}') {{
  window.asked = '{question}';
  requestAnimationFrame(() => {{
    document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
    const title = document.querySelector('.st-key-questions h2') ?? document.querySelector('h1');
    if (title) {{ title.tabIndex = -1; title.focus({{ preventScroll: true }}); }}
  }});
}}"""
_GUARD = "window.onbeforeunload = (event) => { event.preventDefault(); return ''; };"
_NO_GUARD = "window.onbeforeunload = null;"

_log = logging.getLogger("quel_recours")


@dataclass
class Shell:
    """Of a screen that may draw its questions again without the menu (a fragment).

    `told`: the dossier that the menu names and saves, and whether it is unsaved; None while it has neither name nor file.
    `asking`: the questions have their own `saving` line, and the menu says that the answers make the dossier.
    """

    told: tuple[Dossier, bool] | None
    asking: bool = False

    def is_stale(self) -> bool:
        """Whether the menu says what is no longer true."""
        return self.told is not None and self.told != _told()


@contextmanager
def page(title: str, name: str = "") -> Iterator[Shell]:
    """`title` stands at the top of the screen, `name` in the browser's tab when it differs."""
    shell = Shell(_told())
    st.set_page_config(page_title=f"{name or title} – {PRODUCT}", layout="centered")
    st.html(_CSS)
    with st.sidebar:
        st.markdown(f"### {PRODUCT}")
        for path, label in MENU.items():
            st.page_link(path, label=label, width="stretch")
        # The comment makes it another script on each screen, so that it runs again when the screen changes.
        st.html(f"<script>/* {name or title} */{_SCRIPT}</script>", unsafe_allow_javascript=True)
        box = st.container(key="box")
    st.title(title, anchor=False)
    session.dossier.confirm_pending()
    with guarded():
        yield shell
    with box:
        _dossier_box(shell)
        _mentions()
    if not shell.asking:
        saving()


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


def _told() -> tuple[Dossier, bool] | None:
    dossier = session.dossier.current()
    if dossier is None or not (dossier.debtor.name or session.dossier.is_saved()):
        return None
    return dossier, session.dossier.is_unsaved()


def _dossier_box(shell: Shell) -> None:
    dossier = session.dossier.current()
    unsaved = session.dossier.is_unsaved()
    said = "Rien n'est enregistré sur un disque : votre dossier reste dans le fichier que vous gardez."
    if shell.asking and shell.told is None:
        said = f"Votre dossier se remplit avec vos réponses.\n\n{said}"
    elif dossier is None or session.dossier.is_begun_only():
        state = "Aucun dossier ouvert." if dossier is None else "Un dossier est commencé."
        said = f"{state}\n\n{said}"
    else:
        state = "non enregistré" if unsaved else "enregistré"
        st.markdown(
            f"**{session.dossier.name_of(dossier.debtor)}**  \n{session.dossier.invoices_in_words(dossier)} · {state}"
        )
        session.dossier.save_button("sidebar", primary=unsaved)
    st.caption(said)
    if st.session_state.get("erase.asked"):
        st.markdown("**Tout effacer ?** Ce qui n'est pas enregistré sera perdu.")
        st.button("Oui, tout effacer", on_click=session.dossier.erase, width="stretch")
        st.button("Annuler", on_click=_ask_erase, args=(False,), width="stretch")
    else:
        st.button("Effacer mes données", on_click=_ask_erase, args=(True,), type="tertiary")


def _ask_erase(asked: bool) -> None:
    st.session_state["erase.asked"] = asked


def saving(question: str = "") -> None:
    """What would be lost, and how to keep it. Under a question (an id of ours), the fewest elements, there from the start:
    an answer costs one drawing, and the next question comes with its top in view."""
    unsaved = session.dossier.is_unsaved()
    if not question:
        st.divider()
    if unsaved or question:
        session.dossier.save_button("foot", disabled=not unsaved)
    loss = "Recharger ou fermer cette page perdrait votre dossier : il n'est pas enregistré. " if unsaved else ""
    if session.notes.is_unsaved():
        loss += "Le suivi de vos clients n'est pas enregistré : « Balance âgée » le garde dans un fichier. "
    if session.training.is_unsaved():
        loss += "Ce que vous avez appris n'est pas enregistré : « Se former » le garde dans un fichier. "
    st.caption(f"{loss}Information juridique générale, pas un conseil d'avocat. Rien n'est enregistré sur un disque.")
    guard = _GUARD if loss else _NO_GUARD
    top = _TOP.format(question=question) if question else ""
    st.html(f"<script>{guard}{top}</script>", unsafe_allow_javascript=True)


def _mentions() -> None:
    fold = st.expander("Mentions légales, données et limites", on_change="rerun", key="mentions")
    if fold.open:
        fold.markdown(LIMITS)
