"""What people type, shown as they typed it; and the codes of the dossier in plain French."""

import re

from guide.case.codes import Activity, Allocation, Channel, DebtorKind, EventKind, Nature, VatScheme
from guide.values import french

#: Every mark that Markdown, or Streamlit's own additions to it, could take for an instruction.
_MARKS = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_SHORTCODE = re.compile(r":(?=[\w/+\-]+:)")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_HARD_SPACES = "\u00a0\u202f"
#: Joins without a space and without a sign: `:x:` is no longer the name of a picture.
_JOINER = "\u2060"


def plain(text: object, longest: int = 300) -> str:
    """Any text as itself inside Markdown, on one line: names hold `*`, `<`, `$`, brackets, and must not act."""
    line = _SPACES.sub(" ", str(text))
    if not line.isprintable():
        line = "".join(c if c.isprintable() or c in _HARD_SPACES else " " for c in line)
    line = line.strip()
    line = line if len(line) <= longest else f"{line[: longest - 1]}…"
    return _MARKS.sub(r"\\\1", _SHORTCODE.sub(f":{_JOINER}", french.unbroken(line)))


DEBTOR_KINDS = {
    DebtorKind.COMMERCANT: "Une société, un commerçant ou un artisan",
    DebtorKind.LIBERAL: "Une profession libérale",
    DebtorKind.PARTICULIER: "Un particulier",
    DebtorKind.ASSOCIATION: "Une association",
    DebtorKind.CIVIL: "Un agriculteur, une société civile, un agent commercial",
    DebtorKind.SCI: "Une SCI",
    DebtorKind.COPROPRIETE: "Une copropriété",
    DebtorKind.ETAT: "L’État ou un établissement national",
    DebtorKind.COLLECTIVITE: "Une commune, un département ou une région",
    DebtorKind.HOPITAL_PUBLIC: "Un hôpital public",
    DebtorKind.ENTREPRISE_PUBLIQUE: "Une entreprise publique",
}
ACTIVITIES = {
    Activity.COMMERCANT: "Commerce ou société commerciale",
    Activity.ARTISAN: "Artisanat",
    Activity.LIBERAL: "Profession libérale",
    Activity.CIVIL: "Agriculture, société civile, agent commercial",
    Activity.ASSOCIATION: "Association",
    Activity.PARTICULIER: "Particulier (un prêt, par exemple)",
}
VAT_SCHEMES = {
    VatScheme.ENCAISSEMENTS: "TVA sur les encaissements",
    VatScheme.DEBITS: "TVA sur les débits",
    VatScheme.FRANCHISE: "Franchise en base (pas de TVA)",
}
ALLOCATIONS = {
    Allocation.INTERETS_DABORD: "Les pénalités d’abord (la règle de la loi)",
    Allocation.PRINCIPAL_DABORD: "La facture d’abord (si vous l’avez accepté)",
}
NATURES = {
    Nature.PRESTATION: "Prestation de service",
    Nature.VENTE: "Vente",
    Nature.TRAVAUX: "Travaux",
    Nature.TRANSPORT: "Transport",
    Nature.ABONNEMENT: "Abonnement",
    Nature.LOYER: "Loyer",
    Nature.PRET: "Prêt",
}
EVENT_KINDS = {
    EventKind.FACTURE_ENVOYEE: "Facture envoyée",
    EventKind.RELANCE: "Relance",
    EventKind.MISE_EN_DEMEURE: "Mise en demeure",
    EventKind.CONTESTATION: "Contestation du client",
    EventKind.PROMESSE: "Promesse de payer",
    EventKind.RECONNAISSANCE: "Reconnaissance écrite de la dette",
    EventKind.MEDIATION: "Médiation",
    EventKind.CONCILIATION_ECHEC: "Échec de la conciliation",
    EventKind.PETITES_CREANCES_ECHEC: "Échec de la procédure des petites créances",
    EventKind.GARANTIE_DEMANDEE: "Garantie de paiement demandée",
    EventKind.REQUETE_DEPOSEE: "Requête déposée au tribunal",
    EventKind.ORDONNANCE_RENDUE: "Ordonnance rendue",
    EventKind.ORDONNANCE_SIGNIFIEE: "Ordonnance signifiée",
    EventKind.OPPOSITION: "Opposition du client (lettre du greffe)",
    EventKind.DEMANDE_EN_JUSTICE: "Demande en justice",
    EventKind.JUGEMENT: "Jugement",
    EventKind.TITRE_EXECUTOIRE: "Titre exécutoire",
    EventKind.MESURE_EXECUTION: "Mesure d’exécution (saisie)",
    EventKind.JUGEMENT_OUVERTURE: "Jugement d’ouverture (redressement, liquidation)",
    EventKind.BODACC: "Publication au BODACC",
    EventKind.DECLARATION_CREANCE: "Déclaration de créance",
    EventKind.CONTESTATION_MANDATAIRE: "Contestation du mandataire judiciaire",
    EventKind.REPONSE_MANDATAIRE: "Réponse au mandataire judiciaire",
    EventKind.CHEQUE_REJETE: "Chèque rejeté",
    EventKind.COURRIER: "Autre courrier envoyé",
}
CHANNELS = {
    Channel.EMAIL: "E-mail",
    Channel.COURRIER: "Lettre simple",
    Channel.LRAR: "Lettre recommandée avec avis de réception",
    Channel.LRE: "Recommandé électronique",
    Channel.COMMISSAIRE: "Commissaire de justice",
    Channel.TELEPHONE: "Téléphone",
}
