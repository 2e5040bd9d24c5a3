"""Whatever the ledger, the notes and the kinds: one letter a customer at most, everyone told of, nobody overcharged."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.case.codes import DebtorKind
from guide.case.model import Address
from guide.ledger.dunning import Aside, Customer
from guide.ledger.dunning.customer_match import name_key
from guide.ledger.dunning.followed_ledger import track
from guide.ledger.dunning.note_changes import with_letter
from guide.ledger.dunning.notes import LetterKind
from guide.letters.mailing.customer_triage import triage
from guide.letters.mailing.write_mailing import LIST_NAME, TABLE_NAME, noted
from guide.values.french import money
from tests.unit.batch_cases import HERE, files, ledger_of, made, text_of
from tests.unit.batch_cases import settings as batch_settings

NAMES = ("Durand", "Durand.", "Blanc & Fils", "Noir", "Été", "=CMD()", "Client 7")
CONSUMERS = (DebtorKind.PARTICULIER,)
ROWS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(-20, 900), st.integers(-300, 5000)), min_size=1, max_size=12
)
CUSTOMERS = st.builds(
    Customer,
    kind=st.sampled_from((None, *DebtorKind)),
    address=st.sampled_from((HERE, HERE, None, Address((), None, "Lille"))),
    aside=st.sampled_from((None, None, None, *Aside)),
    invoices=st.frozensets(st.sampled_from(("F001", "F002")), max_size=1),
)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), rows=ROWS, general=st.sampled_from((None, *DebtorKind)))
def test_a_batch_holds_its_promises(data: st.DataObject, rows: list, general: DebtorKind | None) -> None:
    found = ledger_of(rows)
    count = len(found.ledger.debtor_keys)
    for number in range(count):
        before = data.draw(st.sampled_from((None, 0, 3, 6, 7, 30)))
        if before is not None:
            on = found.on - timedelta(days=before)
            found = track(found.ledger, with_letter(found, number, LetterKind.RELANCE, on, None), found.on)
    customers = {key: data.draw(CUSTOMERS) for key in found.ledger.debtor_keys}
    chosen = batch_settings(found, general, customers=customers)
    written = made(found, chosen)
    held = files(written)

    told = [one.planned.key for one in written.sent] + [one.key for one in written.not_sent]
    assert sorted(told) == sorted(view.key for view in found.debtors)
    assert all(one.reason.strip() for one in written.not_sent)

    assert set(held) == {LIST_NAME, TABLE_NAME, *(one.file for one in written.sent)}
    called = [name_key(one.planned.name) for one in written.sent]
    assert len(called) == len(set(called))
    for one in written.sent:
        sent_lately = [letter.on for letter in found.noted(one.planned.number).sent if (found.on - letter.on).days < 7]
        assert not sent_lately
        text = text_of(held[one.file])
        assert money(one.asked).replace("\u00a0", " ").replace("\u202f", " ") in text
        assert one.planned.kind is (customers[one.planned.key].kind or general)
        assert not customers[one.planned.key].invoices & set(one.invoices)
        if one.planned.kind in CONSUMERS:
            assert "40,00" not in text.replace(money(one.asked), "") or one.asked == one.unpaid
            assert "ndemnité" not in text and "énalités" not in text
            assert not any(reserved in text for reserved in ("L. 441-10", "D. 441-5"))

    after = track(found.ledger, noted(found, written.sent), found.on)
    again = {each.key for each in triage(after, chosen).planned}
    assert not again & {one.planned.key for one in written.sent}
