"""Seizing: to keep (before the title) or to be paid (with it); the cheque, which gives a title; stopping limitation."""

from guide import law
from guide.case.codes import Nature
from guide.claim import LimitationState
from guide.path.facts.situation import Situation
from guide.path.remedies import costs, courts
from guide.path.remedies.conditions import alive, known, not_collective, not_overindebted, not_public, under_private_law
from guide.path.remedies.cost_parts import Payer
from guide.path.remedies.durations import Delays
from guide.path.remedies.remedy import Condition, Remedy
from guide.values.french import day

_threat = Condition(
    "threat",
    lambda s: s.assets_at_risk,
    "Rien ne montre que le paiement est menacé (biens qui disparaissent, comptes vidés) : cette menace est exigée.",
    "cpce-l512-1",
    ("assets_at_risk",),
)
_title = Condition(
    "title",
    lambda s: s.title_known,
    "Vous n'avez pas de titre exécutoire (jugement, ordonnance non frappée d'opposition, acte notarié).",
    "cpce-l111-3",
    ("enforceable_title",),
)
_seizable = Condition(
    "seizable",
    under_private_law,
    "Les biens d'une personne publique ne peuvent pas être saisis.",
    "immunite-execution",
    ("debtor.legal_form",),
)


def _instrument(s: Situation) -> bool | None:
    """A title, an accepted bill, a cheque, or unpaid rent under a written lease (CPCE L511-2)."""
    lease = False if Nature.LOYER not in s.natures else None if s.contract is None else s.contract == "signe"
    titles = (s.title_known, s.bill, s.cheque, lease)
    return True if True in titles else None if None in titles else False


def _near(s: Situation) -> bool | None:
    return None if s.limitation is None else s.limitation is not LimitationState.EN_COURS


def _not_near(s: Situation) -> str:
    until = f" jusqu'au {day(s.deadline)}" if s.deadline else ""
    return f"La prescription court encore{until} : rien ne presse à ce titre."


def _interrupt(s: Situation) -> str:
    last = f"Dernier jour pour agir : {day(s.deadline)}. " if s.deadline else ""
    if s.public_clock:
        return last + (
            "Une demande écrite de paiement à l'administration, avec preuve de réception, fait repartir le délai au "
            "1er janvier suivant : envoyez-la maintenant."
        )
    return last + (
        "Obtenez une reconnaissance écrite de la dette ou un paiement partiel, ou faites assigner (même en référé). "
        "Une mise en demeure seule ne suffit pas, une requête en injonction non plus : seule la signification de "
        "l'ordonnance compte."
    )


def _certificate(s: Situation) -> str:
    """Thirty days from the first presentation (CMF L131-73); the journal notes the rejection, never earlier than it."""
    sentence = "Trente jours après la première présentation du chèque, la banque de votre client délivre gratuitement ce certificat"
    if s.cheque_rejected:
        ready = law.delay("cheque_regularisation", s.cheque_rejected).value.after(s.cheque_rejected)
        sentence += (
            f" : demandez-le, les trente jours sont passés depuis le {day(ready)}"
            if s.on > ready
            else f" : demandez-le le {day(ready)} (trente jours comptés du rejet noté au dossier)"
        )
    return (
        f"{sentence}. Signifié par un commissaire de justice, il vaut commandement de payer ; quinze jours plus tard, le "
        "commissaire délivre un titre, sans juge."
    )


#: Since 15 May 2022 a professional creditor of a sole trader has the professional estate alone (C. com. L526-22).
_ESTATES = "Un entrepreneur individuel (EI) ne répond en principe de ses dettes professionnelles que sur ses biens professionnels."


def _seizure_note(s: Situation) -> str:
    if not s.domestic:
        return (
            "Votre client est à l'étranger : un commissaire de justice ne saisit que ce qui se trouve en France ; "
            "ailleurs, il faut faire reconnaître le titre."
        )
    return _ESTATES if s.sole_trader else ""


