"""The letters of a whole ledger on screen: counted, listed, written with their progress, taken away, noted as sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from guide.errors import GuideError
from guide.letters.catalogue import papers
from guide.letters.mailing import NOTICE, REMINDERS, Lack, ReminderLevel, Settings, Triage, customers_abroad
from guide.values import french
from pages.ui import session
from pages.ui.kit import downloads, tables, turns
from pages.ui.kit.labels import plain
from pages.ui.letters import letterhead, user_templates
from pages.ui.mailing import invoices
from pages.ui.mailing import settings as batch_form
from pages.ui.page.page import tell
from pages.ui.session.mailing import KIND, Made

if TYPE_CHECKING:
    from guide.ledger.dunning import FollowedLedger
    from guide.letters.word import Letterhead

_ONE, _ALL = "Un client", session.mailing.ALL
#: Rows of a list on screen; the Excel file has them all.
SHOWN = 200
#: Days after which an export does not tell who has paid since.
STALE = 7
_STEPS = 50
_FRENCH = (
    "Une liste ou un FEC ne dit pas le pays : ces clients sont pris pour français. À un client étranger, écrivez à part : "
    "ouvrez-le depuis « Balance âgée », son pays se dit dans « Mon dossier »."
)
_PDF, _DRAFTS, _TRANSLATED = "batch.pdf", "batch.drafts", "batch.translated"


def chosen(has_dossier: bool) -> bool:
    """Whether the whole ledger is written to. Asked only when there is one."""
    if session.ledger.current() is None:
        return False
    picked = st.segmented_control(
        "Écrire à qui ?",
        [_ONE, _ALL],
        default=_ONE if has_dossier else _ALL,
        required=True,
        key=session.mailing.SCOPE,
        persist_state="session",
    )
    return picked == _ALL


def show() -> None:
    ledger = session.ledger.current()
    assert ledger is not None
    tracked = session.notes.tracking(ledger)
    st.markdown(
        "**Un courrier par client en retard**, ses factures réunies, le ton selon l'âge du retard. Personne n'en reçoit "
        "deux la même semaine ; un client qui conteste, qui a promis ou qui est en procédure n'en reçoit pas, et la liste "
        "dit pourquoi."
    )
    session.clock.chooser(tracked.on)
    _stale(tracked)
    letters, more = st.container(), st.container()
    # What most people leave as it is comes last on the screen; the letters need it first.
    with more:
        st.header("Régler l’envoi", anchor=False)
        rule = batch_form.rule()
        terms = batch_form.terms()
        letterhead.form()
        user_templates.form((NOTICE, *REMINDERS), "batch")
    with letters:
        creditor = batch_form.sender(tracked)
        if rule is not None and creditor is not None:
            _letters(tracked, Settings(creditor, None, rule, session.mailing.customers(tracked), terms))


def _letters(tracked: FollowedLedger, settings: Settings) -> None:
    """Who gets one, who is still to be told of, then the button."""
    plan = session.mailing.plan(tracked, settings)
    batch_form.customers(tracked, plan)
    if len(tracked.ledger.buyers) < len(tracked.ledger.debtor_keys):
        st.caption(_FRENCH)
    _counts(plan)
    _lists(plan)
    settings = replace(settings, translated=_in_their_language(tracked, plan))
    _write(tracked, settings, plan)
    _taken(tracked, settings)


def _stale(tracked: FollowedLedger) -> None:
    if (tracked.on - tracked.ledger.as_of).days > STALE:
        st.warning(
            f"Cet export s'arrête au {french.day(tracked.ledger.as_of)} : qui a payé depuis n'y est pas. Déposez-en un "
            "récent avant d'écrire."
        )


def _counts(plan: Triage) -> None:
    st.header("Avant d'écrire", anchor=False)
    if not plan.planned:
        return
    counts = Counter(each.level for each in plan.planned)
    late = Counter[ReminderLevel]()
    for each in plan.planned:
        late[each.level] += each.overdue
    total = sum(late.values())
    tables.show(
        ("Courrier", "Clients", "En retard"),
        [
            (level.said, french.number(counts[level]), french.money(late[level]))
            for level in ReminderLevel
            if counts[level]
        ],
        right=(1, 2),
        total=("Ensemble", french.number(len(plan.planned)), french.money(total)),
    )


def _lists(plan: Triage) -> None:
    if plan.planned:
        with st.expander(f"À qui, quoi ({french.number(len(plan.planned))})"):
            tables.show(
                ("Client", "Courrier", "Retard", "En retard"),
                [
                    (
                        each.name,
                        each.level.said,
                        french.count(each.days_late, "jour", "jours"),
                        french.money(each.overdue),
                    )
                    for each in plan.planned[:SHOWN]
                ],
                right=(2, 3),
            )
            _rest(len(plan.planned))
            st.caption(
                "Une mise en demeure ajoute les pénalités et l'indemnité de qui les doit : la liste finale dit combien."
            )
    if plan.not_sent:
        with st.expander(f"Sans courrier, et pourquoi ({french.number(len(plan.not_sent))})"):
            tables.show(
                ("Client", "En retard", "Pourquoi"),
                [(each.name, french.money(each.overdue), each.reason) for each in plan.not_sent[:SHOWN]],
                right=(1,),
            )
            _rest(len(plan.not_sent))


def _rest(count: int) -> None:
    if count > SHOWN:
        st.caption(f"Et {french.number(count - SHOWN)} autres, dans la liste Excel.")


def _write(tracked: FollowedLedger, settings: Settings, plan: Triage) -> None:
    if not plan.planned:
        lacking = sum(each.lacks in (Lack.GENRE, Lack.ADRESSE) for each in plan.not_sent)
        many = french.count(lacking, "client", "clients")
        what = (
            f"dites dans le tableau qui est chacun et où lui écrire ({many})" if lacking else "voyez pourquoi ci-dessus"
        )
        st.info(f"Aucun courrier à écrire : {what}.")
        return
    unknown = sum(each.lacks is Lack.GENRE for each in plan.not_sent)
    if unknown:
        many = french.count(unknown, "client n’aura pas", "clients n’auront pas")
        st.warning(f"{many} de lettre : dites d’abord qui c’est, dans « {KIND} » du tableau ci-dessus.")
    pdf, drafts = _as_pdf(), _as_drafts()
    if drafts:
        invoices.form()
    label = f"Écrire {french.count(len(plan.planned), 'courrier', 'courriers')}"
    if not st.button(label, type="primary", key="batch.write"):
        return
    from guide.letters.mailing import write_mailing

    bar = st.progress(0.0, text="Les courriers s'écrivent…")
    step = max(1, len(plan.planned) // _STEPS)

    def progress(done: int, total: int) -> None:
        if done % step == 0 or done == total:
            bar.progress(done / total, text=f"{french.number(done)} courriers sur {french.number(total)}")

    session.mailing.keep(None)
    try:
        dropped = invoices.dropped() if drafts else ()
        lot, own, head = invoices.every(dropped) if drafts else (), user_templates.templates(), letterhead.current()
        with turns.turn():
            written = write_mailing.write(tracked, settings, plan, own, head, progress, pdf, drafts, lot)
    except GuideError as error:
        tell(error)
        return
    finally:
        bar.empty()
    # Of the export, what claims nothing here is not to be told.
    names = {file.name for file in dropped}
    written = replace(written, unmatched=tuple(name for name in written.unmatched if name in names))
    session.mailing.keep(Made(tracked.ledger.files, _asked(tracked, settings), written))


def _in_their_language(tracked: FollowedLedger, plan: Triage) -> bool:
    """Asked when a customer is abroad; what is in French alone is said."""
    abroad = customers_abroad(tracked, plan)
    in_french, translated = abroad[None], abroad.total() - abroad[None]
    wanted = bool(translated) and st.toggle(
        f"Aussi dans la langue du client étranger ({french.count(translated, 'client', 'clients')}) : anglais, allemand, "
        "espagnol ou italien, la lettre en français à la suite",
        value=True,
        key=_TRANSLATED,
        persist_state="session",
        help="Nos phrases seules sont traduites : ni votre propre modèle, ni ce que vous ajoutez.",
    )
    if in_french:
        many = french.count(in_french, "client étranger reçoit", "clients étrangers reçoivent")
        st.caption(
            f"{many} la lettre en français seulement : langue incertaine, autre que ces quatre, ou acheteur public."
        )
    return wanted


def _as_pdf() -> bool:
    return st.toggle(
        "Aussi en PDF : chaque courrier à part, et « tout-imprimer.pdf » qui les réunit dans l'ordre de la liste",
        value=True,
        key=_PDF,
        persist_state="session",
    )


def _as_drafts() -> bool:
    return st.toggle(
        "Aussi en brouillons d'e-mail (.eml), le courrier joint : chacun s'ouvre dans votre messagerie, rien ne part d'ici",
        key=_DRAFTS,
        persist_state="session",
        help="Un export ne dit pas les adresses e-mail : saisissez celle du client dans le brouillon.",
    )


def _asked(
    tracked: FollowedLedger, settings: Settings
) -> tuple[Settings, date, Mapping[str, bytes], Letterhead, tuple[bool, bool]]:
    """All that the archive was written from."""
    forms = (bool(st.session_state.get(_PDF)), bool(st.session_state.get(_DRAFTS)))
    return (settings, tracked.on, user_templates.templates(), letterhead.current(), forms)


def _taken(tracked: FollowedLedger, settings: Settings) -> None:
    """The archive, as long as it is that of what is on screen."""
    made = session.mailing.made()
    if made is None:
        return
    if made.asked != _asked(tracked, settings) or made.files is not tracked.ledger.files:
        st.info("Vos réponses ont changé depuis les derniers courriers écrits : écrivez-les de nouveau.")
        return
    sent = made.written.sent
    asked = french.money(sum(one.asked for one in sent))
    late = [one for one in made.written.not_sent if one.overdue > 0]
    st.success(
        f"{french.count(len(sent), 'courrier écrit', 'courriers écrits')}, {asked} demandés. "
        f"Sans courrier, en retard : {french.number(len(late))}."
    )
    invoices.told(made.written)
    with st.container(horizontal=True):
        downloads.button(
            f"Télécharger les courriers et la liste (ZIP, {_size(len(made.written.archive))})",
            lambda: made.written.archive,
            f"courriers-{tracked.on.isoformat()}.zip",
            "batch.zip",
            primary=True,
        )
        if sent and not made.noted:
            st.button("Noter ces courriers comme envoyés", key="batch.note", on_click=_note, args=(tracked, made))
    if made.noted:
        st.caption("Notés dans votre suivi à cette date : enregistrez-le depuis « Balance âgée ».")
    refused = made.written.refused
    if refused:
        with st.expander(f"Écartés au moment d'écrire ({len(refused)})", expanded=True):
            for one in refused[:SHOWN]:
                instead = french.listed([papers()[id].title for id in one.instead])
                replacement = f" À la place : {plain(instead)}." if instead else ""
                st.markdown(f"**{plain(one.name)}.** {plain(one.reason, 600)}{replacement}")


def _size(count: int) -> str:
    return f"{french.number(max(1, round(count / 1000)))} Ko" if count < 1_000_000 else f"{count // 1_000_000} Mo"


def _note(tracked: FollowedLedger, made: Made) -> None:
    from guide.letters.mailing import noted

    session.notes.note(noted(tracked, made.written.sent))
    session.mailing.keep(replace(made, noted=True))
