"""The debt in a letter, as strings ready to print. Field names are the vocabulary of the templates, in French."""

from dataclasses import dataclass

from guide import law
from guide.case.codes import Activity, EventKind, VatScheme
from guide.case.debt_names import NAMED, debt_names, is_loan, is_rent
from guide.case.journal import Dispute, dispute
from guide.case.model import Dossier, Terms
from guide.case.standing import commercial_form
from guide.case.territory import in_france
from guide.claim import LineKind, Regime, bearing
from guide.letters.catalogue.claimed_sums import ClaimedSums, InvoiceFigures, Scope, disputed, running
from guide.letters.catalogue.computed import Computed
from guide.letters.content.statement_table import Facture, factures
from guide.path.facts import EUROPEAN_UNION
from guide.path.remedies import State
from guide.values.dates import ONE_DAY
from guide.values.french import count, day, listed, money, typeset
from guide.values.notation import FRENCH, Notation
from guide.values.words import in_words, number_in_words

_INTEREST_NAMES = {
    Regime.BUSINESS: "Pénalités de retard",
    Regime.PUBLIC: "Intérêts moratoires",
    Regime.LEGAL: "Intérêts",
}


@dataclass(frozen=True)
class Client:
    """What kind of debtor: one of the first three is true, and it decides what the letter may say."""

    entreprise: bool
    acheteur_public: bool
    #: A consumer, or a non-professional: legal interest from the formal notice, and nothing else.
    interet_legal: bool
    #: A public buyer before the administrative judge.
    administration: bool
    #: The order for payment is open (CPC 1405): a debtor in France that is no public person.
    injonction: bool
    #: The European one is not closed to it: another Member State, Denmark apart (Reg. 1896/2006).
    injonction_europeenne: bool
    #: Its country, another one, has the directive on late payment too (directive 2011/7/EU).
    dans_l_union: bool


@dataclass(frozen=True)
class Taux:
    """How late interest is counted: one of the first three is true."""

    legal_par_defaut: bool
    convenu: bool
    multiple: bool
    #: « 8,00 % », or the multiple « trois ».
    valeur: str
    #: A clause under the floor of three times the legal rate was raised to it somewhere.
    plancher: bool


@dataclass(frozen=True)
class DebtReference:
    """What the debtor files the debt under: its orders, the contract."""

    connue: bool
    a_commande: bool
    commande: str
    a_contrat: bool
    contrat: str


@dataclass(frozen=True)
class Dette:
    """What the letter asks for; the amounts of its lines add up to `somme`."""

    plusieurs: bool
    #: Something was already paid or credited.
    partiel: bool
    #: Some of the invoices themselves is unpaid; else only interest or indemnity is.
    a_principal: bool
    #: Once payments are imputed: these three add up to `somme`.
    principal: str
    a_interets_dus: bool
    interets_dus: str
    indemnite_due: str
    factures: tuple[Facture, ...]
    #: What late interest is called for this debtor.
    nom_interets: str
    #: Of the table: what is left of interest and indemnity where payments are imputed, else the whole.
    a_interets: bool
    interets: str
    a_indemnite: bool
    indemnite: str
    indemnite_unitaire: str
    a_trop_percu: bool
    trop_percu: str
    #: Of a reminder, which does not ask for it: the interest of that day, indemnity apart.
    a_retard_du_jour: bool
    retard_du_jour: str
    #: Payments went to interest first, or interest was capitalised: the table shows what is left of each part.
    a_imputation: bool
    paye: str
    sur_interets: str
    a_capitalise: bool
    capitalise: str
    #: Money lent, by a person or under a contract of loan: no invoice.
    pret: bool
    #: Rent, and nothing else: no invoice either.
    loyer: bool
    #: Invoices are what is owed: they bear a number, and are joined.
    facturee: bool
    #: The invoices bear VAT, or may.
    avec_tva: bool
    somme: str
    en_lettres: str
    arretee_le: str
    provisoire: bool
    #: Interest goes on after the date of the letter.
    a_interets_a_venir: bool
    par_jour: str
    a_taux_du_jour: bool
    taux_du_jour: str
    par_jour_provisoire: bool
    a_compter_du: str


