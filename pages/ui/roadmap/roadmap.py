"""Under the card, three folds: why, the other routes, the answers. What a fold holds is reckoned once it is opened, a part
at a time."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from guide import letters, path
from guide.case.model import Dossier
from guide.claim import LimitationState
from guide.path.advice import FORBIDDEN, what_would_change
from guide.values import french
from pages.ui import session
from pages.ui.dossier import details
from pages.ui.kit import folds, tables
from pages.ui.kit.citations import cite, cite_all
from pages.ui.kit.labels import plain
from pages.ui.page import screen_words
from pages.ui.roadmap import agenda, card, comparison, evidence, given_answers
from pages.ui.statement import limitation


def why(advice: path.Advice, dossier: Dossier, on: date) -> None:
    """The texts and the conditions of each step, the proofs, what is to be checked, until when one may act."""
    checks = len(advice.warnings)
    more = f", {french.count(checks, 'point à vérifier', 'points à vérifier')}" if checks else ""
    _fold(
        f"Pourquoi : textes, calcul, preuves{more}",
        "why",
        {
            "Étapes": lambda: _steps(advice),
            "Preuves": lambda: evidence.proofs(dossier, on),
            "Facture": lambda: evidence.invoice(dossier),
            "Mots": lambda: screen_words.met(_all_words(advice)),
        },
        on_paper=("Étapes", "Preuves", "Facture"),
    )


def routes(advice: path.Advice, dossier: Dossier, on: date) -> None:
    _fold(
        "Les autres voies, leur prix et leur délai",
        "routes",
        {
            "Comparer": lambda: comparison.routes(dossier, on),
            "Se faire aider": lambda: comparison.helpers(dossier, on),
            "Voies fermées": lambda: _other_routes(advice),
            "Et si…": lambda: _alternatives(dossier, on),
            "À ne pas faire": _never,
            "Carte": lambda: _map(advice),
        },
        on_paper=("Comparer", "Se faire aider", "Et si…"),
    )


def answers(position: path.Position[path.Situation], dossier: Dossier, on: date) -> None:
    if fold := folds.on_demand("Mes réponses, et la feuille de route", "fold.answers"):
        with fold:
            given_answers.rows(position)
            agenda.keep(dossier, on)
            agenda.folded(dossier, on)
            session.clock.chooser()


def alarm(advice: path.Advice) -> None:
    """The limitation in view only when it is near, or past."""
    if advice.limitation.state in (LimitationState.BIENTOT, LimitationState.PRESCRITE):
        limitation.headline(advice.limitation)


def _fold(label: str, name: str, parts: Mapping[str, Callable[[], None]], on_paper: tuple[str, ...]) -> None:
    """One part at a time on screen; those that speak of this dossier, one after the other, on paper."""
    if fold := folds.on_demand(label, f"fold.{name}"):
        with fold:
            if folds.is_printed():
                for title in on_paper:
                    st.markdown(f"**{title}**")
                    parts[title]()
                return
            part = st.segmented_control(
                label,
                list(parts),
                key=f"fold.{name}.part",
                default=next(iter(parts)),
                required=True,
                label_visibility="collapsed",
                persist_state="session",
            )
            parts[part or next(iter(parts))]()


def _all_words(advice: path.Advice) -> str:
    """What this result says, card and steps."""
    sentences = [f"{step.title}. {step.why} {step.court or ''} {' '.join(step.documents)}" for step in advice.steps]
    return "\n".join([*sentences, *advice.warnings])


def _steps(advice: path.Advice) -> None:
    if advice.warnings:
        st.markdown("\n".join(f"- {plain(warning, 1000)}" for warning in advice.warnings))
    for number, step in enumerate(advice.steps, 1):
        st.markdown(f"**{number}. {plain(step.title)}**  \n{plain(step.why, 2000)}")
        facts = [f"Coût : {plain(step.cost.words)}"]
        if step.by is not None:
            facts.insert(0, f"**Au plus tard le {french.day(step.by)}**")
        if step.duration:
            facts.append(f"Durée : {plain(step.duration)}")
        if step.court:
            facts.append(f"Où : {plain(step.court)}")
        if step.documents:
            facts.append(f"À réunir : {plain(' ; '.join(step.documents), 1000)}")
        st.markdown("\n".join(f"- {line}" for line in facts))
        if step.references:
            st.caption(f"Textes : {cite_all(step.references)}.")
        if number > 1:
            card.other_letter(step)
    limitation.headline(advice.limitation)
    st.page_link("pages/decompte.py", label="Voir le calcul, ligne par ligne")


def _other_routes(advice: path.Advice) -> None:
    """Every other route, with all its reasons: not settled with what is missing, or closed."""
    unsettled = [each for each in advice.remedies.values() if each.state is path.State.UNSETTLED]
    closed = [each for each in advice.remedies.values() if each.state is path.State.CLOSED]
    if unsettled:
        st.markdown(f"**Elles dépendent de ce qui manque ({len(unsettled)})**")
        for each in unsettled:
            names = [letters.said(name) for name in each.missing]
            st.markdown(f"- {plain(each.remedy.title)} : il manque {plain(french.listed(names), 600)}.")
        st.page_link("pages/mon_dossier.py", label="Compléter le dossier")
    if closed:
        st.markdown(f"**Elles sont fermées ({len(closed)})**")
        for each in closed:
            reasons = " ".join(f"{plain(r.text, 600)} ({cite(r.reference)})" for r in each.reasons)
            st.markdown(f"- {plain(each.remedy.title)} : {reasons}")


def _map(advice: path.Advice) -> None:
    """The same path in words, for a phone or a screen reader."""
    position = advice.position
    lines = path.as_list(path.FLOW, position)
    st.markdown("\n".join(f"{n}. {plain(line)}" for n, line in enumerate(lines, 1)))
    whole = st.toggle("Dessiner aussi les chemins que vous n'avez pas pris", key="roadmap.whole")
    st.graphviz_chart(
        path.to_dot(path.FLOW, position.trail, advice.outcome.id, whole=whole),
        alt=french.typeset("Le chemin suivi, du premier au dernier point : " + " ; ".join(lines)),
    )


def _alternatives(dossier: Dossier, on: date) -> None:
    """One fact changed at a time, the others kept."""
    suppositions = what_would_change(dossier, on)
    if not suppositions:
        st.markdown("Aucun des faits essayés, changé seul, ne changerait la première chose à faire.")
        return
    st.markdown("Un seul fait changé à la fois, le reste de votre dossier gardé :")
    tables.show(("Supposition", "Alors"), [(each.supposed, each.then) for each in suppositions])


def _never() -> None:
    lines = [
        f"- **{plain(each.conduct)}.** {plain(each.risk)} À la place : "
        f"{plain(each.instead[0].lower() + each.instead[1:])} {cite_all(each.references)}."
        for each in FORBIDDEN
    ]
    st.markdown("\n".join(lines))
    details.answer("Pensez-vous publier le nom de votre client ?", "name_and_shame", {"oui": "Oui", "non": "Non"})