ENFORCEMENT_REMEDIES = (
    Remedy(
        "saisie_conservatoire",
        "Saisie conservatoire autorisée par le juge",
        "Elle bloque un compte ou des biens avant le jugement, quand la dette paraît fondée et son paiement menacé. À "
        "exécuter dans les trois mois ; demandez ensuite un titre dans le mois.",
        ("cpce-l511-1", "cpce-r511-7", "cpce-l512-2"),
        (alive, _threat, _seizable, not_collective, not_overindebted),
        court=courts.enforcement,
        parts=costs.quoted("actes de saisie", Payer.CLIENT, "cpce-l111-8"),
        duration="quelques jours pour l'autorisation",
        documents=("preuve de la menace", "factures", "contrat", "coordonnées bancaires connues"),
    ),
    Remedy(
        "saisie_conservatoire_sans_juge",
        "Saisie conservatoire sans autorisation du juge",
        "Avec une lettre de change acceptée, un chèque, un titre ou un loyer impayé par bail écrit, le commissaire de "
        "justice peut saisir sans juge, si le paiement est menacé. Demandez ensuite un titre dans le mois.",
        ("cpce-l511-2", "cpce-l512-1", "cpce-r511-7"),
        (
            alive,
            Condition(
                "instrument",
                _instrument,
                "Il faut un titre, une lettre de change acceptée, un chèque impayé ou un bail écrit.",
                "cpce-l511-2",
                ("accepted_bill", "unpaid_cheque", "enforceable_title"),
            ),
            _threat,
            _seizable,
            not_collective,
            not_overindebted,
        ),
        court="Commissaire de justice, sans juge",
        parts=costs.quoted("actes de saisie", Payer.CLIENT, "cpce-l111-8"),
        duration="quelques jours",
        documents=("original de la lettre de change ou du chèque", "preuve de la menace", "factures"),
    ),
    Remedy(
        "certificat_non_paiement",
        "Obtenir le certificat de non-paiement du chèque",
        _certificate,
        ("cmf-l131-73", "cmf-l131-59", "cpce-l111-3"),
        (
            Condition(
                "cheque",
                lambda s: s.cheque,
                "Aucun chèque impayé n'est noté au dossier.",
                "cmf-l131-73",
                ("unpaid_cheque",),
            ),
            not_public,
            not_collective,
            not_overindebted,
        ),
        court="La banque de votre client, par la vôtre, puis un commissaire de justice",
        parts=costs.service_of_certificate,
        compared=True,
        delays=Delays(shortest=("cheque_regularisation", "cheque_titre"), since="après le rejet du chèque"),
        duration="trente jours, puis quinze jours",
        documents=("chèque", "avis de rejet"),
        note=lambda s: (
            f"L'action sur le chèque lui-même est courte : {law.delay('cheque_action', s.on).value} après le délai de "
            "présentation. La facture garde son propre délai."
        ),
        letters=("certificat_non_paiement",),
    ),
    Remedy(
        "saisie_attribution",
        "Saisie-attribution sur un compte bancaire",
        "Avec un titre, le commissaire de justice bloque et vous attribue l'argent d'un compte, ou ce que d'autres "
        "doivent à votre client. Les frais d'exécution sont à sa charge.",
        ("cpce-r211-3", "cpce-l111-3", "cpce-l111-8", "c-com-l526-22"),
        (alive, _title, _seizable, not_collective, not_overindebted),
        court="Commissaire de justice",
        parts=costs.seizure,
        compared=True,
        duration="un mois de contestation possible",
        documents=("titre exécutoire", "preuve de sa signification"),
        note=_seizure_note,
    ),
    Remedy(
        "saisie_vente",
        "Saisie-vente des biens meubles",
        "Avec un titre, et huit jours après un commandement de payer, le commissaire de justice saisit et vend des "
        "biens.",
        ("cpce-r221-1", "cpce-l111-3", "c-com-l526-22"),
        (alive, _title, _seizable, not_collective, not_overindebted),
        court="Commissaire de justice",
        parts=costs.seizure,
        compared=True,
        duration="un à plusieurs mois",
        documents=("titre exécutoire", "preuve de sa signification"),
        note=_seizure_note,
    ),
    Remedy(
        "acte_interruptif",
        "Interrompre la prescription sans attendre",
        _interrupt,
        ("c-civ-2240", "c-civ-2241", "cass-com-2022-20-23204"),
        (alive, Condition("near", _near, _not_near, "c-civ-2224", ("invoices.completed",)), known(not_collective)),
        parts=costs.quoted("acte, selon la voie choisie", Payer.PERDANT, "cpc-696"),
        by=lambda s: s.deadline,
        duration="maintenant",
        documents=("toutes les preuves", "reconnaissance de dette à faire signer"),
        letters=("reconnaissance_dette",),
    ),
    Remedy(
        "abandon_prescrit",
        "Ne plus agir en justice : la créance est prescrite",
        "Le délai pour agir est passé. Cherchez une reconnaissance de dette, un paiement partiel ou un acte qui "
        "l'aurait fait "
        "repartir. Sinon, ne menacez pas d'un procès : votre client peut payer de lui-même, rien ne l'y oblige.",
        ("c-civ-2224", "c-conso-l218-2", "loi-68-1250-art-1"),
        (
            Condition(
                "barred",
                lambda s: None if s.limitation is None else s.limitation is LimitationState.PRESCRITE,
                "La créance n'est pas prescrite.",
                "c-civ-2224",
                ("invoices.completed",),
            ),
        ),
        documents=("date de fin de la prestation", "paiements partiels", "écrits du client"),
    ),
)
