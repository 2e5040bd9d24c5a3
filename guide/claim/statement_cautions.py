"""What a person must know before using a statement: doubtful facts, and points the law leaves open. In French."""

from collections.abc import Iterator
from datetime import date

from guide import law
from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.debt_names import debt_heading
from guide.case.doubts import doubts
from guide.case.model import EURO, Dossier, Invoice
from guide.case.terms import Due, ceiling_warning, effective_due
from guide.case.territory import in_france
from guide.claim.regime import STARTS_LEGAL_INTEREST, Regime, bearing, is_private_loan, regime
from guide.values.dates import ONE_DAY, add_years
from guide.values.french import money, short_day
from guide.values.money import Cents


def statement_warnings(dossier: Dossier, on: date, surplus: Cents, overpaid: Cents) -> tuple[str, ...]:
    """Each warning once, the dossier's first, then those of its invoices."""
    warnings = [*doubts(dossier), *_on_regime(dossier, on), *_on_insolvency(dossier, on), *_on_payments(dossier, on)]
    if overpaid:
        warnings.append(
            f"Votre client a payé {money(overpaid)} de plus que ce qu'il devait : vérifiez les montants, puis rendez-lui ce "
            f"trop-perçu ({_cite('c-civ-1302')})."
        )
    elif surplus:
        warnings.append(
            f"Les paiements et avoirs dépassent de {money(surplus)} la facture qu'ils visent : vérifiez leurs montants. Ce "
            "surplus est déduit du reste."
        )
    for invoice in dossier.invoices:
        warnings += _on_invoice(dossier, invoice, on)
    return tuple(dict.fromkeys(warnings))


def _cite(*ids: str) -> str:
    return " et ".join(law.reference(id).label for id in ids)


def _on_regime(dossier: Dossier, on: date) -> Iterator[str]:
    kind, applicable = dossier.debtor.kind, regime(dossier)
    private = is_private_loan(dossier)
    agreed = dossier.terms.rate is not None or dossier.terms.floor_multiple is not None
    if kind.may_be_non_professional and dossier.answer("debtor_professional") is None and not private:
        yield (
            "On ne sait pas si ce client a agi pour une activité professionnelle : seul l'intérêt légal est "
            f"compté. S'il a agi pour elle, les pénalités et l'indemnité forfaitaire ({_cite('c-com-l441-10')}) sont dues."
        )
    if kind is DebtorKind.PARTICULIER and not private and agreed:
        yield (
            "Votre contrat fixe un taux de retard, mais le client est un consommateur : seul l'intérêt légal "
            "est compté, car le juge peut écarter une telle clause comme abusive."
        )
    if applicable is Regime.PUBLIC and agreed:
        yield (
            "Le taux d'un acheteur public est fixé par le code de la commande publique : celui du contrat "
            f"n'est pas retenu ({_cite('ccp-l2192-14', 'ccp-r2192-31')})."
        )
    if applicable is Regime.PUBLIC and kind is DebtorKind.ENTREPRISE_PUBLIQUE:
        yield (
            "À vérifier : certaines entreprises publiques relèvent du code de commerce (taux de la BCE plus "
            f"dix points) et non du code de la commande publique ({_cite('ccp-l2192-11')})."
        )
    if len(dossier.payments_in_euros) < len(dossier.payments):
        yield "Un paiement désigne une facture dans une autre monnaie : il n'est pas compté ici."
    if not in_france(dossier.debtor.country):
        yield ("Le client est à l'étranger : ces règles valent si la loi française s'applique au contrat. À vérifier.")
    if dossier.contract.penalty_clause:
        yield (
            "La clause pénale n'est pas comptée ici : elle suppose une mise en demeure, et le juge peut la "
            f"réduire ({_cite('c-civ-1231-5')})."
        )
    if applicable is Regime.BUSINESS:
        yield from _on_clause(dossier, on)
    elif applicable is Regime.LEGAL:
        yield from _on_legal_interest(dossier, on)


