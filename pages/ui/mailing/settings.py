"""What the letters of a whole ledger need: who writes, by which rule, and what is known of each customer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from guide import law
from guide.case.codes import DebtorKind
from guide.case.model import Address, Creditor, Terms
from guide.errors import GuideError
from guide.ledger.dunning import FollowedLedger
from guide.letters.content import wrong_numbers
from guide.letters.mailing import MOST, Customer, Lack, NotSent, Planned, ReminderLevel, ReminderPolicy, Triage
from guide.letters.permission import required_facts
from guide.values import french
from pages.ui import session
from pages.ui.dossier import parties
from pages.ui.dossier.contract import CLAUSES, MULTIPLE, RATE
from pages.ui.dunning import customer_kinds
from pages.ui.dunning.customer_kinds import SUGGESTED
from pages.ui.kit import choices
from pages.ui.kit.labels import DEBTOR_KINDS, plain
from pages.ui.page import fields
from pages.ui.session.mailing import ASIDE, ASIDES, CODE, INVOICES, KIND, STREET, TOWN

_NAME, _LATE = "Client", "En retard"
_GRID, _KEYS = "batch.grid", "batch.grid.shown"
_SENDER = {
    "name": "Votre nom, ou celui de votre entreprise",
    "street": "Votre rue",
    "code": "Votre code postal",
    "town": "Votre ville",
    "siren": "Votre SIREN (facultatif)",
    "iban": "Votre IBAN (facultatif)",
    "signatory": "Qui signe (facultatif)",
}
#: What the browser may fill by itself.
_FILLED = {"name": "organization", "street": "street-address", "code": "postal-code", "town": "address-level2"}


def sender(tracking: FollowedLedger) -> Creditor | None:
    """Who writes: the creditor of the dossier in view, else who I am, else the seller of the electronic invoices. None
    while a letter could not bear its envelope."""
    dossier, seller = session.workspace.signing(), tracking.ledger.seller
    known = dossier.creditor if dossier is not None else session.workspace.current().creditor
    if known == Creditor("") and seller is not None:
        known = Creditor(seller.name, seller.address, seller.siren)
    # Once open, it does not close under the hand that fills its last field.
    opened = st.session_state.setdefault("batch.sender.opened", bool(_lacking(known)))
    with st.expander("Vous, l'expéditeur", expanded=opened, key="batch.sender"):
        if dossier is not None:
            parties.creditor()
            known = session.dossier.require().creditor
        else:
            known = _typed(known)
    if _lacking(known):
        st.info(f"Pour écrire, il manque {french.listed([required_facts.said(fact) for fact in _lacking(known)])}.")
        return None
    wrong = wrong_numbers(known)
    if wrong:
        st.error(plain(" ".join(wrong.values()), 600))
        return None
    return known


def _lacking(creditor: Creditor) -> tuple[str, ...]:
    names = () if creditor.name.strip() else ("creditor.name",)
    return names + required_facts.missing_address(creditor, "creditor")


def _typed(base: Creditor) -> Creditor:
    address = base.address or Address()
    known = {
        "name": base.name,
        "street": ", ".join(address.lines),
        "code": address.postcode,
        "town": address.city,
        "siren": base.siren,
        "iban": base.iban,
        "signatory": base.signatory,
    }
    fields_typed = {}
    for names in (("name",), ("street",), ("code", "town"), ("siren", "iban"), ("signatory",)):
        for column, name in zip(st.columns(len(names)), names, strict=True):
            with column:
                fields_typed[name] = (
                    st.text_input(
                        _SENDER[name],
                        known.get(name) or "",
                        300,
                        key=_sender_key(name),
                        autocomplete=_FILLED.get(name, "off"),
                        persist_state="session",
                        on_change=_sign,
                        args=(base,),
                    )
                    or ""
                )
    return _signed(base, fields_typed)


def _sender_key(name: str) -> str:
    return f"batch.sender.{name}.{session.workspace.joins()}"


def _sign(base: Creditor) -> None:
    """What was just typed of who writes, kept with the clients."""
    session.workspace.sign(_signed(base, {name: st.session_state.get(_sender_key(name)) or "" for name in _SENDER}))


def _signed(base: Creditor, typed: Mapping[str, str]) -> Creditor:
    values = {name: fields.clean(text) for name, text in typed.items()}
    where = Address((values["street"],) if values["street"] else (), values["code"] or None, values["town"] or None)
    return replace(
        base,
        name=values["name"],
        address=None if where == Address() else where,
        siren=values["siren"] or None,
        iban=values["iban"] or None,
        signatory=values["signatory"] or None,
    )


def rule() -> ReminderPolicy | None:
    """Which letter from how many days late; None while the days contradict each other, which is said."""
    with st.expander("La règle : quel courrier, après combien de jours de retard ?"):
        st.caption("0 : jamais. Le plus ferme des courriers dont le jour est venu est choisi.")
        days = {}
        for column, level in zip((*st.columns(2), *st.columns(2)), ReminderLevel, strict=True):
            with column:
                typed = st.number_input(
                    level.said,
                    0,
                    3650,
                    ReminderPolicy().days[level],
                    key=f"batch.rule.{level}",
                    persist_state="session",
                )
                if typed:
                    days[level] = int(typed)
    try:
        return ReminderPolicy(days)
    except GuideError as error:
        st.error(plain(str(error), 600))
        return None


def terms() -> Terms:
    """What the user's general conditions say of late payment, the same for all."""
    with st.expander("Vos conditions générales : les pénalités de retard"):
        clause = choices.one_of("Pénalités prévues avec tous ces clients", CLAUSES, "batch.terms", st.radio)
        if clause == RATE:
            return Terms(rate=fields.rate("Taux annuel écrit au contrat (%)", "batch.rate"))
        return Terms(floor_multiple=law.FLOOR_MULTIPLE if clause == MULTIPLE else None)


