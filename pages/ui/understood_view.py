"""What was understood of the files, before any figure: format, columns, rows kept and left out, sums that must come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide.ledger.sources import FileInfo, FileKind, Severity
from guide.values import french
from pages.ui import tables
from pages.ui.mapping_form import FIELDS
from pages.ui.wording import plain

if TYPE_CHECKING:
    from guide.ledger.ledger import Ledger

_SEPARATORS = {"\t": "tabulation", ";": "point-virgule", ",": "virgule", "|": "barre verticale"}
_SEVERITIES = {Severity.ERROR: "À corriger", Severity.WARNING: "À vérifier", Severity.INFO: "À savoir"}
ANOMALIES_SHOWN = 50


def understood(found: Ledger) -> None:
    """Before any figure: what was read, kept and left out, with the sums that must come out."""
    st.subheader("Ce qui a été compris", anchor=False)
    for info in found.files:
        st.markdown(_file(info))
    controls = [(c, info) for info in found.files for c in info.controls]
    if controls:
        tables.show(
            ("Contrôle", "Trouvé", "Attendu", ""),
            [
                (
                    c.label,
                    french.money(c.found),
                    "" if c.expected is None else french.money(c.expected),
                    "" if c.expected is None else "juste" if c.holds else "écart",
                )
                for c, _ in controls
            ],
            right=(1, 2),
        )
    _anomalies(found)


def _file(info: FileInfo) -> str:
    kind = "un FEC" if info.kind is FileKind.FEC else "une liste de factures"
    how = [part for part in (
        f"séparateur {_SEPARATORS.get(info.separator, info.separator)}" if info.separator else "",
        f"encodage {info.encoding}" if info.encoding else "",
        f"feuille « {plain(info.sheet)} »" if info.sheet else "",
    ) if part]  # fmt: skip
    days = (
        f", du {french.short_day(info.first)} au {french.short_day(info.last)}"
        if info.first and info.last
        else ""
    )
    rows = (
        f"{french.count(info.rows, 'ligne lue', 'lignes lues')}{days} : {french.number(info.kept)} gardées, "
        f"{french.number(info.ignored)} sans rapport avec vos clients, {french.number(info.dropped)} illisibles"
    )
    columns = ""
    if info.mapping is not None:
        taken = [f"{FIELDS[field]} = « {plain(name)} »" for field, name in info.mapping.columns.items()]
        columns = f"  \nColonnes : {' ; '.join(taken)}."
    return f"**{plain(info.name)}** est {kind} ({', '.join(how)}).  \n{rows}.{columns}"


def _anomalies(found: Ledger) -> None:
    said = found.anomalies
    if not said:
        return
    worst = min((list(_SEVERITIES).index(a.severity) for a in said), default=2)
    label = f"{french.count(len(said), 'remarque', 'remarques')} sur ce fichier"
    with st.expander(label, expanded=worst == 0):
        order = list(_SEVERITIES)
        shown = sorted(said, key=lambda a: order.index(a.severity))[:ANOMALIES_SHOWN]
        tables.show(
            ("", "Ligne", "Ce qui a été trouvé"),
            [
                (
                    _SEVERITIES[a.severity],
                    "" if a.row is None else str(a.row),
                    f"{a.column} « {a.value} » : {a.message}" if a.column and a.value else a.message,
                )
                for a in shown
            ],
        )
        if len(said) > len(shown):
            st.caption(f"Et {french.number(len(said) - len(shown))} autres.")
