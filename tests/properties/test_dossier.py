"""The dossier file holds all of a dossier: what is saved is what is reopened."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guide.case import codes, model
from guide.case.storage import dumps, loads

text = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs"], exclude_characters="\ufffe\uffff"), max_size=20
)
name = text.filter(lambda t: t.strip() == t and t != "")
amount = st.integers(0, 10**12)
positive = st.integers(1, 10**12)
country = st.sampled_from(["FR", "DE", "US"])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


address = st.builds(model.Address, lines=some(text), postcode=maybe(text), city=maybe(text))
party = dict(
    name=name,
    address=maybe(address),
    siren=maybe(text),
    siret=maybe(text),
    vat_number=maybe(text),
    legal_form=maybe(text),
    email=maybe(text),
    phone=maybe(text),
    representative=maybe(text),
    country=country,
    trade_name=maybe(text),
)
born = maybe(st.dates(date(1930, 1, 1), date(2010, 12, 31)))
creditor = st.builds(
    model.Creditor,
    **party,
    activity=maybe(st.sampled_from(codes.Activity)),
    vat=maybe(st.sampled_from(codes.VatScheme)),
    iban=maybe(text),
    bic=maybe(text),
    signatory=maybe(text),
    share_capital=maybe(text),
    rcs=maybe(text),
    sole_trader=maybe(st.booleans()),
    profession=maybe(text),
    nationality=maybe(text),
    born_on=born,
    born_in=maybe(text),
)
debtor = st.builds(model.Debtor, **party, kind=st.sampled_from(codes.DebtorKind))


def dossiers_dated(day: st.SearchStrategy[date]) -> st.SearchStrategy[model.Dossier]:
    """Dossiers whose dates are all drawn from `day`."""
    terms = st.builds(model.Terms, allocation=st.sampled_from(codes.Allocation), capitalisation=maybe(day)).flatmap(
        lambda made: st.sampled_from([{}, {"rate": 124_050}, {"floor_multiple": 3}]).map(
            lambda clause: model.Terms(allocation=made.allocation, capitalisation=made.capitalisation, **clause)
        )
    )
    payment = st.builds(model.Payment, on=day, amount=positive)
    invoice = st.builds(
        model.Invoice,
        number=name,
        amount=positive,
        issued=maybe(day),
        completed=maybe(day),
        due=maybe(day),
        nature=maybe(st.sampled_from(codes.Nature)),
        payments=some(payment),
        credit_notes=some(st.builds(model.CreditNote, on=day, amount=positive, number=maybe(text))),
        label=maybe(text),
        order=maybe(text),
        net=maybe(amount),
        vat=maybe(amount),
        currency=st.sampled_from(["EUR", "USD"]),
        retention=maybe(amount),
        disputed_amount=maybe(amount),
    ).filter(lambda made: max(made.retention or 0, made.disputed_amount or 0) <= made.amount)
    invoices = st.lists(invoice, max_size=3, unique_by=lambda made: made.number).map(tuple)
    event = st.builds(
        model.Event,
        kind=st.sampled_from(codes.EventKind),
        on=day,
        amount=maybe(amount),
        channel=maybe(st.sampled_from(codes.Channel)),
        note=maybe(text),
    )
    clause = maybe(st.booleans() | text)
    answers = st.fixed_dictionaries(
        {}, optional={key: st.sampled_from((*allowed, codes.UNKNOWN)) for key, allowed in codes.ANSWERS.items()}
    )
    return st.builds(
        model.Dossier,
        creditor=creditor,
        debtor=debtor,
        terms=terms,
        invoices=invoices,
        events=some(event),
        answers=answers,
        payments=some(payment),
        contract=st.builds(
            model.Contract,
            signed=maybe(st.booleans()),
            on=maybe(day),
            reference=maybe(text),
            price_net=maybe(amount),
            payment_clause=maybe(text),
            penalty_clause=clause,
            retention_of_title=clause,
            jurisdiction_clause=clause,
        ),
        plan=some(st.builds(model.Instalment, on=day, amount=positive)),
        settlement=maybe(st.builds(model.Settlement, discount=amount, until=day)),
        exhibits=some(st.builds(model.Exhibit, title=name, kind=maybe(text), on=maybe(day), file=maybe(text))),
        third_parties=some(st.builds(model.ThirdParty, role=name, name=name, address=maybe(address))),
        follow_up=st.builds(model.FollowUp, dispute=st.booleans(), promise=maybe(day), do_not_remind=st.booleans()),
        words=st.dictionaries(st.sampled_from(["relance", "transaction"]), text, max_size=2),
        edits=st.dictionaries(
            st.sampled_from(["relance", "transaction"]),
            some(st.builds(model.Edit, original=name, text=text)),
            max_size=2,
        ),
    )


dossiers = dossiers_dated(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
#: Dates that the rates cover, so that most of these dossiers can be counted.
recent_dossiers = dossiers_dated(st.dates(date(2020, 1, 1), date(2027, 12, 31)))


@given(dossiers)
def test_a_dossier_survives_its_file(made: model.Dossier) -> None:
    assert loads(dumps(made)) == made
    assert loads(dumps(made).encode("utf-8-sig")) == made


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_file_is_a_dossier_or_is_refused_in_a_sentence(content: bytes | str) -> None:
    from guide.errors import InvalidDossier

    try:
        loads(content)
    except InvalidDossier as error:
        assert error.message.endswith(".") and error.hint
    else:
        raise AssertionError("a random text is no dossier")
