"""What was noted of the customers of an export that is not open: still told, until the next export is dropped."""

import streamlit as st

from guide.ledger.dunning import Followed
from guide.values import french
from pages.ui import session
from pages.ui.kit import folds, tables

_SHOWN = 50


def noted() -> None:
    """Those who are clients of the list stand there; the others here, the largest debt first."""
    if session.ledger.current() is not None:
        return
    opened = {client.id for client in session.workspace.current().clients}
    customers = [(each, _facts(each)) for each in session.notes.known().debtors]
    waiting = [
        (each, facts)
        for each, facts in customers
        if facts and not any(session.ledger.client_id(k) in opened for k in each.keys)
    ]
    if not waiting:
        return
    many = french.count(len(waiting), "client noté", "clients notés")
    if fold := folds.on_demand(f"Suivi de vos exports : {many}", "home.past_export"):
        with fold:
            waiting.sort(key=lambda each: -each[0].seen.overdue)
            tables.show(
                ("Client", "En retard dans l’export", "Noté"),
                [
                    (each.name, f"{french.money(each.seen.overdue)} au {french.short_day(each.seen.on)}", facts)
                    for each, facts in waiting[:_SHOWN]
                ],
                right=(1,),
            )
            if len(waiting) > _SHOWN:
                st.caption(f"Et {french.number(len(waiting) - _SHOWN)} autres, dans votre fichier.")
            st.caption("Déposez votre export : chacun y retrouve ce que vous avez noté.")


def _facts(followed: Followed) -> str:
    """The last letter, the last payment, the last promise."""
    from pages.ui.dunning.customer import LETTERS

    facts = [f"{LETTERS[letter.kind].lower()} le {french.short_day(letter.on)}" for letter in followed.sent[-1:]]
    facts += [f"{french.money(each.amount)} reçus le {french.short_day(each.on)}" for each in followed.received[-1:]]
    facts += [f"promesse pour le {french.short_day(each.due)}" for each in followed.promised[-1:]]
    return french.listed([*facts, *(["contesté"] if followed.disputed else [])])
