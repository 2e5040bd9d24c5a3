"""The ledger as a workbook, as CSV, as the JSON of the command line, without names."""

from __future__ import annotations

from guide.ledger.exports import workbook
from guide.ledger.exports.workbook import ANOMALY_HEADERS, anomaly_cells

__all__ = ["ANOMALY_HEADERS", "anomaly_cells", "workbook"]
