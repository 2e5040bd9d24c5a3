"""What is read, before anything is made of it: files, options, anomalies, entries."""

from guide.ledger.source.anomalies import Anomaly, Severity, shortened
from guide.ledger.source.source_files import (
    MAX_FILE_BYTES,
    ClientKind,
    ColumnMapping,
    ColumnsUnknown,
    Control,
    Field,
    FileInfo,
    FileKind,
    Options,
    SourceFile,
)
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt
