"""The statement as an Excel workbook: the summary, every line with its period, base, rate and where it comes from, the
texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from guide import law
from guide.case.model import Dossier
from guide.claim.account import Line, LineKind
from guide.claim.rate_source import RateSource, rate_source
from guide.claim.regime import bearing
from guide.claim.statement import Statement
from guide.values.french import day, money
from guide.values.money import Cents
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
    "D'où vient le taux",
    "Remarque",
)


def workbook(dossier: Dossier, statement: Statement) -> bytes:
    """The file. The amounts of the lines add up to the total; a capitalisation moves money and adds none."""
    title = f"Décompte au {day(statement.as_of)} – {dossier.debtor.name}"
    book = Workbook(statement.as_of, title, dossier.creditor.name)
    book.sheet("Synthèse", ("", "Montant"), _summary(dossier, statement))
    beyond = statement.paid - sum(line.amount for line in statement.lines if line.kind is LineKind.PAYMENT)
    detail(book, dossier, statement, statement.dues, beyond)
    return book.content()


def detail(book: Workbook, dossier: Dossier, statement: Statement, numbers: Collection[str], beyond: Cents) -> None:
    """The sheets « Décompte », for the invoices of these numbers, and « Sources ». `beyond`: paid in excess, deducted."""
    lines = tuple(line for line in statement.lines if line.invoice in numbers)
    rates = rate_sources(dossier, statement, lines)
    book.sheet("Décompte", _HEADERS, _rows(dossier, statement, numbers, lines, rates, beyond), (7,))
    book.sheet("Sources", ("Texte", "Ce qu'il dit", "Où le lire", "Lu le", "Appui"), _sources(lines, rates))


def rate_sources(dossier: Dossier, statement: Statement, lines: Iterable[Line]) -> dict[Line, RateSource]:
    """Where the rate of each of these lines comes from; a line without a rate is left out."""
    bearings = {
        invoice.number: bearing(dossier, invoice, statement.dues[invoice.number], statement.as_of)
        for invoice in dossier.invoices
        if invoice.number in statement.dues
    }
    return {line: rate_source(bearings[line.invoice], line) for line in lines if line.rate is not None}


def _summary(dossier: Dossier, statement: Statement) -> Iterator[Row]:
    yield "Créancier", dossier.creditor.name
    yield "Client", dossier.debtor.name
    yield "Décompte au", statement.as_of
    yield "Facturé", Money(statement.billed)
    yield "Avoirs", Money(-statement.credited)
    yield "Paiements", Money(-statement.paid)
    yield "Intérêts", Money(statement.interest)
    yield "Indemnités forfaitaires", Money(statement.indemnity)
    yield "Total", Money(statement.total)
    if statement.not_due:
        yield "Dont pas encore échu", Money(statement.not_due)
        yield "À réclamer ce jour", Money(statement.claimable)
    yield "Par jour de plus", Money(statement.daily)
    if statement.provisional:
        yield "Provisoire : un taux n'est pas encore publié", None
    for warning in statement.warnings:
        yield warning, None


def _rows(
    dossier: Dossier,
    statement: Statement,
    numbers: Collection[str],
    lines: Sequence[Line],
    rates: Mapping[Line, RateSource],
    beyond: Cents,
) -> Iterator[Row]:
    of_invoice: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        of_invoice[line.invoice].append(line)
    for invoice in dossier.invoices:
        if invoice.number in numbers:
            billed, due = Money(statement.bills[invoice.number]), statement.dues[invoice.number]
            yield invoice.number, "Facture, échéance au", None, due, None, None, None, billed, "", "", ""
            for line in of_invoice[invoice.number]:
                yield _row(line, rates)
    if beyond:
        yield "", "Payé au-delà de toute dette", None, None, None, None, None, Money(-beyond), "", "", ""


def _row(line: Line, rates: Mapping[Line, RateSource]) -> Row:
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
        rates[line].words if line in rates else "",
        _remark(line),
    )


def _remark(line: Line) -> str:
    """What a payment paid, or that the rate is not published yet."""
    if line.projected:
        return "provisoire"
    shares = (
        ("les intérêts", line.to_interest),
        ("le principal", line.to_principal),
        ("l'indemnité", line.to_indemnity),
    )
    if line.kind is not LineKind.PAYMENT:
        return ""
    return "imputé sur " + ", sur ".join(f"{what} : {money(share)}" for what, share in shares if share)


def _sources(lines: Iterable[Line], rates: Mapping[Line, RateSource]) -> Iterator[Row]:
    for id in cited(lines, rates):
        reference = law.reference(id)
        yield (
            reference.label,
            reference.title,
            reference.url,
            reference.read_on,
            "à vérifier" if reference.to_check else "",
        )


def cited(lines: Iterable[Line], rates: Mapping[Line, RateSource]) -> tuple[str, ...]:
    """The references of these lines, then those of the official figures that their rates are counted from."""
    texts = [id for line in lines for id in line.references]
    return tuple(dict.fromkeys([*texts, *(value.figure for value in rates.values() if value.figure)]))
