"""When the amounts or dates of a dossier leave a letter nothing to ask, or make its plan or settlement impossible."""

from collections.abc import Iterator
from itertools import pairwise

from guide import law
from guide.case.codes import EventKind
from guide.case.debt_names import debt_heading
from guide.letters.catalogue.catalogue import Letter
from guide.letters.catalogue.claimed_sums import Scope
from guide.letters.catalogue.computed import Computed
from guide.letters.permission.required_facts import Refusal
from guide.values.french import money, short_day

_NOTHING_OF = {
    Scope.OUVERT: "Rien n'est dû : toutes les factures sont payées.",
    Scope.VENDU: "Aucune facture impayée ne porte sur des biens vendus avant le jugement d'ouverture.",
    Scope.TAXE: "Aucune facture impayée dont vous avez versé la TVA : un service à l'encaissement n'en a pas.",
}


def nothing_to_ask(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    """Raises what the statement raises."""
    dossier, on = computed.dossier, computed.on
    sums = computed.figures(letter.scope)
    if not sums.statement.dues:
        yield Refusal("Aucune facture n'est en euros : ce courrier ne peut pas les réclamer.")
    elif letter.scope in (Scope.TOUT, Scope.SOLDE):
        if letter.scope is Scope.SOLDE and any(each.open_amount(on) > 0 for each in dossier.invoices):
            yield Refusal(
                f"Il reste {money(sums.statement.total)} à payer : ce courrier n'est juste qu'une fois tout payé."
            )
    elif letter.scope is Scope.A_ECHOIR:
        if not sums.invoices:
            yield Refusal("Aucune facture n'est à échoir : elles sont payées, ou déjà échues.")
    elif letter.scope in _NOTHING_OF:
        if not sums.invoices:
            yield Refusal(_NOTHING_OF[letter.scope])
    elif letter.scope is Scope.DECLARE:
        opened = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on) is not None
        if opened and not sums.invoices:
            yield Refusal("Rien n'était dû au jour du jugement d'ouverture : il n'y a rien à déclarer.")
        elif not opened and computed.situation.collective is False:
            yield Refusal("Aucune procédure collective n'est ouverte : il n'y a rien à déclarer.")
    elif sums.statement.total <= 0:
        yield Refusal("Rien n'est dû : tout est payé ou compensé.")
    elif not any(due < on for due in sums.statement.dues.values()):
        first = min(sums.statement.dues.values())
        yield Refusal(f"Aucune facture n'est échue au {short_day(on)} : la première l'est le {short_day(first)}.")
    elif computed.figures(Scope.DU).total <= 0:
        yield Refusal("Rien n'est dû sur les factures échues.")
    elif letter.scope is Scope.RAPPEL and sums.total <= 0:
        yield Refusal(
            f"Le montant des factures échues est payé : il reste {money(computed.figures(Scope.DU).total)} d'intérêts et "
            "d'indemnité, que seule une mise en demeure réclame."
        )


def impossible(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    """Figures that no letter can print."""
    yield from nothing_to_ask(letter, computed)
    if letter.prints("plan") and computed.dossier.plan:
        yield from _plan(computed)
    if letter.prints("accord") and computed.dossier.settlement:
        yield from _settlement(computed)
    if letter.prints("impaye"):
        yield from _taxed(computed)
    if letter.prints("cheque"):
        yield from _cheque(computed)
    if letter.prints("recu") and not computed.figures(Scope.TOUT).statement.paid:
        yield Refusal("Aucun paiement n'est noté au dossier.")


def _plan(computed: Computed) -> Iterator[Refusal]:
    """Instalments in order, after the day, that add up to what is owed or at least to the invoices."""
    parts, sums = computed.dossier.plan, computed.figures(Scope.DU)
    if any(after.on <= before.on for before, after in pairwise(parts)):
        yield Refusal("Les dates du plan ne se suivent pas : chaque échéance vient après la précédente.", ("plan",))
    if parts[0].on < computed.on:
        yield Refusal(
            f"La première échéance du plan ({short_day(parts[0].on)}) est passée : choisissez des dates à venir.",
            ("plan",),
        )
    total = sum(part.amount for part in parts)
    if not sums.unpaid <= total <= sums.total:
        owed = f"{money(sums.total)} ({money(sums.unpaid)} de factures)"
        yield Refusal(
            f"Les échéances du plan font {money(total)} ; la dette est de {owed}. Elles doivent faire l'un de ces "
            "deux montants, ou un montant entre les deux.",
            ("plan",),
        )


def _settlement(computed: Computed) -> Iterator[Refusal]:
    offer, owed = computed.dossier.settlement, computed.figures(Scope.DU).total
    assert offer is not None
    if not 0 < offer.discount < owed:
        yield Refusal(
            f"La remise ({money(offer.discount)}) doit être plus petite que la dette ({money(owed)}), et plus grande "
            "que zéro : sans concession des deux côtés, il n'y a pas de transaction.",
            ("settlement",),
            ("c-civ-2044",),
        )
    if offer.until < computed.on:
        yield Refusal(
            f"La date limite de la remise ({short_day(offer.until)}) est passée : choisissez-en une autre.",
            ("settlement",),
        )


def _taxed(computed: Computed) -> Iterator[Refusal]:
    for figure in computed.figures(Scope.TAXE).invoices:
        invoice = figure.invoice
        if invoice.net is not None and invoice.vat is not None and invoice.net + invoice.vat != invoice.amount:
            yield Refusal(
                f"{debt_heading(invoice)} : le hors taxes ({money(invoice.net)}) et la TVA ({money(invoice.vat)}) ne "
                f"font pas le montant ({money(invoice.amount)}). Corrigez l'un des trois.",
                ("invoices.net", "invoices.vat"),
            )


def _cheque(computed: Computed) -> Iterator[Refusal]:
    bounced = computed.dossier.last(EventKind.CHEQUE_REJETE, on=computed.on)
    if bounced is None:
        return
    end = law.delay("cheque_regularisation", bounced.on).value.after(bounced.on)
    if computed.on <= end:
        yield Refusal(
            f"Le client a jusqu'au {short_day(end)} pour régulariser son chèque : la banque ne délivre le certificat "
            "qu'ensuite.",
            references=("cmf-l131-73",),
        )
