"""Special ground: subcontractors and works; and what a creditor may report, or must not do."""

from guide import law
from guide.case.codes import Activity, Nature
from guide.path.facts.situation import Situation
from guide.path.remedies import costs, courts
from guide.path.remedies.ceilings import at_most, ceiling
from guide.path.remedies.conditions import (
    alive,
    before_commercial_court,
    guarantee_end,
    known,
    late,
    no,
    not_collective,
    private_builder,
    supplied,
)
from guide.path.remedies.cost_parts import Payer
from guide.path.remedies.durations import Delays
from guide.path.remedies.remedy import Condition, Remedy
from guide.values.french import day

_accepted = Condition(
    "accepted",
    lambda s: s.subcontract_accepted,
    "Le maître de l'ouvrage ne vous a pas accepté comme sous-traitant, ou n'a pas agréé vos conditions de paiement.",
    "loi-75-1334-art-3",
    ("subcontract_accepted",),
)


def _subcontracted(kind: str, otherwise: str) -> Condition:
    def test(s: Situation) -> bool | None:
        return None if s.subcontract is None else s.subcontract == kind

    return Condition(f"subcontract_{kind}", test, otherwise, "loi-75-1334-art-12", ("subcontract",))


def _guarantee_due(s: Situation) -> bool | None:
    return {"non_demandee": True, "demandee": True, "fournie": False, "sans_objet": False}.get(s.works_guarantee or "")


def _guarantee_why(s: Situation) -> str:
    end = guarantee_end(s)
    after = f", à partir du {day(end)}" if end else ""
    return (
        f"Au-dessus de {ceiling('seuil_garantie_travaux', s)} hors taxes, le client d'un marché de travaux privé doit "
        "garantir le paiement : à tout moment, même travaux finis, tant que vous n'êtes pas payé. Mettez-le en demeure "
        f"de le faire : quinze jours plus tard{after}, vous pourrez suspendre les travaux."
    )


def _direct_why(s: Situation) -> str:
    """The month runs from the notice to the main contractor, whose copy goes to the owner (loi 75-1334, art. 12 and 13)."""
    survives = "L'action survit à la faillite de l'entrepreneur."
    if s.noticed_on is None:
        return (
            "Mettez l'entrepreneur principal en demeure et envoyez le même jour une copie au maître de l'ouvrage : ce "
            f"qu'il doit encore est bloqué. Un mois plus tard, il vous paie directement. {survives}"
        )
    opens = law.delay("action_directe", s.noticed_on).value.after(s.noticed_on)
    copy = "Si la copie de votre mise en demeure n'est pas partie au maître de l'ouvrage, envoyez-la-lui aujourd'hui"
    if s.on > opens:
        return (
            f"Agissez maintenant : votre mise en demeure du {day(s.noticed_on)} a plus d'un mois. Demandez au maître "
            "de l'ouvrage, par recommandé, de vous payer directement, dans la limite de ce qu'il doit encore ; s'il "
            f"refuse, le juge peut l'y condamner. {copy} : lui seul la reçoit, elle bloque ce qu'il doit. {survives}"
        )
    return (
        f"Votre mise en demeure du {day(s.noticed_on)} est partie : l'action directe s'ouvre un mois plus tard, après "
        f"le {day(opens)}. {copy} : elle bloque ce qu'il doit encore. {survives}"
    )


def _carriage(s: Situation) -> bool | None:
    """A carrier is paid for carriage; a private lender carries nothing."""
    return False if s.activity is Activity.PARTICULIER else s.carriage


def _carrier(s: Situation) -> str:
    last = f" au plus tard le {day(s.deadline)}" if s.deadline else ""
    return (
        "L'expéditeur et le destinataire de la lettre de voiture garantissent le prix du transport. Ils le doivent même "
        "s'ils l'ont déjà payé à un autre, et même si votre client est en faillite. Demandez-leur, preuve de la "
        f"livraison à l'appui. Il reste un an depuis la livraison : assignez{last}, car une lettre n'arrête pas ce délai."
    )


SPECIAL_REMEDIES = (
    Remedy(
        "action_directe",
        "Se faire payer par le maître de l'ouvrage (action directe)",
        _direct_why,
        ("loi-75-1334-art-12", "loi-75-1334-art-13", "loi-75-1334-art-3"),
        (known(alive), _subcontracted("prive", "Vous n'êtes pas sous-traitant d'un marché privé."), _accepted),
        parts=costs.letter,
        compared=True,
        delays=Delays(shortest=("action_directe",), since="après la mise en demeure"),
        duration="un mois après la mise en demeure",
        documents=("contrat de sous-traitance", "acceptation et agrément", "factures", "mise en demeure et copie"),
        letters=("mise_en_demeure_sous_traitant", "copie_maitre_ouvrage"),
    ),
    Remedy(
        "paiement_direct",
        "Demander le paiement direct à l'acheteur public",
        lambda s: (
            "Sous-traitant d'un marché public, vous êtes payé par l'acheteur à partir de "
            f"{ceiling('seuil_paiement_direct', s)} TTC. Envoyez votre demande au titulaire, qui a quinze jours pour "
            "répondre (son silence vaut accord), et adressez-la à l'acheteur."
        ),
        ("ccp-l2193-11",),
        (known(alive), _subcontracted("public", "Vous n'êtes pas sous-traitant d'un marché public."), _accepted),
        parts=costs.letter,
        compared=True,
        duration="quinze jours, puis le délai de paiement de l'acheteur",
        documents=("acte spécial de sous-traitance", "factures", "preuve de l'envoi au titulaire"),
        letters=("demande_paiement_direct", "copie_acheteur_public"),
    ),
    Remedy(
        "garantie_paiement",
        "Exiger la garantie de paiement des travaux",
        _guarantee_why,
        ("c-civ-1799-1", "cass-civ3-2016-15-19648", "decret-99-658"),
        (
            known(alive),
            Condition(
                "works",
                lambda s: supplied(s, Nature.TRAVAUX),
                "La facture ne porte pas sur des travaux.",
                "c-civ-1799-1",
                ("invoices.nature",),
            ),
            Condition(
                "private_client",
                private_builder,
                "Cette garantie ne s'exige ni d'une personne publique, ni de qui construit hors d'une activité "
                "professionnelle.",
                "c-civ-1799-1",
                ("debtor_professional",),
            ),
            Condition(
                "not_subcontracted",
                lambda s: s.subcontract in (None, "non"),
                "Vous êtes sous-traitant : c'est le régime de la loi de 1975 qui vous protège.",
                "loi-75-1334-art-12",
            ),
            Condition(
                "works_threshold",
                lambda s: no(at_most(s.works_price_net, "seuil_garantie_travaux", s)),
                lambda s: f"Le marché ne dépasse pas {ceiling('seuil_garantie_travaux', s)} hors taxes.",
                "decret-99-658",
                ("contract.price_net",),
            ),
            Condition(
                "guarantee_due",
                _guarantee_due,
                "La garantie est déjà fournie, ou elle n'est pas due.",
                "c-civ-1799-1",
                ("works_guarantee",),
            ),
            known(not_collective),
        ),
        parts=costs.letter,
        duration="quinze jours",
        documents=("marché ou devis signé", "mise en demeure de fournir la garantie"),
        letters=("garantie_paiement",),
    ),
    Remedy(
        "action_directe_transporteur",
        "Se faire payer par l'expéditeur ou le destinataire du transport",
        _carrier,
        ("c-com-l132-8", "c-com-l133-6"),
        (
            known(alive),
            Condition(
                "carriage",
                _carriage,
                "La facture ne porte pas sur un transport de marchandises.",
                "c-com-l132-8",
                ("invoices.nature",),
            ),
            known(late),
        ),
        parts=costs.letter,
        by=lambda s: s.deadline,
        duration="un an depuis la livraison",
        documents=(
            "lettre de voiture signée du destinataire",
            "ordre de transport",
            "facture",
            "mise en demeure du client",
        ),
    ),
    Remedy(
        "droit_retention",
        "Garder la chose jusqu'au paiement",
        "Vous détenez encore une chose qui lui appartient, et votre créance y est liée (réparation, fabrication, "
        "transport, dépôt) : vous pouvez la garder jusqu'au paiement, procédure collective ou non. Ne la rendez pas, "
        "même en partie : ce droit se perd avec elle. Ne vous en servez pas et ne la vendez pas ; prévenez par écrit.",
        ("c-civ-2286",),
        (
            Condition(
                "holds_goods",
                lambda s: s.holds_goods,
                "Vous ne détenez rien qui appartienne à votre client.",
                "c-civ-2286",
                ("holds_goods",),
            ),
            known(late),
            Condition(
                "not_public_goods",
                lambda s: not s.kind.is_administration,
                "Les biens d'une personne publique ne se retiennent pas.",
                "immunite-execution",
            ),
        ),
        duration="jusqu'au paiement",
        documents=("bon de dépôt ou ordre de réparation", "factures", "lettre qui annonce la rétention"),
    ),
    Remedy(
        "mandataire_ad_hoc",
        "Faire désigner un mandataire ad hoc de la société radiée",
        "La société est radiée du registre : elle doit toujours ce qu'elle devait, mais plus personne ne la "
        "représente. Demandez au président du tribunal, sur requête, un mandataire ad hoc qui la représente ; le "
        "procès se fait contre lui. Vérifiez d'abord au registre si elle avait encore des biens : sinon, renoncez.",
        ("cass-com-2023-21-14252",),
        (
            Condition(
                "struck_off",
                lambda s: s.struck_off,
                "Rien ne dit qu'une société soit radiée ; un entrepreneur individuel radié reste tenu lui-même.",
                "cass-com-2023-21-14252",
                ("insolvency",),
            ),
            known(late),
            known(alive),
        ),
        court=lambda s: courts.commercial(s) if before_commercial_court(s) else courts.civil(s),
        parts=costs.quoted("requête et rémunération du mandataire", Payer.INCONNU, "cass-com-2023-21-14252"),
        duration="quelques semaines",
        documents=("extrait du registre qui montre la radiation", "factures et décompte", "projet d'assignation"),
    ),
    Remedy(
        "signalement_dgccrf",
        "Signaler les retards à la DGCCRF",
        "Une entreprise qui paie tard encourt une amende administrative. Le signalement est gratuit ; il ne fait pas "
        "payer votre facture, mais il sert quand le retard est une habitude.",
        ("c-com-l441-16",),
        (
            late,
            Condition(
                "business_debtor",
                lambda s: False if s.kind.is_administration else s.professional,
                "Les délais de paiement entre entreprises ne s'appliquent pas à ce client.",
                "c-com-l441-16",
                ("debtor_professional",),
            ),
        ),
        court="DGCCRF, ou direction départementale de la protection des populations",
        documents=("factures", "relances"),
    ),
    Remedy(
        "ne_pas_denoncer",
        "Ne pas publier le nom de votre client",
        "Même vraie, l'annonce publique d'un impayé non jugé expose à des dommages et intérêts pour dénigrement ; en "
        "menacer pour être payé est un chantage. Signalez plutôt les retards répétés à la DGCCRF.",
        ("c-civ-1240", "cass-com-2019-17-18350", "c-penal-312-10"),
    ),
)
