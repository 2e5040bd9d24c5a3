"""What is paid, or will be: a plan, a settlement, a receipt, a cheque, as strings ready to print, in French."""

from dataclasses import dataclass
from datetime import date

from guide.case.codes import EventKind
from guide.case.debt_names import is_rent, term
from guide.case.model import Dossier, Instalment
from guide.letters.catalogue.claimed_sums import Scope
from guide.letters.catalogue.computed import Computed
from guide.values.dates import add_months
from guide.values.french import count, day, money, short_day, typeset
from guide.values.words import in_words


@dataclass(frozen=True)
class Echeance:
    rang: str
    le: str
    montant: str


@dataclass(frozen=True)
class Plan:
    """Instalments that add up to what is owed, or to the invoices at least."""

    echeances: tuple[Echeance, ...]
    nombre: str
    total: str
    #: What is owed besides, and given up once every instalment is paid on its day.
    a_remise: bool
    remise: str


def plan(computed: Computed) -> Plan:
    parts = computed.dossier.plan
    total = sum(part.amount for part in parts)
    left = computed.figures(Scope.DU).total - total
    return Plan(
        tuple(Echeance(str(n), day(part.on), money(part.amount)) for n, part in enumerate(parts, 1)),
        count(len(parts), "échéance", "échéances"),
        money(total),
        left > 0,
        money(left),
    )


def even_plan(dossier: Dossier, on: date, parts: int, first: date) -> tuple[Instalment, ...]:
    """What is owed on `on`, in that many monthly instalments; the last one takes the cents that are left.

    Raises what the figures raise.
    """
    total = Computed(dossier, on).figures(Scope.DU).total
    share = total // parts
    amounts = [share] * (parts - 1) + [total - share * (parts - 1)]
    return tuple(Instalment(add_months(first, n), amount) for n, amount in enumerate(amounts))


@dataclass(frozen=True)
class Accord:
    """A settlement: what is given up, what is paid, until when."""

    remise: str
    reste: str
    reste_en_lettres: str
    avant_le: str


def accord(computed: Computed) -> Accord:
    offer = computed.dossier.settlement
    assert offer is not None
    left = computed.figures(Scope.DU).total - offer.discount
    return Accord(money(offer.discount), money(left), typeset(in_words(left)), day(offer.until))


@dataclass(frozen=True)
class Versement:
    le: str
    facture: str
    montant: str


@dataclass(frozen=True)
class Recu:
    """What was paid, oldest first."""

    versements: tuple[Versement, ...]
    total: str
    en_lettres: str
    plusieurs: bool
    #: Rent, and nothing else.
    loyer: bool
    solde: bool
    reste: str
    #: Interest and indemnity that are left once the invoices are paid.
    a_retard: bool
    retard: str
    #: Paid beyond all that was due: to be given back.
    a_trop: bool
    trop: str


def recu(computed: Computed) -> Recu:
    dossier, on = computed.dossier, computed.on
    terms = {i.number: term(i) for i in dossier.invoices}
    paid = [(p.on, i.number, p.amount) for i in dossier.invoices for p in i.payments if p.on <= on]
    paid += [(p.on, p.invoice or "–", p.amount) for p in dossier.payments_in_euros if p.on <= on]
    paid.sort(key=lambda each: each[0])
    total = sum(amount for _, _, amount in paid)
    every = computed.figures(Scope.TOUT)
    left, late = every.unpaid, computed.figures(Scope.DU).total
    surplus = computed.statement.surplus
    return Recu(
        tuple(Versement(short_day(day_), terms.get(number, number), money(amount)) for day_, number, amount in paid),
        money(total),
        typeset(in_words(total)),
        len(every.invoices) > 1,
        is_rent(dossier),
        left <= 0,
        money(left),
        left <= 0 < late,
        money(late),
        surplus > 0,
        money(surplus),
    )


@dataclass(frozen=True)
class Cheque:
    montant: str
    rejete_le: str
    a_numero: bool
    numero: str


def cheque(computed: Computed) -> Cheque:
    event = computed.dossier.last(EventKind.CHEQUE_REJETE, on=computed.on)
    assert event is not None and event.amount is not None
    number = typeset((event.note or "").strip())
    return Cheque(money(event.amount), day(event.on), bool(number), number)


@dataclass(frozen=True)
class Requete:
    """What was put before the judge, and when."""

    quoi: str
    le: str


def requete(computed: Computed) -> Requete:
    event = computed.dossier.last(EventKind.REQUETE_DEPOSEE, EventKind.DEMANDE_EN_JUSTICE, on=computed.on)
    assert event is not None
    asked = event.kind is EventKind.REQUETE_DEPOSEE
    return Requete("une requête en injonction de payer" if asked else "une demande en justice", day(event.on))