def _on_payments(dossier: Dossier, on: date) -> Iterator[str]:
    """A payment of a later day is not one: it is a promise, and is not counted (whatever it is tied to)."""
    own = (payment for invoice in dossier.invoices for payment in invoice.payments)
    planned = sorted((p for p in (*own, *dossier.payments) if p.on > on), key=lambda p: p.on)
    if planned:
        later = f"{money(planned[0].amount)} le {short_day(planned[0].on)}"
        rest = f", et {len(planned) - 1} autre(s)" if len(planned) > 1 else ""
        yield (
            f"Paiement prévu, pas encore reçu au {short_day(on)} : {later}{rest}. Il n'est pas compté. Si c'est une "
            "promesse, notez-la au journal."
        )


def _on_legal_interest(dossier: Dossier, on: date) -> Iterator[str]:
    started = dossier.first(*STARTS_LEGAL_INTEREST, on=on)
    if not started:
        yield (f"Aucun intérêt ne court encore : il commence avec la mise en demeure ({_cite('c-civ-1231-6')}).")
    judged = dossier.first(EventKind.JUGEMENT, on=on)
    if judged and judged is started:
        yield (
            "L'intérêt est compté depuis le jugement, faute de connaître la mise en demeure ou la demande en justice : il "
            f"court depuis la première des deux ({_cite('c-civ-1231-6')}). Notez sa date au journal."
        )
    if judged and not dossier.first(EventKind.TITRE_EXECUTOIRE, on=on):
        yield (
            "La majoration de cinq points est comptée depuis la date du jugement, supposé exécutoire ce "
            "jour-là : s'il l'est devenu plus tard, notez-le au journal (titre exécutoire)."
        )


def _on_clause(dossier: Dossier, on: date) -> Iterator[str]:
    unsettled = "le décompte applique ce plancher. Ce point n'est pas tranché par les juges."
    multiple = dossier.terms.floor_multiple
    if multiple is not None and multiple < law.FLOOR_MULTIPLE:
        yield f"Une clause ne peut descendre sous trois fois le taux légal : {unsettled}"
    agreed = dossier.terms.rate
    if agreed is None:
        return
    dues = [
        (invoice, effective_due(dossier, invoice, on).on) for invoice in dossier.invoices if invoice.currency == EURO
    ]
    if any(agreed > law.late_rate(due).value for _, due in dues):
        yield (
            "Le taux de votre contrat est plus haut que celui de la loi : le juge peut réduire une telle clause si elle est "
            f"manifestement excessive ({_cite('c-civ-1231-5')}). Le taux de la loi, lui, ne se réduit pas "
            f"({_cite('cass-com-2011-10-14677')})."
        )
    for invoice, due in dues:
        used = bearing(dossier, invoice, due, on).segments(due + ONE_DAY, on + ONE_DAY)
        if any(segment.rate > agreed for segment in used):
            yield (
                "Le taux de votre contrat est, pour une partie de la période, sous le plancher de trois fois "
                f"le taux légal ({_cite('c-com-l441-10', 'c-com-l441-16')}) : {unsettled}"
            )


def _on_insolvency(dossier: Dossier, on: date) -> Iterator[str]:
    opening = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
    if opening:
        yield (
            f"Les intérêts s'arrêtent au jugement d'ouverture du {short_day(opening.on)} "
            f"({_cite('c-com-l622-28', 'c-com-r621-4')}). Une créance antérieure se déclare ; elle ne se réclame "
            "plus directement."
        )
        for invoice in dossier.invoices:
            if invoice.completed is not None and invoice.completed >= opening.on:
                yield (
                    f"{debt_heading(invoice)} : la prestation est postérieure au jugement d'ouverture ; elle se paie à "
                    f"son échéance et porte intérêt ({_cite('c-com-l622-17')})."
                )
            elif invoice.completed is None:
                yield (
                    f"{debt_heading(invoice)} : sans date de fin de prestation, la dette est supposée antérieure au "
                    "jugement d'ouverture."
                )
            if invoice.nature is Nature.PRET:
                yield (
                    f"{debt_heading(invoice)} : un prêt d'un an ou plus continue de porter intérêt après le jugement "
                    f"d'ouverture ({_cite('c-com-l622-28')}). À vérifier."
                )
    elif dossier.answer("insolvency") in ("sauvegarde", "redressement", "liquidation"):
        yield (
            "Une procédure collective est ouverte, mais sa date manque : les intérêts comptés après elle ne "
            "sont pas dus. Notez le jugement d'ouverture au journal (bodacc.fr)."
        )
    elif dossier.answer("insolvency") == "surendettement":
        yield "Surendettement : les intérêts peuvent cesser de courir. À vérifier auprès de la commission."


