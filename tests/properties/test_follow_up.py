"""The follow-up file: read back the same, and merged without losing, inventing or depending on an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from guide import ledger
from guide.case.codes import Channel, DebtorKind
from guide.case.model import Address, Instalment
from guide.ledger.dunning.followed_ledger import track
from guide.ledger.dunning.merge import joined, merged, united
from guide.ledger.dunning.notes import (
    Aside,
    CustomerNotes,
    Exclusion,
    Followed,
    InstalmentPlan,
    LetterKind,
    NotedAddress,
    NotedClient,
    NotedDispute,
    Pause,
    Promise,
    Seen,
    SentLetter,
)
from guide.ledger.dunning.notes_file import dumps, loads
from guide.ledger.dunning.outside_facts import NotedInsolvency, Receipt, ReceiptPart
from guide.ledger.dunning.since_last_export import changes, to_save
from guide.ledger.source.source_files import ClientKind, ColumnMapping, Field

DAY = date(2026, 11, 22)
days = st.integers(0, 20).map(lambda n: DAY + timedelta(days=n))
turns = st.integers(0, 3)
cents = st.integers(0, 3).map(lambda n: n * 100)
seen = st.builds(Seen, days, cents, cents)
promises = st.builds(
    lambda made, later, base, amount, kept, gone, turn: Promise(
        made, made + timedelta(days=later), base, amount, kept, None if kept is None else made, gone, turn
    ),
    days,
    st.integers(0, 2),
    seen,
    st.none() | st.just(100),
    st.none() | st.booleans(),
    st.booleans(),
    turns,
)
letters = st.builds(
    SentLetter, st.sampled_from(LetterKind), days, st.none() | st.sampled_from(Channel), st.none(), st.booleans(), turns
)
plans = st.builds(
    InstalmentPlan, days, seen, st.lists(st.builds(Instalment, days, st.just(5_00)), max_size=2).map(tuple), turns
)
clients = st.builds(
    NotedClient, days, st.none() | st.sampled_from(ClientKind), st.none() | st.sampled_from(DebtorKind), turns
)
parts = st.builds(ReceiptPart, st.sampled_from(["F1", "F2"]), st.just(9_00), st.just(4_00), st.none() | days)
receipts = st.builds(
    Receipt,
    st.sampled_from(["a1", "b2"]),
    days,
    st.just(12_00),
    st.lists(parts, max_size=2).map(tuple),
    st.none() | st.just("VIR DURAND"),
    st.booleans(),
    turns,
)
insolvencies = st.builds(
    NotedInsolvency, days, st.none() | days, st.none() | st.just("ouverture"), st.none() | days, st.none() | days, turns
)
addresses = st.builds(Address, st.just(("1 rue du Bois",)), st.none() | st.just("62000"), st.none() | st.just("Arras"))
left_out = st.sampled_from([(), ("F1",), ("F1", "F2")])
names = st.sampled_from(["Durand", "Durand & Fils", "=1+1", "Été"])
followed = st.builds(
    Followed,
    keys=st.lists(st.sampled_from("abcdef"), min_size=1, max_size=2, unique=True).map(lambda k: tuple(sorted(k))),
    name=names,
    seen=seen,
    client=st.none() | clients,
    dispute=st.none() | st.builds(NotedDispute, days, st.none() | days, st.booleans(), turns),
    pause=st.none() | st.builds(Pause, days, st.none() | days, st.none() | names, st.booleans(), turns),
    plan=st.none() | plans,
    promises=st.lists(promises, max_size=3).map(tuple),
    letters=st.lists(letters, max_size=3).map(tuple),
    receipts=st.lists(receipts, max_size=3).map(tuple),
    insolvency=st.none() | insolvencies,
    address=st.none() | st.builds(NotedAddress, days, st.none() | addresses, turns),
    exclusion=st.none() | st.builds(Exclusion, days, st.none() | st.sampled_from(Aside), left_out, turns),
)
mappings = st.dictionaries(
    st.sampled_from(["0123456789abcdef", "fedcba9876543210"]),
    st.builds(lambda header: ColumnMapping({Field.TOTAL: header}, None, ","), st.sampled_from(["TTC", "Total"])),
)
# Each fact once: a file that is read holds nothing else.
files = st.builds(
    lambda found, held: merged(CustomerNotes((), held), *(CustomerNotes((joined(each, each),)) for each in found)),
    st.lists(followed, max_size=4),
    mappings,
)


@settings(max_examples=60)
@given(files)
def test_a_follow_up_is_read_back_the_same(found: CustomerNotes) -> None:
    assert loads(dumps(found)) == found
    assert loads(dumps(found).encode()) == found


@settings(max_examples=60)
@given(files)
def test_merging_is_idempotent(found: CustomerNotes) -> None:
    assert merged(found, found) == found == merged(found)


@settings(max_examples=50)
@given(files, files, files)
def test_merging_is_associative(a: CustomerNotes, b: CustomerNotes, c: CustomerNotes) -> None:
    assert merged(merged(a, b), c) == merged(a, merged(b, c)) == merged(a, b, c)


@settings(max_examples=30)
@given(files, files, files)
def test_the_order_of_the_files_changes_no_customer(a: CustomerNotes, b: CustomerNotes, c: CustomerNotes) -> None:
    """Of the mappings the first file's stands: they have no date."""
    assert len({merged(*order).debtors for order in permutations((a, b, c))}) == 1


