"""The customers of an export on the list of clients: asked who they are, written to, noted as paid, each in one press."""

from __future__ import annotations

from datetime import date

from guide import workspace
from guide.case.codes import DebtorKind
from guide.case.model import Payment
from tests.pages.screen import DAY, dossier_of, go, press, sound, start, text_of
from tests.pages.test_balance_agee import dropped

#: Known by hand: 4 008.60 late since 1 October (52 days on 22 November), 1 591.20 since 1 June (174), 820 since 8 November.
EXPORT = (
    "Client;Numéro;Date;Échéance;Montant TTC;Reste dû\n"
    "SCI Les Tilleuls;F1;01/09/2026;01/10/2026;4008,60;4008,60\n"
    "M. Bénard;F2;02/05/2026;01/06/2026;1591,20;1591,20\n"
    "Dupuis;F3;08/10/2026;08/11/2026;820,00;820,00\n"
    "Noir;F4;18/10/2026;18/12/2026;50,00;50,00\n"
).encode()


def home():
    return go(dropped(EXPORT, "factures.csv"), "app.py")


def labels(app) -> list[str]:
    return [button.label for button in app.button]


def followed(app):
    return {held.name: held for held in app.session_state["follow"].debtors}


def pressed(app, label: str, place: int):
    """The button of that label on the row at that place, the most pressing first."""
    buttons = [button for button in app.button if button.label == label]
    return sound(buttons[place].click().run())


def test_who_owes_in_an_export_is_on_the_list_of_clients() -> None:
    app = home()
    said = text_of(app)
    assert app.title[0].value == "Mes clients"
    assert "6 419,80 €** en retard" in said
    assert "**4 008,60 €** · 52 jours de retard" in said and "**1 591,20 €** · 174 jours de retard" in said
    assert "Mettre en demeure · c’est une SCI" in said and "Mettre en demeure · c’est un particulier" in said
    assert "Noir" not in said
    assert labels(app).count("Oui") == 2 and labels(app).count("Écrire") == 1


def test_yes_says_who_it_is_and_then_one_writes() -> None:
    app = press(home(), "Oui")
    assert followed(app)["SCI Les Tilleuls"].client.who is DebtorKind.SCI
    app = press(app, "Écrire")
    assert app.title[0].value == "Courriers"
    assert (dossier_of(app).debtor.name, dossier_of(app).debtor.kind) == ("SCI Les Tilleuls", DebtorKind.SCI)


def test_no_asks_who_it_is() -> None:
    app = press(home(), "Non")
    assert "Qui est ce client ?" in text_of(app)
    app = press(app, "Un particulier")
    assert followed(app)["SCI Les Tilleuls"].client.who is DebtorKind.PARTICULIER
    assert app.title[0].value == "Mes clients" and labels(app).count("Oui") == 1


def test_what_a_name_suggests_is_confirmed_in_one_press_and_every_other_kind_is_in_a_list() -> None:
    app = pressed(go(home(), "pages/balance_agee.py"), "Écrire", 0)
    asked = [b.label for b in app.main.button if (b.key or "").startswith("debtors.kind.")]
    assert asked == ["Oui\u00a0: une SCI"]
    box = next(box for box in app.selectbox if (box.key or "").startswith("debtors.kind."))
    assert len(box.options) == len(DebtorKind) - 1 and box.placeholder == "Non, autre chose"
    app = sound(box.set_value(DebtorKind.ASSOCIATION).run())
    assert app.title[0].value == "Courriers" and dossier_of(app).debtor.kind is DebtorKind.ASSOCIATION


def test_who_has_paid_is_asked_nothing_more_and_it_may_be_taken_back() -> None:
    app = pressed(home(), "Il a payé", 1)
    said = text_of(app)
    assert "4 828,60 €** en retard" in said
    assert "**1 591,20 €** payés" in said and "Noté le 22/11/2026" in said and "Rien ne lui est demandé" in said
    app = press(app, "Il n’a pas payé")
    assert "6 419,80 €** en retard" in text_of(app)


def test_who_has_paid_gets_no_letter_with_all_the_others() -> None:
    app = pressed(home(), "Il a payé", 1)
    app = go(app, "pages/balance_agee.py")
    assert "Écrire 2\u00a0lettres" in labels(app)


