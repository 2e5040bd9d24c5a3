"""Ways to a title without a full suit: small claims, uncontested claims, orders for payment, and what follows them."""

from guide import law
from guide.case.codes import Nature
from guide.errors import NotInForce
from guide.path.facts.procedure_dates import Title, may_choose_court
from guide.path.facts.situation import Situation
from guide.path.remedies import costs, courts, lawyers
from guide.path.remedies.ceilings import at_most, ceiling
from guide.path.remedies.conditions import (
    SUIT,
    alive,
    before_commercial_court,
    civil_court,
    commercial_court,
    domestic,
    known,
    late,
    no,
    no_order_pending,
    no_title,
    not_collective,
    not_overindebted,
    not_public,
    not_serious,
    represented,
    traders,
    undisputed,
    worth_civil,
    worth_commercial,
)
from guide.path.remedies.cost_parts import Payer
from guide.path.remedies.durations import Delays
from guide.path.remedies.remedy import Condition, Remedy
from guide.values.french import day

_ORDER_FILE = (
    "formulaire (Cerfa)",
    "bordereau des pièces",
    "factures et décompte",
    "commande ou contrat, preuve du travail fait",
    "relances et mise en demeure",
)
_ORDER_WHY = (
    "Le juge décide sur vos pièces, sans audience ni avocat. L'ordonnance doit ensuite être signifiée par un commissaire "
    "de justice ; votre client a un mois pour s'opposer. Seule cette signification interrompt la prescription."
)
_NO_TRADERS = ("c-rur-l311-1", "cass-com-1980-78-15569", "c-com-l721-5")
_AFTER_ORDER = "quelques semaines, puis deux mois après la signification pour exécuter"


def _in_force(s: Situation) -> bool | None:
    try:
        law.delay("creance_incontestee", s.on)
    except NotInForce:
        return False
    return True


def _serve_by(s: Situation) -> str:
    if s.order.lapsed:
        return "L'ordonnance n'a pas été signifiée à temps : elle est non avenue. Il faut en demander une autre."
    return "Il n'y a pas d'ordonnance d'injonction de payer à signifier."


_opposition = Condition(
    "opposition",
    lambda s: s.order.state in (Title.OPPOSITION, Title.AUDIENCE),
    "Aucune opposition n'est notée au dossier.",
    "cpc-1416",
)
_in_time = Condition(
    "in_time",
    lambda s: s.order.state is not Title.AUDIENCE,
    lambda s: f"Le délai de quinze jours a pris fin le {day(s.order.by)}." if s.order.by else "Le délai a pris fin.",
    "cpc-1425",
)


