"""Worked cases: read one, open it in any screen, then fill the blanks oneself."""

import streamlit as st

from guide import lessons
from guide.lessons import EXPORT, ON, Answers, Case, answers, invoice_files
from guide.values import french
from pages.ui import session
from pages.ui.dunning import week_plan
from pages.ui.kit import downloads, training_links
from pages.ui.kit.labels import plain
from pages.ui.page import glossary
from pages.ui.training import blanks

_SCREENS = {
    "pages/que_faire.py": "Que faire ?",
    "pages/decompte.py": "Décompte",
    "pages/courriers.py": "Courriers",
    "pages/mon_dossier.py": "Mon dossier",
}
_LEDGER = "pages/balance_agee.py"


def show() -> None:
    every = lessons.cases()
    if st.session_state.get(training_links.CASE) not in every:
        st.session_state[training_links.CASE] = next(iter(every))
    case = every[st.session_state[training_links.CASE]]
    _cards(case)
    st.header(case.title, anchor=False)
    st.caption(f"Tout est inventé, au {french.day(ON)}.")
    st.markdown(case.story)
    read_answers = answers(case)
    key = f"case.replay.{case.id}"
    if st.toggle("Refaire le cas moi-même, avec des blancs", key=key, persist_state="session"):
        blanks.show(case, read_answers)
    else:
        _explained(case, read_answers)
    glossary.of(f"{case.story} {case.why_step} {case.why_amount} {case.why_date}")
    training_links.to_lesson(case.lesson)
    _open(case)
    _files(case)


def _cards(chosen: Case) -> None:
    """The cases side by side: who, what, and the way in."""
    every = [*lessons.cases().values()]
    for pair in zip(every[::2], every[1::2], strict=True):
        for column, case in zip(st.columns(2), pair, strict=True):
            with column.container(border=True, height="stretch"):
                st.markdown(f"**{plain(case.title)}**")
                st.caption(plain(case.story.split(". ")[0], 300))
                st.space("stretch")
                st.button(
                    "Lu ci-dessous" if case is chosen else "Lire ce cas",
                    key=f"case.card.{case.id}",
                    disabled=case is chosen,
                    on_click=_choose,
                    args=(case.id,),
                )


def _choose(id: str) -> None:
    st.session_state[training_links.CASE] = id


def _explained(case: Case, answers: Answers) -> None:
    last = french.day(answers.last_day) if answers.last_day else "aucun"
    st.markdown(
        f"1. **Que faire d'abord ?** {plain(answers.title)}. {plain(case.why_step)}\n"
        f"2. **Combien réclamer ?** {french.money(answers.amount)}. {plain(case.why_amount)}\n"
        f"3. **Jusqu'à quand agir ?** {last}. {plain(case.why_date)}"
    )


def _open(case: Case) -> None:
    st.markdown("**Ouvrir ce cas dans un écran**")
    with st.container(horizontal=True):
        for screen, label in _SCREENS.items():
            if st.button(label, key=f"case.open.{screen}"):
                session.workspace.open_case(case.dossier, ON, screen)
        if st.button("Balance âgée", key="case.open.ledger"):
            session.ledger.open_file(EXPORT, lessons.export(), ON)
            _show_customer(case)
            st.switch_page(_LEDGER)
    st.caption(
        "La balance montre l'export de tous les clients. Il ne connaît que des factures et des paiements : ni les "
        "courriers partis, ni ce qu'est le client, ni ce qu'il répond. Ses conseils et ses dates sont donc moins précis "
        "que ceux du guide."
        + (f" {plain(case.dossier.debtor.name)} n'y est plus : sa facture y est soldée." if _settled(case) else "")
    )


def _settled(case: Case) -> bool:
    return not any(invoice.open_amount(ON) for invoice in case.dossier.invoices)


def _show_customer(case: Case) -> None:
    """The customer of the case, opened among those of the export."""
    ledger = session.ledger.current()
    for view in ledger.debtors if ledger else ():
        if view.name == case.dossier.debtor.name and view.open > 0:
            week_plan.begin_with(view)


def _files(case: Case) -> None:
    with st.expander("Les fichiers de ce cas, pour refaire les gestes"):
        st.markdown(
            "L'export et la facture électronique se déposent sur « Balance âgée » ; le dossier se rouvre depuis l'accueil."
        )
        with st.container(horizontal=True):
            downloads.button("L'export des factures (CSV)", lessons.export(), EXPORT, "case.file.export")
            for name, content in invoice_files(case).items():
                downloads.button("La facture électronique (XML)", content, name, f"case.file.{name}")
            file = f"dossier-{case.id.replace('_', '-')}.json"
            downloads.button("Le dossier (JSON)", session.dossier.to_file(case.dossier), file, "case.file.dossier")