def test_a_client_of_the_export_paid_or_written_to_is_so_for_the_export_too() -> None:
    app = press(press(home(), "Oui"), "Écrire")
    app.session_state["workspace.written"] = {app.session_state["workspace.in_view"]: "mise_en_demeure"}
    app = press(go(app, "app.py"), "C’est envoyé")
    assert [letter.on for letter in followed(app)["SCI Les Tilleuls"].sent] == [DAY]
    app = sound(next(button for button in app.button if (button.key or "").startswith("home.Il a payé.")).click().run())
    assert dossier_of(app).invoices[0].payments == (Payment(DAY, 400_860),)
    assert [receipt.amount for receipt in followed(app)["SCI Les Tilleuls"].received] == [400_860]
    app = press(app, "Annuler la dernière modification")
    assert followed(app)["SCI Les Tilleuls"].received == ()


def test_nothing_received_says_what_follows() -> None:
    app = press(press(home(), "Oui"), "Écrire")
    app.session_state["workspace.written"] = {app.session_state["workspace.in_view"]: "mise_en_demeure"}
    app = press(go(app, "app.py"), "C’est envoyé")
    app = press(app, "Rien reçu")
    assert app.title[0].value == "Que faire ?"
    client = workspace.Workspace(clients=app.session_state["workspace"].clients).clients[0]
    assert client.history[-1].what == "Rien reçu au 22/11/2026"


def test_the_customers_of_an_invented_export_are_nobody_s() -> None:
    app = press(start(), "Ouvrir une liste de factures d’exemple")
    home = go(app, "app.py")
    assert home.title[0].value == "Votre client ne paie pas ?"
    app = press(go(app, "pages/balance_agee.py"), "Écrire")
    app = press(app, "Oui\u00a0: une société, un commerçant ou un artisan")
    assert app.session_state["workspace.in_view"].startswith("exemple-")
    assert "(exemple)" in " ".join(labels(go(app, "app.py")))


def with_statement(app, text: str):
    box = next(box for box in app.file_uploader if box.label == "Relevé de banque")
    box.upload("releve.csv", f"Date;Libellé;Montant\n{text}\n".encode(), "text/csv")
    return press(sound(app.run()), "Oui, noter ce paiement")


def test_a_payment_of_a_statement_beside_the_clients_is_one_for_the_export_too() -> None:
    """Else the next letter, drawn from the export, would ask for it again."""
    app = press(press(home(), "Oui"), "Écrire")
    app = with_statement(go(app, "app.py"), "20/11/2026;VIR F1;1000,00")
    assert [receipt.amount for receipt in followed(app)["SCI Les Tilleuls"].received] == [1_000_00]
    app = press(go(app, "pages/balance_agee.py"), "Écrire")
    assert dossier_of(app).invoices[0].payments == (Payment(date(2026, 11, 20), 1_000_00),)


def test_a_payment_of_a_statement_beside_the_export_goes_into_the_dossier_of_its_client() -> None:
    app = press(press(home(), "Oui"), "Écrire")
    app = with_statement(go(app, "pages/balance_agee.py"), "20/11/2026;VIR F1;1000,00")
    assert dossier_of(app).invoices[0].payments == (Payment(date(2026, 11, 20), 1_000_00),)
    assert "paiement à confirmer" not in text_of(go(app, "app.py"))
    app = go(app, "pages/balance_agee.py")
    remove = next(button for button in app.button if str(button.key).startswith("bank.remove."))
    assert dossier_of(sound(remove.click().run())).invoices[0].payments == ()


def test_the_invented_person_of_an_example_writes_to_no_real_customer() -> None:
    app = press(start(), "Ouvrir le cas « Durand & Fils »")
    invented = dossier_of(app).creditor.name
    app.switch_page("pages/balance_agee.py").run()
    app.file_uploader[0].upload("factures.csv", EXPORT, "text/csv")
    app = press(go(sound(app.run()), "app.py"), "Oui")
    app = press(app, "Écrire")
    assert dossier_of(app).debtor.name == "SCI Les Tilleuls" and invented
    assert dossier_of(app).creditor.name == ""
