"""Every list that is no accounting entries: invoices are read, payments set apart, what is neither refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from guide.ledger.columns.aged_headers import aged_columns
from guide.ledger.columns.headers import OF_PAYMENT, placed
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.columns.typed_table import Currencies
from guide.ledger.invoice_list.aged_balance import read_aged
from guide.ledger.invoice_list.balances_by_year import by_year
from guide.ledger.invoice_list.invoice_list import read_invoices
from guide.ledger.invoice_list.list_kind import ListKind, list_kind, refuse_other
from guide.ledger.invoice_list.payment_list import Payments, paid_parts, read_payments, to_take_off
from guide.ledger.invoice_list.repeats import counted_once
from guide.ledger.invoice_list.row_remarks import refuse_remarks
from guide.ledger.invoice_list.trial_balance import customers_only
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import Debtors, Groups
from guide.ledger.source.source_files import ColumnMapping, Options
from guide.ledger.source.table import Table


@dataclass
class Lists:
    """Reads the lists of one ledger, payments beside invoices."""

    options: Options
    debtors: Debtors
    currencies: Currencies
    payments: list[Payments] = field(default_factory=list)
    _paid_elsewhere: bool = False
    _alone: bool = True

    def look(self, tables: Iterable[tuple[Table, str]]) -> None:
        """Looks at what each list is before any is read: payments given alone are no receivables."""
        kinds = [self._kind(customers_only(table) or by_year(table, name) or table, name) for table, name in tables]
        self._paid_elsewhere = ListKind.PAYMENTS in kinds
        self._alone = ListKind.INVOICES not in kinds

    def read(self, table: Table, file: int, name: str, anomalies: Anomalies) -> ReadPart | None:
        """The part of a list of invoices; None for one of payments, set apart. Raises UnreadableFile for another list."""
        if balances := customers_only(table):
            anomalies.add(
                "Ce fichier est une balance des comptes : seuls ceux de vos clients (411, 416) sont comptés.",
                Severity.INFO,
            )
            table = balances
        elif balances := by_year(table, name):
            table = balances
        kind = self._kind(table, name)
        taken_off = kind is ListKind.CREDIT_NOTES and not self._alone and to_take_off(table, name, self.options)
        if (kind is ListKind.PAYMENTS and not self._alone) or taken_off:
            place = placed(table.names, mapping_for(self.options, table.names))
            self.payments.append(read_payments(table, name, place, self.options))
            return None
        if kind is not ListKind.INVOICES and (table.sheet or kind is ListKind.CREDIT_NOTES) and not self._alone:
            anomalies.add(
                f"« {table.sheet or name} » contient {kind.value} : cette liste n'est pas comptée.", Severity.INFO
            )
            return None
        refuse_other(kind, name)
        mapping = mapping_for(self.options, table.names)
        if aged := aged_columns(table.names, placed(table.names, mapping)):
            refuse_remarks(table, {aged.customer, aged.total, *(column for _, column in aged.ages)}, name)
            return read_aged(table, file, name, aged, self.options, self.debtors, self.currencies, anomalies)
        return read_invoices(table, file, name, self._options(table), self.debtors, self.currencies, anomalies)

    def together(self, parts: list[ReadPart], groups: Groups, anomalies: Anomalies) -> list[ReadPart]:
        """All the parts, the payments among the invoices they pay, and what two tables both hold counted once. Raises
        TotalInDoubt where they contradict each other."""
        if self.payments and parts:
            parts = paid_parts(parts, self.payments, self.debtors, groups, self.options, anomalies)
        return counted_once(parts, self.debtors, self.options, anomalies)

    def _kind(self, table: Table, name: str) -> ListKind:
        return list_kind(table, placed(table.names, mapping_for(self.options, table.names)), name)

    def _options(self, table: Table) -> Options:
        """Beside a list of payments, invoices that do not say what is paid are all owed until then."""
        mapping = mapping_for(self.options, table.names)
        if not self._paid_elsewhere or (mapping is not None and mapping.paid_by is not None):
            return self.options
        if placed(table.names, mapping).keys() & set(OF_PAYMENT):
            return self.options
        return replace(self.options, mapping=replace(mapping or ColumnMapping(), paid_by=""))
