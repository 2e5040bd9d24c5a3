"""The dossiers on which letters are tested, and their golden texts.

After a wanted change of words:  python -m tests.unit.letters_cases  rewrites tests/golden/courriers/; read the diff.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from guide.case.codes import Activity, Channel, DebtorKind, EventKind, Nature, VatScheme
from guide.case.model import (
    Address,
    Contract,
    CreditNote,
    Creditor,
    Debtor,
    Dossier,
    Event,
    Exhibit,
    Instalment,
    Invoice,
    Payment,
    Settlement,
    ThirdParty,
)
from guide.letters import Tone, letters, papers, preview
from guide.letters.catalogue.catalogue import Letter
from guide.letters.catalogue.computed import Computed
from guide.letters.content.letter_fields import filled
from guide.letters.court.filing import filings
from guide.letters.court.official_form import printed_sheet
from guide.letters.court.user_pages import before_filing, read_me
from guide.letters.word.word_text import DASH, LIST_STYLE, Block, TextTable

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "courriers"
ON = date(2026, 11, 22)
#: What is pressed on a debtor: the letters whose rules and words are tested together.
LETTERS = ("relance", "relance_2", "relance_3", "mise_en_demeure")

CREDITOR = Creditor(
    name="Atelier Nord",
    legal_form="SARL",
    share_capital="10 000 €",
    address=Address(("12 rue des Lilas",), "59000", "Lille"),
    siren="732829320",
    email="contact@atelier-nord.example",
    phone="03 20 00 00 00",
    activity=Activity.COMMERCANT,
    iban="FR7630006000011234567890189",
    bic="AGRIFRPP",
    signatory="Claire Nord, gérante",
)
REMINDED = (Event(EventKind.RELANCE, date(2026, 6, 10)),)
#: The invoice of the documentation: its statement is worked out by hand there (63,96 € of interest, 1 103,96 € in all).
ONE = (
    Invoice(
        "F2026-014",
        120_000,
        issued=date(2026, 5, 2),
        completed=date(2026, 4, 30),
        due=date(2026, 6, 1),
        nature=Nature.PRESTATION,
        payments=(Payment(date(2026, 8, 1), 20_000),),
    ),
)


def debtor(kind: DebtorKind, name: str = "Durand & Fils") -> Debtor:
    return Debtor(name=name, address=Address(("3 place du Marché",), "62000", "Arras"), kind=kind)


def case(kind: DebtorKind = DebtorKind.COMMERCANT, invoices: tuple[Invoice, ...] = ONE, **more: object) -> Dossier:
    made = Dossier(CREDITOR, debtor(kind), invoices=invoices, events=REMINDED)
    return replace(made, **more)  # type: ignore[arg-type]


def several(count: int) -> tuple[Invoice, ...]:
    """Invoices all due before ON, some paid in part, some credited."""
    first = date(2026, 1, 5)
    return tuple(
        Invoice(
            f"F2026-{i:03d}",
            100_000 + 12_345 * i,
            issued=first + timedelta(days=4 * i),
            completed=first + timedelta(days=4 * i),
            due=first + timedelta(days=4 * i + 30),
            payments=(Payment(date(2026, 11, 1), 30_000),) if i % 3 == 0 else (),
            credit_notes=(CreditNote(date(2026, 10, 3), 5_000, "AV1"),) if i % 5 == 0 else (),
        )
        for i in range(1, count + 1)
    )


VARIANTS = {
    "entreprise": case(),
    "particulier": case(DebtorKind.PARTICULIER),
    "acheteur_public": case(DebtorKind.COLLECTIVITE),
}


def thirds(dossier: Dossier) -> tuple[Instalment, ...]:
    """Three instalments that add up to the unpaid part of the invoices."""
    owed = sum(invoice.open_amount(ON) for invoice in dossier.invoices)
    days = (date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1))
    shares = (owed // 3, owed // 3, owed - 2 * (owed // 3))
    return tuple(Instalment(on, share) for on, share in zip(days, shares, strict=True))


#: Every fact that some letter needs, and that harms no other.
ROLES = {
    "tribunal": "Tribunal d'Arras",
    "mandataire": "Maître Blanc, liquidateur",
    "maitre_ouvrage": "SCI des Halles",
    "administrateur": "Maître Gris, administrateur",
    "banque": "Banque du Nord",
    "commissaire": "Étude Roux",
    "recouvrement": "Recouvrement Artois",
    "prefet": "Préfecture du Pas-de-Calais",
    "commission": "Commission de surendettement",
}
SAID = "Le travail a été livré le 30 avril et reçu sans réserve.\nLe procès-verbal est joint."
RICH = case(
    events=(*REMINDED, Event(EventKind.MISE_EN_DEMEURE, date(2026, 7, 1), date(2026, 7, 16), channel=Channel.LRAR)),
    invoices=(replace(ONE[0], label="Rénovation du site internet"),),
    creditor=replace(CREDITOR, representative="Claire Nord", rcs="RCS Lille"),
    contract=Contract(signed=True, on=date(2026, 3, 2), reference="D-2026-031"),
    answers={
        "invoice_received": "oui",
        "contract": "signe",
        "dispute": "aucune",
        "insolvency": "aucune",
        "special": "aucune",
    },
    exhibits=(
        Exhibit("Devis D-2026-031 signé", on=date(2026, 3, 2)),
        Exhibit("Procès-verbal de réception", on=date(2026, 4, 30)),
        Exhibit("Facture F2026-014", on=date(2026, 5, 2)),
        Exhibit("Mise en demeure et avis de réception", on=date(2026, 7, 1)),
    ),
    third_parties=tuple(
        ThirdParty(role, name, Address(("1 rue de la Paix",), "62000", "Arras")) for role, name in ROLES.items()
    ),
    words=dict.fromkeys(
        ("reponse_contestation", "reponse_mandataire", "memoire_reclamation", "releve_forclusion", "revendication"),
        SAID,
    ),
)


def rich(kind: DebtorKind = DebtorKind.COMMERCANT, answers: dict[str, str] | None = None, **more: object) -> Dossier:
    made = replace(RICH, debtor=replace(debtor(kind), siren="552100554"), answers={**RICH.answers, **(answers or {})})
    return replace(made, **more)  # type: ignore[arg-type]


def supplied(**more: object) -> tuple[Invoice, ...]:
    return (replace(RICH.invoices[0], **more),)  # type: ignore[arg-type]


def happened(*events: tuple[EventKind, date]) -> tuple[Event, ...]:
    return (*RICH.events, *(Event(kind, on) for kind, on in events))


CONSUMER, TOWN, DISPUTED = DebtorKind.PARTICULIER, DebtorKind.COLLECTIVITE, {"dispute": "serieuse"}
LIQUIDATION = {"insolvency": "liquidation"}
OPENED = happened((EventKind.JUGEMENT_OUVERTURE, date(2026, 10, 15)), (EventKind.BODACC, date(2026, 10, 25)))
CONTESTED = (
    *OPENED,
    Event(EventKind.DECLARATION_CREANCE, date(2026, 11, 5)),
    Event(EventKind.CONTESTATION_MANDATAIRE, date(2026, 11, 16)),
)
LATE = happened((EventKind.JUGEMENT_OUVERTURE, date(2026, 7, 15)), (EventKind.BODACC, date(2026, 7, 25)))
SUED = (Event(EventKind.DEMANDE_EN_JUSTICE, date(2026, 9, 1)),)
BOUNCED = (*RICH.events, Event(EventKind.CHEQUE_REJETE, date(2026, 9, 1), amount=100_000, note="n° 1234567"))
_KINDS = {"entreprise": DebtorKind.COMMERCANT, "particulier": CONSUMER, "acheteur_public": TOWN}
_CONTRACTOR = {"subcontract": "prive", "subcontract_accepted": "oui", "special": "sous_traitance"}
_CHEQUE = {"unpaid_cheque": "oui", "special": "cheque"}
_TAXED = {"net": 100_000, "vat": 20_000}

#: For each letter that not every dossier allows, one that does; by variant where it has several.
GRANTED: dict[str, dict[str, Dossier]] = {
    "renvoi_facture": {name: rich(kind, {"invoice_received": "non"}, events=()) for name, kind in _KINDS.items()},
    "rappel_echeance": {"entreprise": rich(invoices=supplied(due=date(2026, 12, 1), payments=()), events=())},
    "interets_moratoires": {"acheteur_public": rich(TOWN)},
    "memoire_reclamation": {"acheteur_public": rich(TOWN, DISPUTED)},
    "demande_mandatement": {
        "acheteur_public": rich(TOWN),
        "part_contestee": rich(TOWN, {"dispute": "partielle"}, invoices=supplied(disputed_amount=30_000)),
    },
    "echeancier": {name: rich(kind, plan=thirds(rich(kind))) for name, kind in _KINDS.items()},
    "transaction": {
        name: rich(kind, settlement=Settlement(10_000, date(2026, 12, 31)))
        for name, kind in _KINDS.items()
        if kind is not TOWN
    },
    "reponse_contestation": {name: rich(kind, DISPUTED) for name, kind in _KINDS.items()},
    "demande_mediation": {name: rich(kind) for name, kind in _KINDS.items() if kind is not CONSUMER},
    "demande_conciliateur": {"particulier": rich(CONSUMER)},
    "requete_injonction_tc": {"entreprise": rich()},
    "requete_injonction_tj": {
        "particulier": rich(CONSUMER),
        "liberal": rich(DebtorKind.LIBERAL),
        "sans_mise_en_demeure": rich(CONSUMER, events=REMINDED),
        "part_contestee": rich(CONSUMER, {"dispute": "partielle"}, invoices=supplied(disputed_amount=30_000)),
    },
    "desistement": {
        "entreprise": rich(
            CONSUMER,
            invoices=supplied(payments=(Payment(date(2026, 8, 1), 20_000), Payment(date(2026, 11, 2), 101_500))),
            events=happened((EventKind.REQUETE_DEPOSEE, date(2026, 9, 1))),
        )
    },
    "duplicata_tva": {
        "entreprise": rich(
            answers=LIQUIDATION,
            events=OPENED,
            creditor=replace(RICH.creditor, vat=VatScheme.DEBITS),
            invoices=supplied(**_TAXED),
        )
    },
    "declaration_creance": {
        "entreprise": rich(answers=LIQUIDATION, events=OPENED),
        "proces_en_cours": rich(answers=LIQUIDATION, events=(*SUED, *OPENED)),
    },
    "reponse_mandataire": {"entreprise": rich(answers=LIQUIDATION, events=CONTESTED)},
    "decompte_declaration": {"entreprise": rich(answers=LIQUIDATION, events=OPENED)},
    "releve_forclusion": {"entreprise": rich(answers=LIQUIDATION, events=LATE)},
    "revendication": {
        "entreprise": rich(
            answers={**LIQUIDATION, "retention_of_title": "oui"},
            events=OPENED,
            invoices=supplied(nature=Nature.VENTE),
            contract=replace(RICH.contract, retention_of_title=True),
        )
    },
    "reponse_commission": {
        name: rich(kind, {"insolvency": "surendettement"}) for name, kind in _KINDS.items() if kind is not TOWN
    },
    "suspension_prestation": {"entreprise": rich(invoices=supplied(nature=Nature.ABONNEMENT))},
    "garantie_paiement": {
        "entreprise": rich(
            answers={"works_guarantee": "non_demandee", "special": "travaux"},
            invoices=supplied(nature=Nature.TRAVAUX),
            contract=replace(RICH.contract, price_net=2_000_000),
        )
    },
    "mise_en_demeure_sous_traitant": {"entreprise": rich(answers=_CONTRACTOR)},
    "copie_maitre_ouvrage": {"entreprise": rich(answers=_CONTRACTOR)},
    "demande_paiement_direct": {"entreprise": rich(answers={**_CONTRACTOR, "subcontract": "public"})},
    "copie_acheteur_public": {"entreprise": rich(answers={**_CONTRACTOR, "subcontract": "public"})},
    "fiche_formulaire": {"entreprise": rich()},
    "certificat_non_paiement": {"entreprise": rich(answers=_CHEQUE, events=BOUNCED)},
}


def granted(id: str) -> dict[str, Dossier]:
    """The dossiers on which a letter is tested, by variant."""
    if id in GRANTED:
        return GRANTED[id]
    if not papers()[id].to_send:
        return {name: VARIANTS[name] for name in VARIANTS}
    regimes = {str(regime) for regime in letters()[id].regimes}
    kept = {"entreprise": "entreprise", "particulier": "interet_legal", "acheteur_public": "acheteur_public"}
    base = VARIANTS if id in ("relance", "mise_en_demeure") else {name: rich(kind) for name, kind in _KINDS.items()}
    return {name: base[name] for name, regime in kept.items() if regime in regimes}


#: Every letter, on each of its dossiers: "relance-entreprise".
EVERY = {f"{id}-{name}": (id, dossier) for id in letters() for name, dossier in granted(id).items()}


def context(paper: Letter, dossier: Dossier, on: date) -> Any:
    """The facts of a granted paper, the two pages of the court file included."""
    if paper.id == "avant_de_deposer":
        return before_filing(Computed(dossier, on))
    if paper.id == "fiche_formulaire":
        return printed_sheet(Computed(dossier, on), filings(Computed(dossier, on))[0])
    return read_me(Computed(dossier, on)) if paper.id == "lisez_moi" else filled(paper, Computed(dossier, on))


def repeated(dossier: Dossier, count: int) -> Dossier:
    """The same dossier with its first invoice in `count` copies, and what has to follow."""
    made = replace(
        dossier, invoices=tuple(replace(dossier.invoices[0], number=f"F2026-{i:03d}") for i in range(1, count + 1))
    )
    return replace(made, plan=thirds(made)) if dossier.plan else made


def text_of(blocks: tuple[Block, ...]) -> str:
    """A letter as plain text, a line a paragraph or a row of a table."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, TextTable):
            lines += [" | ".join(row) for row in (block.header, *block.rows)]
        else:
            lines.append(f"{DASH if block.style == LIST_STYLE else ''}{block.text}")
        lines.append("")
    return "\n".join(lines)