def customers(tracking: FollowedLedger, plan: Triage) -> None:
    """One line a customer who is late: kind, address, left out. What is typed is taken at once."""
    lacks = {lack: sum(each.lacks is lack for each in plan.not_sent) for lack in Lack}
    if lacks[Lack.ECHEANCE]:
        late = french.count(lacks[Lack.ECHEANCE], "client", "clients")
        st.warning(
            f"{late} : l'export ne donne pas l'échéance, elle est estimée à {tracking.ledger.options.delai} jours après la "
            "facture. Une lettre qui réclame trop tôt est une faute : vérifiez vos conditions de paiement."
        )
        if st.button(f"Je confirme : {tracking.ledger.options.delai} jours après la facture", key="batch.confirm"):
            options = tracking.ledger.options
            session.ledger.set_options(options.delai, options.client_kind, True)
    wanting = lacks[Lack.ADRESSE] + lacks[Lack.GENRE]
    opened = st.session_state.setdefault("batch.grid.opened", bool(wanting))
    # The same label throughout: another one would close the grid under the hand that types in it.
    with st.expander("Vos clients : adresses, exceptions, exclusions", expanded=opened, key="batch.clients"):
        if wanting:
            st.markdown(f"**{french.count(wanting, 'client', 'clients')} à compléter.**")
        st.caption(
            "Collez ici les adresses depuis votre tableur. Une ligne par client en retard ; ceux à compléter d'abord. Dites de "
            "chacun qui il est : un consommateur ne doit ni pénalités ni indemnité, et un nom ne prouve rien."
        )
        _confirm_suggested(tracking, plan)
        _grid(tracking, plan)


def _confirm_suggested(tracking: FollowedLedger, plan: Triage) -> None:
    """Takes over what the names suggest, once the person has read it, customer by customer, in the grid below."""
    suggested = {
        each.key: proposal.kind
        for each in plan.not_sent
        if each.lacks is Lack.GENRE and (proposal := customer_kinds.proposed(tracking, each.number))
    }
    if suggested:
        many = "la proposition" if len(suggested) == 1 else f"les {french.number(len(suggested))} propositions"
        st.button(
            f"J’ai vérifié : je confirme {many} de la colonne « {SUGGESTED} »",
            key="batch.kinds",
            on_click=_take_suggested,
            args=(tracking, suggested),
        )


