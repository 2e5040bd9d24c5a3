"""« Dossier pour le tribunal » on the screen of letters: the check, the pieces, the bordereau, the ZIP."""

from __future__ import annotations

import re
from dataclasses import replace

from guide.case.codes import DebtorKind
from pages.ui import session
from tests.pages.screen import choice, dossier_of, downloads, field, go, hold, press, sound, start, text_of
from tests.unit.court_cases import FILES, PDF, with_files
from tests.unit.letters_cases import rich
from tests.unit.test_official_form import blank

SCREEN = "pages/courriers.py"
FOLD = "court.fold"


def opened(dossier=None):
    app = hold(start(), dossier or rich())
    app.session_state[FOLD] = True
    return go(app, SCREEN)


def give(app, *files):
    uploader = next(u for u in app.get("file_uploader") if "PDF, photos" in u.label)
    for name, content in files:
        uploader.upload(name, content, "application/octet-stream")
    return sound(app.run())


def drop(app, content):
    uploader = next(u for u in app.get("file_uploader") if "formulaire vierge" in u.label)
    uploader.upload("cerfa.pdf", content, "application/pdf")
    return sound(app.run())


def test_the_fold_is_closed_until_it_is_asked_for() -> None:
    app = go(hold(start(), rich()), SCREEN)
    assert "Le contrôle avant dépôt" not in text_of(app)


def test_the_check_the_court_and_the_bordereau_are_told() -> None:
    said = text_of(opened())
    # As the person wrote it.
    assert re.search(r"Tribunal d.{1,2}Arras", said)
    assert "À compléter avant de déposer : 1 point" in said
    assert "Sans fichier : n° 1, n° 2, n° 3 et n° 4." in said
    assert "| 5 | Décompte de la créance | 22/11/2026 |" in said


def test_files_take_their_place_and_their_names() -> None:
    app = give(opened(replace(rich(), exhibits=())), *FILES[:4])
    titles = [exhibit.title for exhibit in dossier_of(app).exhibits]
    assert titles == ["Devis signé n°12", "Facture F2026-014", "Mise en demeure", "AR"]
    assert "Piece-02-facture-f2026-014.pdf" in text_of(app)
    assert [label for label in downloads(app) if "ZIP" in label] == ["Télécharger le dossier (ZIP)"]


def test_a_file_that_is_no_piece_is_refused_in_words_and_the_others_are_kept() -> None:
    app = give(opened(replace(rich(), exhibits=())), ("devis.pdf", PDF), ("x.pdf", b"\x00\x01"))
    assert [exhibit.title for exhibit in dossier_of(app).exhibits] == ["Devis"]
    assert "« x.pdf » n'est pas d'un format reconnu." in text_of(app)


def test_a_piece_is_moved_named_and_taken_out() -> None:
    app = press(opened(), "Descendre")
    assert [e.title for e in dossier_of(app).exhibits][:2] == ["Procès-verbal de réception", "Devis D-2026-031 signé"]
    field(app, "Intitulé au bordereau").set_value("Devis n° 31")
    app = sound(app.run())
    assert dossier_of(app).exhibits[1].title == "Devis n° 31"
    choice(app, "Ce que c'est").set_value("contrat")
    app = sound(app.run())
    assert dossier_of(app).exhibits[1].kind == "contrat"
    app = press(app, "Retirer cette pièce")
    assert "Devis n° 31" not in [e.title for e in dossier_of(app).exhibits]
    for _ in range(3):
        app = press(app, "Retirer cette pièce")
    assert dossier_of(app).exhibits == ()


def test_another_dossier_never_sees_these_files() -> None:
    dossier, files = with_files()
    app = hold(start(), dossier)
    app.session_state[session.dossier.FILES] = files
    app.session_state[FOLD] = True
    app = go(app, SCREEN)
    assert "Chaque pièce a son fichier" not in text_of(app)
    assert "Sans fichier" not in text_of(app)
    opening = go(app, "app.py")
    press(opening, "Un client de plus")
    assert session.dossier.FILES not in app.session_state or not app.session_state[session.dossier.FILES]


def test_the_request_that_lacks_something_is_one_click_away() -> None:
    app = opened(replace(rich(), creditor=replace(rich().creditor, address=None)))
    choice(app, "Quel courrier ?").set_value("bordereau")
    app = sound(app.run())
    label = next(b.label for b in app.button if b.label.startswith("Compléter : requête en injonction"))
    app = press(app, label)
    assert choice(app, "Quel courrier ?").value == "requete_injonction_tc"


def test_a_public_buyer_is_offered_no_petition_and_is_told_why() -> None:
    app = opened(rich(DebtorKind.COLLECTIVITE))
    assert not [fold for fold in app.expander if fold.label.startswith("Dossier pour le tribunal")]
    app.session_state["letter.refused"] = True
    said = text_of(sound(app.run()))
    assert "injonction de payer" in said.lower() and "acheteur public" in said


def test_the_official_form_is_told_box_by_box_and_filled_from_its_blank() -> None:
    app = opened()
    next(t for t in app.toggle if t.label.startswith("Le formulaire officiel")).set_value(True)
    app = sound(app.run())
    assert {"Atelier Nord", "1 024,63 €", "Durand & Fils"} <= {code.value for code in app.code}
    app = drop(app, blank("nom_debiteur", "principal", "x"))
    assert "2 rubriques remplies, 1 laissée vide" in text_of(app)
    assert "Télécharger le formulaire rempli" in downloads(app)


def test_a_form_without_fields_is_refused_in_one_sentence() -> None:
    app = opened()
    next(t for t in app.toggle if t.label.startswith("Le formulaire officiel")).set_value(True)
    app = sound(app.run())
    assert "n'a aucun champ à remplir" in text_of(drop(app, blank()))
