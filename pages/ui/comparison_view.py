"""The routes side by side, in euros and months, and who may do the work: tables, one chart, the user's own odds.

Nothing of it is reckoned or drawn before its fold is opened.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from guide import path
from guide.case.model import Dossier
from guide.path.comparison import Net
from guide.path.expenses import PAYER_WORDS, Need, Payer
from guide.values import french
from pages.ui import comparison_chart, tables
from pages.ui.citations import cite_all
from pages.ui.tables import Markdown
from pages.ui.wording import plain

_CAUTIOUS, _HOPEFUL = "compare.cautious", "compare.hopeful"
#: Who bears the costs in the end, in a word; the whole sentence stands under the table.
_PAYERS = {
    Payer.CREANCIER: "vous",
    Payer.PERDANT: "le perdant",
    Payer.CLIENT: "le client, avec un titre",
    Payer.JUGE: "vous, sauf ce qu'accorde le juge",
    Payer.INCONNU: "non établi : comptez vous",
}


def routes(dossier: Dossier, on: date) -> None:
    fold = st.expander("Comparer les voies, en euros et en mois", on_change="rerun", key="compare.routes")
    if not fold.open:
        return
    with fold:
        found = path.compare(dossier, on, _odds())
        if found.claimable is None:
            st.markdown(
                "La somme réclamable n'est pas encore connue : seuls les coûts et les délais le sont."
            )
        else:
            st.markdown(f"Sur **{french.money(found.claimable)}** réclamables au {french.day(on)}.")
        st.caption(plain(found.note, 600))
        for said in found.stop:
            st.warning(plain(said, 600))
        if not found.rows:
            st.markdown("Aucune voie n'est ouverte à cette date : il n'y a rien à comparer.")
            return
        _figures(found)
        comparison_chart.show(found)
        _terms(found)
        cited = dict.fromkeys(reference for row in found.rows for reference in row.references)
        st.caption(f"Textes et tarifs : {cite_all(cited)}.")


def _odds() -> path.Odds | None:
    """The user's own odds; None while they are those given by default."""
    st.markdown("**Vos chances d'être payé, selon vous**")
    given = path.DEFAULT_ODDS
    left, right = st.columns(2)
    with left:
        cautious = _slider("Si cela se passe mal (cas prudent)", given.cautious, _CAUTIOUS)
    with right:
        hopeful = _slider("Si cela se passe bien (cas favorable)", given.hopeful, _HOPEFUL)
    if cautious > hopeful:
        st.caption("Le cas prudent a ici plus de chances que le cas favorable : vérifiez vos deux réglages.")
    chosen = path.Odds(cautious, hopeful)
    return None if chosen == given else chosen


def _slider(label: str, value: int, key: str) -> int:
    return int(st.slider(label, 0, 100, value, 5, "%d\u00a0%%", key=key, persist_state="session"))


def _figures(found: path.Comparison) -> None:
    rows = []
    for number, row in enumerate(found.rows, 1):
        cost = f"{row.cost_words} (à vérifier)" if row.to_check else row.cost_words
        rows.append((_name(number, row), cost, row.duration.words, _net(row.cautious), _net(row.hopeful)))
    odds = found.odds
    tables.show(
        (
            "Voie",
            "Coût",
            "Délai",
            f"Reste, prudent ({odds.cautious} %)",
            f"Reste, favorable ({odds.hopeful} %)",
        ),
        rows,
    )
    st.caption(
        "« Reste » : vos chances × la somme réclamable, moins votre part des frais. C'est une moyenne pour comparer, "
        "pas une prévision. Cas prudent : les frais les plus hauts, jamais remboursés. Cas favorable : les plus bas, "
        "remboursés quand vous gagnez. « Au plus » : un coût non connu reste à retirer."
    )  # fmt: skip


def _terms(found: path.Comparison) -> None:
    """Who pays, what to hold, when to stop: words, in the order of the figures."""
    rows = []
    for number, row in enumerate(found.rows, 1):
        payers = french.listed([_PAYERS[payer] for payer in row.payers]) if row.payers else "aucun frais"
        counsel = f". {row.lawyer.words}" if row.lawyer.need is not Need.NON else ""
        stop = " ".join(row.stop) or _limit(row.cautious)
        rows.append((_name(number, row), payers + counsel, " ; ".join(row.documents), stop))
    tables.show(("Voie", "Qui paie à la fin", "Preuves à réunir", "Quand s'arrêter"), rows)
    held = dict.fromkeys(payer for row in found.rows for payer in row.payers)
    st.caption(
        "  \n".join(f"« {_PAYERS[payer].capitalize()} » : {plain(PAYER_WORDS[payer])}" for payer in held)
    )


def _limit(cautious: Net | None) -> str:
    """A route that no warning stops: until its further costs eat what it leaves."""
    if cautious is None:
        return ""
    return f"Si {french.money(cautious.amount)} de frais de plus s'ajoutaient : dans le cas prudent, il ne resterait rien."


def _name(number: int, row: path.Row) -> Markdown:
    """The route, its place in the roadmap, and what is missing when it is not settled."""
    said = f"{number}. {plain(row.title)}"
    if row.rank is not None:
        said = f"**{said}**, étape {row.rank} de votre feuille de route"
    if row.state is path.State.UNSETTLED:
        said += f" (à confirmer : il manque {plain(french.listed(row.missing), 600)})"
    return Markdown(said)


def _net(found: Net | None) -> str:
    if found is None:
        return "non connu"
    return ("au plus " if found.unknown else "") + french.money(found.amount)


def helpers(dossier: Dossier, on: date) -> None:
    """Oneself, an agency, a commissaire de justice, a lawyer: on the same odds as the routes."""
    fold = st.expander("Agir seul ou se faire aider : les prix", on_change="rerun", key="compare.helpers")
    if not fold.open:
        return
    with fold:
        given = path.DEFAULT_ODDS
        odds = path.Odds(
            st.session_state.get(_CAUTIOUS, given.cautious), st.session_state.get(_HOPEFUL, given.hopeful)
        )
        found = path.providers(dossier, on, odds)
        tables.show(
            ("Qui", "Coût", f"Reste, prudent ({odds.cautious} %)", f"Reste, favorable ({odds.hopeful} %)"),
            [(p.title, _cost(p), _net(p.cautious), _net(p.hopeful)) for p in found],
        )
        tables.show(
            ("Qui", "Peut", "Ne peut pas", "À choisir quand"),
            [(p.title, p.may, p.may_not, p.wise_when) for p in found],
        )
        st.caption(plain(path.NOT_A_PRICE, 600))
        st.caption(
            "Les chances sont celles de la comparaison des voies ; "
            "au départ, un réglage arbitraire."
        )  # fmt: skip
        st.caption(f"Textes et tarifs : {cite_all(ref for p in found for ref in p.references)}.")


def _cost(found: path.Provider) -> str:
    return f"{found.cost_words} (à vérifier)" if found.to_check else found.cost_words
