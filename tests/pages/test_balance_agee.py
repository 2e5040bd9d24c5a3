"""The aged balance on screen: understood first, wrong files told, a debtor opened without losing unsaved work."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from guide.case.codes import DebtorKind
from tests.pages.screen import (
    SAMPLES,
    amount_of,
    choice,
    dossier_of,
    go,
    hold,
    press,
    sound,
    start,
    text_of,
    worked_case,
)
from tests.unit.einvoice_cases import cii, pdf

SCREEN = "pages/balance_agee.py"
FEC = (SAMPLES / "fec_exemple.txt").read_bytes()
LIST = (SAMPLES / "factures_exemple.csv").read_bytes()


def dropped(content: bytes, name: str = "export.txt", app=None):
    app = app or go(start(), SCREEN)
    app.file_uploader[0].upload(name, content, "text/plain")
    return sound(app.run())


def test_who_owes_comes_first_then_what_was_read() -> None:
    """The sample is invented: its customers owe 8 080.80, of which 120.00 are in credit (hand-added)."""
    said = text_of(dropped(FEC))
    assert "export.txt est un FEC" in said.replace("**", "")
    assert "14 640,80 €" in said
    assert said.index("Que faire cette semaine") < said.index("Ce qui a été compris")
    assert "sur 8 080,80 € qu'ils doivent en tout ; 120,00 € sont au crédit" in said
    assert "échéances estimées" in said


def test_the_list_says_the_same_as_the_fec() -> None:
    """Same invoices, with due dates: 7 960.80 = 8 080.80 less 120.00."""
    said = text_of(dropped(LIST, "factures.csv"))
    assert "une liste de factures" in said
    assert "sur 8 080,80 € qu'ils doivent en tout" in said
    assert "Client = « Client »" in said
    assert "Corriger la lecture des colonnes" in [e.label for e in dropped(LIST, "factures.csv").expander]


def test_a_row_counts_its_days_to_the_day_of_the_figures() -> None:
    """A real export that ends on 31 August 2022: an invoice due on 23 June (30 days after 24 May) is 69 days late then,
    whatever the day it is read."""
    app = go(start(), SCREEN)
    del app.session_state["as_of"]
    real = (Path(__file__).parents[1] / "samples" / "fec_utf8_bom_tab.txt").read_bytes()
    said = text_of(dropped(real, "fec.txt", app)).replace("\u00a0", " ")
    assert "Au **31 août 2022**" in said
    assert "**302,89 €** · 69 jours de retard" in said


def test_the_nearest_limitation_comes_first() -> None:
    app = dropped(FEC)
    assert "15 février 2027" in text_of(app)
    assert choice(app, "Client").options[0] == "SCI DES TILLEULS"
    assert "Agir avant la prescription." in text_of(app)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\x03" * 50,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 200,
        b"PK\x03\x04 truncated",
        b"a;b;c\n1;2;3\n",
    ],
    ids=["empty", "binary", "photo", "truncated", "unknown columns"],
)
def test_a_wrong_file_is_told_and_the_good_one_kept(content: bytes) -> None:
    app = dropped(FEC)
    app = dropped(content, "photo.csv", app)
    assert len(app.error) == 1
    said = text_of(app)
    assert "L'export lu auparavant est gardé" in said
    assert "sur 8 080,80 €" in said


def all_unpaid(app: AppTest) -> AppTest:
    """Answers the question that waits before the figures: nothing is paid."""
    assert "Rien ne dit ce qui est déjà payé" in text_of(app) and "qu'ils doivent en tout" not in text_of(app)
    answers = [button for button in app.button if button.label.startswith("Toutes sont impayées")]
    return sound(answers[0].click().run())


def test_unknown_columns_are_named_by_the_person() -> None:
    table = b"Qui;Combien;Quand\nDupont;100,00;01/02/2026\nMartin;50,00;01/10/2026\n"
    app = dropped(table, "liste.csv")
    if not app.selectbox:
        pytest.fail("the columns are not offered")
    for label, column in {"Client": "Qui", "Montant TTC": "Combien", "Date de la facture": "Quand"}.items():
        choice(app, label).set_value(column)
    app = all_unpaid(press(app, "Relire avec ces colonnes"))
    assert "sur 150,00 € qu'ils doivent en tout" in text_of(app)


def test_unknown_columns_of_entries_are_named_by_the_person_too() -> None:
    """Dupont paid 100.00, lettered A; Martin owes 50.00."""
    table = (
        b"Quand;Plan;Qui;Plus;Moins;Marque\n01/02/2026;411000;Dupont;100,00;;A\n02/02/2026;411000;Dupont;;100,00;A\n"
        b"02/02/2026;512000;;100,00;;\n01/02/2026;706000;;;150,00;\n01/02/2026;411000;Martin;50,00;;\n"
    )
    app = dropped(table, "ecritures.csv")
    said = {"Compte (411\u2026)": "Plan", "Débit": "Plus", "Crédit": "Moins", "Lettrage": "Marque"}
    for label, column in {**said, "Client": "Qui", "Date de la facture": "Quand"}.items():
        choice(app, label).set_value(column)
    app = press(app, "Relire avec ces colonnes")
    assert "sur 50,00 € qu'ils doivent en tout" in text_of(app)
    assert "Corriger la lecture des colonnes" in [e.label for e in app.expander]


def test_a_debit_without_a_credit_is_asked_for() -> None:
    app = dropped(b"Quand;Plan;Qui;Plus\n01/02/2026;411000;Dupont;100,00\n01/02/2026;411000;Martin;50,00\n", "a.csv")
    choice(app, "Débit").set_value("Plus")
    assert "indiquez les deux colonnes" in text_of(press(app, "Relire avec ces colonnes"))


def test_a_column_that_was_guessed_is_marked() -> None:
    app = dropped(LIST.replace(b"Client;", b"Client zorg;", 1), "factures.csv")
    assert "Client (supposé) = « Client zorg »" in text_of(app)


def test_a_table_that_could_not_be_read_beside_others_may_be_named_too() -> None:
    app = go(start(), SCREEN)
    unknown = b"Qui;Combien;Quand\nDupont;100,00;01/02/2026\nMartin;50,00;01/10/2026\n"
    app.file_uploader[0].upload("factures.csv", LIST, "text/csv")
    app.file_uploader[0].upload("liste.csv", unknown, "text/csv")
    app = sound(app.run())
    assert "« liste.csv » : les colonnes ne sont pas reconnues" in text_of(app).replace("\\", "")
    assert "Dire les colonnes de « liste.csv »" in [e.label for e in app.expander]
    form = [box for box in app.selectbox if any("Qui" in option for option in box.options)]
    wanted = {"Client": "Qui", "Montant TTC": "Combien", "Date de la facture": "Quand"}
    for box in form:
        if box.label in wanted:
            assert box.options[1].startswith("Qui (« Dupont »)")
            box.set_value(wanted[box.label])
    clicks = [button for button in app.button if button.label == "Relire avec ces colonnes"]
    app = all_unpaid(sound(clicks[-1].click().run()))
    assert "sur 8 230,80 € qu'ils doivent en tout" in text_of(app)


def test_a_column_taken_for_another_is_said_before_any_figure() -> None:
    rows = [f"F{number};A;01/04/2026;01/03/2026;5,00;non" for number in range(4)]
    wrong = "\n".join(("Numéro;Client;Date;Échéance;Total TTC;Payée", *rows))
    app = dropped(wrong.encode(), "liste.csv")
    assert len(app.error) == 1 and "sans doute inversées" in app.error[0].value
    shown = [str(getattr(node, "value", "")) for node in app.main]
    first = next(at for at, said in enumerate(shown) if "qu'ils doivent en tout" in said)
    assert shown.index(app.error[0].value) < first < shown.index("Ce qui a été compris")


def test_the_software_that_wrote_the_file_is_named() -> None:
    text = "Numéro,Client,Date de facturation,Date d'échéance,Total signé,Montant dû signé\n"
    text += "F1,A,2026-04-01,2026-05-01,5.00,5.00\n"
    said = text_of(dropped(text.encode(), "odoo.csv"))
    assert "une liste de factures, format Odoo" in said


def test_the_export_survives_the_other_screens() -> None:
    app = dropped(FEC)
    go(app, "pages/decompte.py")
    assert "sur 8 080,80 €" in text_of(go(app, SCREEN))
    assert "Déposez" in app.file_uploader[0].label


def test_a_debtor_opens_as_a_dossier_once_its_kind_is_said() -> None:
    app = press(dropped(FEC), "Ouvrir le dossier")
    assert "Dites d'abord qui est ce client" in text_of(app)
    assert "dossier" not in app.session_state
    choice(app, "Qui est ce client ?").set_value("sci")
    app = press(sound(app.run()), "Ouvrir le dossier")
    assert app.title[0].value == "Décompte"
    found = dossier_of(app)
    assert found.debtor.name == "SCI DES TILLEULS"
    assert found.debtor.kind is DebtorKind.SCI
    assert [i.amount for i in found.invoices] == [890_00]
    assert "· non enregistré" in text_of(app)


def test_opening_a_debtor_leaves_the_other_clients_on_the_list() -> None:
    app = dropped(FEC, app=go(hold(start(), worked_case()), SCREEN))
    choice(app, "Qui est ce client ?").set_value("sci")
    app = press(sound(app.run()), "Ouvrir le dossier")
    assert dossier_of(app).debtor.name == "SCI DES TILLEULS"
    assert dossier_of(app).creditor == worked_case().creditor
    assert names(app) == ["Durand & Fils", "SCI DES TILLEULS"]


def test_a_debtor_opened_twice_is_one_client() -> None:
    app = dropped(FEC, app=go(start(), SCREEN))
    for _ in range(2):
        app = go(app, SCREEN)
        choice(app, "Qui est ce client ?").set_value("sci")
        app = press(sound(app.run()), "Ouvrir le dossier")
    assert names(app) == ["SCI DES TILLEULS"]


def names(app) -> list[str]:
    """The clients of the session."""
    return [client.name for client in app.session_state["workspace"].clients]


def test_one_writes_to_a_debtor_once_its_kind_is_confirmed() -> None:
    app = press(dropped(FEC), "Écrire")
    assert "Qui est ce client" in text_of(app) and app.title[0].value == "Balance âgée"
    app = press(app, "Oui\u00a0: une société, un commerçant ou un artisan")
    assert app.title[0].value == "Courriers"
    assert dossier_of(app).debtor.kind is DebtorKind.COMMERCANT
    # Known from now on: the second time the letter comes at once.
    assert press(go(app, SCREEN), "Écrire").title[0].value == "Courriers"


def test_all_the_letters_of_an_export_are_one_click_away() -> None:
    app = dropped(FEC)
    label = next(button.label for button in app.button if button.label.endswith("lettres"))
    app = press(app, label)
    assert app.title[0].value == "Courriers"
    assert app.session_state["letters.scope"] == "Tout l’export"


def test_the_settings_change_the_estimates() -> None:
    app = dropped(FEC)
    before = amount_of(app)
    app.number_input[0].set_value(300)
    app = sound(app.run())
    assert amount_of(app) != before
    assert "estimées à la date de la pièce + 300 jours" in text_of(app)


def test_the_export_is_taken_away() -> None:
    app = press(dropped(FEC), "Retirer cet export")
    assert "Essayer avec un FEC" in [b.label for b in app.button]


def several(*files: tuple[str, bytes], app=None):
    app = app or go(start(), SCREEN)
    app.file_uploader[0].set_value([(name, content, "application/octet-stream") for name, content in files])
    return sound(app.run())


def test_electronic_invoices_are_read_beside_a_list() -> None:
    """8 080.80 of the list and 120.00 of each invoice; the plain PDF is told and the rest kept."""
    app = several(
        ("factures.csv", LIST),
        ("f1.xml", cii("F1").encode()),
        ("f2.pdf", pdf(("factur-x.xml", cii("F2")))),
        ("f3.pdf", pdf()),
    )
    said = text_of(app)
    assert "sur 8 320,80 € qu'ils doivent en tout" in said
    assert "**2 factures électroniques** lues" in said and "retirez celles qui sont déjà payées" in said
    assert "« f3.pdf » est un document PDF sans facture électronique" in said


def test_many_files_are_a_summary_not_a_wall() -> None:
    app = several(*((f"f{i}.xml", cii(f"F{i}").encode()) for i in range(200)))
    said = text_of(app)
    assert "**200 factures électroniques** lues (CII : 200)" in said
    assert "200\u00a0fichiers lus" in [e.label for e in app.expander]
    assert len(app.markdown) < 40


def test_an_electronic_invoice_opens_with_its_parties() -> None:
    app = several(("f1.xml", cii("F1").encode()))
    choice(app, "Qui est ce client ?").set_value("commercant")
    found = dossier_of(press(sound(app.run()), "Ouvrir le dossier"))
    assert (found.creditor.name, found.debtor.siren) == ("Atelier Nord", "732829320")


def test_a_question_is_text_and_typeset_once() -> None:
    """What the header of a file says is shown as it stands, apostrophes curved."""
    rows = "".join(f"F{n};Client {n};0{n}/02/2026;0{n}/03/2026;;{n}00,00\n" for n in (1, 2, 3))
    app = dropped(f"Numéro;Client;Date;Échéance;Statut *d'envoi*;Total TTC\n{rows}".encode(), "export.csv")
    question = next(m.value for m in app.markdown if "colonne vide" in m.value)
    assert "Statut \\*d’envoi\\*" in question and "\\’" not in question and "'" not in question


@pytest.mark.parametrize(
    ("left", "sentence"), [("0,00", "rien ne vous est dû."), ("120,00", "rien n'est en retard, sur 120,00 € à payer.")]
)
def test_an_export_where_nothing_is_late_says_so(left: str, sentence: str) -> None:
    export = f"Client;Numéro;Date;Échéance;Montant TTC;Reste dû\nNoir;F4;18/10/2026;18/12/2026;120,00;{left}\n"
    said = text_of(dropped(export.encode(), "factures.csv"))
    assert sentence in said and "pour 0" not in said
