"""What makes the sums of entries uncertain, asked before any figure: lines left out, nothing that says what is paid."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.remark_words import is_mark
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.fec.accounts import MONEY, REVENUE
from guide.ledger.source.entries import Mark, summed
from guide.ledger.source.source_files import ColumnMapping, FileInfo, FileKind, Options
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion
from guide.values.french import count, money

#: The code of the answer about lines that cannot be read, that of lists too.
UNREADABLE = "illisibles"
#: And of those about rows that another cell closes.
ASSIGNED = "remarques"


def ask(parts: Sequence[ReadPart], options: Options, names: Sequence[str]) -> None:
    """Raises TotalInDoubt for entries of which some could not be read (each may be a payment), for those whose customers are
    owed by no more since an account in credit holds what was assigned, and for those that hold sales and neither a payment
    nor an account of money. `names`: of the customers, by number."""
    for part in parts:
        if part.info.kind is FileKind.FEC:
            mapping = _mapping(options, part.info)
            if part.info.dropped:
                _ask_dropped(part.info, mapping)
            _ask_assigned(part, mapping, names)
    if any(part.info.kind is not FileKind.FEC for part in parts):
        return
    prefixes = frozenset[str]().union(*(part.info.prefixes for part in parts))
    # A credit note is no payment.
    paid = any(bool(((part.entries.amount < 0) & ((part.entries.marks & Mark.SALE) == 0)).any()) for part in parts)
    if paid or sum(len(part.entries) for part in parts) < 2 or REVENUE not in prefixes or prefixes & {*MONEY}:
        return
    info = parts[0].info
    mapping = _mapping(options, info)
    if mapping.paid_by == "":
        return
    owed = sum(int(part.entries.amount.sum()) for part in parts)
    answer = TotalAnswer("rien n'est payé", owed, "--paye aucune", replace(mapping, paid_by=""))
    raise _in_doubt(
        info,
        "Rien ne dit ce qui est payé : ce sont des ventes sans aucun règlement. Déposez aussi le journal de banque, ou "
        "le FEC entier.",
        answer,
    )


def _ask_assigned(part: ReadPart, mapping: ColumnMapping, names: Sequence[str]) -> None:
    """« Créances cédées au factor », an account in credit: some of the invoices on the others are owed to the factor."""
    if mapping.answers.get(ASSIGNED):
        return
    sums = summed(part.entries.debtor, part.entries.amount, len(names))
    for debtor in np.flatnonzero(sums < 0).tolist():
        if not is_mark(names[debtor]):
            continue
        owed, changed = int(sums[sums > 0].sum()), mapping.answered(ASSIGNED, "compter")
        raise _in_doubt(
            part.info,
            f"« {names[debtor]} » tient {money(-int(sums[debtor]))} au crédit : ces factures vous sont-elles encore dues ?",
            TotalAnswer("elles vous sont dues", owed, f"--{ASSIGNED} compter", changed),
        )


def _ask_dropped(info: FileInfo, mapping: ColumnMapping) -> None:
    if mapping.answers.get(UNREADABLE):
        return
    many = count(info.dropped, "ligne ne se lit pas", "lignes ne se lisent pas")
    raise _in_doubt(
        info,
        f"{many}, ventes ou règlements : corrigez le fichier, ou laissez-les de côté.",
        TotalAnswer("on les laisse de côté", None, "--illisibles laisser", mapping.answered(UNREADABLE, "laisser")),
    )


def _in_doubt(info: FileInfo, sentence: str, answer: TotalAnswer) -> TotalInDoubt:
    return TotalInDoubt(TotalQuestion(info.name, sentence, (answer,), info.columns, preview=info.preview))


def _mapping(options: Options, info: FileInfo) -> ColumnMapping:
    return mapping_for(options, info.columns) or ColumnMapping()
