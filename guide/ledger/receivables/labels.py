"""The French label of each bucket and of each action, for screens and workbooks alike."""

from guide.ledger.receivables.ageing import BUCKETS
from guide.ledger.receivables.next_action import NextAction

_AGES = ("Non échu", "1 à 30 jours", "31 à 60 jours", "61 à 90 jours", "91 jours et plus", "Sans échéance")
BUCKET_LABELS = dict(zip(BUCKETS, _AGES, strict=True))
ACTION_LABELS = {
    NextAction.ATTENDRE_ECHEANCE: "Attendre",
    NextAction.RELANCE_AMIABLE: "Relance amiable",
    NextAction.MISE_EN_DEMEURE: "Mise en demeure",
    NextAction.ACTE_INTERRUPTIF: "Agir avant la prescription",
    NextAction.OUVRIR_DOSSIER: "Ouvrir un dossier",
}
