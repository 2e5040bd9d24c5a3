"""The lines of a statement that were noted already: the same line again, or the same payment from another file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guide.ledger.bank.bank_line import BankLine
from guide.values.money import Cents


@dataclass(frozen=True)
class KnownPayment:
    """A payment that is known. `line`: the id of the line of a statement, when it comes from one."""

    on: date
    amount: Cents
    line: str | None = None


def new_lines(lines: Sequence[BankLine], noted: Iterable[KnownPayment]) -> tuple[BankLine, ...]:
    """Those that are not known: by their id first; then each payment that is left hides one line of its day and amount, for
    the same payment has another label in another format."""
    payments = list(noted)
    ids = {payment.line for payment in payments if payment.line}
    here = {line.id for line in lines}
    others = Counter((each.on, each.amount) for each in payments if each.line not in here)
    new = []
    for line in lines:
        if line.id in ids:
            continue
        if others[line.on, line.amount] > 0:
            others[line.on, line.amount] -= 1
        else:
            new.append(line)
    return tuple(new)
