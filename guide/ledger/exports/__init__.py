"""The ledger as a workbook, as CSV, as the JSON of the command line, without names."""

__all__ = ["workbook"]
