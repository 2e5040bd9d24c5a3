"""Before filing: does each thing that must be proved have its piece, and each piece its file?"""

from collections.abc import Iterable, Iterator

from guide import law
from guide.case.codes import Activity, DebtorKind, EventKind
from guide.case.debt_names import is_loan, is_rent
from guide.case.model import Dossier
from guide.case.standing import creditor_activity, debtor_kind
from guide.letters.catalogue.computed import Computed
from guide.letters.content.exhibit_kind import AGREEMENT, PERFORMANCE, ExhibitKind, is_named, shows_receipt
from guide.letters.court.exhibits import Files, Numbered, numbered
from guide.letters.court.filing import Filing, Finding, gap, strength, weakness
from guide.values.french import listed, money, short_day

_TRADERS = (Activity.COMMERCANT, Activity.ARTISAN)


def proof_findings(computed: Computed, filing: Filing, files: Files | None) -> Iterator[Finding]:
    """`files`: what was added in this session; None when nobody was asked for any."""
    pieces = tuple(p for p in numbered(computed.dossier, files) if p.kind is not ExhibitKind.DECOMPTE)
    text = "cpc-1407" if filing.is_order else "c-com-r622-23"
    if not pieces:
        yield gap(
            "Aucune pièce n'est au bordereau.",
            "Le juge décide sur les pièces seules, et son refus est sans recours."
            if filing.is_order
            else "La déclaration doit être accompagnée des pièces qui prouvent la créance.",
            (text, "cpc-1409") if filing.is_order else (text,),
        )
        return
    yield from _agreement(computed, pieces)
    yield from _performance(pieces)
    yield from _invoices(computed, filing, pieces)
    if filing.is_order:
        yield from _notice(computed, pieces)
    if files is not None:
        yield from _files(pieces, text)
    yield from _labels(pieces, text)


def _agreement(computed: Computed, pieces: tuple[Numbered, ...]) -> Iterator[Finding]:
    kinds = {piece.kind for piece in pieces}
    dossier = computed.dossier
    if kinds & AGREEMENT:
        numbers = _numbers(piece for piece in pieces if piece.kind in AGREEMENT)
        yield strength(f"La commande est prouvée ({numbers}).", references=("c-civ-1353",))
    elif kinds & {ExhibitKind.EMAIL, ExhibitKind.RECONNAISSANCE}:
        yield weakness(
            "La commande n'est montrée que par des échanges.",
            "Cela suffit entre commerçants ; contre un autre client, un écrit signé est en principe exigé au-dessus de "
            f"{money(law.amount('seuil_preuve_ecrite', computed.on).value)}."
            if not _between_traders(dossier)
            else "Entre commerçants, la preuve est libre : gardez les en-têtes et les dates des messages.",
            ("c-com-l110-3", "c-civ-1359"),
        )
    else:
        yield gap(
            "Rien ne prouve la commande : ni contrat, ni devis signé, ni bon de commande.",
            "C'est à vous de prouver ce que le client a demandé ; une facture seule ne prouve rien, et la requête peut être "
            "rejetée.",
            ("c-civ-1353", "c-civ-1363"),
        )


def _between_traders(dossier: Dossier) -> bool:
    return debtor_kind(dossier) is DebtorKind.COMMERCANT and creditor_activity(dossier) in _TRADERS


def _performance(pieces: tuple[Numbered, ...]) -> Iterator[Finding]:
    done = [piece for piece in pieces if piece.kind in PERFORMANCE]
    if done:
        yield strength(f"L'exécution est prouvée ({_numbers(done)}).", references=("c-civ-1353",))
    else:
        yield weakness(
            "Rien ne prouve la livraison ou le travail fait.",
            "Le client pourra dire qu'il n'a rien reçu : joignez bon signé, procès-verbal, compte rendu ou photos datées.",
            ("c-civ-1353",),
        )


