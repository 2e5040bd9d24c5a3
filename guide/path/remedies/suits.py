"""Before a judge who hears both sides: interim payment, petition, writ; abroad, the European procedures."""

from guide.path.facts.situation import Situation
from guide.path.remedies import costs, courts, lawyers
from guide.path.remedies.ceilings import at_most, ceiling
from guide.path.remedies.conditions import (
    SUIT,
    civil_court,
    commercial_court,
    domestic,
    no,
    no_suit_pending,
    not_public,
    not_serious,
    private_buyer_in_court,
    worth_civil,
    worth_commercial,
)
from guide.path.remedies.cost_parts import Payer
from guide.path.remedies.durations import Delays
from guide.path.remedies.remedy import Condition, Remedy

_SUIT_FILE = ("contrat ou commande", "preuve du travail fait", "factures et décompte", "mise en demeure", "échanges")


#: A suit may still end by an agreement, and a judge may order a first meeting (CPC 1532, 1533).
_SETTLING = (
    "Le juge peut aussi vous réunir à une audience de règlement amiable, dont le procès-verbal d'accord vaut titre, ou "
    "vous enjoindre de rencontrer un conciliateur ou un médiateur : y manquer sans motif expose à une amende."
)


def _attempted(s: Situation) -> bool | None:
    """Above the ceiling no attempt is asked; under it, its outcome is a fact still to come."""
    if s.prior_attempt:
        return True
    return None if at_most(s.claimed, "seuil_tentative_amiable", s) is not False else True


def _french_judge(s: Situation) -> bool | None:
    return True if s.domestic or s.jurisdiction_clause else None


def _civil_lawyer(s: Situation) -> str:
    """Before the judge of housing rent a lawyer is not compulsory, whatever the sum (COJ L213-4-4, to be checked)."""
    if s.housing_rent:
        return "Loyer d'un logement : l'avocat n'est pas obligatoire, quel que soit le montant (à vérifier)"
    return f"Avocat obligatoire au-dessus de {ceiling('seuil_avocat_tj', s)}"


def _housing_note(s: Situation) -> str:
    if not s.housing_rent:
        return ""
    return (
        "Le loyer d'un logement relève du juge des contentieux de la protection, même au-dessus de "
        f"{ceiling('seuil_avocat_tj', s)} (à vérifier)."
    )


evidence = Condition(
    "evidence",
    lambda s: None if s.contract is None else s.contract != "aucun",
    "Sans aucun écrit, le juge des référés estimera la dette discutable : il faut un jugement au fond.",
    "cpc-873",
    ("contract",),
)
attempted = Condition("attempted", _attempted, "", "cpc-750-1", ("events.conciliation_echec",))
french_judge = Condition("french_judge", _french_judge, "", "cpc-46", ("contract.jurisdiction_clause",))
european = Condition(
    "european",
    lambda s: s.in_european_orders,
    "Cette procédure suppose un client dans un autre État de l'Union européenne, Danemark excepté.",
    "reg-1896-2006",
)


