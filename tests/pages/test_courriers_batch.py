"""« Courriers » for a whole ledger: sorted before anything is written, written, noted, and never twice in a week."""

from __future__ import annotations

from dataclasses import replace

from guide.case.codes import DebtorKind
from guide.case.model import Party
from guide.ledger.dunning import Customer, CustomerNotes, LetterKind, track, with_customers
from tests.pages.screen import choice, go, hold, press, sound, start, text_of, worked_case
from tests.pages.test_balance_agee import dropped
from tests.unit.batch_cases import HERE, files
from tests.unit.batch_cases import text_of as batch_text
from tests.unit.letters_cases import ON

SCREEN = "pages/courriers.py"
LATE = (
    "Client;Numéro;Date;Échéance;Montant TTC;Reste dû\n"
    "Durand;F1;01/09/2026;01/10/2026;1200,00;1200,00\n"
    "Durand;F2;18/10/2026;18/11/2026;300,00;300,00\n"
    "Blanc;F3;18/10/2026;18/11/2026;500,00;500,00\n"
    "Noir;F4;18/10/2026;18/12/2026;50,00;50,00\n"
).encode()


def ledger(addresses: bool = True):
    """The export, its customers said to be businesses."""
    app = dropped(LATE, "factures.csv")
    said = Customer(DebtorKind.COMMERCANT, address=HERE if addresses else None)
    return known(app, dict.fromkeys(range(3), said))


def known(app, customers):
    """What is said of each customer, by its number, is in the follow-up."""
    tracked = track(app.session_state["ledger"], CustomerNotes(), ON)
    app.session_state["follow"] = with_customers(tracked, customers)
    return app


def sender(app):
    for name, typed in {"name": "Atelier Nord", "street": "12 rue des Lilas", "code": "59000", "town": "Lille"}.items():
        next(f for f in app.text_input if (f.key or "").startswith(f"batch.sender.{name}")).set_value(typed)
    return app


def ready(addresses: bool = True):
    app = go(ledger(addresses), SCREEN)
    sender(app)
    app.run()
    return app


def made(app):
    return app.session_state["batch.made"]


def test_without_an_export_nothing_is_asked() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert not app.get("segmented_control") and "batch.customers" not in app.session_state


def test_the_letters_are_counted_and_listed_before_they_are_written() -> None:
    said = text_of(ready())
    assert "| Relance amicale | 1 | 500,00 € |" in said
    assert "| Mise en demeure | 1 | 1 500,00 € |" in said
    assert "| Noir | 0,00 € | Aucune facture n'est échue. |" in said


def test_who_has_no_address_gets_no_letter_and_is_told() -> None:
    app = ready(addresses=False)
    said = text_of(app)
    assert "Il manque l'adresse du client" in said and "Aucun courrier à écrire" in said
    assert not [b for b in app.button if b.label.startswith("Écrire ")]


def test_no_list_box_makes_companies_of_ten_customers_c_com_l441_10() -> None:
    """What a name suggests is shown beside the customer; nothing is written until the person says who it is."""
    app = dropped(LATE.replace(b"Durand", b"SARL Durand"), "factures.csv")
    known(app, dict.fromkeys(range(3), Customer(address=HERE)))
    app = sound(sender(go(app, SCREEN)).run())
    assert "Aucun courrier à écrire" in text_of(app) and "Dites qui est ce client" in text_of(app)
    app = sound(next(b for b in app.button if b.key == "batch.kinds").click().run())
    kinds = [held.client.who if held.client else None for held in app.session_state["follow"].debtors]
    assert sorted(map(str, kinds)) == ["None", "None", "commercant"]
    assert [b.label for b in app.button if b.label.startswith("Écrire ")] == ["Écrire 1\u00a0courrier"]


def test_without_a_sender_what_is_missing_is_said() -> None:
    said = text_of(go(ledger(), SCREEN))
    assert "Pour écrire, il manque votre nom" in said


def test_written_then_noted_then_not_offered_again() -> None:
    app = press(ready(), "Écrire 2\u00a0courriers")
    written = made(app).written
    assert {one.planned.name for one in written.sent} == {"Durand", "Blanc"}
    assert len([name for name in files(written) if name.endswith(".docx")]) == 2
    assert {"tout-imprimer.pdf", "liste-des-envois.csv"} < set(files(written))
    assert "2 courriers écrits" in text_of(app)
    app = press(app, "Noter ces courriers comme envoyés")
    noted = {held.name: [s.kind for s in held.sent] for held in app.session_state["follow"].debtors if held.sent}
    assert noted == {"Durand": [LetterKind.MISE_EN_DEMEURE], "Blanc": [LetterKind.RELANCE]}
    said = text_of(app)
    assert "Aucun courrier à écrire" in said and "pas deux la même semaine" in said
    assert "Notés dans votre suivi" in said


def test_a_customer_abroad_is_written_to_in_its_language_too_unless_one_does_not_wish_it() -> None:
    app = ledger()
    names = app.session_state["ledger"].debtor_names
    buyers = {names.index(name): Party(name, country=code) for name, code in (("Durand", "DE"), ("Blanc", "NL"))}
    app.session_state["ledger"] = replace(app.session_state["ledger"], buyers=buyers)
    app = sender(go(app, SCREEN)).run()
    asked = next(toggle for toggle in app.toggle if toggle.key == "batch.translated")
    assert asked.value and "1 client étranger reçoit la lettre en français seulement" in text_of(app)
    press(app, "Écrire 2\u00a0courriers")
    assert [one.file.endswith("-de.docx") for one in made(app).written.sent] == [True, False]
    next(toggle for toggle in app.toggle if toggle.key == "batch.translated").set_value(False).run()
    assert "Vos réponses ont changé" in text_of(app)
    press(app, "Écrire 2\u00a0courriers")
    assert not any("-de." in one.file for one in made(app).written.sent)


