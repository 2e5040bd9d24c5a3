"""The plan of the week on screen: whom to write to, which day, why; done in one click, opened in another."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from guide.errors import GuideError
from guide.ledger.dunning import A_DAY, FollowedLedger, LetterKind, Task, changes, week, with_letter
from guide.ledger.receivables import ORDER, RANK, DebtorView, NextAction
from guide.values import french
from pages.ui import session
from pages.ui.dunning import customer
from pages.ui.kit import folds, tables
from pages.ui.kit.labels import plain

ACTIONS = {
    NextAction.ACTE_INTERRUPTIF: "Agir avant la prescription",
    NextAction.MISE_EN_DEMEURE: "Mettre en demeure",
    NextAction.OUVRIR_DOSSIER: "Ouvrir le dossier, vérifier",
    NextAction.RELANCE_AMIABLE: "Relancer",
    NextAction.ATTENDRE_ECHEANCE: "Attendre",
}
#: What « fait » notes: a letter that left today.
_LETTERS = {NextAction.RELANCE_AMIABLE: LetterKind.RELANCE, NextAction.MISE_EN_DEMEURE: LetterKind.MISE_EN_DEMEURE}
_LATER, _WAITING = "later", "waiting"
#: Rows of a table of customers, and the longest list that a person is asked to choose from.
SHOWN, OFFERED = 20, 200
#: Days after which the day of an export is not today any more.
STALE = 31
_FOLD, _OPEN, _CHOSEN, _ERROR = "plan.days", "plan.open", "ledger.debtor", "plan.error"


def plan(tracking: FollowedLedger) -> None:
    """The week, then any customer."""
    st.header("Que faire cette semaine", anchor=False)
    owing = [view for view in tracking.debtors if view.open > 0]
    if not owing:
        st.success("Aucun client ne vous doit d'argent dans ce fichier.")
        return
    _changed(tracking)
    _old(tracking)
    _to_identify(owing)
    owing = [view for view in owing if view.identified]
    if not owing:
        return
    # The list above says who is late: this one, when one works through it day after day.
    one_is_open = st.session_state.get(_OPEN) is not None
    if one_is_open:
        st.session_state.setdefault(_FOLD, True)
    if fold := folds.on_demand("Jour par jour : qui relancer, et pourquoi", _FOLD, typed=one_is_open):
        with fold:
            _week(tracking, owing)
    _any(tracking, owing)


def _week(tracking: FollowedLedger, owing: Sequence[DebtorView]) -> None:
    if refused := st.session_state.pop(_ERROR, ""):
        st.error(plain(refused, 600))
    plan = week(tracking, _wanted(owing) or ORDER)
    lists: dict[str, tuple[str, Sequence[Task]]] = {
        day.isoformat(): (f"{_short(day)} ({len(tasks)})", tasks) for day, tasks in plan.days
    }
    if plan.later:
        lists[_LATER] = (f"Ensuite ({french.number(len(plan.later))})", plan.later)
    if plan.waiting:
        lists[_WAITING] = (f"En attente ({french.number(len(plan.waiting))})", plan.waiting)
    if not lists:
        st.markdown("Rien à faire cette semaine : aucune somme n'est en retard.")
    else:
        _one_list(tracking, lists)


def _to_identify(owing: Sequence[DebtorView]) -> None:
    """What is owed by customers on whom no name can be put: nothing is asked of anybody."""
    unknown = [view for view in owing if not view.identified]
    if unknown:
        st.warning(
            f"**Clients à identifier : {french.money(sum(view.open for view in unknown))}.** L’export ne dit pas qui doit "
            "cette somme : ni action, ni lettre. Renseignez le compte auxiliaire ou le nom de ces clients dans votre logiciel, "
            "lettrez leurs règlements, puis relisez l’export."
        )


def _wanted(owing: Sequence[DebtorView]) -> list[NextAction]:
    """The actions that the person wants to see; none chosen: all of them."""
    present = {view.next_action for view in owing}
    codes = [action.value for action in ORDER[:-1] if action in present]
    if len(codes) < 2:
        return []
    chosen = st.pills(
        "N'afficher que",
        codes,
        selection_mode="multi",
        format_func=lambda code: french.typeset(ACTIONS[NextAction(code)]),
        key="plan.only",
    )
    return [NextAction(code) for code in chosen]


def _one_list(tracking: FollowedLedger, lists: dict[str, tuple[str, Sequence[Task]]]) -> None:
    names = list(lists)
    chosen = (
        st.pills(
            "Quand ?",
            names,
            format_func=lambda name: lists[name][0],
            default=names[0],
            required=True,
            key=f"plan.when.{names[0]}.{len(names)}",
        )
        if len(names) > 1
        else names[0]
    )
    chosen = chosen if chosen in lists else names[0]
    tasks = lists[chosen][1]
    if chosen in (_LATER, _WAITING):
        _table(tasks)
        return
    day = date.fromisoformat(chosen)
    st.markdown(f"**{french.weekday(day).capitalize()}** : {french.count(len(tasks), 'client', 'clients')}.")
    for task in tasks:
        _card(tracking, task)
    if len(tasks) == A_DAY:
        st.caption(f"{A_DAY} clients par jour, c'est notre mesure : la suite est aux jours suivants.")


def _short(day: date) -> str:
    """ "lundi 23"."""
    return french.NBSP.join(french.weekday(day).split(french.NBSP)[:2])


def _old(tracking: FollowedLedger) -> None:
    """A FEC speaks of its last entry: a delay may have ended since."""
    as_of = tracking.ledger.as_of
    if (tracking.on - as_of).days > STALE:
        st.warning(
            f"Cet export s'arrête au {french.day(as_of)} : les retards et les délais pour agir sont comptés à ce jour-là, "
            "et un délai a pu finir depuis. Déposez un export récent, ou choisissez la date d'aujourd'hui ci-dessus."
        )


def _changed(tracking: FollowedLedger) -> None:
    """What this export shows since the last one that the follow-up knows."""
    news = changes(tracking)
    if news.since is not None:
        st.info(plain(news.sentence, 600))
    lines = [f"{plain(name)} : promesse pour le {french.day(due)} non tenue" for name, due in news.broken]
    lines += [f"{plain(name)} : promesse tenue" for name in news.kept]
    lines += [f"{plain(name)} a payé {french.money(cents)}" for name, cents in news.partly]
    lines += [f"{plain(before)} s'appelle maintenant {plain(now)}" for before, now in news.renamed]
    lines += [f"{plain(name)} : retrouvé par son nom, son compte a changé" for name in news.by_name]
    lines += [
        f"{plain(name)} : absent de cet export (payé, ou pas exporté) ; vos notes sont gardées" for name in news.absent
    ]
    if lines:
        with st.expander("Ce qui a changé, client par client"):
            st.markdown("\n".join(f"- {line}" for line in lines[:OFFERED]))
            if len(lines) > OFFERED:
                st.caption(f"Et {french.number(len(lines) - OFFERED)} autres.")


def _card(tracking: FollowedLedger, task: Task) -> None:
    view, number = task.view, task.view.number
    with st.container(border=True):
        st.markdown(f"**{plain(view.name)}** · {french.money(view.overdue)} en retard  \n{_said(tracking, task)}")
        with st.container(horizontal=True):
            if task.action in _LETTERS:
                st.button(
                    "Fait",
                    key=f"plan.done.{number}",
                    on_click=_done,
                    args=(tracking, task),
                    help="Note que le courrier est parti aujourd'hui.",
                )
            opened = st.session_state.get(_OPEN) == number
            st.button(
                "Fermer" if opened else "Voir ce client",
                key=f"plan.open.{number}",
                on_click=_open,
                args=(None if opened else number,),
                type="tertiary",
            )
        if opened:
            customer.customer(tracking, view, "card")


def _said(tracking: FollowedLedger, task: Task) -> str:
    parts = [f"**{ACTIONS[task.action]}.** {plain(task.decision.reason, 600)}"]
    broken = tracking.broken(task.view.number)
    if broken > 1:
        parts.append(f"{french.number(broken)} promesses non tenues en tout.")
    if task.last is not None:
        parts.append(f"Dernier contact : {french.day(task.last)}.")
    return " ".join(parts)


def _table(tasks: Sequence[Task]) -> None:
    tables.show(
        ("Client", "En retard", "À faire", "Pas avant"),
        [
            (
                task.view.name,
                french.money(task.view.overdue),
                ACTIONS[task.action],
                french.short_day(task.decision.until) if task.decision.until else "",
            )
            for task in tasks[:SHOWN]
        ],
        right=(1,),
    )
    if len(tasks) > SHOWN:
        st.caption(f"Et {french.number(len(tasks) - SHOWN)} autres, dans la liste ci-dessous et l'export.")


def begin_with(view: DebtorView) -> None:
    """That customer is open in the week, and the one in particular, when the screen is next drawn."""
    _open(view.number)
    st.session_state[_CHOSEN] = view.key


def _open(number: int | None) -> None:
    st.session_state[_OPEN] = number


def _done(tracking: FollowedLedger, task: Task) -> None:
    """A callback, which may not draw: what is refused is told when the screen is drawn."""
    try:
        session.notes.note(with_letter(tracking, task.view.number, _LETTERS[task.action], session.clock.today(), None))
    except GuideError as error:
        st.session_state[_ERROR] = str(error)
        return
    st.toast(f"Noté : {ACTIONS[task.action].lower()}, {plain(task.view.name)}. Pensez à enregistrer votre suivi.")


def _any(tracking: FollowedLedger, owing: Sequence[DebtorView]) -> None:
    """Any customer, by its name."""
    with st.expander("Un client en particulier : ses promesses, ses litiges, son dossier", key="ledger.any"):
        ordered = sorted(owing, key=lambda view: (RANK[view.next_action], -view.overdue))
        if len(ordered) > OFFERED:
            sought = st.text_input("Chercher un client", key="ledger.sought", live=True, persist_state="session")
            wanted = (sought or "").casefold()
            ordered = [v for v in ordered if wanted in v.name.casefold()][:OFFERED] or ordered[:OFFERED]
        by_key = {view.key: view for view in ordered}
        # By key: the same customer when another export comes.
        key = st.selectbox(
            "Client", list(by_key), format_func=lambda k: by_key[k].name, key=_CHOSEN, persist_state="session"
        )
        chosen = by_key.get(key or "", ordered[0])
        st.markdown(
            f"**{ACTIONS[chosen.next_action]}.** {plain(chosen.reason, 600)}  \n"
            f"{french.money(chosen.overdue)} en retard, {french.money(chosen.open)} dus en tout."
        )
        customer.customer(tracking, chosen, "any")
