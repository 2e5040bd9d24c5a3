"""Facts and dates of the dossier that cannot all be true: said in a sentence, never settled silently."""

from collections.abc import Iterator
from datetime import date

from guide import law
from guide.case.codes import DebtorKind, EventKind
from guide.case.debt_names import debt_heading
from guide.case.journal import Dispute
from guide.case.model import Dossier
from guide.case.territory import has_own_rules
from guide.path.facts.situation import Notice, Situation
from guide.values.french import day

#: Acts about a debt that exists already.
_OF_A_DEBT = {
    EventKind.ORDONNANCE_RENDUE: "une ordonnance",
    EventKind.ORDONNANCE_SIGNIFIEE: "une signification",
    EventKind.OPPOSITION: "une opposition",
    EventKind.JUGEMENT: "un jugement",
    EventKind.TITRE_EXECUTOIRE: "un titre exécutoire",
    EventKind.RECONNAISSANCE: "une reconnaissance de dette",
    EventKind.REQUETE_DEPOSEE: "une requête",
    EventKind.DEMANDE_EN_JUSTICE: "une demande en justice",
}


def contradictions(dossier: Dossier, s: Situation) -> Iterator[str]:
    """Facts that cannot all be true, or that are dated after the day of the advice: said, never settled silently."""
    code = dossier.answer("dispute")
    if code == "aucune" and s.dispute is Dispute.EXPRIMEE:
        yield (
            "La facture électronique est refusée ou en litige, mais le dossier dit « aucune contestation » : "
            "le guide retient la contestation."
        )
    received = dossier.answer("invoice_received")
    if received is not None and s.received is not None and (received == "oui") != s.received:
        yield "Le statut de la facture électronique contredit votre réponse sur sa réception : le guide retient le statut."
    if s.collective and dossier.answer("insolvency") in ("aucune", "conciliation", "surendettement"):
        yield "Le journal note une procédure collective, mais votre réponse dit le contraire : le guide retient le journal."
    if s.title_known and dossier.answer("enforceable_title") == "non":
        yield "Le journal montre un titre exécutoire, mais votre réponse dit le contraire : le guide retient le journal."
    if dossier.answer("notified") == "rien" and s.claimed_in_writing:
        yield "Le journal note un courrier déjà envoyé, mais votre réponse dit le contraire : le guide retient le journal."
    if dossier.answer("unpaid_cheque") == "non" and s.cheque:
        yield "Le journal note un chèque rejeté, mais votre réponse dit le contraire : le guide retient le journal."
    if dossier.answer("einvoice_status") == "encaissee" and s.late:
        yield "Le statut « encaissée » dit que la facture est payée, mais le dossier montre un reste dû : vérifiez votre compte."
    if s.overindebted and s.sole_trader:
        yield (
            "Le surendettement d'un entrepreneur individuel ne règle que ses dettes personnelles (à vérifier) ; une dette de son "
            "activité relève d'une procédure collective. Cherchez-le sur bodacc.fr : votre créance serait à déclarer, dans un "
            "délai court."
        )
    elif s.overindebted and s.kind is not DebtorKind.PARTICULIER:
        yield (
            "Le surendettement est réservé aux personnes physiques, et il exclut qui relève d'une procédure collective "
            "(C. consom., L711-1 et L711-3, à vérifier) : une société ne peut pas y être. Cherchez ce client sur bodacc.fr ; "
            "si une procédure collective y est publiée, votre créance doit être déclarée, dans un délai court."
        )
    if dossier.answer("insolvency") == "radiee" and s.sole_trader:
        yield (
            "Un entrepreneur individuel radié reste tenu de ses dettes, et se poursuit comme avant. S'il a cessé toute activité "
            f"indépendante, ses deux patrimoines n'en font plus qu'un ({law.reference('c-com-l526-22').label})."
        )
    if has_own_rules(dossier.debtor):
        yield (
            "Votre client est en Nouvelle-Calédonie, en Polynésie française ou à Wallis-et-Futuna : la procédure y a des "
            "règles propres, que ce guide ne décrit pas. À vérifier avant tout acte."
        )
    if s.born_after or s.partly_after:
        yield (
            "Ce que vous avez fourni après le jugement d'ouverture ne se déclare pas : c'est dû à l'échéance (à vérifier avec "
            "l'administrateur ou le mandataire)."
        )
    late = [event for event in dossier.events if event.on > s.on]
    if late:
        yield "Le journal contient un événement daté après le jour de ce conseil : il n'est pas pris en compte."
    served = dossier.last(EventKind.ORDONNANCE_SIGNIFIEE, on=s.on)
    if served and not dossier.first(EventKind.ORDONNANCE_RENDUE, on=served.on):
        yield "Une ordonnance est notée signifiée sans date d'ordonnance avant elle : vérifiez ces deux dates."
    if s.order.lapsed:
        yield "Une ordonnance n'a pas été signifiée dans son délai : elle est non avenue, il faut en demander une autre."
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=s.on)
    if notice and s.notice is Notice.AUCUNE and s.late:
        yield (
            "La mise en demeure est datée avant l'échéance : on n'exige pas une somme avant qu'elle soit due. Envoyez-en une "
            "autre."
        )
    yield from _out_of_order(dossier, s.on)


def _out_of_order(dossier: Dossier, on: date) -> Iterator[str]:
    """What is dated before what it is about, in the journal and on the invoices."""
    yield from _before_the_debt(dossier, on)
    yield from _proceedings_of_an_administration(dossier, on)
    opposed = dossier.last(EventKind.OPPOSITION, on=on)
    if opposed is not None:
        for kind, act in (
            (EventKind.ORDONNANCE_RENDUE, "l'ordonnance"),
            (EventKind.ORDONNANCE_SIGNIFIEE, "sa signification"),
        ):
            other = dossier.last(kind, on=on)
            if other is not None and opposed.on < other.on:
                yield f"Une opposition est notée le {day(opposed.on)}, avant {act} du {day(other.on)} : vérifiez ces deux dates."
    for invoice in dossier.invoices:
        moves = [*(paid.on for paid in invoice.payments), *(note.on for note in invoice.credit_notes)]
        if any(moved > on for moved in moves):
            yield f"{debt_heading(invoice)} : un paiement ou un avoir est daté après le {day(on)} : il n'est pas encore compté."
        if invoice.issued and any(note.on < invoice.issued for note in invoice.credit_notes):
            yield f"{debt_heading(invoice)} : un avoir porte une date plus ancienne. Vérifiez ces deux dates."
        if invoice.issued and invoice.issued > on:
            yield f"{debt_heading(invoice)} : sa date est après le {day(on)}. Vérifiez cette date."


def _before_the_debt(dossier: Dossier, on: date) -> Iterator[str]:
    """An act older than every invoice speaks of another debt, or its date is wrong: a title of then is not counted."""
    for event in dossier.events:
        act = _OF_A_DEBT.get(event.kind)
        if act and event.on < dossier.born and event.on <= on:
            yield (
                f"Le journal note {act} du {day(event.on)}, avant la première facture ({day(dossier.born)}) : s'agit-il bien "
                "de cette dette ? Vérifiez ces deux dates."
            )


def _proceedings_of_an_administration(dossier: Dossier, on: date) -> Iterator[str]:
    noted = dossier.first(EventKind.JUGEMENT_OUVERTURE, EventKind.BODACC, on=on)
    answered = dossier.answer("insolvency") not in (None, "aucune")
    if dossier.debtor.kind.is_administration and (noted or answered):
        yield (
            "Une administration n'est ni en procédure collective ni en surendettement : le guide n'en tient pas compte. Vérifiez "
            "qui est votre client."
        )
