"""The official form, box by box, each answer with its copy button; and the blank PDF, filled when it has fields."""

from datetime import date
from itertools import groupby

import streamlit as st

from guide.case.model import Dossier
from guide.errors import LetterNotAllowed, PdfRefused
from guide.letters.catalogue import Computed
from guide.letters.court import FORM_LIMIT, Filing, Form, FormSheet, filed, filled_form, form_sheet, form_warning, forms
from guide.values import french
from guide.values.slug import slug
from pages.ui.kit import downloads
from pages.ui.kit.labels import plain

_FOLD, _FORM, _BLANK = "court.form.fold", "court.form", "court.form.blank"
#: The other forms repeat a request that we write; nothing of ours stands beside this one.
_ITSELF = (
    "Ce formulaire est la requête elle-même : signez-le, et joignez vos pièces numérotées, leur bordereau, le décompte et la "
    "preuve de la tentative amiable. La requête du dossier demande une injonction de payer : ne la joignez pas."
)


def offer(dossier: Dossier, on: date, filing: Filing) -> None:
    """Worked out only when it is asked for."""
    if not st.toggle("Le formulaire officiel, rubrique par rubrique", key=_FOLD):
        return
    computed = Computed(filed(dossier, on, filing), on)
    form = _choose(forms(computed, filing))
    try:
        sheet = form_sheet(computed, filing, form)
    except LetterNotAllowed as error:
        st.info(f"Le formulaire reprend la requête, qui n'est pas encore prête. {plain(str(error), 600)}")
        return
    st.caption(plain(f"{sheet.title}, Cerfa {sheet.form}. {form_warning()}"))
    if form is Form.PETITION_TJ:
        st.info(_ITSELF)
    _boxes(sheet)
    _blank_form(sheet, dossier)


def _choose(possible: tuple[Form, ...]) -> Form:
    if len(possible) == 1:
        return possible[0]
    typed = st.radio(
        "Quel formulaire ?", [form.value for form in possible], format_func=_named, key=_FORM, horizontal=True
    )
    return Form(typed)


def _named(form: str) -> str:
    return f"Cerfa {form}" + (
        " (petit litige, avec audience)" if form == Form.PETITION_TJ else " (injonction de payer)"
    )


def _boxes(sheet: FormSheet) -> None:
    for part, boxes in groupby(sheet.boxes, lambda box: box.part):
        st.markdown(f"**{plain(part)}**")
        for box in boxes:
            heading, answer = st.columns((1, 2), vertical_alignment="center")
            heading.markdown(plain(box.heading))
            answer.code(box.value.replace(french.NBSP, " "), language=None, wrap_lines=True)
            if box.note:
                answer.caption(plain(box.note))


def _blank_form(sheet: FormSheet, dossier: Dossier) -> None:
    st.markdown("**Le remplir pour moi**")
    dropped = st.file_uploader(
        f"Le formulaire vierge, en PDF ({FORM_LIMIT >> 20} Mo au plus)",
        type=["pdf"],
        max_upload_size=FORM_LIMIT >> 20,
        key=_BLANK,
    )
    if dropped is None:
        st.caption("Le fichier reste le temps de votre visite ; rien n'est envoyé d'ici.")
        return
    try:
        made = filled_form(dropped.getvalue(), sheet)
    except PdfRefused as error:
        st.error(plain(f"{error} {error.hint}", 600))
        return
    count, left = len(made.boxes), made.left
    st.success(
        f"{french.count(count, 'rubrique remplie', 'rubriques remplies')}, {french.count(left, 'laissée vide', 'laissées vides')}."
        " Relisez tout : les cases à cocher, la date et la signature sont à vous."
    )
    name = f"cerfa-{sheet.form.partition('*')[0]}-{slug(dossier.debtor.name)}.pdf"
    downloads.button("Télécharger le formulaire rempli", made.content, name, "court.form.filled", primary=True)
