"""From a dossier to a situation. The only module of this room that asks `guide.claim` for the sums and the limitation."""

from dataclasses import dataclass
from datetime import date, timedelta

from guide.case import journal
from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.legal_form import is_sole_trader_form
from guide.case.model import EURO, FRANCE, Dossier, Invoice
from guide.case.once import once
from guide.case.standing import commercial_form, creditor_activity, debtor_kind, has_liberal_company
from guide.case.territory import in_france
from guide.claim import Limitation, LimitationState, PeriodKind, Statement, limitation, statement
from guide.errors import IncompleteDossier, NotInForce
from guide.path.facts import journal_facts
from guide.path.facts.least_prices import LETTER, costs_more, dear
from guide.path.facts.procedure_dates import Order, Paper, Title, insolvency, order
from guide.path.facts.situation import Notice, Situation
from guide.values.french import day

#: The reform of the courts of 1 January 2020, from which the thresholds of the routes are known.
SINCE = date(2020, 1, 1)

UNDATED_TITLE = (
    "Le titre donné par un juge vaut dix ans : notez sa date dans « Mon dossier », sans quoi la fin de ce délai reste "
    "inconnue."
)
_FAILED = (EventKind.CONCILIATION_ECHEC, EventKind.PETITES_CREANCES_ECHEC)
_COLLECTIVE = ("sauvegarde", "redressement", "liquidation")
_TRANSMITTED = ("deposee", "mise_a_disposition", "prise_en_charge", "approuvee", "en_litige", "refusee", "encaissee")


@dataclass(frozen=True)
class Facts:
    """The situation, with the computations it was drawn from, for those who show them."""

    situation: Situation
    limitation: Limitation
    statement: Statement | None
    warnings: tuple[str, ...]


@once
def facts(dossier: Dossier, on: date) -> Facts:
    """Everything the guide knows on that day. A due date that nothing gives is an unknown, not an error.

    Raises NotInForce when a date is older than the known rates, or than the thresholds of the routes.
    """
    if on < SINCE:
        raise NotInForce(
            f"Le guide décrit les voies ouvertes depuis le {day(SINCE)}, pas celles du {day(on)}.",
            "Choisissez une date plus récente.",
        )
    warnings: list[str] = []
    computed: Statement | None = None
    try:
        computed = statement(dossier, on)
        warnings += computed.warnings
    except IncompleteDossier as error:
        warnings.append(str(error))
    barred = _limitation(dossier, on)
    if journal_facts.undated_title(dossier, on):
        barred = Limitation(None, LimitationState.EN_COURS, (), (*barred.warnings, UNDATED_TITLE))
    warnings += [warning for warning in barred.warnings if warning not in warnings]
    return Facts(_situation(dossier, on, computed, barred), barred, computed, tuple(warnings))


def situation(dossier: Dossier, on: date) -> Situation:
    """The facts alone."""
    return facts(dossier, on).situation


def _limitation(dossier: Dossier, on: date) -> Limitation:
    try:
        return limitation(dossier, on)
    except IncompleteDossier as error:
        return Limitation(None, LimitationState.EN_COURS, (), (str(error),))


def _yes(dossier: Dossier, question: str) -> bool | None:
    code = dossier.answer(question)
    return None if code is None else code == "oui"


def _said(dossier: Dossier, question: str, ground: str) -> bool | None:
    """The answer to a question; else whether that situation was ticked among the others."""
    answer = _yes(dossier, question)
    return answer if answer is not None or dossier.grounds is None else ground in dossier.grounds


def _title(dossier: Dossier, payment_order: Order) -> bool | None:
    """Whether a title is held: by the journal, else as said. An order that may still be opposed is none yet (CPC 1422)."""
    if payment_order.state is Title.DETENU:
        return True
    answer = _said(dossier, "enforceable_title", "titre")
    return False if answer is None and payment_order.state is Title.ATTENTE else answer


def _paper(dossier: Dossier, title: bool | None, on: date) -> Paper:
    grounds = dossier.grounds
    if grounds is not None:
        if title and Paper.TITRE in grounds:
            return Paper.TITRE
        return Paper.ORDONNANCE if Paper.ORDONNANCE in grounds else Paper.AUCUN
    ordered = (EventKind.OPPOSITION, EventKind.ORDONNANCE_SIGNIFIEE, EventKind.ORDONNANCE_RENDUE)
    if title:
        return Paper.TITRE
    return Paper.ORDONNANCE if dossier.first(*ordered, on=on) else Paper.AUCUN


