"""Exports of entries without a column that no sum is right without: refused, or asked about."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.fec_headers import is_legal
from guide.ledger.fec.accounts import is_customer
from guide.ledger.fec.book import Book
from guide.ledger.source.total_question import TotalAnswer

#: The code of the answer about columns that nothing names, that of lists too.
NAMELESS = "colonne_sans_nom"


def refuse_empty(book: Book) -> None:
    """Raises ColumnsUnknown when a column without which no sum is right is there, and holds nothing."""
    empty = [] if "cash" in book or any(book.codes("account").values) else ["account"]
    empty += [
        what for what in ("debit", "credit", "amount") if what in book and book.table.rows > 1 and _is_blank(book, what)
    ]
    if "side" in book and not any(book.codes("side").values):
        empty.append("side")
    if empty == ["credit"] and _of_customers_only(book):
        return
    if empty and book.table.rows:
        named = " et ".join(f"« {book.header(what)} »" for what in empty)
        raise book.unknown(
            f"la colonne {named} est vide : ce qui est dû et ce qui est payé ne s'y distinguent pas.",
            "Refaites l'export avec les comptes, les débits et les crédits, ou indiquez quelle colonne contient quoi.",
        )


def _is_blank(book: Book, what: str) -> bool:
    """Whether a column of amounts holds none."""
    return not any(raw.as_py().strip() for raw in book.columns.cells(book.at[what]))


def _of_customers_only(book: Book) -> bool:
    """Whether every account is a customer's, in a list that software makes of them: « échéancier clients »."""
    return not is_legal(book.table.names) and all(is_customer(v) for v in book.codes("account").values if v)


def ask_without_credits(book: Book, signed: NDArray[np.int64]) -> None:
    """Raises TotalInDoubt for accounts of customers without one credit: nothing is paid, or the payments are missing."""
    mapping, account = book.mapping, book.codes("account")
    if mapping.paid_by == "" or "credit" not in book or book.table.rows < 2 or not _is_blank(book, "credit"):
        return
    owed = int(signed[account.where([is_customer(v) for v in account.values])].sum())
    raise book.in_doubt(
        f"Rien ne dit ce qui est déjà payé : « {book.header('credit')} » est vide.",
        TotalAnswer("toutes sont impayées", owed, "--paye aucune", replace(mapping, paid_by="")),
    )


def ask_nameless(book: Book) -> None:
    """Raises TotalInDoubt for a column that nothing names and that lines fill: letters, labels or customers may stand there."""
    names = book.table.names
    if is_legal(names) or book.mapping.answers.get(NAMELESS):
        return
    for at, name in enumerate(names):
        if not name.strip() and any(book.table.load_codes(at).values):
            raise book.in_doubt(
                f"La colonne {at + 1} n'a pas de nom : nommez-la dans le fichier, ou dites qu'elle ne compte pas.",
                TotalAnswer(
                    "les autres colonnes suffisent",
                    None,
                    "--colonne-sans-nom compter",
                    book.mapping.answered(NAMELESS, "compter"),
                ),
            )


def refuse_without_account(book: Book, signed: NDArray[np.int64]) -> None:
    """Raises ColumnsUnknown when most of the amounts are of no account."""
    account, weighed = book.codes("account"), signed != 0
    nowhere = int((account.where([not v for v in account.values]) & weighed).sum())
    if "cash" not in book and 2 * nowhere > int(weighed.sum()):
        raise book.unknown(
            f"{nowhere} lignes ont un montant et pas de compte (colonne « {book.header('account')} »).",
            "Refaites l'export avec le compte de chaque ligne, ou indiquez quelle colonne contient quoi.",
        )
