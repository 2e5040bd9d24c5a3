"""A whole list at the BODACC, on a click: group after group, stopped by any other click, each answer kept at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from guide.errors import GuideError
from guide.ledger.dunning import FollowedLedger, NotedInsolvency
from guide.ledger.receivables import DebtorView
from guide.registers import InsolvencyAnswer, groups, insolvency_request, read_insolvency
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import plain

#: Set by the click, taken by the drawing that follows: a drawing that comes from elsewhere asks nothing.
_PRESSED, _FAILED, _ANSWERED = "bodacc.pressed", "bodacc.failed", "bodacc.answered"
_SHOWN = 20


@dataclass(frozen=True)
class Owing:
    """Someone who owes something: `siren` is "" when it is not known, `noted` what the BODACC answered last."""

    name: str
    siren: str
    noted: NotedInsolvency | None


def check(owing: Sequence[Owing], first: str) -> None:
    """Of whom the BODACC published something. `first`: where those in proceedings now stand, in a sentence."""
    if not owing or not session.registers.allowed():
        return
    known = list(dict.fromkeys(each.siren for each in owing if each.siren))
    with st.expander("Vérifier tous mes clients au BODACC", key="bodacc.fold"):
        if not known:
            st.markdown(
                "Le SIREN d’aucun client n’est connu ici : ouvrez le dossier de chacun, écrivez son SIREN, et vérifiez-le là."
            )
            return
        today = session.clock.real_today()
        if _take_in(today):
            st.rerun()
        undone = {each.siren for each in owing if each.noted is None or each.noted.noted < today}
        waiting = [each for each in known if each in undone]
        _told(owing, len(waiting), first)
        # Always at the same place, so that a press that moves the page is not lost.
        place = st.empty()
        if st.session_state.pop(_PRESSED, False) and waiting:
            _ask_all(waiting, today, place.container())
        elif waiting:
            begun = len(waiting) < len(known)
            place.button(
                f"Continuer ({_clients(len(waiting))})" if begun else f"Vérifier {_clients(len(waiting))}",
                key="bodacc.ask",
                on_click=_press,
            )


def _clients(many: int) -> str:
    return french.count(many, "client", "clients")


def _told(owing: Sequence[Owing], waiting: int, first: str) -> None:
    """What is sent, to whom; then what is known."""
    if waiting:
        st.caption(
            f"Envoie au BODACC {french.count(waiting, 'numéro SIREN', 'numéros SIREN')}, par groupes de vingt. "
            "Rien d’autre : ni nom, ni montant. Une ouverture publiée est notée chez le client."
        )
    without = sum(not each.siren for each in owing)
    if without:
        st.caption(f"{_clients(without)} sans SIREN ici : à vérifier depuis le dossier de chacun.")
    if (failed := st.session_state.get(_FAILED)) is not None:
        st.warning(plain(failed, 600))
    answered = [(each, each.noted) for each in owing if each.siren and each.noted is not None]
    published = [(each, noted, noted.published) for each, noted in answered if noted.published is not None]
    for each, noted, day in published[:_SHOWN]:
        opening = noted.opening
        since = f" Ouverture publiée le {french.day(opening)}." if opening and opening != day else ""
        (st.error if opening else st.warning)(
            f"**{plain(each.name)}** : {plain(noted.nature or 'une annonce')}, publié le {french.day(day)}.{since} "
            + (first if opening else "Lisez l’annonce sur bodacc.fr avant d’écrire.")
        )
    nothing = len(answered) - len(published)
    if nothing:
        st.info(
            f"{_clients(nothing)} sans annonce trouvée au BODACC. Ce n’est pas une preuve de bonne santé : un jugement "
            "récent n’y est pas encore, et une conciliation n’y est jamais."
        )


def _press() -> None:
    st.session_state[_PRESSED] = True
    st.session_state.pop(_FAILED, None)


def _ask_all(waiting: Sequence[str], today: date, place: st.delta_generator.DeltaGenerator) -> None:
    """Group after group. « Arrêter », as any click, ends it at the next group: what was answered is kept."""
    total, done = len(waiting), 0
    progress = place.progress(0.0, text=f"0 sur {total}")
    place.button("Arrêter", key="bodacc.stop")
    # A press that comes while an answer is on its way ends this drawing at its next look at the session: what is put in
    # this list is noted by the drawing that follows.
    answered: list[tuple[InsolvencyAnswer, Sequence[str]]] = st.session_state.setdefault(_ANSWERED, [])
    left = list(reversed(groups(waiting)))
    while left:
        group = left.pop()
        try:
            answer = read_insolvency(session.registers.client().ask(insolvency_request(group)), group)
        except GuideError as error:
            st.session_state[_FAILED] = f"{error.message} Réessayez plus tard : ce qui a été vérifié est gardé."
            break
        if not answer.complete and len(group) > 1:
            # More notices than one answer holds: in halves, for a notice left out is not « nothing published ».
            left += [group[len(group) // 2 :], group[: len(group) // 2]]
            continue
        answered.append((answer, group))
        _take_in(today)
        done += len(group)
        progress.progress(done / total, text=f"{done} sur {total}")
    st.rerun()


def _take_in(today: date) -> bool:
    """Notes the answers that are not noted yet; answers whether there were any."""
    answered: list[tuple[InsolvencyAnswer, Sequence[str]]] = st.session_state.get(_ANSWERED, [])
    if not answered:
        return False
    session.origin.note_insolvency(
        {siren: noted_insolvency(answer, siren, today) for answer, group in answered for siren in group}
    )
    answered.clear()
    return True


def noted_insolvency(answer: InsolvencyAnswer, siren: str, today: date) -> NotedInsolvency:
    """What an answer says of one SIREN, as it is noted."""
    notices = answer.notices.get(siren, ())
    opening = answer.opening(siren)
    if not notices:
        return NotedInsolvency(today)
    return NotedInsolvency(
        today,
        notices[0].published,
        notices[0].nature,
        opening.published if opening else None,
        opening.judgment if opening else None,
    )


def check_customers(tracking: FollowedLedger) -> None:
    """Those who owe something and are known."""
    owing = [view for view in tracking.debtors if view.open > 0 and view.identified]
    check(customers(tracking, owing), "Il est en tête du plan de la semaine.")


def customers(tracking: FollowedLedger, views: Iterable[DebtorView]) -> list[Owing]:
    sirens = session.origin.sirens(tracking)
    known = [(view, tracking.of(view.number)) for view in views]
    return [
        Owing(view.name, sirens.get(view.number, ""), followed.insolvency if followed else None)
        for view, followed in known
    ]
