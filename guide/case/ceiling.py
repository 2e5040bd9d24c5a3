"""Is a payment term allowed? The last day that a contract may set, by kind of customer and by trade, and its text.

C. com. L441-10 I (between businesses), L441-11 II (carriage, food, drinks), CCP R2192-10 and -11 (public buyers).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide import law
from guide.case.codes import DebtorKind
from guide.errors import IncompleteDossier
from guide.values.dates import end_of_month


class Sector(StrEnum):
    """The trades that have a term of their own, and the invoice that groups the sales of a month."""

    GENERAL = "general"
    TRANSPORT = "transport"
    PERISSABLE = "perissable"
    VIANDE = "viande"
    ALCOOL = "alcool"
    RECAPITULATIVE = "recapitulative"

    @property
    def counts_from_delivery(self) -> bool:
        return self in (Sector.PERISSABLE, Sector.VIANDE, Sector.ALCOOL)


@dataclass(frozen=True)
class Ceiling:
    """`last`: the last day allowed. `plain_last`: the same without a clause « fin de mois », when that differs."""

    last: date
    plain_last: date
    note: str
    references: tuple[str, ...]


PUBLIC_DELAYS = {
    DebtorKind.ETAT: "paiement_etat_collectivites",
    DebtorKind.COLLECTIVITE: "paiement_etat_collectivites",
    DebtorKind.HOPITAL_PUBLIC: "paiement_hopitaux",
    DebtorKind.ENTREPRISE_PUBLIQUE: "paiement_entreprises_publiques",
}
_SECTORS: dict[Sector, tuple[str, Callable[[law.Delay], str]]] = {
    Sector.TRANSPORT: ("paiement_transport", lambda d: f"Transport : {d} au plus depuis la facture."),
    Sector.PERISSABLE: (
        "paiement_denrees_perissables",
        lambda d: f"Denrées périssables : {d} au plus après la livraison.",
    ),
    Sector.VIANDE: ("paiement_viande", lambda d: f"Bétail vivant et viande fraîche : {d} au plus après la livraison."),
    Sector.ALCOOL: ("paiement_alcools", lambda d: f"Alcools : {d} au plus après la fin du mois de la livraison."),
    Sector.RECAPITULATIVE: (
        "paiement_recapitulative",
        lambda d: f"Facture récapitulative : {d} au plus depuis sa date.",
    ),
}


def ceiling(
    issued: date, kind: DebtorKind, sector: Sector = Sector.GENERAL, received: date | None = None
) -> Ceiling | None:
    """The last day that may be agreed for an invoice of that day; None for a consumer, to whom no ceiling applies.

    `received`: the day of delivery, of performance, or of reception by a public buyer. Raises IncompleteDossier when
    the term of the trade runs from the delivery and its day is not given; NotInForce before the rules known.
    """
    if kind is DebtorKind.PARTICULIER:
        return None
    if kind.is_public_buyer:
        term = law.delay(PUBLIC_DELAYS[kind], issued)
        last = term.value.after(received or issued)
        note = f"Un acheteur public paie sous {term.value} au plus."
        return Ceiling(last, last, note, (term.reference,))
    if sector is Sector.GENERAL:
        return _general(issued)
    id, sentence = _SECTORS[sector]
    start = issued
    if sector.counts_from_delivery:
        if received is None:
            raise IncompleteDossier(
                "Ce délai compte depuis la livraison.", "Donnez la date de la livraison.", ("reception",)
            )
        start = end_of_month(received) if sector is Sector.ALCOOL else received
    term = law.delay(id, issued)
    last = term.value.after(start)
    return Ceiling(last, last, sentence(term.value), (term.reference,))


def _general(issued: date) -> Ceiling:
    most = law.delay("paiement_entreprises_plafond", issued)
    of_month = law.delay("paiement_entreprises_fin_de_mois", issued).value
    plain_last = most.value.after(issued)
    last = max(plain_last, end_of_month(of_month.after(issued)), of_month.after(end_of_month(issued)))
    note = (
        f"Entre entreprises : {most.value} au plus depuis la facture, ou {of_month} fin de mois si le contrat l'écrit."
    )
    return Ceiling(last, plain_last, note, (most.reference,))
