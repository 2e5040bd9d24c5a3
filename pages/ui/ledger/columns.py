"""Which column is what, in a list of invoices: shown, and corrected by the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from guide.ledger.columns import fingerprint, guessed_mapping
from guide.ledger.source import ColumnMapping, ColumnsUnknown, Field, FileKind, SourceFile, TotalInDoubt, shortened
from pages.ui import session
from pages.ui.kit import tables

if TYPE_CHECKING:
    from guide.ledger.receivables import Ledger

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
    Field.PAYMENT_STATUS: "État du paiement",
    Field.NET: "Montant HT",
    Field.VAT: "Montant de la TVA",
}
#: The others stand behind « autres colonnes ».
_FIRST = (Field.DEBTOR, Field.NUMBER, Field.ISSUED, Field.DUE, Field.TOTAL, Field.LEFT, Field.PAID)
_ABSENT = ""
_DAY_FIRST = {None: "À lire dans le fichier", True: "Jour d'abord (31/12/2026)", False: "Mois d'abord (12/31/2026)"}
_DECIMAL = {None: "À lire dans le fichier", ",": "Virgule (1 234,50)", ".": "Point (1,234.50)"}


#: Tables whose columns may be corrected, one form each.
_FORMS = 5


@dataclass(frozen=True)
class _Table:
    """A table to be corrected: its name, its columns, what each is taken for, its first rows."""

    name: str
    columns: tuple[str, ...]
    held: ColumnMapping
    preview: tuple[tuple[str, ...], ...]

    def shown(self, column: str) -> str:
        """A column with the first cell it holds, so that it may be known."""
        at = self.columns.index(column)
        cell = next((row[at] for row in self.preview if at < len(row) and row[at]), "")
        return f"{column} (« {shortened(cell, 20)} »)" if cell else column


def correct(ledger: Ledger) -> None:
    """The columns taken from each list, and those of the tables that could not be read; a click reads the same files
    with others."""
    unknown = [_Table(e.name, e.columns, guessed_mapping(e.columns), e.preview) for e in ledger.unmapped if e.columns]
    lists = [
        _Table(info.name, info.columns, info.mapping or ColumnMapping(), info.preview)
        for info in ledger.files
        if info.kind is FileKind.INVOICES and info.columns
    ]
    forms = {fingerprint(table.columns): table for table in [*lists, *unknown][::-1]}
    for table in list(forms.values())[::-1][:_FORMS]:
        label = f"Dire les colonnes de « {table.name} »" if table in unknown else "Corriger la lecture des colonnes"
        if table not in unknown and len(forms) > 1:
            label += f" de « {table.name} »"
        # Drawn once it is open: its lists would keep the first figures waiting.
        fold = st.expander(
            label, expanded=table in unknown, on_change="rerun", key=f"mapping.{fingerprint(table.columns)}"
        )
        if fold.open:
            with fold:
                _form(table, session.ledger.files())


def for_unknown(refused: session.ledger.Refused) -> None:
    """When the columns do not tell enough: the person says which is which, from what was recognised on."""
    error = refused.error
    if isinstance(error, ColumnsUnknown) and error.columns:
        _form(_Table(error.name, error.columns, guessed_mapping(error.columns), error.preview), refused.files)
    elif isinstance(error, TotalInDoubt):
        question = error.question
        held = session.ledger.mappings().get(fingerprint(question.columns)) or guessed_mapping(question.columns)
        with st.expander("Aucune de ces réponses\u00a0? Dire les colonnes"):
            _form(_Table(question.file, question.columns, held, question.preview), refused.files)


def _every_column(table: _Table) -> None:
    """Each column of the file with a sample, and what it is taken for."""
    taken = {name: FIELDS[field] for field, name in table.held.columns.items() if name}
    tables.show(
        ("Colonne du fichier", "Exemple", "Prise pour"),
        [
            (
                shortened(name, 40) or f"(colonne {at + 1}, sans nom)",
                next((shortened(row[at], 30) or "" for row in table.preview if at < len(row) and row[at]), ""),
                taken.get(name, "rien"),
            )
            for at, name in enumerate(table.columns)
        ],
    )


def _form(table: _Table, files: tuple[SourceFile, ...]) -> None:
    held, mark = table.held, fingerprint(table.columns)
    st.caption("Indiquez quelle colonne de votre fichier contient chaque renseignement.")
    _every_column(table)
    with st.form(f"mapping.{mark}", border=False):
        chosen = {field: _column(field, table, mark) for field in _FIRST}
        with st.expander("Autres colonnes, dates et décimales"):
            chosen |= {field: _column(field, table, mark) for field in FIELDS if field not in _FIRST}
            day_first = st.selectbox(
                "Ordre des dates",
                list(_DAY_FIRST),
                index=list(_DAY_FIRST).index(held.day_first),
                format_func=_DAY_FIRST.__getitem__,
                key=f"mapping.{mark}.day_first",
            )
            decimal = st.selectbox(
                "Décimales",
                list(_DECIMAL),
                index=list(_DECIMAL).index(held.decimal),
                format_func=_DECIMAL.__getitem__,
                key=f"mapping.{mark}.decimal",
            )
        if st.form_submit_button("Relire avec ces colonnes", type="primary"):
            # A column said to be absent stays in the mapping, as "": else the guess would bring it back.
            session.ledger.map_columns(files, table.columns, ColumnMapping(chosen, day_first, decimal))
            st.rerun()


def _column(field: Field, table: _Table, mark: str) -> str:
    options = [_ABSENT, *table.columns]
    known = table.held.columns.get(field, _ABSENT)
    found = st.selectbox(
        FIELDS[field],
        options,
        index=options.index(known) if known in options else 0,
        format_func=lambda column: table.shown(column) if column else "Absent du fichier",
        key=f"mapping.{mark}.{field}",
    )
    return found or _ABSENT
