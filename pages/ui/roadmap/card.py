"""The result: one card with the act of the day, its sum, its price and its date; then what follows, each by its link."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import takewhile

import streamlit as st

from guide import letters, path
from guide.case.codes import Channel
from guide.claim import Statement
from guide.path.advice import reason
from guide.path.facts import Notice
from guide.values import french
from pages.ui import session
from pages.ui.dossier import payment_received
from pages.ui.kit import amount, leaving
from pages.ui.kit.labels import plain
from pages.ui.roadmap import ending, given_answers

_CHANNELS = {
    Channel.EMAIL: "Par e-mail",
    Channel.COURRIER: "Par lettre simple",
    Channel.LRAR: "Recommandé",
    Channel.LRE: "Recommandé électronique",
    Channel.COMMISSAIRE: "Commissaire de justice",
    Channel.TELEPHONE: "Téléphone",
}
_CALL = "script_appel"


def today(advice: path.Advice, statement: Statement | None) -> None:
    """The act, what is owed, how and by when, why, and the button that does it."""
    step = advice.steps[0]
    letter = _letter(step)
    if session.clock.chosen() is not None:
        st.caption(plain(f"Au {french.day(advice.as_of)}, {session.clock.why()}."))
    with st.container(border=True, key="today"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
            st.header(step.title, anchor=False, width="content")
            if statement is not None and statement.claimable > 0:
                with st.container(width="content", gap=None):
                    amount.show(statement.claimable)
                    # In proceedings interest stops with the judgment, whose date may still be to come (C. com. L622-28).
                    in_proceedings = advice.position.situation.insolvency.published is not None
                    if statement.daily and in_proceedings:
                        st.caption("au plus : les intérêts s'arrêtent au jour du jugement")
                    elif statement.daily:
                        st.caption(plain(_of_delay(statement)))
        instead = _free_instead(advice)
        gone = _sent_days(instead, advice.as_of)
        free = [other for other in instead if gone.keys().isdisjoint(other.letters)]
        if free:
            ways = _or(f"{plain(_lower(other.title))} ({_price(other)})" for other in free)
            st.markdown(f"**Avant de payer** : {ways}.")
        for id, day in gone.items():
            st.markdown(f"{letters.letters()[id].title}\u00a0: envoyée le {french.day(day)}.")
        notice = _notice_before(advice)
        if notice is not None:
            st.markdown("**Avant de payer** : envoyer une mise en demeure.")
        terms = "" if advice.waits else f"{_terms(step, letter, advice)}  \n"
        st.markdown(f"{terms}{plain(reason(advice), 600)}")
        with st.container(horizontal=True):
            if advice.waits:
                _while_waiting(letter)
            elif letter is not None:
                st.button(_do(step, letter), key="today.write", type="primary", on_click=_choose, args=(letter.id,))
            else:
                _next_screen(step)
            if notice is not None:
                st.button("Écrire la mise en demeure", key="today.notice", on_click=_choose, args=(notice.id,))
            if free or (letter is not None and letter.demand and letter.id != _CALL and not advice.waits):
                st.button("Appeler d'abord : quoi dire", key="today.call", on_click=_choose, args=(_CALL,))
            for other in free:
                other_letter(other, "today")


def _do(step: path.AdvisedStep, letter: letters.Letter) -> str:
    if step.remedy == "attendre_echeance":
        return "Écrire un rappel courtois"
    return "Écrire cette lettre" if letter.envelope and letter.to is None else "Préparer ce document"


def _while_waiting(letter: letters.Letter | None) -> None:
    """The letter is gone: its date and what is noted of it, then its words."""
    if st.button("Voir le calendrier", type="primary", key="today.calendar"):
        st.switch_page("pages/calendrier.py")
    if letter is not None:
        st.button("Relire la lettre", key="today.write", on_click=_choose, args=(letter.id,))


def _of_delay(statement: Statement) -> str:
    """What the delay adds: until today, then each day."""
    added = statement.interest_left + statement.indemnity_left
    so_far = f"dont {french.money(added)} pour le retard, " if 0 < added < statement.claimable else ""
    return f"{so_far}+ {french.money(statement.daily)} par jour"


def _choose(id: str) -> None:
    st.session_state[session.dossier.LETTER] = id
    leaving.leave_for("pages/courriers.py")


def _letter(step: path.AdvisedStep) -> letters.Letter | None:
    """The first letter of ours that does the step."""
    return next((letters.letters()[id] for id in step.letters if id in letters.letters()), None)


def _terms(step: path.AdvisedStep, letter: letters.Letter | None, advice: path.Advice) -> str:
    """How it goes, what it costs, by when: one line."""
    terms = []
    if letter is not None and letter.envelope and letter.to is None:
        terms.append(_sent(letter.channel, advice.as_of))
    else:
        price = plain(step.cost.words)
        terms.append(f"Coût : {price}" if step.cost.known else price.capitalize())
        if step.court and "tribunal" not in step.title.lower():
            terms.append(plain(step.court))
    if step.by is not None:
        left = (step.by - advice.as_of).days
        days = f"{french.count(left, 'jour', 'jours')} pour agir, " if 0 < left < 100 else ""
        terms.append(f"**{days}au plus tard le {french.day(step.by)}**")
    elif letter is not None and letter.days:
        terms.append(f"réponse attendue le {french.day(advice.as_of + timedelta(days=letter.days))}")
    return " · ".join(terms)


def _sent(channel: Channel, on: date) -> str:
    price = path.registered_letter(on) if channel is Channel.LRAR else None
    return _CHANNELS[channel] + (
        plain(f", {french.money(price)} sans l'avis de réception") if price is not None else ""
    )


def _free_instead(advice: path.Advice) -> list[path.AdvisedStep]:
    """What is amicable and free, to choose before a first step that is paid."""
    first, *others = advice.steps
    if first.amicable or (not first.cost.known and not first.cost.unknown):
        return []
    alone = (step for step in others if step.link is not path.Link.EN_MEME_TEMPS)
    instead = takewhile(lambda step: step.link is path.Link.OU, alone)
    return [step for step in instead if step.amicable and step.cost.max == 0]


def _notice_before(advice: path.Advice) -> letters.Letter | None:
    """The formal notice that may still go, where a court abroad or a lawyer comes first and asks for none."""
    none_sent = advice.position.situation.notice is Notice.AUCUNE
    may_go = advice.remedies["mise_en_demeure"].state is path.State.OPEN
    abroad = advice.outcome.id in ("europe", "etranger")
    return letters.letters()["mise_en_demeure"] if abroad and none_sent and may_go else None


def _sent_days(steps: Iterable[path.AdvisedStep], on: date) -> dict[str, date]:
    """The letters of these steps that the journal has as sent, each with its last day."""
    ids = {id for step in steps for id in step.letters}
    sendings = [(event.on, event.letter) for event in session.dossier.require().events if event.letter]
    return {letter: day for day, letter in sorted(sendings) if letter in ids and day <= on}


def _next_screen(step: path.AdvisedStep) -> None:
    """Where the step is done from, when no letter of ours does it."""
    gathers = step.state is path.State.UNSETTLED or step.remedy == "consolider_preuves"
    label, target = (
        ("Compléter le dossier", "pages/mon_dossier.py")
        if gathers
        else ("Voir le décompte à joindre", "pages/decompte.py")
    )
    if st.button(label, type="primary"):
        st.switch_page(target)


def then(advice: path.Advice) -> None:
    """The steps ahead, each by its link; then a part paid, a dispute, giving up."""
    st.markdown("**Ensuite**")
    at_once = _free_instead(advice)
    lines: list[list[path.AdvisedStep]] = []
    for step in advice.steps[1:]:
        if step in at_once:
            continue
        if step.link is path.Link.OU and lines and lines[-1][0].link is not path.Link.EN_MEME_TEMPS:
            lines[-1].append(step)
        else:
            lines.append([step])
    if lines:
        st.markdown("\n".join(f"- {_when(line[0], advice)} → {_or(_routes(line))}" for line in lines))
    with st.container(horizontal=True):
        st.button("Il a payé", key="then.paid", type="tertiary", on_click=payment_received.ask)
        if "dispute" in advice.position.answers or any(t.node == "dispute" for t in advice.position.trail):
            says = "Sa réponse a changé" if advice.position.situation.dispute.is_dispute else "Il conteste"
            st.button(says, key="then.disputes", type="tertiary", on_click=given_answers.reopen, args=("dispute",))
        ending.give_up()


def other_letter(step: path.AdvisedStep, place: str = "step") -> None:
    """The way to the letter of a later step, where there is one; `place` is where its button stands."""
    letter = _letter(step)
    if letter is not None:
        st.button(
            f"Écrire : {letter.title}",
            key=f"{place}.{step.remedy}",
            type="tertiary",
            on_click=_choose,
            args=(letter.id,),
        )


def _when(step: path.AdvisedStep, advice: path.Advice) -> str:
    """The link of a step; of the one after a letter that leaves some days, their end."""
    letter = _letter(advice.steps[0])
    if step is advice.steps[1] and step.link is path.Link.SI_CELA_ECHOUE:
        answer = advice.answer_by
        if answer is None and not advice.waits and letter is not None and letter.days:
            answer = advice.as_of + timedelta(days=letter.days)
        if answer is not None:
            return f"Sans paiement le {french.day(answer)}"
    return path.LINK_LABELS[step.link]


def _or(ways: Iterable[str]) -> str:
    return f" **{path.LINK_LABELS[path.Link.OU].lower()}** ".join(ways)


def _routes(line: list[path.AdvisedStep]) -> Iterator[str]:
    """The alternatives of a line, each with its price: one sentence."""
    for number, step in enumerate(line):
        title = step.title if number == 0 else _lower(step.title)
        price = _price(step)
        yield f"{plain(title)}, {price}" if "(" in step.cost.words else f"{plain(title)} ({price})"


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]


def _price(step: path.AdvisedStep) -> str:
    return plain(step.cost.words) + (", à l'amiable" if step.amicable else "")
