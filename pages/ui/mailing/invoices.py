"""The invoices that the drafts of a batch join: dropped here, or with the export; what is lacking is told before they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide.ledger.einvoice import is_pdf
from guide.letters.mailing import LARGEST_INVOICE, bounded, invoice_pdf
from guide.values import french
from pages.ui import session
from pages.ui.kit.labels import plain

if TYPE_CHECKING:
    from guide.letters.mailing import InvoicePdf, WrittenMailing

_DROPPED = "batch.invoices"
#: Names of files in one sentence; the others are counted.
_NAMED = 10


def form() -> None:
    st.file_uploader(
        f"Vos factures en PDF, à joindre aux brouillons (facultatif, {LARGEST_INVOICE >> 20} Mo au plus chacune)",
        type=["pdf"],
        accept_multiple_files=True,
        max_upload_size=LARGEST_INVOICE >> 20,
        key=_DROPPED,
    )
    st.caption(
        "Chaque fichier va au client dont il porte le numéro de facture, dans son nom ou dans ses données (Factur-X). Les "
        "factures sans fichier sont à joindre à la main."
    )


def dropped() -> tuple[InvoicePdf, ...]:
    """Raises PieceRefused for a file that is no PDF, or too many."""
    uploaded = st.session_state.get(_DROPPED) or ()
    return bounded(invoice_pdf(file.name, file.getvalue()) for file in uploaded)


def every(lot: tuple[InvoicePdf, ...]) -> tuple[InvoicePdf, ...]:
    """These, those of the export and those of the dossier in view."""
    export = [(file.name, file.data) for file in session.ledger.files() if is_pdf(file.data)]
    return bounded((*lot, *(invoice_pdf(name, content) for name, content in (*export, *session.exhibits.invoices()))))


def told(written: WrittenMailing) -> None:
    """What is left to do by hand."""
    if written.to_join:
        count = french.count(written.to_join, "brouillon n’a pas", "brouillons n’ont pas")
        st.warning(f"{count} toutes les factures réclamées : joignez-les à la main avant d’envoyer.")
    if written.unmatched:
        names = [f"« {plain(name)} »" for name in written.unmatched[:_NAMED]]
        if len(written.unmatched) > _NAMED:
            names.append(french.count(len(written.unmatched) - _NAMED, "autre", "autres"))
        st.warning(
            f"Joint à aucun brouillon : {french.listed(names)}. Le nom d’un fichier doit porter le numéro de la facture, "
            "et d’un seul client à qui vous écrivez."
        )
