"""When the debtor is a public buyer: written claims, the prefect, the administrative judge."""

from guide import law
from guide.case.codes import DebtorKind
from guide.path.facts.situation import PublicClaim, Situation
from guide.path.remedies import costs, courts, lawyers
from guide.path.remedies.ceilings import ceiling
from guide.path.remedies.conditions import (
    alive,
    certain,
    disputes,
    known,
    late,
    no,
    not_collective,
    not_serious,
    under_private_law,
)
from guide.path.remedies.durations import Delays
from guide.path.remedies.remedy import Condition, Remedy
from guide.values.french import day

_administration = Condition(
    "administration",
    lambda s: no(under_private_law(s)),
    "Votre client n'est pas une administration : le tribunal administratif n'est pas compétent.",
    "cja-r421-1",
    ("debtor.legal_form",),
)
_public = Condition(
    "public_buyer", lambda s: s.kind.is_public_buyer, "Votre client n'est pas un acheteur public.", "ccp-l2192-13"
)


def _local(s: Situation) -> bool | None:
    return s.kind in (DebtorKind.COLLECTIVITE, DebtorKind.HOPITAL_PUBLIC)


#: CGCT L1612-15, -16: an obligatory expense is not seriously contested, in its principle or in its amount.
_certain = Condition(
    "certain",
    certain,
    "L'acheteur conteste la dette, et la part qu'il ne conteste pas n'est pas connue : notez-la, facture par facture.",
    "cgct-l1612-15",
    ("dispute",),
)


def _undisputed_part(s: Situation) -> str:
    return " Demandez seulement la part que l'acheteur ne conteste pas, et dites-le." if s.part_undisputed else ""


def _refused(s: Situation) -> bool | None:
    """A claim in writing, and two months of silence or a refusal: until then the request is premature."""
    return True if s.public_claim is PublicClaim.REFUSEE else None


def _unanswered(s: Situation) -> bool:
    return s.public_claim in (PublicClaim.SANS_REPONSE, PublicClaim.REFUSEE)


def _disagreement(s: Situation) -> bool | None:
    """What the buyer says, or his silence once a notice has run out: both are a « différend » (CCAG FCS 46, PI 43)."""
    return True if _unanswered(s) else disputes(s)


def _memorandum(s: Situation) -> str:
    """The two months run from the disagreement; toward a silent buyer, from the end of the notice."""
    delay = law.delay("memoire_reclamation", s.on).value
    sentence = (
        "L'acheteur conteste, ou n'a pas répondu à votre mise en demeure. Si votre marché renvoie à un cahier des "
        f"clauses (CCAG), il faut alors un mémoire écrit, motivé et chiffré dans les {delay}, sous peine de ne plus "
        "pouvoir saisir le juge."
    )
    if not _unanswered(s) or s.notice_end is None:
        return sentence
    end = delay.after(s.notice_end)
    ends = f"prend fin le {day(end)}" if s.on <= end else f"a pris fin le {day(end)} : faites-vous conseiller"
    return f"{sentence} Compté de la fin de votre mise en demeure, ce délai {ends}."


