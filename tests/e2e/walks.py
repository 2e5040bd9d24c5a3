"""The walks that people come for, each done as by a hand: what was asked, how many presses, what came out.

A press in a field counts; what is typed does not. `ENVELOPES` are typed as on an envelope.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from playwright.sync_api import Locator

from tests.e2e.hand import Hand
from tests.e2e.screen import fold, go, open_case, visit

YOU = "Atelier Nord\n12 rue des Lilas\n59000 Lille"
CLIENT = "Durand & Fils\n1 rue du Bois\n62000 Arras"
BUSINESS, CONSUMER = "Une entreprise (société, commerçant, artisan)", "Un particulier"
NOT_ASKED = "Rien encore"


def card(hand: Hand, app: str, kind: str) -> None:
    """From home to the end of the four first questions."""
    visit(hand.page, app)
    hand.button("Commencer")
    for choice in ("Oui", "Oui, signé"):
        hand.press(hand.main.get_by_text(choice, exact=True).first)
    hand.type(_box(hand), "1 234,50")
    hand.press(hand.main.get_by_text(kind, exact=True))
    hand.asked(4)
    hand.button("Continuer")


def dated(hand: Hand, day: str) -> None:
    """A date typed, and « Continuer » pressed in the same breath."""
    hand.asked()
    hand.type(_box(hand), day)
    hand.button("Continuer")


def chosen(hand: Hand, answer: str) -> None:
    hand.asked()
    hand.button(answer)


def ticked(hand: Hand, *labels: str) -> None:
    hand.asked(1)
    for label in labels:
        hand.press(hand.main.get_by_text(label, exact=True))
    hand.button("Continuer")


def notice(hand: Hand, folder: Path) -> str:
    """From the result of a business, unpaid, to its formal notice in Word."""
    hand.button("Écrire cette lettre")
    return filled(
        hand,
        folder,
        {
            "Vous, comme sur une enveloppe": YOU,
            "Votre client, comme sur une enveloppe": CLIENT,
            "Numéro de la facture": "F2026-014",
        },
    )


def result_of_a_business(hand: Hand, app: str) -> None:
    card(hand, app, BUSINESS)
    dated(hand, "01/06/2026")
    ticked(hand)
    chosen(hand, "Rien, ou rien qui la conteste")
    chosen(hand, NOT_ASKED)


def answer_to_a_consumer(hand: Hand, folder: Path) -> str:
    """From the result of a consumer who says that the work is bad, to the answer in Word."""
    hand.button("Écrire cette lettre")
    return filled(
        hand,
        folder,
        {
            "Vous, comme sur une enveloppe": YOU,
            "Votre client, comme sur une enveloppe": CLIENT,
            "Numéro de la facture": "F2026-014",
            "Ce que vous avez à dire": "Le parquet a été reçu sans réserve le 3 juin 2026.",
        },
    )


def result_of_a_disputed_debt(hand: Hand, app: str) -> None:
    card(hand, app, CONSUMER)
    dated(hand, "01/06/2026")
    ticked(hand)
    chosen(hand, "Il la conteste sérieusement (défaut, retard, commande)")


def declaration(hand: Hand, folder: Path, judged: str) -> str:
    """From the result of a client in liquidation to the declaration of claim in Word."""
    hand.button("Préparer ce document")
    return filled(
        hand,
        folder,
        {
            "Vous, comme sur une enveloppe": YOU,
            "Votre client, comme sur une enveloppe": CLIENT,
            "Numéro de la facture": "F2026-014",
            "Le mandataire judiciaire ou le liquidateur : nom et adresse": "Me Roche\n2 rue Droite\n62000 Arras",
            "Jugement d’ouverture (redressement, liquidation) : la date": judged,
        },
    )


def result_of_a_liquidation(hand: Hand, app: str, published: str) -> None:
    card(hand, app, BUSINESS)
    dated(hand, "01/06/2026")
    ticked(hand, "Client en liquidation judiciaire")
    # The two that are ticked beside the date are asked too.
    hand.asked(2)
    dated(hand, published)


def result_of_the_worked_case(hand: Hand, app: str) -> None:
    """An order for payment, its free way before it: the longest of the usual results."""
    open_case(hand.page, app)
    go(hand.page, "Que faire ?")
    fold(hand.page)


def payment_noted(hand: Hand, app: str) -> None:
    """A part paid, noted, then the letter that follows. The case of the first page stands for a file that is reopened: one
    press."""
    result_of_the_worked_case(hand, app)
    hand.clicks = 1
    hand.button("Il a payé")
    box = hand.page.get_by_role("dialog")
    hand.type(box.get_by_label("Montant reçu"), "200")
    hand.press(box.get_by_role("button", name="Noter ce paiement"))
    hand.button("Préparer ce document")


def filled(hand: Hand, folder: Path, blanks: dict[str, str]) -> str:
    """The blanks of the letter in view, typed one after the other, and its Word file taken: what it says."""
    for label, text in blanks.items():
        hand.type(hand.page.get_by_label(label, exact=True), text)
    path = hand.take(hand.main.get_by_role("button", name="Word", exact=True).first, folder)
    return said(path)


def said(path: Path) -> str:
    """The words of a Word file, its tables' too."""
    letter = Document(str(path))
    words = [paragraph.text for paragraph in letter.paragraphs]
    words += [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    return "\n".join(words).replace("\u00a0", " ").replace("\u202f", " ")


def _box(hand: Hand) -> Locator:
    return hand.main.get_by_test_id("stTextInput").get_by_role("textbox").first
