"""How a step of a roadmap follows the one before it: instead of it, beside it, after it, or once it has failed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from guide.values.text import word_set


class Link(StrEnum):
    """The word that stands before a step."""

    D_ABORD = "d_abord"
    OU = "ou"
    EN_MEME_TEMPS = "en_meme_temps"
    PUIS = "puis"
    SI_CELA_ECHOUE = "si_cela_echoue"


LINK_LABELS: Mapping[Link, str] = {
    Link.D_ABORD: "D'abord",
    Link.OU: "Ou",
    Link.EN_MEME_TEMPS: "En même temps",
    Link.PUIS: "Puis",
    Link.SI_CELA_ECHOUE: "Si cela échoue",
}

#: Ways to the same end, of which one is chosen.
_ALTERNATIVES = (
    ("mediateur_entreprises", "conciliateur", "mediation"),
    ("refere_provision_tc", "refere_provision_tj", "injonction_tc", "injonction_tj", "creance_incontestee"),
    ("injonction_europeenne", "petits_litiges_europeens"),
    ("assignation_tc", "requete_tj", "assignation_tj"),
    ("saisie_attribution", "saisie_vente"),
    ("saisie_conservatoire", "saisie_conservatoire_sans_juge"),
    ("mandatement_office", "saisine_crc", "refere_provision_ta"),
    ("relance_amiable", "clore_dossier"),
    ("echeancier", "transaction"),
)
_GROUP: Mapping[str, int] = {id: number for number, group in enumerate(_ALTERNATIVES) for id in group}
_TALKS, _ORDERS = 0, 1
#: What takes nothing from the rest: it is done whatever comes of it.
_BESIDE = word_set(
    "consolider_preuves ne_pas_denoncer revendication recuperer_tva declaration_creance releve_forclusion "
    "reprise_instance action_directe paiement_direct action_directe_transporteur droit_retention "
    "garantie_paiement suspendre_prestation memoire_reclamation signalement_dgccrf"
)
#: What comes once the step before it is done, and has worked.
_AFTER = {"homologation": ("echeancier", "transaction"), "relance_amiable": ("renvoyer_facture",)}


def links(steps: Iterable[str]) -> Iterator[Link]:
    """How each step follows those before it, the first one included."""
    choice: list[str] = []
    for step in steps:
        link = _link(choice, step)
        if link is Link.OU:
            choice = [*choice, step]
        elif link is not Link.EN_MEME_TEMPS:
            # What is done beside the rest is no choice of its own, and ends none.
            choice = [step]
        yield link


def _link(choice: Sequence[str], step: str) -> Link:
    """How `step` follows the ways just before it, of which one is chosen."""
    if not choice:
        return Link.D_ABORD
    if choice[-1] in _AFTER.get(step, ()):
        return Link.PUIS
    if step == "clore_dossier" or any(_instead(before, step) for before in choice):
        return Link.OU
    return Link.EN_MEME_TEMPS if step in _BESIDE else Link.SI_CELA_ECHOUE


def _instead(before: str, step: str) -> bool:
    """An agreement may always be sought instead of an order, not the contrary."""
    earlier, later = _GROUP.get(before, before), _GROUP.get(step, step)
    return earlier == later or (earlier == _ORDERS and later == _TALKS)