def dette(computed: Computed, scope: Scope, notation: Notation = FRENCH) -> Dette:
    sums, on = computed.figures(scope), computed.on
    further = running(computed.dossier, sums, on)
    principal = sum(invoice.principal for invoice in sums.invoices)
    interest = sum(invoice.interest_left for invoice in sums.invoices)
    opening = computed.dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
    closed = opening.on if opening and scope is Scope.DECLARE else on
    late = sum(each.interest for each in sums.invoices) if sums.bare else 0
    shown = interest if sums.imputed else sums.interest
    indemnity = sum(each.indemnity_left for each in sums.invoices) if sums.imputed else sums.indemnity
    return Dette(
        plusieurs=len(sums.invoices) > 1,
        partiel=any(invoice.told_settled for invoice in sums.invoices),
        a_principal=sums.unpaid > 0,
        principal=notation.money(principal),
        a_interets_dus=interest > 0,
        interets_dus=notation.money(interest),
        indemnite_due=notation.money(sums.total - principal - interest),
        factures=factures(sums, notation),
        nom_interets=_INTEREST_NAMES[sums.regime],
        a_interets=sums.interest > 0,
        interets=notation.money(shown),
        a_indemnite=indemnity > 0,
        indemnite=notation.money(indemnity),
        indemnite_unitaire=notation.money(law.amount("indemnite_forfaitaire", on).value),
        a_trop_percu=sums.surplus > 0,
        trop_percu=notation.money(-sums.surplus),
        a_retard_du_jour=late > 0,
        retard_du_jour=notation.money(late),
        a_imputation=sums.imputed,
        paye=notation.money(sum(each.told_settled for each in sums.invoices)),
        sur_interets=notation.money(sum(each.to_interest for each in sums.invoices)),
        a_capitalise=sums.capitalised > 0,
        capitalise=notation.money(sums.capitalised),
        pret=is_loan(computed.dossier),
        loyer=is_rent(computed.dossier),
        facturee=not is_loan(computed.dossier) and not is_rent(computed.dossier),
        avec_tva=_bears_vat(computed),
        somme=notation.money(sums.total),
        en_lettres=typeset(in_words(max(sums.total, 0))),
        arretee_le=notation.day(closed),
        provisoire=not sums.bare and any(line.projected for invoice in sums.invoices for line in invoice.lines),
        a_interets_a_venir=further.daily > 0,
        par_jour=notation.money(further.daily),
        a_taux_du_jour=further.rate is not None,
        taux_du_jour=notation.rate(further.rate) if further.rate is not None else "",
        par_jour_provisoire=further.provisional,
        a_compter_du=notation.day(on + ONE_DAY),
    )


@dataclass(frozen=True)
class Contestation:
    """A dispute of a part of the debt: `chiffree` when that part is known, `somme` then."""

    partielle: bool
    chiffree: bool
    somme: str


def contestation(computed: Computed) -> Contestation:
    total = sum(disputed(invoice, computed.on) for invoice in computed.dossier.invoices)
    partial = dispute(computed.dossier, computed.on) is Dispute.PARTIELLE
    return Contestation(partial, partial and total > 0, money(total))


def _bears_vat(computed: Computed) -> bool:
    """Neither a loan nor what a private person is owed, nor the invoices of who is under the franchise or without any VAT."""
    dossier = computed.dossier
    private = dossier.creditor.activity is Activity.PARTICULIER
    if private or dossier.creditor.vat is VatScheme.FRANCHISE or is_loan(dossier):
        return False
    return not all(invoice.vat == 0 for invoice in dossier.invoices)


def client(computed: Computed) -> Client:
    debtor, regime = computed.dossier.debtor, computed.regime
    return Client(
        entreprise=regime is Regime.BUSINESS,
        acheteur_public=regime is Regime.PUBLIC,
        interet_legal=regime is Regime.LEGAL,
        administration=debtor.kind.is_administration,
        injonction=(not debtor.kind.is_public_buyer or commercial_form(computed.dossier) is True)
        and in_france(debtor.country),
        injonction_europeenne=not in_france(debtor.country)
        and computed.advice.remedies["injonction_europeenne"].state is not State.CLOSED,
        dans_l_union=not in_france(debtor.country) and debtor.country in EUROPEAN_UNION,
    )


def taux(computed: Computed, scope: Scope, notation: Notation = FRENCH) -> Taux:
    """The terms that are really applied: a consumer's and a public buyer's clause is not."""
    sums, terms = computed.figures(scope), terms_applied(computed, scope)
    used = {line.rate for invoice in sums.invoices for line in invoice.lines if line.kind is LineKind.INTEREST}
    value = notation.rate(terms.rate) if terms.rate is not None else _times(terms.floor_multiple)
    low_multiple = terms.floor_multiple is not None and terms.floor_multiple < law.FLOOR_MULTIPLE
    return Taux(
        legal_par_defaut=terms.rate is None and terms.floor_multiple is None,
        convenu=terms.rate is not None,
        multiple=terms.floor_multiple is not None,
        valeur=value,
        plancher=low_multiple or (terms.rate is not None and bool(used - {terms.rate})),
    )


def terms_applied(computed: Computed, scope: Scope) -> Terms:
    first = computed.figures(scope).invoices[0]
    return bearing(computed.dossier, first.invoice, first.due, computed.on).terms


def _times(multiple: int | None) -> str:
    """« trois », before « fois »."""
    return "" if multiple is None else "une" if multiple == 1 else number_in_words(multiple)


def named(invoices: tuple[InvoiceFigures, ...], dossier: Dossier) -> str:
    """ "facture n° A", "factures n° A et B", "12 factures"; "prêt du 3 janvier 2025", "2 prêts"; "loyer de mars 2026"."""
    if is_rent(dossier):
        return debt_names([figures.invoice for figures in invoices])
    if is_loan(dossier):
        issued = invoices[0].invoice.issued if len(invoices) == 1 else None
        return f"prêt du {day(issued)}" if issued else count(len(invoices), "prêt", "prêts")
    numbers = [figures.invoice.number for figures in invoices]
    if len(numbers) > NAMED:
        return count(len(numbers), "facture", "factures")
    return f"{'facture' if len(numbers) == 1 else 'factures'} n°\u00a0{listed(numbers)}"


def reference(computed: Computed, sums: ClaimedSums, notation: Notation = FRENCH) -> DebtReference:
    orders = list(dict.fromkeys(f.invoice.order.strip() for f in sums.invoices if f.invoice.order))
    order = notation.listed([o for o in orders if o]) if len(orders) <= NAMED else ""
    contract = (computed.dossier.contract.reference or "").strip()
    return DebtReference(bool(order or contract), bool(order), order, bool(contract), contract)
