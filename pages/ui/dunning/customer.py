"""One customer of the ledger: who it is, what was noted of it, what to note, and its dossier."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from guide.case.codes import Channel, DebtorKind
from guide.case.model import Instalment
from guide.errors import GuideError
from guide.ledger.dunning import (
    CustomerNotes,
    Followed,
    FollowedLedger,
    LetterKind,
    Promise,
    PromiseState,
    Receipt,
    SentLetter,
    note_changes,
    verdict,
)
from guide.ledger.receivables import DebtorView
from guide.values import french
from guide.values.dates import add_months
from pages.ui import session
from pages.ui.dunning.customer_kinds import suggested
from pages.ui.kit.labels import CHANNELS, DEBTOR_KINDS, plain
from pages.ui.page import fields

LETTERS = {LetterKind.RELANCE: "Relance", LetterKind.MISE_EN_DEMEURE: "Mise en demeure"}
_VERDICTS = {
    PromiseState.KEPT: "tenue",
    PromiseState.BROKEN: "non tenue",
    PromiseState.RUNNING: "en cours",
    PromiseState.UNSEEN: "à vérifier : l'export s'arrête avant",
}
_FACTS = {
    "letter": "Un courrier ou un appel",
    "promise": "Une promesse de payer",
    "plan": "Un échéancier",
    "dispute": "Une contestation",
    "pause": "Ne pas relancer",
}
_MOST_PARTS = 36


def customer(tracking: FollowedLedger, view: DebtorView, place: str) -> None:
    """`place`: where on the screen, for the keys of the fields."""
    name = f"{place}.{view.number}.{session.notes.revision()}"
    followed = tracking.noted(view.number)
    _notes(tracking, view.number, followed, name)
    with st.expander("Noter une promesse, un échéancier, un litige, un courrier", key=f"follow.fold.{place}"):
        _note(tracking, view.number, name)
    _dossier(tracking, view, followed, name)


def _dossier(tracking: FollowedLedger, view: DebtorView, followed: Followed, name: str) -> None:
    kinds = [kind.value for kind in DEBTOR_KINDS]
    known = followed.client.who if followed.client else None
    who = st.selectbox(
        "Qui est ce client ?",
        kinds,
        index=kinds.index(known.value) if known else None,
        format_func=lambda k: french.typeset(DEBTOR_KINDS[DebtorKind(k)]),
        key=f"ledger.kind.{name}",
        placeholder="Choisissez : la loi n'est pas la même pour tous",
    )
    if known is None and (suggestion := suggested(tracking, view.number)):
        st.caption(f"Son nom suggère\u00a0: {plain(suggestion, 200)}. À vous de le confirmer.")
    if who is not None and who != (known.value if known else None):
        session.notes.note(note_changes.with_clients(tracking, {view.number: DebtorKind(who)}))
        st.rerun()
    if st.button("Ouvrir le dossier", type="primary", key=f"ledger.open.{name}"):
        if who is None:
            st.error("Dites d'abord qui est ce client : un export ne le dit pas.")
        else:
            _open(tracking, view, DebtorKind(who))


def _open(tracking: FollowedLedger, view: DebtorView, kind: DebtorKind) -> None:
    to_dossier(tracking, view, kind)
    st.switch_page("pages/decompte.py")


def to_dossier(tracking: FollowedLedger, view: DebtorView, kind: DebtorKind) -> None:
    """The customer's dossier, with what was noted; who claims is kept from the dossier in view."""
    before = session.workspace.signing()
    made = tracking.draw(view.number, before.creditor if before else session.workspace.current().creditor, kind)
    session.workspace.draw(view.key, made)


def _notes(tracking: FollowedLedger, number: int, followed: Followed, name: str) -> None:
    """What was noted, each with what takes it back."""
    if followed.disputed and followed.dispute:
        since = f" depuis le {french.day(followed.dispute.since)}" if followed.dispute.since else ""
        _line(
            f"Il conteste{since}",
            f"dispute.{name}",
            partial(note_changes.with_dispute, tracking, number, None, over=True),
        )
    if followed.paused(tracking.on) and followed.pause:
        until = f" avant le {french.day(followed.pause.until)}" if followed.pause.until else ""
        why = f" : {plain(followed.pause.why)}" if followed.pause.why else ""
        _line(
            f"Ne pas relancer{until}{why}",
            f"pause.{name}",
            partial(note_changes.with_pause, tracking, number, None, None, over=True),
        )
    if followed.plan and followed.plan.parts:
        parts = ", ".join(f"{french.money(p.amount)} le {french.short_day(p.on)}" for p in followed.plan.parts)
        _line(f"Échéancier : {parts}", f"plan.{name}", partial(note_changes.with_plan, tracking, number, ()))
    for i, promise in enumerate(followed.promised):
        _promise(tracking, number, promise, f"{i}.{name}")
    for i, letter in enumerate(followed.sent):
        _line(
            _letter_said(letter), f"letter.{i}.{name}", partial(note_changes.without_letter, tracking, number, letter)
        )
    for i, receipt in enumerate(followed.received):
        how = "dit par vous" if receipt.is_by_hand else "d’après votre relevé de banque"
        sentence = f"{french.money(receipt.amount)} reçus le {french.day(receipt.on)}, {how}"
        _line(sentence, f"receipt.{i}.{name}", partial(_without_receipt, tracking, number, receipt))


