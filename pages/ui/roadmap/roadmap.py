"""The roadmap: the one thing to do today, what follows, what is closed and why, and the map."""

from __future__ import annotations

import streamlit as st

from guide import letters, path
from guide.path.remedies import Cost
from guide.values import french
from pages.ui.kit.citations import cite, cite_all
from pages.ui.kit.labels import plain


def today(advice: path.Advice) -> None:
    """One step stands alone, with its button."""
    step = advice.steps[0]
    with st.container(border=True, key="today"):
        st.markdown(f"Au **{french.day(advice.as_of)}**, la chose à faire :")
        st.header(step.title, anchor=False)
        _body(step)
        if not _letter_button(step, primary=True):
            _next_screen(step)


def _next_screen(step: path.AdvisedStep) -> None:
    """Where the step is done from, when no letter of ours does it."""
    gathers = step.state is path.State.UNSETTLED or step.remedy == "consolider_preuves"
    label, target = (
        ("Compléter mon dossier", "pages/mon_dossier.py")
        if gathers
        else ("Voir le décompte à joindre", "pages/decompte.py")
    )
    if st.button(label, type="primary"):
        st.switch_page(target)


def then(advice: path.Advice) -> None:
    rest = advice.steps[1:]
    if not rest:
        return
    st.header("Ensuite", anchor=False)
    for number, step in enumerate(rest):
        prefix = "Puis" if number == 0 else "Si cela échoue"
        with st.expander(f"{prefix} : {plain(step.title)}"):
            _body(step)
            _letter_button(step, primary=False)


def _body(step: path.AdvisedStep) -> None:
    st.markdown(plain(step.why, 2000))
    facts = []
    if step.by is not None:
        facts.append(f"**Au plus tard le {french.day(step.by)}**")
    facts.append(f"Coût : {cost(step.cost)}")
    if step.duration:
        facts.append(f"Durée : {plain(step.duration)}")
    if step.court:
        facts.append(f"Où : {plain(step.court)}")
    if step.documents:
        facts.append(f"À réunir : {plain(' ; '.join(step.documents), 1000)}")
    st.markdown("\n".join(f"- {line}" for line in facts))
    if step.references:
        st.caption(f"Textes : {cite_all(step.references)}.")


def cost(cost: Cost) -> str:
    if cost.min is None:
        said = "à convenir" if cost.max is None else f"jusqu'à {french.money(cost.max)}"
    elif cost.max is None:
        said = "presque rien (l'envoi)" if cost.min == 0 else f"à partir de {french.money(cost.min)}"
    elif cost.max == 0:
        said = "gratuit"
    elif cost.min == cost.max:
        said = french.money(cost.min)
    else:
        said = f"de {french.money(cost.min)} à {french.money(cost.max)}"
    return f"{said} (à vérifier)" if cost.to_check else said


def _letter_button(step: path.AdvisedStep, primary: bool) -> bool:
    """Whether the step has a letter of ours."""
    known = [id for id in step.letters if id in letters.letters()]
    if not known:
        return False
    title = letters.letters()[known[0]].title.lower()
    if st.button(
        f"Écrire le courrier : {title}", key=f"roadmap.{step.remedy}", type="primary" if primary else "secondary"
    ):
        st.session_state["letter.id"] = known[0]
        st.switch_page("pages/courriers.py")
    return True


def warnings(advice: path.Advice) -> None:
    if advice.warnings:
        with st.expander(f"À savoir ({len(advice.warnings)})", expanded=len(advice.warnings) <= 2):
            st.markdown("\n".join(f"- {plain(warning, 1000)}" for warning in advice.warnings))


def other_routes(advice: path.Advice) -> None:
    """Every other route, with all its reasons: closed, or not settled with what is missing."""
    closed = [value for value in advice.remedies.values() if value.state is path.State.CLOSED]
    unsettled = [value for value in advice.remedies.values() if value.state is path.State.UNSETTLED]
    if unsettled:
        with st.expander(f"Les voies qui dépendent de ce qui manque ({len(unsettled)})"):
            for found in unsettled:
                names = [letters.said(name) for name in found.missing]
                st.markdown(f"- **{plain(found.remedy.title)}** : il manque {plain(french.listed(names), 600)}.")
            st.page_link("pages/mon_dossier.py", label="Compléter mon dossier")
    if closed:
        with st.expander(f"Les voies fermées, et pourquoi ({len(closed)})"):
            for found in closed:
                reasons = " ".join(f"{plain(r.text, 600)} ({cite(r.reference)})" for r in found.reasons)
                st.markdown(f"- **{plain(found.remedy.title)}** : {reasons}")


def map_of_the_path(advice: path.Advice) -> None:
    """Drawn only when opened; the same path in words, for a phone or a screen reader."""
    fold = st.expander("La carte du parcours : vous êtes ici", on_change="rerun", key="roadmap.map")
    if not fold.open:
        return
    with fold:
        position = advice.position
        texts = path.as_list(path.FLOW, position)
        st.markdown("\n".join(f"{n}. {plain(line)}" for n, line in enumerate(texts, 1)))
        whole = st.toggle("Dessiner aussi les chemins que vous n'avez pas pris", key="roadmap.whole")
        st.graphviz_chart(
            path.to_dot(path.FLOW, position.trail, advice.outcome.id, whole=whole),
            alt="Le chemin suivi, du premier au dernier point : " + " ; ".join(texts),
        )
