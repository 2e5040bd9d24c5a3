"""Special ground: subcontractors, works guarantee, public buyers; and what a creditor may report, or must not do."""

from __future__ import annotations

from guide import law
from guide.case.codes import DebtorKind, Nature
from guide.path import costs, courts
from guide.path.conditions import (
    ceiling,
    is_true,
    known,
    late,
    not_collective,
    not_serious,
)
from guide.path.conditions import alive as alive_condition
from guide.path.remedy import Condition, Remedy
from guide.path.situation import Dispute, Situation
from guide.values.french import day

_accepted = is_true(
    "accepted",
    lambda s: s.subcontract_accepted,
    "Le maître de l'ouvrage ne vous a pas accepté comme sous-traitant, ou n'a pas agréé vos conditions de paiement.",
    "loi-75-1334-art-3",
    "subcontract_accepted",
)
_administration = is_true(
    "administration",
    lambda s: (
        True if s.kind.is_administration else None if s.kind is DebtorKind.ENTREPRISE_PUBLIQUE else False
    ),
    "Votre client n'est pas une administration : le tribunal administratif n'est pas compétent.",
    "cja-r421-1",
    "debtor.legal_form",
)
_public = is_true(
    "public_buyer",
    lambda s: s.kind.is_public_buyer,
    "Votre client n'est pas un acheteur public.",
    "ccp-l2192-13",
)


def _subcontracted(kind: str, otherwise: str) -> Condition:
    def test(s: Situation) -> bool | None:
        return None if s.subcontract is None else s.subcontract == kind

    return is_true(f"subcontract_{kind}", test, otherwise, "loi-75-1334-art-12", "subcontract")


def _works(s: Situation) -> bool | None:
    if Nature.TRAVAUX in s.natures:
        return True
    return None if not s.natures or None in s.natures else False


def _above_works_threshold(s: Situation) -> bool | None:
    if s.works_price_net is None:
        return None
    return s.works_price_net > law.amount("seuil_garantie_travaux", s.on).value


def _guarantee_due(s: Situation) -> bool | None:
    return {"non_demandee": True, "demandee": True, "fournie": False, "sans_objet": False}.get(
        s.works_guarantee or ""
    )


def _private_client(s: Situation) -> bool | None:
    return not s.kind.is_public_buyer and s.kind is not DebtorKind.PARTICULIER


def _contested(s: Situation) -> bool | None:
    return None if s.dispute is Dispute.INCONNUE else s.dispute is not Dispute.AUCUNE


def _local(s: Situation) -> bool | None:
    if s.kind is DebtorKind.COLLECTIVITE:
        return True
    return None if s.kind is DebtorKind.HOPITAL_PUBLIC else False


def _guarantee_why(s: Situation) -> str:
    end = law.delay("garantie_travaux", s.on).value.after(s.guarantee_asked) if s.guarantee_asked else None
    after = f", à partir du {day(end)}" if end else ""
    return (
        f"Au-dessus de {ceiling('seuil_garantie_travaux', s)} hors taxes, le client d'un marché de travaux privé doit garantir le "
        f"paiement. Mettez-le en demeure de le faire : quinze jours plus tard{after}, vous pourrez suspendre les travaux."
    )


