"""The whole ledger at the BODACC, on a click: group after group, stopped by any other click, each answer kept at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from guide.errors import GuideError
from guide.ledger.dunning import NotedInsolvency, note_changes, siren_of
from guide.registers import InsolvencyAnswer, groups, insolvency_request, read_insolvency
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import plain

if TYPE_CHECKING:
    from guide.ledger.dunning import FollowedLedger

#: Set by the click, taken by the drawing that follows: a drawing that comes from elsewhere asks nothing.
_PRESSED, _FAILED, _ANSWERED = "bodacc.pressed", "bodacc.failed", "bodacc.answered"
_SHOWN = 20


def check(tracking: FollowedLedger) -> None:
    """Which customers the BODACC published something about; nothing when no register may be asked."""
    if not session.registers.allowed():
        return
    known = sirens(tracking)
    owing = sum(view.open > 0 and view.identified for view in tracking.debtors)
    if not owing:
        return
    with st.expander("Vérifier tous mes clients au BODACC", key="bodacc.fold"):
        if not known:
            st.markdown(
                "Cet export ne donne le SIREN d’aucun client : ouvrez le dossier de chacun, écrivez son SIREN, et vérifiez-le là."
            )
            return
        today = session.clock.real_today()
        if _take_in(today):
            st.rerun()
        waiting = [siren for siren in known if not _is_checked(tracking, known[siren], today)]
        _told(tracking, known, waiting, owing)
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


def sirens(tracking: FollowedLedger) -> dict[str, tuple[int, ...]]:
    """The SIREN of each customer who owes something, by its code or its electronic invoices -> the customers that bear it."""
    numbers: dict[str, tuple[int, ...]] = {}
    for view in tracking.debtors:
        if view.open > 0 and view.identified:
            buyer = tracking.ledger.buyers.get(view.number)
            siren = (buyer.siren if buyer else None) or siren_of(tracking.key(view.number))
            if siren:
                numbers[siren] = (*numbers.get(siren, ()), view.number)
    return numbers


def _is_checked(tracking: FollowedLedger, customers: Sequence[int], today: date) -> bool:
    return all((noted := tracking.noted(each).insolvency) is not None and noted.noted >= today for each in customers)


def _clients(many: int) -> str:
    return french.count(many, "client", "clients")


def _told(tracking: FollowedLedger, known: Mapping[str, tuple[int, ...]], waiting: Sequence[str], owing: int) -> None:
    """What is sent, to whom; then what is known."""
    if waiting:
        st.caption(
            f"Envoie au BODACC {french.count(len(waiting), 'numéro SIREN', 'numéros SIREN')}, par groupes de vingt. "
            "Rien d’autre : ni nom, ni montant."
        )
    without = owing - sum(map(len, known.values()))
    if without:
        st.caption(f"{_clients(without)} sans SIREN dans cet export : à vérifier depuis le dossier de chacun.")
    if (failed := st.session_state.get(_FAILED)) is not None:
        st.warning(plain(failed, 600))
    answered = [
        (each, noted) for numbers in known.values() for each in numbers if (noted := tracking.noted(each).insolvency)
    ]
    if not answered:
        return
    published = [(each, noted) for each, noted in answered if noted.published is not None]
    for customer, noted in published[:_SHOWN]:
        assert noted.published is not None
        opening = noted.opening
        since = f" Ouverture publiée le {french.day(opening)}." if opening and opening != noted.published else ""
        (st.error if opening else st.warning)(
            f"**{plain(tracking.name(customer))}** : {plain(noted.nature or 'une annonce')}, publié le "
            f"{french.day(noted.published)}.{since} Il est en tête du plan de la semaine."
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
            st.session_state[_FAILED] = f"{error} Ce qui a été vérifié est gardé."
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
    """Notes the answers that are not noted yet, in the follow-up; answers whether there were any."""
    answered: list[tuple[InsolvencyAnswer, Sequence[str]]] = st.session_state.get(_ANSWERED, [])
    ledger = session.ledger.current()
    if not answered or ledger is None:
        return False
    tracking = session.notes.tracking(ledger)
    known = sirens(tracking)
    noted = {
        customer: noted_insolvency(answer, siren, today)
        for answer, group in answered
        for siren in group
        for customer in known.get(siren, ())
    }
    session.notes.note(note_changes.with_insolvency(tracking, noted))
    answered.clear()
    return True


def noted_insolvency(answer: InsolvencyAnswer, siren: str, today: date) -> NotedInsolvency:
    """What an answer says of one SIREN, as the follow-up keeps it."""
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
