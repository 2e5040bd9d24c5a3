"""What may make the figures doubtful, told before them: a short table, and what to do behind a fold."""

import streamlit as st

from guide.ledger.analysis import WORDS, DataFinding, Example, amount, counted
from guide.ledger.receivables import Ledger
from guide.values import french
from pages.ui import session
from pages.ui.kit import folds, tables
from pages.ui.kit.citations import cite
from pages.ui.kit.labels import plain


def quality(ledger: Ledger) -> None:
    report = session.ledger.report(ledger).quality
    st.header("Ce qui est à vérifier dans vos créances", anchor=False)
    if not report.findings:
        st.success("Rien d'anormal : ni doublon, ni avoir ou paiement à rapprocher, ni échéance manquante ou suspecte.")
        return
    tables.show(("À vérifier", "Somme"), [(counted(each), amount(each)) for each in report.findings], right=(1,))
    if fold := folds.on_demand("Ce que cela veut dire, et que faire", "ledger.quality"):
        with fold:
            for each in report.findings:
                _explain(each)


def _explain(finding: DataFinding) -> None:
    words = WORDS[finding.defect]
    source = f" {cite(words.reference)}." if words.reference else ""
    st.markdown(
        f"**{plain(counted(finding).capitalize())}.** {plain(words.meaning, 600)}  \n"
        f"**À faire** : {plain(words.to_do, 600)}{source}"
    )
    examples = [_example(each) for each in finding.examples]
    if examples:
        more = " (les plus élevés)" if finding.count > len(examples) else ""
        st.markdown("\n".join(f"- {line}" for line in examples))
        if more:
            st.caption(f"Exemples{more}, sur {french.number(finding.count)}.")


def _example(example: Example) -> str:
    """ "Durand, F12 du 03/02/2026, échéance 05/03/2026 : 120,00 € (factures.csv, ligne 12)"."""
    parts = [plain(example.debtor)] if example.debtor else []
    dated = f" du {french.short_day(example.issued)}" if example.issued else ""
    if example.number or dated:
        parts.append(f"{plain(example.number) or 'pièce'}{dated}")
    if example.due:
        parts.append(f"échéance {french.short_day(example.due)}")
    where = plain(example.file) + (f", ligne {example.line}" if example.line is not None else "")
    line = f"{', '.join(parts) or where} : {french.money(example.amount)}"
    return f"{line} ({where})" if parts and where else line
