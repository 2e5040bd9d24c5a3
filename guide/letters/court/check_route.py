"""Before filing: is this the right route, the right judge, the right time?"""

from collections.abc import Iterator

from guide.case.codes import EventKind
from guide.case.debt_names import number_or_none
from guide.case.journal import Dispute, dispute
from guide.claim import LimitationState
from guide.letters.catalogue.claimed_sums import Scope
from guide.letters.catalogue.computed import Computed
from guide.letters.court.filing import Filing, Finding, assessed, fault, gap, strength, weakness
from guide.letters.permission.required_facts import said
from guide.path.facts import Notice, insolvency
from guide.path.remedies import State
from guide.values.french import day, listed

#: What follows from a closed route, by the text that closes it.
_THEN = {
    "c-com-l622-21": "Ne déposez pas : le juge ne peut plus condamner votre client. Déclarez la créance.",
    "cpc-1406": "Ne déposez pas ici : la requête serait rejetée. Le guide donne l'autre voie.",
    "cpc-873": "Il s'opposerait dans le mois, et il faudrait plaider : répondez-lui, ou demandez à un juge d'examiner le fond.",
    "immunite-execution": "Ne déposez pas ici : réclamez par écrit à l'acheteur, puis devant le juge administratif.",
    "c-com-r622-24": "Une déclaration tardive ne vaut rien seule : demandez d'abord le relevé de forclusion au juge-commissaire.",
    "c-civ-2224": "Ne déposez pas : il suffit à votre client de le dire. Cherchez un paiement ou un écrit qui l'a fait repartir.",
}
_OTHERWISE = "Le juge peut rejeter la requête, sans recours. Suivez d'abord « Que faire ? »."


def route_findings(computed: Computed, filing: Filing) -> Iterator[Finding]:
    """Raises what the advice raises."""
    assessment = assessed(computed, filing)
    if assessment.state is State.CLOSED:
        for reason in assessment.reasons:
            then = _THEN.get(reason.reference, _OTHERWISE if filing.is_order else "Suivez « Que faire ? ».")
            yield fault(reason.text, then, (reason.reference,))
    elif assessment.state is State.UNSETTLED:
        yield gap(
            f"On ne sait pas encore {listed([said(fact) for fact in assessment.missing], 'ni')}.",
            "Sans cette réponse, on ne peut pas dire si cette voie est ouverte : répondez dans « Que faire ? ».",
            assessment.remedy.references[:1],
        )
    else:
        yield strength(f"Cette voie est ouverte : {assessment.remedy.title.lower()}.")
    if filing.is_order:
        yield from _dispute(computed)
        yield from _received(computed)
        if assessment.state is not State.CLOSED:
            yield from _limitation(computed)
        yield from _notice(computed)
        yield from _said(computed)
    else:
        yield from _declaration_dates(computed)


def _dispute(computed: Computed) -> Iterator[Finding]:
    state = dispute(computed.dossier, computed.on)
    if state in (Dispute.PARTIELLE, Dispute.EXPRIMEE):
        yield weakness(
            "Le client conteste au moins une partie de la dette.",
            "S'il s'oppose dans le mois, l'affaire est jugée à l'audience : ne demandez que ce qui n'est pas contesté, ou "
            "préparez vos preuves.",
            ("cpc-1416",),
        )
    elif state is Dispute.AUCUNE:
        yield strength("Aucune contestation n'est notée au dossier.")


def _received(computed: Computed) -> Iterator[Finding]:
    if computed.situation.received is False:
        yield gap(
            "Le client n'a pas reçu la facture.",
            "Il le dira pour s'opposer, et l'affaire ira à l'audience : renvoyez-la avec une preuve, et attendez sa réponse.",
            ("cpc-1416",),
        )


def _limitation(computed: Computed) -> Iterator[Finding]:
    """The request stops no clock: only the service of the order does."""
    limitation = computed.limitation
    if limitation.earliest is None or limitation.state is LimitationState.PRESCRITE:
        return
    barred = [number_or_none(i.invoice) for i in limitation.invoices if i.deadline < computed.on]
    if barred:
        yield fault(
            f"Le délai pour agir est passé pour {listed(barred)}.",
            "Retirez du dossier ce qui est prescrit : réclamer le reste redevient sûr.",
            limitation.invoices[0].references,
        )
    if limitation.state is LimitationState.BIENTOT:
        yield fault(
            f"La prescription est proche : dernier jour pour agir, le {day(limitation.earliest)}.",
            "La requête ne l'arrête pas ; seule la signification de l'ordonnance le fait. N'attendez pas l'ordonnance : "
            "faites signer une reconnaissance, ou assignez.",
            ("cass-1990-89-13345", "c-civ-2240", "c-civ-2241"),
        )
    else:
        yield strength(
            f"Vous avez jusqu'au {day(limitation.earliest)} : l'ordonnance devra être signifiée avant.",
            references=("cass-1990-89-13345",),
        )


def _notice(computed: Computed) -> Iterator[Finding]:
    s = computed.situation
    if s.notice is Notice.EN_COURS and s.notice_end:
        yield weakness(
            f"La mise en demeure laisse encore au client jusqu'au {day(s.notice_end)}.",
            "Déposée avant, la requête contredit votre propre lettre : attendez le lendemain de ce jour.",
            ("c-civ-1344",),
        )
    elif s.notice is Notice.AUCUNE:
        yield weakness(
            "Aucune mise en demeure n'est notée depuis l'échéance.",
            "Aucun texte ne l'exige avant la requête, mais le juge la cherche, et l'intérêt légal ne court que d'elle.",
            ("fiche-relance", "c-civ-1231-6"),
        )
    elif s.notice is Notice.EXPIREE:
        yield strength("La mise en demeure est restée sans effet à la fin de son délai.")


def _said(computed: Computed) -> Iterator[Finding]:
    """What the client promised or asked for, that filing would cut short."""
    dossier, on = computed.dossier, computed.on
    promise = dossier.last(EventKind.PROMESSE, on=on)
    promised = dossier.follow_up.promise or (promise.until if promise else None)
    if promised and promised >= on:
        yield weakness(
            f"Le client a promis de payer le {day(promised)}.",
            "Attendez cette date : une promesse écrite non tenue renforce le dossier.",
            ("c-civ-2240",),
        )
    if any(part.on >= on for part in dossier.plan):
        yield weakness(
            "Un échéancier court encore.",
            "Tant qu'il est respecté, le reste n'est pas exigible : relisez sa clause avant de déposer.",
            ("c-civ-1343-5",),
        )


def _declaration_dates(computed: Computed) -> Iterator[Finding]:
    dates = insolvency(computed.dossier, computed.on)
    if dates.declare_by is None:
        yield gap(
            "La date de publication au BODACC n'est pas au dossier.",
            "Le délai de deux mois pour déclarer part d'elle : cherchez-la sur bodacc.fr.",
            ("c-com-r622-24",),
        )
    elif dates.declare_by >= computed.on:
        yield strength(f"Vous pouvez déclarer jusqu'au {day(dates.declare_by)}.", references=("c-com-r622-24",))
    later = [
        i.number
        for i in computed.dossier.invoices
        if i.number not in {invoice.invoice.number for invoice in computed.figures(Scope.DECLARE).invoices}
        and i.open_amount(computed.on) > 0
    ]
    if later:
        yield weakness(
            f"Hors de la déclaration : {listed(later)}.",
            "Une facture née après le jugement se paie à son échéance et ne se déclare pas.",
            ("c-com-l622-17",),
        )
