"""The letter in view in its other forms: as a PDF, and as the draft of an e-mail with its attachments."""

from dataclasses import replace
from datetime import date

import streamlit as st

from guide import letters
from guide.case.model import Dossier
from pages.ui import session
from pages.ui.kit import downloads
from pages.ui.letters import letterhead, preview


def pdf(dossier: Dossier, on: date, id: str, manner: preview.Manner, disabled: bool) -> None:
    """The pages of the Word file, to print or to hand to a portal."""
    head = letterhead.current()
    downloads.button(
        "PDF",
        lambda: letters.pdf_of(letters.headed(preview.content(dossier, on, id, manner, None), head, on), on),
        letters.file_name(dossier, on, id, manner.language).replace(".docx", ".pdf"),
        f"letter.{id}.pdf",
        disabled=disabled,
    )


def email_draft(dossier: Dossier, on: date, id: str, manner: preview.Manner, message: letters.Message) -> None:
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
