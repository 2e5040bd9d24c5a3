"""What was understood of the files, and what makes one doubtful: format, columns, rows kept, sums that must come out."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from guide.ledger.columns import is_legal
from guide.ledger.receivables import Ledger
from guide.ledger.source import Control, FileInfo, FileKind, Severity, shortened
from guide.values import french
from pages.ui import session
from pages.ui.kit import tables
from pages.ui.kit.labels import plain
from pages.ui.ledger.columns import taken_for

_SEPARATORS = {"\t": "tabulation", ";": "point-virgule", ",": "virgule", "|": "barre verticale"}
_ORDERS: dict[bool | None, str] = {True: "dates lues jour d'abord", False: "dates lues mois d'abord"}
_SEVERITIES = {Severity.ERROR: "À\u00a0corriger", Severity.WARNING: "À\u00a0vérifier", Severity.INFO: "À\u00a0savoir"}
KINDS = {FileKind.FEC: "FEC", FileKind.INVOICES: "liste de factures", FileKind.EINVOICE: "facture électronique"}
PROVES = (
    "Une facture électronique dit ce qui a été facturé, jamais ce qui a été payé depuis\u00a0: retirez celles qui sont "
    "déjà payées."
)
ANOMALIES_SHOWN = 50
#: What makes a whole file doubtful, told before its figures.
DOUBTS_SHOWN = 5
#: Files told one by one, and files listed at all.
FILES_SHOWN, LISTED = 5, 200


def doubtful(ledger: Ledger) -> None:
    """What makes a whole file doubtful: it stands over the figures, out of any fold."""
    doubts = [a for a in session.ledger.report(ledger).anomalies if a.row is None and a.severity is Severity.ERROR]
    for doubt in doubts[:DOUBTS_SHOWN]:
        name = "" if doubt.file in doubt.message else f"{plain(doubt.file)}\u00a0: "
        st.error(f"{name}{plain(doubt.message)}")
    if len(doubts) > DOUBTS_SHOWN:
        st.error(f"Et {french.number(len(doubts) - DOUBTS_SHOWN)} autres, dans les remarques sur ce qui a été lu.")


def understood(ledger: Ledger) -> None:
    """After the figures: what was read, kept and left out, with the sums that must come out."""
    st.header("Ce qui a été compris", anchor=False)
    tables_read = [info for info in ledger.files if info.kind is not FileKind.EINVOICE]
    invoices = [info for info in ledger.files if info.kind is FileKind.EINVOICE]
    for info in tables_read[:FILES_SHOWN]:
        st.markdown(_file(info))
    if len(tables_read) > FILES_SHOWN:
        st.markdown(f"Et {french.number(len(tables_read) - FILES_SHOWN)} autres fichiers, lus de la même façon.")
    if invoices:
        st.markdown(f"{_einvoices(invoices)}  \n{PROVES}")
    if len(ledger.files) > 1:
        _listed(ledger.files)
    controls = [c for info in tables_read[:FILES_SHOWN] for c in info.controls]
    if invoices:
        nets = sum(c.found for info in invoices for c in info.controls)
        controls.append(Control("Net à payer des factures électroniques, avoirs déduits", nets))
    if controls:
        tables.show(
            ("Contrôle", "Trouvé", "Attendu", "Verdict"),
            [
                (
                    c.label,
                    french.money(c.found),
                    "" if c.expected is None else french.money(c.expected),
                    "" if c.expected is None else "juste" if c.holds else "écart",
                )
                for c in controls
            ],
            right=(1, 2),
        )
    _anomalies(ledger)


def _einvoices(infos: Sequence[FileInfo]) -> str:
    """The electronic invoices in one sentence: how many, of which kinds, of which days, how many count."""
    if len(infos) == 1:
        return f"**{plain(infos[0].name)}** est une facture électronique ({infos[0].form})."
    kinds = ", ".join(f"{form}\u00a0: {french.number(n)}" for form, n in Counter(i.form for i in infos).items())
    days = [info.first for info in infos if info.first]
    when = f", du {french.short_day(min(days))} au {french.short_day(max(days))}" if days else ""
    counted = sum(info.kept for info in infos)
    left = (
        f", dont {french.number(len(infos) - counted)} laissées de côté (voir les remarques)"
        if counted < len(infos)
        else ""
    )
    return f"**{french.number(len(infos))} factures électroniques** lues ({kinds}){when}{left}."


def _listed(infos: Sequence[FileInfo]) -> None:
    """Every file, one line each, out of the way."""
    with st.expander(french.count(len(infos), "fichier lu", "fichiers lus")):
        tables.show(
            ("Fichier", "Lu comme", "Gardées"),
            [
                (shortened(info.name, 26), info.form or KINDS[info.kind], f"{info.kept} sur {info.rows}")
                for info in infos[:LISTED]
            ],
            right=(2,),
        )
        if len(infos) > LISTED:
            st.caption(f"Et {french.number(len(infos) - LISTED)} autres.")


def _file(info: FileInfo) -> str:
    kind = _kind(info)
    how = [
        part
        for part in (
            f"séparateur {_SEPARATORS.get(info.separator, info.separator)}" if info.separator else "",
            f"encodage {info.encoding}" if info.encoding else "",
            f"feuille « {plain(info.sheet)} »" if info.sheet else "",
        )
        if part
    ]
    days = f", du {french.short_day(info.first)} au {french.short_day(info.last)}" if info.first and info.last else ""
    why = (
        "sans rapport avec vos clients"
        if info.kind is FileKind.FEC
        else "à ne pas compter (titres, totaux, brouillons, lignes d'une facture déjà comptée)"
    )
    rows = (
        f"{french.count(info.rows, 'ligne lue', 'lignes lues')}{days} : {french.number(info.kept)} gardées, "
        f"{french.number(info.ignored)} {why}, {french.number(info.dropped)} illisibles"
    )
    columns = ""
    if info.mapping is not None:
        taken = [
            f"{taken_for(field, name, info.columns)} = « {plain(name)} »"
            for field, name in info.mapping.columns.items()
        ]
        order = _ORDERS.get(info.mapping.day_first)
        columns = f"  \nColonnes : {' ; '.join([*taken, *([order] if order else [])])}."
    return french.unbroken(f"**{plain(info.name)}** est {kind} ({', '.join(how)}).  \n{rows}.{columns}")


def _kind(info: FileInfo) -> str:
    """What the file is, and the software that wrote it when its headers tell."""
    if info.kind is not FileKind.FEC:
        kind = "une liste de factures"
    elif is_legal(info.columns):
        kind = f"un FEC de {len(info.columns)} colonnes"
    else:
        kind = "un fichier d'écritures comptables"
    return f"{kind}, format {info.software}" if info.software else kind


def _anomalies(ledger: Ledger) -> None:
    anomalies = session.ledger.report(ledger).anomalies
    if not anomalies:
        return
    worst = min((list(_SEVERITIES).index(a.severity) for a in anomalies), default=2)
    where = "ce fichier" if len(ledger.files) == 1 else "ces fichiers"
    label = f"{french.count(len(anomalies), 'remarque', 'remarques')} sur {where}"
    with st.expander(label, expanded=worst == 0):
        order = list(_SEVERITIES)
        shown = sorted(anomalies, key=lambda a: order.index(a.severity))[:ANOMALIES_SHOWN]
        tables.show(
            ("Gravité", "Ligne", "Ce qui a été trouvé"),
            [
                (
                    _SEVERITIES[a.severity],
                    "" if a.row is None else str(a.row),
                    f"{a.column} « {a.value} » : {a.message}" if a.column and a.value else a.message,
                )
                for a in shown
            ],
        )
        if len(anomalies) > len(shown):
            st.caption(f"Et {french.number(len(anomalies) - len(shown))} autres.")