def _invoices(computed: Computed, filing: Filing, pieces: tuple[Numbered, ...]) -> Iterator[Finding]:
    """Every invoice asked for has its copy. With one invoice and one copy, no number needs to be told. A rent and a loan
    bear none."""
    if is_rent(computed.dossier) or is_loan(computed.dossier):
        return
    asked = [invoice.invoice for invoice in computed.figures(filing.scope).invoices]
    copies = [piece for piece in pieces if piece.kind is ExhibitKind.FACTURE]
    if len(asked) == 1 and len(copies) == 1:
        absent = []
    else:
        absent = [i.number for i in asked if not any(is_named(i.number, copy.exhibit.title) for copy in copies)]
    if absent:
        yield gap(
            f"Sans copie au bordereau : {listed(absent[:5])}{' et d’autres' if len(absent) > 5 else ''}.",
            "Ce qui n'est pas justifié peut être refusé : ajoutez chaque facture, son numéro dans le titre de la pièce.",
            ("cpc-1407",) if filing.is_order else ("c-com-r622-23",),
        )
    elif asked:
        yield strength("Chaque facture demandée a sa copie.")


def _notice(computed: Computed, pieces: tuple[Numbered, ...]) -> Iterator[Finding]:
    noted = computed.dossier.last(EventKind.MISE_EN_DEMEURE, on=computed.on)
    letters = [piece for piece in pieces if piece.kind is ExhibitKind.MISE_EN_DEMEURE]
    if noted is not None and not letters:
        yield weakness(
            f"La mise en demeure du {short_day(noted.on)} n'est pas parmi les pièces.",
            "Le juge ne verra pas qu'elle est partie, et l'intérêt légal peut être compté de plus tard.",
            ("c-civ-1344", "c-civ-1231-6"),
        )
    if letters:
        dates = {piece.exhibit.on for piece in letters if piece.exhibit.on}
        if noted is not None and dates and noted.on not in dates:
            yield weakness(
                f"La mise en demeure est du {listed([short_day(on) for on in sorted(dates)])} au bordereau, du "
                f"{short_day(noted.on)} au journal.",
                "Deux dates font douter du départ des intérêts : corrigez celle qui est fausse.",
                ("c-civ-1344",),
            )
        if any(shows_receipt(piece.exhibit) for piece in pieces):
            yield strength("La mise en demeure et la preuve de son envoi sont jointes.")
        else:
            yield weakness(
                "La mise en demeure n'a pas la preuve de son envoi.",
                "Joignez l'avis de réception ; si la lettre est revenue « non réclamée », l'enveloppe suffit.",
                ("cass-civ1-2021-19-20680",),
            )


def _files(pieces: tuple[Numbered, ...], text: str) -> Iterator[Finding]:
    absent = [piece for piece in pieces if piece.file is None]
    if absent:
        names = [f"n° {p.number} ({p.exhibit.file})" if p.exhibit.file else f"n° {p.number}" for p in absent[:8]]
        yield gap(
            f"Sans fichier : {listed(names)}{' et d’autres' if len(absent) > 8 else ''}.",
            "Ces pièces ne sont pas dans le dossier à télécharger : ajoutez-les ici, ou joignez-les à la main sous leur numéro.",
            (text,),
        )
    else:
        yield strength("Chaque pièce a son fichier, renommé à son numéro.")
    locked = [f"n° {piece.number}" for piece in pieces if piece.file and piece.file.protected]
    if locked:
        yield weakness(
            f"Protégé par un mot de passe, ou verrouillé : {listed(locked)}.",
            "Le greffe pourrait ne pas l'ouvrir : enregistrez une copie sans protection.",
            (text,),
        )


def _labels(pieces: tuple[Numbered, ...], text: str) -> Iterator[Finding]:
    undated = [f"n° {piece.number}" for piece in pieces if piece.exhibit.on is None]
    if undated:
        yield weakness(
            f"Sans date au bordereau : {listed(undated)}.",
            "Une pièce datée se vérifie et se place dans la chronologie : ajoutez sa date.",
            (text,),
        )


def _numbers(pieces: Iterable[Numbered]) -> str:
    numbers = [str(piece.number) for piece in pieces]
    return f"{'pièce' if len(numbers) == 1 else 'pièces'} n° {listed(numbers)}"
