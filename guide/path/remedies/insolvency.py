"""When the debtor is in collective proceedings or over-indebted; and the VAT on what will never be paid."""

from datetime import date

from guide import law
from guide.case.codes import Activity, Nature, VatScheme
from guide.path.facts.procedure_dates import vat_deadline
from guide.path.facts.situation import Situation
from guide.path.remedies import costs
from guide.path.remedies.conditions import supplied
from guide.path.remedies.cost_parts import Payer
from guide.path.remedies.remedy import Condition, Remedy
from guide.values.french import day

_OF_THE_JUDGMENT = "Mandataire judiciaire ou liquidateur nommé par le jugement (son nom est au BODACC)"
_SUPERVISING_JUDGE = "Juge-commissaire de la procédure collective"
_open = Condition(
    "collective",
    lambda s: s.collective,
    "Aucune procédure collective (sauvegarde, redressement, liquidation) n'est ouverte.",
    "c-com-l622-24",
    ("insolvency",),
)
_not_declared = Condition(
    "not_declared", lambda s: s.declared is not True, "Votre créance est déjà déclarée.", "c-com-l622-24"
)


def _declaration_open(s: Situation) -> bool | None:
    """Closed by a known end only: while the publication is not known, declaring at once is the safe act."""
    return s.insolvency.declare_by is None or s.on <= s.insolvency.declare_by


def _declaration_over(s: Situation) -> str:
    by = s.insolvency.declare_by
    return f"Le délai pour déclarer a pris fin le {day(by)}." if by else "Le délai pour déclarer a pris fin."


def _relief_open(s: Situation) -> bool | None:
    dates = s.insolvency
    if dates.declare_by is None or dates.relief_by is None:
        return None
    return dates.declare_by < s.on <= dates.relief_by


def _relief_closed(s: Situation) -> str:
    dates = s.insolvency
    if dates.declare_by and s.on <= dates.declare_by:
        return f"Vous pouvez encore déclarer normalement, jusqu'au {day(dates.declare_by)}."
    return f"Le délai de six mois a pris fin le {day(dates.relief_by)}." if dates.relief_by else "Le délai a pris fin."


def _vat_paid(s: Situation) -> bool | None:
    """Was VAT paid to the State on what the debtor did not pay? Goods: always; services: only with the option for débits."""
    if s.activity is Activity.PARTICULIER:
        return False
    if s.vat is None:
        return None
    if s.vat is VatScheme.FRANCHISE:
        return False
    return True if s.vat is VatScheme.DEBITS else supplied(s, Nature.VENTE)


def _declare_why(s: Situation) -> str:
    by = s.insolvency.declare_by
    when = (
        f"au plus tard le {day(by)}"
        if by
        else "dans les deux mois de la publication au BODACC (quatre si vous êtes hors du territoire du tribunal : outre-mer, "
        "étranger)"
    )
    return (
        f"Votre client est en procédure collective : déclarez votre créance {when}, échue ou non, par lettre "
        "recommandée avec avis de "
        "réception. N'envoyez plus de relance et ne faites pas de procès : les poursuites sont arrêtées."
    )


def _answer_open(s: Situation) -> bool:
    return s.insolvency.answer_by is not None and s.on <= s.insolvency.answer_by


def _answer_over(s: Situation) -> str:
    by = s.insolvency.answer_by
    if by is None:
        return "Aucune lettre du mandataire qui conteste votre créance n'est notée, ou vous y avez répondu."
    return f"Les trente jours ont pris fin le {day(by)} : la proposition du mandataire ne se discute plus."


def _answer(s: Situation) -> str:
    by = s.insolvency.answer_by
    when = f" au plus tard le {day(by)}" if by else ""
    return (
        f"Le mandataire conteste votre créance : répondez-lui{when}, par lettre recommandée, en expliquant et en "
        "joignant vos pièces. Sans réponse dans les trente jours de sa lettre, vous ne pourrez plus discuter ce qu'il "
        "propose au juge-commissaire, sauf s'il s'agit de la régularité de votre déclaration."
    )


