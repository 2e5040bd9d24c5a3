"""The radar: what is lost if nothing is done, month after month, and the kind of customer it rests on."""

import streamlit as st

from guide import law, ledger
from guide.ledger.dunning import FollowedLedger, note_changes
from guide.ledger.receivables import CLOCKS, Ledger
from guide.values import french
from guide.values.dates import add_months
from pages.ui import session
from pages.ui.kit import charts, folds, tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.ledger import figures

#: Months told one by one; then by year.
_NEAR = 12
_KINDS = {
    ledger.ClientKind.PROFESSIONNEL: "Un professionnel",
    ledger.ClientKind.PARTICULIER: "Un particulier",
    ledger.ClientKind.PUBLIC: "Un acheteur public",
}
_AS_OTHERS = "Comme les autres"
#: The longest list of customers that a person is asked to choose from.
_OFFERED = 200


def radar(tracked: FollowedLedger) -> None:
    ledger = tracked.ledger
    losses = session.ledger.report(ledger).radar
    if not ledger.ageing.open:
        return
    st.header("Ce qui serait perdu si rien n'est fait", anchor=False)
    near = add_months(ledger.as_of.replace(day=1), _NEAR)
    next_ones = [month for month in losses.months if month.month < near]
    soon = sum(month.amount for month in next_ones)
    kinds = {kind: sum(month.kinds.get(kind, 0) for month in next_ones) for kind in _KINDS}
    shared = [f"{french.money(cents)} sur {figures.CLIENTS[kind]}" for kind, cents in kinds.items() if cents]
    parts = f", dont {french.listed(shared)}" if len(shared) > 1 else ""
    if losses.passed:
        st.warning(
            f"Pour **{french.money(losses.passed)}**, le délai pour agir semble déjà passé : vérifiez ce qui a pu "
            "l'interrompre (paiement partiel, reconnaissance de la dette, procès)."
        )
    st.markdown(
        f"Dans les douze mois, **{french.money(soon)}** ne pourraient plus être réclamés en justice{parts}."
        if soon
        else "Rien ne se perd dans les douze mois."
    )
    amounts = _steps(ledger)
    sums = ", ".join(f"{label} {french.money(cents)}" for label, cents in amounts.items())
    charts.bars(amounts, alt=f"Sommes perdues si rien n'est fait, par dernier mois pour agir : {sums}.")
    tables.show(
        ("Dernier mois pour agir", "Somme"),
        [(label, french.money(cents)) for label, cents in amounts.items()],
        right=(1,),
        total=("Total dû", french.money(ledger.ageing.open)),
    )
    st.caption(
        "Estimation : un export ne dit ni la fin de la prestation, ni ce qui a interrompu le délai. Il est compté depuis la "
        "facture. Une relance, même recommandée, ne le prolonge pas (sauf envers un acheteur public)."
    )
    _detail(tracked)


def _steps(ledger: Ledger) -> dict[str, int]:
    """What is lost: already, each of the next months that loses something, then each year."""
    losses = session.ledger.report(ledger).radar
    near = add_months(ledger.as_of.replace(day=1), _NEAR)
    amounts = {"Déjà passé": losses.passed} if losses.passed else {}
    for month in losses.months:
        far = month.month >= near
        later = " (fin)" if month.month.year == near.year and near.month > 1 else ""
        label = f"{month.month.year}{later}" if far else french.month(month.month)
        amounts[label] = amounts.get(label, 0) + month.amount
    if losses.undated:
        amounts["Sans date"] = losses.undated
    return amounts


def _detail(tracked: FollowedLedger) -> None:
    ledger = tracked.ledger
    if fold := folds.on_demand("Les premières factures, et le genre de chaque client", "ledger.radar"):
        with fold:
            first = session.ledger.report(ledger).losses
            if first:
                tables.show(
                    ("Dernier jour", "Client", "Facture", "Somme"),
                    [
                        (french.short_day(each.deadline), each.name, each.number, french.money(each.amount))
                        for each in first
                        if each.deadline is not None
                    ],
                    right=(3,),
                )
            _kind_of_one(tracked)
            delays = [law.delay(CLOCKS[kind], ledger.as_of) for kind in _KINDS]
            words = ", ".join(
                f"{_KINDS[kind].lower()} : {delay.value}" for kind, delay in zip(_KINDS, delays, strict=True)
            )
            st.caption(
                f"{plain(words.capitalize())} (depuis le 1er janvier suivant pour l'acheteur public). "
                f"{cite_all(delay.reference for delay in delays)}."
            )


def _kind_of_one(tracked: FollowedLedger) -> None:
    """The kind of one customer, when it is not that of the others."""
    followed = tracked.ledger
    owing = [d for d in followed.debtors if d.open > 0]
    if len(owing) > _OFFERED:
        sought = (st.text_input("Chercher un client", key="ledger.kind.sought", live=True) or "").casefold()
        owing = [d for d in owing if sought in d.name.casefold()][:_OFFERED]
    by_number = {d.number: d for d in owing}
    if not by_number:
        st.caption("Aucun client de ce nom ne vous doit d'argent.")
        return
    number = st.selectbox(
        "Un client d'un autre genre ?", list(by_number), format_func=lambda n: by_number[n].name, key="ledger.kind.who"
    )
    chosen = by_number.get(number, owing[0])
    codes = ["", *(kind.value for kind in _KINDS)]
    known = followed.options.kinds.get(chosen.key)
    code = st.selectbox(
        "Ce client est",
        codes,
        index=codes.index(known.value if known else ""),
        key=f"ledger.kind.of.{chosen.number}.{known}",
        format_func=lambda c: french.typeset(_KINDS[ledger.ClientKind(c)] if c else _AS_OTHERS),
    )
    kind = ledger.ClientKind(code) if code else None
    if kind is not known:
        session.notes.note(note_changes.with_kind(tracked, chosen.number, kind))
        st.rerun()
