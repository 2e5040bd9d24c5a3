"""The fields of a letter's blanks, under it: each is kept in the dossier as it is left, and stays there to be corrected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from guide import letters
from guide.case.codec import MAX_TEXT
from guide.case.codes import EventKind
from guide.case.model import TO_COMPLETE, Dossier, Event, Exhibit, Settlement
from guide.errors import GuideError
from guide.values import french, identifiers
from guide.values.text import printable
from pages.ui import session
from pages.ui.kit.labels import EVENT_KINDS, plain
from pages.ui.letters import court_address, envelopes
from pages.ui.page import fields
from pages.ui.page.fields import bound

_ASKED = session.dossier.ASKED
_MOST_PARTS = 24


def ask(permission: letters.Permission, on: date, court: str | None) -> None:
    """`court`: before whom the letter's route goes, as the guide says it."""
    facts = _asked(permission)
    elsewhere = []
    for root in dict.fromkeys(_root(fact) for fact in facts):
        name, _, rest = root.partition(".")
        if name in envelopes.PARTIES:
            envelopes.party(name)
        elif name in _FORMS:
            if rest == "tribunal" and court:
                court_address.before(court)
            _FORMS[name](rest, on)
        elif root in _FIELDS:
            _FIELDS[root]()
        elif root in permission.missing:
            elsewhere.append(letters.said(root))
    if permission.letter.to == "tribunal" and "third_parties.tribunal" not in facts and court:
        court_address.before(court)
        envelopes.third_party("tribunal", on)
    if elsewhere:
        st.markdown(f"À dire d'abord : {plain(french.listed(elsewhere), 600)}.")
        with st.container(horizontal=True):
            st.page_link("pages/que_faire.py", label="Répondre aux questions")
            st.page_link("pages/mon_dossier.py", label="Compléter le dossier")


def wanted(permission: letters.Permission) -> bool:
    """Whether this letter had blanks to fill since it is in view."""
    return bool(_asked(permission))


def parties() -> None:
    """The two envelopes, to be corrected whatever the letter."""
    for who in envelopes.PARTIES:
        envelopes.party(who)


def _asked(permission: letters.Permission) -> Sequence[str]:
    """What this letter lacked since it is in view: a field does not go while it is being filled."""
    by_letter: dict[str, list[str]] = st.session_state.setdefault(_ASKED, {})
    facts = by_letter.setdefault(permission.letter.id, [])
    facts += [fact for fact in permission.missing if fact not in facts]
    order = ("creditor", "debtor", "invoices", "third_parties", "events", "words")
    return sorted(facts, key=lambda f: order.index(r) if (r := f.split(".")[0]) in order else len(order))


def _root(fact: str) -> str:
    """The parts of an envelope are asked together."""
    who = fact.split(".")[0]
    envelope = fact.startswith((f"{who}.name", f"{who}.address"))
    return who if who in envelopes.PARTIES and envelope else fact


def _numbers() -> None:
    dossier = session.dossier.require()
    called, example = letters.number_words(dossier)
    for index, invoice in enumerate(dossier.invoices):
        label = called[0].upper() + called[1:]
        if len(dossier.invoices) > 1:
            label += f" de {french.money(invoice.amount, invoice.currency)}"
        fields.text(label, f"invoices.{index}.number", _number(index), placeholder=example)


def _number(index: int) -> fields.Commit:
    return lambda value: session.dossier.renumber(index, value or TO_COMPLETE)


def _event(kinds: str, on: date) -> None:
    """The last event of that kind, or a new one: its date, and the sum of a cheque."""
    kind = EventKind(kinds.split("|")[0])
    name = f"event.{kind}"
    when = fields.day(f"{EVENT_KINDS[kind]} : la date", f"{name}.on")
    cheque = kind is EventKind.CHEQUE_REJETE
    amount = fields.amount("Montant du chèque", f"{name}.amount") if cheque else None
    if when is None or (cheque and amount is None):
        return
    dossier = session.dossier.require()
    event = Event(kind, when, amount=amount)
    noted = dossier.last(kind, on=date.max)
    if noted != event:
        others = tuple(e for e in dossier.events if e is not noted)
        session.dossier.edit(replace(dossier, events=(*others, event)))
        st.rerun()


def words(id: str, label: str) -> None:
    """A free text, kept in the dossier, printed as paragraphs of the letter."""
    key = fields.key(f"words.{id}")
    st.text_area(
        label,
        value=session.dossier.require().words.get(id, ""),
        key=key,
        max_chars=MAX_TEXT,
        height=120,
        persist_state="session",
        on_change=_keep_words,
        args=(id, key),
        help="Un paragraphe par ligne. Des faits datés, des pièces ; ni menace, ni jugement sur la personne.",
    )


