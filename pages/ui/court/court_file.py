"""« Dossier pour le tribunal »: the check before filing, the pieces, the bordereau, and the ZIP to download."""

from datetime import date

import streamlit as st

from guide import law
from guide.case.model import Dossier
from guide.letters.catalogue import Computed
from guide.letters.content import PROVES, ExhibitKind
from guide.letters.court import (
    Check,
    Filing,
    FindingLevel,
    check,
    cost,
    court,
    court_file,
    filed,
    filings,
    name_of,
    numbered,
    why_this_court,
)
from guide.letters.permission import judged
from guide.values import french
from pages.ui import session
from pages.ui.court import exhibits, official_form
from pages.ui.kit import choices, downloads, tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.letters import letterhead

_FOLD, _FILING = "court.fold", "court.filing"
_HEADINGS = {
    FindingLevel.ARRET: "Ne déposez pas avant d'avoir réglé ceci",
    FindingLevel.MANQUE: "Ce qui manque",
    FindingLevel.FAIBLE: "Les points faibles",
}


def offer(on: date) -> None:
    """Folded, and worked out only when it is opened."""
    fold = st.expander("Dossier pour le tribunal : requête, décompte, pièces, contrôle", on_change="rerun", key=_FOLD)
    if fold.open:
        with fold:
            _show(on)


def _show(on: date) -> None:
    computed = Computed(session.dossier.require(), on)
    filing = _choose(computed)
    _where(computed, filing)
    top = st.container()
    exhibits.form()
    dossier = session.dossier.require()
    computed, files = Computed(dossier, on), session.exhibits.files()
    with top:
        _checked(computed, filing, check(computed, filing, files))
    _bordereau(dossier, on, filing)
    official_form.offer(dossier, on, filing)
    head = letterhead.current()  # the file is made at the click, out of the session
    downloads.button(
        "Télécharger le dossier (ZIP)",
        lambda: court_file(dossier, on, filing, files).content(head),
        name_of(dossier, on),
        "court.zip",
        primary=True,
    )
    st.caption(
        "Dedans : un « Lisez-moi » (à qui l'envoyer, le jour du dépôt, ensuite), le contrôle, la fiche du formulaire, et le "
        "dossier à déposer, en PDF : requête, bordereau, décompte, pièces tamponnées de leur numéro, et « dossier-complet.pdf » "
        "qui les réunit. À côté, les mêmes en Word et Excel, et vos fichiers tels quels. Rien n'est envoyé d'ici."
    )


def _choose(computed: Computed) -> Filing:
    possible = {filing.id.value: filing for filing in filings(computed)}
    if len(possible) == 1:
        return next(iter(possible.values()))
    if st.session_state.get(_FILING) not in possible:
        st.session_state.pop(_FILING, None)
    titles = {id: filing.title for id, filing in possible.items()}
    return possible[choices.one_of("Devant quel tribunal ?", titles, _FILING, st.radio)]


def _where(computed: Computed, filing: Filing) -> None:
    why, texts = why_this_court(computed, filing)
    page = law.reference(filing.reference)
    st.markdown(f"**{filing.title} – {plain(court(computed, filing))}.** {plain(why, 800)} ({cite_all(texts)})")
    price = cost(computed, filing).words
    st.caption(
        f"Coût : {plain(price)}{', signification comprise' if filing.is_order else ''}. Où l'adresser, et le formulaire "
        f"({filing.form})\u00a0: [{plain(page.label)}]({page.url})."
    )


def _checked(computed: Computed, filing: Filing, check: Check) -> None:
    st.markdown("**Le contrôle avant dépôt**")
    show = st.error if check.of(FindingLevel.ARRET) else st.warning if check.of(FindingLevel.MANQUE) else st.success
    show(plain(check.verdict, 400))
    for level, heading in _HEADINGS.items():
        points = check.of(level)
        if points:
            lines = [
                f"- **{plain(each.what, 600)}** {plain(each.then, 600)}"
                + (f" ({cite_all(each.references)})" if each.references else "")
                for each in points
            ]
            st.markdown(f"{heading} :\n\n" + "\n".join(lines))
    right = check.of(FindingLevel.BON)
    if right and st.toggle(f"Voir aussi ce qui est en ordre ({len(right)})", key="court.right"):
        st.markdown("\n".join(f"- {plain(each.what, 600)}" for each in right))
    in_view = st.session_state.get(session.dossier.LETTER) == filing.request
    if not in_view and not judged(filing.letter, computed).granted:
        st.button(f"Compléter : {filing.letter.title.lower()}", on_click=_write, args=(filing,), key="court.write")


def _write(filing: Filing) -> None:
    """The request in the list of letters, which asks what it lacks."""
    st.session_state[session.dossier.LETTER] = filing.request


def _bordereau(dossier: Dossier, on: date, filing: Filing) -> None:
    st.markdown("**Le bordereau, tel qu'il sera**")
    rows = []
    for piece in numbered(filed(dossier, on, filing), session.exhibits.files()):
        ours = piece.kind is ExhibitKind.DECOMPTE and piece.exhibit.file is None
        lacking = "écrit pour vous" if ours else "à ajouter"
        if not ours and piece.exhibit.file and piece.file is None:
            lacking = f"à ajouter : {piece.exhibit.file}"
        rows.append(
            (
                str(piece.number),
                piece.exhibit.title,
                french.short_day(piece.exhibit.on) if piece.exhibit.on else "sans date",
                PROVES[piece.kind],
                piece.file_name() if piece.file else lacking,
            )
        )
    tables.show(("N°", "Intitulé", "Date", "Ce qu'elle prouve", "Fichier"), rows)
