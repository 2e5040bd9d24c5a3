"""Who the late customers are: what their names suggest, and what the person says of each. Until it is said, neither the
40 euros nor the penalties of businesses are claimed."""

import streamlit as st

from guide.case.codes import DebtorKind
from guide.ledger.dunning import FollowedLedger, siren_of, with_clients
from guide.ledger.receivables import DebtorView, KindProposal, propose_kind
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import DEBTOR_KINDS

#: Late customers asked about at once, the largest debts first.
SHOWN = 50
NAME, LATE, SUGGESTED, KIND, SURE = "Client", "En retard", "D’après son nom", "Ce client est", "Je confirme"
_CODES = {label: kind for kind, label in DEBTOR_KINDS.items()}


def proposed(tracking: FollowedLedger, debtor: int) -> KindProposal | None:
    """What the name of a customer, by its number, and its SIREN suggest."""
    buyer = tracking.ledger.buyers.get(debtor)
    siren = (buyer.siren if buyer else None) or siren_of(tracking.ledger.debtor_keys[debtor])
    return propose_kind(tracking.ledger.debtor_names[debtor], siren or None)


def suggested(tracking: FollowedLedger, debtor: int) -> str:
    """ "Une société, un commerçant… (« SARL »)", or nothing."""
    proposal = proposed(tracking, debtor)
    return f"{DEBTOR_KINDS[proposal.kind]} ({proposal.because})" if proposal else ""


def customer_kinds(tracking: FollowedLedger) -> None:
    """One line a late customer of whom nothing is said yet."""
    asked = [view for view in tracking.debtors if view.overdue > 0 and view.identified and not _said(tracking, view)]
    if not asked:
        return
    count = french.count(len(asked), "client en retard", "clients en retard")
    with st.expander(f"Qui sont ces clients\u202f? {count} à préciser", key="ledger.kinds"):
        st.markdown(
            "L’indemnité forfaitaire et les pénalités de retard ne sont dues qu’**entre professionnels**. Un nom ne prouve "
            "rien\u00a0: vérifiez chaque ligne, corrigez, puis cochez. Sans réponse, ni l’une ni les autres ne sont comptées."
        )
        shown = asked[:SHOWN]
        typed = st.data_editor(
            [_row(tracking, view) for view in shown],
            hide_index=True,
            disabled=(NAME, LATE, SUGGESTED),
            column_config={
                NAME: st.column_config.TextColumn(NAME, pinned=True),
                SUGGESTED: st.column_config.TextColumn(SUGGESTED, width="medium"),
                KIND: st.column_config.SelectboxColumn(KIND, options=list(_CODES), width="medium"),
                SURE: st.column_config.CheckboxColumn(SURE),
            },
            placeholder="",
            # Another set of customers is another grid.
            key=f"ledger.kinds.{hash(tuple(view.key for view in shown))}",
            alt="Les clients en retard, un par ligne\u00a0: ce que leur nom suggère, ce que vous en dites.",
        )
        confirmed = {
            view.number: _CODES[str(row[KIND])]
            for view, row in zip(shown, typed, strict=True)
            if row[SURE] and row[KIND] in _CODES
        }
        if st.button(
            f"Retenir ce que j’ai confirmé ({len(confirmed)})", disabled=not confirmed, key="ledger.kinds.keep"
        ):
            session.notes.note(with_clients(tracking, confirmed))
            st.rerun()
        if len(asked) > SHOWN:
            st.caption(f"Les {SHOWN} plus lourds d’abord.")


def _said(tracking: FollowedLedger, view: DebtorView) -> bool:
    noted = tracking.of(view.number)
    return bool(noted and noted.client and (noted.client.who or noted.client.kind))


def _row(tracking: FollowedLedger, view: DebtorView) -> dict[str, str | bool | None]:
    proposal = proposed(tracking, view.number)
    kind: DebtorKind | None = proposal.kind if proposal else None
    return {
        NAME: view.name,
        LATE: french.money(view.overdue),
        KIND: DEBTOR_KINDS[kind] if kind else None,
        SURE: False,
        SUGGESTED: suggested(tracking, view.number),
    }
