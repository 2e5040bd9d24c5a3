"""A discount for a quick payment, or the court? What the discount keeps, and what each open route leaves."""

from datetime import date

import streamlit as st

from guide import path
from guide.case.model import Dossier
from guide.path.advice import Discount, discount
from guide.values import french
from pages.ui import session
from pages.ui.kit import tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.page import fields
from pages.ui.roadmap import comparison


def in_view() -> tuple[Dossier, date]:
    """The dossier of the session; else the worked case, and says so."""
    dossier = session.dossier.current()
    if dossier is not None and dossier.invoices:
        return dossier, session.clock.today()
    st.caption("Aucun dossier chiffré n'est ouvert : voici le cas d'exemple « Durand & Fils ».")
    return session.examples.worked_case(), session.examples.FIXED_DAY


def calculator() -> None:
    dossier, on = in_view()
    offer = discount(dossier, 0, on)
    if offer is None:
        st.info("La somme réclamable n'est pas connue, ou rien n'est dû : il n'y a rien à comparer.")
        return
    st.markdown(f"Réclamable au {french.day(on)} : **{french.money(offer.claimable)}**.")
    given = fields.amount("Remise que vous accorderiez", "discount.given")
    odds = comparison.odds()
    st.caption(plain(path.compare(dossier, on, odds).note, 600))
    if given is not None and given > offer.claimable:
        st.error("La remise dépasse la somme réclamable. Indiquez une remise plus petite.")
        return
    offer = discount(dossier, given or 0, on, odds)
    assert offer is not None
    _told(offer, asked=given is not None)


def _told(discount: Discount, asked: bool) -> None:
    if asked:
        st.markdown(f"Payé tout de suite, il vous reste **{french.money(discount.kept)}**.")
    cases = (("Prudent", discount.cautious), ("Favorable", discount.hopeful))
    rows = [(name, best) for name, best in cases if best is not None]
    if not rows:
        st.markdown("Aucune voie devant un juge n'est ouverte à cette date : un accord reste possible.")
        return
    tables.show(
        ("Cas", "La meilleure voie", "Elle laisse", "Remise à ne pas dépasser"),
        [(name, best.route.title, best.net.words, french.money(max(best.most, 0))) for name, best in rows],
        right=(2, 3),
    )
    if asked:
        for name, best in rows:
            better = discount.given <= best.most
            st.markdown(
                f"- Cas {name.lower()} : {'la remise vous laisse plus, ou autant' if better else 'la voie laisse plus'} "
                f"({french.money(discount.kept)} contre {best.net.words})."
            )
    st.caption(
        "La remise suppose un paiement sûr, à une date écrite : sans paiement ce jour-là, elle tombe. Écrivez-le dans "
        f"l'accord. {cite_all(('c-civ-2044',))}."
    )
    st.page_link("pages/courriers.py", label="Écrire l'accord dans « Courriers »")
