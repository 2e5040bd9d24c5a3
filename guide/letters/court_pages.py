"""The two pages of a court file that are for the user alone, as strings ready to print: what to check, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide import law
from guide.letters.debt import typeset
from guide.letters.filing import Filing, FilingId, assessed, cost, court, filings, why_this_court
from guide.letters.filing_check import Check, check
from guide.letters.finding import Finding, Level
from guide.letters.matter import Matter
from guide.letters.needs import ROLES, missing, third_party
from guide.letters.parties import envelope
from guide.letters.roadmap import cost_words
from guide.path.remedy import State
from guide.values.french import day


@dataclass(frozen=True)
class Point:
    """A finding: what was found, what follows, the texts."""

    quoi: str
    suite: str
    textes: str


@dataclass(frozen=True)
class AvantDeDeposer:
    date: str
    objet: str
    client: str
    demande: str
    verdict: str
    a_arrets: bool
    arrets: tuple[Point, ...]
    a_manques: bool
    manques: tuple[Point, ...]
    a_faibles: bool
    faibles: tuple[Point, ...]
    a_bons: bool
    bons: tuple[Point, ...]


@dataclass(frozen=True)
class Envoi:
    """A file of the folder: what it is, and who it is for."""

    fichier: str
    quoi: str


@dataclass(frozen=True)
class Consigne:
    """One thing to do, with its texts if any."""

    quoi: str
    a_textes: bool
    textes: str


@dataclass(frozen=True)
class LisezMoi:
    date: str
    objet: str
    client: str
    demande: str
    #: The route is not closed: there is a judge to write to.
    ouverte: bool
    juge: str
    pourquoi: str
    pourquoi_textes: str
    a_adresse: bool
    adresse: str
    ou_trouver: str
    formulaire: str
    cout: str
    a_envois: bool
    envois: tuple[Envoi, ...]
    a_absents: bool
    absents: tuple[Envoi, ...]
    le_jour: tuple[Consigne, ...]
    ensuite: tuple[Consigne, ...]


def before_filing(matter: Matter, filing: Filing | None = None, found: Check | None = None) -> AvantDeDeposer:
    """Without a check of the files: what the dossier alone tells. Raises what `filings` raises."""
    filing = filing or filings(matter)[0]
    found = found or check(matter, filing)
    stops, lacking, weak, right = (_points(found.of(level)) for level in Level)
    return AvantDeDeposer(
        date=day(matter.on),
        objet=filing.title,
        client=matter.dossier.debtor.name,
        demande=typeset(filing.title),
        verdict=typeset(found.verdict),
        a_arrets=bool(stops),
        arrets=stops,
        a_manques=bool(lacking),
        manques=lacking,
        a_faibles=bool(weak),
        faibles=weak,
        a_bons=bool(right),
        bons=right,
    )


def read_me(
    matter: Matter,
    filing: Filing | None = None,
    sent: Sequence[Envoi] = (),
    absent: Sequence[Envoi] = (),
) -> LisezMoi:
    """`sent`, `absent`: the files of the folder, and what is to be added by hand. Raises what `filings` raises."""
    filing = filing or filings(matter)[0]
    why, texts = why_this_court(matter, filing)
    role = filing.letter.to or ""
    known = not missing((f"third_parties.{role}",), matter.dossier, matter.on)
    who = third_party(matter.dossier, role) if known else None
    address = ", ".join((who.name, *envelope(who.address))) if who and who.address else ""
    page = law.reference(filing.reference)
    return LisezMoi(
        date=day(matter.on),
        objet=filing.title,
        client=matter.dossier.debtor.name,
        demande=typeset(filing.title),
        ouverte=assessed(matter, filing).state is not State.CLOSED,
        juge=typeset(court(matter, filing)),
        pourquoi=typeset(why.rstrip(".")),
        pourquoi_textes=_labels(texts),
        a_adresse=bool(address),
        adresse=typeset(address or ROLES.get(role, "")),
        ou_trouver=f"{page.label} : {page.url}",
        formulaire=filing.form,
        cout=typeset(cost_words(cost(matter, filing)) + (_COST_OF if filing.is_order else "")),
        a_envois=bool(sent),
        envois=tuple(sent),
        a_absents=bool(absent),
        absents=tuple(absent),
        le_jour=tuple(_instructions(_ON_THE_DAY[filing.id])),
        ensuite=tuple(_instructions(_AFTER[filing.id])),
    )


_COST_OF = " : le greffe s'il y a lieu, puis la signification de l'ordonnance"
_Told = tuple[str, tuple[str, ...]]
_COPIES: tuple[_Told, ...] = (
    ("Imprimez et relisez la requête ; datez-la et signez-la.", ("cpc-57",)),
    (
        "Vérifiez sur bodacc.fr, le jour même, que votre client n'est pas en procédure collective.",
        ("c-com-l622-21",),
    ),
    (
        "Rangez les pièces dans l'ordre du bordereau, leur numéro écrit en haut. Des copies : gardez les originaux.",
        ("cpc-1407",),
    ),
    (
        "Préparez un jeu pour le greffe et gardez-en un complet. Le nombre d'exemplaires varie : demandez-le au greffe.",
        (),
    ),
    (
        "Si vous déposez un autre jour que celui du décompte, refaites le dossier : la somme et sa date changent.",
        (),
    ),
)
_NO_HEARING: _Told = (
    "Il n'y a pas d'audience : le juge décide sur vos pièces seules. Vous n'avez pas besoin d'avocat pour déposer.",
    ("cpc-1407", "cpc-1409"),
)
_ORDER_NEXT: tuple[_Told, ...] = (
    (
        "Refus : aucun recours, mais vous pouvez agir par une autre voie. Accord pour une partie seulement : si vous voulez "
        "le reste, ne faites pas signifier.",
        ("cpc-1409",),
    ),
    (
        "Accord : faites signifier l'ordonnance, la requête et le bordereau par un commissaire de justice dans les trois mois "
        "de sa date, sinon elle est perdue. C'est cette signification qui interrompt la prescription.",
        ("decret-2026-96", "cpc-1411", "cass-1990-89-13345"),
    ),
)
_ORDER_LAST: tuple[_Told, ...] = (
    (
        "Deux mois après la signification, sans avis d'opposition : l'ordonnance peut être exécutée. Notez chaque date au "
        "journal du dossier : le guide en tire la suite.",
        ("decret-2026-96",),
    ),
)
_ON_THE_DAY: dict[FilingId, tuple[_Told, ...]] = {
    FilingId.INJONCTION_TC: (
        *_COPIES,
        (
            "Déposez ou postez la requête au greffe, ou en ligne sur tribunaldigital.fr : recopiez-y les rubriques.",
            ("tribunal-digital",),
        ),
        (
            "Devant un tribunal des activités économiques, la contribution ne concerne pas les employeurs de moins de 250 "
            "salariés : joignez l'attestation que le greffe demande.",
            ("contribution-tae",),
        ),
        _NO_HEARING,
    ),
    FilingId.INJONCTION_TJ: (
        *_COPIES,
        (
            "Déposez ou postez la requête au greffe du tribunal judiciaire. Ni frais de greffe, ni contribution de 50 €.",
            ("contribution-tj",),
        ),
        _NO_HEARING,
    ),
    FilingId.DECLARATION: (
        (
            "Relisez la déclaration, datez-la et signez-la : sans titre, vous la certifiez sincère.",
            ("c-com-l622-25",),
        ),
        (
            "Rangez les pièces dans l'ordre du bordereau. Des copies : gardez les originaux.",
            ("c-com-r622-23",),
        ),
        (
            "Envoyez le tout en recommandé avec avis de réception au mandataire ou au liquidateur, ou par son portail.",
            ("c-com-l622-24", "fiche-declaration"),
        ),
        ("Gardez la preuve de dépôt et l'avis de réception avec un double complet.", ()),
    ),
}
_AFTER: dict[FilingId, tuple[_Told, ...]] = {
    FilingId.INJONCTION_TC: (
        ("Payez les frais de greffe dans les quinze jours de la requête, sinon elle tombe.", ("cpc-1425",)),
        *_ORDER_NEXT,
        (
            "Opposition (un mois) : payez les frais d'opposition dans les quinze jours de la lettre du greffe, sinon la demande "
            "tombe. À l'audience, apportez l'acte de signification et les originaux.",
            ("cpc-1416", "cpc-1425", "cpc-1418"),
        ),
        *_ORDER_LAST,
    ),
    FilingId.INJONCTION_TJ: (
        *_ORDER_NEXT,
        (
            "Opposition (un mois) : au-dessus de 10 000 €, constituez avocat dans les quinze jours de la lettre du greffe. À "
            "l'audience, apportez l'acte de signification et les originaux.",
            ("cpc-1416", "cpc-1418"),
        ),
        *_ORDER_LAST,
    ),
    FilingId.DECLARATION: (
        ("Notez la déclaration au journal, à sa date.", ()),
        ("Ne relancez plus le client pour cette dette et ne le poursuivez pas.", ("c-com-l622-21",)),
        (
            "Une facture née après le jugement se paie à son échéance : facturez-la à part.",
            ("c-com-l622-17",),
        ),
        (
            "Délai manqué : six mois depuis le BODACC pour demander le relevé de forclusion.",
            ("c-com-l622-26",),
        ),
    ),
}


def _instructions(told: Iterable[_Told]) -> Iterable[Consigne]:
    return (Consigne(typeset(text.rstrip(".")), bool(texts), _labels(texts)) for text, texts in told)


def _points(found: Iterable[Finding]) -> tuple[Point, ...]:
    return tuple(
        Point(typeset(each.what), typeset(each.then) or "–", _labels(each.references) or "–")
        for each in found
    )


def _labels(references: Iterable[str]) -> str:
    held = [law.reference(id) for id in references]
    return " ; ".join(f"{each.label}, à vérifier" if each.to_check else each.label for each in held)