def _on_invoice(dossier: Dossier, invoice: Invoice, on: date) -> Iterator[str]:
    name = debt_heading(invoice)
    if invoice.currency != EURO:
        amount = money(invoice.amount, invoice.currency)
        yield f"{name} : {amount} ne sont pas des euros, et ne sont pas comptés."
        return
    due = effective_due(dossier, invoice, on)
    yield from _on_dates(dossier, invoice, due, on, name)
    if invoice.retention:
        amount = money(invoice.retention)
        yield (
            f"{name} : la retenue de garantie de {amount} n'est pas comptée. Si elle a été libérée, retirez-la du dossier."
        )
    if invoice.disputed_amount:
        amount = money(invoice.disputed_amount)
        yield f"{name} : {amount} sont contestés ; ils restent comptés, mais le juge peut les écarter."
    credited = [note for note in invoice.credit_notes if note.on <= on]
    if sum(note.amount for note in credited) >= invoice.amount and any(note.on > due.on for note in credited):
        yield (
            f"{name} : un avoir l'annule en entier après l'échéance. S'il corrige une erreur, rien n'était dû : ne réclamez ni "
            "intérêts ni indemnité."
        )
    if invoice.nature is Nature.PRET and not is_private_loan(dossier):
        yield (
            f"{name} : un prêt n'ouvre pas droit aux pénalités entre entreprises ; seul l'intérêt convenu, ou à "
            "défaut l'intérêt légal, est compté."
        )
    bears = bearing(dossier, invoice, due.on, on)
    first = bears.terms.capitalisation
    if first and bears.start and first < add_years(bears.start, 1):
        yield (
            f"{name} : les intérêts ne se capitalisent que dus pour une année entière ({_cite('c-civ-1343-2')}) : au plus "
            f"tôt le {short_day(add_years(bears.start, 1))}, et non le {short_day(first)}."
        )


def _on_dates(dossier: Dossier, invoice: Invoice, due: Due, on: date, name: str) -> Iterator[str]:
    if due.estimated:
        yield f"{name} : échéance estimée au {short_day(due.on)}, {due.why}. Confirmez-la avant de réclamer."
    if warning := ceiling_warning(dossier, invoice, due.on):
        yield warning
    if due.on.weekday() >= 5:
        yield (
            f"{name} : l'échéance tombe un samedi ou un dimanche. Aucun texte ne la reporte ; un jour de "
            "marge est prudent."
        )
    if invoice.issued and any(p.on < invoice.issued for p in invoice.payments):
        yield (
            f"{name} : un paiement porte une date plus ancienne. Si c'est un acompte, tout va bien ; sinon, corrigez la date du "
            "paiement."
        )
    if invoice.issued and due.on < invoice.issued:
        yield f"{name} : l'échéance précède sa date. Vérifiez ces deux dates."
    if invoice.completed and invoice.completed > on:
        yield f"{name} : la prestation n'est pas encore terminée à la date du décompte."
    notice = dossier.first(EventKind.MISE_EN_DEMEURE, on=on)
    if notice and invoice.first_day <= notice.on <= due.on < on:
        bears = bearing(dossier, invoice, due.on, on)
        rest = "" if bears.start else " Aucun intérêt ne court : envoyez-en une autre."
        yield (
            f"{name} : la mise en demeure du {short_day(notice.on)} est antérieure à l'échéance ; elle ne vaut rien pour cette "
            f"dette, que rien n'obligeait encore à payer ({_cite('c-civ-1231-6', 'c-civ-1344')}).{rest}"
        )
