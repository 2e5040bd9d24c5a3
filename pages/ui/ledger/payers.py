"""What the user's own ledger says of how customers pay: one to check, or all who pay late."""

import streamlit as st

from guide.ledger.analysis import ENOUGH, MISSING, late_payers
from guide.ledger.receivables import Ledger
from guide.values import french
from pages.ui import session
from pages.ui.kit import tables
from pages.ui.kit.labels import plain
from pages.ui.ledger import figures

#: Rows of the table, and customers offered in the list.
SHOWN, OFFERED = 10, 200


def _ledger() -> Ledger | None:
    """The ledger of the session; says how to open one when there is none."""
    ledger = session.ledger.current()
    if ledger is None:
        st.caption("Ouvrez un export : cette fiche dira aussi ce que votre propre comptabilité sait.")
        st.page_link("pages/balance_agee.py", label="Ouvrir un export")
    return ledger


def one() -> None:
    """One customer: how late it usually pays, what is late now, the promises it did not keep."""
    st.markdown("**Ce que dit votre comptabilité**")
    ledger = _ledger()
    if ledger is None:
        return
    tracked = session.notes.tracking(ledger)
    names = {payer.number: payer.name for payer in late_payers(session.ledger.report(ledger).habits, ledger, OFFERED)}
    names |= {view.number: view.name for view in ledger.debtors[:OFFERED]}
    if not names:
        st.markdown("Aucun client connu dans cet export.")
        return
    ordered = sorted(names, key=lambda number: names[number].casefold())
    number = st.selectbox("Client", ordered, format_func=names.__getitem__, key="risk.debtor")
    habit = session.ledger.report(ledger).habits.of(number)
    overdue = int(ledger.ageing.debtor_overdue[number])
    broken = tracked.broken(number)
    lines = [
        f"D'habitude : {plain(figures.habit_in_words(habit))}.",
        f"En retard au {french.day(ledger.as_of)} : {french.money(overdue)}.",
        f"Promesses non tenues, d'après vos notes : {french.number(broken)}.",
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    if broken or (habit is not None and habit.late * 2 > habit.invoices):
        st.warning("Il tarde, ou ne tient pas parole : demandez un acompte, ou le prix d'avance.")


def late() -> None:
    """Those who pay late as a rule: a deposit, next time."""
    st.markdown("**Vos clients qui paient tard**")
    ledger = _ledger()
    if ledger is None:
        return
    tardy = late_payers(session.ledger.report(ledger).habits, ledger, SHOWN)
    missing = session.ledger.report(ledger).paid.missing
    if tardy:
        tables.show(
            ("Client", "D'habitude", "En retard"),
            [(payer.name, figures.habit_in_words(payer.habit), french.money(payer.overdue)) for payer in tardy],
            right=(2,),
        )
        st.caption(
            "À ceux-là, demandez un acompte la prochaine fois, et relancez avant l'échéance. Une habitude n'est pas une "
            "faute."
        )
        return
    if missing is not None:
        st.markdown(f"Habitudes de paiement inconnues : {MISSING[missing]}.")
    else:
        st.markdown(f"Aucun : il faut au moins {ENOUGH} factures payées d'un client pour le dire.")
    _late_now(ledger)


def _late_now(ledger: Ledger) -> None:
    """Without habits, those who are late on the day of the ledger: the first to remind."""
    owing = sorted((view for view in ledger.debtors if view.overdue > 0), key=lambda view: -view.overdue)
    if not owing:
        st.markdown(f"Personne n'est en retard au {french.day(ledger.as_of)}.")
        return
    st.markdown(f"En retard au {french.day(ledger.as_of)}, les plus fortes sommes d'abord :")
    tables.show(
        ("Client", "En retard"), [(view.name, french.money(view.overdue)) for view in owing[:SHOWN]], right=(1,)
    )
    if len(owing) > SHOWN:
        st.caption(f"Et {french.count(len(owing) - SHOWN, 'autre client', 'autres clients')}.")
    st.page_link("pages/balance_agee.py", label="Voir quoi faire, client par client")