def _keep_words(id: str, key: str) -> None:
    dossier = session.dossier.require()
    text = "\n".join(printable(line, "") for line in (st.session_state[key] or "").split("\n")).strip()
    session.dossier.edit(replace(dossier, words={**dossier.words, id: text}))


def exhibits(_: str = "", on: date | None = None) -> None:
    """A line an exhibit, in their order; one that stays keeps its kind, its date and its file."""
    current = session.dossier.require().exhibits
    key = fields.key("exhibits.lines")
    st.text_area(
        "Les pièces jointes, une par ligne",
        value="\n".join(exhibit.title for exhibit in current),
        key=key,
        height=104,
        max_chars=3000,
        persist_state="session",
        on_change=_keep_exhibits,
        args=(key,),
        placeholder="Devis signé n° 12\nFacture F2026-014",
    )


def _keep_exhibits(key: str) -> None:
    dossier = session.dossier.require()
    left = {exhibit.title: exhibit for exhibit in reversed(dossier.exhibits)}
    titles = [" ".join(printable(line, "").split()) for line in (st.session_state[key] or "").splitlines()]
    made = tuple(left.pop(title, Exhibit(title)) for title in titles if title)
    session.dossier.edit(replace(dossier, exhibits=made))


def plan(_: str, on: date) -> None:
    with st.container(border=True):
        st.markdown("**Les échéances** : en combien de fois, à partir de quand ?")
        parts = st.number_input("Nombre de versements, un par mois", 2, _MOST_PARTS, 3, key=fields.key("plan.parts"))
        first = fields.day("Date du premier versement", "plan.first")
        if st.button("Préparer ce plan", key=fields.key("plan.add")):
            if first is None:
                st.error("Il faut la date du premier versement.")
            else:
                dossier = session.dossier.require()
                try:
                    _save(replace(dossier, plan=letters.even_plan(dossier, on, int(parts), first)))
                except GuideError as error:
                    st.error(plain(str(error), 600))


def settlement(_: str, on: date) -> None:
    with st.container(border=True):
        st.markdown("**La remise**")
        discount = fields.amount("Ce que vous abandonnez", "settlement.discount")
        until = fields.day("Si le client paie avant le", "settlement.until")
        if st.button("Retenir cette remise", key=fields.key("settlement.add")):
            if discount is None or until is None:
                st.error("Il faut le montant de la remise et la date limite.")
            else:
                _save(replace(session.dossier.require(), settlement=Settlement(discount, until)))


def _save(changed: Dossier) -> None:
    session.dossier.change(changed)
    st.rerun()


def _invoices(part: str) -> None:
    labels = {"net": "montant hors taxes", "vat": "montant de la TVA", "issued": "date de la facture"}
    for index, invoice in enumerate(session.dossier.require().invoices):
        place = f"invoices.{index}.{part}"
        field = fields.day if part == "issued" else fields.amount
        field(f"Facture {invoice.number} : {labels[part]}", place, bound(place))


_FORMS: Mapping[str, Callable[[str, date], None]] = {
    "third_parties": envelopes.third_party,
    "plan": plan,
    "settlement": settlement,
    "events": _event,
    "exhibits": exhibits,
    "words": lambda id, _: words(id, "Ce que vous avez à dire"),
}
#: What may be changed once it is there.
CHANGEABLE: Mapping[str, Callable[[str, date], None]] = {"exhibits": exhibits, "plan": plan, "settlement": settlement}


def _siren(who: str) -> None:
    place = f"{who}.siren"
    whose = "Votre SIREN" if who == "creditor" else "SIREN du client"
    fields.checked(whose, place, bound(place), identifiers.validate_siren, identifiers.format_siren)


def _iban() -> None:
    fields.checked(
        "Votre IBAN", "creditor.iban", bound("creditor.iban"), identifiers.validate_iban, identifiers.format_iban
    )


_FIELDS: Mapping[str, Callable[[], object]] = {
    "invoices.number": _numbers,
    "invoices.net": lambda: _invoices("net"),
    "invoices.vat": lambda: _invoices("vat"),
    "invoices.issued": lambda: _invoices("issued"),
    "creditor.siren": lambda: _siren("creditor"),
    "debtor.siren": lambda: _siren("debtor"),
    "creditor.iban": _iban,
    "contract.price_net": lambda: fields.amount(
        "Prix du marché, hors taxes", "contract.price_net", bound("contract.price_net")
    ),
}
