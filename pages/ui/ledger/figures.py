"""The figures of the ledger, the most useful first: what is late, what disappears next, the oldest, the largest debtor."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from guide import ledger
from guide.errors import GuideError
from guide.ledger.analysis import ENOUGH, MISSING, Habit, days, percent
from guide.ledger.dunning import FollowedLedger
from guide.ledger.receivables import DebtorView, Ledger
from guide.ledger.source import shortened
from guide.values import french
from pages.ui import session
from pages.ui.kit import amount, charts, folds, tables
from pages.ui.kit.labels import plain

BUCKETS = {
    "not_due": "Pas encore dû",
    "1-30": "1 à 30 jours de retard",
    "31-60": "31 à 60 jours",
    "61-90": "61 à 90 jours",
    "91+": "Plus de 90 jours",
    "no_due_date": "Sans échéance",
}
CLIENTS = {
    ledger.ClientKind.PROFESSIONNEL: "des professionnels",
    ledger.ClientKind.PARTICULIER: "des particuliers",
    ledger.ClientKind.PUBLIC: "des acheteurs publics",
}
#: A delay that ends later than that many days is told with the others, in the fold of what would be lost.
_SOON = 365
#: Customers of the chart and the table of the largest debts.
TOP = 10
#: Characters of a name that leave room for its bar on a phone.
_LONGEST = 17


def key_figures(ledger: Ledger) -> None:
    """One amount dominates: what is late."""
    totals = ledger.ageing
    with st.container(border=True):
        estimate = " (échéances estimées)" if ledger.has_estimates else ""
        st.markdown(f"Au **{french.day(ledger.as_of)}**, vos clients ont en retard{estimate}")
        amount.show(totals.overdue)
        late = french.count(totals.late_items, "facture", "factures")
        parts = f"pour {late}, sur {french.money(totals.open)} qu'ils doivent en tout"
        if not totals.late_items:
            parts = (
                f"rien n'est en retard, sur {french.money(totals.open)} à payer"
                if totals.open
                else "rien ne vous est dû"
            )
        if totals.credit:
            parts += f" ; {french.money(totals.credit)} sont au crédit de clients qui ont trop payé"
        st.markdown(french.unbroken(f"{parts}."))
        owing = [d for d in ledger.debtors if d.open > 0]
        soon = ledger.as_of + timedelta(days=_SOON)
        ahead = [d for d in owing if d.deadline is not None and ledger.as_of <= d.deadline <= soon]
        if ahead:
            first = min(ahead, key=lambda d: d.deadline or ledger.as_of)
            assert first.deadline is not None
            st.markdown(
                f"Premier délai qui ferait perdre de l'argent\u00a0: **{french.day(first.deadline)}**, "
                f"{plain(first.name)} (estimation, si ce sont {CLIENTS[ledger.kind_of(first.number)]})."
            )
        _on_top(ledger)
        for code, cents in totals.foreign.items():
            st.caption(f"À part\u00a0: {french.money(cents, ledger.currencies[code])}, jamais additionnés aux euros.")


def _oldest(ledger: Ledger) -> None:
    dated = [d for d in ledger.debtors if d.open > 0 and d.oldest is not None]
    if dated:
        last = min(dated, key=lambda d: d.oldest or ledger.as_of)
        assert last.oldest is not None
        st.markdown(f"Facture la plus ancienne\u00a0: {french.day(last.oldest)}, {plain(last.name)}.")


def _first_debtor(ledger: Ledger) -> None:
    share = session.ledger.report(ledger).concentration
    if share is None or share.debtors < 2:
        return
    name = plain(ledger.debtors[0].name)
    alert = " Plus d'un quart chez un seul client\u00a0: c'est un risque (repère de prudence)." if share.alert else ""
    st.markdown(f"Premier débiteur\u00a0: {name}, **{percent(share.top1)}** de ce qui vous est dû.{alert}")


def _on_top(ledger: Ledger) -> None:
    """Interest and indemnities, when they can be worked out; the fold below says why they cannot."""
    try:
        owed = session.ledger.report(ledger).penalties
    except GuideError:
        return
    if owed.total:
        provisional = ", provisoire" if owed.provisional else ""
        st.markdown(
            f"S'y ajoutent **{french.money(owed.total)}** de pénalités et d'indemnités entre professionnels{provisional}."
        )


def ageing(ledger: Ledger) -> None:
    aged, counts = ledger.ageing, ledger.ageing.counts
    if not aged.open:
        return
    st.header("Depuis quand", anchor=False)
    _oldest(ledger)
    _first_debtor(ledger)
    shown = [name for name, cents in aged.buckets.items() if cents or name != "no_due_date"]
    amounts = {BUCKETS[name]: aged.buckets[name] for name in shown}
    sums = ", ".join(f"{label} {french.money(cents)}" for label, cents in amounts.items())
    charts.bars(amounts, alt=f"Sommes dues par ancienneté : {sums}.")
    tables.show(
        ("Ancienneté", "Factures", "Part", "Montant"),
        [
            (
                BUCKETS[n],
                french.number(counts[n]),
                percent(Fraction(aged.buckets[n], aged.open)),
                french.money(aged.buckets[n]),
            )
            for n in shown
        ],
        right=(1, 2, 3),
        total=("Total dû", french.number(sum(counts.values())), "", french.money(aged.open)),
    )


def largest(tracked: FollowedLedger) -> None:
    """Who owes most, and what each usually does."""
    ledger = tracked.ledger
    if fold := folds.on_demand("Qui vous doit le plus, et comment chacun paie", "ledger.top"):
        with fold:
            owing = [d for d in ledger.debtors[:TOP] if d.open > 0]
            if not owing:
                st.markdown("Aucun client ne vous doit d'argent à cette date.")
                return
            amounts = {f"{rank}. {shortened(d.name, _LONGEST)}": d.open for rank, d in enumerate(owing, 1)}
            sums = ", ".join(f"{d.name} {french.money(d.open)}" for d in owing)
            charts.bars(amounts, alt=f"Les clients qui doivent le plus : {sums}.")
            share = session.ledger.report(ledger).concentration
            assert share is not None
            tables.show(
                ("Client", "Dû", "En retard"),
                [(d.name, french.money(d.open), french.money(d.overdue)) for d in owing],
                right=(1, 2),
            )
            st.markdown(f"Le premier doit {percent(share.top1)} du total, les cinq premiers {percent(share.top5)}.")
            _habits(tracked, owing)


def _habits(tracked: FollowedLedger, owing: Sequence[DebtorView]) -> None:
    """How each of them pays, when it paid enough invoices to tell; and the promises that the follow-up saw broken."""
    ledger = tracked.ledger
    missing = session.ledger.report(ledger).paid.missing
    if missing is not None:
        st.caption(f"Habitudes de paiement inconnues\u00a0: {MISSING[missing]}.")
        return
    habits = session.ledger.report(ledger).habits
    lines = [
        f"- **{plain(d.name)}** : {plain(habit_in_words(habits.of(d.number)))}{_promises(tracked.broken(d.number))}."
        for d in owing
    ]
    st.markdown("\n".join(("**Comment chacun paie d'habitude**", "", *lines)))
    st.caption(
        f"Sur les factures déjà payées en entier, {ENOUGH} au moins\u00a0; un paiement en avance compte pour zéro jour de retard."
    )


def concentration(ledger: Ledger) -> str:
    """The index of concentration, in a sentence; "" when nobody owes anything."""
    share = session.ledger.report(ledger).concentration
    if share is None:
        return ""
    return (
        "Indice de concentration (HHI, la somme des carrés des parts de chaque client)\u00a0: "
        f"{french.number(Decimal(round(share.hhi * 100)) / 100, 2)}\u00a0; 1 veut dire un seul client."
    )


def habit_in_words(habit: Habit | None) -> str:
    """ "32,4 jours de retard en moyenne ; 20 factures en retard sur 22, au plus 67 jours"."""
    if habit is None:
        return "pas assez d'historique"
    paid = french.number(habit.invoices)
    if not habit.late:
        return f"toujours à l'heure, sur {paid} factures payées"
    estimated = " (échéances estimées)" if habit.estimated else ""
    return (
        f"{days(habit.days_late)} de retard en moyenne{estimated}\u00a0; "
        f"{french.count(habit.late, 'facture payée', 'factures payées')} en retard sur {paid}, au plus "
        f"{french.count(habit.longest, 'jour', 'jours')}"
    )


def _promises(broken: int) -> str:
    """What the follow-up knows besides."""
    if not broken:
        return ""
    return f"\u00a0; {french.count(broken, 'promesse non tenue', 'promesses non tenues')}"


def history(ledger: Ledger) -> None:
    """What was owed at each month end."""
    if fold := folds.on_demand("Ce qui vous était dû, mois après mois", "ledger.history"):
        with fold:
            months = session.ledger.report(ledger).history
            if months.missing is not None:
                st.markdown(f"Non calculable\u00a0: {MISSING[months.missing]}.")
                return
            sums = ", ".join(f"{french.short_day(day)} {french.money(cents)}" for day, cents in months.points)
            charts.line(months.points, alt=f"Total dû par vos clients à chaque fin de mois : {sums}.")
            tables.show(
                ("Au", "Total dû"),
                [(french.short_day(day), french.money(cents)) for day, cents in months.points],
                right=(1,),
            )
            st.caption("Recalculé à chaque date\u00a0: ce qui a été payé ou facturé après n'y est pas.")
