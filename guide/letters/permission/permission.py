"""Which letters this dossier allows on a day, and why not the others: a reason in French and the missing facts.

A letter that would be unlawful, useless or full of holes is not written, and what to send instead is named. A letter
that is only clumsy is written, with a caution.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from guide.case.codes import DebtorKind, EventKind
from guide.case.journal import Dispute, dispute
from guide.case.model import Dossier
from guide.case.territory import in_france
from guide.claim import Regime
from guide.errors import GuideError, IncompleteDossier, LetterNotAllowed
from guide.letters.catalogue.catalogue import ROLES, Letter, letters
from guide.letters.catalogue.claimed_sums import Scope
from guide.letters.catalogue.computed import Computed
from guide.letters.content.insolvency_fields import pending_suit
from guide.letters.content.party_fields import TALL_WINDOW_LINES, WINDOW_LINES, destinataire, wrong_numbers
from guide.letters.permission import required_facts
from guide.letters.permission.required_facts import Refusal
from guide.letters.permission.sum_refusals import impossible
from guide.letters.permission.when_not_to_demand import demand_refusals, early_notice, not_a_loan, proceedings_refusals
from guide.path.remedies import State, petition_court
from guide.values.french import listed, money, short_day


@dataclass(frozen=True)
class Permission:
    """May this letter be written? `reason` (French) is empty when it may. `missing` names facts as the file does.

    `instead`: the letters that the roadmap advises first, and that nothing forbids.
    """

    letter: Letter
    reason: str = ""
    missing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def granted(self) -> bool:
        return not self.reason

    @property
    def incomplete(self) -> bool:
        """Nothing forbids it but facts that the user may give."""
        return not self.granted and bool(self.missing)

    def require(self) -> None:
        """Raises LetterNotAllowed while it may not."""
        if not self.granted:
            raise LetterNotAllowed(self.reason)


def allowed(dossier: Dossier, on: date) -> tuple[Permission, ...]:
    """Every letter of the catalogue, granted or refused for this dossier on that day."""
    computed = Computed(dossier, on)
    permissions = tuple(judged(letter, computed) for letter in letters().values())
    possible = {one.letter.id for one in permissions if one.granted or one.incomplete}
    advised = _advised(computed)
    return tuple(
        one
        if one.granted
        else replace(one, instead=tuple(id for id in advised if id in possible and id != one.letter.id))
        for one in permissions
    )


def with_alternative(permission: Permission, computed: Computed) -> Permission:
    """A refusal with what to send instead, never the letter itself, which may lack a fact only."""
    if permission.granted:
        return permission
    others = [id for id in _advised(computed) if id in letters() and id != permission.letter.id]
    advised = [judged(letters()[id], computed) for id in others]
    return replace(permission, instead=tuple(p.letter.id for p in advised if p.granted or p.incomplete))


def _advised(computed: Computed) -> tuple[str, ...]:
    """The letters of what to do first today."""
    try:
        return computed.advice.steps[0].letters
    except GuideError:
        return ()


def judged(letter: Letter, computed: Computed) -> Permission:
    """May this letter be written for this dossier on that day?"""
    refusal = next(_refusals(letter, computed), None)
    if refusal:
        return Permission(letter, refusal.reason, refusal.missing, refusal.references)
    return Permission(letter, cautions=tuple(_cautions(letter, computed)))


def _refusals(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    """In the order in which they computed: what forbids, what comes first, what is missing."""
    if not letter.to_send:
        try:
            computed.advice  # noqa: B018 - asked for what it raises
        except GuideError as error:
            yield Refusal(str(error))
        return
    if not computed.dossier.invoices:
        yield Refusal("Le dossier n'a pas de facture.", ("invoices",))
        return
    try:
        if letter.demand:
            yield from demand_refusals(letter, computed)
        yield from not_a_loan(letter, computed)
        if computed.regime not in letter.regimes:
            yield Refusal(letter.otherwise)
        if _asks_to_pay(letter):
            yield from proceedings_refusals(computed)
        yield from early_notice(letter, computed)
        yield from _closed(letter, computed)
        yield from impossible(letter, computed)
    except IncompleteDossier as error:
        yield Refusal(str(error), error.missing)
        return
    except GuideError as error:
        yield Refusal(str(error))
        return
    yield from _incomplete(letter, computed)


def _asks_to_pay(letter: Letter) -> bool:
    """It says to the debtor until when to pay: whoever may not pay any more is not asked."""
    return letter.to is None and letter.prints("avant_le") and letter.scope in (Scope.DU, Scope.RAPPEL)


def _closed(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    """A paper of a route that the guide closes."""
    if not letter.remedies or letter.demand:
        return
    assessed = [computed.advice.remedies[id] for id in letter.remedies]
    states = {assessment.state for assessment in assessed}
    if State.OPEN in states:
        return
    if states == {State.CLOSED}:
        reasons = list({r.text: r for assessment in assessed for r in assessment.reasons}.values())
        yield Refusal(" ".join(r.text for r in reasons), references=tuple(dict.fromkeys(r.reference for r in reasons)))


def _unsettled(letter: Letter, computed: Computed) -> tuple[str, ...]:
    """The facts that would say whether its route is open."""
    if not letter.remedies or letter.demand:
        return ()
    assessed = [computed.advice.remedies[id] for id in letter.remedies]
    if any(assessment.state is State.OPEN for assessment in assessed):
        return ()
    return tuple(dict.fromkeys(chain.from_iterable(assessment.missing for assessment in assessed)))


def _incomplete(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    dossier = computed.dossier
    lacking = () if letter.when_unsettled else _unsettled(letter, computed)
    lacking += required_facts.missing_names(dossier) + required_facts.missing_address(dossier.creditor, "creditor")
    if letter.to is None or letter.prints("debiteur"):
        lacking += required_facts.missing_address(dossier.debtor, "debtor")
    lacking += required_facts.missing(letter.needs, dossier, computed.on)
    if letter.prints("declaration") and pending_suit(computed):
        lacking += required_facts.missing(("third_parties.tribunal",), dossier, computed.on)
    if letter.to in ROLES and not petition_court(letter.remedies, computed.situation):
        lacking += required_facts.missing((f"third_parties.{letter.to}",), dossier, computed.on)
    lacking = tuple(dict.fromkeys(lacking))
    if lacking:
        yield Refusal(required_facts.lacking(lacking), lacking)
    wrong = wrong_numbers(dossier.creditor)
    if letter.prints("debiteur"):
        wrong |= wrong_numbers(dossier.debtor, "debtor")
    if wrong:
        yield Refusal(" ".join(wrong.values()), tuple(wrong))


def _cautions(letter: Letter, computed: Computed) -> Iterator[str]:
    """What does not forbid the letter, and should be known before it leaves."""
    if not letter.to_send:
        return
    dossier, on = computed.dossier, computed.on
    yield from _too_tall(letter, dossier)
    disputed = dispute(dossier, on)
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=on)
    promise = dossier.last(EventKind.PROMESSE, on=on)
    promised = dossier.follow_up.promise or (promise.until if promise else None)
    if letter.counts_as == "relance" and notice:
        yield f"Une mise en demeure est déjà partie le {short_day(notice.on)} : une relance l'affaiblirait."
    if letter.demand and letter.scope is Scope.DU and notice and notice.notice_end >= on:
        yield f"Une mise en demeure court jusqu'au {short_day(notice.notice_end)} : attendez la fin de son délai."
    if letter.demand and promised and promised >= on:
        yield f"Le client a promis de payer le {short_day(promised)} : attendez cette date."
    if letter.demand and dossier.answer("insolvency") == "conciliation":
        yield "Une conciliation est confidentielle : n'en parlez pas dans le courrier, et préférez un échéancier."
    if letter.scope is Scope.RAPPEL and dossier.debtor.kind is DebtorKind.ENTREPRISE_PUBLIQUE:
        yield "À vérifier : certaines entreprises publiques relèvent du code de commerce, et non des articles cités ici."
    if letter.scope is Scope.RAPPEL and not in_france(dossier.debtor.country):
        yield "Le client est à l'étranger : les textes cités valent si la loi française s'applique au contrat. À vérifier."
    if letter.scope in (Scope.DU, Scope.NON_CONTESTE, Scope.DECLARE):
        yield from computed.figures(letter.scope).statement.warnings
    if (
        letter.demand
        and letter.prints("ton")
        and letter.prints("journal")
        and not dossier.first(EventKind.RELANCE, on=on)
    ):
        yield "Aucune relance n'est notée au dossier : commencez peut-être par la première."
    if letter.scope is Scope.DU and letter.to == "tribunal" and disputed in (Dispute.PARTIELLE, Dispute.EXPRIMEE):
        yield "Le client conteste une partie de la dette : ne demandez que ce qui ne l'est pas, sinon il s'opposera."
    if letter.scope is Scope.TAXE:
        claimed = {invoice.invoice.number for invoice in computed.figures(letter.scope).invoices}
        services = [
            f.invoice.number for f in computed.figures(Scope.OUVERT).invoices if f.invoice.number not in claimed
        ]
        if services:
            yield f"Sans {listed(services)} : d'un service à l'encaissement, vous n'avez pas versé la TVA restée impayée."
    if letter.scope is Scope.SOLDE and (left := computed.figures(letter.scope).statement.total) > 0:
        yield (
            f"Il reste {money(left)} d'intérêts et d'indemnités : se désister met fin à ce procès, pas à votre droit de "
            "les demander (C. proc. civ., art. 398)."
        )
    unsettled = _unsettled(letter, computed)
    if unsettled:
        yield f"À trancher avant de l'envoyer : {required_facts.names(unsettled)}."
    if letter.prints("accord") and disputed in (Dispute.AUCUNE, Dispute.INCONNUE):
        yield (
            "Aucune contestation n'est notée, et une transaction veut des concessions des deux côtés : ajoutez ce que le "
            "client concède (un paiement immédiat, une garantie), ou préférez un échéancier."
        )
    limit = computed.dossier.plan if letter.prints("plan") else ()
    if limit and sum(part.amount for part in limit) < computed.figures(Scope.DU).total:
        left = computed.figures(Scope.DU).total - sum(part.amount for part in limit)
        then = (
            "ils restent dus, et l'écrit le dit"
            if computed.regime is Regime.PUBLIC
            else "l'écrit dit que vous y renoncez si tout est payé à l'heure, et c'est une concession"
        )
        yield f"Le plan laisse de côté {money(left)} d'intérêts et d'indemnité : {then}."


def _too_tall(letter: Letter, dossier: Dossier) -> Iterator[str]:
    """An address that the window of an envelope does not show whole."""
    if letter.to is not None or not letter.envelope:
        return
    lines = 1 + len(destinataire(dossier.debtor).lignes)
    if lines > WINDOW_LINES:
        other = "prenez une enveloppe C5" if lines <= TALL_WINDOW_LINES else "prenez une enveloppe sans fenêtre"
        yield (
            f"L'adresse du client prend {lines} lignes, et la fenêtre d'une enveloppe DL en montre {WINDOW_LINES} : "
            f"raccourcissez-la, ou {other}."
        )
