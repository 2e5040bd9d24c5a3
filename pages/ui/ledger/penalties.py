"""Late interest and the fixed indemnity of each invoice, line by line: the cents of the statement."""

import streamlit as st

from guide.ledger.analysis import with_penalties
from guide.ledger.receivables import Ledger
from guide.ledger.source import shortened
from guide.values import french
from pages.ui import session
from pages.ui.kit import folds, tables
from pages.ui.kit.citations import cite_all

SHOWN = 20
#: Characters of a name beside four columns of figures on a phone.
_LONGEST = 18


def penalties(ledger: Ledger) -> None:
    if fold := folds.on_demand("Pénalités et indemnités, par facture", "ledger.penalties"):
        with fold:
            owed = session.ledger.report(ledger).penalties
            waiting = ledger.has_estimates and not ledger.options.confirmed_terms
            if waiting:
                st.info(
                    "Des échéances sont estimées : les pénalités ne s'y calculent qu'une fois le délai confirmé, dans les "
                    "réglages plus bas."
                )
            rows = with_penalties(ledger, owed, SHOWN)
            if not rows:
                if not waiting:
                    st.markdown(
                        "Aucune facture en retard d'un client dont vous avez dit qu'il est un professionnel : rien ne s'ajoute."
                    )
                return
            interest, indemnity = int(owed.interest.sum()), int(owed.indemnity.sum())
            count = int(owed.counted.sum())
            tables.show(
                ("Client", "Facture (retard)", "Reste dû", "Intérêts", "Indemnité"),
                [
                    (
                        shortened(r.name, _LONGEST),
                        f"{r.number} ({french.number(r.late)}{french.NBSP}j)",
                        french.money(r.amount),
                        french.money(r.interest),
                        french.money(r.indemnity),
                    )
                    for r in rows
                ],
                right=(2, 3, 4),
                total=(
                    french.count(count, "facture", "factures"),
                    "",
                    "",
                    french.money(interest),
                    french.money(indemnity),
                ),
            )
            if count > len(rows):
                st.caption(f"Les {french.number(len(rows))} plus lourdes ; le total porte sur toutes.")
            provisional = " Montant provisoire : un taux n'est pas encore publié." if owed.provisional else ""
            st.caption(
                "Sur le reste dû, entre professionnels, sans taux convenu, comme le décompte d'un dossier. Ni les particuliers "
                f"ni les acheteurs publics ne sont comptés.{provisional} {cite_all(('c-com-l441-10', 'c-com-d441-5'))}."
            )