def letter_text(id: str, dossier: Dossier, on: date = ON, tone: Tone | None = None) -> str:
    return text_of(preview(dossier, on, id, tone))


#: The golden texts: which letter, of which dossier, in which tone.
GOLDENS: dict[str, tuple[str, Dossier, Tone | None]] = {name: (*each, None) for name, each in EVERY.items()}
GOLDENS["mise_en_demeure-annexe"] = ("mise_en_demeure", case(invoices=several(4)), None)
ABROAD = case(
    debtor=Debtor(
        "Möbelhaus Grünwald GmbH",
        address=Address(("Hauptstraße 12",), "10115", "Berlin"),
        country="DE",
        kind=DebtorKind.COMMERCANT,
        representative="Frau Anna Schröder",
    )
)
GOLDENS |= {f"{id}-etranger": (id, ABROAD, None) for id in ("relance", "mise_en_demeure")}
GOLDENS |= {
    f"{id}-{tone}": (id, rich(), tone)
    for id, letter in letters().items()
    for tone in Tone
    if letter.tones and tone is not letter.tone
}

if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for path in GOLDEN.glob("*.txt"):
        path.unlink()
    for name, (id, dossier, tone) in GOLDENS.items():
        (GOLDEN / f"{name}.txt").write_text(letter_text(id, dossier, tone=tone), encoding="utf-8")
    print(f"{len(GOLDENS)} textes")
