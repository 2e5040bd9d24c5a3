"""Which column is what, in a list of invoices or in entries: shown, guesses marked, and corrected by the person."""

from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from guide.ledger.columns import fingerprint, is_guess, is_legal, proposed_mapping
from guide.ledger.receivables import Ledger
from guide.ledger.source import ColumnMapping, ColumnsUnknown, Field, FileKind, SourceFile, TotalInDoubt, shortened
from pages.ui import session
from pages.ui.kit import tables

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
    Field.ACCOUNT: "Compte (411…)",
    Field.DEBIT: "Débit",
    Field.CREDIT: "Crédit",
    Field.LETTER: "Lettrage",
    Field.JOURNAL: "Journal",
}
#: The others stand behind « autres colonnes ».
_FIRST = (Field.DEBTOR, Field.NUMBER, Field.ISSUED, Field.DUE, Field.TOTAL, Field.LEFT, Field.PAID)
#: The first of accounting entries, and all that they may hold.
_ONLY_ENTRIES = (Field.ACCOUNT, Field.DEBIT, Field.CREDIT, Field.LETTER, Field.JOURNAL)
_FIRST_OF_ENTRIES = (*_ONLY_ENTRIES, Field.DEBTOR)
_OF_ENTRIES = (*_FIRST_OF_ENTRIES, Field.DEBTOR_ID, Field.NUMBER, Field.ISSUED, Field.DUE)
_ABSENT = ""
T = TypeVar("T")
#: Beside what a column is taken for.
GUESSED = " (supposé)"
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

    @property
    def entries(self) -> bool:
        """Whether it is taken for accounting entries."""
        return bool(self.held.columns.get(Field.DEBIT) and self.held.columns.get(Field.CREDIT))

    def shown(self, column: str) -> str:
        """A column with the first cell it holds, so that it may be known."""
        at = self.columns.index(column)
        cell = next((row[at] for row in self.preview if at < len(row) and row[at]), "")
        return f"{column} (« {shortened(cell, 20)} »)" if cell else column


def taken_for(field: Field, header: str, columns: tuple[str, ...]) -> str:
    """What a column of a list is taken for, marked when neither known words nor the person say so."""
    mapping = session.ledger.mappings().get(fingerprint(columns))
    known = mapping is not None and mapping.columns.get(field) == header
    return FIELDS[field] + ("" if known or not is_guess(field, header) else GUESSED)


def correct(ledger: Ledger) -> None:
    """The columns taken from each list, and those of the tables that could not be read; a click reads the same files
    with others."""
    unknown = [_Table(e.name, e.columns, _proposed(e.columns), e.preview) for e in ledger.unmapped if e.columns]
    # The names of the law are not to be corrected.
    read = [
        _Table(info.name, info.columns, info.mapping or _proposed(info.columns), info.preview)
        for info in ledger.files
        if info.kind is not FileKind.EINVOICE and info.columns and not is_legal(info.columns)
    ]
    forms = {fingerprint(table.columns): table for table in [*read, *unknown][::-1]}
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
        _form(_Table(error.name, error.columns, _proposed(error.columns), error.preview), refused.files)
    elif isinstance(error, TotalInDoubt):
        question = error.question
        with st.expander("Aucune de ces réponses\u00a0? Dire les colonnes"):
            table = _Table(question.file, question.columns, _proposed(question.columns), question.preview)
            _form(table, refused.files)


def _proposed(columns: tuple[str, ...]) -> ColumnMapping:
    """What the person said of these columns, else what they are recognised as."""
    mapping = session.ledger.mappings().get(fingerprint(columns))
    return mapping if mapping is not None and mapping.columns else proposed_mapping(columns)


def _every_column(table: _Table) -> None:
    """Each column of the file with a sample, and what it is taken for."""
    taken = {
        name: FIELDS[field] if table.entries else taken_for(field, name, table.columns)
        for field, name in table.held.columns.items()
        if name
    }
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
    mapping, mark = table.held, fingerprint(table.columns)
    st.caption("Indiquez quelle colonne de votre fichier contient chaque renseignement.")
    _every_column(table)
    first = _FIRST_OF_ENTRIES if table.entries else _FIRST
    day_first, decimal = mapping.day_first, mapping.decimal
    with st.form(f"mapping.{mark}", border=False):
        chosen = {field: _column(field, table, mark) for field in first}
        with st.expander("Autres colonnes" if table.entries else "Autres colonnes, dates et décimales"):
            rest = _OF_ENTRIES if table.entries else [field for field in FIELDS if field not in _ONLY_ENTRIES]
            chosen |= {field: _column(field, table, mark) for field in rest if field not in first}
            if not table.entries:
                day_first = _choice("Ordre des dates", _DAY_FIRST, mapping.day_first, f"mapping.{mark}.day_first")
                decimal = _choice("Décimales", _DECIMAL, mapping.decimal, f"mapping.{mark}.decimal")
        if not table.entries:
            with st.expander("Ce sont des écritures comptables\u00a0: compte, débit, crédit, lettrage"):
                chosen |= {field: _column(field, table, mark) for field in _ONLY_ENTRIES}
        if not st.form_submit_button("Relire avec ces colonnes", type="primary"):
            return
    if bool(chosen[Field.DEBIT]) != bool(chosen[Field.CREDIT]):
        st.error("Des écritures se lisent par leur débit et leur crédit\u00a0: indiquez les deux colonnes, ou aucune.")
        return
    # A column said to be absent stays in the mapping, as "": else the guess would bring it back.
    session.ledger.map_columns(files, table.columns, ColumnMapping(chosen, day_first, decimal))
    st.rerun()


def _choice(label: str, labels: dict[T, str], chosen: T, key: str) -> T:
    return st.selectbox(label, list(labels), index=list(labels).index(chosen), format_func=labels.__getitem__, key=key)


def _column(field: Field, table: _Table, mark: str) -> str:
    options = [_ABSENT, *table.columns]
    known = table.held.columns.get(field, _ABSENT)
    header = st.selectbox(
        FIELDS[field],
        options,
        index=options.index(known) if known in options else 0,
        format_func=lambda column: table.shown(column) if column else "Absent du fichier",
        key=f"mapping.{mark}.{field}",
    )
    return header or _ABSENT
