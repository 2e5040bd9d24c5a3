"""What each kind of exhibit is called, what it proves, and where it stands in the bordereau.

A dossier may name a kind that is not here, or none: its title then tells.
"""

import re
import unicodedata
from enum import StrEnum

from guide.case.model import Exhibit


class ExhibitKind(StrEnum):
    """In the order of a bordereau: the contract, its performance, the invoices, the exchanges, the notice, the sum."""

    CONTRAT = "contrat"
    DEVIS = "devis"
    COMMANDE = "commande"
    CONDITIONS = "conditions"
    LIVRAISON = "livraison"
    RECEPTION = "reception"
    FACTURE = "facture"
    STATUT = "statut"
    RELEVE = "releve"
    EMAIL = "email"
    RECONNAISSANCE = "reconnaissance"
    RELANCE = "relance"
    MISE_EN_DEMEURE = "mise_en_demeure"
    AVIS_RECEPTION = "avis_reception"
    AUTRE = "autre"
    DECOMPTE = "decompte"


#: Any of these shows that the debtor agreed to something.
AGREEMENT = frozenset((ExhibitKind.CONTRAT, ExhibitKind.DEVIS, ExhibitKind.COMMANDE))
PERFORMANCE = frozenset((ExhibitKind.LIVRAISON, ExhibitKind.RECEPTION))

TITLES = {
    ExhibitKind.CONTRAT: "Contrat",
    ExhibitKind.DEVIS: "Devis accepté",
    ExhibitKind.COMMANDE: "Bon de commande",
    ExhibitKind.CONDITIONS: "Conditions générales",
    ExhibitKind.LIVRAISON: "Bon de livraison",
    ExhibitKind.RECEPTION: "Procès-verbal de réception, ou preuve du travail fait",
    ExhibitKind.FACTURE: "Facture",
    ExhibitKind.STATUT: "Statut de facture électronique",
    ExhibitKind.RELEVE: "Relevé bancaire",
    ExhibitKind.EMAIL: "E-mail ou message",
    ExhibitKind.RECONNAISSANCE: "Reconnaissance de dette",
    ExhibitKind.RELANCE: "Relance",
    ExhibitKind.MISE_EN_DEMEURE: "Mise en demeure",
    ExhibitKind.AVIS_RECEPTION: "Avis de réception ou preuve de dépôt",
    ExhibitKind.AUTRE: "Autre pièce",
    ExhibitKind.DECOMPTE: "Décompte",
}
PROVES = {
    ExhibitKind.CONTRAT: "L'accord des parties, le prix et les conditions de paiement",
    ExhibitKind.DEVIS: "L'accord du débiteur sur la prestation et son prix",
    ExhibitKind.COMMANDE: "La commande du débiteur",
    ExhibitKind.CONDITIONS: "Le délai de paiement et les pénalités convenus",
    ExhibitKind.LIVRAISON: "La livraison",
    ExhibitKind.RECEPTION: "L'exécution de la prestation",
    ExhibitKind.FACTURE: "La somme facturée et sa date d'échéance",
    ExhibitKind.STATUT: "La transmission de la facture au débiteur",
    ExhibitKind.RELEVE: "Ce qui a été payé, et ce qui ne l'a pas été",
    ExhibitKind.EMAIL: "Les échanges entre les parties",
    ExhibitKind.RECONNAISSANCE: "La dette, reconnue par le débiteur",
    ExhibitKind.RELANCE: "La demande de paiement",
    ExhibitKind.MISE_EN_DEMEURE: "La mise en demeure de payer",
    ExhibitKind.AVIS_RECEPTION: "L'envoi ou la réception de la mise en demeure",
    ExhibitKind.AUTRE: "–",
    ExhibitKind.DECOMPTE: "Le calcul de la somme demandée",
}
#: Words of a title or of a file's name, without accents; the first line that is found tells.
_RECEIPT = r"avis de reception|accuse|preuve de depot|\bar\b"
_WORDS = (
    (ExhibitKind.AVIS_RECEPTION, rf"^(?:{_RECEIPT})"),
    (ExhibitKind.MISE_EN_DEMEURE, r"mise en demeure|\bmed\b|sommation"),
    (ExhibitKind.AVIS_RECEPTION, _RECEIPT),
    (ExhibitKind.RELANCE, r"relance|rappel"),
    (ExhibitKind.RECONNAISSANCE, r"reconnaissance"),
    (ExhibitKind.DECOMPTE, r"decompte"),
    (ExhibitKind.CONDITIONS, r"\bcgv\b|conditions generales"),
    (ExhibitKind.LIVRAISON, r"livraison|\bbl\b"),
    (ExhibitKind.RECEPTION, r"reception|\bpv\b|compte rendu|attachement"),
    (ExhibitKind.STATUT, r"statut"),
    (ExhibitKind.FACTURE, r"facture|invoice"),
    (ExhibitKind.COMMANDE, r"commande|\bbdc\b"),
    (ExhibitKind.DEVIS, r"devis|proposition"),
    (ExhibitKind.CONTRAT, r"contrat|marche|convention|bail"),
    (ExhibitKind.RELEVE, r"releve|virement"),
    (ExhibitKind.EMAIL, r"mail|courriel|message|sms|echange"),
)


def kind_of(exhibit: Exhibit) -> ExhibitKind:
    """Its own code; else what its title says."""
    try:
        return ExhibitKind((exhibit.kind or "").lower())
    except ValueError:
        return named(exhibit.title)


def named(text: str) -> ExhibitKind:
    """The kind that a title or a file's name tells; AUTRE when it tells none."""
    title = _words(text)
    return next((kind for kind, words in _WORDS if re.search(words, title)), ExhibitKind.AUTRE)


def shows_receipt(exhibit: Exhibit) -> bool:
    """Whether it is, or also holds, the proof that a letter was sent or received."""
    return kind_of(exhibit) is ExhibitKind.AVIS_RECEPTION or re.search(_RECEIPT, _words(exhibit.title)) is not None


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def rank(kind: ExhibitKind) -> int:
    """Its place in a bordereau, from 0."""
    return [*ExhibitKind].index(kind)


def is_named(number: str, text: str) -> bool:
    """Whether a text tells that invoice: its number whole, whatever stands between its parts."""
    parts = re.findall(r"[a-z]+|\d+", number.lower())
    if not parts:
        return False
    pattern = r"(?<![a-z0-9])" + r"[^a-z0-9]*".join(map(re.escape, parts)) + r"(?!\d)"
    return re.search(pattern, text.lower()) is not None
