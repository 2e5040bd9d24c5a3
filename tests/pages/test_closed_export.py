"""A client drawn from an export that is not open any more: what is noted of it still reaches the follow-up, and is told."""

from __future__ import annotations

from datetime import date

from guide.case.codes import Channel
from guide.ledger.dunning.notes import LetterKind
from tests.pages.screen import go, press, sound, text_of
from tests.pages.test_accueil_debtors import EXPORT, followed, home, pressed


def closed(app):
    """« Retirer cet export »: as a workspace reopened the next day, without its export."""
    return go(press(go(app, "pages/balance_agee.py"), "Retirer cet export"), "app.py")


def drawn():
    """The dossier of the first customer, 4 008.60 late: who it is, then « Écrire »."""
    return press(press(home(), "Oui"), "Écrire")


def reopened(app):
    """The same export dropped again in the same session."""
    app = go(app, "pages/balance_agee.py")
    app.file_uploader[0].upload("factures.csv", EXPORT, "text/csv")
    return go(sound(app.run()), "app.py")


def test_who_has_paid_while_the_export_is_closed_owes_nothing_when_it_is_opened_again() -> None:
    app = pressed(closed(drawn()), "Il a payé", 0)
    (receipt,) = followed(app)["SCI Les Tilleuls"].received
    assert (receipt.on, receipt.amount, receipt.is_by_hand) == (date(2026, 11, 22), 4008_60, True)
    assert [(part.number, part.left, part.paid) for part in receipt.parts] == [("F1", 4008_60, 4008_60)]
    # 1 591.20 + 820.00: what the two others owe.
    assert "2 411,20 €** en retard" in text_of(reopened(app))


def test_taken_back_it_owes_again() -> None:
    app = pressed(closed(drawn()), "Il a payé", 0)
    app = press(app, "Annuler la dernière modification")
    assert followed(app)["SCI Les Tilleuls"].received == ()


def test_a_letter_sent_while_the_export_is_closed_is_not_offered_again() -> None:
    app = closed(drawn())
    (id,) = (client.id for client in app.session_state["workspace"].clients)
    app.session_state["workspace.written"] = {id: "mise_en_demeure"}
    app = press(sound(app.run()), "C’est envoyé")
    (letter,) = followed(app)["SCI Les Tilleuls"].sent
    assert (letter.kind, letter.on, letter.channel) == (LetterKind.MISE_EN_DEMEURE, date(2026, 11, 22), Channel.LRAR)


def test_what_was_noted_of_the_others_is_told_without_the_export() -> None:
    app = closed(pressed(home(), "Il a payé", 1))
    app.session_state["home.past_export"] = True
    said = text_of(sound(app.run()))
    assert app.title[0].value == "Mes clients"
    assert "M. Bénard" in said and "1 591,20 € reçus le 22/11/2026" in said
