"""What the user says before letters are written to a whole ledger: who writes, by which rule, who is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Terms
from guide.ledger.dunning import Aside, Customer, FollowedLedger
from guide.letters.mailing.reminder_levels import ReminderPolicy

#: Why, in French, and the letters to send instead.
ASIDE: Mapping[Aside, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        Aside.CHOIX: ("Vous l'avez laissé de côté.", ()),
        Aside.CONTESTE: ("Le client conteste : répondez-lui d'abord par écrit, preuves à l'appui.", ()),
        Aside.PROCEDURE: (
            "Une procédure collective est ouverte : ni relance ni mise en demeure après le jugement d'ouverture. Déclarez la "
            "créance au mandataire ou au liquidateur.",
            ("declaration_creance",),
        ),
        Aside.SURENDETTEMENT: (
            "Ce client est en surendettement : ni relance ni mise en demeure. Répondez à la commission, avec vos preuves.",
            ("reponse_commission",),
        ),
    }
)


@dataclass(frozen=True)
class Settings:
    """Who writes, by which rule. `kind`: what a customer is of whom nothing closer is known; `customers`: by their key in
    the ledger; `words`: what is added to a letter, by its id; `translated`: to a customer abroad in its language too."""

    creditor: Creditor
    kind: DebtorKind | None = None
    rule: ReminderPolicy = field(default_factory=ReminderPolicy)
    customers: Mapping[str, Customer] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    words: Mapping[str, str] = field(default_factory=dict)
    translated: bool = False


def noted_customers(tracking: FollowedLedger) -> Mapping[str, Customer]:
    """What was noted of the customers of a ledger for the letters, by their key in it; nothing of the others."""
    keys = tracking.ledger.debtor_keys
    noted = {keys[number]: followed.for_letters for number, followed in tracking.matches.by_debtor.items()}
    return {key: customer for key, customer in noted.items() if customer != Customer()}
