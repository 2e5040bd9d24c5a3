"""« Qui a payé ? » on screen: nothing is noted without a click, nothing twice, and what is noted may be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guide.case.model import Payment
from guide.ledger.dunning import CustomerNotes
from guide.workspace import ClientFile, Workspace
from tests.pages.screen import go, hold, press, sound, start, text_of, worked_case
from tests.unit.test_bank_statement import SGML

EXPORT = (
    "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\n"
    "F-101;Durand;01/09/2026;01/10/2026;1200;1200\nF-102;Martin;01/09/2026;01/10/2026;500;500\n"
)
STATEMENT = (
    "Date;Libellé;Débit;Crédit\n12/11/2026;VIR DURAND F-101;;1200,00\n13/11/2026;VIR MARTIN ACOMPTE;;200,00\n"
    "14/11/2026;EDF;61,00;\n15/11/2026;REMISE;;77,77\n"
)


def bank_box(app):
    return next(box for box in app.file_uploader if box.label == "Relevé de banque")


def dropped(app, content: str | bytes = STATEMENT, name: str = "releve.csv"):
    data = content.encode() if isinstance(content, str) else content
    bank_box(app).upload(name, data, "text/csv")
    return sound(app.run())


def ledger_screen():
    app = go(start(), "pages/balance_agee.py")
    app.file_uploader[0].upload("export.csv", EXPORT.encode(), "text/csv")
    return sound(app.run())


def notes_of(app) -> CustomerNotes | None:
    kept = app.session_state.get("follow", None)
    assert kept is None or isinstance(kept, CustomerNotes)
    return kept


def test_a_statement_beside_the_ledger_proposes_and_notes_nothing_by_itself() -> None:
    app = dropped(ledger_screen())
    said = text_of(app)
    assert "3 paiements reçus" in said and "1 dépense" in said and "2 paiements à confirmer" in said
    assert "le libellé porte le numéro de la facture" in said and "le libellé porte le nom du client" in said
    assert notes_of(app) is None and "1 700,00" in said.replace("\u202f", " ")


def test_a_click_notes_the_payment_and_the_ledger_follows() -> None:
    app = press(dropped(ledger_screen()), "Oui, noter ce paiement")
    notes = notes_of(app)
    assert notes is not None
    (receipt,) = [each for held in notes.debtors for each in held.received]
    assert (receipt.on, receipt.amount) == (date(2026, 11, 12), 1_200_00)
    said = text_of(app).replace("\u202f", " ")
    assert "1 paiement à confirmer" in said and "1 ligne déjà notée" in said
    app = press(app, "Oui, noter ce paiement")
    assert "300,00" in text_of(app) and "paiement à confirmer" not in text_of(app)


def test_the_same_statement_dropped_again_counts_nothing_twice() -> None:
    app = press(dropped(ledger_screen()), "Oui, noter ce paiement")
    app = dropped(app, name="le-meme.csv")
    assert "1 ligne déjà notée" in text_of(app) and "1 paiement à confirmer" in text_of(app)


def test_no_means_that_it_is_not_proposed_again_and_nothing_is_noted() -> None:
    app = press(dropped(ledger_screen()), "Non")
    assert "1 paiement à confirmer" in text_of(app) and notes_of(app) is None


def test_what_was_noted_is_taken_back() -> None:
    app = press(dropped(ledger_screen()), "Oui, noter ce paiement")
    remove = next(button for button in app.button if str(button.key).startswith("bank.remove."))
    app = sound(remove.click().run())
    assert "2 paiements à confirmer" in text_of(app)
    notes = notes_of(app)
    assert notes is not None and not any(held.received for held in notes.debtors)


def test_a_wrong_file_is_refused_and_what_was_read_before_stays() -> None:
    app = dropped(dropped(ledger_screen()), b"%PDF-1.7 releve", "releve.pdf")
    assert any("PDF" in error.value for error in app.error) and "2 paiements à confirmer" in text_of(app)


def test_beside_the_clients_the_payment_goes_into_the_dossier() -> None:
    dossier = worked_case()
    invoice = dossier.invoices[0]
    text = f"Date;Libellé;Montant\n20/11/2026;VIR {invoice.number};10,00\n"
    app = dropped(go(hold(start(), dossier), "app.py"), text)
    assert "1 paiement à confirmer" in text_of(app)
    assert workspace_of(app).clients[0].dossier == dossier
    app = press(app, "Oui, noter ce paiement")
    (paid,) = [i for i in workspace_of(app).clients[0].dossier.invoices if i.number == invoice.number]
    assert paid.payments == (*invoice.payments, Payment(date(2026, 11, 20), 10_00))
    app = dropped(app, text, "encore.csv")
    assert "1 ligne déjà notée" in text_of(app) and "à confirmer" not in text_of(app).replace("rien à confirmer", "")


def workspace_of(app) -> Workspace:
    found = app.session_state["workspace"]
    assert isinstance(found, Workspace)
    return found


def test_markup_of_a_label_or_a_file_is_shown_as_text() -> None:
    text = "Date;Libellé;Montant\n20/11/2026;F-101 **gras** [x](http://y) <b>;10,00\n"
    app = dropped(ledger_screen(), text, "*a*[b](c).csv")
    shown = next(each.value for each in app.markdown if "gras" in each.value)
    assert "\\*\\*gras\\*\\*" in shown and "\\[x\\]" in shown


def test_a_client_of_another_currency_and_an_archived_one_are_left_alone() -> None:
    dossier = worked_case()
    foreign = replace(dossier, invoices=tuple(replace(i, currency="USD") for i in dossier.invoices))
    app = hold(start(), dossier)
    app.session_state["workspace"] = Workspace(
        dossier.creditor,
        (ClientFile("c1", dossier), ClientFile("c2", foreign), ClientFile("c3", dossier, archived=True)),
    )
    app = dropped(go(app, "app.py"), f"Date;Libellé;Montant\n20/11/2026;{dossier.invoices[0].number};10,00\n")
    assert "1 paiement à confirmer" in text_of(app)


def test_what_could_not_be_read_is_told_by_its_place() -> None:
    app = dropped(ledger_screen(), STATEMENT + "16/11/2026;X;;douze\n")
    assert any("1 ligne du fichier (ligne 6)" in w.value.replace("\u00a0", " ") for w in app.warning)


def test_a_statement_dropped_among_the_exports_is_read_and_told_where_it_is() -> None:
    app = ledger_screen()
    ofx = SGML.replace("DURAND &amp; FILS", "DURAND F-101").encode("cp1252")
    app.file_uploader[0].set_value([("export.csv", EXPORT.encode(), "text/csv"), ("releve.ofx", ofx, "text/plain")])
    app = sound(app.run())
    assert any("C’est un relevé de banque" in each.value for each in app.success)
    assert "Durand" in text_of(app) and "1 paiement à confirmer" in text_of(app)
