"""What a letter lacks, asked where it is written: a third party, a plan, a remission, a date, the user's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from guide import letters
from guide.case.codec import MAX_TEXT
from guide.case.codes import EventKind
from guide.case.model import Address, Dossier, Event, Settlement, ThirdParty
from guide.errors import GuideError
from guide.values import french
from pages.ui import session
from pages.ui.dossier import contract
from pages.ui.kit.labels import EVENT_KINDS, plain
from pages.ui.page import fields
from pages.ui.page.fields import bound

_MOST_PARTS = 24


def ask(permission: letters.Permission, on: date, court: str | None) -> None:
    """One small form for each fact that is missing; what belongs to another screen is named, with the way there.

    `court`: before whom the letter's route goes, as the guide says it.
    """
    if permission.missing:
        st.info(plain(permission.reason, 600))
    elsewhere = []
    for fact in permission.missing:
        root, _, rest = fact.partition(".")
        if root in _FORMS:
            if rest == "tribunal" and court:
                st.markdown(f"Devant qui, d'après le guide : **{plain(court)}**. Son adresse est sur justice.fr.")
            _FORMS[root](rest, on)
        elif fact in _FIELDS:
            _FIELDS[fact]()
        elif not fact.startswith(("words.", "creditor.address", "debtor.address")) and rest != "name":
            elsewhere.append(letters.said(fact))
    if elsewhere:
        st.markdown(f"À dire dans le guide ou dans le dossier : {plain(french.listed(elsewhere), 600)}.")
        with st.container(horizontal=True):
            st.page_link("pages/que_faire.py", label="Répondre dans « Que faire ? »")
            st.page_link("pages/mon_dossier.py", label="Compléter mon dossier")
    for fact, label in _CHANGEABLE.items():
        if fact in permission.letter.needs and fact not in permission.missing:
            with st.expander(label):
                _FORMS[fact]("", on)


def words(letter: letters.Letter) -> None:
    """A free text, kept in the dossier, printed as paragraphs of the letter."""
    if f"words.{letter.id}" in letter.needs:
        _words(letter.id, "Ce que vous avez à dire (obligatoire)")
    else:
        with st.expander("Ajouter un passage à ce courrier"):
            _words(letter.id, "Votre passage")


def _words(id: str, label: str) -> None:
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
    text = "".join(c for c in st.session_state[key] or "" if c.isprintable() or c == "\n").strip()
    session.dossier.edit(replace(dossier, words={**dossier.words, id: text}))


def _save(changed: Dossier) -> None:
    session.dossier.change(changed)
    st.rerun()


def _third_party(role: str, on: date) -> None:
    name = f"third.{role}"
    with st.container(border=True):
        st.markdown(f"**À qui l'adresser : {plain(letters.said(f'third_parties.{role}'))}**")
        who = fields.text("Nom", f"{name}.name")
        street = fields.text("Rue", f"{name}.street")
        left, right = st.columns([1, 2])
        with left:
            code = fields.text("Code postal", f"{name}.code")
        with right:
            town = fields.text("Ville", f"{name}.town")
        if st.button("Ajouter ce destinataire", key=fields.key(f"{name}.add")):
            if not (who and street and code and town):
                st.error("Il faut le nom, la rue, le code postal et la ville.")
            else:
                dossier = session.dossier.require()
                others = tuple(t for t in dossier.third_parties if t.role != role)
                added = ThirdParty(role, who, Address((street,), code, town))
                _save(replace(dossier, third_parties=(*others, added)))


def _plan(_: str, on: date) -> None:
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


def _settlement(_: str, on: date) -> None:
    with st.container(border=True):
        st.markdown("**La remise**")
        discount = fields.amount("Ce que vous abandonnez", "settlement.discount")
        until = fields.day("Si le client paie avant le", "settlement.until")
        if st.button("Retenir cette remise", key=fields.key("settlement.add")):
            if discount is None or until is None:
                st.error("Il faut le montant de la remise et la date limite.")
            else:
                _save(replace(session.dossier.require(), settlement=Settlement(discount, until)))


def _event(kinds: str, on: date) -> None:
    kind = EventKind(kinds.split("|")[0])
    with st.container(border=True):
        st.markdown(f"**{EVENT_KINDS[kind]}**")
        when = fields.day("Date", f"event.{kind}.on")
        cheque = kind is EventKind.CHEQUE_REJETE
        amount = fields.amount("Montant du chèque", f"event.{kind}.amount") if cheque else None
        if st.button("Noter cette date", key=fields.key(f"event.{kind}.add")):
            if when is None or (cheque and amount is None):
                st.error("Il faut la date et le montant." if cheque else "Il faut la date.")
            else:
                dossier = session.dossier.require()
                _save(replace(dossier, events=(*dossier.events, Event(kind, when, amount=amount))))


def _invoices(part: str) -> None:
    labels = {"net": "Montant hors taxes", "vat": "Montant de la TVA"}
    for index, invoice in enumerate(session.dossier.require().invoices):
        place = f"invoices.{index}.{part}"
        label = f"Facture {invoice.number} : {labels.get(part, 'date de la facture').lower()}"
        (fields.amount if part in labels else fields.day)(label, place, bound(place))


_FORMS: Mapping[str, Callable[[str, date], None]] = {
    "third_parties": _third_party,
    "plan": _plan,
    "settlement": _settlement,
    "events": _event,
    "exhibits": lambda _, on: contract.exhibits(),
}
#: What may be changed once it is there.
_CHANGEABLE = {
    "exhibits": "Les pièces jointes, dans l'ordre",
    "plan": "Changer les échéances",
    "settlement": "Changer la remise",
}
_FIELDS: Mapping[str, Callable[[], object]] = {
    "invoices.net": lambda: _invoices("net"),
    "invoices.vat": lambda: _invoices("vat"),
    "invoices.issued": lambda: _invoices("issued"),
    "contract.price_net": lambda: fields.amount(
        "Prix du marché, hors taxes", "contract.price_net", bound("contract.price_net")
    ),
}
