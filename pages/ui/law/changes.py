"""What changed in the law since a day: the one typed, else the first date of the dossier in view."""

from datetime import date

import streamlit as st

from guide import law
from guide.values import french
from pages.ui import session
from pages.ui.kit import tables
from pages.ui.kit.tables import Row
from pages.ui.law import tables as law_tables
from pages.ui.page import fields


def show(on: date) -> None:
    typed = fields.day("Depuis quel jour ?", "law.since", help="Le jour où vous avez fait ce dossier, par exemple.")
    since = typed or _of_the_dossier()
    if since is None:
        st.caption("Indiquez un jour : ce qui a changé depuis s'affiche ici.")
        return
    if typed is None:
        st.caption(f"Depuis la première date de votre dossier : {french.day(since)}.")
    changes = law.changes(since, on)
    rows = [*law_tables.by_semester(since, on), *map(_row, changes.in_force)]
    if rows:
        tables.show(("Chiffre", "Avant", "Maintenant", "Depuis le"), rows, right=(1, 2))
    else:
        st.markdown(f"Aucun chiffre n'a changé entre le {french.day(since)} et le {french.day(on)}.")
    if changes.to_come:
        st.markdown("**Déjà connu, pour plus tard**")
        tables.show(("Chiffre", "Avant", "Ensuite", "À partir du"), map(_row, changes.to_come), right=(1, 2))
    if changes.reread or changes.texts:
        st.caption(
            f"Lus ou relus depuis ce jour : {french.count(len(changes.reread), 'chiffre', 'chiffres')} et "
            f"{french.count(len(changes.texts), 'texte', 'textes')}. Un décompte refait aujourd'hui s'en sert."
        )


def _of_the_dossier() -> date | None:
    dossier = session.dossier.current()
    known = [invoice.first_day for invoice in dossier.invoices] if dossier else []
    return min((day for day in known if day > date.min), default=None)


def _row(change: law.Change) -> Row:
    unit = change.series.unit
    before = law_tables.figures(change.before, unit) if change.before else "inconnu"
    return law_tables.changed(
        change.series.title,
        before,
        law_tables.figures(change.value, unit),
        change.value.valid_from,
        change.series.reference,
    )
