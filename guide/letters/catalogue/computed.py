"""A dossier on a day, and what is worked out of it once for all its letters."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guide.case.model import Dossier
from guide.claim import Limitation, Regime, Statement, limitation, regime, statement
from guide.letters.catalogue.claimed_sums import ClaimedSums, Scope, figures
from guide.path.advice import Advice, advise
from guide.path.facts import Facts, Situation, facts


@dataclass(frozen=True)
class Computed:
    """Each answer is worked out once (`guide.case.once`); it raises what its own room raises: IncompleteDossier, NotInForce."""

    dossier: Dossier
    on: date

    @property
    def statement(self) -> Statement:
        return statement(self.dossier, self.on)

    @property
    def advice(self) -> Advice:
        return advise(self.dossier, self.on)

    @property
    def facts(self) -> Facts:
        return facts(self.dossier, self.on)

    @property
    def situation(self) -> Situation:
        return self.facts.situation

    @property
    def limitation(self) -> Limitation:
        return limitation(self.dossier, self.on)

    @cached_property
    def regime(self) -> Regime:
        return regime(self.dossier)

    @cached_property
    def _figures(self) -> dict[Scope, ClaimedSums]:
        return {}

    def figures(self, scope: Scope) -> ClaimedSums:
        """The invoices that a letter of that scope speaks of, and what it asks."""
        if scope not in self._figures:
            self._figures[scope] = figures(self.dossier, self.on, scope)
        return self._figures[scope]
