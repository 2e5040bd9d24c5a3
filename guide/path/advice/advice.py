"""What to do today, then if that fails; every remedy with its state; how long one may still act. All from one call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guide.case.model import Dossier
from guide.case.once import once
from guide.claim import Limitation, iso, limitation_as_json
from guide.path.facts.contradictions import contradictions
from guide.path.facts.facts import Facts, facts
from guide.path.facts.running_offers import still_running
from guide.path.facts.situation import Situation
from guide.path.facts.words import say
from guide.path.flow.graph import Outcome, Position, Step, advance
from guide.path.flow.interview import known_answers
from guide.path.flow.links import Link, links
from guide.path.flow.outcomes import binds, done
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES, assess_all
from guide.path.remedies.cost_parts import Cost
from guide.path.remedies.remedy import Assessment, State
from guide.values.french import listed
from guide.values.money import amount_to_json

#: What each missing fact is, in words; a fact without an entry is shown by its name in the file.
FACT_NAMES: Mapping[str, str] = {
    "insolvency": "si le client est en procédure collective (bodacc.fr)",
    "dispute": "si le client conteste la dette",
    "contract": "s'il existe un écrit signé",
    "creditor.activity": "votre activité (commerçant, artisan, libéral…)",
    "creditor.rcs": "votre inscription au registre du commerce",
    "creditor.vat": "votre régime de TVA",
    "debtor.legal_form": "la forme juridique de l'entreprise publique",
    "debtor.country": "si cette démarche est possible avec un client à l'étranger (à demander)",
    "debtor_professional": "si le client agit pour une activité professionnelle",
    "debtor_admits": "si le client reconnaît devoir",
    "invoices": "le montant en euros",
    "invoices.due": "la date d'échéance",
    "invoices.completed": "la date de fin de la prestation",
    "invoices.nature": "la nature de la prestation",
    "invoice_received": "si le client a reçu la facture",
    "enforceable_title": "si vous avez un titre exécutoire",
    "assets_at_risk": "si le paiement est menacé",
    "accepted_bill": "s'il existe une lettre de change acceptée",
    "unpaid_cheque": "s'il existe un chèque impayé",
    "subcontract": "si vous êtes sous-traitant",
    "subcontract_accepted": "si le maître de l'ouvrage vous a accepté",
    "works_guarantee": "si la garantie de paiement a été demandée",
    "contract.price_net": "le prix du marché hors taxes",
    "contract.retention_of_title": "s'il existe une réserve de propriété",
    "contract.jurisdiction_clause": "la clause de juridiction du contrat",
    "claim_declared": "si votre créance est déclarée",
    "holds_goods": "si vous détenez encore une chose du client",
    "plan": "un accord signé (échéancier ou transaction)",
    "events.mise_en_demeure": "une réclamation écrite, et deux mois de silence après elle",
    "events.bodacc": "la date de publication au BODACC",
    "events.conciliation_echec": "l'issue d'une tentative amiable (conciliateur, médiation)",
}


#: The outcomes where something runs its delay, each with the end of that delay.
_WAITS: Mapping[str, Callable[[Situation], date | None]] = {
    "attente_mise_en_demeure": lambda s: s.notice_end,
    "attente_publique": lambda s: s.public_claim_end,
    "attente_opposition": lambda s: None,
}
#: How far ahead the roadmap looks: what comes later depends on what happens first.
AHEAD = 3


@dataclass(frozen=True)
class AdvisedStep:
    """One step, said for this dossier. `to_check` says what in it rests on one source or less, or on a later text.

    `link`: how it follows the step before it, an alternative or what comes if that fails.
    """

    remedy: str
    link: Link
    state: State
    title: str
    why: str
    amicable: bool
    by: date | None
    cost: Cost
    duration: str | None
    court: str | None
    documents: tuple[str, ...]
    letters: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    as_of: date
    outcome: Outcome[Situation]
    position: Position[Situation]
    #: What to do today, and at most AHEAD steps after it; `later` are those further on.
    steps: tuple[AdvisedStep, ...]
    later: tuple[AdvisedStep, ...]
    remedies: Mapping[str, Assessment]
    limitation: Limitation
    warnings: tuple[str, ...]

    @property
    def primary(self) -> str:
        """What to do first today."""
        return self.steps[0].remedy

    @property
    def waits(self) -> bool:
        """Whether a delay runs, so that nothing is to be sent today."""
        return self.outcome.id in _WAITS

    @property
    def answer_by(self) -> date | None:
        """The last day of the delay that runs, where a letter gave it and its date is known."""
        ends = _WAITS.get(self.outcome.id)
        return ends(self.position.situation) if ends else None


@once
def advise(dossier: Dossier, on: date) -> Advice:
    """The roadmap on that day. A question not answered is taken as « je ne sais pas ». Raises NotInForce for old dates."""
    known = facts(dossier, on)
    position = advance(FLOW, known.situation, known_answers(dossier, known.situation), assume_unknown=True)
    outcome = position.current
    assert isinstance(outcome, Outcome), f"{outcome.id} has no way out for who does not know"
    assessed = assess_all(known.situation)
    chosen = chosen_steps(outcome, assessed, known.situation)
    steps = tuple(
        advised(step, assessed[step.remedy], known.situation, follows)
        for step, follows in zip(chosen, links(step.remedy for step in chosen), strict=True)
    )
    return Advice(
        on,
        outcome,
        position,
        steps[: 1 + AHEAD],
        steps[1 + AHEAD :],
        assessed,
        known.limitation,
        _warnings(dossier, known, outcome),
    )


def chosen_steps(
    outcome: Outcome[Situation], assessed: Mapping[str, Assessment], s: Situation
) -> tuple[Step[Situation], ...]:
    """The outcome's steps that are not closed, each once. The first is open, or it is to gather what is missing."""
    steps: dict[str, Step[Situation]] = {}
    for index, step in enumerate(outcome.steps):
        if keeps(step, index, assessed, s):
            steps.setdefault(step.remedy, step)
    chosen = list(steps.values())
    if not chosen or assessed[chosen[0].remedy].state is not State.OPEN:
        missing = assessed[chosen[0].remedy].missing if chosen else ()
        chosen = [_gather(missing), *(step for step in chosen if step.remedy != "consolider_preuves")]
    if s.name_and_shame:
        chosen.insert(1, Step("ne_pas_denoncer"))
    return tuple(chosen)