def _subcontract(dossier: Dossier) -> str | None:
    denied = dossier.grounds is not None and "sous_traitance" not in dossier.grounds
    return dossier.answer("subcontract") or ("non" if denied else None)


def _received(dossier: Dossier) -> bool | None:
    """A loan has no invoice: nothing to receive."""
    return None if dossier.answer("invoice_received") == "sans_facture" else _yes(dossier, "invoice_received")


def nature(dossier: Dossier, invoice: Invoice) -> Nature | None:
    """An invoice that does not say its nature has the one that another answer implies."""
    if invoice.nature:
        return invoice.nature
    if "travaux" in (dossier.grounds or ()):
        return Nature.TRAVAUX
    return Nature.VENTE if dossier.answer("retention_of_title") == "oui" else None


def _carriage(dossier: Dossier, unpaid: list[Invoice]) -> bool | None:
    natures = {nature(dossier, invoice) for invoice in unpaid}
    if Nature.TRANSPORT in natures:
        return True
    return None if not natures or None in natures else False


def _part_undisputed(dossier: Dossier, statement: Statement | None) -> bool:
    """Whether a partial dispute leaves a part that is known not to be disputed."""
    disputed = sum(invoice.disputed_amount or 0 for invoice in dossier.invoices)
    return statement is not None and 0 < disputed < statement.principal_left


def _on_public_clock(kind: DebtorKind, barred: Limitation) -> bool:
    """Whether a written claim restarts the limitation: not for carriage, whoever owes."""
    if not barred.invoices:
        return kind.is_administration
    return any(invoice.clock is PeriodKind.PUBLIC for invoice in barred.invoices)


def _has(clause: bool | str | None) -> bool | None:
    return None if clause is None else bool(clause)


