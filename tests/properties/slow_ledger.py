"""The figures of a ledger worked out again, line by line in plain Python, from what the formulas say and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, product

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One line of a customer. `group`: its lettering; `sale`: an invoice or a credit note; amounts in cents."""

    debtor: str
    number: str
    entered: date
    due: date | None
    amount: int
    left: int
    settled: date | None = None
    group: str = ""
    sale: bool = True
    opening: bool = False

    def weight(self, on: date) -> int:
        if self.entered > on:
            return 0
        return self.amount if self.settled is not None and self.settled > on else self.left


@dataclass
class Item:
    line: Line
    place: int
    open: int


def items(lines: Sequence[Line], on: date) -> list[Item]:
    """What is open: groups that balance are closed; payments are set off in their group, then by customer."""
    found = [Item(line, i, line.weight(on)) for i, line in enumerate(lines)]
    found = [item for item in found if item.open]
    groups = defaultdict(list)
    for item in found:
        if item.line.group:
            groups[item.line.debtor, item.line.group].append(item)
    for members in groups.values():
        if sum(item.open for item in members) == 0:
            for item in members:
                item.open = 0
        set_off(members)
    customers = defaultdict(list)
    for item in found:
        customers[item.line.debtor].append(item)
    for members in customers.values():
        set_off(members)
    return [item for item in found if item.open]


def set_off(members: list[Item]) -> None:
    """By exact amount, by the only set of two to four that makes it, then the oldest first."""
    ordered = sorted(members, key=lambda item: (item.line.due or item.line.entered, item.place))
    for item, left in zip(ordered, left_of([item.open for item in ordered]), strict=True):
        item.open = left


def left_of(amounts: Sequence[int]) -> list[int]:
    """What is left of amounts, oldest first, once the negative ones pay the positive ones."""
    left = list(amounts)
    for size in {abs(cents) for cents in left if cents}:
        owed = [i for i, cents in enumerate(left) if cents == size]
        paid = [i for i, cents in enumerate(left) if cents == -size]
        if 0 < len(owed) <= len(paid):
            for i in (*owed, *paid[: len(owed)]):
                left[i] = 0
    owed = [i for i, cents in enumerate(left) if cents > 0]
    paid = [i for i, cents in enumerate(left) if cents < 0]
    if len(owed) <= 16:
        sets = {
            i: [
                chosen
                for size in (2, 3, 4)
                for chosen in combinations(owed, size)
                if sum(left[j] for j in chosen) == -left[i]
            ]
            for i in paid
        }
        single = {i: chosen[0] for i, chosen in sets.items() if len(chosen) == 1}
        for i, chosen in list(single.items()):
            apart = all(other == chosen or not set(other) & set(chosen) for other in single.values())
            if apart and left[chosen[0]]:
                for j in (i, *chosen):
                    left[j] = 0
    for i, j in product(range(len(left)), repeat=2):
        if left[i] < 0 < left[j]:
            used = min(-left[i], left[j])
            left[i] += used
            left[j] -= used
    return left


def owed(lines: Sequence[Line], on: date) -> dict[str, int]:
    total: dict[str, int] = defaultdict(int)
    for line in lines:
        total[line.debtor] += line.weight(on)
    return {who: cents for who, cents in total.items() if cents > 0}


def late(listed: Iterable[Item], on: date) -> list[tuple[int, int]]:
    """(days late, amount) of what is late."""
    return [((on - i.line.due).days, i.open) for i in listed if i.open > 0 and i.line.due and i.line.due < on]


def mean(pairs: Sequence[tuple[int, int]]) -> Fraction | None:
    total = sum(amount for _, amount in pairs)
    return Fraction(sum(days * amount for days, amount in pairs), total) if total else None


def middle(values: Sequence[int]) -> Fraction | None:
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    return Fraction(
        ordered[half] if len(ordered) % 2 else ordered[half - 1] + ordered[half], 1 + (len(ordered) % 2 == 0)
    )


def sold(lines: Sequence[Line], start: date, end: date) -> int:
    return sum(line.amount for line in lines if line.sale and start <= line.entered <= end)


def countback(lines: Sequence[Line], first: date, on: date) -> Fraction | None:
    """Day by day: from `on` back, each month's sales taken from what is owed."""
    rest, total, end = sum(owed(lines, on).values()), Fraction(0), on
    while rest > 0 and end >= first:
        start = max(end.replace(day=1), first)
        sales, length = sold(lines, start, end), (end - start).days + 1
        begun = (end + DAY).day != 1
        if sales < 0 or (sales == 0 and not begun):
            return None
        if sales and rest < sales:
            return total + Fraction(rest * length, sales)
        rest, total, end = rest - sales, total + length, start.replace(day=1) - DAY
    return total if rest == 0 else None


def paid(lines: Sequence[Line], on: date) -> list[tuple[Line, date, bool]]:
    """Invoices with nothing left: the day of their last payment, and whether a payment, not a credit note, made it."""
    out = []
    groups = defaultdict(list)
    for i, line in enumerate(lines):
        if line.group and line.weight(on):
            groups[line.debtor, line.group].append((i, line))
        whole = line.amount > 0 and line.left == 0 and not line.group
        if whole and line.settled and line.settled <= on and line.entered <= on:
            out.append((line, line.settled, True))
    for members in groups.values():
        if sum(line.weight(on) for _, line in members):
            continue
        debits = sorted((line.due or line.entered, i, line) for i, line in members if line.weight(on) > 0)
        credits = sorted((line.entered, i, line) for i, line in members if line.weight(on) < 0)
        queue = [(day, line.sale, -line.weight(on)) for day, _, line in credits]
        for _, _, line in debits:
            need, day, by_note = line.weight(on), on, False
            while need:
                day, by_note, left = queue.pop(0)
                if left > need:
                    queue.insert(0, (day, by_note, left - need))
                need -= min(need, left)
            if line.sale and not line.opening:
                out.append((line, day, not by_note))
    return out


def at_risk(lines: Sequence[Line], on: date) -> tuple[int, int]:
    """(billed, unpaid 90 days after) of the last month whose days are all 90 days old."""
    end = on - timedelta(days=90)
    while (end + DAY).day != 1:
        end -= DAY
    month = [line for line in lines if line.sale and line.amount > 0 and end.replace(day=1) <= line.entered <= end]
    settled = {id(line): day for line, day, _ in paid(lines, on)}
    risk = [line for line in month if id(line) not in settled or (settled[id(line)] - line.entered).days > 90]
    return sum(line.amount for line in month), sum(line.amount for line in risk)


def by_month(listed: Iterable[Item], last_day: Callable[[Line], date], on: date) -> tuple[int, dict[date, int]]:
    """What is lost already, and each month."""
    passed = 0
    months: dict[date, int] = defaultdict(int)
    for item in listed:
        if item.open > 0:
            day = last_day(item.line)
            if day < on:
                passed += item.open
            else:
                months[day.replace(day=1)] += item.open
    return passed, dict(months)


def is_invoice(line: Line, on: date) -> bool:
    return line.sale and line.amount > 0 and line.entered <= on