def keeps(step: Step[Situation], index: int, assessed: Mapping[str, Assessment], s: Situation) -> bool:
    """Whether a step of an outcome stands: not closed, meant for this situation, not already done (but the first)."""
    state = assessed[step.remedy].state
    if state is State.CLOSED or (step.only_open and state is not State.OPEN):
        return False
    if step.when is not None and not step.when(s):
        return False
    return not (index and step.title is None and done(step.remedy, s))


def _gather(missing: tuple[str, ...]) -> Step[Situation]:
    if not missing:
        return Step("consolider_preuves")
    names = listed([FACT_NAMES.get(fact, fact) for fact in missing])
    return Step(
        "consolider_preuves",
        title="Vérifier d'abord ce qui manque",
        why=f"Avant d'engager la suite, il manque : {names}. Notez-le dans « Mon dossier », puis revenez ici.",
    )


def advised(step: Step[Situation], assessment: Assessment, s: Situation, follows: Link = Link.D_ABORD) -> AdvisedStep:
    remedy = assessment.remedy
    cost = remedy.cost(s)
    note = say(remedy.note, s)
    notes = [note] if note else []
    if cost.to_check:
        notes.append("Coût à vérifier : une seule source, ou un tarif ancien.")
    if assessment.state is State.UNSETTLED:
        notes.append("À confirmer : " + listed([FACT_NAMES.get(fact, fact) for fact in assessment.missing]) + ".")
    why = say(step.why or remedy.why, s)
    by = remedy.by(s) or (s.deadline if binds(s) and remedy.id != "consolider_preuves" else None)
    return AdvisedStep(
        remedy=remedy.id,
        link=follows,
        state=assessment.state,
        title=say(step.title or remedy.title, s),
        why=" ".join([why, *notes]),
        amicable=remedy.amicable,
        by=by,
        cost=cost,
        duration=remedy.duration,
        court=remedy.before(s),
        documents=s.gathered(remedy.documents),
        letters=remedy.offered(s),
        references=remedy.references,
    )


def _warnings(dossier: Dossier, facts: Facts, outcome: Outcome[Situation]) -> tuple[str, ...]:
    s = facts.situation
    sentences = [*facts.warnings, *contradictions(dossier, s), *still_running(dossier, s)]
    return tuple(dict.fromkeys([*sentences, outcome.limit] if outcome.limit else sentences))


def to_json(advice: Advice) -> dict[str, Any]:
    """What `parcours` prints, in the shape of the dossier document; `later` and each step's `link` are additions."""
    return {
        "as_of": iso(advice.as_of),
        "primary": advice.primary,
        "steps": [_step_as_json(step) for step in advice.steps],
        "remedies": [_remedy_as_json(value) for value in advice.remedies.values()],
        "limitation": limitation_as_json(advice.limitation),
        "warnings": list(advice.warnings),
        "later": [step.remedy for step in advice.later],
    }


def _step_as_json(step: AdvisedStep) -> dict[str, Any]:
    cost = {"min": step.cost.min, "max": step.cost.max}
    return {
        "remedy": step.remedy,
        "title": step.title,
        "why": step.why,
        "by": iso(step.by),
        "cost": {key: None if cents is None else amount_to_json(cents) for key, cents in cost.items()},
        "duration": step.duration,
        "court": step.court,
        "documents": list(step.documents),
        "letters": list(step.letters),
        "references": list(step.references),
        "link": str(step.link),
    }


def _remedy_as_json(assessment: Assessment) -> dict[str, Any]:
    out: dict[str, Any] = {"id": assessment.id, "state": str(assessment.state)}
    if assessment.state is State.CLOSED:
        out["reasons"] = [{"text": reason.text, "reference": reason.reference} for reason in assessment.reasons]
    elif assessment.state is State.UNSETTLED:
        out["missing"] = list(assessment.missing)
    return out


assert {step.remedy for node in FLOW.nodes if isinstance(node, Outcome) for step in node.steps} <= set(REMEDIES)
