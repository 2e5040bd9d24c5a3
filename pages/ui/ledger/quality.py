"""What may make the figures doubtful, told before them: a short table, and what to do behind a fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide.ledger.analysis.data_quality import DataFinding, Example
from guide.ledger.analysis.defect_labels import WORDS, amount, counted
from guide.values import french
from pages.ui import session
from pages.ui.kit import tables
from pages.ui.kit.citations import cite
from pages.ui.kit.labels import plain

if TYPE_CHECKING:
    from guide.ledger.receivables.receivables import Ledger


def quality(found: Ledger) -> None:
    report = session.ledger.report(found).quality
    st.header("Ce qui est à vérifier dans vos créances", anchor=False)
    if not report.findings:
        st.success(
            "Rien d'anormal : ni doublon, ni avoir ou paiement à rapprocher, ni échéance manquante ou suspecte."
        )
        return
    tables.show(
        ("À vérifier", "Somme"), [(counted(each), amount(each)) for each in report.findings], right=(1,)
    )
    fold = st.expander("Ce que cela veut dire, et que faire", on_change="rerun", key="ledger.quality")
    if fold.open:
        with fold:
            for each in report.findings:
                _explain(each)


def _explain(found: DataFinding) -> None:
    words = WORDS[found.defect]
    source = f" {cite(words.reference)}." if words.reference else ""
    st.markdown(
        f"**{plain(counted(found).capitalize())}.** {plain(words.meaning, 600)}  \n"
        f"**À faire** : {plain(words.to_do, 600)}{source}"
    )
    examples = [_example(each) for each in found.examples]
    if examples:
        more = " (les plus élevés)" if found.count > len(examples) else ""
        st.markdown("\n".join(f"- {line}" for line in examples))
        if more:
            st.caption(f"Exemples{more}, sur {french.number(found.count)}.")


def _example(found: Example) -> str:
    """ "Durand, F12 du 03/02/2026, échéance 05/03/2026 : 120,00 € (factures.csv, ligne 12)"."""
    parts = [plain(found.debtor)] if found.debtor else []
    dated = f" du {french.short_day(found.issued)}" if found.issued else ""
    if found.number or dated:
        parts.append(f"{plain(found.number) or 'pièce'}{dated}")
    if found.due:
        parts.append(f"échéance {french.short_day(found.due)}")
    where = plain(found.file) + (f", ligne {found.line}" if found.line is not None else "")
    said = f"{', '.join(parts) or where} : {french.money(found.amount)}"
    return f"{said} ({where})" if parts and where else said
