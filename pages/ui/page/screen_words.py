"""« Les mots de cet écran » : at the foot of a screen, the words of the field that it uses, folded until wanted.

The lists are declared, so that nothing is read before the fold is opened; a test holds them to what the screens say.
"""

from collections.abc import Sequence

import streamlit as st

from guide.lessons import GlossaryTerm
from pages.ui import session

_AGREEMENTS = ("conciliateur", "mediateur", "petites_creances", "echeancier", "reconnaissance_de_dette", "transaction")
_COURT = (
    "injonction_de_payer", "requete", "ordonnance", "signification", "opposition", "greffe", "piece", "bordereau",
    "refere_provision", "assignation", "titre_executoire", "saisie", "saisie_conservatoire", "tribunal_de_commerce",
    "tribunal_judiciaire", "tribunal_administratif", "commissaire_de_justice", "societe_de_recouvrement",
    "certificat_de_non_paiement", "injonction_europeenne",
)  # fmt: skip
_FAILED = ("procedure_collective", "bodacc", "declaration_de_creance", "mandataire", "forclusion", "revendication",
           "reserve_de_propriete", "surendettement")  # fmt: skip
_PUBLIC = ("acheteur_public", "memoire_en_reclamation", "mandatement_office", "interets_moratoires")
_WORKS = ("maitre_de_l_ouvrage", "action_directe")
_DEBT = ("creance", "creancier", "debiteur", "impaye", "echeance", "litige", "prescription", "interruption")
_LETTERS = ("relance", "mise_en_demeure", "lrar")
_SUMS = ("decompte", "avoir", "penalites_de_retard", "interet_legal", "indemnite_forfaitaire")

WORDS: dict[str, tuple[str, ...]] = {
    "app.py": ("mise_en_demeure", "fec", "injonction_de_payer", "tribunal_de_commerce", "bodacc", "procedure_collective"),
    "pages/mon_dossier.py": (
        "avoir", "bodacc", "commissaire_de_justice", "conciliateur", "declaration_de_creance", "devis", "echeance", "greffe",
        "interet_legal", "litige", "lrar", "mandataire", "mediateur", "mise_en_demeure", "opposition", "ordonnance",
        "penalites_de_retard", "petites_creances", "piece", "relance", "requete", "saisie", "signification",
        "statut_de_facture", "titre_executoire",
    ),
    "pages/calendrier.py": (
        "avoir", "bodacc", "commissaire_de_justice", "conciliateur", "declaration_de_creance", "echeance", "greffe",
        "litige", "lrar", "mandataire", "mediateur", "mise_en_demeure", "opposition", "ordonnance", "petites_creances",
        "prescription", "relance", "requete", "saisie", "signification", "titre_executoire",
    ),
    "pages/decompte.py": (
        "echeance", "fin_de_mois", *_SUMS, "litige", "relance", "mise_en_demeure", "prescription", "requete", "ordonnance",
        "signification", "saisie", "titre_executoire", "declaration_de_creance",
    ),
    "pages/courriers.py": (
        *_DEBT, *_LETTERS, *_SUMS, *_AGREEMENTS, *_COURT, *_FAILED, *_PUBLIC, *_WORKS, "depens", "devis", "suspension",
    ),
    "pages/balance_agee.py": (
        "balance_agee", "fec", "creance", "creance_douteuse", "debiteur", "echeance", "fin_de_mois", "avoir", "acompte",
        "lettrage", "litige", "echeancier", "prescription", "interruption", "relance", "mise_en_demeure", "lrar",
        "commissaire_de_justice", "acheteur_public", "consommateur", "decompte", "piece", "penalites_de_retard",
        "indemnite_forfaitaire", "bodacc",
    ),
    "pages/textes_et_taux.py": (
        "affacturage",
        *_DEBT, *_LETTERS, *_SUMS, *_AGREEMENTS, *_COURT, *_FAILED, *_PUBLIC, *_WORKS, "fin_de_mois", "suspension",
        "consommateur", "depens", "article_700", "denigrement", "irrecouvrable", "statut_de_facture",
    ),
}  # fmt: skip


def fold(screen: str) -> None:
    """`screen`: as the menu names it. Nothing is drawn in the fold before it is opened."""
    box = st.expander("Les mots de cet écran", on_change="rerun", key=f"words.{screen}")
    if box.open:
        from guide import lessons

        with box:
            _entries([lessons.terms()[id] for id in WORDS[screen]])


def met(text: str) -> None:
    """The words that this text uses, and no other."""
    from guide import lessons

    _entries(lessons.met(text))


def _entries(words: Sequence[GlossaryTerm]) -> None:
    from pages.ui.page import glossary

    glossary.entries(iter(words), session.clock.today())