def _resume(s: Situation) -> bool | None:
    """A suit was pending; it resumes once the claim is declared and the mandataire called (C. com. L622-22)."""
    if not s.order.suit:
        return False
    return True if s.declared else None if s.declared is None else False


def _not_resumed(s: Situation) -> str:
    if not s.order.suit:
        return "Aucun procès n'était engagé."
    return "Déclarez d'abord votre créance : le procès ne reprend qu'ensuite."


def _reclaim_vat_by(s: Situation) -> date | None:
    """None as long as the publication of the winding-up is not known."""
    return vat_deadline(s.insolvency.published) if s.insolvency.published else None


INSOLVENCY_REMEDIES = (
    Remedy(
        "declaration_creance",
        "Déclarer votre créance",
        _declare_why,
        ("c-com-l622-24", "c-com-r622-24", "c-com-l622-21", "fiche-declaration"),
        (_open, _not_declared, Condition("declaration_open", _declaration_open, _declaration_over, "c-com-r622-24")),
        court=_OF_THE_JUDGMENT,
        parts=costs.letter,
        compared=True,
        by=lambda s: s.insolvency.declare_by,
        duration="deux mois depuis la publication au BODACC",
        documents=(
            "déclaration certifiée sincère (Cerfa 10021, facultatif)",
            "factures",
            "contrat",
            "décompte au jugement",
        ),
        letters=("declaration_creance",),
    ),
    Remedy(
        "reponse_mandataire",
        "Répondre au mandataire qui conteste votre créance",
        _answer,
        ("c-com-l622-27", "cpc-642"),
        (_open, Condition("answer_open", _answer_open, _answer_over, "c-com-l622-27")),
        court=_OF_THE_JUDGMENT,
        parts=costs.letter,
        by=lambda s: s.insolvency.answer_by,
        duration="trente jours depuis la lettre du mandataire",
        documents=("lettre du mandataire", "contrat et preuve du travail fait", "factures et décompte"),
        letters=("reponse_mandataire",),
    ),
    Remedy(
        "reprise_instance",
        "Reprendre le procès en cours, pour faire fixer votre créance",
        "Le jugement d'ouverture a interrompu votre procès. Votre créance déclarée, il reprend dès que vous remettez "
        "au tribunal une copie de la déclaration et que vous appelez le mandataire (et l'administrateur) dans la "
        "cause. Le juge fixe la somme ; il ne condamne plus à payer.",
        ("c-com-l622-22", "c-com-r622-20", "cass-com-2026-25-15354"),
        (_open, Condition("resumed", _resume, _not_resumed, "c-com-l622-22", ("claim_declared",))),
        parts=costs.quoted("mise en cause du mandataire", Payer.INCONNU, "c-com-r622-20"),
        duration="dès la déclaration",
        documents=("copie de la déclaration et son avis de réception", "assignation du mandataire", "pièces du procès"),
        note="Décision de 2026 à vérifier.",
    ),
    Remedy(
        "releve_forclusion",
        "Demander à être relevé de la forclusion",
        "Le délai de déclaration est passé. Le juge-commissaire peut encore vous admettre si ce retard n'est pas de "
        "votre fait, ou si le client vous a omis de sa liste.",
        ("c-com-l622-26", "c-com-l622-24"),
        (
            _open,
            _not_declared,
            Condition("relief_open", _relief_open, _relief_closed, "c-com-l622-26", ("events.bodacc",)),
        ),
        court=_SUPERVISING_JUDGE,
        parts=costs.quoted("frais de la requête", Payer.INCONNU, "c-com-l622-26"),
        by=lambda s: s.insolvency.relief_by,
        duration="six mois depuis la publication au BODACC",
        documents=("requête qui explique le retard", "déclaration de créance", "factures"),
        note=lambda s: (
            "Vérifiez d'abord si le client a déclaré lui-même votre créance au mandataire. Une fois relevé, vous avez "
            f"{law.delay('declaration_apres_releve', s.on).value} pour la déclarer, depuis la notification de la "
            "décision."
        ),
        letters=("releve_forclusion",),
    ),
    Remedy(
        "revendication",
        "Revendiquer vos marchandises",
        "Les biens vendus avec réserve de propriété et encore en nature chez votre client vous appartiennent : "
        "réclamez-les à l'administrateur ou au liquidateur, puis au juge-commissaire.",
        ("c-com-l624-9", "c-com-r624-13", "c-civ-2367"),
        (
            _open,
            Condition(
                "retention",
                lambda s: s.retention_of_title,
                "Aucune clause de réserve de propriété n'a été convenue avant la livraison.",
                "c-civ-2367",
                ("contract.retention_of_title",),
            ),
            Condition(
                "goods",
                lambda s: supplied(s, Nature.VENTE),
                "La facture ne porte pas sur des biens vendus.",
                "c-com-l624-9",
                ("invoices.nature",),
            ),
            Condition(
                "reclaim_open",
                lambda s: None if s.insolvency.reclaim_by is None else s.on <= s.insolvency.reclaim_by,
                lambda s: f"Le délai a pris fin le {day(s.insolvency.reclaim_by)}." if s.insolvency.reclaim_by else "",
                "c-com-l624-9",
                ("events.bodacc",),
            ),
        ),
        court=_SUPERVISING_JUDGE,
        parts=costs.letter,
        by=lambda s: s.insolvency.reclaim_by,
        duration="trois mois depuis la publication au BODACC",
        documents=("clause de réserve de propriété acceptée", "bons de livraison", "inventaire des biens"),
        note="Sans accord dans le mois, saisissez le juge-commissaire dans le mois suivant, sinon le droit est perdu.",
        letters=("revendication",),
    ),
    Remedy(
        "reponse_commission",
        "Répondre à la commission de surendettement",
        "La commission vous demande le montant de votre créance : répondez-lui dans le délai de sa lettre, avec les "
        "preuves. Les saisies sont suspendues, deux ans au plus, et le client ne peut plus payer ses dettes anciennes.",
        ("c-conso-l711-1", "c-conso-l711-3", "c-conso-l722-2", "c-conso-l722-5"),
        (
            Condition(
                "overindebted",
                lambda s: s.overindebted,
                "Aucun dossier de surendettement recevable n'est connu.",
                "c-conso-l711-1",
                ("insolvency",),
            ),
        ),
        court="Commission de surendettement qui vous a écrit",
        parts=costs.letter,
        duration="le délai écrit dans sa lettre",
        documents=("factures", "décompte", "contrat"),
        letters=("reponse_commission",),
    ),
    Remedy(
        "recuperer_tva",
        "Récupérer la TVA sur la facture impayée",
        lambda s: (
            "La TVA que vous avez versée sur une créance définitivement perdue se récupère, dès le jugement de "
            "liquidation, après envoi au client d'un duplicata de la facture portant la mention légale"
            + (f", au plus tard le {day(by)} (à vérifier)." if (by := _reclaim_vat_by(s)) else ".")
        ),
        ("cgi-272", "cgi-269", "cgi-annexe-2-208"),
        (
            Condition(
                "vat_paid",
                _vat_paid,
                "Vous n'avez pas versé de TVA sur cette somme (franchise, ou services à l'encaissement) : rien à "
                "récupérer.",
                "cgi-269",
                ("creditor.vat", "invoices.nature"),
            ),
            Condition(
                "irrecoverable",
                lambda s: s.liquidation,
                "La créance n'est pas définitivement perdue : il faut une liquidation, ou la preuve de l'échec des "
                "poursuites.",
                "cgi-272",
                ("insolvency",),
            ),
        ),
        by=_reclaim_vat_by,
        duration="à la prochaine déclaration de TVA",
        documents=("duplicata avec la mention de l'article 272", "jugement de liquidation"),
        letters=("duplicata_tva",),
    ),
)
