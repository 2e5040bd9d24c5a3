"""The statement on screen: one amount, then the lines that make it, then why each line stands."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from guide.case.debt_names import debt_heading, debt_name, nouns
from guide.case.model import Dossier
from guide.claim import Line, LineKind, Statement, workbook
from guide.values import french
from pages.ui import session
from pages.ui.kit import amount, downloads, tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.kit.tables import Markdown, Row

_PROVISIONAL = " (provisoire)"
#: Each kind of line, said in one sentence; the article follows, from the line itself.
WHY = {
    LineKind.INTEREST: "Des intérêts courent pour chaque jour de retard, jour du paiement compris, au taux de la "
    "période.",
    LineKind.MAJORATION: "Deux mois après une décision exécutoire, le taux légal est majoré de cinq points.",
    LineKind.CAPITALISATION: "Les intérêts dus pour une année entière s'ajoutent à la somme qui porte intérêt.",
    LineKind.PAYMENT: "Un paiement partiel règle d'abord les intérêts, puis le principal, sauf accord contraire.",
    LineKind.CREDIT_NOTE: "Un avoir baisse la facture dès le lendemain de sa date ; il ne règle jamais d'intérêts.",
    LineKind.INDEMNITY: "Chaque facture payée en retard ouvre droit à une indemnité forfaitaire de recouvrement.",
}
_SLICES = (LineKind.INTEREST, LineKind.MAJORATION)


def answer(dossier: Dossier, statement: Statement) -> None:
    """One amount dominates; its parts are one small line each."""
    with st.container(border=True):
        provisional = ", **montant provisoire**" if statement.provisional else ""
        st.markdown(
            f"Au **{french.day(statement.as_of)}**, vous pouvez réclamer à "
            f"{session.dossier.name_of(dossier.debtor, 'ce client')}{provisional}"
        )
        amount.show(statement.claimable)
        parts = [f"{french.money(statement.principal_left - statement.not_due)} de {nouns(dossier)[1]}"]
        if statement.interest_left:
            parts.append(f"{french.money(statement.interest_left)} d'intérêts de retard")
        if statement.indemnity_left:
            parts.append(f"{french.money(statement.indemnity_left)} d'indemnité forfaitaire")
        if statement.surplus:
            parts.append(f"moins {french.money(statement.surplus)} payés en trop")
        if len(parts) > 1:
            st.markdown(f"dont {french.listed(parts)}.")
        if statement.not_due:
            st.caption(f"{french.money(statement.not_due)} ne sont pas encore dus et ne sont pas comptés ici.")
        if statement.daily:
            later = " (taux provisoire)" if statement.daily_provisional else ""
            st.caption(f"Chaque jour de plus ajoute {french.money(statement.daily)}{later}.")


def table(dossier: Dossier, statement: Statement) -> None:
    """The computation: what was billed, each slice and movement in its order, and the total."""
    rows: list[Row] = []
    several = len({line.invoice for line in statement.lines}) > 1
    names = {invoice.number: debt_heading(invoice) for invoice in dossier.invoices}
    one, many = nouns(dossier)
    billed = "Facturé (TTC)" if one == "facture" else (many if len(dossier.invoices) > 1 else one).capitalize()
    rows.append((billed, "", "", "", french.money(statement.billed)))
    shown = ""
    for line in statement.lines:
        if several and line.invoice != shown:
            shown = line.invoice
            rows.append((Markdown(f"**{plain(names[shown])}**"), "", "", "", ""))
        rows.append(_row(line))
    total = ("Total" + (_PROVISIONAL if statement.provisional else ""), "", "", "", french.money(statement.total))
    tables.show(("Période", "Jours", "Sur", "Taux", "Montant"), rows, right=(1, 2, 3, 4), total=total)


def _row(line: Line) -> Row:
    if line.kind in _SLICES:
        assert line.start and line.last_day and line.base is not None and line.rate is not None
        period = f"{french.short_day(line.start)} → {french.short_day(line.last_day)}"
        mark = _PROVISIONAL if line.projected else ""
        return (
            period + mark,
            str(line.days),
            french.money(line.base),
            french.rate(line.rate),
            french.money(line.amount),
        )
    if line.kind is LineKind.INDEMNITY:
        return ("Indemnité forfaitaire", "", "", "", french.money(line.amount))
    assert line.on is not None
    on = french.short_day(line.on)
    if line.kind is LineKind.CAPITALISATION:
        return (f"Capitalisation au {on}", "", french.money(line.amount), "", "")
    name = "Paiement" if line.kind is LineKind.PAYMENT else "Avoir"
    return (f"{name} du {on}", "", "", "", french.money(-line.amount))


def warnings(statement: Statement) -> None:
    if statement.provisional:
        st.warning(
            "**Provisoire** : une partie du calcul repose sur un taux qui n'est pas encore publié. "
            "Refaites le décompte quand il le sera."
        )
    for warning in statement.warnings:
        st.info(plain(warning, 600))


def reasons(dossier: Dossier, statement: Statement) -> None:
    """Why each kind of line stands: one sentence, the article, and how each payment was shared."""
    with st.expander("Pourquoi ces lignes : les textes"):
        for kind in dict.fromkeys(line.kind for line in statement.lines):
            lines = [line for line in statement.lines if line.kind is kind]
            references = [reference for line in lines for reference in line.references]
            citations = cite_all(references)
            st.markdown(f"- {WHY[kind]}" + (f" {citations}." if citations else ""))
            if kind is LineKind.PAYMENT:
                st.markdown("\n".join(f"    - {_shared(line)}" for line in lines))
        st.markdown(
            "- Chaque période vaut : somme due × taux × jours ÷ 365, arrondie au centime. Une période finit à chaque "
            "paiement, et à chaque 1er janvier et 1er juillet quand le taux suit le semestre."
        )
        due = [invoice for invoice in dossier.invoices if invoice.number in statement.dues][:20]
        days = ", ".join(f"{plain(debt_name(i), 400)} : {french.day(statement.dues[i.number])}" for i in due)
        st.markdown(f"- Échéances retenues : {days}.")


def _shared(line: Line) -> str:
    assert line.on is not None
    parts = [
        f"{french.money(amount)} {on_what}"
        for amount, on_what in (
            (line.to_interest, "sur les intérêts"),
            (line.to_principal, "sur le principal"),
            (line.to_indemnity, "sur l'indemnité"),
            (line.surplus, "payés en trop"),
        )
        if amount
    ]
    return f"Paiement du {french.day(line.on)} : {french.listed(parts)}."


def download(dossier: Dossier, statement: Statement) -> None:
    """The same lines as an Excel file, made when the button is pressed."""
    name = f"decompte-{statement.as_of.isoformat()}.xlsx"
    make = partial(workbook, dossier, statement)
    downloads.button("Télécharger le décompte (Excel)", make, name, "statement.xlsx")


def projections(statements: Sequence[Statement]) -> None:
    rows = [
        (
            french.day(s.as_of),
            french.money(s.interest_left),
            french.money(s.claimable) + (_PROVISIONAL if s.provisional else ""),
        )
        for s in statements
    ]
    tables.show(("Au", "Intérêts", "À réclamer"), rows, right=(1, 2))


def what_could_change() -> None:
    points = [
        "un taux écrit dans votre contrat ou vos conditions générales (dans « Mon dossier ») ;",
        "un paiement ou un avoir qui n'est pas noté ;",
        "l'ouverture d'un redressement ou d'une liquidation : les intérêts s'arrêtent ce jour-là ;",
        "une contestation sérieuse : le juge peut écarter une partie de la facture.",
    ]
    st.markdown("\n".join(f"- {point}" for point in points))
    st.page_link("pages/mon_dossier.py", label="Compléter mon dossier")
