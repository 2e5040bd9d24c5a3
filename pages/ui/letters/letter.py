"""One letter on screen: which one, what it is for, how to take it, how to send it."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

import streamlit as st

from guide import letters
from guide.case.codes import Channel
from guide.case.model import Dossier
from guide.claim import regime
from guide.path import AdvisedStep
from guide.values import french
from pages.ui import session
from pages.ui.kit import choices, downloads
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import CHANNELS, plain
from pages.ui.letters import letterhead, preview
from pages.ui.page import fields

_TONES = {"amical": "Amical", "neutre": "Neutre", "ferme": "Ferme"}
_IN_FRENCH = "fr"
_LANGUAGES = {_IN_FRENCH: "Français", "en": "Anglais", "de": "Allemand", "es": "Espagnol", "it": "Italien"}
#: The letter to take once its last blank is filled, as Word or as PDF.
_WANTED = "letter.wanted"
_TAKEN = {"Word": "take-word", "PDF": "take-pdf"}
#: The very press that asked for the letter takes it, in one go with the last blank, once though the screen is drawn again.
_TAKE = """<script>{{
const take = (tries) => {{
  const button = document.querySelector('.st-key-{form} button');
  if (window.quelRecoursTaken === '{press}') return;
  if (button) {{ window.quelRecoursTaken = '{press}'; button.click(); }}
  else if (tries) requestAnimationFrame(() => take(tries - 1));
}};
requestAnimationFrame(() => take(100));
}}</script>"""


def choose(offered: Sequence[letters.Permission], steps: Sequence[AdvisedStep]) -> letters.Permission:
    """The letter to write: those of the roadmap first, in its order, then the others as the catalogue has them."""
    advised = list(dict.fromkeys(id for step in steps for id in step.letters))
    rank = {id: n for n, id in enumerate(advised)}
    first = {id for step in steps[:1] for id in step.letters}
    ranked = sorted(offered, key=lambda p: (rank.get(p.letter.id, len(rank)), not p.granted, len(p.cautions)))
    by_id = {p.letter.id: p for p in ranked}
    if st.session_state.get(session.dossier.LETTER) not in by_id:
        st.session_state.pop(session.dossier.LETTER, None)
    if steps and not rank.keys() & by_id.keys():
        st.info(f"Ce que conseille le guide aujourd'hui : {plain(steps[0].title, 300)}.")

    titles = {id: p.letter.title + (" (conseillé)" if id in first else "") for id, p in by_id.items()}
    id = choices.one_of("Quel courrier ?", titles, session.dossier.LETTER)
    st.caption(plain(by_id[id].letter.offered, 400))
    return by_id[id]


def manner(dossier: Dossier, on: date, chosen: letters.Permission) -> preview.Manner:
    """The tone, and for a client abroad the language."""
    return preview.Manner(_tone(chosen), _language(dossier, on, chosen))


def _tone(chosen: letters.Permission) -> letters.Tone | None:
    if not chosen.letter.tones:
        return None
    index, key = list(letters.Tone).index(chosen.letter.tone), f"letter.{chosen.letter.id}.tone"
    return letters.Tone(choices.one_of("Sur quel ton ?", _TONES, key, st.radio, index=index, horizontal=True))


def _language(dossier: Dossier, on: date, chosen: letters.Permission) -> letters.Language | None:
    offered = letters.languages(dossier, on, chosen.letter.id) if chosen.granted else ()
    if not offered or preview.own(chosen.letter.id) is not None:
        return None
    titles = {code: _LANGUAGES[code] for code in (_IN_FRENCH, *(language.value for language in offered))}
    help = "La traduction vient d'abord, la lettre en français la suit dans le même fichier."
    typed = choices.one_of("En quelle langue ?", titles, "letter.language", st.radio, horizontal=True, help=help)
    return None if typed == _IN_FRENCH else letters.Language(typed)


def cautions(dossier: Dossier, on: date, chosen: letters.Permission, manner: preview.Manner) -> None:
    for caution in chosen.cautions:
        st.warning(plain(caution, 600))
    if chosen.granted and preview.to_reread(dossier, on, chosen.letter.id, manner):
        st.warning("Vous avez changé ce courrier : relisez ce qui est dit de votre texte.")


def take(dossier: Dossier, on: date, chosen: letters.Permission, manner: preview.Manner, asked: bool) -> None:
    """Word, PDF, e-mail, « C'est envoyé ». `asked`: blanks were filled here; the buttons then stay the same under the
    finger while the last one is taken, and the letter comes by that same press."""
    id, own = chosen.letter.id, preview.own(chosen.letter.id) is not None
    editing = manner.language is None and preview.editing(id)
    ready = chosen.granted and not editing
    offered = [form for form in _TAKEN if not (own and form == "PDF")]
    with st.container(horizontal=True):
        for form in offered:
            if asked:
                kind: Literal["primary", "secondary"] = "primary" if form == "Word" else "secondary"
                st.button(form, key=f"letter.{id}.want.{form}", type=kind, on_click=_want, args=(id, form))
            else:
                _file(form, dossier, on, id, manner, disabled=not ready)
        if chosen.letter.by_email and st.button("E-mail", key=f"letter.{id}.email"):
            _email(dossier, on, chosen, manner) if ready else _lacking(chosen)
        if st.button("C'est envoyé ✓", key=f"letter.{id}.sent"):
            _ask_sent(chosen.letter) if ready else _lacking(chosen)
    if asked and ready:
        # Drawn until the letter is left: the browser comes for the file after the screen was drawn again.
        for form in offered:
            with st.container(key=_TAKEN[form]):
                _file(form, dossier, on, id, manner, disabled=False)
    wanted, form, press = st.session_state.get(_WANTED, ("", "", ""))
    if wanted == id and ready:
        # Kept: a drawing that another one interrupts would lose it.
        st.html(_TAKE.format(press=press, form=_TAKEN[form]), unsafe_allow_javascript=True)
    elif wanted == id:
        del st.session_state[_WANTED]
        _lacking(chosen)
    if editing:
        st.caption("Fermez « Modifier le texte » : la lettre se télécharge et s'envoie une fois relue.")
    if own:
        st.caption("Depuis votre propre modèle, le PDF se fait dans Word : « Enregistrer sous », puis PDF.")


def _want(id: str, form: str) -> None:
    st.session_state[_WANTED] = (id, form, secrets.token_hex(8))


def _lacking(chosen: letters.Permission) -> None:
    if chosen.reason:
        st.error(plain(chosen.reason, 600))


def _file(form: str, dossier: Dossier, on: date, id: str, manner: preview.Manner, disabled: bool) -> None:
    """In Word, or as its pages, to print or to hand to a portal: made at the click, out of the session, of what is given."""
    own, head = preview.own(id), letterhead.current()
    name, key = letters.file_name(dossier, on, id, manner.language), f"letter.{id}.{form.lower()}"

    def word() -> bytes:
        return letters.headed(preview.content(dossier, on, id, manner, own), head, on)

    if form == "PDF":
        downloads.button(
            form, lambda: letters.pdf_of(word(), on), name.replace(".docx", ".pdf"), key, disabled=disabled
        )
    else:
        downloads.button(form, word, name, key, partial(_written, id), primary=True, disabled=disabled)


def _written(id: str) -> None:
    """The list of clients then offers to note that it left."""
    client = session.workspace.in_view()
    if client is not None:
        session.lines.set_written(client.id, id)


@st.dialog("Le même texte, pour un e-mail", width="medium")
def _email(dossier: Dossier, on: date, chosen: letters.Permission, manner: preview.Manner) -> None:
    message = letters.email(dossier, on, chosen.letter.id, manner.tone, manner.language)
    _email_draft(dossier, on, chosen.letter.id, manner, message)
    st.code(message.subject, language=None, wrap_lines=True)
    st.code(message.body, language=None, wrap_lines=True)


def how_to_send(dossier: Dossier, chosen: letters.Permission) -> None:
    with st.expander("Comment l'envoyer"):
        lines = []
        for number, step in enumerate(chosen.letter.how_to_send(regime(dossier)), 1):
            texts = f" ({cite_all(step.references)})" if step.references else ""
            lines.append(f"{number}. {plain(step.text, 600)}{texts}")
        st.markdown("\n".join(lines))


def refusals(refused: Sequence[letters.Permission]) -> None:
    instead = dict.fromkeys(id for permission in refused for id in permission.instead)
    if instead:
        titles = [letters.letters()[id].title for id in instead]
        st.markdown(f"**À envoyer plutôt : {plain(french.listed(titles))}.**")
    for permission in refused:
        line = f"**{plain(permission.letter.title)}.** {plain(permission.reason, 600)}"
        if permission.references:
            line += f" ({cite_all(permission.references)})"
        st.markdown(line)


def _email_draft(dossier: Dossier, on: date, id: str, manner: preview.Manner, message: letters.Message) -> None:
    """A message that the person's own program opens: nothing leaves from here."""
    head, to, invoices = letterhead.current(), dossier.debtor.email, session.exhibits.invoices()
    whole = letters.mail_link(message, to)
    # Most letters are too long for a link: it then opens a message with its addressee and its object.
    link = whole or letters.mail_link(replace(message, body=""), to)
    with st.container(horizontal=True):
        downloads.button(
            "Brouillon avec la lettre jointe (.eml)",
            lambda: letters.mail_draft(
                message, to, letters.headed(preview.content(dossier, on, id, manner, None), head, on), on, invoices
            ),
            letters.file_name(dossier, on, id, manner.language).replace(".docx", ".eml"),
            f"letter.{id}.eml",
        )
        if link is not None:
            st.link_button(f"Ouvrir dans ma messagerie{'' if whole else ', puis coller le texte'}", link)
    joined = "la lettre et vos factures y sont jointes" if invoices else "la lettre y est jointe, ajoutez la facture"
    st.caption(f"Le brouillon s'ouvre dans votre messagerie, {joined} : relisez, puis envoyez vous-même.")


_REGISTERED = (Channel.LRAR, Channel.LRE)


@st.dialog("C'est envoyé")
def _ask_sent(letter: letters.Letter) -> None:
    """Three facts at most, those of the letter already chosen."""
    on = session.clock.today()
    when = fields.day("Envoyé le (vide : aujourd'hui)", f"sent.{letter.id}.on") or on
    channel = fields.choice("Comment ?", f"sent.{letter.id}.channel", CHANNELS, value=letter.channel, mandatory=True)
    number = None
    if channel in _REGISTERED:
        number = fields.text("Numéro du recommandé (facultatif)", f"sent.{letter.id}.number")
    if st.button("Noter l'envoi", type="primary", key=f"sent.{letter.id}.note"):
        _note_sent(letter, when, channel, number)
        st.switch_page("pages/que_faire.py")


def _note_sent(letter: letters.Letter, when: date, channel: Channel | None, number: str | None) -> None:
    dossier = session.dossier.require()
    client = session.workspace.in_view()
    if client is not None:
        session.origin.note_letter(client.id, letter.counts_as, when, channel)
        session.lines.set_written(client.id, None)
    session.dossier.change(replace(dossier, events=(*dossier.events, letter.sent(when, channel, number))))