SPECIAL_REMEDIES = (
    Remedy(
        "action_directe",
        "Se faire payer par le maître de l'ouvrage (action directe)",
        "Mettez l'entrepreneur principal en demeure et envoyez le même jour une copie au maître de l'ouvrage : ce qu'il doit "
        "encore est bloqué. Un mois plus tard, il vous paie directement. L'action survit à la faillite de l'entrepreneur.",
        ("loi-75-1334-art-12", "loi-75-1334-art-13", "loi-75-1334-art-3"),
        (
            known(alive_condition),
            _subcontracted("prive", "Vous n'êtes pas sous-traitant d'un marché privé."),
            _accepted,
        ),
        cost=costs.from_free,
        duration="un mois après la mise en demeure",
        documents=("contrat de sous-traitance", "acceptation et agrément", "factures", "mise en demeure et copie"),
    ),
    Remedy(
        "paiement_direct",
        "Demander le paiement direct à l'acheteur public",
        "Sous-traitant d'un marché public, vous êtes payé par l'acheteur. Envoyez votre demande au titulaire, qui a quinze jours "
        "pour répondre (son silence vaut accord), et adressez-la à l'acheteur.",
        ("ccp-l2193-11",),
        (
            known(alive_condition),
            _subcontracted("public", "Vous n'êtes pas sous-traitant d'un marché public."),
            _accepted,
        ),
        cost=costs.from_free,
        duration="quinze jours, puis le délai de paiement de l'acheteur",
        documents=("acte spécial de sous-traitance", "factures", "preuve de l'envoi au titulaire"),
    ),
    Remedy(
        "garantie_paiement",
        "Exiger la garantie de paiement des travaux",
        _guarantee_why,
        ("c-civ-1799-1", "decret-99-658"),
        (
            known(alive_condition),
            is_true("works", _works, "La facture ne porte pas sur des travaux.", "c-civ-1799-1", "invoices.nature"),
            is_true(
                "private_client",
                _private_client,
                "Cette garantie ne s'exige ni d'une personne publique, ni d'un particulier qui fait construire pour lui-même.",
                "c-civ-1799-1",
            ),
            is_true(
                "not_subcontracted",
                lambda s: s.subcontract in (None, "non"),
                "Vous êtes sous-traitant : c'est le régime de la loi de 1975 qui vous protège.",
                "loi-75-1334-art-12",
            ),
            Condition(
                "works_threshold",
                _above_works_threshold,
                lambda s: f"Le marché ne dépasse pas {ceiling('seuil_garantie_travaux', s)} hors taxes.",
                "decret-99-658",
                ("contract.price_net",),
            ),
            is_true(
                "guarantee_due",
                _guarantee_due,
                "La garantie est déjà fournie, ou elle n'est pas due.",
                "c-civ-1799-1",
                "works_guarantee",
            ),
            known(not_collective),
        ),
        cost=costs.from_free,
        duration="quinze jours",
        documents=("marché ou devis signé", "mise en demeure de fournir la garantie"),
    ),
    Remedy(
        "reclamation_publique",
        "Réclamer par écrit le principal, les intérêts et l'indemnité",
        "Un acheteur public paie dans un délai fixé par la loi. Vérifiez l'état de la facture sur Chorus Pro, puis réclamez par "
        "écrit : les intérêts et les 40 € sont dus sans autre formalité, et l'écrit fait repartir la prescription.",
        ("ccp-l2192-13", "ccp-r2192-10", "ccp-d2192-35", "loi-68-1250-art-2"),
        (_public, late, known(alive_condition), known(not_collective)),
        cost=costs.from_free,
        by=lambda s: None,
        duration="deux mois de silence valent refus",
        documents=("statut Chorus Pro", "numéro d'engagement et code service", "factures et décompte"),
        letters=("mise_en_demeure",),
    ),
    Remedy(
        "mandatement_office",
        "Demander au préfet le mandatement d'office",
        "Quand une collectivité ne paie pas une dette certaine et non contestée, le préfet peut ordonner le paiement à sa place.",
        ("cgct-l1612-15", "cgct-l1612-16"),
        (
            is_true("local", _local, "Cette voie concerne les collectivités locales.", "cgct-l1612-16", "debtor.legal_form"),
            late,
            alive_condition,
            not_serious,
        ),
        court=lambda s: "Préfet du département",
        duration="un mois après la mise en demeure du préfet (deux pour les gros montants)",
        documents=("factures", "réclamation écrite et sa preuve", "contrat ou bon de commande"),
        note="Numérotation des articles à vérifier.",
    ),
    Remedy(
        "memoire_reclamation",
        "Adresser un mémoire en réclamation",
        "L'acheteur public conteste : les cahiers des charges imposent souvent un mémoire écrit et chiffré, en général dans les "
        "deux mois du différend. Lisez celui de votre contrat.",
        ("cja-r421-1", "crpa-l231-4"),
        (
            _public,
            is_true("contested", _contested, "L'acheteur ne conteste pas.", "cja-r421-1", "dispute"),
            late,
            alive_condition,
        ),
        cost=costs.from_free,
        duration="en général deux mois depuis le différend (à vérifier dans le contrat)",
        documents=("contrat et cahier des clauses", "chiffrage", "échanges", "factures"),
        note="Délai à vérifier dans votre contrat.",
    ),
    Remedy(
        "refere_provision_ta",
        "Référé-provision devant le tribunal administratif",
        "Le juge peut accorder une provision quand la dette n'est pas sérieusement contestable. Sans avocat contre une "
        "collectivité ou un hôpital public ; avec avocat contre l'État.",
        ("cja-r541-1", "cja-r431-3"),
        (_administration, late, alive_condition, not_serious),
        court=courts.administrative,
        cost=costs.from_free,
        duration="quelques semaines à quelques mois",
        documents=("réclamation écrite et sa preuve", "contrat", "factures et décompte"),
    ),
    Remedy(
        "requete_ta",
        "Requête devant le tribunal administratif",
        "Il faut d'abord une décision : un refus, ou deux mois de silence après votre réclamation écrite. Sans avocat contre une "
        "collectivité ou un hôpital public ; avec avocat contre l'État.",
        ("cja-r421-1", "crpa-l231-4", "cja-r431-3"),
        (_administration, late, alive_condition),
        court=courts.administrative,
        cost=costs.from_free,
        duration="un à deux ans",
        documents=("réclamation et refus, ou preuve de sa date", "contrat", "factures et décompte"),
    ),
    Remedy(
        "signalement_dgccrf",
        "Signaler les retards à la DGCCRF",
        "Une entreprise qui paie tard encourt une amende administrative. Le signalement est gratuit ; il ne fait pas payer votre "
        "facture, mais il sert quand le retard est une habitude.",
        ("c-com-l441-16",),
        (
            late,
            is_true(
                "business_debtor",
                lambda s: False if s.kind.is_administration else s.professional,
                "Les délais de paiement entre entreprises ne s'appliquent pas à ce client.",
                "c-com-l441-16",
                "debtor_professional",
            ),
        ),
        court=lambda s: "DGCCRF, ou direction départementale de la protection des populations",
        documents=("factures", "relances"),
    ),
    Remedy(
        "ne_pas_denoncer",
        "Ne pas publier le nom de votre client",
        "Même vraie, l'annonce publique d'un impayé non jugé expose à des dommages et intérêts pour dénigrement ; en menacer pour "
        "être payé est un chantage. Signalez plutôt les retards répétés à la DGCCRF.",
        ("c-civ-1240", "cass-com-2019-17-18350", "c-penal-312-10"),
    ),
)  # fmt: skip
