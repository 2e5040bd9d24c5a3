"""Every figure and every text, filtered by words, by kind, by what establishes it, and by what is to be checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from guide import law
from guide.law import ParameterKind
from guide.values import french
from guide.values.accents import folded
from pages.ui.kit import folds, tables
from pages.ui.kit.citations import link
from pages.ui.kit.labels import plain
from pages.ui.kit.tables import Markdown, Row
from pages.ui.law import tables as law_tables

KINDS = {
    ParameterKind.TAUX: "Taux",
    ParameterKind.MONTANT: "Montants",
    ParameterKind.PART: "Parts",
    ParameterKind.DELAI: "Délais",
    ParameterKind.TEXTE: "Codes et lois",
    ParameterKind.DECISION: "Décisions de justice",
    ParameterKind.PRATIQUE: "Tarifs et fiches",
}
SUPPORTS = {"2+": "Deux sources ou plus", "1": "Une source", "memory": "De mémoire"}


@dataclass(frozen=True)
class Wanted:
    """Nothing chosen of a kind: all of it."""

    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    to_check: bool = False

    def takes(self, text: str, kind: ParameterKind, support: str, to_check: bool) -> bool:
        searched = folded(text)
        return (
            all(word in searched for word in self.words)
            and (not self.kinds or kind in self.kinds)
            and (not self.supports or support in self.supports)
            and (to_check or not self.to_check)
        )


def ask() -> Wanted:
    sought = st.text_input(
        "Chercher un article, un mot", key="law.sought", persist_state="session", placeholder="L441-10"
    )
    kinds = _several("Genre", {str(kind): words for kind, words in KINDS.items()}, "law.kinds")
    supports = _several("Établi par", SUPPORTS, "law.supports")
    only = st.toggle("Seulement ce qui est à vérifier ou provisoire", key="law.to_check", persist_state="session")
    return Wanted(tuple(folded(sought or "").split()), kinds, supports, only)


def _several(label: str, words: Mapping[str, str], key: str) -> tuple[str, ...]:
    options, say = list(words), lambda code: french.typeset(words[code])
    return tuple(st.pills(label, options, selection_mode="multi", key=key, persist_state="session", format_func=say))


def figures(wanted: Wanted, on: date) -> list[Row]:
    return [_figure_row(each) for each in law.parameters(on) if _takes(wanted, each)]


def _takes(wanted: Wanted, each: law.Parameter) -> bool:
    reference = law.reference(each.series.reference)
    text = f"{each.series.title} {reference.label} {reference.title}"
    return wanted.takes(text, each.kind, each.support, each.to_check)


def _figure_row(each: law.Parameter) -> Row:
    if each.value is None:
        value = f"à partir du {french.short_day(each.series.values[0].valid_from)}"
    else:
        value = law_tables.figures(each.value, each.series.unit)
    mark = " **Provisoire.**" if each.projected else ""
    mark += " **À vérifier.**" if each.support != "2+" else ""
    return (
        Markdown(plain(each.series.title) + mark),
        value,
        Markdown(link(each.series.reference)),
        Markdown(law_tables.SUPPORT[each.support]),
        french.short_day(each.read_on),
    )


def texts(wanted: Wanted) -> list[Row]:
    return [
        (
            Markdown(f"[{plain(reference.label)}]({reference.url})"),
            Markdown(plain(reference.title) + (" **À vérifier.**" if reference.to_check else "")),
            Markdown(law_tables.SUPPORT[reference.support]),
            french.short_day(reference.read_on),
        )
        for reference in law.references()
        if wanted.takes(
            f"{reference.label} {reference.title} {reference.note}",
            law.kind_of(reference),
            reference.support,
            reference.to_check,
        )
    ]


def show(on: date) -> None:
    wanted = ask()
    figure_rows, text_rows = figures(wanted, on), texts(wanted)
    figures_said = french.count(len(figure_rows), "chiffre", "chiffres")
    texts_said = french.count(len(text_rows), "texte", "textes")
    st.caption(
        f"{figures_said}, {texts_said}. « Sources » : combien l'établissent (2+ : deux ou plus). « À vérifier » : une "
        "seule, ou aucune ; ouvrez le lien avant de vous en servir."
    )
    if not figure_rows and not text_rows:
        st.info("Aucun texte ne contient ces mots. Essayez un numéro d'article, par exemple 1343-2.")
    _table(f"Les {texts_said}", "law.texts", wanted, ("Texte", "Ce qu'il dit", "Sources", "Lu le"), text_rows)
    _table(
        f"Les {figures_said}", "law.figures", wanted, ("Chiffre", "Valeur", "Texte", "Sources", "Lu le"), figure_rows
    )


def _table(label: str, key: str, wanted: Wanted, head: Sequence[str], rows: Sequence[Row]) -> None:
    """Everything at once is dozens of screens: folded until something is asked for."""
    place = st.container() if wanted != Wanted() else folds.on_demand(label, key)
    if place is not None and rows:
        with place:
            tables.show(head, rows)
