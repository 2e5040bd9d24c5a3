"""The 27 promises of the source articles, row by row: where a person finds each, opened here; none leads nowhere.

A row says the screen and words that stand on it, the lessons, the cards, what works it out, the letters, the remedies.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from docx import Document

from guide import letters, path
from guide.lessons import cards, lessons, search
from guide.path.advice.helpers import FORBIDDEN
from tests.pages.screen import choice, hold, sound, start, whole, worked_case
from tests.pages.test_screen_words import every_word

ON = date(2026, 11, 22)
QUE_FAIRE, DECOMPTE, COURRIERS = "pages/que_faire.py", "pages/decompte.py", "pages/courriers.py"
FORMER, DOSSIER = "pages/se_former.py", "pages/mon_dossier.py"


@dataclass(frozen=True)
class Seed:
    """`shows`: words of the screen, opened on the worked case."""

    asks: str
    screen: str
    shows: str
    lessons: tuple[str, ...]
    works: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


SEEDS: dict[int, Seed] = {
    1: Seed(
        "the contract or the terms of sale",
        QUE_FAIRE,
        "Preuves",
        ("avant_de_vendre", "acompte_et_clauses"),
        ("guide.path.advice.evidence:evidence", "guide.path.advice.invoice_mentions:mentions"),
    ),
    2: Seed(
        "the exchanges",
        DOSSIER,
        "Ce qui s'est passé",
        ("comprendre_le_refus",),
        ("guide.path.calendar.agenda:agenda",),
        letters=("requete_injonction_tc", "requete_injonction_tj"),
    ),
    3: Seed(
        "reminders, by e-mail or by post",
        COURRIERS,
        "e-mail",
        ("relancer",),
        ("guide.letters:email",),
        letters=("relance", "relance_2", "relance_3"),
        remedies=("relance_amiable",),
    ),
    4: Seed(
        "instalments",
        COURRIERS,
        "Comment l'envoyer",
        ("accord_amiable",),
        ("guide.letters:even_plan",),
        letters=("echeancier", "reconnaissance_dette"),
        remedies=("echeancier",),
    ),
    5: Seed(
        "a discount",
        FORMER,
        "Calcul : une remise, ou le tribunal ?",
        ("accord_amiable",),
        ("guide.path.advice.discount:discount",),
        ("remise",),
        ("transaction",),
        ("transaction",),
    ),
    6: Seed(
        "train rather than pay",
        FORMER,
        "Leçons",
        ("qui_peut_aider",),
        ("guide.path.advice.helpers:providers", "guide.lessons:cases", "guide.lessons:decisions"),
        ("aides",),
    ),
    7: Seed(
        "a formal notice",
        COURRIERS,
        "mise en demeure",
        ("mise_en_demeure",),
        ("guide.claim.statement:statement",),
        letters=("mise_en_demeure",),
        remedies=("mise_en_demeure",),
    ),
    8: Seed(
        "an order for payment",
        QUE_FAIRE,
        "Injonction de payer",
        ("injonction_pas_a_pas", "apres_l_ordonnance"),
        ("guide.path.remedies.courts:commercial",),
        letters=("requete_injonction_tc", "requete_injonction_tj"),
        remedies=("injonction_tc", "injonction_tj", "signifier_ordonnance"),
    ),
    9: Seed(
        "professional collection",
        QUE_FAIRE,
        "Se faire aider",
        ("qui_peut_aider",),
        ("guide.path.advice.helpers:providers",),
        ("aides",),
        ("mandat_recouvrement", "mandat_commissaire"),
        ("societe_recouvrement",),
    ),
    10: Seed(
        "legal advice",
        QUE_FAIRE,
        "Se faire aider",
        ("qui_peut_aider",),
        ("guide.path.remedies.lawyers:civil",),
        ("aides",),
    ),
    11: Seed(
        "référé, then a suit",
        QUE_FAIRE,
        "Comparer",
        ("choisir_la_voie",),
        ("guide.path.advice.comparison:compare",),
        remedies=("refere_provision_tc", "refere_provision_tj", "assignation_tc", "assignation_tj"),
    ),
    12: Seed(
        "the invoice never came",
        QUE_FAIRE,
        "Mes réponses",
        ("facture_jamais_recue",),
        ("guide.path:ask",),
        letters=("renvoi_facture",),
        remedies=("renvoyer_facture",),
    ),
    13: Seed(
        "how to ask politely",
        COURRIERS,
        "Relance",
        ("relancer",),
        ("guide.letters:email",),
        letters=("script_appel", "relance"),
    ),
    14: Seed(
        "each reminder has its purpose",
        COURRIERS,
        "Comment l'envoyer",
        ("relancer", "a_ne_jamais_faire"),
        ("guide.letters:preview",),
        letters=("relance", "relance_2", "relance_3", "dernier_avis"),
    ),
    15: Seed(
        "a reminder is not compulsory",
        FORMER,
        "Leçons",
        ("mise_en_demeure", "relancer"),
        ("guide.path:advise",),
        words=("relance",),
        remedies=("mise_en_demeure",),
    ),
    16: Seed(
        "how the notice goes, what proves it",
        COURRIERS,
        "Comment l'envoyer",
        ("mise_en_demeure",),
        ("guide.letters:letters",),
        letters=("mise_en_demeure", "mise_en_demeure_commissaire"),
        words=("recommandé",),
    ),
    17: Seed(
        "paid by cheque",
        FORMER,
        "Fiche : payé par chèque",
        ("cheque",),
        ("guide.lessons.cheque:cheque_dates",),
        ("cheque",),
        ("certificat_non_paiement",),
        ("certificat_non_paiement",),
    ),
    18: Seed(
        "paid faster",
        FORMER,
        "Fiche : être payé à l'heure",
        ("avant_de_vendre",),
        ("guide.ledger.analysis.payment_habits:late_payers",),
        ("prevention",),
    ),
    19: Seed(
        "paid in advance",
        FORMER,
        "Modèles : des clauses à copier",
        ("acompte_et_clauses",),
        ("guide.lessons:clauses",),
        ("clauses",),
    ),
    20: Seed(
        "what an order for payment is",
        FORMER,
        "Mots du métier",
        ("injonction_pas_a_pas",),
        ("guide.lessons:terms",),
        words=("injonction de payer", "ordonnance"),
    ),
    21: Seed(
        "signs of a bad payer",
        FORMER,
        "Fiche : un client à risque",
        ("signes_de_risque",),
        ("guide.ledger.analysis.payment_habits:habits",),
        ("risque",),
        words=("mauvais payeur",),
    ),
    22: Seed(
        "report a bad payer in public: no",
        QUE_FAIRE,
        "À ne pas faire",
        ("a_ne_jamais_faire",),
        ("guide.path.advice.helpers:FORBIDDEN",),
        remedies=("ne_pas_denoncer", "signalement_dgccrf"),
        words=("dénigrement",),
    ),
    23: Seed(
        "payment terms",
        DECOMPTE,
        "Calculer une date d'échéance",
        ("facture_et_echeance",),
        ("guide.case.terms:term", "guide.case.ceiling:ceiling"),
        ("echeance",),
        words=("fin de mois",),
    ),
    24: Seed(
        "what a huissier costs",
        FORMER,
        "Calcul : le prix de chaque aide",
        ("qui_peut_aider",),
        ("guide.path.advice.helpers:NOT_A_PRICE",),
        ("aides",),
        words=("commissaire de justice",),
    ),
    25: Seed(
        "money lent to a relative",
        QUE_FAIRE,
        "Carte",
        ("pret_a_un_proche",),
        ("guide.claim.last_day:last_day",),
        ("prescription",),
        ("reconnaissance_dette",),
        ("conciliateur",),
    ),
    26: Seed(
        "the words",
        FORMER,
        "Mots du métier",
        ("comprendre_le_refus",),
        ("guide.lessons:search",),
        words=("débiteur", "mauvais payeur", "créance douteuse"),
    ),
    27: Seed(
        "why the client refuses",
        QUE_FAIRE,
        "Et si…",
        ("comprendre_le_refus",),
        ("guide.path.advice.what_if:what_would_change",),
        letters=("reponse_contestation",),
        remedies=("traiter_litige", "echeancier"),
    ),
}


@cache
def said_on(screen: str) -> str:
    """Every word of a screen: its texts, and the names of its folds, buttons, lists and their choices."""
    app = start()
    app = whole(hold(app, worked_case()), screen)
    if screen == COURRIERS:
        app = sound(choice(app, "Quel courrier ?").select("relance").run())
    said = every_word(app)
    if screen == QUE_FAIRE:
        for fold in ("why", "routes", "answers"):
            app.session_state[f"fold.{fold}"] = True
        said += every_word(sound(app.run()))
    if screen == FORMER:
        for part in app.segmented_control(key="training.part").options:
            said += every_word(sound(app.segmented_control(key="training.part").select(part).run()))
    return said


def test_every_row_has_its_place() -> None:
    assert sorted(SEEDS) == list(range(1, 28))
    assert all(seed.lessons and seed.works for seed in SEEDS.values())


@pytest.mark.parametrize("row", SEEDS)
def test_a_row_is_answered(row: int) -> None:
    seed = SEEDS[row]
    assert seed.shows.lower() in said_on(seed.screen).lower().replace("’", "'")
    for id in seed.lessons:
        assert all(len(text) > 80 for _, text in lessons()[id].read(ON)), id
    for dotted in seed.works:
        module, _, name = dotted.partition(":")
        found = getattr(importlib.import_module(module), name)
        assert callable(found) or found, dotted
    from pages.ui.training.cards import OFFERED

    assert set(seed.cards) <= set(OFFERED)
    for id in seed.cards:
        assert id not in cards() or cards()[id].parts
    for id in seed.remedies:
        assert path.REMEDIES[id].title
    for word in seed.words:
        assert search(word), word


@pytest.mark.parametrize("id", sorted({id for seed in SEEDS.values() for id in seed.letters}))
def test_a_letter_of_a_row_is_written(id: str) -> None:
    letter = letters.letters()[id]
    words = [paragraph.text for paragraph in Document(str(letter.template)).paragraphs]
    assert len("".join(words)) > 300


def test_what_the_articles_say_wrong_is_put_right() -> None:
    """Publishing a bad payer's name, and the half-hour at 74,40 €."""
    assert {"denoncer", "chantage"} <= {each.id for each in FORBIDDEN}
    assert "74,40" in path.NOT_A_PRICE and "expulsion" in path.NOT_A_PRICE
