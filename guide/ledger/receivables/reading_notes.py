"""What the day asked makes of the files: estimates, what they cannot know, invoices met twice."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.anomalies import Anomalies, Anomaly, Severity, shortened
from guide.ledger.source.repetition import met_again
from guide.ledger.source.source_files import Field, FileKind, company_of
from guide.ledger.source.table import integers, taken, whole
from guide.values.french import count, listed, short_day

_KINDS = {
    FileKind.FEC: "un FEC",
    FileKind.INVOICES: "une liste de factures",
    FileKind.EINVOICE: "des factures électroniques",
}


def anomalies(ledger: Ledger) -> tuple[Anomaly, ...]:
    """What makes a whole file doubtful first, then what this day adds, then what was met while reading."""
    read = ledger.read_anomalies
    doubtful = [a for a in read if a.row is None and a.severity is Severity.ERROR]
    others = [a for a in read if a.row is not None or a.severity is not Severity.ERROR]
    return (*doubtful, *remarks(ledger), *others)


def remarks(ledger: Ledger) -> list[Anomaly]:
    """What the day asked makes of the files: estimates, and what they cannot know."""
    anomalies = Anomalies()
    later = [info for info in ledger.files if info.kind is FileKind.EINVOICE and info.last and info.last > ledger.as_of]
    if later:
        anomalies.file = later[0].name
        anomalies.add(
            f"{count(len(later), 'facture électronique datée', 'factures électroniques datées')} d'après le "
            f"{short_day(ledger.as_of)} : pas comptées.",
            Severity.INFO,
        )
    # Of several exercises of one company, or several parts of one, the last speaks for all.
    lasts: dict[str, date] = {}
    for info in ledger.files:
        if info.kind is FileKind.FEC and info.last is not None:
            company = company_of(info.name)
            lasts[company] = max(info.last, lasts.get(company, info.last))
    for info in ledger.files:
        anomalies.file = info.name
        if info.stated is not None and ledger.as_of > info.stated:
            anomalies.add(
                f"Ce fichier est daté du {short_day(info.stated)} : ce qui a été payé ou facturé depuis n'y figure "
                f"sans doute pas. Vérifiez-le avant toute relance, ou choisissez ce jour-là.",
                Severity.WARNING,
            )
        if info.last is None or info.kind is FileKind.EINVOICE:
            continue
        if info.kind is FileKind.FEC and ledger.as_of > info.last and info.last == lasts[company_of(info.name)]:
            anomalies.add(
                f"Cet export s'arrête au {short_day(info.last)} : les paiements reçus depuis n'y figurent pas.",
                Severity.WARNING,
            )
        if ledger.as_of < info.last:
            anomalies.add(f"Les lignes datées après le {short_day(ledger.as_of)} ne sont pas comptées.", Severity.INFO)
    anomalies.file = ledger.files[0].name
    kinds = [words for kind, words in _KINDS.items() if any(info.kind is kind for info in ledger.files)]
    if len(kinds) > 1:
        together = listed(kinds)
        anomalies.add(
            f"{together[0].upper()}{together[1:]} sont lus ensemble : la même facture peut être comptée deux fois.",
            Severity.WARNING,
        )
    if ledger.has_estimates:
        anomalies.add(
            f"Les échéances ne sont pas dans le fichier : elles sont estimées à la date de la pièce + "
            f"{ledger.options.delai} jours. Les retards sont donc des estimations.",
            Severity.INFO,
        )
    if _past(ledger) and undated_payments(ledger):
        anomalies.add(
            "Le fichier ne dit pas quand chaque facture a été payée : à cette date passée, ce qui est payé aujourd'hui compte "
            "comme déjà payé.",
            Severity.WARNING,
        )
    _tell_repeated(ledger, anomalies)
    return list(anomalies.all())


def _past(ledger: Ledger) -> bool:
    """Whether the day asked is before what the files know of."""
    today = ledger.options.today
    lasts = [info.last for info in ledger.files if info.kind is not FileKind.FEC and info.last is not None]
    return (today is not None and ledger.as_of < today) or any(ledger.as_of < last for last in lasts)


def undated_payments(ledger: Ledger) -> bool:
    """Whether the files cannot say what was owed before: something is paid on a day that they do not tell."""
    kinds = {info.kind for info in ledger.files}
    if FileKind.EINVOICE in kinds:
        return True
    reduced = reduced_lines(ledger)
    settled = ledger.entries.settled
    return bool(reduced.any()) if settled is None else bool((reduced & np.isnat(settled)).any())


def reduced_lines(ledger: Ledger) -> NDArray[np.bool_]:
    """The lines of lists, seen at the day, of which less is left than their amount."""
    entries = ledger.entries
    reduced: NDArray[np.bool_] = (entries.left != entries.amount) & ~(
        entries.entered > np.datetime64(ledger.as_of, "D")
    )
    listed = np.array([info.kind is not FileKind.FEC for info in ledger.files], dtype=np.bool_)
    return reduced if listed.all() else reduced & listed[entries.file]


def _tell_repeated(ledger: Ledger, anomalies: Anomalies) -> None:
    """Open lines of one list with the same customer, number, dates and amount: a duplicate, or a line an article."""
    items, entries = ledger.ageing.items, ledger.entries
    file = entries.file[items.at]
    for place, info in enumerate(ledger.files):
        cells = ledger.numbers[place].cells
        mine = np.flatnonzero((file == place) & items.owed)
        if info.kind is not FileKind.INVOICES or cells is None or not len(mine):
            continue
        amount = entries.amount[items.at]
        due = items.due.astype("datetime64[D]")
        mine = mine[met_again(items.debtor[mine], amount[mine], items.issued[mine], due[mine])]
        if not len(mine):
            continue
        codes = integers(whole(taken(cells, entries.row[items.at[mine]])).dictionary_encode().indices)
        order = np.lexsort((items.at[mine], amount[mine], items.debtor[mine], codes))
        rows = mine[order]
        same = codes[order][1:] == codes[order][:-1]
        for column in (items.debtor, items.issued, due.view(np.int64), amount):
            same &= column[rows][1:] == column[rows][:-1]
        anomalies.file = info.name
        header = info.mapping.columns.get(Field.NUMBER) if info.mapping else None
        for row in rows[1:][same]:
            number = ledger.number(int(items.at[row]))
            if number:
                anomalies.add(
                    f"La facture {shortened(number)} est sur plusieurs lignes identiques (client, date, montant) : "
                    "elles sont additionnées. Retirez les doublons, ou exportez une ligne par facture.",
                    Severity.WARNING,
                    int(entries.line[items.at[row]]),
                    header,
                    number,
                )
