"""What proves this debt: each piece, how strong it is, whether the dossier has it, and how to get it.

The claimant proves the obligation (C. civ. 1353) and cannot make a title for himself: an invoice alone proves
nothing (1363). Between merchants proof is free (C. com. L110-3); against another person, a signed writing is needed
above a threshold (1359, décret 80-533).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide import law
from guide.case.codes import Activity, DebtorKind, EventKind, Nature
from guide.case.model import Dossier
from guide.case.standing import creditor_activity, debtor_kind
from guide.values.french import NBSP, number


class Strength(StrEnum):
    FORTE = "forte"
    MOYENNE = "moyenne"
    FAIBLE = "faible"


@dataclass(frozen=True)
class Proof:
    """`held`: None when the dossier does not say. `how`: how to get it, or how to make it stronger."""

    id: str
    title: str
    strength: Strength
    held: bool | None
    how: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """`rule`: which proof this debtor may ask for, in words."""

    rule: str
    references: tuple[str, ...]
    proofs: tuple[Proof, ...]


_SENT = ("deposee", "mise_a_disposition", "prise_en_charge", "approuvee", "encaissee")


def evidence(dossier: Dossier, on: date) -> Evidence:
    """The proofs of this dossier, strongest first."""
    rule, references = _rule(dossier, on)
    return Evidence(rule, references, _proofs(dossier, on))


def _rule(dossier: Dossier, on: date) -> tuple[str, tuple[str, ...]]:
    traders = (Activity.COMMERCANT, Activity.ARTISAN)
    if debtor_kind(dossier) is DebtorKind.COMMERCANT and creditor_activity(dossier) in traders:
        return (
            "Entre commerçants, la preuve est libre : e-mails, bons de livraison et témoignages comptent. C'est à vous de "
            "prouver la commande, à votre client de prouver le paiement.",
            ("c-com-l110-3", "c-civ-1353"),
        )
    threshold = number(law.amount("seuil_preuve_ecrite", on).value // 100) + f"{NBSP}€"
    return (
        "C'est à vous de prouver la commande ou le prêt ; une facture seule ne prouve rien. Contre un client qui n'est pas "
        f"commerçant, un écrit signé est en principe exigé au-dessus de {threshold}.",
        ("c-civ-1353", "c-civ-1363", "c-civ-1359", "decret-80-533"),
    )


def _received(dossier: Dossier, status: str | None) -> bool | None:
    """What the platform says of an electronic invoice, else what the person answered."""
    if status in _SENT or status == "rejetee":
        return status != "rejetee"
    return {"oui": True, "non": False}.get(dossier.answer("invoice_received") or "")


def _proofs(dossier: Dossier, on: date) -> tuple[Proof, ...]:
    contract, status = dossier.answer("contract"), dossier.answer("einvoice_status")
    loan = any(invoice.nature is Nature.PRET for invoice in dossier.invoices)
    paid = bool(dossier.payments) or any(invoice.payments for invoice in dossier.invoices)
    noticed = dossier.first(EventKind.MISE_EN_DEMEURE, on=on) is not None
    admitted = dossier.first(EventKind.RECONNAISSANCE, on=on) is not None
    done = "de la remise de l'argent (virement)" if loan else "du travail fait ou de la livraison"
    exhibits = {(exhibit.kind or "").lower() for exhibit in dossier.exhibits}
    return (
        Proof(
            "reconnaissance",
            "Reconnaissance de dette signée",
            Strength.FORTE,
            admitted or None,
            "Faites écrire à votre client la somme en lettres et en chiffres, dater et signer.",
            ("c-civ-1376", "c-civ-2240"),
        ),
        Proof(
            "contrat",
            "Contrat de prêt signé" if loan else "Devis, commande ou contrat signé",
            Strength.FORTE,
            None if contract is None else contract == "signe",
            "Cherchez l'e-mail d'accord, le bon pour accord ou les conditions acceptées ; à défaut, demandez une confirmation "
            "écrite.",
            ("c-civ-1353", "c-civ-1359"),
        ),
        Proof(
            "execution",
            f"Preuve {done}",
            Strength.FORTE,
            True if exhibits & {"livraison", "reception"} else None,
            "Réunissez relevé bancaire, bon signé, procès-verbal, photos datées ou compte rendu envoyé.",
            ("c-civ-1353",),
        ),
        Proof(
            "paiement_partiel",
            "Paiement d'une partie",
            Strength.FORTE,
            paid,
            "Gardez le relevé bancaire : payer une partie, c'est reconnaître la dette.",
            ("c-civ-2240",),
        ),
        Proof(
            "echanges",
            "E-mails et messages qui parlent de la commande ou de la dette",
            Strength.MOYENNE,
            None if contract is None else contract in ("signe", "echanges"),
            "Enregistrez-les avec leurs dates et leurs adresses, sans les retoucher.",
            ("c-civ-1353",),
        ),
        Proof(
            "reception_facture",
            "Preuve que la facture est arrivée",
            Strength.MOYENNE,
            _received(dossier, status),
            "Gardez ce qui le montre : statut de la facture électronique, avis de réception, réponse du client. Un statut "
            "prouve l'envoi, pas l'accord.",
            ("statuts-facture-electronique",),
        ),
        Proof(
            "mise_en_demeure",
            "Mise en demeure et sa preuve d'envoi",
            Strength.MOYENNE,
            noticed,
            "Recommandé avec avis de réception ; gardez l'enveloppe, même non réclamée.",
            ("c-civ-1344", "cass-civ1-2021-19-20680"),
        ),
        Proof(
            "facture",
            "La facture seule",
            Strength.FAIBLE,
            bool(dossier.invoices) and not loan,
            "Vous l'avez écrite vous-même : appuyez-la sur une des pièces ci-dessus.",
            ("c-civ-1363",),
        ),
    )
