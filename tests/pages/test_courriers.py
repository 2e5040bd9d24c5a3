"""The letters on screen: the one that fits first, read before the Word file, what is missing asked in place."""

from __future__ import annotations

from dataclasses import replace

from guide.case.codes import DebtorKind
from tests.pages.screen import choice, dossier_of, downloads, field, go, hold, sound, start, text_of, worked_case

SCREEN = "pages/courriers.py"


def chosen(app, id: str):
    choice(app, "Quel courrier ?").set_value(id)
    return sound(app.run())


def test_the_guide_s_letter_comes_first() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert "(conseillé maintenant)" in choice(app, "Quel courrier ?").options[0]


def test_a_tone_is_chosen_and_the_letter_follows() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "relance")
    next(r for r in app.radio if r.label == "Sur quel ton ?").set_value("amical")
    assert "petit rappel" in text_of(sound(app.run()))


def test_what_a_letter_lacks_is_asked_before_it_is_written() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "transaction")
    assert not any(label.startswith("Télécharger la lettre") for label in downloads(app))
    field(app, "Ce que vous abandonnez").set_value("100")
    field(app, "Si le client paie avant le").set_value("31/12/2026")
    next(b for b in app.button if b.label == "Retenir cette remise").click()
    app = sound(app.run())
    offer = dossier_of(app).settlement
    assert offer and offer.discount == 10_000
    assert "soit mille trois euros et quatre-vingt-seize centimes" in text_of(app)


def test_a_free_passage_stands_in_the_letter_and_in_the_dossier() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "mise_en_demeure")
    area = next(a for a in app.text_area if a.label == "Votre passage")
    area.set_value("Le chantier est fini depuis avril.")
    app = sound(app.run())
    assert dossier_of(app).words == {"mise_en_demeure": "Le chantier est fini depuis avril."}
    assert "Le chantier est fini depuis avril." in text_of(app).split("Le courrier, tel qu'il sera")[-1]


def test_a_letter_is_read_before_it_is_taken() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "mise_en_demeure")
    said = text_of(app)
    assert "Objet : mise en demeure de payer" in said
    assert "1 103,96 €" in said
    assert "Comment l'envoyer" in said
    assert any(label.startswith("Télécharger la lettre (Word)") for label in downloads(app))


def test_the_other_letter_is_one_click_away() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "relance")
    assert "Objet : relance" in text_of(app)
    assert "Une mise en demeure est déjà partie" in text_of(app)


def test_a_consumer_is_never_asked_the_forty_euros() -> None:
    case = worked_case()
    app = go(hold(start(), replace(case, debtor=replace(case.debtor, kind=DebtorKind.PARTICULIER))), SCREEN)
    letter = text_of(app).split("Le courrier, tel qu'il sera")[-1]
    assert "40,00" not in letter
    assert "L441-10" not in letter and "L. 441-10" not in letter


def test_a_refused_letter_says_why() -> None:
    case = worked_case()
    app = go(hold(start(), replace(case, answers={**case.answers, "insolvency": "liquidation"})), SCREEN)
    assert "Une procédure collective est ouverte" in text_of(app)
    assert "À envoyer plutôt : Déclaration de créance" in text_of(app)
    assert not any(label.startswith("Télécharger la lettre") for label in downloads(app))


def test_the_envelope_is_asked_in_place() -> None:
    case = worked_case()
    bare = replace(case, debtor=replace(case.debtor, name="", address=None), creditor=replace(case.creditor, name=""))
    app = go(hold(start(), bare), SCREEN)
    assert "les noms et les adresses" in text_of(app)
    field(app, "Votre nom, ou celui de votre entreprise").set_value("Atelier Nord")
    field(app, "Nom du client").set_value("Durand & Fils")
    app.text_area[1].set_value("3 place du Marché")
    [field for field in app.text_input if field.label == "Code postal"][1].set_value("62000")
    [field for field in app.text_input if field.label == "Ville"][1].set_value("Arras")
    app = chosen(sound(app.run()), "mise_en_demeure")
    assert dossier_of(app) == case
    assert any(label.startswith("Télécharger la lettre (Word)") for label in downloads(app))


def test_without_a_dossier_one_is_begun() -> None:
    app = go(start(), SCREEN)
    choice(app, "Qui est-ce ?").set_value("commercant")
    next(b for b in app.button if b.label == "Créer mon dossier").click()
    assert "les noms et les adresses" in text_of(sound(app.run()))
