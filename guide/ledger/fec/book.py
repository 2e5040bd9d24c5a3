"""A table of accounting entries as it is read: its columns, and which of them holds what."""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.ledger.source.source_files import ColumnMapping, ColumnsUnknown
from guide.ledger.source.table import Codes, Columns, Table
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion


@dataclass(frozen=True, eq=False)
class Book:
    """`at`: the places of the columns that are known, by what they hold; `mapping`: what the person said of them."""

    name: str
    table: Table
    columns: Columns
    at: Mapping[str, int]
    mapping: ColumnMapping

    def __contains__(self, what: str) -> bool:
        return what in self.at

    def codes(self, what: str) -> Codes:
        """The column that holds this, of those asked for as codes."""
        return self.columns.codes(self.at[what])

    def header(self, what: str) -> str:
        return self.table.names[self.at[what]]

    def unknown(self, message: str, hint: str) -> ColumnsUnknown:
        """A refusal that lets the person say which column is which."""
        return ColumnsUnknown(f"« {self.name} » : {message}", hint, self.table.names, self.table.preview, self.name)

    def in_doubt(self, sentence: str, *answers: TotalAnswer) -> TotalInDoubt:
        """A question on this file."""
        table = self.table
        return TotalInDoubt(TotalQuestion(self.name, sentence, answers, table.names, preview=table.preview))
