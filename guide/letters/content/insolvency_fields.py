"""Collective proceedings in a letter, and the VAT of what is lost, as strings ready to print, in French."""

from dataclasses import dataclass

from guide.case.codes import EventKind
from guide.letters.catalogue.claimed_sums import Scope
from guide.letters.catalogue.computed import Computed
from guide.letters.content.deed_fields import day_of
from guide.path.facts import Title, order
from guide.path.remedies import proceedings_court
from guide.values.french import money, short_day, typeset
from guide.values.money import round_half_up

_PROCEEDINGS = {
    "sauvegarde": "une procédure de sauvegarde",
    "redressement": "une procédure de redressement judiciaire",
    "liquidation": "une procédure de liquidation judiciaire",
}


@dataclass(frozen=True)
class Procedure:
    """Collective proceedings of the debtor."""

    nature: str
    a_jugement: bool
    ouverte_le: str
    a_publication: bool
    publiee_le: str
    a_tribunal: bool
    #: The court that opened them.
    tribunal: str
    a_declaration: bool
    declaree_le: str
    contestee_le: str


def procedure(computed: Computed) -> Procedure:
    dossier, on = computed.dossier, computed.on
    judged = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
    published = dossier.first(EventKind.BODACC, on=on)
    declared = dossier.last(EventKind.DECLARATION_CREANCE, on=on)
    court = _court(computed)
    return Procedure(
        nature=_PROCEEDINGS.get(dossier.answer("insolvency") or "", "une procédure collective"),
        a_jugement=judged is not None,
        ouverte_le=day_of(judged),
        a_publication=published is not None,
        publiee_le=day_of(published),
        a_tribunal=bool(court),
        tribunal=typeset(court),
        a_declaration=declared is not None,
        declaree_le=day_of(declared),
        contestee_le=day_of(dossier.last(EventKind.CONTESTATION_MANDATAIRE, on=on)),
    )


def _court(computed: Computed) -> str:
    """As the person wrote it, unless that is the court of a pending suit; else from the debtor's town."""
    typed = computed.dossier.third_party("tribunal")
    if typed is not None and typed.name.strip() and not pending_suit(computed):
        return typed.name.strip()
    return proceedings_court(computed.situation) or ""


@dataclass(frozen=True)
class FactureImpayee:
    """What is lost of an invoice, without VAT, and its VAT."""

    numero: str
    emise_le: str
    libelle: str
    hors_taxe: str
    tva: str


@dataclass(frozen=True)
class Impaye:
    factures: tuple[FactureImpayee, ...]
    plusieurs: bool
    hors_taxe: str
    tva: str


def impaye(computed: Computed) -> Impaye:
    """The unpaid part of each invoice, shared between price and VAT as the invoice is."""
    rows, net_total, vat_total = [], 0, 0
    for claimed in computed.figures(Scope.TAXE).invoices:
        invoice = claimed.invoice
        assert invoice.vat is not None
        vat = round_half_up(claimed.unpaid * invoice.vat, invoice.amount)
        net_total, vat_total = net_total + claimed.unpaid - vat, vat_total + vat
        issued = short_day(invoice.issued) if invoice.issued else "–"
        rows.append(
            FactureImpayee(
                invoice.number,
                issued,
                typeset((invoice.label or "").strip()) or "–",
                money(claimed.unpaid - vat),
                money(vat),
            )
        )
    return Impaye(tuple(rows), len(rows) > 1, money(net_total), money(vat_total))


@dataclass(frozen=True)
class Declaration:
    """A claim declared in collective proceedings: what was due on the day of the judgment, and what was not yet."""

    echu: str
    a_a_echoir: bool
    a_echoir: str
    reserve: bool
    titre: bool
    instance: bool
    #: The court where a suit was pending (C. com. R622-23, 3°).
    juridiction: str


def declaration(computed: Computed) -> Declaration:
    dossier, on = computed.dossier, computed.on
    opening = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
    assert opening is not None
    invoices = computed.figures(Scope.DECLARE).invoices
    due = sum(each.owed for each in invoices if each.due < opening.on)
    later = sum(each.owed for each in invoices if each.due >= opening.on)
    court = dossier.third_party("tribunal")
    return Declaration(
        money(due),
        later > 0,
        money(later),
        computed.situation.retention_of_title is True,
        order(dossier, on).state is Title.DETENU,
        pending_suit(computed),
        typeset(court.name.strip()) if court else "",
    )


def pending_suit(computed: Computed) -> bool:
    """Was a judge at work on this debt on the day of the opening judgment?"""
    dossier, on = computed.dossier, computed.on
    opening = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
    if opening is None or order(dossier, on).state is Title.DETENU:
        return False
    return dossier.first(EventKind.REQUETE_DEPOSEE, EventKind.DEMANDE_EN_JUSTICE, on=opening.on) is not None
