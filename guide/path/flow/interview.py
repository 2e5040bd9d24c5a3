"""One question at a time: which one now, how far along, and what was answered.

What the dossier already says is not asked again; the dossier that an answer makes is in `answers`.
"""

from collections.abc import Mapping
from datetime import date

from guide.case.codes import DebtorKind, EventKind
from guide.case.model import FRANCE, Dossier
from guide.path.facts.facts import situation
from guide.path.facts.procedure_dates import Paper
from guide.path.facts.situation import SOME_MEMBER_STATE, SOME_OTHER_COUNTRY, Situation, Timing
from guide.path.flow.forks_on_procedure import Proceedings, proceedings
from guide.path.flow.graph import Choice, Fork, Position, Question, advance, way_out
from guide.path.flow.questions import ADMITTED, CARD, FACTS, GIVEN, GROUNDS, TICKED_BESIDE, Ground
from guide.path.flow.recovery_flow import FLOW
from guide.values.french import day, money

#: Questions whose answer is a field of the dossier.
_ELSEWHERE = ("debtor_kind", "activity", "vat")
_TICKED = frozenset(name for names in TICKED_BESIDE.values() for name, _ in names)


def known_answers(dossier: Dossier, situation: Situation) -> Mapping[str, str]:
    """What the dossier answers to the flow's questions: its answers, and its facts as answers."""
    answers = {id: code for id in (*dossier.answers, *_ELSEWHERE) if (code := held_answer(dossier, id))}
    if answers.get("insolvency") == "radiee" and situation.kind is DebtorKind.PARTICULIER:
        # Nobody but a company is struck off: asked again.
        del answers["insolvency"]
    elif answers.get("insolvency") == "radiee" and situation.sole_trader:
        answers["insolvency"] = "aucune"
    if dossier.invoices:
        answers["amount"] = GIVEN
        if situation.late is not None:
            answers["due"] = GIVEN
    for fact, typed in FACTS.items():
        if typed.event and any(event.kind is typed.event for event in dossier.events):
            answers[fact] = GIVEN
    if dossier.contract.price_net is not None:
        answers["works_price"] = GIVEN
    if situation.retention_of_title is not None:
        answers["retention_of_title"] = "oui" if situation.retention_of_title else "non"
    if situation.rejected or situation.transmitted:
        answers["invoice_received"] = "non" if situation.rejected else "oui"
    if dossier.grounds or ("special" not in answers and situation.paper is not Paper.AUCUN):
        answers["special"] = GIVEN
    if situation.paper is Paper.TITRE and dossier.first(
        EventKind.JUGEMENT, EventKind.ORDONNANCE_SIGNIFIEE, on=situation.on
    ):
        answers["title_on"] = GIVEN
    if "order_stage" not in answers and (stage := _stage(dossier, situation.on)):
        answers["order_stage"] = stage
    if dossier.first(EventKind.MISE_EN_DEMEURE, on=situation.on):
        answers["notified"] = "mise_en_demeure"
    elif dossier.first(EventKind.RELANCE, on=situation.on):
        answers["notified"] = "relance"
    return answers


def ticks(dossier: Dossier, situation: Situation) -> tuple[tuple[Ground, bool], ...]:
    """The special situations that may be ticked, and whether the facts of the dossier show them.

    Where the debtor is stands in its address once its country is known.
    """
    shown = {
        "titre": situation.paper is Paper.TITRE,
        "ordonnance": situation.paper is Paper.ORDONNANCE or "ordonnance" in (dossier.grounds or ()),
        "etranger_ue": situation.in_european_orders,
        "etranger": not situation.domestic and not situation.in_european_orders,
        "cheque": situation.cheque,
        "lettre_de_change": situation.bill,
        "biens_menaces": situation.assets_at_risk,
        "sous_traitance": situation.subcontractor,
        "travaux": situation.works_asked,
        "chose_retenue": situation.holds_goods,
    }
    settled = dossier.debtor.country not in (FRANCE, SOME_MEMBER_STATE, SOME_OTHER_COUNTRY)
    elsewhere = {"etranger_ue", "etranger"} if settled else set()
    impossible = _impossible(dossier.debtor.kind)
    return tuple(
        (ground, bool(shown[ground.code]))
        for ground in GROUNDS
        if ground.code not in elsewhere and (shown[ground.code] or ground.code not in impossible)
    )


def _impossible(kind: DebtorKind) -> set[str]:
    """The situations that a client of this kind cannot be in."""
    if kind.is_administration:
        return {"etranger_ue", "etranger", "lettre_de_change", "biens_menaces", "sous_traitance", "travaux"}
    if kind.is_public_buyer:
        return {"etranger_ue", "etranger", "sous_traitance", "travaux"}
    return {"sous_traitance", "travaux", "lettre_de_change"} if kind is DebtorKind.PARTICULIER else set()