def test_answers_changed_after_writing_call_for_new_letters() -> None:
    app = press(ready(), "Écrire 2\u00a0courriers")
    known(app, dict.fromkeys(range(3), Customer(DebtorKind.PARTICULIER, address=HERE)))
    app.run()
    assert "écrivez-les de nouveau" in text_of(app)


def test_a_rule_that_contradicts_itself_is_told() -> None:
    app = ready()
    next(n for n in app.number_input if n.key == "batch.rule.ferme").set_value(40)
    app.run()
    assert "Un courrier plus ferme part plus tard" in text_of(app)


def test_marks_that_do_not_show_are_not_kept_of_who_writes() -> None:
    app = ready()
    next(f for f in app.text_input if (f.key or "").startswith("batch.sender.name")).set_value(
        "\u202eAtelier\u200b Sud"
    )
    app.run()
    assert app.session_state["workspace"].creditor.name == "Atelier Sud"


def test_what_was_typed_is_there_after_another_screen() -> None:
    app = ready()
    app = go(go(app, "pages/decompte.py"), SCREEN)
    assert next(f for f in app.text_input if (f.key or "").startswith("batch.sender.name")).value == "Atelier Nord"
    assert "| Mise en demeure | 1 | 1 500,00 € |" in text_of(app)


def test_the_dossier_in_view_writes_and_keeps_its_own_screen() -> None:
    app = go(hold(ledger(), worked_case()), SCREEN)
    assert "Quel courrier ?" in [s.label for s in app.selectbox]
    app.session_state["letters.scope"] = "Tout l’export"
    app.run()
    assert "Un courrier par client en retard" in text_of(app)


def test_the_cells_of_the_grid_are_taken_one_by_one() -> None:
    from guide.case.model import Address
    from guide.ledger.dunning import Aside
    from pages.ui.session.mailing import changed, row

    held = changed(Customer(), {"Rue": "3 place du Marché", "Ville": "Arras", "Qui est-ce\u00a0?": "Un particulier"})
    held = changed(
        held, {"Code postal": "62000", "Factures à laisser de côté": "F1, F2", "Ne pas lui écrire": "Il conteste"}
    )
    assert held == Customer(
        DebtorKind.PARTICULIER,
        Address(("3 place du Marché",), "62000", "Arras"),
        Aside.CONTESTE,
        frozenset({"F1", "F2"}),
    )
    assert changed(Customer(), row(held)) == held
    assert changed(held, dict.fromkeys(row(held))) == Customer()


def own_template(*words: str) -> bytes:
    from io import BytesIO

    from docx import Document

    document, out = Document(), BytesIO()
    for text in words:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def uploaded(app, content: bytes):
    box = next(u for u in app.file_uploader if u.label.startswith("Votre modèle pour"))
    box.upload("a.docx", content, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    return sound(app.run())


def test_an_own_template_serves_the_whole_batch() -> None:
    """1 500 + 2 × 40, and 12.40 % of 1 200 for 52 days (21.20) and of 300 for 4 days (0.41)."""
    app = uploaded(ready(), own_template("Cher {{ destinataire.nom }}, payez {{ dette.somme }}."))
    assert "sert pour « Mise en demeure »" in text_of(app)
    app = press(app, "Écrire 2\u00a0courriers")
    written = made(app).written
    name = next(one.file for one in written.sent if one.planned.name == "Durand")
    assert batch_text(files(written)[name]).startswith("Cher Durand, payez 1 601,61 €")


def test_a_wrong_template_is_refused_by_the_name_it_asks_for() -> None:
    app = uploaded(ready(), own_template("{{ client.telephone }}"))
    assert "client.telephone" in text_of(app) and "sert pour" not in text_of(app)


def test_one_letter_from_the_user_s_own_template() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    choice(app, "Quel courrier ?").set_value("mise_en_demeure")
    # The fold of what may be changed is drawn once it is open.
    app.session_state["letter.changes"] = True
    app = uploaded(sound(app.run()), own_template("Modèle à moi : {{ dette.somme }}"))
    assert "Modèle à moi : 1 103,96 €" in text_of(app)


def test_customers_of_a_list_are_said_to_be_taken_for_french() -> None:
    assert "ces clients sont pris pour français" in text_of(ready())


def drop(app, *lot):
    """These PDF files as the invoices to join."""
    uploader = next(f for f in app.get("file_uploader") if "Vos factures en PDF" in f.label)
    uploader.set_value([(name, content, "application/pdf") for name, content in lot])


def test_the_drafts_join_the_invoices_dropped_and_say_which_are_to_be_joined_by_hand() -> None:
    app = ready()
    next(t for t in app.toggle if t.key == "batch.drafts").set_value(True)
    app = sound(app.run())
    drop(app, ("Facture F1.pdf", b"%PDF-1.7 F1"), ("devis.pdf", b"%PDF-1.7"))
    app = press(sound(app.run()), "Écrire 2\u00a0courriers")
    said = text_of(app)
    assert "2 brouillons n’ont pas toutes les factures réclamées" in said  # F2 of Durand, F3 of Blanc
    assert "Joint à aucun brouillon : « devis.pdf »" in said
    (mail,) = [
        content
        for name, content in files(made(app).written).items()
        if name.startswith("e-mails/") and "durand" in name
    ]
    assert b"facture-f1.pdf" in mail and b"devis" not in mail