@settings(max_examples=50)
@given(files, files)
def test_merging_loses_nothing(a: CustomerNotes, b: CustomerNotes) -> None:
    found = merged(a, b)
    for held in (*a.debtors, *b.debtors):
        (kept,) = (other for other in found.debtors if set(held.keys) <= set(other.keys))
        assert {held.name, *held.names} <= {kept.name, *kept.names}
        assert {p.id for p in held.promises} <= {p.id for p in kept.promises}
        assert {paid.id for paid in held.receipts} <= {paid.id for paid in kept.receipts}
        assert {sent.id for sent in held.letters} <= {sent.id for sent in kept.letters}
        for fact in ("client", "dispute", "pause", "plan"):
            assert getattr(held, fact) is None or getattr(kept, fact).noted >= getattr(held, fact).noted
    assert {*a.mappings, *b.mappings} == {*found.mappings}


def _export(rows: list[tuple[str, int, int]], on: date) -> ledger.SourceFile:
    lines = ["N° facture;NotedClient;Date facture;Échéance;Total TTC;Reste à payer"]
    for i, (name, age, left) in enumerate(rows):
        issued = on - timedelta(days=age)
        due = issued + timedelta(days=30)
        lines.append(f"F{i};{name};{issued:%d/%m/%Y};{due:%d/%m/%Y};{left + 10},00;{left},00")
    return ledger.SourceFile("clients.csv", "\n".join(lines).encode())


rows = st.lists(
    st.tuples(st.sampled_from(["Durand", "Martin", "Été SARL", "ETE SARL"]), st.integers(0, 200), st.integers(0, 9)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=50)
@given(rows, files, st.integers(0, 60))
def test_saving_against_an_export_is_idempotent_and_drops_nobody(
    found: list[tuple[str, int, int]], held: CustomerNotes, later: int
) -> None:
    on = DAY + timedelta(days=30 + later)
    # One of the customers of the file is one of the export, under its key.
    keyed = united([*held.debtors, *(replace(d, keys=("liste|durand|",)) for d in held.debtors[:1])])
    held = CustomerNotes(keyed, held.mappings)
    read = ledger.read([_export(found, on)], ledger.Options(on=on))
    once = to_save(track(read, held), on)
    assert to_save(track(read, once), on) == once
    assert merged(held, once) == once
    assert loads(dumps(once)) == once
    for before in held.debtors:
        (kept,) = (other for other in once.debtors if set(before.keys) & set(other.keys))
        assert {p.id for p in before.promises} <= {p.id for p in kept.promises}
        assert {sent.id for sent in before.letters} <= {sent.id for sent in kept.letters}
    again = changes(track(read, once))
    assert not again.paid and not again.partly and not again.broken and not again.kept