PUBLIC_REMEDIES = (
    Remedy(
        "reclamation_publique",
        "Réclamer par écrit le principal, les intérêts et l'indemnité",
        lambda s: (
            "Un acheteur public paie dans un délai fixé par la loi. Vérifiez l'état de la facture sur Chorus Pro, puis "
            f"réclamez par écrit : les intérêts et les {ceiling('indemnite_forfaitaire', s)} par facture sont dus sans "
            "formalité, et l'écrit fait repartir la prescription."
        ),
        ("ccp-l2192-13", "ccp-r2192-10", "ccp-d2192-35", "loi-68-1250-art-2"),
        (_public, late, known(alive), known(not_collective)),
        parts=costs.letter,
        compared=True,
        delays=Delays(longest=("silence_administration",), since="pour une réponse"),
        duration="deux mois de silence valent refus",
        documents=("statut Chorus Pro", "numéro d'engagement et code service", "factures et décompte"),
        letters=("interets_moratoires", "mise_en_demeure"),
    ),
    Remedy(
        "mandatement_office",
        "Demander au préfet le mandatement d'office",
        lambda s: (
            "Quand une collectivité ne paie pas une dette certaine, dont ni le principe ni le montant ne sont "
            f"sérieusement contestés, le préfet peut ordonner le paiement à sa place.{_undisputed_part(s)}"
        ),
        ("cgct-l1612-15", "cgct-l1612-16"),
        (
            Condition("local", _local, "Cette voie concerne les collectivités locales.", "cgct-l1612-16"),
            late,
            alive,
            _certain,
        ),
        court="Préfet du département",
        compared=True,
        delays=Delays(
            shortest=("mandatement_office",),
            longest=("mandatement_office_long",),
            since="après la mise en demeure du préfet",
        ),
        duration="un mois après la mise en demeure du préfet (deux pour les gros montants)",
        documents=("factures", "réclamation écrite et sa preuve", "contrat ou bon de commande"),
        note=lambda s: (
            "Numérotation des articles à vérifier."
            + (
                " Pour un hôpital, vérifiez quelle autorité en est chargée."
                if s.kind is DebtorKind.HOPITAL_PUBLIC
                else ""
            )
        ),
        letters=("demande_mandatement",),
    ),
    Remedy(
        "saisine_crc",
        "Saisir la chambre régionale des comptes",
        lambda s: (
            "Toute personne intéressée peut la saisir elle-même, sans avocat, quand une dépense obligatoire n'est pas "
            "inscrite au budget ou l'est trop peu : elle se prononce dans le mois et met la collectivité en demeure. "
            f"Si l'argent est au budget, c'est le préfet qui ordonne le paiement.{_undisputed_part(s)}"
        ),
        ("cgct-l1612-15",),
        (
            Condition("local", _local, "Cette voie concerne les collectivités locales.", "cgct-l1612-15"),
            late,
            alive,
            _certain,
        ),
        court="Chambre régionale des comptes",
        duration="un mois pour se prononcer, puis un mois laissé à la collectivité",
        documents=(
            "factures",
            "réclamation écrite et sa preuve",
            "contrat ou bon de commande",
            "budget, s'il est connu",
        ),
        note="Numérotation des articles à vérifier.",
    ),
    Remedy(
        "memoire_reclamation",
        "Adresser un mémoire en réclamation",
        _memorandum,
        ("ccag-fcs-46", "cja-r421-1", "crpa-l231-4"),
        (
            _public,
            Condition(
                "contested",
                _disagreement,
                "L'acheteur ne conteste pas, et aucune mise en demeure n'est restée sans réponse.",
                "ccag-fcs-46",
                ("dispute",),
            ),
            late,
            alive,
        ),
        parts=costs.letter,
        compared=True,
        delays=Delays(longest=("silence_administration",), since="pour une réponse"),
        duration="en général deux mois depuis le différend (à vérifier dans le contrat)",
        documents=("contrat et cahier des clauses", "chiffrage", "échanges, mise en demeure", "factures"),
        note="Délai à vérifier dans votre contrat : les travaux ont d'autres règles.",
        letters=("memoire_reclamation",),
    ),
    Remedy(
        "refere_provision_ta",
        "Référé-provision devant le tribunal administratif",
        "Le juge peut accorder une provision quand la dette n'est pas sérieusement contestable. Sans avocat contre une "
        "collectivité ou un hôpital public ; avec avocat contre l'État.",
        ("cja-r541-1", "cja-r431-3"),
        (_administration, late, alive, not_serious),
        court=courts.administrative,
        parts=costs.counsel_administrative,
        compared=True,
        lawyer=lawyers.administrative,
        duration="quelques semaines à quelques mois",
        documents=("réclamation écrite et sa preuve", "contrat", "factures et décompte"),
    ),
    Remedy(
        "requete_ta",
        "Requête devant le tribunal administratif",
        "Il faut d'abord une décision : un refus, ou deux mois de silence après votre réclamation écrite, ou après "
        "votre mémoire en réclamation si le marché en exige un. Pour l'exécution d'un contrat, ce refus n'est pas "
        "rendu définitif par les deux mois du recours ; le cahier des clauses peut en fixer un. Sans avocat contre une "
        "collectivité ou un hôpital public ; avec avocat contre l'État.",
        ("cja-r421-1", "crpa-l231-4", "cja-r431-3"),
        (_administration, late, alive, Condition("refused", _refused, "", "crpa-l231-4", ("events.mise_en_demeure",))),
        court=courts.administrative,
        parts=costs.counsel_administrative,
        compared=True,
        lawyer=lawyers.administrative,
        duration="un à deux ans",
        documents=("réclamation et refus, ou preuve de sa date", "contrat", "factures et décompte"),
    ),
)
