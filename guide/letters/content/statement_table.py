"""The two tables of a letter, as strings ready to print: the invoices, and the statement line by line.

Field names are the vocabulary of the templates, in French. A line of the statement is of one kind, said by a
boolean; the words of each kind are in the template.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from guide.case.codes import Allocation
from guide.case.debt_names import term
from guide.claim import Line, LineKind
from guide.letters.catalogue.claimed_sums import ClaimedSums, InvoiceFigures
from guide.values.french import MINUS, money, number, rate, short_day
from guide.values.notation import FRENCH, Notation

#: A statement of more rows than this stands on its own page, after the signature.
LONGEST_INLINE = 24


@dataclass(frozen=True)
class Facture:
    """A row of the invoices: `regle` is what was paid or credited, `reste` what is left of it."""

    numero: str
    emise_le: str
    echue_le: str
    montant: str
    regle: str
    reste: str
    retenue: str
    a_retenue: bool


@dataclass(frozen=True)
class LigneDecompte:
    """A row of the statement: one boolean is true. The amounts of all rows add up to the sum claimed."""

    facture: bool = False
    interets: bool = False
    paiement: bool = False
    avoir: bool = False
    indemnite: bool = False
    capitalisation: bool = False
    numero: str = ""
    du: str = ""
    au: str = ""
    jours: str = ""
    base: str = ""
    taux: str = ""
    majore: bool = False
    provisoire: bool = False
    le: str = ""
    sur_interets: str = ""
    sur_principal: str = ""
    a_sur_indemnite: bool = False
    sur_indemnite: str = ""
    montant: str = ""


@dataclass(frozen=True)
class Decompte:
    """The statement; `utile` is false when it would repeat the invoices without adding anything."""

    utile: bool
    en_annexe: bool
    provisoire: bool
    paiements: bool
    interets_dabord: bool
    lignes: tuple[LigneDecompte, ...]


def factures(sums: ClaimedSums, notation: Notation = FRENCH) -> tuple[Facture, ...]:
    """`reste` is the principal that is asked; `regle`, what of the payments and credits lowered it."""
    return tuple(_facture(figures, sums.imputed, notation) for figures in sums.invoices)


def _facture(figures: InvoiceFigures, imputed: bool, notation: Notation) -> Facture:
    invoice, retention = figures.invoice, figures.invoice.retention or 0
    elsewhere = figures.to_interest + figures.indemnity - figures.indemnity_left if imputed else 0
    lowered = figures.told_settled - elsewhere
    money, short_day = notation.money, notation.short_day
    return Facture(
        numero=term(invoice),
        emise_le=short_day(invoice.issued) if invoice.issued else "–",
        echue_le=short_day(figures.due),
        montant=money(invoice.amount),
        regle=money(lowered) if lowered else "–",
        reste=money(figures.principal if imputed else figures.unpaid),
        retenue=money(retention),
        a_retenue=bool(retention),
    )


def decompte(sums: ClaimedSums, allocation: Allocation) -> Decompte:
    rows = tuple(row for invoice in sums.invoices for row in _rows(invoice))
    kinds = {line.kind for invoice in sums.invoices for line in invoice.lines}
    return Decompte(
        utile=bool(kinds - {LineKind.PAYMENT, LineKind.CREDIT_NOTE}),
        en_annexe=len(rows) > LONGEST_INLINE,
        provisoire=any(row.provisoire for row in rows),
        paiements=LineKind.PAYMENT in kinds,
        interets_dabord=allocation is Allocation.INTERETS_DABORD,
        lignes=rows,
    )


def _rows(figures: InvoiceFigures) -> Iterator[LigneDecompte]:
    yield LigneDecompte(
        facture=True, numero=term(figures.invoice), au=short_day(figures.due), montant=money(figures.billed)
    )
    for line in figures.lines:
        yield _row(line)


def _row(line: Line) -> LigneDecompte:
    number_, amount = line.invoice, money(line.amount)
    if line.kind in (LineKind.INTEREST, LineKind.MAJORATION):
        assert line.start and line.last_day and line.days and line.base is not None and line.rate is not None
        return LigneDecompte(
            interets=True,
            numero=number_,
            du=short_day(line.start),
            au=short_day(line.last_day),
            jours=number(line.days),
            base=money(line.base),
            taux=rate(line.rate),
            majore=line.kind is LineKind.MAJORATION,
            provisoire=line.projected,
            montant=amount,
        )
    if line.kind is LineKind.INDEMNITY:
        return LigneDecompte(indemnite=True, numero=number_, montant=amount)
    assert line.on
    if line.kind is LineKind.CAPITALISATION:
        # Interest already counted starts to bear interest: nothing is added to the sum.
        return LigneDecompte(capitalisation=True, numero=number_, le=short_day(line.on), base=amount, montant="–")
    return LigneDecompte(
        paiement=line.kind is LineKind.PAYMENT,
        avoir=line.kind is LineKind.CREDIT_NOTE,
        numero=number_,
        le=short_day(line.on),
        sur_interets=money(line.to_interest),
        sur_principal=money(line.to_principal),
        a_sur_indemnite=line.to_indemnity > 0,
        sur_indemnite=money(line.to_indemnity),
        montant=f"{MINUS}{amount}",
    )
