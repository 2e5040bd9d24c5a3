"""Invoices edited, renamed or withdrawn, and what names them: whole-account payments, instalments of another invoice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from guide.case.model import Dossier, Invoice
from guide.case.storage import coherent


def with_invoices(dossier: Dossier, invoices: Sequence[Invoice], numbers: Mapping[str, str | None]) -> Dossier:
    """The dossier with these invoices. `numbers`: the number of before -> that of now; None: the invoice is withdrawn, and
    its payments go to the whole account. Raises InvalidDossier when the facts then contradict each other."""
    changed = replace(
        dossier,
        invoices=tuple(
            replace(each, part_of=numbers.get(each.part_of, each.part_of)) if each.part_of else each
            for each in invoices
        ),
        payments=tuple(
            replace(each, invoice=numbers.get(each.invoice, each.invoice)) if each.invoice else each
            for each in dossier.payments
        ),
    )
    coherent(changed)
    return changed
