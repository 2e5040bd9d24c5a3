"""The due-date calculator: from a rule of the contract, or a day already written, to whether that term is lawful."""

from datetime import date
from enum import StrEnum

import streamlit as st

from guide.case.ceiling import Sector
from guide.case.codes import DebtorKind, Rule
from guide.case.terms import PaymentTerm, term, term_of
from guide.values import french
from pages.ui import session
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import DEBTOR_KINDS, plain
from pages.ui.page import fields


class Asked(StrEnum):
    """The rules of the field, and a day that stands on the invoice."""

    NET_30 = Rule.NET_30
    NET_45 = Rule.NET_45
    NET_60 = Rule.NET_60
    END_OF_MONTH_A = Rule.END_OF_MONTH_A
    END_OF_MONTH_B = Rule.END_OF_MONTH_B
    RECEPTION_30 = Rule.RECEPTION_30
    WRITTEN = "ecrite"


RULES = {
    Asked.NET_30: "30 jours après la facture",
    Asked.NET_45: "45 jours après la facture",
    Asked.NET_60: "60 jours après la facture",
    Asked.END_OF_MONTH_A: "45 jours, puis fin du mois",
    Asked.END_OF_MONTH_B: "fin du mois, puis 45 jours",
    Asked.RECEPTION_30: "30 jours après la réception ou la fin de la prestation",
    Asked.WRITTEN: "une date écrite sur la facture",
}
SECTORS = {
    Sector.GENERAL: "Autre métier",
    Sector.TRANSPORT: "Transport de marchandises, location de véhicules",
    Sector.PERISSABLE: "Denrées alimentaires périssables",
    Sector.VIANDE: "Bétail vivant, viande fraîche",
    Sector.ALCOOL: "Boissons alcoolisées",
    Sector.RECAPITULATIVE: "Facture récapitulative du mois",
}


def calculator() -> None:
    dossier = session.dossier.current()
    issued = fields.day("Date de la facture", "term.issued")
    rule = fields.choice("Délai convenu", "term.rule", RULES, value=Asked.NET_30, mandatory=True)
    kind = fields.choice(
        "Client",
        "term.kind",
        DEBTOR_KINDS,
        value=dossier.debtor.kind if dossier else DebtorKind.COMMERCANT,
        mandatory=True,
    )
    if issued is None or rule is None or kind is None:
        st.caption("Indiquez les dates : l'échéance s'affiche ici.")
        return
    sector: Sector | None = Sector.GENERAL
    if not kind.is_public_buyer and kind is not DebtorKind.PARTICULIER:
        sector = fields.choice("Métier", "term.sector", SECTORS, value=Sector.GENERAL, mandatory=True)
    sector = sector or Sector.GENERAL
    written = fields.day("Échéance écrite", "term.written") if rule is Asked.WRITTEN else None
    received = None
    if rule is Asked.RECEPTION_30 or sector.counts_from_delivery or kind.is_public_buyer:
        received = fields.day("Réception, livraison ou fin de la prestation", "term.reception")
    late = rule is Asked.WRITTEN and written is None
    if late or (received is None and (rule is Asked.RECEPTION_30 or sector.counts_from_delivery)):
        st.caption("Indiquez les dates : l'échéance s'affiche ici.")
        return
    _told(
        term_of(issued, written, received, kind, sector)
        if written
        else term(issued, Rule(rule), received, kind, sector=sector)
    )


def _told(term: PaymentTerm) -> None:
    st.markdown(f"Échéance : **{french.weekday(term.due)}**.")
    why = f"{plain(term.note)} {cite_all(term.references)}".strip()
    last = _until(term.last)
    if term.lawful is None:
        st.info(plain(term.note))
    elif term.lawful:
        st.caption(f"Ce délai est permis{last}. {why}")
    else:
        st.warning(f"Ce délai dépasse ce que la loi permet{last}. {why}")


def _until(last: date | None) -> str:
    return f" (dernier jour possible : {french.day(last)})" if last else ""
