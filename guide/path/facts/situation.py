"""What the guide knows of a dossier on a day: one frozen record of facts. None is unknown. `facts` fills it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from guide.case.codes import Activity, DebtorKind, Nature, VatScheme
from guide.case.journal import Dispute
from guide.case.model import FRANCE
from guide.case.standing import money_lent
from guide.claim import LimitationState
from guide.path.facts.procedure_dates import Insolvency, Order, Paper, Title
from guide.values.money import Cents
from guide.values.text import word_set

#: Member States of the European Union, France apart (2026).
EUROPEAN_UNION = word_set("AT BE BG HR CY CZ DK EE FI DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE")
#: Any Member State but France and Denmark, and any country outside: what a person answers before giving the country.
SOME_MEMBER_STATE, SOME_OTHER_COUNTRY = "EU", "ZZ"
#: The European order for payment and small claims do not apply in Denmark.
WITHOUT_EUROPEAN_ORDER = frozenset({"DK"})
_IN_EUROPEAN_ORDERS = (EUROPEAN_UNION | {SOME_MEMBER_STATE}) - WITHOUT_EUROPEAN_ORDER


class Timing(StrEnum):
    """Whether something is owed and late."""

    INCONNUE = "inconnue"
    RIEN_DU = "rien_du"
    A_ECHOIR = "a_echoir"
    EN_RETARD = "en_retard"


class Notice(StrEnum):
    """The last formal notice. DATE_INCONNUE: sent, but the journal does not say when."""

    AUCUNE = "aucune"
    EN_COURS = "en_cours"
    DATE_INCONNUE = "date_inconnue"
    EXPIREE = "expiree"


class PublicClaim(StrEnum):
    """A formal claim sent to a public buyer: its own delay runs, then the two months of silence, then it is refused."""

    AUCUNE = "aucune"
    EN_COURS = "en_cours"
    SANS_REPONSE = "sans_reponse"
    REFUSEE = "refusee"


class Dear(StrEnum):
    """Which suits cost more than what is left: none, that before the commercial court alone, or all of them."""

    AUCUN = "aucun"
    COMMERCIAL = "commercial"
    TOUS = "tous"


@dataclass(frozen=True)
class Situation:
    """Amounts in cents. `claimed` is what may be asked for that day; the other sums are parts of it.

    `born_after`: every debt comes from a supply after the judgment that opened the proceedings; `partly_after`: some do.
    `commercial_form`: a public undertaking that is a company of private law, None when its form is not known.
    `bill_paid`: the invoices themselves are paid, interest or indemnity is left. `part_undisputed`: a partial dispute
    whose amount is known. `liberal_company`: either party is a SEL. `agreed`: a plan or a settlement is noted.

    `opened` (no answer says which proceedings) and `declaration_noted` come from the journal alone; `collective` and
    `declared` from answers too. `subcontractor`, `works_asked`: said so, the details may still be missing.
    """

    on: date
    activity: Activity | None
    kind: DebtorKind
    country: str = FRANCE
    postcode: str = ""
    city: str = ""
    #: The court as the person wrote it, the one that the guide names being wrong.
    court: str = ""
    vat: VatScheme | None = None
    registered: bool = False
    professional: bool | None = None
    natures: frozenset[Nature | None] = frozenset()
    finished: bool | None = None
    timing: Timing = Timing.INCONNUE
    next_due: date | None = None
    days_late: int | None = None
    claimed: Cents | None = None
    principal: Cents | None = None
    interest: Cents | None = None
    limitation: LimitationState | None = None
    deadline: date | None = None
    public_clock: bool = False
    notice: Notice = Notice.AUCUNE
    notice_end: date | None = None
    noticed_on: date | None = None
    reminded: bool = False
    claimed_in_writing: bool = False
    received: bool | None = None
    rejected: bool = False
    transmitted: bool = False
    contract: str | None = None
    dispute: Dispute = Dispute.INCONNUE
    collective: bool | None = None
    liquidation: bool | None = None
    overindebted: bool | None = None
    conciliation: bool = False
    opened: bool = False
    declared: bool | None = None
    declaration_noted: bool = False
    insolvency: Insolvency = field(default_factory=Insolvency)
    order: Order = field(default_factory=lambda: Order(Title.AUCUN))
    title_known: bool | None = None
    paper: Paper = Paper.AUCUN
    admits: bool | None = None
    promised_until: date | None = None
    acknowledged: bool = False
    prior_attempt: bool = False
    talks_failed: bool = False
    subcontractor: bool = False
    works_asked: bool = False
    subcontract: str | None = None
    subcontract_accepted: bool | None = None
    works_guarantee: str | None = None
    guarantee_asked: date | None = None
    works_price_net: Cents | None = None
    cheque: bool | None = None
    cheque_rejected: date | None = None
    bill: bool | None = None
    assets_at_risk: bool | None = None
    retention_of_title: bool | None = None
    jurisdiction_clause: bool | None = None
    name_and_shame: bool = False
    born_after: bool = False
    partly_after: bool = False
    public_claim: PublicClaim = PublicClaim.AUCUNE
    public_claim_end: date | None = None
    small_claims_failed: bool = False
    commercial_form: bool | None = None
    liberal_company: bool = False
    #: Less is left than the price of a registered letter; and which suits cost more than it.
    trifling: bool = False
    dear: Dear = Dear.AUCUN
    bill_paid: bool = False
    overpaid: Cents = 0
    part_undisputed: bool = False
    #: Of what is unpaid, something is for carriage; None when what was supplied is not known.
    carriage: bool | None = None
    holds_goods: bool | None = None
    struck_off: bool = False
    agreed: bool = False
    #: The debtor is a person in business (EI): two estates (C. com. L526-22).
    sole_trader: bool = False

    @property
    def domestic(self) -> bool:
        return self.country == FRANCE

    @property
    def in_european_orders(self) -> bool:
        """Where the two European procedures work: another Member State than France, Denmark apart."""
        return self.country in _IN_EUROPEAN_ORDERS

    @property
    def commercial(self) -> bool | None:
        """Whether the debtor is a trader or a company, and no party a SEL; None of a public undertaking without a form."""
        if self.liberal_company:
            return False
        return (
            self.commercial_form if self.kind is DebtorKind.ENTREPRISE_PUBLIQUE else self.kind is DebtorKind.COMMERCANT
        )

    @property
    def housing_rent(self) -> bool:
        """Rent that a private person owes: of a dwelling, as far as is known."""
        return self.kind is DebtorKind.PARTICULIER and self.natures == {Nature.LOYER}

    @property
    def lent(self) -> bool:
        """The debt is money lent: papers that speak of invoices are not for it."""
        return money_lent(self.activity, self.natures)

    def gathered(self, documents: tuple[str, ...]) -> tuple[str, ...]:
        """What to gather, of these documents: a rent and a loan bear no invoice."""
        instead = "preuve du versement" if self.lent else "avis d'échéance" if self.natures == {Nature.LOYER} else None
        return tuple(each.replace("factures", instead) for each in documents) if instead else documents

    @property
    def late(self) -> bool | None:
        return None if self.timing is Timing.INCONNUE else self.timing is Timing.EN_RETARD

    @property
    def principal_and_interest(self) -> Cents | None:
        return None if self.principal is None or self.interest is None else self.principal + self.interest