SIMPLE_REMEDIES = (
    Remedy(
        "petites_creances",
        "Procédure simplifiée des petites créances",
        "Un commissaire de justice invite votre client à s'accorder avec vous ; s'il accepte, vous avez un titre sans "
        "juge. S'il se tait un mois, c'est un refus. Tous les frais sont pour vous.",
        ("cpce-l125-1", "cpce-r125-1"),
        (
            late,
            alive,
            Condition(
                "not_between_traders",
                lambda s: no(traders(s)),
                "Depuis 2026, cette procédure est fermée aux créances facturées entre commerçants.",
                "cpce-l125-1",
                ("creditor.activity", "creditor.rcs"),
            ),
            Condition(
                "small",
                lambda s: at_most(s.principal_and_interest, "seuil_petites_creances", s),
                lambda s: f"Le principal et les intérêts dépassent {ceiling('seuil_petites_creances', s)}.",
                "cpce-r125-1",
                ("invoices",),
            ),
            domestic,
            not_public,
            not_serious,
            not_collective,
            not_overindebted,
            no_title,
            no_order_pending,
            worth_civil,
            represented,
            Condition(
                "not_tried",
                lambda s: not s.small_claims_failed,
                "Cette procédure a déjà été tentée sans succès.",
                "cpce-r125-1",
            ),
        ),
        court="Commissaire de justice du ressort de la cour d'appel de votre client",
        parts=costs.small_claims,
        compared=True,
        delays=Delays(longest=("petites_creances_accord",)),
        duration="un mois au plus",
        documents=("factures", "décompte", "adresse ou e-mail du client"),
    ),
    Remedy(
        "creance_incontestee",
        "Recouvrement d'une créance commerciale incontestée",
        "Entre commerçants, un commissaire de justice signifie un commandement de payer. Sans contestation pendant un "
        "mois, il dresse, huit jours plus tard au moins, un procès-verbal de non-contestation, que le greffe rend "
        "exécutoire.",
        ("cpce-l126-1",),
        (
            Condition("in_force", _in_force, "Cette voie n'existait pas encore à cette date.", "cpce-l126-1"),
            late,
            alive,
            Condition(
                "between_traders",
                traders,
                "Cette voie est réservée aux créances entre commerçants.",
                "cpce-l126-1",
                ("creditor.activity", "creditor.rcs"),
            ),
            domestic,
            undisputed,
            not_collective,
            no_title,
            no_order_pending,
            worth_commercial,
            represented,
        ),
        court="Commissaire de justice, puis greffe du tribunal de commerce",
        parts=costs.quoted("commandement, certificat et greffe", Payer.INCONNU, "cpce-l126-1"),
        compared=True,
        delays=Delays(shortest=("creance_incontestee", "certificat_incontestee"), since="après le commandement"),
        duration="un mois, puis huit jours au moins",
        documents=("factures", "décompte", "contrat ou commande"),
        note="Loi en vigueur depuis le 25 avril 2026 (date à vérifier) ; décret d'application à vérifier auprès d'un "
        "commissaire de justice.",
    ),
    Remedy(
        "injonction_tc",
        "Injonction de payer devant le tribunal de commerce",
        _ORDER_WHY,
        ("cpc-1405", "cpc-1406", "cpc-1407", "decret-2026-96", "cpc-1425", "c-com-l210-1"),
        (*SUIT, commercial_court, domestic, not_public, not_serious, no_order_pending, worth_commercial, represented),
        court=courts.commercial,
        parts=costs.order_commercial,
        compared=True,
        delays=Delays(shortest=("execution_ordonnance",), since="après la signification de l'ordonnance"),
        duration=_AFTER_ORDER,
        documents=("formulaire Cerfa 12946", *_ORDER_FILE[1:]),
        note="Frais de greffe à payer dans les quinze jours de la requête, sinon elle tombe.",
        letters=("requete_injonction_tc",),
        unsuited=lambda s: frozenset(("requete_injonction_tc",) if s.lent else ()),
    ),
    Remedy(
        "injonction_tj",
        "Injonction de payer devant le tribunal judiciaire",
        _ORDER_WHY,
        ("cpc-1405", "cpc-1406", "cpc-1407", "decret-2026-96", "cass-avis-2025-70013", *_NO_TRADERS),
        (*SUIT, civil_court, domestic, not_public, not_serious, no_order_pending, worth_civil, represented),
        court=courts.civil,
        parts=costs.order_civil,
        compared=True,
        delays=Delays(shortest=("execution_ordonnance",), since="après la signification de l'ordonnance"),
        duration=_AFTER_ORDER,
        documents=("formulaire Cerfa 12948", *_ORDER_FILE[1:]),
        note=lambda s: (
            "Aucune tentative amiable n'est exigée avant."
            + (
                " Loyer d'habitation : juge des contentieux de la protection (Cerfa 16040)."
                if Nature.LOYER in s.natures
                else ""
            )
        ),
        letters=("requete_injonction_tj",),
    ),
    Remedy(
        "signifier_ordonnance",
        "Faire signifier l'ordonnance",
        lambda s: (
            "Votre ordonnance doit être signifiée par un commissaire de justice"
            + (f" au plus tard le {day(s.order.by)}" if s.order.by else "")
            + " ; passé cette date, elle est perdue. C'est aussi ce qui interrompt la prescription."
        ),
        ("decret-2026-96", "cpc-1411", "cass-1990-89-13345", "cpc-642"),
        (
            Condition("to_serve", lambda s: s.order.state is Title.A_SIGNIFIER, _serve_by, "cpc-1411"),
            known(not_collective),
        ),
        parts=costs.service_of_order,
        compared=True,
        delays=Delays(shortest=("execution_ordonnance",), since="après la signification de l'ordonnance"),
        by=lambda s: s.order.by,
        duration="un mois d'opposition ensuite ; deux mois pour exécuter une ordonnance rendue depuis le 1er septembre 2026",
        documents=("ordonnance", "requête et bordereau des pièces"),
    ),
    Remedy(
        "frais_opposition",
        "Payer les frais d'opposition au greffe",
        lambda s: (
            "Votre client s'est opposé. Devant le tribunal de commerce, payez les frais d'opposition"
            + (f" au plus tard le {day(s.order.by)}" if s.order.by else " dans les quinze jours de la lettre du greffe")
            + " : sinon votre demande tombe. À l'audience, apportez l'acte de signification."
        ),
        ("cpc-1425", "cpc-1418", "cpc-642"),
        (
            _opposition,
            _in_time,
            Condition(
                "commercial_order",
                before_commercial_court,
                "Contre ce client, l'ordonnance ne vient pas du tribunal de commerce : ces frais ne sont pas demandés.",
                "cpc-1425",
            ),
            known(not_collective),
        ),
        court=courts.commercial,
        parts=costs.opposition_fees,
        compared=True,
        lawyer=lawyers.commercial,
        by=lambda s: s.order.by,
        duration="quinze jours",
        documents=("lettre du greffe", "ordonnance et acte de signification"),
    ),
    Remedy(
        "avocat_opposition",
        "Constituer avocat après l'opposition",
        lambda s: (
            "Votre client s'est opposé devant le tribunal judiciaire. Au-dessus de "
            f"{ceiling('seuil_avocat_tj', s)}, un avocat doit être constitué"
            + (f" au plus tard le {day(s.order.by)}" if s.order.by else " dans les quinze jours de la lettre du greffe")
            + " : sinon l'ordonnance est perdue, et l'interruption de la prescription avec elle."
        ),
        ("cpc-1418", "cass-civ2-2020-19-20238"),
        (
            _opposition,
            _in_time,
            Condition(
                "civil_order",
                lambda s: not before_commercial_court(s) or may_choose_court(s.activity, s.kind) is not False,
                "Contre ce client, l'ordonnance vient du tribunal de commerce : ce sont les frais d'opposition qu'il "
                "faut payer.",
                "cpc-1418",
            ),
            Condition(
                "lawyer_needed",
                lambda s: False if s.housing_rent else no(at_most(s.claimed, "seuil_avocat_tj", s)),
                lambda s: (
                    "Loyer d'un logement : l'avocat n'est pas obligatoire (à vérifier)."
                    if s.housing_rent
                    else f"Jusqu'à {ceiling('seuil_avocat_tj', s)}, l'avocat n'est pas obligatoire."
                ),
                "cpc-761",
                ("invoices",),
            ),
            known(not_collective),
        ),
        court=courts.civil,
        parts=costs.counsel_civil,
        compared=True,
        lawyer=lawyers.civil,
        by=lambda s: s.order.by,
        duration="quinze jours",
        documents=("lettre du greffe", "ordonnance et acte de signification", "toutes les pièces"),
    ),
)
