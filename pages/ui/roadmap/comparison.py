"""The routes side by side, in euros and months, and who may do the work: tables, one chart, the user's own odds.

Nothing of it is reckoned or drawn before its fold is opened.
"""

from collections.abc import Callable
from datetime import date

import streamlit as st

from guide import path
from guide.case.model import Dossier
from guide.path.advice import Net
from guide.path.remedies import PAYER_WORDS, Need, Payer
from guide.values import french
from pages.ui.kit import tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.kit.tables import Markdown
from pages.ui.roadmap import comparison_chart

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
    comparison = path.compare(dossier, on, odds())
    if comparison.claimable is None:
        st.markdown("La somme réclamable n'est pas encore connue : seuls les coûts et les délais le sont.")
    else:
        st.markdown(f"Sur **{french.money(comparison.claimable)}** réclamables au {french.day(on)}.")
    st.caption(plain(comparison.note, 600))
    for warning in comparison.stop:
        st.warning(plain(warning, 600))
    if not comparison.rows:
        st.markdown("Aucune voie n'est ouverte à cette date : il n'y a rien à comparer.")
        return
    _figures(comparison)
    comparison_chart.show(comparison)
    _terms(comparison)
    cited = dict.fromkeys(reference for row in comparison.rows for reference in row.references)
    st.caption(f"Références et tarifs : {cite_all(cited)}.")


def odds() -> path.Odds | None:
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


def _figures(comparison: path.Comparison) -> None:
    """What is left stands first: on a phone the table is read by moving inside it."""
    cautious, hopeful = comparison.odds.cautious, comparison.odds.hopeful
    left = (f"Il vous reste, cas prudent ({cautious} %)", f"Il vous reste, cas favorable ({hopeful} %)")

    def show(state: path.State, heading: str, last: Callable[[path.ComparisonRow], str]) -> None:
        rows = [
            (_name(number, row), _net(row.cautious), _net(row.hopeful), row.cost.words, _time(row), last(row))
            for number, row in enumerate(comparison.rows, 1)
            if row.state is state
        ]
        tables.show(("Voie", *left, "Coût", "Délai", heading), rows)

    states = {row.state for row in comparison.rows}
    if path.State.OPEN in states:
        show(path.State.OPEN, "Qui paie à la fin", _payers)
    if path.State.UNSETTLED in states:
        st.markdown("**À confirmer : il manque un fait pour savoir si ces voies sont ouvertes**")
        show(path.State.UNSETTLED, "Il manque", lambda row: french.listed(row.missing))
    payers = dict.fromkeys(payer for row in comparison.rows for payer in row.payers)
    st.caption(
        plain(
            "En gras, les étapes de votre feuille de route. "
            "« Il vous reste » : vos chances × la somme réclamable, moins votre part des frais. C'est une moyenne pour comparer, "
            "pas une prévision. Cas prudent : les frais les plus hauts, jamais remboursés. Cas favorable : les plus bas, "
            "et ce que doit le perdant est remboursé quand vous gagnez. « Au plus » : un coût non connu reste à retirer.",
            600,
        )
        + "".join(f"  \n{plain(f'« {_PAYERS[payer].capitalize()} » : {PAYER_WORDS[payer]}')}" for payer in payers)
    )


def _time(row: path.ComparisonRow) -> str:
    """What no text fixes is already said to be an order of magnitude, or not known."""
    fixed = row.duration.min is not None or row.duration.max is not None
    return f"{row.duration.words} (à vérifier)" if fixed and row.duration.to_check else row.duration.words


def _payers(row: path.ComparisonRow) -> str:
    payers = french.listed([_PAYERS[payer] for payer in row.payers]) if row.payers else "aucun frais"
    return payers if row.lawyer.need is Need.NON else f"{payers}. {row.lawyer.words}"


def _terms(comparison: path.Comparison) -> None:
    """What to hold and when to stop: sentences, in the order of the figures."""
    lines = []
    for number, row in enumerate(comparison.rows, 1):
        if row.state is not path.State.OPEN:
            continue
        stop = " ".join(row.stop) or _limit(row.cautious)
        lines.append(
            f"{number}. **{plain(row.title)}**  \n"
            f"Preuves : {plain(' ; '.join(row.documents), 1000)}.  \n"
            f"Quand s'arrêter : {plain(stop, 1000)}"
        )
    if lines:
        st.markdown("**Ce qu'il faut avoir, et quand s'arrêter**")
        st.markdown("\n".join(lines))


def _limit(cautious: Net | None) -> str:
    """A route that no warning stops: until its further costs eat what it leaves."""
    if cautious is None:
        return ""
    return f"Si {french.money(cautious.amount)} de frais s'ajoutaient, il ne resterait rien dans le cas prudent."


def _name(number: int, row: path.ComparisonRow) -> Markdown:
    """The route, and its place in the roadmap."""
    title = f"{number}. {plain(row.title)}"
    if row.rank is not None:
        title = f"**{title}** (étape {row.rank})"
    return Markdown(title)


def _net(net: Net | None) -> str:
    return "non connu" if net is None else net.words


def helpers(dossier: Dossier, on: date) -> None:
    """What oneself, an agency, a commissaire de justice or a lawyer costs for this dossier, on the odds of the routes; what
    each may do and may not."""
    given = path.DEFAULT_ODDS
    odds = path.Odds(st.session_state.get(_CAUTIOUS, given.cautious), st.session_state.get(_HOPEFUL, given.hopeful))
    providers = path.providers(dossier, on, odds)
    tables.show(
        (
            "Qui",
            "Coût",
            f"Il vous reste, cas prudent ({odds.cautious} %)",
            f"Il vous reste, cas favorable ({odds.hopeful} %)",
        ),
        [(p.title, p.cost.words, _net(p.cautious), _net(p.hopeful)) for p in providers],
    )
    for p in providers:
        st.markdown(
            f"**{plain(p.title)}**  \nCe qui est permis : {plain(p.may)}  \nCe qui ne l'est pas : {plain(p.may_not)}  \n"
            f"À choisir quand : {plain(p.wise_when)}  \n"
            f"Avant : {plain(' ; '.join(p.check), 600)}."
        )
    st.caption(
        plain(
            f"Les chances sont celles de la comparaison des voies ; au départ, un réglage arbitraire. {path.NOT_A_PRICE}",
            600,
        )
    )
    st.caption(f"Références et tarifs : {cite_all(ref for p in providers for ref in p.references)}.")
