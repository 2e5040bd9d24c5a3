"""What the invoice says, and what follows: its mandatory mentions, the clauses beside it, the notes of an e-invoice."""

from collections.abc import Callable
from dataclasses import dataclass

from guide.case.codes import DebtorKind
from guide.case.model import Dossier, Invoice


@dataclass(frozen=True)
class Mention:
    """`there`: None when the dossier does not say. `follows`: what it changes for the claim. `lacking`: the invoices
    that do not have it, when it is looked for on each."""

    id: str
    title: str
    there: bool | None
    follows: str
    references: tuple[str, ...]
    lacking: tuple[str, ...] = ()


_STATUSES = {
    "rejetee": "La plateforme l'a rejetée : votre client ne l'a jamais eue. Corrigez-la et redéposez-la avant toute relance.",
    "refusee": "Votre client l'a refusée pour un motif : c'est une contestation. Répondez, ou faites un avoir.",
    "en_litige": "Votre client la dit en litige : c'est une contestation. Répondez par écrit, point par point.",
    "deposee": "Elle est transmise : gardez ce statut comme preuve d'envoi. Il ne vaut pas accord.",
    "mise_a_disposition": "Elle est à la disposition de votre client : gardez ce statut comme preuve. Il ne vaut pas accord.",
    "prise_en_charge": "Votre client la traite : gardez ce statut comme preuve de réception.",
    "approuvee": "Votre client l'a approuvée : c'est un indice fort, mais pas une reconnaissance de dette signée.",
    "encaissee": "Le statut dit qu'elle est payée : vérifiez votre compte bancaire avant de réclamer.",
}


def mentions(dossier: Dossier) -> tuple[Mention, ...]:
    """What to look for on the invoice and in the contract, with what is already known of this dossier."""
    business = dossier.debtor.kind is not DebtorKind.PARTICULIER
    clause, retention = dossier.contract.penalty_clause, dossier.contract.retention_of_title
    agreed = dossier.terms.rate is not None or dossier.terms.floor_multiple is not None
    out = [
        _on_each(
            dossier,
            "dates",
            "Date de la facture et date de fin de la prestation",
            lambda invoice: bool(invoice.issued and invoice.completed),
            "La prescription court de la fin de la prestation, jamais de la facture.",
            ("cgi-ann2-242-nonies-a", "cass-com-2020-18-25036"),
        ),
        _on_each(
            dossier,
            "echeance",
            "Date à laquelle le règlement doit intervenir",
            lambda invoice: invoice.due is not None,
            "Sans elle, entre professionnels, le délai de la loi s'applique : trente jours après la prestation.",
            ("c-com-l441-9", "c-com-l441-10"),
        ),
    ]
    if business:
        out += [
            Mention(
                "penalites",
                "Taux des pénalités de retard (note PMD d'une facture électronique)",
                True if agreed else None,
                "Son absence ne fait pas perdre les pénalités : la loi fixe alors le taux. La mention manquante expose à une "
                "amende, et le client peut la relever.",
                ("c-com-l441-9", "c-com-l441-10"),
            ),
            Mention(
                "indemnite",
                "Indemnité forfaitaire de recouvrement, par facture (note PMT)",
                None,
                "Elle est due de plein droit, même si la facture l'oublie.",
                ("c-com-l441-9", "c-com-d441-5"),
            ),
            Mention(
                "escompte",
                "Escompte, ou « pas d'escompte » (note AAB)",
                None,
                "Sans effet sur ce qui est dû en retard.",
                ("c-com-l441-9",),
            ),
        ]
    else:
        out.append(
            Mention(
                "penalites",
                "Pénalités ou frais ajoutés à la facture d'un particulier",
                None,
                "Ne les réclamez pas : ni indemnité forfaitaire, ni frais de dossier. Seul l'intérêt légal court, depuis la "
                "mise en demeure.",
                ("cpce-l111-8", "c-civ-1231-6"),
            )
        )
    out += [
        Mention(
            "clause_penale",
            "Clause pénale (une somme fixe en cas de retard)",
            None if clause is None else bool(clause),
            "Elle suppose une mise en demeure, et le juge peut la réduire : elle n'est pas ajoutée au décompte.",
            ("c-civ-1231-5",),
        ),
        Mention(
            "reserve_propriete",
            "Clause de réserve de propriété",
            None if retention is None else bool(retention),
            "Convenue par écrit avant la livraison, elle permet de reprendre le bien impayé.",
            ("c-civ-2367", "c-com-l624-9"),
        ),
    ]
    status = dossier.answer("einvoice_status")
    if status:
        out.append(
            Mention(
                "statut",
                "Statut de la facture électronique",
                True,
                _STATUSES[status],
                ("statuts-facture-electronique",),
            )
        )
    return tuple(out)


def _on_each(
    dossier: Dossier, id: str, title: str, has: Callable[[Invoice], bool], follows: str, references: tuple[str, ...]
) -> Mention:
    """A mention looked for on every invoice; there when it is on all."""
    lacking = tuple(invoice.number for invoice in dossier.invoices if not has(invoice))
    return Mention(id, title, not lacking if dossier.invoices else None, follows, references, lacking)
