"""The questions and the roadmap: one at a time, changed without losing the others, ending in one thing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide import letters, path
from guide.case.codes import UNKNOWN, DebtorKind, EventKind
from guide.case.model import Event, Payment
from guide.path.flow import KIND_GROUPS
from pages.ui.roadmap import situations
from tests.pages.screen import DAY, dossier_of, field, go, hold, press, sound, start, text_of, worked_case

SCREEN = "pages/que_faire.py"


def answer(app, code: str):
    """A choice is a button that leads on."""
    button = next(b for b in app.main.button if (b.key or "").split(".")[2:3] == [code] and b.key.startswith("path."))
    return sound(button.click().run())


def asked(app) -> str:
    return str(app.header[0].value)


def typed(app, *values: str):
    """What is typed in the first fields of a screen, then « Continuer »."""
    for box, value in zip(app.main.text_input, values, strict=False):
        box.set_value(value)
    return press(sound(app.run()), "Continuer")


def card(
    app, kind: str = "commercant", amount: str | None = "1 234,50", received: str = "oui", contract: str = "signe"
):
    """The four first questions, on one screen."""
    app.radio[0].set_value(received)
    app.radio[1].set_value(contract)
    if amount is None:
        app.checkbox[0].check()
    else:
        app.main.text_input[0].set_value(amount)
    group = next(words for words, kinds in KIND_GROUPS.items() if kind in kinds)
    app.radio[2].set_value(group)
    app = sound(app.run())
    if len(KIND_GROUPS[group]) > 1:
        app.radio[3].set_value(kind)
    return press(sound(app.run()), "Continuer")


def unfolded(app, fold: str = "answers", part: str = ""):
    """The result with one of its folds open, at one of its parts."""
    app.session_state[f"fold.{fold}"] = True
    if part:
        app.session_state[f"fold.{fold}.part"] = part
    return sound(app.run())


def test_a_question_is_drawn_in_the_fewest_elements() -> None:
    """The bar, the title, why, the field of the due date and of the delivery with the place of their echoes, how to find
    out, three buttons in a row: each costs the browser as much as the others. Under them, four: the answers given, what
    saves, what is told of it, and what the browser keeps."""
    app = card(go(start(), SCREEN))
    (drawn,) = (block for block in app.main.children.values() if "questions" in keys_in(block))
    field_and_echo = ["text_input", "flex_container", "caption"]
    buttons = ["flex_container", "button", "button", "button"]
    foot = ["expander", "download_button", "caption", "bidi_component"]
    shown = ["progress", "header", "markdown", *field_and_echo, *field_and_echo, "caption", *buttons]
    assert [element.type for element in inside(drawn)] == ["flex_container", *shown, *foot]
    # What it does there came with the screen: an answer brings its call alone.
    assert len(inside(drawn)[-1].proto.js_content) < 200


def inside(block) -> list:
    """All that a block holds, from the top down."""
    return [each for child in getattr(block, "children", {}).values() for each in (child, *inside(child))]


def keys_in(block) -> set[str]:
    return {getattr(each, "key", None) or "" for each in inside(block)}


def test_the_four_questions_of_the_card_come_first_together_and_in_order() -> None:
    app = go(start(), SCREEN)
    labels = [app.radio[0].label, app.radio[1].label, app.main.text_input[0].label, app.radio[2].label]
    for label, words in zip(labels, ("reçu la facture", "écrit signé", "montant", "Qui est"), strict=True):
        assert words in label and "**" not in label  # a screen reader would read the marks aloud
    assert text_of(app).count(":small[") == 4  # each says why it is asked
    app = card(app)
    held = dossier_of(app)
    assert held.debtor.kind is DebtorKind.COMMERCANT
    assert held.answers == {"invoice_received": "oui", "contract": "signe"}
    assert held.invoices[0].amount == 1234_50
    assert "date devait-il payer" in text_of(app)


def test_the_name_may_be_given_with_the_first_answers() -> None:
    app = go(start(), SCREEN)
    app.main.text_input[1].set_value(" Garage Martin ")
    assert dossier_of(card(app, "liberal")).debtor.name == "Garage Martin"


def test_a_card_that_is_not_full_says_what_is_missing_and_keeps_the_rest() -> None:
    app = go(start(), SCREEN)
    app.radio[0].set_value("oui")
    app = press(sound(app.run()), "Continuer")
    assert text_of(app).count("Il manque cette réponse") == 3  # each under its own question
    assert "dossier" not in app.session_state
    assert app.radio[0].value == "oui"


def test_only_what_is_missing_of_the_card_is_asked() -> None:
    """A dossier drawn from a ledger knows who owes and how much."""
    app = go(hold(start(), replace(worked_case(), answers={})), SCREEN)
    assert len(app.radio) == 2
    app.radio[0].set_value("oui")
    app.radio[1].set_value("aucun")
    app = press(sound(app.run()), "Continuer")
    assert dossier_of(app).answers == {"invoice_received": "oui", "contract": "aucun"}


def test_from_the_first_question_to_the_roadmap() -> None:
    """Typed facts are echoed, « Je ne sais pas » is an answer, and the end is one thing to do."""
    app = go(start(), SCREEN)
    app.main.text_input[0].set_value("1 234,50")
    assert "soit 1 234,50 €" in text_of(sound(app.run()))
    app = card(app)
    app.main.text_input[0].set_value("01/06/2026")
    assert "soit le lundi 1er juin 2026" in text_of(sound(app.run()))
    app = press(app, "Continuer")
    for _ in range(12):
        if [b for b in app.main.button if (b.key or "").split(".")[2:3] == ["inconnu"]]:
            app = answer(app, "inconnu")
        elif app.checkbox:
            app = press(app, "Continuer")
        else:
            break
    advice = path.advise(dossier_of(app), DAY)
    assert app.header[0].value == advice.steps[0].title
    assert any(b.label == "Écrire cette lettre" for b in app.button)
    assert dossier_of(app).invoices[0].amount == 1234_50


def test_several_situations_may_be_ticked_and_unticked() -> None:
    """A cheque and a subcontract hold together; unticking one keeps the other, and what hung on it goes."""
    app = typed(card(go(start(), SCREEN)), "01/06/2026")
    ticks = {box.label: box for box in app.checkbox}
    next(box for label, box in ticks.items() if "chèque" in label).check()
    next(box for label, box in ticks.items() if "sous-traitant" in label).check()
    app = press(sound(app.run()), "Continuer")
    assert dossier_of(app).answers["special"] == "cheque+sous_traitance"
    app = answer(answer(app, "prive"), "oui")
    app = answer(app, "aucune")
    assert dossier_of(app).answers["subcontract"] == "prive"
    assert [step.remedy for step in path.advise(dossier_of(app), DAY).steps][:2] == [
        "certificat_non_paiement",
        "action_directe",
    ]
    app = sound(unfolded(app).button(key="path.change.special").click().run())
    held = {box.label: box for box in app.checkbox if box.value}
    assert len(held) == 2
    next(box for label, box in held.items() if "sous-traitant" in label).uncheck()
    app = press(sound(app.run()), "Continuer")
    assert dossier_of(app).answers["special"] == "cheque"
    assert "subcontract" not in dossier_of(app).answers
    assert dossier_of(app).answers["dispute"] == "aucune"
    app = sound(unfolded(app).button(key="path.change.special").click().run())
    next(box for box in app.checkbox if box.value).uncheck()
    app = press(sound(app.run()), "Continuer")
    assert dossier_of(app).answers["special"] == "aucune"


def test_the_end_of_the_work_may_be_given_instead_of_the_due_date() -> None:
    """Between businesses the law gives thirty days after it: 1 May 2026 plus 30 days is 31 May."""
    app = typed(card(go(start(), SCREEN)), "", "01/05/2026")
    held = dossier_of(app).invoices[0]
    assert held.completed is not None and held.due is None
    assert dossier_of(app).answers.get("insolvency") is None and "dans un de ces cas" in asked(app)
    app = typed(card(go(start(), SCREEN), "particulier"), "", "01/05/2026")
    assert "date devait-il payer" in text_of(app)
    assert "n'y a pas de délai de paiement dans la loi" in text_of(app)


def test_an_unreadable_fact_is_told_and_stays() -> None:
    app = card(go(start(), SCREEN), amount="beaucoup")
    assert "« beaucoup » n'est pas un montant" in text_of(app)
    assert app.main.text_input[0].value == "beaucoup"
    assert "dossier" not in app.session_state


def test_an_unknown_amount_is_an_answer() -> None:
    app = card(go(start(), SCREEN), amount=None)
    assert asked(app) == "Compléter votre dossier : montant et échéance"
    assert dossier_of(app).answers["amount"] == "inconnu"


def test_an_answer_is_changed_and_the_others_are_kept() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert not [b for b in app.button if b.label == "Changer"]
    app = sound(unfolded(app).button(key="path.change.dispute").click().run())
    assert "les autres sont gardées" in text_of(app)
    given = [b.label for b in app.main.button if b.proto.type == "primary"]
    assert given == ["Rien, ou rien qui la conteste"]
    app = answer(app, "serieuse")
    others = {id: code for id, code in worked_case().answers.items() if id != "debtor_admits"}
    assert dossier_of(app).answers == {**others, "dispute": "serieuse"}
    assert [b.label for b in app.button if b.key == "then.disputes"] == ["Sa réponse a changé"]
    assert app.header[0].value == path.advise(dossier_of(app), DAY).steps[0].title


def test_the_previous_question_is_one_click_away() -> None:
    case = worked_case()
    answers = {"invoice_received": "oui", "contract": "signe", "insolvency": "aucune"}
    app = go(hold(start(), replace(case, answers=answers)), SCREEN)
    app = press(app, "Précédent")
    assert "procédure collective" in asked(app)
    app = press(app, "Garder ma réponse")
    assert dossier_of(app).answers == answers


def test_every_step_says_its_cost_and_its_texts() -> None:
    advice = path.advise(worked_case(), DAY)
    said = text_of(unfolded(go(hold(start(), worked_case()), SCREEN), "why"))
    assert said.count("Coût : ") == len(advice.steps) + 1, "the card says that of the first too"
    assert said.count("Textes : ") == sum(bool(step.references) for step in advice.steps)
    said = text_of(unfolded(go(hold(start(), worked_case()), SCREEN), "routes", "Voies fermées"))
    closed = [r for r in advice.remedies.values() if r.state is path.State.CLOSED]
    for found in closed:
        assert found.remedy.title in said
        for reason in found.reasons:
            assert reason.text.split(" ")[0] in said


def test_the_map_is_drawn_only_when_opened() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert "vous êtes ici)" not in text_of(app)
    assert "vous êtes ici)" in text_of(unfolded(app, "routes", "Carte"))


def test_the_map_of_the_path_alone_draws_what_was_passed() -> None:
    position = path.advise(worked_case(), DAY).position
    alone = path.to_dot(path.FLOW, position.trail, position.current.id, whole=False)
    assert alone.count(" -> ") == len(position.trail)
    assert alone.count("shape=") == len(position.trail) + 1
    whole = path.to_dot(path.FLOW, position.trail, position.current.id)
    assert whole.count("shape=") == len(path.FLOW.nodes)


def test_a_day_that_does_not_exist_is_told() -> None:
    app = card(go(start(), SCREEN), "particulier", "500")
    field(app, "Échéance (JJ/MM/AAAA)").set_value("31/02/2026")
    app = press(sound(app.run()), "Continuer")
    assert "ce jour n'existe pas" in text_of(app)
    assert dossier_of(app).invoices[0].due is None


def test_a_consumer_is_not_asked_what_only_a_business_can_have() -> None:
    app = typed(card(go(start(), SCREEN), "particulier"), "01/06/2026")
    labels = " ".join(box.label for box in app.checkbox)
    assert "surendettement" in labels and "redressement" not in labels and "sous-traitant" not in labels
    app = typed(card(go(start(), SCREEN), "collectivite"), "01/06/2026")
    labels = " ".join(box.label for box in app.checkbox)
    assert "vide ses comptes" not in labels and "liquidation" not in labels


def test_a_liquidation_is_ticked_then_dated_with_what_hangs_on_it() -> None:
    app = typed(card(go(start(), SCREEN)), "01/06/2026")
    next(box for box in app.checkbox if "liquidation" in box.label).check()
    app = press(sound(app.run()), "Continuer")
    assert "publié au BODACC" in asked(app)
    next(box for box in app.checkbox if "réserve de propriété" in box.label).check()
    app = typed(sound(app.run()), "01/11/2026")
    answers = dossier_of(app).answers
    assert (answers["insolvency"], answers["retention_of_title"], answers["claim_declared"]) == (
        "liquidation", "oui", "non",
    )  # fmt: skip
    assert asked(app) == "Déclarer votre créance"


def test_a_payment_is_noted_from_the_result() -> None:
    app = press(go(hold(start(), worked_case()), SCREEN), "Il a payé")
    field(app, "Montant reçu").set_value("100")
    app = press(app, "Noter ce paiement")
    paid = dossier_of(app).invoices[0].payments[-1]
    assert (paid.amount, paid.on) == (100_00, DAY)


def test_a_payment_to_come_is_not_noted_as_received() -> None:
    app = press(go(hold(start(), worked_case()), SCREEN), "Il a payé")
    field(app, "Montant reçu").set_value("100")
    field(app, "Reçu le (vide : aujourd'hui)").set_value("24/12/2027")
    app = press(app, "Noter ce paiement")
    assert "est à venir" in app.error[0].value
    assert dossier_of(app).invoices[0].payments == worked_case().invoices[0].payments


def paid(amount: int):
    """The worked case, with that much more paid on its invoice, of which 1 103,96 € could be asked."""
    case = worked_case()
    invoice = case.invoices[0]
    return replace(case, invoices=(replace(invoice, payments=(*invoice.payments, Payment(DAY, amount))),))


def test_a_paid_client_has_an_end_with_its_receipt_and_no_negative_claim() -> None:
    app = go(hold(start(), paid(1103_96)), SCREEN)
    labels = [button.label for button in app.main.button]
    assert "payé" in asked(app)
    assert "Classer ce client" in labels and "Écrire un reçu" in labels
    assert "Il a payé" not in labels
    assert "−" not in text_of(app)


def test_who_was_paid_after_suing_gets_both_papers_where_the_file_is_closed() -> None:
    """CPC 394: the creditor withdraws from the suit; C. civ. 1342-8: a receipt proves the payment."""
    sued = Event(EventKind.REQUETE_DEPOSEE, date(2026, 10, 1))
    case = paid(1103_96)
    app = go(hold(start(), replace(case, events=(*case.events, sued))), SCREEN)
    labels = [button.label for button in app.main.button]
    assert {"Classer ce client", "Écrire un reçu", "Écrire un désistement"} <= set(labels)
    assert "Écrire un désistement" not in [b.label for b in go(hold(start(), case), SCREEN).main.button]


def test_what_was_paid_in_excess_is_to_be_given_back() -> None:
    """1 200 € paid where 1 103,96 € was owed: 96,04 € too much."""
    app = go(hold(start(), paid(1200_00)), SCREEN)
    assert "96,04 €" in text_of(app) and "à rendre" in text_of(app)
    assert "−" not in text_of(app)


def test_a_client_that_is_given_up_is_put_away() -> None:
    app = press(go(hold(start(), worked_case()), SCREEN), "J'y renonce : classer")
    assert app.title[0].value != "Que faire ?"


def waiting(kind: DebtorKind, on: date, until: date):
    """The worked case, its notice sent that day, for that kind of client."""
    case, sent = worked_case(), Event(EventKind.MISE_EN_DEMEURE, on, until=until)
    return replace(case, debtor=replace(case.debtor, kind=kind), events=(sent,))


def test_while_a_notice_runs_nothing_is_to_be_sent_again() -> None:
    """Sent on 12 November 2026 with fifteen days: on the 22nd, until the 27th, not fifteen days from today."""
    case = waiting(DebtorKind.COMMERCANT, date(2026, 11, 12), date(2026, 11, 27))
    app = go(hold(start(), case), "pages/que_faire.py")
    labels, told = [button.label for button in app.main.button], text_of(app)
    assert asked(app).replace("\u00a0", " ") == "Attendre la fin de votre mise en demeure, le 27 novembre 2026"
    assert "Voir le calendrier" in labels and "Relire la lettre" in labels
    assert "Écrire cette lettre" not in labels and "Appeler d’abord : quoi dire" not in labels
    assert "Recommandé" not in told and "réponse attendue le" not in told
    assert "Sans paiement le 27 novembre 2026" in told and "7 décembre" not in told
    assert press(app, "Voir le calendrier").title[0].value == "Calendrier"


def test_what_the_delay_adds_stands_under_the_amount() -> None:
    """1 200 € due on 1 June 2026, 200 € received on 1 August: 39,33 € of interest and 40 € on 22 November."""
    assert "dont 79,33 € pour le retard, + 0,35 € par jour" in text_of(go(hold(start(), worked_case()), SCREEN))


def test_a_free_way_that_was_tried_is_not_proposed_again() -> None:
    sent = letters.letters()["demande_mediation"].sent(date(2026, 11, 20))
    app = go(hold(start(), replace(worked_case(), events=(*worked_case().events, sent))), SCREEN)
    told = text_of(app)
    assert "Demande de médiation : envoyée le 20 novembre 2026." in told and "Avant de payer" not in told
    assert "Écrire : Demande de médiation" not in [button.label for button in app.main.button]


def test_every_state_of_a_client_can_be_ticked() -> None:
    """But « aucune », said by ticking none, and « je ne sais pas », which has its own words."""
    question = path.FLOW["insolvency"]
    assert isinstance(question, path.Question)
    assert set(situations.OF_THE_CLIENT) == set(question.codes) - {"aucune", UNKNOWN}


@pytest.mark.parametrize("amount", ["-50", "0", "0,00"])
def test_an_amount_of_nothing_is_told_at_its_field_alone(amount: str) -> None:
    app = card(go(start(), SCREEN), amount=amount)
    assert text_of(app).count("Écrivez un montant au-dessus de zéro") == 1 and "amount" not in text_of(app)
    assert "dossier" not in app.session_state and app.radio[0].value == "oui"
    assert "À quelle date" in asked(card(app, amount="50"))


def test_before_the_due_date_a_reminder_is_offered_by_its_name() -> None:
    case = worked_case()
    later = replace(case.invoices[0], due=date(2026, 12, 15), completed=date(2026, 11, 1), issued=None, payments=())
    app = go(hold(start(), replace(case, invoices=(later,), events=())), SCREEN)
    assert asked(app) == "Attendre l'échéance"
    assert "Écrire un rappel courtois" in [button.label for button in app.main.button]
