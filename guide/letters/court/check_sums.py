"""Before filing: is the sum right, the same everywhere, and its interest founded?"""

from collections.abc import Iterator

from guide.case.codes import EventKind
from guide.case.doubts import doubts
from guide.case.model import EURO
from guide.claim import Regime
from guide.letters.catalogue.computed import Computed
from guide.letters.content.exhibit_kind import AGREEMENT, ExhibitKind, kind_of
from guide.letters.court.filing import Filing, Finding, assessed, fault, gap, strength, weakness
from guide.letters.permission.permission import judged
from guide.path.remedies import State
from guide.values.french import count, day, listed, money

#: Warnings of the statement repeated here; the others are counted.
MOST_WARNINGS = 3


def sum_findings(computed: Computed, filing: Filing) -> Iterator[Finding]:
    """Raises what the statement raises."""
    if not computed.dossier.invoices:
        yield fault("Le dossier n'a pas de facture.", "Il n'y a rien à demander : ajoutez-les au dossier.")
        return
    refused = judged(filing.letter, computed)
    closed = assessed(computed, filing).state is State.CLOSED
    if not refused.granted and not refused.missing and not closed:
        yield fault(refused.reason, "Il n'y a rien à demander tant que ce n'est pas réglé.", refused.references)
    sums = computed.figures(filing.scope)
    if not sums.invoices:
        return
    yield from _other_sums(computed, filing)
    yield from _older_statements(computed)
    if closed:
        return
    yield strength(
        f"{'La requête' if filing.is_order else 'La déclaration'}, le décompte Word et le décompte Excel portent la même "
        f"somme : {money(sums.total)}.",
        references=("cpc-1407",) if filing.is_order else ("c-com-r622-23",),
    )
    if filing.is_order:
        yield from _interest(computed, filing)
        yield from _left_out(computed, filing)
    if any(line.projected for invoice in sums.invoices for line in invoice.lines):
        yield weakness(
            "Un taux du décompte n'est pas encore publié.",
            "La somme changera un peu : refaites le dossier quand le taux paraît, ou demandez le taux de la loi.",
            ("cmf-l313-2",),
        )
    numbers = tuple(doubts(computed.dossier))  # the check of the parties says them, with what follows
    warnings = tuple(each for each in sums.statement.warnings if each not in numbers)
    for warning in warnings[:MOST_WARNINGS]:
        yield weakness(warning, "À relire avant de signer.")
    if len(warnings) > MOST_WARNINGS:
        more = count(len(warnings) - MOST_WARNINGS, "autre remarque", "autres remarques")
        yield weakness(f"{more} sur le décompte.", "Elles sont à l'écran « Décompte ».")


def _other_sums(computed: Computed, filing: Filing) -> Iterator[Finding]:
    """A request or a declaration of the journal that asked for another sum, or another day."""
    kind = EventKind.REQUETE_DEPOSEE if filing.is_order else EventKind.DECLARATION_CREANCE
    noted = computed.dossier.last(kind, on=computed.on)
    total = computed.figures(filing.scope).total
    if noted is not None and noted.amount is not None and noted.amount != total:
        yield gap(
            f"Le journal note une demande de {money(noted.amount)} le {day(noted.on)} ; ce dossier demande {money(total)}.",
            "Deux sommes différentes font douter du calcul : dites laquelle est la bonne, et retirez l'autre.",
            ("cpc-1407",) if filing.is_order else ("c-com-r622-23",),
        )


def _older_statements(computed: Computed) -> Iterator[Finding]:
    for number, exhibit in enumerate(computed.dossier.exhibits, 1):
        if kind_of(exhibit) is ExhibitKind.DECOMPTE and exhibit.on != computed.on:
            when = f"du {day(exhibit.on)}" if exhibit.on else "sans date"
            yield gap(
                f"La pièce n° {number} est un décompte {when} : il ne fait plus la somme de la requête.",
                "Retirez-le : le dossier contient déjà le décompte du jour.",
                ("cpc-1407",),
            )


def _interest(computed: Computed, filing: Filing) -> Iterator[Finding]:
    """The ground of the interest asked, and what proves it."""
    dossier, sums = computed.dossier, computed.figures(filing.scope)
    agreed = dossier.terms.rate is not None or dossier.terms.floor_multiple is not None
    written = {kind_of(exhibit) for exhibit in dossier.exhibits} & (AGREEMENT | {ExhibitKind.CONDITIONS})
    if agreed and sums.interest and not written:
        yield weakness(
            "Le taux convenu n'est montré par aucune pièce.",
            "Le juge peut écarter ce taux : joignez le contrat ou les conditions acceptées où il est écrit.",
            ("cpc-1407", "c-civ-1353"),
        )
    elif sums.regime is Regime.LEGAL and not sums.interest:
        yield weakness(
            "Aucun intérêt n'est demandé pour le passé.",
            "Pour ce client, l'intérêt légal ne court que de la mise en demeure : notez-la au journal si elle est partie.",
            ("c-civ-1231-6",),
        )
    elif sums.interest:
        text = {Regime.BUSINESS: "c-com-l441-10", Regime.LEGAL: "c-civ-1231-6", Regime.PUBLIC: "ccp-l2192-13"}
        yield strength(
            "Le fondement des intérêts est dit dans la requête, la source de chaque taux dans le décompte.",
            references=(text[sums.regime],),
        )


def _left_out(computed: Computed, filing: Filing) -> Iterator[Finding]:
    dossier = computed.dossier
    asked = {invoice.invoice.number for invoice in computed.figures(filing.scope).invoices}
    foreign = [i.number for i in dossier.invoices if i.currency != EURO]
    later = [
        i.number
        for i in dossier.invoices
        if i.number not in asked and i.currency == EURO and i.open_amount(computed.on) > 0
    ]
    if foreign:
        yield weakness(
            f"Pas en euros, donc pas demandé : {listed(foreign)}.", "Voyez un avocat pour ces factures.", ("cpc-1405",)
        )
    if later:
        yield weakness(
            f"Pas encore échu, donc pas demandé : {listed(later)}.",
            "Une nouvelle requête sera possible après l'échéance, ou attendez-la pour tout demander ensemble.",
            ("cpc-1405",),
        )
    held_back = [i.number for i in dossier.invoices if i.retention]
    if held_back:
        yield weakness(
            f"Une retenue de garantie est laissée de côté ({listed(held_back)}).",
            "Elle se demande quand elle est libérée.",
        )