def _take_suggested(tracking: FollowedLedger, kinds: Mapping[str, DebtorKind]) -> None:
    known = session.mailing.customers(tracking)
    session.mailing.say(tracking, {key: replace(known.get(key, Customer()), kind=kind) for key, kind in kinds.items()})
    # The grid shows what it was opened with: it is drawn anew.
    st.session_state.pop(_GRID, None)


def _grid(tracking: FollowedLedger, plan: Triage) -> None:
    """The lines stay as they were when the grid was opened: what is typed in it is its own."""
    shown = st.session_state.get(_KEYS)
    if shown is None or _GRID not in st.session_state or shown[0] != tracking.ledger.debtor_keys:
        shown = st.session_state[_KEYS] = (tracking.ledger.debtor_keys, _lines(tracking, plan))
    keys = [key for key, _ in shown[1]]
    text = st.column_config.TextColumn
    st.data_editor(
        [line for _, line in shown[1]],
        hide_index=True,
        disabled=(_NAME, _LATE, SUGGESTED),
        column_config={
            _NAME: text(_NAME, pinned=True),
            _LATE: text(_LATE),
            SUGGESTED: text(SUGGESTED, width="medium"),
            KIND: st.column_config.SelectboxColumn(KIND, options=list(DEBTOR_KINDS.values())),
            STREET: text(STREET, max_chars=300),
            CODE: text(CODE, max_chars=20),
            TOWN: text(TOWN, max_chars=100),
            ASIDE: st.column_config.SelectboxColumn(ASIDE, options=list(ASIDES.values())),
            INVOICES: text(INVOICES, help="Leurs numéros, séparés par des virgules."),
        },
        placeholder="",
        key=_GRID,
        on_change=_take,
        args=(tracking, keys),
        alt="Les clients en retard, un par ligne : genre, adresse, exclusions.",
    )
    if len(keys) == MOST:
        st.caption(f"Les {MOST} premiers.")


def _lines(tracking: FollowedLedger, plan: Triage) -> list[tuple[str, dict[str, str | None]]]:
    late: list[Planned | NotSent] = [each for each in plan.not_sent if each.lacks in (Lack.ADRESSE, Lack.GENRE)]
    late += plan.planned
    late += [each for each in plan.not_sent if each.overdue > 0 and each.lacks not in (Lack.ADRESSE, Lack.GENRE)]
    return [
        (
            each.key,
            {
                _NAME: each.name,
                # Beside the name and what it suggests; filled just below.
                KIND: None,
                SUGGESTED: customer_kinds.suggested(tracking, each.number),
                _LATE: french.money(each.overdue),
                **session.mailing.row(_known(tracking, each)),
            },
        )
        for each in late[:MOST]
    ]


def _known(tracking: FollowedLedger, each: Planned | NotSent) -> Customer:
    """What was said, else what the follow-up and the electronic invoices know."""
    customer, buyer = (
        session.mailing.customers(tracking).get(each.key, Customer()),
        tracking.ledger.buyers.get(each.number),
    )
    if customer.address is None and buyer is not None:
        customer = replace(customer, address=buyer.address)
    return customer


def _take(tracking: FollowedLedger, keys: Sequence[str]) -> None:
    """What was just typed, into what is known of the customers."""
    edits = st.session_state[_GRID].get("edited_rows", {})
    before, known = dict(st.session_state[_KEYS][1]), session.mailing.customers(tracking)
    customers = {}
    for place, typed in edits.items():
        key = keys[int(place)]
        # A part of an address that the grid already showed is kept with the part that is typed.
        shown = session.mailing.changed(Customer(), {**before[key], **typed})
        customer = known.get(key, Customer())
        parts = {STREET, CODE, TOWN} & set(typed)
        named = {name: value for name, value in typed.items() if name not in (STREET, CODE, TOWN)}
        after = session.mailing.changed(customer, named)
        customers[key] = replace(after, address=shown.address) if parts else after
    session.mailing.say(tracking, customers)
