"""Which accounts of a FEC are customers: by string prefix, never by number (411600000 is a 411).

411 customers, 413 bills to receive, 416 doubtful or disputed: owed. 4191 advances and 4197 other credit notes: set off.
4181 invoices to come, 4196 returnable packaging and 4198 credit notes to come: not invoiced or not due, left out.
"""

from itertools import compress

import numpy as np
from numpy.typing import NDArray

from guide.ledger.fec.book import Book
from guide.ledger.source.anomalies import Anomalies, Severity, shortened
from guide.ledger.source.table import Codes

RECEIVABLE = ("411", "413", "416")
DOUBTFUL, ADVANCE, NOT_INVOICED = "416", "419", "418"
#: Of class 419, what is neither an advance nor a credit note already given.
NOT_SET_OFF = ("4196", "4198")


def is_customer(account: str) -> bool:
    return account.startswith(RECEIVABLE) or (account.startswith(ADVANCE) and not account.startswith(NOT_SET_OFF))


def tell_left_out(account: Codes, signed: NDArray[np.int64], anomalies: Anomalies) -> None:
    """Accounts 41 that are not counted, when they hold something: by rule (4196, 4198), or unknown (410, 412…)."""
    by_rule = [v.startswith(NOT_SET_OFF) for v in account.values]
    known = (NOT_INVOICED, *NOT_SET_OFF)
    unknown = [v.startswith("41") and not (is_customer(v) or v.startswith(known)) for v in account.values]
    for odd, how, text in (
        (
            by_rule,
            Severity.INFO,
            "Consignes et avoirs encore à établir ({}) : rien n'est ni dû ni remis au client, ils ne sont pas comptés.",
        ),
        (
            unknown,
            Severity.WARNING,
            "Ces comptes commencent par 41 mais ne sont pas des comptes clients usuels ({}) : ils ne sont pas comptés.",
        ),
    ):
        if any(odd) and int(signed[account.where(odd)].sum()):
            anomalies.add(text.format(shortened(", ".join(compress(account.values, odd)))), how)


def tell_what_is_missing(customers: NDArray[np.int64], account: Codes, cash: bool, anomalies: Anomalies) -> None:
    """Says that there is no customer account, no sale, or nothing but sales, from the amounts of the customers' lines and
    the accounts of the file."""
    if len(customers) and not any(v.startswith(REVENUE) for v in account.values):
        others = any(v and not v.startswith("41") for v in account.values)
        anomalies.add(
            "Aucune vente (compte 70) dans ce fichier : ce n'est qu'une partie d'un FEC"
            + (", sans son journal des ventes. " if others else ", les comptes de clients seuls. ")
            + "Ce qui reste dû n'y est juste que si toutes les factures de ces clients s'y trouvent : déposez le FEC entier.",
            Severity.WARNING if others else Severity.INFO,
        )
    if not len(customers):
        anomalies.add(
            "Aucun compte client (411, 413, 416) dans ce fichier"
            + (
                " : une comptabilité de trésorerie dit ce qui a été encaissé, pas ce qui reste dû. Déposez plutôt la "
                "liste de vos factures."
                if cash
                else " : il n'y a rien à relancer. Vérifiez que l'export contient les comptes de tiers."
            ),
            Severity.WARNING,
        )
    elif len(customers) > 1 and not bool((customers < 0).any()):
        anomalies.add(
            "Aucun règlement ni avoir sur les comptes clients : ce fichier est sans doute un journal de ventes seul. "
            "Tout y paraît impayé ; déposez aussi les règlements.",
            Severity.WARNING,
        )


REVENUE = "70"
#: Banks and cash (51, 53, and 58 between them): a journal that moves money holds payments too.
MONEY = ("51", "53", "58")


def of_sales(book: Book) -> NDArray[np.bool_]:
    """The lines of the journals that hold revenue (70) and no account of money. None without a journal column."""
    if "journal" not in book:
        return np.zeros(book.table.rows, dtype=np.bool_)
    sells, moves = _sell_and_move(book)
    return book.codes("journal").where((sells & ~moves).tolist())


def of_money(book: Book) -> NDArray[np.bool_]:
    """The lines of the journals that hold an account of money and no revenue: of payments."""
    if "journal" not in book:
        return np.zeros(book.table.rows, dtype=np.bool_)
    sells, moves = _sell_and_move(book)
    return book.codes("journal").where((moves & ~sells).tolist())


def _sell_and_move(book: Book) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each journal: whether it holds revenue, and an account of money."""
    journal, account = book.codes("journal"), book.codes("account")
    sold = account.where([v.startswith(REVENUE) for v in account.values])
    moved = account.where([v.startswith(MONEY) for v in account.values])
    return (
        np.bincount(journal.index[sold], minlength=len(journal.values)) > 0,
        np.bincount(journal.index[moved], minlength=len(journal.values)) > 0,
    )