def offered(question: Question, dossier: Dossier | None) -> tuple[Choice, ...]:
    """The choices that this client can have; the one already given always stands."""
    if dossier is None:
        return question.choices
    given = held_answer(dossier, question.id)
    private = dossier.debtor.kind is DebtorKind.PARTICULIER
    hidden: tuple[str, ...] = ()
    if question.id == "insolvency":
        hidden = (
            ("conciliation", "sauvegarde", "redressement", "liquidation", "radiee") if private else ("surendettement",)
        )
    elif question.id == "activity" and dossier.answers.get("invoice_received") != "sans_facture":
        hidden = ("particulier",)
    return tuple(c for c in question.choices if c.code == given or c.code not in hidden)


def held_answer(dossier: Dossier, question: str) -> str | None:
    """What the dossier answers to a question of choices, None when it does not."""
    creditor = dossier.creditor
    of_party = {"debtor_kind": dossier.debtor.kind, "activity": creditor.activity, "vat": creditor.vat}.get(question)
    if of_party is not None:
        return of_party.value
    code = dossier.answers.get(question)
    admitted = question == "dispute" and code == "aucune" and dossier.answer("debtor_admits") == "oui"
    return ADMITTED if admitted else code


def _stage(dossier: Dossier, on: date) -> str | None:
    stages = (
        ("opposition", EventKind.OPPOSITION),
        ("signifiee", EventKind.ORDONNANCE_SIGNIFIEE),
        ("rendue", EventKind.ORDONNANCE_RENDUE),
    )
    return next((code for code, kind in stages if dossier.first(kind, on=on)), None)


def ask(dossier: Dossier | None, on: date) -> Position[Situation]:
    """Where the person stands: `current` is the question to ask, or the outcome. No dossier yet: the first question."""
    if dossier is None:
        first = FLOW[FLOW.start]
        assert isinstance(first, Question)
        return Position((), first, {}, Situation(on, None, DebtorKind.COMMERCANT, timing=Timing.EN_RETARD))
    facts = situation(dossier, on)
    return advance(FLOW, facts, known_answers(dossier, facts))


def together(position: Position[Situation]) -> tuple[Question, ...]:
    """The questions to show at once: those of the card that nothing answers yet; the proceedings of the client with the
    other situations out of the ordinary; else the one that comes."""
    current = position.current
    assert isinstance(current, Question)
    if current.id == "insolvency" and "special" not in position.answers:
        beside = FLOW["special"]
        assert isinstance(beside, Question)
        return (current, beside)
    if current.id not in CARD:
        return (current,)
    nodes = [FLOW[id] for id in CARD if id == current.id or id not in position.answers]
    return tuple(node for node in nodes if isinstance(node, Question))


def progress(position: Position[Situation]) -> tuple[int, int]:
    """« Étape n sur N environ », in screens: the card is one. N supposes the longest way still possible, as far as
    what is known tells; before anything is, that of a business."""
    card = position.current.id in CARD
    apart = [id for id in position.used if id not in CARD and not _beside(id, position)]
    passed = len(apart) + any(id in CARD for id in position.used)
    if card:
        return 1, 1 + _longest("billed", position, {})
    left = _longest(position.current.id, position, {})
    step = max(passed + isinstance(position.current, Question), 1)
    return step, max(passed + left, step)


def _longest(id: str, position: Position[Situation], places: dict[str, int]) -> int:
    """How many questions may still come, from that node on."""
    node = FLOW[id]
    if id not in places:
        ways = [exit.goto for exit in node.exits]
        code = position.answers.get(id)
        if isinstance(node, Fork) and node.foreseen:
            ways = [way_out(node, node.decide(position.situation)).goto]
        elif isinstance(node, Question) and code in node.codes:
            ways = [way_out(node, str(code)).goto]
        asked = isinstance(node, Question) and code not in node.codes and not _beside(id, position)
        places[id] = asked + max((_longest(goto, position, places) for goto in ways), default=0)
    return places[id]


def _beside(id: str, position: Position[Situation]) -> bool:
    """Whether a question is on the screen of the one before it."""
    if id in _TICKED:
        return True
    return id == "special" and proceedings(position.situation) is Proceedings.A_DEMANDER


def answered(position: Position[Situation], dossier: Dossier | None = None) -> tuple[tuple[Question, str], ...]:
    """Each question passed with the words of its answer, in order. With the dossier, the typed facts are shown."""
    pairs = []
    for taken in position.trail:
        node = FLOW[taken.node]
        if isinstance(node, Question):
            label = next(choice.label for choice in node.choices if choice.code == taken.code)
            pairs.append((node, _typed(node.id, dossier) or label))
    return tuple(pairs)


def _typed(question: str, dossier: Dossier | None) -> str | None:
    """The amount or the date as typed, when there is one invoice to show; the situations ticked."""
    if dossier is None:
        return None
    if question == "special" and dossier.grounds:
        return " ; ".join(ground.label for ground in GROUNDS if ground.code in dossier.grounds)
    fact = FACTS.get(question)
    if fact is not None and fact.event:
        noted = [event.on for event in dossier.events if event.kind is fact.event]
        return day(max(noted)) if noted else None
    if question == "works_price" and dossier.contract.price_net:
        return money(dossier.contract.price_net)
    if len(dossier.invoices) != 1:
        return None
    (invoice,) = dossier.invoices
    if question == "amount":
        return money(invoice.open_amount(date.max), invoice.currency)
    return day(invoice.due) if question == "due" and invoice.due else None
