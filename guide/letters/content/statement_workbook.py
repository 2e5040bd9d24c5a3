"""The statement that goes with a request: the same invoices and the same sum, as an Excel file and as rows of rates."""

from collections.abc import Iterator
from dataclasses import dataclass

from guide import law
from guide.case.debt_names import nouns
from guide.claim import detail, opening_judgment, rate_sources
from guide.letters.catalogue.claimed_sums import ClaimedSums, Scope, running
from guide.letters.catalogue.computed import Computed
from guide.values.french import rate, typeset
from guide.values.spreadsheet import Money, Row, Workbook


@dataclass(frozen=True)
class Source:
    """A rate of the statement, what it is made of, and the texts that say so, ready to print."""

    taux: str
    origine: str
    textes: str


def sources(computed: Computed, scope: Scope) -> tuple[Source, ...]:
    """Each rate that was used, once, in the order of the statement."""
    sums = computed.figures(scope)
    lines = [line for invoice in sums.invoices for line in invoice.lines]
    rows: dict[Source, None] = {}
    for line, source in rate_sources(computed.dossier, sums.statement, lines).items():
        assert line.rate is not None
        cited = [*line.references, *([source.figure] if source.figure else [])]
        texts = " ; ".join(_label(id) for id in dict.fromkeys(cited))
        rows[Source(rate(line.rate), typeset(source.words), typeset(texts))] = None
    return tuple(rows)


def _label(id: str) -> str:
    reference = law.reference(id)
    return f"{reference.label} (à vérifier)" if reference.to_check else reference.label


def statement_book(computed: Computed, scope: Scope) -> bytes:
    """The Excel file; the total of its lines is the sum that a letter of that scope asks."""
    sums, book = (
        computed.figures(scope),
        Workbook(computed.on, "Décompte de la créance", computed.dossier.creditor.name),
    )
    book.sheet("Synthèse", ("", "Montant"), _summary(computed, sums, scope is Scope.DECLARE))
    numbers = [invoice.invoice.number for invoice in sums.invoices]
    detail(book, computed.dossier, sums.statement, numbers, sums.surplus)
    return book.content()


def _summary(computed: Computed, sums: ClaimedSums, declared: bool) -> Iterator[Row]:
    """`declared`: counted on the day of the opening judgment."""
    further = running(computed.dossier, sums, computed.on)
    yield "Créancier", computed.dossier.creditor.name
    yield "Débiteur", computed.dossier.debtor.name
    opening = opening_judgment(computed.dossier, computed.on) if declared else None
    yield "Décompte au", opening or computed.on
    yield nouns(computed.dossier)[1].capitalize(), Money(sum(invoice.billed for invoice in sums.invoices))
    yield "Paiements et avoirs", Money(-sum(invoice.settled for invoice in sums.invoices))
    yield "Intérêts", Money(sums.interest)
    yield "Indemnités forfaitaires", Money(sums.indemnity)
    if sums.surplus:
        yield "Payé au-delà de toute dette", Money(-sums.surplus)
    yield "Total déclaré" if declared else "Total demandé", Money(sums.total)
    if further.daily:
        yield "Par jour de plus", Money(further.daily)
    if any(line.projected for each in sums.invoices for line in each.lines):
        yield "Provisoire : un taux n'est pas encore publié", None