SUIT_REMEDIES = (
    Remedy(
        "refere_provision_tc",
        "Référé-provision devant le tribunal de commerce",
        lambda s: (
            "Le juge peut accorder toute la somme en quelques semaines quand la dette n'est pas sérieusement "
            f"contestable. Avocat obligatoire au-dessus de {ceiling('seuil_avocat_tc', s)}."
        ),
        ("cpc-873", "cpc-853", "cpc-514"),
        (*SUIT, no_suit_pending, commercial_court, not_serious, evidence, french_judge, worth_commercial),
        court=courts.commercial,
        parts=costs.writ_commercial,
        compared=True,
        lawyer=lawyers.commercial,
        duration="quelques semaines",
        documents=_SUIT_FILE,
    ),
    Remedy(
        "refere_provision_tj",
        "Référé-provision devant le tribunal judiciaire",
        lambda s: (
            "Le juge peut accorder toute la somme en quelques semaines quand la dette n'est pas sérieusement "
            f"contestable. {_civil_lawyer(s)}."
        ),
        ("cpc-835", "cpc-761", "cpc-514", "coj-l213-4-4"),
        (*SUIT, no_suit_pending, civil_court, private_buyer_in_court, not_serious, evidence, french_judge, worth_civil),
        court=courts.civil,
        parts=costs.writ_civil,
        compared=True,
        lawyer=lawyers.civil,
        duration="quelques semaines",
        documents=_SUIT_FILE,
        note=lambda s: (
            "Jusqu'au plafond de la tentative amiable, les juges peuvent l'exiger aussi en référé : à vérifier. "
            + _housing_note(s)
        ).strip(),
    ),
    Remedy(
        "assignation_tc",
        "Assignation devant le tribunal de commerce",
        lambda s: (
            "Le procès ordinaire : le juge entend les deux parties et rend un jugement exécutoire. La procédure est "
            f"orale ; l'avocat n'est obligatoire qu'au-dessus de {ceiling('seuil_avocat_tc', s)}. {_SETTLING}"
        ),
        ("cpc-853", "cpc-42", "cpc-514", "cpc-1532-3", "decret-2024-673", "cpc-1533"),
        (*SUIT, no_suit_pending, commercial_court, french_judge, worth_commercial),
        court=courts.commercial,
        parts=costs.writ_commercial,
        compared=True,
        lawyer=lawyers.commercial,
        duration="plusieurs mois",
        documents=_SUIT_FILE,
    ),
    Remedy(
        "assignation_tj",
        "Assignation devant le tribunal judiciaire",
        lambda s: (
            f"Le procès ordinaire : le juge entend les deux parties et rend un jugement exécutoire. {_civil_lawyer(s)} "
            f"; tentative amiable avant, jusqu'à {ceiling('seuil_tentative_amiable', s)}. {_SETTLING}"
        ),
        ("cpc-750", "cpc-750-1", "cpc-761", "cpc-42", "coj-l213-4-4", "cpc-1532-3", "cpc-1533"),
        (*SUIT, no_suit_pending, civil_court, private_buyer_in_court, attempted, french_judge, worth_civil),
        court=courts.civil,
        parts=costs.writ_civil,
        compared=True,
        lawyer=lawyers.civil,
        duration="plusieurs mois",
        documents=(*_SUIT_FILE, "preuve de la tentative amiable"),
        note=_housing_note,
    ),
    Remedy(
        "requete_tj",
        "Requête devant le tribunal judiciaire",
        lambda s: (
            f"Jusqu'à {ceiling('seuil_requete_tj', s)}, une simple requête suffit, sans avocat, après une tentative "
            "amiable (conciliateur, médiation, ou petites créances sans succès)."
        ),
        ("cpc-750", "cpc-750-1", "contribution-tj"),
        (
            *SUIT,
            no_suit_pending,
            civil_court,
            private_buyer_in_court,
            domestic,
            Condition(
                "petition_ceiling",
                lambda s: at_most(s.claimed, "seuil_requete_tj", s),
                lambda s: f"La demande dépasse {ceiling('seuil_requete_tj', s)} : il faut une assignation.",
                "cpc-750",
                ("invoices",),
            ),
            attempted,
            worth_civil,
        ),
        court=courts.civil,
        parts=costs.petition,
        compared=True,
        duration="plusieurs mois",
        documents=("formulaire Cerfa 16042", *_SUIT_FILE, "preuve de la tentative amiable"),
    ),
    Remedy(
        "injonction_europeenne",
        "Injonction de payer européenne",
        "Un formulaire (A) suffit, sans avocat ; votre client a trente jours pour s'opposer. Sans opposition, le titre "
        "vaut dans toute l'Union, Danemark excepté. Une mise en demeure n'est pas exigée avant, mais elle aide.",
        ("reg-1896-2006", "cpc-1424-5"),
        (*SUIT, european, not_public, not_serious),
        court=courts.european,
        parts=costs.abroad,
        compared=True,
        delays=Delays(shortest=("opposition_europeenne",), since="après la signification"),
        duration="quelques mois",
        documents=("formulaire A", "factures et décompte", "preuves décrites dans le formulaire"),
    ),
    Remedy(
        "petits_litiges_europeens",
        "Procédure européenne des petits litiges",
        "Écrite, sans avocat, même si votre client conteste.",
        ("reg-861-2007",),
        (
            *SUIT,
            european,
            not_public,
            Condition(
                "european_ceiling",
                lambda s: at_most(s.principal, "seuil_petits_litiges_europeens", s),
                lambda s: f"La demande dépasse {ceiling('seuil_petits_litiges_europeens', s)}.",
                "reg-861-2007",
                ("invoices",),
            ),
        ),
        court=courts.european,
        parts=costs.abroad,
        compared=True,
        duration="quelques mois",
        documents=("formulaire A", "factures et décompte", "contrat et échanges"),
    ),
    Remedy(
        "avocat_local",
        "Consulter un avocat dans le pays du client",
        lambda s: (
            (
                "Au Danemark, les deux procédures européennes n'existent pas, mais un jugement français y est "
                "reconnu par accord. "
                if s.country == "DK"
                else "Un jugement français doit être reconnu dans ce pays avant d'y être exécuté. "
            )
            + "Vérifiez d'abord la clause de juridiction ou d'arbitrage, puis demandez à un avocat de ce pays ce "
            "que coûterait et rapporterait une action."
        ),
        ("cpc-48", "cpc-643", "decision-2006-325"),
        (
            Condition("abroad", lambda s: not s.domestic, "Votre client est en France.", "cpc-42"),
            Condition(
                "no_european_order",
                lambda s: no(s.in_european_orders),
                "Votre client est dans l'Union européenne : les procédures européennes existent.",
                "reg-1896-2006",
            ),
            *SUIT[:3],
        ),
        parts=costs.quoted("avocat du pays et procédure", Payer.INCONNU, "cpc-48"),
        compared=True,
        lawyer=lambda s: lawyers.Lawyer(lawyers.Need.OUI),
        duration="long : plusieurs mois à plusieurs années",
        documents=("contrat et clause de juridiction", "factures et décompte", "échanges"),
    ),
)
