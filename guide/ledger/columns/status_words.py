"""What the words of a cell say: whether an invoice is paid, what a document is, yes or no. Read word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from guide.ledger.columns.amounts import read_cell
from guide.values.accents import unaccented
from guide.values.text import word_set


class PaymentState(Enum):
    """What a status says of the payment. SENT: the invoice went out, nothing is said of its payment."""

    PAID = auto()
    PARTLY = auto()
    UNPAID = auto()
    SENT = auto()
    #: No invoice yet, or no more: nothing is owed.
    VOID = auto()
    UNKNOWN = auto()


class DocumentKind(Enum):
    """What a document is to whoever is owed."""

    INVOICE = auto()
    CREDIT_NOTE = auto()
    PAYMENT = auto()
    #: A payment that the bank took back: owed again.
    RETURNED = auto()
    #: A quote, an order, a delivery note, a purchase, a movement of a bank.
    NOT_OWED = auto()
    UNKNOWN = auto()


_STOP = word_set(
    "de du des d la le les l un une a au aux en et the of to for is est par statut status etat facture invoice client "
    "paiement reglement payment encaissement integralement totalement entierement fully total totale complet complete "
    "toujours encore jour jours jrs j days day depuis since cheque virement cb carte especes prelevement recouvrement "
    "niveau fois out"
)
_NOT = word_set("non not pas jamais no never nicht niet")
_PAID = word_set(
    "paye payes payee payees regle regles reglee reglees encaisse encaissee encaisses encaissees solde soldee soldes "
    "soldees acquitte acquittee acquittes acquittees paid closed cleared settled recu recue received lettre lettree traite "
    "bezahlt betaald pagado pagada pagato pagata cobrada incassata traitee compensee compense percu percue regularise "
    "regularisee cloture cloturee preleve prelevee prelevees"
)
_PARTLY = word_set(
    "teilweise gedeeltelijk parcial parcialmente parziale parzialmente partiel partielle partiels partielles partiellement "
    "partial partially partly commence commencee acompte"
)
_UNPAID = word_set(
    "impaye impayee impayes impayees unpaid retard late overdue attente pending "
    "awaiting echu echue echues due open ouvert ouverte relance relancee relances reminder souffrance rejete rejetee refuse "
    "refusee refusees payer regler encaisser relancer recouvrer recevoir solder authorised litige conteste contestee "
    "contentieux demeure mise nonpaye exigible offen uberfallig fallig openstaand verlopen vervallen pendiente vencida "
    "vencido scaduta scaduto outstanding depasse depassee echoir unsettled uncleared suspens suspendue failed echoue "
    "echouee"
)
_FAILED = word_set("rejete rejetee refuse refusee refusees failed echoue echouee failure charged")
_SENT = word_set(
    "versendet verstuurd verzonden enviada emitida inviata envoye envoyee envoyes envoyees sent emis emise emises issued "
    "validee valide validees posted viewed comptabilise comptabilisee enregistree enregistre nouveau nouvelle new transmis "
    "transmise facturee transmises finalisee finalise finalized delivered deposee depose livree approuvee approuve approved "
    "active consultee vue"
)
_VOID = word_set(
    "entwurf storniert concept geannuleerd borrador anulada bozza annullata brouillon brouillons draft annule annulee "
    "annules annulees abandonne abandonnee void voided cancelled canceled proforma devis quote estimate deleted supprime "
    "supprimee submitted abandon exonere exoneree dispense dispensee"
)
#: Whole statuses that their words alone would not tell.
_STATUSES = {
    "brouillon a valider": PaymentState.VOID,
    "fermee impayee": PaymentState.VOID,
    "awaiting approval": PaymentState.VOID,
    "rembourse ou converti en reduction": PaymentState.PAID,
    "pro forma": PaymentState.VOID,
    "validee a payer": PaymentState.UNPAID,
    "en cours": PaymentState.UNPAID,
    "mise en demeure": PaymentState.UNPAID,
    "a valider": PaymentState.VOID,
    "to pay": PaymentState.UNPAID,
    **dict.fromkeys(
        (
            "liquidation judiciaire",
            "en liquidation judiciaire",
            "redressement judiciaire",
            "en redressement judiciaire",
        ),
        PaymentState.UNPAID,
    ),
    "a faire": PaymentState.UNPAID,
    "upcoming": PaymentState.UNPAID,
    "prelevement en cours": PaymentState.UNPAID,
    "paiement en cours": PaymentState.UNPAID,
    "reglement en cours": PaymentState.UNPAID,
    "en cours de paiement": PaymentState.UNPAID,
    "en cours de reglement": PaymentState.UNPAID,
    "payment due": PaymentState.UNPAID,
    **{
        f"{payment} {made}": PaymentState.PAID
        for payment in ("paiement", "reglement", "payment")
        for made in ("valide", "accepte", "effectue", "confirme", "accepted", "confirmed", "completed")
    },
    "comptabilise": PaymentState.SENT,
    "valide": PaymentState.SENT,
    "facture": PaymentState.SENT,
    "facturee": PaymentState.SENT,
}
#: « 2 échéances restantes sur 3 », « 1/3 payée ».
_COUNT = re.compile(
    r"\d (?:mensualite|echeance|versement|traite|paiement|reglement|cheque|fois)\w*\b.*\bsur \d|^\d+ ?/ ?\d+ pay",
    re.IGNORECASE,
)
_SUM = re.compile(r"\d\s*(?:€|eur)|\d[.,]\d{2}(?![./-]?\d)", re.IGNORECASE)
_LEFT = re.compile(
    r"(?:il )?reste (?:à payer |dû |à régler )?:? ?(\d[\d \u00a0\u202f]*(?:[.,]\d{2})? ?(?:€|eur|euros)?)",
    re.IGNORECASE,
)
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_DAY = re.compile(r"\b(?:le )?\d{1,2}[-/. ]\d{1,2}(?:[-/. ]\d{2,4})?\b|\b\d{4}-\d{2}-\d{2}\b")


#: « Payée en retard » is paid.
_LATE = re.compile(
    r"^((?:paye|regle|encaisse|solde|paid|settled)\w{0,2}) (?:en retard|late|tardivement|apres .{0,9}(?:relances?|rappels?))$"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _words(text: str) -> str:
    text = _CAMEL.sub(" ", text)
    low = unaccented(text).lower() if not text.isascii() else text.lower()
    return _NOT_A_LETTER.sub(" ", _DAY.sub(" ", low)).strip()


@lru_cache(maxsize=4096)
def payment_of(text: str) -> PaymentState:
    """What a status says of the payment. Two words that contradict each other say nothing."""
    status = _words(text)
    if status in _STATUSES:
        return _STATUSES[status]
    if _COUNT.search(unaccented(text)) or left_of(text) is not None:
        return PaymentState.PARTLY
    if "%" in text:
        return PaymentState.UNKNOWN
    status = _LATE.sub(r"\1", status)
    words = [w for w in status.split() if not w.isdigit()]
    if not words or len(words) > 8:
        return PaymentState.UNKNOWN
    denied = any(w in _NOT for w in words)
    rest = [w for w in words if w not in _STOP and w not in _NOT]
    if denied and _is_both(words):
        return PaymentState.UNKNOWN
    senses = {sense for w in rest for group, sense in _GROUPS if w in group}
    if any(not any(w in group for group, _ in _GROUPS) for w in rest) or not senses:
        return PaymentState.UNKNOWN
    if PaymentState.VOID in senses:
        return PaymentState.VOID if len(senses) == 1 and not denied else PaymentState.UNKNOWN
    if PaymentState.PARTLY in senses and not denied:
        return PaymentState.PARTLY
    senses.discard(PaymentState.SENT) if len(senses) > 1 else None
    if denied:
        return (
            PaymentState.UNPAID
            if senses & {PaymentState.PAID, PaymentState.UNPAID, PaymentState.PARTLY}
            else PaymentState.UNKNOWN
        )
    state = next(iter(senses)) if len(senses) == 1 else PaymentState.UNKNOWN
    # « Payée 400 € » says how much was paid, not that all is.
    return PaymentState.PARTLY if state is PaymentState.PAID and _SUM.search(text) else state


def left_of(text: str) -> int | None:
    """The cents that a status says are left, and nothing else: « Reste 60,00 € »."""
    match = _LEFT.fullmatch(text)
    return read_cell(match[1]).cents if match else None


def is_failed(text: str) -> bool:
    """Whether a status says that a payment was tried in vain; it may have been made since."""
    return any(word in _FAILED for word in _words(text).split())


def _is_both(words: list[str]) -> bool:
    """« Chèque reçu, non encaissé » : one thing is done, another is not."""
    at = next(i for i, word in enumerate(words) if word in _NOT)
    return any(word in _PAID for word in words[:at]) and any(word in _PAID for word in words[at:])


_GROUPS = (
    (_PAID, PaymentState.PAID),
    (_PARTLY, PaymentState.PARTLY),
    (_UNPAID, PaymentState.UNPAID),
    (_SENT, PaymentState.SENT),
    (_VOID, PaymentState.VOID),
)

_CREDIT_NOTE = word_set(
    "gutschrift creditnota avoir avoirs credit creditnote creditmemo refund remboursement 381 outrefund accreccredit av"
)
_OWED = word_set(
    "rechnung factuur factura fattura facture factures invoice invoices fac fc vente ventes sale sales accrec outinvoice "
    "380 honoraires situation"
)
_PAYMENT = word_set(
    "reglement reglements paiement paiements payment payments encaissement encaissements virement cheque cheques versement "
    "receipt remise prelevement cb"
)
_RETURNED = word_set("rejet rejets rejete rejetee rejetes impaye impayes retourne returned chargeback")
_NOT_OWED = word_set(
    "devis dev quote quotes quotation estimate estimates proforma commande commandes order orders livraison livraisons "
    "delivery bl bc achat achats purchase purchases fournisseur fournisseurs supplier vendor bill bills ff depense depenses "
    "expense expenses accpay accpaycredit ininvoice inrefund bancaire banque bank proposition contrat contract brouillon "
    "draft forma"
)
_DOCUMENT_STOP = word_set(
    "de du des d la le les l client clients customer note bon pro of en memo acompte solde recurrente recurrent standard "
    "simple finale final intermediaire partiel partielle type tax electronique normale journal entry deposit progress "
    "rectificative service services prestation commerciale slip out in"
)


@lru_cache(maxsize=4096)
def document_of(text: str) -> DocumentKind:
    """What a type of document is; UNKNOWN when its words do not tell."""
    words = _words(text).split()
    words = [*words, "".join(words)]
    if any(w in _NOT_OWED for w in words):
        return DocumentKind.NOT_OWED
    if any(w in _CREDIT_NOTE for w in words):
        return DocumentKind.CREDIT_NOTE
    owed, paid = any(w in _OWED for w in words), any(w in _PAYMENT for w in words)
    returned = any(w in _RETURNED for w in words)
    rest = [w for w in words[:-1] if w not in _OWED | _PAYMENT | _RETURNED | _DOCUMENT_STOP and not w.isdigit()]
    if returned and not owed and not rest:
        return DocumentKind.RETURNED
    if owed and not paid and not returned and not rest:
        return DocumentKind.INVOICE
    return DocumentKind.PAYMENT if paid and not owed and not rest else DocumentKind.UNKNOWN


YES = frozenset(
    ("oui", "yes", "true", "vrai", "1", "x", "o", "y", "ok", "✓", "✔", "☑", "✅", "v", "fait", "done", "ja", "si", "sì")
)
NO = frozenset(("non", "no", "false", "faux", "0", "n", "✗", "✘", "❌", "☐", "ko", "-", "nein", "nee"))


def yes_or_no(text: str) -> bool | None:
    """Yes, no, or neither; a cell of ticks says yes."""
    low = text.strip().lower().replace("\ufe0f", "")
    return True if low in YES else False if low in NO else None


_LETTERS = ({"t": True, "f": False}, {"p": True, "np": False}, {"r": True, "nr": False})


def flags_of(texts: Sequence[str]) -> list[bool | None]:
    """Yes, no, or neither, of each cell of one column: « t » and « f » where it holds both, as databases write them, « P » and
    « NP » (payée, non payée)."""
    written = {text.lower() for text in texts if text}
    letters: dict[str, bool] = next((pair for pair in _LETTERS if written == pair.keys()), {})
    return [letters.get(text.lower(), yes_or_no(text)) for text in texts]


#: What Dolibarr writes when it exports the number of a status.
DOLIBARR = {"0": "brouillon", "1": "validee", "2": "payee", "3": "abandonnee"}
EURO = frozenset(("", "eur", "euro", "euros", "eureuro", "eureuros", "euroeur"))
