"""Which column is what, in a list of invoices: shown, and corrected by the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from guide.ledger.sources import ColumnMapping, ColumnsUnknown, Field, FileKind, SourceFile
from pages.ui import ledger_state

if TYPE_CHECKING:
    from guide.ledger.ledger import Ledger

FIELDS = {
    Field.DEBTOR: "Client",
    Field.DEBTOR_ID: "Numéro du client",
    Field.NUMBER: "Numéro de facture",
    Field.ISSUED: "Date de la facture",
    Field.DUE: "Échéance",
    Field.TOTAL: "Montant TTC",
    Field.LEFT: "Reste à payer",
    Field.PAID: "Déjà payé",
    Field.SETTLED: "Date du règlement",
    Field.CURRENCY: "Monnaie",
    Field.STATUS: "État",
    Field.TYPE: "Type de pièce",
    Field.DISPUTED: "Litige",
    Field.DRAFT: "Brouillon",
    Field.FULLY_PAID: "Payée en entier (oui/non)",
}
#: The others stand behind « autres colonnes ».
_FIRST = (Field.DEBTOR, Field.NUMBER, Field.ISSUED, Field.DUE, Field.TOTAL, Field.LEFT, Field.PAID)
_ABSENT = ""
_DAY_FIRST = {
    None: "À lire dans le fichier",
    True: "Jour d'abord (31/12/2026)",
    False: "Mois d'abord (12/31/2026)",
}
_DECIMAL = {None: "À lire dans le fichier", ",": "Virgule (1 234,50)", ".": "Point (1,234.50)"}


def correct(found: Ledger) -> None:
    """The columns taken from each list; a click reads the same files with others."""
    lists = [info for info in found.files if info.kind is FileKind.INVOICES and info.columns]
    if lists:
        held = lists[0].mapping or ColumnMapping()
        with st.expander("Corriger la lecture des colonnes"):
            _form(lists[0].columns, held, ledger_state.files())


def for_unknown(refused: ledger_state.Refused) -> None:
    """When no column was recognised: the person says which is which."""
    if isinstance(refused.error, ColumnsUnknown) and refused.error.columns:
        _form(refused.error.columns, ColumnMapping(), refused.files)


def _form(columns: Sequence[str], held: ColumnMapping, files: tuple[SourceFile, ...]) -> None:
    st.caption("Indiquez quelle colonne de votre fichier contient chaque renseignement.")
    with st.form("mapping", border=False):
        chosen = {field: _column(field, columns, held.columns) for field in _FIRST}
        with st.expander("Autres colonnes, dates et décimales"):
            chosen |= {
                field: _column(field, columns, held.columns) for field in FIELDS if field not in _FIRST
            }
            day_first = st.selectbox(
                "Ordre des dates", list(_DAY_FIRST), index=list(_DAY_FIRST).index(held.day_first),
                format_func=_DAY_FIRST.__getitem__,
            )  # fmt: skip
            decimal = st.selectbox(
                "Décimales", list(_DECIMAL), index=list(_DECIMAL).index(held.decimal),
                format_func=_DECIMAL.__getitem__,
            )  # fmt: skip
        if st.form_submit_button("Relire avec ces colonnes", type="primary"):
            # A column said to be absent stays in the mapping, as "": else the guess would bring it back.
            ledger_state.map_columns(files, columns, ColumnMapping(chosen, day_first, decimal))
            st.rerun()


def _column(field: Field, columns: Sequence[str], held: Mapping[Field, str]) -> str:
    options = [_ABSENT, *columns]
    known = held.get(field, _ABSENT)
    index = options.index(known) if known in options else 0
    found = st.selectbox(
        FIELDS[field],
        options,
        index=index,
        format_func=lambda c: c or "Absent du fichier",
        key=f"mapping.{field}",
    )
    return found or _ABSENT
