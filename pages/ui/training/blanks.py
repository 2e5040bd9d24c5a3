"""A worked case replayed with blanks: hints that leave the sum to do, then each answer set right and explained."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from guide import path
from guide.claim import LineKind, limitation, statement
from guide.errors import GuideError
from guide.lessons import ON, Answers, BlankVerdict, Case, judged, offered
from guide.values import french
from guide.values.dates import parse_date
from guide.values.money import parse_amount
from pages.ui.kit import tables
from pages.ui.kit.labels import plain

T = TypeVar("T")
_TOLD = {
    BlankVerdict.JUSTE: "Juste",
    BlankVerdict.PRESQUE: "Presque : à l'arrondi près",
    BlankVerdict.A_REVOIR: "À revoir",
}


def show(case: Case, answers: Answers) -> None:
    _hints(case, answers)
    with st.form(f"case.blanks.{case.id}", border=False):
        step = st.selectbox(
            "Que faire d'abord ?",
            offered(case),
            index=None,
            format_func=lambda id: french.typeset(path.REMEDIES[id].title),
            placeholder="Choisissez",
            key=f"case.step.{case.id}",
            persist_state="session",
        )
        amount = st.text_input(
            "Combien réclamer aujourd'hui ?",
            placeholder="1 234,50",
            key=f"case.amount.{case.id}",
            persist_state="session",
        )
        last = st.text_input(
            "Jusqu'à quand agir ?", placeholder="JJ/MM/AAAA", key=f"case.last.{case.id}", persist_state="session"
        )
        asked = st.form_submit_button("Vérifier", type="primary")
    if asked:
        _told(case, answers, step, amount or "", last or "")


def _told(case: Case, answers: Answers, step: str | None, amount: str, last: str) -> None:
    typed_amount, amount_problem = _read(parse_amount, amount)
    typed_last, last_problem = _read(parse_date, last)
    wanted = french.day(answers.last_day) if answers.last_day else "aucun"
    lines = (
        (_exact(step == answers.step), answers.title, case.why_step, ""),
        (judged(typed_amount, answers.amount), french.money(answers.amount), case.why_amount, amount_problem),
        (_exact(typed_last == answers.last_day), wanted, case.why_date, last_problem),
    )
    right = sum(verdict is not BlankVerdict.A_REVOIR for verdict, *_ in lines)
    st.markdown(f"**{french.count(right, 'réponse juste', 'réponses justes')} sur {len(lines)}**")
    for place, (verdict, answer, why, problem) in enumerate(lines, 1):
        text = f"{place}. **{_TOLD[verdict]}. La réponse : {plain(answer)}.** {plain(why, 600)}"
        if problem:
            text += f"\n\n{plain(problem, 600)}"
        (st.warning if verdict is BlankVerdict.A_REVOIR else st.success)(text)


def _exact(right: bool) -> BlankVerdict:
    return BlankVerdict.JUSTE if right else BlankVerdict.A_REVOIR


def _read(reader: Callable[[str], T], typed: str) -> tuple[T | None, str]:
    """What was typed, and why it could not be read: a blank that is wrong, not an error."""
    if not typed.strip():
        return None, ""
    try:
        return reader(typed), ""
    except GuideError as error:
        return None, str(error)


def _hints(case: Case, answers: Answers) -> None:
    with st.expander("Des indices, sans les réponses"):
        st.markdown("**Le montant.** Une ligne : la somme × le taux × les jours / 365, arrondie au centime.")
        account = statement(case.dossier, ON)
        rows: list[tuple[str, ...]] = [("Facturé", "", "", french.money(account.billed))]
        for line in account.lines:
            if line.kind is LineKind.INTEREST and line.start and line.last_day and line.days is not None:
                span = f"Du {french.short_day(line.start)} au {french.short_day(line.last_day)}"
                on = f"{french.money(line.base or 0)} à {french.rate(line.rate or 0)}"
                rows.append((span, french.number(line.days), on, "?"))
            elif line.kind is LineKind.PAYMENT and line.on:
                rows.append((f"Payé le {french.short_day(line.on)}", "", "", f"− {french.money(line.amount)}"))
            elif line.kind is LineKind.INDEMNITY:
                rows.append(("Indemnité forfaitaire", "", "", french.money(line.amount)))
        tables.show(("Quoi", "Jours", "Sur", "Montant"), rows, right=(1, 3))
        st.markdown(f"**La date.** {_date_hint(case, answers)}")


def _date_hint(case: Case, answers: Answers) -> str:
    for invoice in limitation(case.dossier, ON).invoices:
        if invoice.deadline == answers.last_day:
            return f"Un délai de {invoice.period}, à partir du {french.day(invoice.runs_from)}."
    return "Ici, un délai plus court que la prescription presse : la leçon dit lequel, et d'où il part."
