"""The defects of a ledger in French: what was counted, what it means, what to do."""

from dataclasses import dataclass

from guide.ledger.analysis.data_quality import DataFinding, Defect
from guide.values import french


@dataclass(frozen=True)
class DefectWords:
    """`one`, `many`: what is counted; `reference`: the article it rests on, an id of the law's data."""

    one: str
    many: str
    meaning: str
    to_do: str
    reference: str | None = None


WORDS = {
    Defect.DUPLICATE: DefectWords(
        "facture sans doute comptée deux fois",
        "factures sans doute comptées deux fois",
        "Même client, même numéro, mêmes dates, même montant qu'une autre ligne.",
        "Retirez la ligne en trop, ou exportez une ligne par facture, avant de réclamer quoi que ce soit.",
    ),
    Defect.SAME_AMOUNT: DefectWords(
        "facture jumelle d'une autre",
        "factures jumelles d'une autre",
        "Même client, même date, même montant, sous un autre numéro ou sans numéro : une double saisie, ou deux "
        "prestations semblables.",
        "Comparez les deux factures avant de relancer.",
    ),
    Defect.SAME_NUMBER: DefectWords(
        "ligne sous un numéro déjà pris",
        "lignes sous un numéro déjà pris",
        "Même client et même numéro, mais une date ou un montant différent : plusieurs échéances, plusieurs articles, "
        "ou un numéro donné deux fois.",
        "Vérifiez que ces lignes s'additionnent bien.",
    ),
    Defect.OWED_CREDIT: DefectWords(
        "pièce numérotée comme un avoir, comptée comme due",
        "pièces numérotées comme des avoirs, comptées comme dues",
        "Son numéro commence par AV, AVOIR, NC ou CN, mais son montant est positif et rien ne dit que c'est un avoir.",
        "Si ce sont des avoirs, ajoutez à l'export la colonne du type de pièce (Facture, Avoir), ou un signe moins.",
    ),
    Defect.CREDIT_NOTES: DefectWords(
        "avoir non rapproché",
        "avoirs non rapprochés",
        "Aucun lettrage ne dit quelle facture cet avoir corrige. Il est déduit de la plus ancienne du même client.",
        "Rattachez chaque avoir à sa facture : le retard et les pénalités en dépendent.",
    ),
    Defect.PAYMENTS: DefectWords(
        "paiement ou acompte non rapproché",
        "paiements ou acomptes non rapprochés",
        "Aucun lettrage ne dit quelle facture est payée. La somme est déduite de la plus ancienne du même client.",
        "Lettrez-les dans votre comptabilité, pour ne pas relancer une facture déjà payée.",
        "c-civ-1342-10",
    ),
    Defect.IN_CREDIT: DefectWords(
        "client créditeur",
        "clients créditeurs",
        "Ce client a payé plus qu'il ne doit : avoir, acompte, double paiement, ou facture absente du fichier. La somme "
        "est à part, jamais déduite de ce que doivent les autres.",
        "Vérifiez s'il faut la rendre, ou quelle facture manque.",
    ),
    Defect.NO_DEBTOR: DefectWords(
        "compte sans client nommé",
        "comptes sans client nommé",
        "Recettes de caisse, clients divers ou compte général : personne à qui écrire.",
        "Retrouvez de qui il s'agit ; une vente encaissée au comptant ne devrait plus rien laisser à payer.",
    ),
    Defect.DISPUTED: DefectWords(
        "créance douteuse ou contestée",
        "créances douteuses ou contestées",
        "Notée en litige, ou au compte 416. Elle reste due, et comptée dans les totaux.",
        "Précisez le litige avant toute procédure rapide, qui suppose une dette non contestée.",
    ),
    Defect.DUE_BEFORE_INVOICE: DefectWords(
        "échéance avant la facture",
        "échéances avant la facture",
        "La date d'échéance est antérieure à celle de la facture : l'une des deux est fausse, et le retard avec elle.",
        "Corrigez la date, ou l'ordre jour/mois des colonnes.",
    ),
    Defect.ODD_DATE: DefectWords(
        "date improbable",
        "dates improbables",
        "L'échéance est à plus d'un an de la facture, ou la facture a plus de dix ans.",
        "Vérifiez l'année avant de compter un retard ou un délai pour agir.",
    ),
    Defect.NO_DUE_DATE: DefectWords(
        "échéance absente du fichier",
        "échéances absentes du fichier",
        "Sans échéance, le retard est une estimation (date de la pièce + le délai des réglages), ou n'est pas compté. "
        "Si rien n'est convenu entre professionnels, la loi dit 30 jours après la réception ou la prestation.",
        "Exportez les échéances, ou réglez le délai puis confirmez-le plus bas.",
        "c-com-l441-10",
    ),
    Defect.OVER_CEILING: DefectWords(
        "échéance au-delà du plafond légal",
        "échéances au-delà du plafond légal",
        "Entre professionnels, un contrat peut aller jusqu'à 60 jours après la facture, ou 45 jours fin de mois s'il le "
        "dit. Certains secteurs ont d'autres plafonds.",
        "Vérifiez l'échéance. Si elle est bien convenue, les intérêts pourraient courir plus tôt ; le calcul garde votre "
        "date.",
        "c-com-l441-10",
    ),
    Defect.END_OF_MONTH_ONLY: DefectWords(
        "échéance de plus de 60 jours",
        "échéances de plus de 60 jours",
        "Permise entre professionnels seulement si le contrat prévoit expressément « 45 jours fin de mois ».",
        "Relisez le contrat ou les conditions générales.",
        "c-com-l441-10",
    ),
    Defect.CURRENCY: DefectWords(
        "ligne dans une autre monnaie",
        "lignes dans une autre monnaie",
        "Ces montants sont à part : jamais convertis, jamais additionnés aux euros, absents des indicateurs.",
        "Suivez-les séparément.",
    ),
    Defect.UNBALANCED: DefectWords(
        "fichier déséquilibré",
        "fichiers déséquilibrés",
        "Le total des débits et celui des crédits du FEC diffèrent : il est sans doute incomplet.",
        "Refaites l'export avant de vous fier aux totaux.",
    ),
}


def counted(finding: DataFinding) -> str:
    """ "3 avoirs non rapprochés"."""
    words = WORDS[finding.defect]
    return french.count(finding.count, words.one, words.many)


def amount(finding: DataFinding) -> str:
    """What it weighs: euros, or each of the other currencies."""
    if finding.amount is not None:
        return french.money(finding.amount)
    return french.listed([french.money(cents, code) for code, cents in finding.detail])