def _situation(dossier: Dossier, on: date, computed: Statement | None, barred: Limitation) -> Situation:
    kind, code = debtor_kind(dossier), dossier.answer("insolvency")
    unpaid = [i for i in dossier.invoices if i.open_amount(on) > 0]
    born_after, partly_after = journal.born_after_opening(dossier, unpaid, on)
    opened = not born_after and dossier.first(EventKind.JUGEMENT_OUVERTURE, EventKind.BODACC, on=on) is not None
    if kind.is_administration:
        # It is in no proceedings, whatever was noted: the advice says so.
        born_after = partly_after = opened = False
    if born_after or kind.is_administration:
        code = "aucune"
    foreign_money = any(i.currency != EURO for i in unpaid)
    counted = computed if computed is not None and not foreign_money else None
    timing, next_due, days_late = journal_facts.timing(dossier, on, computed)
    address = dossier.debtor.address
    payment_order = order(dossier, on)
    title = _title(dossier, payment_order)
    grounds, clause = dossier.grounds or frozenset(), _has(dossier.contract.retention_of_title)
    oldest = on - timedelta(days=days_late) if days_late is not None else None
    notice, notice_end = journal_facts.last_notice(dossier, on, oldest)
    claim, claim_end = journal_facts.public_claim(dossier, on, notice, notice_end)
    claims = (EventKind.RELANCE, EventKind.MISE_EN_DEMEURE)
    promise = dossier.last(EventKind.PROMESSE, on=on)
    sent = dossier.last(EventKind.MISE_EN_DEMEURE, on=on)
    bounced = dossier.last(EventKind.CHEQUE_REJETE, on=on)
    guarantee = dossier.last(EventKind.GARANTIE_DEMANDEE, on=on)
    status = dossier.answer("einvoice_status")
    finished = [i.completed for i in unpaid]
    return Situation(
        on=on,
        activity=creditor_activity(dossier),
        kind=kind,
        country=FRANCE if in_france(dossier.debtor.country) else dossier.debtor.country,
        postcode=(address.postcode if address else None) or "",
        city=(address.city if address else None) or "",
        court=court.name.strip() if (court := dossier.third_party("tribunal")) else "",
        vat=dossier.creditor.vat,
        registered=bool(dossier.creditor.rcs),
        professional=_professional(dossier),
        natures=frozenset(nature(dossier, invoice) for invoice in unpaid),
        finished=all(d <= on for d in finished if d) if finished and all(finished) else None,
        timing=timing,
        next_due=next_due,
        days_late=days_late,
        claimed=counted.claimable if counted else None,
        principal=counted.principal_left if counted else None,
        interest=counted.interest_left if counted else None,
        limitation=barred.state if barred.invoices or journal_facts.undated_title(dossier, on) else None,
        deadline=barred.earliest,
        public_clock=_on_public_clock(kind, barred),
        notice=notice,
        notice_end=notice_end,
        noticed_on=sent.on if sent and notice is not Notice.AUCUNE else None,
        reminded=any(oldest is None or e.on > oldest for e in dossier.events_of(*claims, on=on))
        or dossier.answer("notified") in ("relance", "mise_en_demeure"),
        claimed_in_writing=bool(dossier.first(*claims, on=on)),
        received=False if status == "rejetee" else True if status in _TRANSMITTED else _received(dossier),
        rejected=status == "rejetee",
        transmitted=status in _TRANSMITTED,
        contract=dossier.answer("contract"),
        dispute=journal.dispute(dossier, on),
        collective=True if opened or code in _COLLECTIVE else _not(kind, code),
        liquidation=True if code == "liquidation" else None if opened and code is None else _not(kind, code),
        overindebted=True if code == "surendettement" else _not(kind, code),
        conciliation=code == "conciliation" and not opened,
        opened=opened and code not in _COLLECTIVE,
        declaration_noted=dossier.first(EventKind.DECLARATION_CREANCE, on=on) is not None,
        declared=True if dossier.first(EventKind.DECLARATION_CREANCE, on=on) else _yes(dossier, "claim_declared"),
        insolvency=insolvency(dossier, on),
        order=payment_order,
        title_known=title,
        paper=_paper(dossier, title, on),
        admits=_yes(dossier, "debtor_admits"),
        promised_until=promise.until if promise else None,
        acknowledged=dossier.first(EventKind.RECONNAISSANCE, on=on) is not None,
        prior_attempt=dossier.first(*_FAILED, on=on) is not None
        or any(e.until and e.until < on for e in dossier.events_of(EventKind.MEDIATION, on=on)),
        talks_failed=dossier.first(*_FAILED, on=on) is not None,
        subcontractor="sous_traitance" in grounds or dossier.answer("subcontract") in ("prive", "public"),
        works_asked="travaux" in grounds or dossier.answer("works_guarantee") in ("non_demandee", "demandee"),
        subcontract=_subcontract(dossier),
        subcontract_accepted=_yes(dossier, "subcontract_accepted"),
        works_guarantee=dossier.answer("works_guarantee"),
        guarantee_asked=guarantee.on if guarantee else None,
        works_price_net=dossier.contract.price_net,
        cheque_rejected=bounced.on if bounced else None,
        cheque=True if dossier.first(EventKind.CHEQUE_REJETE, on=on) else _said(dossier, "unpaid_cheque", "cheque"),
        bill=_said(dossier, "accepted_bill", "lettre_de_change"),
        assets_at_risk=_said(dossier, "assets_at_risk", "biens_menaces"),
        retention_of_title=_yes(dossier, "retention_of_title") if clause is None else clause,
        jurisdiction_clause=_has(dossier.contract.jurisdiction_clause),
        name_and_shame=dossier.answer("name_and_shame") == "oui",
        born_after=born_after,
        partly_after=partly_after,
        public_claim=claim,
        public_claim_end=claim_end,
        small_claims_failed=dossier.first(EventKind.PETITES_CREANCES_ECHEC, on=on) is not None,
        commercial_form=commercial_form(dossier),
        liberal_company=has_liberal_company(dossier),
        trifling=costs_more(LETTER, counted.claimable if counted else None, on),
        dear=dear(counted.claimable if counted else None, on),
        bill_paid=bool(dossier.invoices) and not unpaid,
        overpaid=computed.overpaid if computed else 0,
        part_undisputed=_part_undisputed(dossier, computed),
        carriage=_carriage(dossier, unpaid),
        holds_goods=_said(dossier, "holds_goods", "chose_retenue"),
        struck_off=code == "radiee"
        and not opened
        and kind is not DebtorKind.PARTICULIER
        # A sole trader is a person: struck off, he is still there to be sued.
        and not is_sole_trader_form(dossier.debtor.legal_form),
        sole_trader=is_sole_trader_form(dossier.debtor.legal_form),
        agreed=bool(dossier.plan) or dossier.settlement is not None,
    )


def _not(kind: DebtorKind, code: str | None) -> bool | None:
    """No proceedings of that sort: an administration cannot be in any; another answer excludes it; else unknown."""
    return False if kind.is_administration or code is not None else None


def _professional(dossier: Dossier) -> bool | None:
    kind = dossier.debtor.kind
    if kind.may_be_non_professional:
        return _yes(dossier, "debtor_professional")
    return kind is not DebtorKind.PARTICULIER
