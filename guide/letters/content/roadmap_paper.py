"""The roadmap as ready strings: a paper for the user to keep, never sent to the debtor.

It says what the screen « Que faire ? » says, from the same calls; the words that never change are in the template.
"""

from dataclasses import dataclass
from datetime import date

from guide import law
from guide.case.debt_names import debt_names, nouns, term
from guide.case.model import Dossier
from guide.claim import Statement
from guide.letters.catalogue.catalogue import papers
from guide.path import FACT_NAMES, FLOW, Question, State, advise, answered
from guide.path.advice import Advice, AdvisedStep
from guide.path.calendar import DeadlineKind, agenda
from guide.path.facts import Facts, facts
from guide.path.flow import ASSUMED
from guide.values.french import count, day, listed, money, short_day, typeset

#: Rows of a table of the paper: two pages in all; the screen has the rest.
MOST_ROWS = 2


@dataclass(frozen=True)
class Etape:
    """One step of the roadmap."""

    rang: str
    titre: str
    pourquoi: str
    avant_le: str
    cout: str
    duree: str
    juge: str
    pieces: str
    courrier: str
    textes: str


@dataclass(frozen=True)
class Compte:
    """One total of the statement."""

    libelle: str
    montant: str


@dataclass(frozen=True)
class DateUtile:
    """One date of the agenda."""

    le: str
    quoi: str


@dataclass(frozen=True)
class Delai:
    """The limitation of one invoice."""

    facture: str
    dernier_jour: str
    motif: str


@dataclass(frozen=True)
class Voie:
    """A route that is not settled, with what is missing."""

    nom: str
    motifs: str


@dataclass(frozen=True)
class FeuilleDeRoute:
    """What to do today, then; until when; what is missing. Closed routes stay on screen: two pages are read."""

    creancier: str
    client: str
    objet: str
    date: str
    situation: str
    etape: str
    comptes: tuple[Compte, ...]
    reclamable: str
    provisoire: bool
    aujourdhui: tuple[Etape, ...]
    ensuite: tuple[Etape, ...]
    dates: tuple[DateUtile, ...]
    delais: tuple[Delai, ...]
    manquantes: tuple[Voie, ...]
    retenu: tuple[str, ...]
    avertissements: tuple[str, ...]


def roadmap(dossier: Dossier, on: date) -> FeuilleDeRoute:
    """Everything of the advice of that day, in words. Raises NotInForce like `advise`."""
    advice, known = advise(dossier, on), facts(dossier, on)
    steps = tuple(_step(step, rank) for rank, step in enumerate(advice.steps, 1))
    # The limitation has its own table, an invoice a row: its warnings belong to the calendar file.
    ahead = tuple(
        DateUtile(short_day(each.on), typeset(each.title))
        for each in agenda(dossier, on)
        if each.kind is not DeadlineKind.PRESCRIPTION
    )
    terms = {invoice.number: term(invoice) for invoice in dossier.invoices}
    barring = [
        Delai(
            terms[invoice.invoice],
            short_day(invoice.deadline) + (" (estimé)" if invoice.estimated else ""),
            typeset(invoice.why),
        )
        for invoice in sorted(advice.limitation.invoices, key=lambda each: each.deadline)[:MOST_ROWS]
    ]
    if (rest := len(advice.limitation.invoices) - MOST_ROWS) > 0:
        barring.append(Delai(count(rest, "autre", "autres"), "plus tard", "« Que faire ? » les donne toutes."))
    unsettled = list(_unsettled(advice))
    if (rest := len(unsettled) - MOST_ROWS) > 0:
        unsettled[MOST_ROWS:] = [Voie(count(rest, "autre voie", "autres voies"), "« Que faire ? » les nomme.")]
    return FeuilleDeRoute(
        creancier=typeset(dossier.creditor.name),
        client=typeset(dossier.debtor.name),
        objet=debt_names(dossier.invoices) or "aucune facture",
        date=day(on),
        situation=typeset(_situation(dossier, known, on)),
        etape=typeset(advice.outcome.title),
        comptes=_totals(known.statement, nouns(dossier)[1]),
        reclamable=money(known.statement.claimable) if known.statement else "",
        provisoire=known.statement is not None and known.statement.provisional,
        aujourdhui=steps[:1],
        ensuite=steps[1:],
        dates=ahead,
        delais=tuple(barring),
        manquantes=tuple(unsettled),
        retenu=_answers(dossier, advice),
        avertissements=tuple(typeset(warning) for warning in advice.warnings),
    )


def _situation(dossier: Dossier, facts: Facts, on: date) -> str:
    if not dossier.invoices:
        return "Le dossier n'a pas encore de facture."
    if facts.statement is None:
        return "La somme due n'est pas encore connue : il manque une date d'échéance."
    late = facts.situation.days_late
    since = f", en retard depuis {count(late, 'jour', 'jours')}" if late else ""
    many = count(len(dossier.invoices), *nouns(dossier))
    return f"{many}{since}. Vous pouvez réclamer {money(facts.statement.claimable)} au {day(on)}."


def _totals(statement: Statement | None, debts: str) -> tuple[Compte, ...]:
    """The lines that are not zero; they add up to what may be claimed."""
    if statement is None or not statement.dues:
        return ()
    lines = (
        (debts.capitalize(), statement.billed),
        ("Avoirs", -statement.credited),
        ("Déjà payé", -statement.paid),
        ("Intérêts de retard", statement.interest),
        ("Indemnité forfaitaire", statement.indemnity),
        ("Pas encore échu", -statement.not_due),
    )
    return tuple(Compte(label, money(amount)) for label, amount in lines if amount)


def _step(step: AdvisedStep, rank: int) -> Etape:
    written = [papers()[id].title for id in step.letters if id in papers()]
    texts = " ; ".join(law.reference(id).label for id in step.references)
    return Etape(
        rang=str(rank),
        titre=typeset(step.title),
        pourquoi=typeset(step.why),
        avant_le=day(step.by) if step.by else "",
        cout=typeset(step.cost.words),
        duree=typeset(step.duration or ""),
        juge=typeset(step.court or ""),
        pieces=typeset(" ; ".join(step.documents)),
        courrier=typeset(listed(written)),
        textes=typeset(texts),
    )


def _answers(dossier: Dossier, advice: Advice) -> tuple[str, ...]:
    """The questions on the path, each with its answer; what the guide deduced by itself is left to the screen. A rent has
    no invoice to receive."""
    passed = [taken for taken in advice.position.trail if isinstance(FLOW[taken.node], Question)]
    return tuple(
        typeset(f"{question.text} {answer}" + (f" ({ASSUMED})" if taken.assumed else ""))
        for taken, (question, answer) in zip(passed, answered(advice.position, dossier), strict=True)
        if question.id != "invoice_received" or nouns(dossier)[0] == "facture"
    )


def _unsettled(advice: Advice) -> tuple[Voie, ...]:
    return tuple(
        Voie(typeset(value.remedy.title), typeset(listed([FACT_NAMES.get(name, name) for name in value.missing])))
        for value in advice.remedies.values()
        if value.state is State.UNSETTLED
    )
