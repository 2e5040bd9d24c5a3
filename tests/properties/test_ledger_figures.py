"""The figures by whole columns are those of a slow reimplementation, and nothing dated after the day changes any."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.ledger import ClientKind, Options, SourceFile
from guide.ledger.analysis import Report
from guide.ledger.analysis.data_quality import Defect
from guide.ledger.analysis.formulas import Missing
from guide.ledger.analysis.indicators import Id
from guide.ledger.receivables.receivables import Ledger
from guide.values.dates import add_years
from tests.corpus.entries import euros
from tests.properties import slow_ledger as slow
from tests.properties.slow_ledger import DAY, Line
from tests.unit.ledger_cases import fec_line, fec_text, read_answered

FIRST, ON = date(2026, 1, 1), date(2026, 9, 15)
DELAI = 30
SPAN = (ON - FIRST).days


def offsets(last: int) -> st.SearchStrategy[date]:
    return st.integers(0, last).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def invoices(draw, first: int = 0, last: int = SPAN) -> Line:
    entered = draw(st.integers(first, last).map(lambda n: FIRST + timedelta(days=n)))
    due = draw(st.none() | st.integers(-3, 120).map(lambda n: entered + timedelta(days=n)))
    amount = draw(st.integers(-200_00, 900_00).filter(bool))
    settled = draw(st.none() | st.integers(0, 200).map(lambda n: entered + timedelta(days=n)))
    number = f"F{draw(st.integers(1, 6))}"
    return Line(draw(st.sampled_from("ABC")), number, entered, due, amount, 0 if settled else amount, settled)


#: Where all is in minus, what it means is asked.
LIST = st.lists(invoices(), min_size=1, max_size=25).filter(lambda lines: any(line.amount > 0 for line in lines))
LATER = st.lists(invoices(first=SPAN + 1, last=SPAN + 200), max_size=6)


def as_list(lines: list[Line]) -> bytes:
    def day(on: date | None) -> str:
        return f"{on:%Y-%m-%d}" if on else ""

    rows = [
        f"{line.number};{line.debtor};{day(line.entered)};{day(line.due)};{euros(line.amount)};{day(line.settled)}"
        for line in lines
    ]
    return "\n".join(["Numéro;Client;Date facture;Échéance;Total TTC;Date de paiement", *rows]).encode()


@st.composite
def postings(draw, first: int = 0, last: int = SPAN) -> Line:
    entered = draw(st.integers(first, last).map(lambda n: FIRST + timedelta(days=n)))
    sale = draw(st.booleans())
    amount = draw(st.integers(1, 60)) * 10_00 * (1 if draw(st.integers(0, 7)) else -1)
    amount = amount if sale else -amount
    return Line(
        draw(st.sampled_from("ABC")),
        f"F{draw(st.integers(1, 8))}",
        entered,
        entered + timedelta(days=DELAI),
        amount,
        amount,
        None,
        draw(st.sampled_from(["", "L", "M"])),
        sale,
    )


@st.composite
def lettered(draw) -> list[Line]:
    """Some lines, then payments that close some of the groups, so that lettering means something."""
    lines: list[Line] = draw(st.lists(postings(), min_size=1, max_size=20))
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        if line.group:
            sums[line.debtor, line.group] += line.amount
    for (debtor, group), cents in sums.items():
        if cents and draw(st.booleans()):
            entered = draw(offsets(SPAN + 20))
            lines.append(
                Line(debtor, "V1", entered, entered + timedelta(days=DELAI), -cents, -cents, None, group, False)
            )
    opened = draw(st.integers(0, 300)) * 10_00
    if opened:
        lines.insert(0, Line("A", "AN", FIRST, FIRST + timedelta(days=DELAI), opened, opened, None, "", False, True))
    return lines


def as_fec(lines: list[Line]) -> bytes:
    """Each sale with its revenue in a journal of sales; payments from the bank; the last day of the file is ON."""
    rows = [
        fec_line(JournalCode="VE", EcritureDate=f"{day:%Y%m%d}", CompteNum="706000", CompAuxNum="", CompAuxLib="")
        for day in (FIRST, ON)
    ]
    for line in lines:
        journal = "AN" if line.opening else "VE" if line.sale else "BQ"
        rows.append(
            fec_line(
                JournalCode=journal,
                JournalLib={"AN": "A nouveaux", "VE": "Ventes", "BQ": "Banque"}[journal],
                EcritureDate=f"{line.entered:%Y%m%d}",
                PieceDate=f"{line.entered:%Y%m%d}",
                CompAuxNum=line.debtor,
                CompAuxLib=line.debtor,
                PieceRef=line.number,
                Debit=euros(line.amount),
                EcritureLet=line.group,
            )
        )
    return fec_text(rows).encode()


def ledger(content: bytes, name: str = "export.txt", **options) -> Ledger:
    return read_answered([SourceFile(name, content)], Options(on=ON, delai=DELAI, **options))


def exact(book: Ledger, id: Id) -> Fraction | None:
    value = Report(book).indicators.of(id).value
    return None if isinstance(value, Missing) else value


def check_open(book: Ledger, lines: list[Line]) -> None:
    """What holds of any export: lateness, concentration, the radar."""
    opened = slow.items(lines, ON)
    tardy = slow.late(opened, ON)
    assert exact(book, Id.WEIGHTED_LATE) == slow.mean(tardy)
    assert exact(book, Id.MEDIAN_LATE) == slow.middle([days for days, _ in tardy])
    assert book.ageing.late_items == len(tardy)
    owed = slow.owed(lines, ON)
    total = sum(owed.values())
    assert book.ageing.open == total
    shares = sorted((Fraction(cents, total) for cents in owed.values()), reverse=True) if total else []
    share = Report(book).concentration
    if share is None:
        assert not total
    else:
        assert (share.top1, share.top5) == (shares[0], sum(shares[:5]))
        assert share.hhi == sum(s * s for s in shares)


def check_sales(book: Ledger, lines: list[Line], first: date) -> None:
    total, owed = slow.sold(lines, first, ON), sum(slow.owed(lines, ON).values())
    days = (ON - first).days + 1
    opened = slow.items(lines, ON)
    overdue = sum(cents for _, cents in slow.late(opened, ON))
    expected = Fraction(owed * days, total) if total > 0 else None
    assert exact(book, Id.DSO) == expected
    assert exact(book, Id.COUNTBACK) == slow.countback(lines, first, ON)
    if all(item.line.due for item in opened if item.open > 0):
        assert exact(book, Id.ADD) == (Fraction(overdue * days, total) if total > 0 else None)
        if expected is not None:
            assert exact(book, Id.BEST) == expected - Fraction(overdue * days, total)
    else:
        assert exact(book, Id.BEST) is exact(book, Id.ADD) is None


def check_paid(book: Ledger, lines: list[Line]) -> None:
    settled = slow.paid(lines, ON)
    by_payment = [(max((day - line.due).days, 0), line) for line, day, payment in settled if payment and line.due]
    assert exact(book, Id.PAID_LATE) == slow.mean([(late, line.amount) for late, line in by_payment])
    for number, name in enumerate(book.debtor_names):
        mine = [late for late, line in by_payment if line.debtor == name]
        habit = Report(book).habits.of(number)
        if len(mine) < 3:
            assert habit is None
        else:
            assert habit is not None
            assert (habit.days_late, habit.longest) == (Fraction(sum(mine), len(mine)), max(mine))
            assert habit.share_late == Fraction(sum(late > 0 for late in mine), len(mine))


@settings(max_examples=60)
@given(LIST)
def test_a_list_of_invoices(lines):
    found = ledger(as_list(lines))
    check_open(found, lines)
    first = min(line.entered for line in lines)
    seen_paid = any(line.left == 0 and line.amount > 0 for line in lines)
    if seen_paid:
        check_sales(found, lines, first)
        check_paid(found, lines)
    else:
        assert Report(found).indicators.of(Id.DSO).value is Missing.ONLY_UNPAID
    passed, months = slow.by_month(
        slow.items(lines, ON), lambda line: add_years(min(line.entered, line.due or line.entered), 5), ON
    )
    radar = Report(found).radar
    assert (radar.passed, {m.month: m.amount for m in radar.months}) == (passed, months)
    past = Report(found).history
    if past.missing is None:
        assert all(cents == sum(slow.owed(lines, day).values()) for day, cents in past.points)
        assert past.points[-1] == (ON, found.ageing.open)


@settings(max_examples=60)
@given(lettered())
def test_a_fec(lines):
    found = ledger(as_fec(lines))
    check_open(found, lines)
    check_paid(found, lines)
    past = Report(found).history
    assert [day for day, _ in past.points] == [*((date(2026, m + 1, 1) - DAY) for m in range(1, 9)), ON]
    assert all(cents == sum(slow.owed(lines, day).values()) for day, cents in past.points)
    if any(line.sale and line.entered <= ON for line in lines):
        check_sales(found, lines, FIRST)
        billed, risk = slow.at_risk(lines, ON)
        expected = Fraction(risk, billed) if billed and len(Report(found).paid) else None
        assert exact(found, Id.AT_RISK) == expected
        openings = [line for line in lines if line.opening]
        before = sum(line.amount for line in openings)
        base = before + slow.sold(lines, FIRST, ON)
        could = base - found.ageing.not_due
        fits = bool(openings) and could > 0
        assert exact(found, Id.CEI) == (Fraction(base - found.ageing.open, could) if fits else None)
    else:
        assert Report(found).indicators.of(Id.DSO).value is Missing.NO_SALES_JOURNAL


def everything(book: Ledger) -> list[object]:
    """Every figure of a ledger at its day; what the reading says of whole files is not one."""
    told = Report(book)
    return [
        (book.ageing.open, book.ageing.overdue, book.ageing.credit, book.ageing.buckets, book.ageing.advances),
        book.debtors,
        told.indicators.each,
        told.indicators.sales.months,
        told.indicators.sales.total,
        told.indicators.invoices,
        told.indicators.days,
        told.concentration,
        told.radar,
        told.losses,
        told.history,
        [told.habits.of(view.number) for view in book.debtors],
        Report(book).penalties.total,
        [each for each in Report(book).quality.findings if each.defect is not Defect.UNBALANCED],
    ]


@settings(max_examples=60)
@given(LIST, LATER)
def test_what_a_list_dates_after_the_day_changes_nothing(lines, later):
    assert everything(ledger(as_list([*lines, *later]))) == everything(ledger(as_list(lines)))


@settings(max_examples=60)
@given(lettered(), st.lists(postings(first=SPAN + 1, last=SPAN + 200), max_size=6))
def test_what_a_fec_dates_after_the_day_changes_nothing(lines, later):
    lines = [line for line in lines if line.entered <= ON] or [Line("A", "F1", ON, None, 10_00, 10_00)]
    assert everything(ledger(as_fec([*lines, *later]))) == everything(ledger(as_fec(lines)))


@settings(max_examples=60)
@given(LIST, st.dictionaries(st.sampled_from("ABC"), st.sampled_from(ClientKind)))
def test_each_customer_counts_with_its_own_period(lines, kinds):
    """The radar of mixed kinds is the sum of the radars of each customer alone, of its kind."""
    found = ledger(as_list(lines))
    keys = dict(zip(found.debtor_names, found.debtor_keys, strict=True))
    set_kinds = {keys[name]: kind for name, kind in kinds.items() if name in keys}
    mixed = Report(replace(found, options=replace(found.options, kinds=set_kinds))).radar
    months: dict[date, int] = defaultdict(int)
    passed = 0
    for name in {line.debtor for line in lines}:
        alone = Report(
            ledger(
                as_list([line for line in lines if line.debtor == name]),
                client_kind=kinds.get(name, ClientKind.PROFESSIONNEL),
            )
        ).radar
        passed += alone.passed
        for month in alone.months:
            months[month.month] += month.amount
    assert (mixed.passed, {m.month: m.amount for m in mixed.months}) == (passed, dict(months))
    assert all(sum(m.kinds.values()) == m.amount for m in mixed.months)


@settings(max_examples=60)
@given(LIST, st.lists(st.tuples(st.integers(0, 24), st.booleans()), max_size=6))
def test_duplicates_are_those_of_a_loop(lines, again):
    """Each open invoice against every other one of its customer; some are repeated on purpose, and paid the second time."""
    for i, paid in again:
        if i < len(lines):
            lines = [*lines, replace(lines[i], settled=ON, left=0) if paid else lines[i]]
    found = ledger(as_list(lines))
    opened = {item.place: item.open for item in slow.items(lines, ON) if item.open > 0}
    owners = {
        line.number: {other.debtor for other in lines if slow.is_invoice(other, ON) and other.number == line.number}
        for line in lines
    }
    expected: dict[Defect, list[int]] = {Defect.DUPLICATE: [], Defect.SAME_NUMBER: [], Defect.SAME_AMOUNT: []}
    for i in opened:
        # What stands before it: a paid invoice, or an open one met earlier.
        before = [
            other
            for j, other in enumerate(lines)
            if j != i and slow.is_invoice(other, ON) and other.debtor == lines[i].debtor and (j not in opened or j < i)
        ]
        real = len(owners[lines[i].number]) == 1
        number = [o for o in before if o.number == lines[i].number] if real else []
        alike = [o for o in before if (o.entered, o.amount) == (lines[i].entered, lines[i].amount)]
        if any((o.entered, o.due, o.amount) == (lines[i].entered, lines[i].due, lines[i].amount) for o in number):
            expected[Defect.DUPLICATE].append(i)
        elif number:
            expected[Defect.SAME_NUMBER].append(i)
        if alike and not any(o in number for o in alike):
            expected[Defect.SAME_AMOUNT].append(i)
    for defect, places in expected.items():
        report = Report(found).quality.of(defect)
        got = (report.count, report.amount) if report else (0, 0)
        assert got == (len(places), sum(opened[i] for i in places)), defect
