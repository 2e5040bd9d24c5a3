"""The statement as an Excel workbook: the summary, then every line with its period, base, rate and article."""

from __future__ import annotations

from collections.abc import Iterator

from guide import law
from guide.case.model import Dossier
from guide.claim.account import Line, LineKind
from guide.claim.statement import Statement
from guide.values.spreadsheet import Money, Percent, Row, Workbook

_KINDS = {
    LineKind.INTEREST: "Intérêts de retard",
    LineKind.MAJORATION: "Intérêts majorés de cinq points",
    LineKind.CAPITALISATION: "Intérêts ajoutés au principal",
    LineKind.PAYMENT: "Paiement",
    LineKind.CREDIT_NOTE: "Avoir",
    LineKind.INDEMNITY: "Indemnité forfaitaire",
}
_REDUCES = (LineKind.PAYMENT, LineKind.CREDIT_NOTE)
_HEADERS = (
    "Facture",
    "Ligne",
    "Du",
    "Au",
    "Jours",
    "Base",
    "Taux annuel (%)",
    "Montant",
    "Textes",
    "Remarque",
)


def workbook(dossier: Dossier, found: Statement) -> bytes:
    """The file. The amounts of the lines add up to the total; a capitalisation moves money and adds none."""
    book = Workbook()
    book.sheet("Synthèse", ("", "Montant"), _summary(dossier, found))
    book.sheet("Décompte", _HEADERS, _rows(dossier, found), (7,))
    return book.content()


def _summary(dossier: Dossier, found: Statement) -> Iterator[Row]:
    yield "Créancier", dossier.creditor.name
    yield "Client", dossier.debtor.name
    yield "Décompte au", found.as_of
    yield "Facturé", Money(found.billed)
    yield "Avoirs", Money(-found.credited)
    yield "Paiements", Money(-found.paid)
    yield "Intérêts", Money(found.interest)
    yield "Indemnités forfaitaires", Money(found.indemnity)
    yield "Total", Money(found.total)
    if found.not_due:
        yield "Dont pas encore échu", Money(found.not_due)
        yield "À réclamer ce jour", Money(found.claimable)
    yield "Par jour de plus", Money(found.daily)
    if found.provisional:
        yield "Provisoire : un taux n'est pas encore publié", None
    for warning in found.warnings:
        yield warning, None


def _rows(dossier: Dossier, found: Statement) -> Iterator[Row]:
    for invoice in dossier.invoices:
        if invoice.number not in found.dues:
            continue
        billed = found.bills[invoice.number]
        due = found.dues[invoice.number]
        yield (invoice.number, "Facture, échéance au", None, due, None, None, None, Money(billed), "", "")
        for line in found.lines:
            if line.invoice == invoice.number:
                yield _row(line)
    beyond = found.paid - sum(line.amount for line in found.lines if line.kind is LineKind.PAYMENT)
    if beyond:
        yield ("", "Payé au-delà de toute dette", None, None, None, None, None, Money(-beyond), "", "")


def _row(line: Line) -> Row:
    amount = Money(-line.amount if line.kind in _REDUCES else line.amount)
    if line.kind is LineKind.CAPITALISATION:
        amount = Money(0)
    return (
        line.invoice,
        _KINDS[line.kind],
        line.start,
        line.last_day or line.on,
        line.days,
        None if line.base is None else Money(line.base),
        None if line.rate is None else Percent(line.rate),
        amount,
        " ; ".join(law.reference(id).label for id in line.references),
        "provisoire" if line.projected else "",
    )