def _without_receipt(tracking: FollowedLedger, number: int, receipt: Receipt) -> CustomerNotes:
    session.origin.take_from_dossier(tracking.ledger.debtor_keys[number], receipt)
    return note_changes.without_receipt(tracking, number, receipt)


def _promise(tracking: FollowedLedger, number: int, promise: Promise, name: str) -> None:
    amount = french.money(promise.amount) if promise.amount else "tout ce qui est en retard"
    # A note made a moment ago is in the follow-up, and this export can judge it.
    says = verdict(promise, tracking.left(number), tracking.ledger.as_of, tracking.on)
    sentence = (
        f"Promesse du {french.short_day(promise.made)} : {amount} pour le {french.day(promise.due)}, {_VERDICTS[says]}"
    )
    _line(sentence, f"promise.{name}", partial(note_changes.without_promise, tracking, number, promise))
    if says is PromiseState.BROKEN and st.button("Elle a été tenue", key=f"kept.{name}", type="tertiary"):
        _keep(partial(note_changes.with_promise_kept, tracking, number, promise))


def _letter_said(letter: SentLetter) -> str:
    how = f", {CHANNELS[letter.channel].lower()}" if letter.channel else ""
    until = f", jusqu'au {french.day(letter.end)}" if letter.kind is LetterKind.MISE_EN_DEMEURE else ""
    return f"{LETTERS[letter.kind]} du {french.day(letter.on)}{how}{until}"


def _line(text: str, name: str, take_back: Callable[[], CustomerNotes]) -> None:
    if fields.taken_back(text, f"follow.{name}.remove"):
        _keep(take_back)


def _keep(change: Callable[[], CustomerNotes]) -> None:
    try:
        noted = change()
    except GuideError as error:
        st.error(plain(str(error), 600))
        return
    session.notes.note(noted)
    st.rerun()


def _note(tracking: FollowedLedger, number: int, name: str) -> None:
    """A fact, in two or three fields."""
    fact = st.selectbox(
        "Que noter ?", list(_FACTS), format_func=lambda fact: french.typeset(_FACTS[fact]), key=f"follow.what.{name}"
    )
    change = _FORMS[fact or "letter"](tracking, number, f"follow.{name}")
    if st.button("Noter", key=f"follow.note.{name}"):
        if change is None:
            st.error("Il manque une date ou un montant.")
        else:
            _keep(change)


#: What a click on « Noter » does; None while a field is missing.
Change = Callable[[], CustomerNotes] | None


def _letter(tracking: FollowedLedger, number: int, name: str) -> Change:
    kind = fields.choice("Quoi ?", f"{name}.kind", LETTERS, mandatory=True)
    left, right = st.columns(2)
    with left:
        on = fields.day("Parti le", f"{name}.on")
    with right:
        channel: Channel | None = fields.choice("Comment ?", f"{name}.channel", CHANNELS)
    until = fields.day("Dernier jour laissé au client", f"{name}.until") if kind is LetterKind.MISE_EN_DEMEURE else None
    if on is None or kind is None:
        return None
    return lambda: note_changes.with_letter(tracking, number, kind, on, channel, until)


def _promised(tracking: FollowedLedger, number: int, name: str) -> Change:
    left, right = st.columns(2)
    with left:
        due = fields.day("Il a promis de payer le", f"{name}.due")
    with right:
        amount = fields.amount("Combien ? (vide : tout le retard)", f"{name}.amount")
    made = fields.day("Promis le (vide : aujourd'hui)", f"{name}.made") or session.clock.today()
    return None if due is None else lambda: note_changes.with_promise(tracking, number, made, due, amount)


def _plan(tracking: FollowedLedger, number: int, name: str) -> Change:
    left, right = st.columns(2)
    with left:
        first = fields.day("Premier versement le", f"{name}.first")
        count = int(st.number_input("Nombre de versements, un par mois", 1, _MOST_PARTS, 3, key=f"{name}.count"))
    with right:
        amount = fields.amount("Montant de chacun", f"{name}.each")
    if first is None or amount is None:
        return None
    plan = tracking.noted(number).plan
    parts = (*(plan.parts if plan else ()), *(Instalment(add_months(first, i), amount) for i in range(count)))
    st.caption(f"Jusqu'au {french.day(parts[-1].on)}. Des versements inégaux ? Notez-les un par un, ils s'ajoutent.")
    return lambda: note_changes.with_plan(tracking, number, parts)


def _disputed(tracking: FollowedLedger, number: int, name: str) -> Change:
    since = fields.day("Depuis quand ? (facultatif)", f"{name}.since")
    return lambda: note_changes.with_dispute(tracking, number, since)


def _paused(tracking: FollowedLedger, number: int, name: str) -> Change:
    until = fields.day("Jusqu'au (facultatif)", f"{name}.until")
    why = fields.text("Pourquoi ? (facultatif)", f"{name}.why")
    return lambda: note_changes.with_pause(tracking, number, until, why)


_FORMS: dict[str, Callable[[FollowedLedger, int, str], Change]] = {
    "letter": _letter,
    "promise": _promised,
    "plan": _plan,
    "dispute": _disputed,
    "pause": _paused,
}
