"""Customers of one name and invoices held twice: proposed as one, made one on a click, kept in the follow-up."""

import streamlit as st

from guide.ledger.analysis import COUNTED_TWICE, Example
from guide.ledger.dunning import (
    Followed,
    FollowedLedger,
    duplicate_at,
    with_customers_apart,
    with_duplicate,
    with_union,
    with_union_undone,
)
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import plain

SHOWN = 10


def one_customer(tracking: FollowedLedger) -> None:
    """The customers and the invoices that may be one; nothing when there is none."""
    names = session.notes.one_customer(tracking)
    twice = _twice(tracking)
    united = _united(tracking)
    if not names and not twice and not united:
        return
    title = " et ".join(
        part
        for part in (
            french.count(len(names), "client sous plusieurs noms", "clients sous plusieurs noms") if names else "",
            french.count(len(twice), "facture en double", "factures en double") if twice else "",
        )
        if part
    )
    done = french.count(len(united), "client réuni par vous", "clients réunis par vous")
    label = f"À réunir\u00a0? {title.capitalize()}" if title else done.capitalize()
    with st.expander(label, key="ledger.one"):
        st.markdown("Rien n’est réuni sans vous. Votre réponse est gardée dans le suivi de vos clients.")
        for same in names[:SHOWN]:
            _same(tracking, tuple(view.number for view in same.customers))
        for debtor, example, whole in twice[:SHOWN]:
            _duplicate(tracking, debtor, example, whole)
        for followed, called in united[:SHOWN]:
            _undone(tracking, followed, called)
        hidden = max(len(names) - SHOWN, 0) + max(len(twice) - SHOWN, 0)
        if hidden:
            st.caption(f"Et {french.count(hidden, 'autre', 'autres')} ensuite.")


def _same(tracking: FollowedLedger, numbers: tuple[int, ...]) -> None:
    views = [tracking.by_number[number] for number in numbers]
    customers = ", ".join(f"**{plain(v.name)}** ({french.money(v.open - v.credit)})" for v in views)
    with st.container(border=True):
        st.markdown(f"{customers}\u00a0: un seul client\u202f?")
        with st.container(horizontal=True):
            if st.button("Oui, les réunir", key=f"one.yes.{numbers}"):
                session.notes.note(with_union(tracking, numbers))
                st.rerun()
            if st.button("Non, ce sont plusieurs clients", key=f"one.no.{numbers}", type="tertiary"):
                session.notes.note(with_customers_apart(tracking, numbers))
                st.rerun()


def _united(tracking: FollowedLedger) -> list[tuple[Followed, list[str]]]:
    """The customers of this export that were made one, each with the names it stands under."""
    if not any(followed.is_united for followed in tracking.follow_up.debtors):
        return []
    named = {tracking.key(number): name for number, name in enumerate(tracking.ledger.debtor_names)}
    unions = []
    for followed in tracking.follow_up.debtors:
        called = [named[key] for key in followed.keys if key in named]
        if followed.is_united and len(called) > 1:
            unions.append((followed, called))
    return unions


def _undone(tracking: FollowedLedger, followed: Followed, called: list[str]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(" et ".join(f"**{plain(name)}**" for name in called) + " sont un seul client.", width="stretch")
        if st.button("Séparer", key=f"one.undo.{followed.keys[0]}"):
            session.notes.note(with_union_undone(tracking, followed))
            st.rerun()


def _twice(tracking: FollowedLedger) -> list[tuple[int, Example, bool]]:
    """(customer, the line in excess, whether it bears another number) of the invoices that may be counted twice."""
    by_name = {view.name: view.number for view in tracking.debtors}
    findings = session.ledger.report(tracking.ledger).quality.findings
    return [
        (by_name[example.debtor], example, COUNTED_TWICE[finding.defect])
        for finding in findings
        if finding.defect in COUNTED_TWICE
        for example in finding.examples
        if example.debtor in by_name
    ]


def _duplicate(tracking: FollowedLedger, debtor: int, example: Example, whole: bool) -> None:
    dated = f" du {french.short_day(example.issued)}" if example.issued else ""
    what = "jumelle d’une autre" if whole else "deux fois dans vos fichiers"
    with st.container(border=True):
        st.markdown(
            f"**{plain(example.debtor)}**\u00a0: {plain(example.number) or 'une pièce'}{dated}, "
            f"{french.money(example.amount)}, {what}. Une seule facture\u202f?"
        )
        if st.button("Oui, la compter une fois", key=f"once.{debtor}.{example.number}.{example.line}"):
            duplicate = duplicate_at(tracking.ledger, debtor, example.line or 0, example.number, whole)
            if duplicate is not None:
                session.notes.note(with_duplicate(tracking, debtor, duplicate))
                st.rerun()
