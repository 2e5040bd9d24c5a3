"""The letters on screen: the one that fits first, read before the Word file, what is missing asked in place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.case.codes import DebtorKind
from tests.pages.screen import choice, dossier_of, downloads, field, go, hold, press, sound, start, text_of, worked_case

SCREEN = "pages/courriers.py"


def chosen(app, id: str):
    choice(app, "Quel courrier ?").set_value(id)
    return sound(app.run())


def unfolded(app, fold: str):
    app.session_state[fold] = True
    return sound(app.run())


def test_the_guide_s_letter_comes_first() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert "(conseillé)" in choice(app, "Quel courrier ?").options[0]


def test_a_tone_is_chosen_and_the_letter_follows() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "relance")
    next(r for r in app.radio if r.label == "Sur quel ton ?").set_value("amical")
    assert "petit rappel" in text_of(sound(app.run()))


def test_a_client_abroad_is_written_to_in_its_language_and_in_french() -> None:
    at_home = chosen(go(hold(start(), worked_case()), SCREEN), "relance")
    assert "En quelle langue ?" not in [r.label for r in at_home.radio]
    worked = worked_case()
    abroad = replace(worked, debtor=replace(worked.debtor, country="ES"))
    app = chosen(go(hold(start(), abroad), SCREEN), "relance")
    language = next(r for r in app.radio if r.label == "En quelle langue ?")
    assert language.options == ["Français", "Anglais", "Allemand", "Espagnol", "Italien"]
    language.set_value("es")
    said = text_of(sound(app.run()))
    assert said.index("Asunto: recordatorio de pago") < said.index("Objet : relance")


def test_what_a_letter_lacks_is_asked_before_it_is_written() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "transaction")
    assert not any(label.startswith("Word") for label in downloads(app))
    field(app, "Ce que vous abandonnez").set_value("100")
    field(app, "Si le client paie avant le").set_value("31/12/2026")
    next(b for b in app.button if b.label == "Retenir cette remise").click()
    app = sound(app.run())
    offer = dossier_of(app).settlement
    assert offer and offer.discount == 10_000
    assert "soit mille trois euros et quatre-vingt-seize centimes" in text_of(app)


def test_a_free_passage_stands_in_the_letter_and_in_the_dossier() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "mise_en_demeure")
    app = unfolded(app, "letter.changes")
    area = next(a for a in app.text_area if a.label == "Votre passage")
    area.set_value("Le chantier est fini depuis avril.")
    app = sound(app.run())
    assert dossier_of(app).words == {"mise_en_demeure": "Le chantier est fini depuis avril."}
    assert "Le chantier est fini depuis avril." in text_of(app)


def test_a_letter_is_read_before_it_is_taken() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "mise_en_demeure")
    said = text_of(app)
    assert "Objet : mise en demeure de payer" in said
    assert "1 103,96 €" in said
    assert "Comment l'envoyer" in [fold.label for fold in app.expander]
    assert any(label.startswith("Word") for label in downloads(app))


def test_the_other_letter_is_one_click_away() -> None:
    app = chosen(go(hold(start(), worked_case()), SCREEN), "relance")
    assert "Objet : relance" in text_of(app)
    assert "Une mise en demeure est déjà partie" in text_of(app)


def test_a_consumer_is_never_asked_the_forty_euros() -> None:
    case = worked_case()
    app = go(hold(start(), replace(case, debtor=replace(case.debtor, kind=DebtorKind.PARTICULIER))), SCREEN)
    letter = text_of(app)
    assert "40,00" not in letter
    assert "L441-10" not in letter and "L. 441-10" not in letter


def test_a_refused_letter_says_why_behind_one_link() -> None:
    case = worked_case()
    app = go(hold(start(), replace(case, answers={**case.answers, "insolvency": "liquidation"})), SCREEN)
    assert choice(app, "Quel courrier ?").value == "declaration_creance"
    assert "Une procédure collective est ouverte" not in text_of(app)
    assert "Une procédure collective est ouverte" in text_of(unfolded(app, "letter.refused"))
    assert not any(label.startswith("Word") for label in downloads(app))


def bare():
    case = worked_case()
    invoice = replace(case.invoices[0], number="(à compléter)")
    return replace(
        case,
        debtor=replace(case.debtor, name="", address=None),
        creditor=replace(case.creditor, name="", address=None),
        invoices=(invoice,),
    )


def test_the_letter_is_read_with_its_blanks_and_their_fields_alone() -> None:
    app = chosen(go(hold(start(), bare()), SCREEN), "mise_en_demeure")
    said = text_of(app)
    for words in ("votre nom", "nom du client", "numéro de la facture"):
        assert f":orange-background[{words}]" in said
    assert "1 103,96 €" in said
    assert "compléter" not in said
    assert [box.label for box in app.text_area] == [
        "Vous, comme sur une enveloppe",
        "Votre client, comme sur une enveloppe",
    ]
    assert [box.value for box in app.main.text_input] == [""]  # the number of the invoice, never « (à compléter) »


@pytest.mark.parametrize("form", ["Word", "PDF"])
def test_the_blanks_filled_in_place_make_the_letter_of_the_dossier(form: str) -> None:
    case = worked_case()
    app = chosen(go(hold(start(), bare()), SCREEN), "mise_en_demeure")
    you, client = app.text_area
    you.set_value("Atelier Nord\n12 rue des Lilas\n59000 Lille")
    client.set_value("Durand & Fils\n3 place du Marché\n62000 Arras")
    field(app, "Numéro de la facture").set_value("F2026-014")
    app = press(sound(app.run()), form)
    assert dossier_of(app) == case
    assert form in downloads(app)
    assert ":orange-background" not in text_of(app)
    # The fields stay under the hand that fills them.
    assert len(app.text_area) == 2


@pytest.mark.parametrize("form", ["Word", "PDF"])
def test_a_letter_asked_too_early_says_what_is_missing_and_gives_nothing(form: str) -> None:
    app = press(chosen(go(hold(start(), bare()), SCREEN), "mise_en_demeure"), form)
    assert "votre nom" in app.error[0].value
    assert form not in downloads(app)
    assert not any(button.disabled for button in app.main.button)


def test_an_envelope_half_typed_says_what_it_lacks() -> None:
    app = chosen(go(hold(start(), bare()), SCREEN), "mise_en_demeure")
    app.text_area[0].set_value("Atelier Nord\n12 rue des Lilas")
    app = sound(app.run())
    assert ":red[" in text_of(app) and "Il manque le code postal et la ville" in text_of(app)
    assert dossier_of(app).creditor.name == "Atelier Nord"


def test_a_name_alone_is_no_fault() -> None:
    """What an export knew: what is missing is told, without a mark of error."""
    app = chosen(
        go(hold(start(), replace(bare(), debtor=replace(bare().debtor, name="Roux"))), SCREEN), "mise_en_demeure"
    )
    assert "Il manque la rue, le code postal et la ville" in text_of(app) and ":red[" not in text_of(app)


def test_without_a_dossier_one_is_begun() -> None:
    app = go(start(), SCREEN)
    choice(app, "Qui est-ce ?").set_value("commercant")
    next(b for b in app.button if b.label == "Créer mon dossier").click()
    assert "Il faut d'abord une facture" in text_of(sound(app.run()))


def test_a_letter_too_long_for_a_link_opens_a_message_with_its_object_and_its_text_to_paste() -> None:
    app = press(chosen(go(hold(start(), worked_case()), SCREEN), "relance"), "E-mail")
    (link,) = app.get("link_button")
    assert link.proto.label == "Ouvrir dans ma messagerie, puis coller le texte"
    assert link.proto.url.startswith("mailto:") and "subject=Relance" in link.proto.url
    assert link.proto.url.endswith("body=") and any("F2026-014" in code.value for code in app.code)
