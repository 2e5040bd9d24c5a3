"""After the roadmap: the routes compared, who may help, the dates and the paper to keep."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from guide import letters, path
from guide.case import storage
from guide.case.codes import UNKNOWN, DebtorKind, EventKind
from guide.case.model import TO_COMPLETE, Dossier, Event
from guide.path.advice.evidence import evidence
from guide.path.advice.helpers import FORBIDDEN
from guide.path.advice.invoice_mentions import mentions
from guide.path.advice.what_if import what_would_change
from guide.values.french import day, money
from tests.pages.screen import DAY, dossier_of, downloads, go, hold, sound, start, text_of, whole, worked_case

SCREEN = "pages/que_faire.py"
PARTS = {
    "why": ("Étapes", "Preuves", "Facture", "Mots"),
    "routes": ("Comparer", "Se faire aider", "Voies fermées", "Et si…", "À ne pas faire", "Carte"),
}
SCENARIOS = json.loads((Path(__file__).parents[1] / "scenarios" / "scenarios.json").read_text(encoding="utf-8"))


def answered(dossier: Dossier) -> Dossier:
    """That dossier with « je ne sais pas » wherever the guide would still ask."""
    for _ in range(30):
        question = path.ask(dossier, DAY).current
        if not isinstance(question, path.Question):
            return dossier
        dossier = path.apply_answer(dossier, question.id, UNKNOWN)
    raise AssertionError("the guide never stops asking")


def opened(dossier: Dossier, part: str = "Comparer"):
    """The result of that dossier, its folds open, one of them at that part."""
    app = hold(start(), answered(dossier))
    for fold, parts in PARTS.items():
        app.session_state[f"fold.{fold}"] = True
        if part in parts:
            app.session_state[f"fold.{fold}.part"] = part
    app.session_state["fold.answers"] = True
    app = go(app, SCREEN)
    assert app.header[0].value == path.advise(dossier_of(app), DAY).steps[0].title
    return app


def said(app) -> str:
    return text_of(app).replace("\u202f", " ")


def scenario(id: str) -> Dossier:
    return storage.loads(json.dumps(next(s for s in SCENARIOS if s["id"] == id)["dossier"]))


def kinds() -> dict[str, Dossier]:
    """A consumer, a public buyer, an insolvency, and a dossier where nothing is known."""
    case = worked_case()
    return {
        "consumer": replace(case, debtor=replace(case.debtor, kind=DebtorKind.PARTICULIER)),
        "public": replace(case, debtor=replace(case.debtor, kind=DebtorKind.COLLECTIVITE)),
        "insolvency": replace(case, answers={**case.answers, "insolvency": "liquidation"}),
        "empty": replace(case, invoices=(), events=(), answers={}),
    }


def test_a_free_way_is_told_before_a_paid_order_and_the_rest_by_its_link() -> None:
    """The médiateur des entreprises is free (DGE): it is no step that comes once an order was paid for."""
    made = answered(scenario("S03"))
    advice = path.advise(made, DAY)
    assert advice.primary == "injonction_tc"
    told = said(go(hold(start(), made), SCREEN))
    before, after = told.split("Ensuite", 1)
    assert "Avant de payer : saisir le médiateur des entreprises (gratuit, à l'amiable)" in (
        before.replace("**", "").replace("’", "'")
    )
    assert "médiateur" not in after
    assert "Si cela échoue" in after


def test_a_registered_letter_bears_the_price_of_the_day() -> None:
    """6.11 € since 1 January 2026."""
    made = answered(scenario("S01"))
    made = replace(made, invoices=tuple(replace(i, due=date(2026, 9, 1)) for i in made.invoices))
    assert path.advise(made, DAY).primary == "mise_en_demeure"
    assert "Recommandé, 6,11 €" in said(go(hold(start(), made), SCREEN))


def test_nothing_is_compared_before_the_fold_is_opened() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert "Les autres voies, leur prix et leur délai" in [fold.label for fold in app.expander]
    assert not app.slider
    assert not app.get("plotly_chart")


def test_every_route_stands_in_the_table_with_its_figures() -> None:
    """The default odds say that they are arbitrary; the figures are those of the guide."""
    told = said(opened(worked_case()))
    found = path.compare(worked_case(), DAY)
    assert found.note.split(":")[0] in told and "arbitraire" in found.note
    assert len(found.rows) > 5
    for row in found.rows:
        line = next(part for part in told.split("\n") if part.startswith("| ") and row.title in part)
        assert row.cautious and row.hopeful
        assert money(row.cautious.amount).replace("\u00a0", " ") in line
        assert money(row.hopeful.amount).replace("\u00a0", " ") in line
        assert row.duration.words.replace("\u00a0", " ") in line
        for document in row.documents:
            assert document in told


def test_the_chart_says_the_same_figures_in_words() -> None:
    chart = opened(worked_case()).get("plotly_chart")[0].proto
    figure = json.loads(chart.spec)
    for row in path.compare(worked_case(), DAY).rows:
        assert row.cautious and row.hopeful
        for net in (row.cautious, row.hopeful):
            shown = [text for bars in figure["data"] for text in bars["text"]]
            assert any(money(net.amount) in text for text in shown)


def test_ones_own_odds_change_the_table() -> None:
    """1 103,96 € may be claimed: a free route leaves 50 % of it, then 20 % once the person says so."""
    app = opened(worked_case())
    assert "551,98 €" in said(app) and "(50 %)" in said(app)
    app = sound(app.slider(key="compare.cautious").set_value(20).run())
    assert "220,79 €" in said(app) and "prudent (20 %)" in said(app)
    assert "551,98 €" not in said(app)
    assert "celles que vous avez indiquées" in said(app)


def test_odds_the_wrong_way_round_are_told() -> None:
    app = opened(worked_case())
    app = sound(app.slider(key="compare.hopeful").set_value(10).run())
    assert "plus de chances que le cas favorable" in said(app)


def test_who_may_help_with_its_price_and_its_limits() -> None:
    told = said(opened(worked_case(), "Se faire aider"))
    for helper in path.providers(worked_case(), DAY):
        for words in (helper.title, helper.may, helper.may_not, helper.wise_when, *helper.check):
            assert words in told
    assert "74,40" in told


def test_the_paper_and_the_dates_can_be_taken_away() -> None:
    app = opened(worked_case())
    assert {"Ma feuille de route (Word)", "Mes échéances pour mon calendrier"} <= {*downloads(app)}
    told = said(app)
    for deadline in path.agenda(worked_case(), DAY):
        assert deadline.is_warning or day(deadline.on).replace("\u00a0", " ") in told
        assert deadline.is_warning or deadline.title in told


def test_no_calendar_without_a_date() -> None:
    app = opened(kinds()["empty"])
    assert "Ma feuille de route (Word)" in downloads(app)
    assert "Mes échéances pour mon calendrier" not in downloads(app)


@pytest.mark.parametrize("kind", ["consumer", "public", "insolvency", "empty"])
def test_every_part_of_a_fold_opens_whatever_the_dossier(kind: str) -> None:
    for parts in PARTS.values():
        for part in parts:
            opened(kinds()[kind], part)


@pytest.mark.parametrize("id", [s["id"] for s in SCENARIOS][::6])
def test_every_fold_opens_on_the_scenarios(id: str) -> None:
    opened(scenario(id))


def test_the_paper_is_written_for_every_scenario() -> None:
    """The button's own call, on each: a refusal would leave it without a file."""
    for each in SCENARIOS[::6]:
        [file] = letters.write(scenario(each["id"]), DAY, "feuille_de_route").files
        assert "word/document.xml" in ZipFile(io.BytesIO(file.content)).namelist()


def test_every_proof_says_its_strength_and_how_to_get_it() -> None:
    """The case notes a signed contract, a payment and a notice; nobody said whether the work is proved."""
    told = said(opened(worked_case(), "Preuves"))
    found = evidence(worked_case(), DAY)
    for proof in found.proofs:
        line = next(part for part in told.split("\n") if part.startswith(f"| {proof.title} "))
        assert f"| {proof.strength.value} | " in line and proof.how in line
    held = {proof.id: proof.held for proof in found.proofs}
    assert held["contrat"] and held["paiement_partiel"] and held["mise_en_demeure"]
    assert "| Preuve de le travail" not in told
    assert f"Vos preuves : {sum(map(bool, held.values()))} pièces notées sur {len(held)}" in told


def test_what_the_invoice_says_differs_for_a_consumer() -> None:
    business = said(opened(worked_case(), "Facture"))
    consumer = said(opened(kinds()["consumer"], "Facture"))
    assert "Indemnité forfaitaire de recouvrement, par facture" in business
    assert "Indemnité forfaitaire de recouvrement, par facture" not in consumer
    assert "ni indemnité forfaitaire, ni frais de dossier" in consumer
    for mention in mentions(worked_case()):
        assert mention.follows in business


def test_what_would_change_the_answer_is_told() -> None:
    told = said(opened(worked_case(), "Et si…"))
    found = what_would_change(worked_case(), DAY)
    assert found
    for each in found:
        assert f"| {each.supposed} | {each.then} |".replace("\u00a0", " ") in told


def test_what_must_never_be_done_has_its_text() -> None:
    told = said(opened(worked_case(), "À ne pas faire"))
    for each in FORBIDDEN:
        assert each.conduct in told and each.risk in told


def test_the_one_thing_to_do_stays_first() -> None:
    """Its sum, why, and its button come before everything else; three folds follow."""
    app = opened(worked_case())
    assert app.header[0].value == path.advise(dossier_of(app), DAY).steps[0].title
    told = said(app)
    places = [told.index(part) for part in ("1 103,96 €", "Parce que", "Ensuite", "Vos chances d'être payé")]
    assert places == sorted(places)
    primary = [b.label for b in app.main.button if b.proto.type == "primary"]
    assert primary[0] == "Préparer ce document"
    folds = [fold.label for fold in go(hold(start(), worked_case()), SCREEN).main.expander]
    assert len([label for label in folds if not label.startswith("Mentions")]) == 3


def test_a_route_that_is_not_settled_says_what_is_missing() -> None:
    """Nothing is known of the contract, the dispute or the proceedings: routes stay apart, with their facts."""
    case = worked_case()
    unsure = replace(case, answers=dict.fromkeys(("contract", "dispute", "insolvency"), "inconnu"), events=())
    waiting = [row for row in path.compare(answered(unsure), DAY).rows if row.state is path.State.UNSETTLED]
    assert waiting
    told = said(opened(unsure))
    assert "À confirmer : il manque un fait" in told
    for row in waiting:
        line = next(part for part in told.split("\n") if part.startswith("| ") and row.title in part)
        assert all(fact in line for fact in row.missing)


def test_a_route_that_costs_more_than_it_brings_is_said_to() -> None:
    """90 € left: half of it does not pay for an order (72,46 €)."""
    case = worked_case()
    small = replace(case, invoices=(replace(case.invoices[0], amount=9000, payments=()),))
    app = opened(small)
    assert "elle coûte plus qu'elle ne rapporte" in said(app)
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert figure["layout"]["xaxis"]["range"][0] < 0


def test_the_warnings_of_a_limitation_years_away_are_in_the_file_and_not_on_screen() -> None:
    """Due on 1 June 2026, paid in part on 1 August: five years from there, on 1 August 2031 (C. com. L110-4, C. civ. 2240)."""
    told = text_of(go(hold(start(), worked_case()), "pages/calendrier.py"))
    assert "1er août 2031" in told and "Prescription dans" not in told and "Même raison" not in told
    assert b"Prescription dans 6 mois" in path.calendar_file(worked_case(), DAY)


def test_the_warnings_of_a_limitation_that_is_near_are_on_screen() -> None:
    case = worked_case()
    old = replace(
        case.invoices[0], due=date(2022, 5, 1), issued=date(2022, 4, 1), completed=date(2022, 4, 1), payments=()
    )
    told = text_of(go(hold(start(), replace(case, invoices=(old,), events=())), "pages/calendrier.py"))
    assert "Prescription dans 3 mois" in told


def test_in_liquidation_the_sum_is_told_as_the_most_until_the_judgment_is_dated() -> None:
    """Interest stops with the judgment that opens (C. com. L622-28)."""
    case = worked_case()
    answers = {"insolvency": "liquidation", "retention_of_title": "non", "claim_declared": "non"}
    ruined = replace(case, answers={**case.answers, **answers})
    published = Event(EventKind.BODACC, date(2026, 11, 10))
    told = text_of(go(hold(start(), replace(ruined, events=(*case.events, published))), SCREEN))
    assert "au plus : les intérêts s'arrêtent au jour du jugement" in told.replace("’", "'") and "par jour" not in told
    judged = Event(EventKind.JUGEMENT_OUVERTURE, date(2026, 11, 2))
    told = text_of(go(hold(start(), replace(ruined, events=(*case.events, judged, published))), SCREEN))
    assert "au plus" not in told.split("Ensuite")[0].replace("au plus tard", "")


@pytest.mark.parametrize("screen", [SCREEN, "pages/decompte.py", "pages/calendrier.py", "pages/mon_dossier.py"])
def test_an_invoice_without_its_number_is_told_as_such(screen: str) -> None:
    """Due on Sunday 1 November 2026, its number not given yet: the caution on that day, the dates and the list name it."""
    case = worked_case()
    bare = replace(
        case.invoices[0], number=TO_COMPLETE, due=date(2026, 11, 1), issued=None, completed=None, payments=()
    )
    app = whole(
        hold(start(), replace(case, invoices=(bare,), events=(), answers={**case.answers, "notified": "rien"})), screen
    )
    for fold in ("why", "history"):
        app.session_state[f"fold.{fold}"] = True
    told = text_of(sound(app.run()))
    assert TO_COMPLETE not in told and "sans numéro" in told


@pytest.mark.parametrize("country", ["DE", "US"])
def test_a_client_abroad_may_be_put_on_notice_before_a_paid_route(country: str) -> None:
    case = worked_case()
    abroad = replace(case, debtor=replace(case.debtor, country=country), answers={**case.answers, "notified": "rien"})
    app = go(hold(start(), replace(abroad, events=())), SCREEN)
    assert "Avant de payer : envoyer une mise en demeure." in said(app).replace("**", "")
    app = sound(next(button for button in app.button if button.label == "Écrire la mise en demeure").click().run())
    assert app.title[0].value == "Courriers"
    sent = Event(EventKind.MISE_EN_DEMEURE, date(2026, 10, 1), until=date(2026, 10, 16))
    told = said(go(hold(start(), replace(abroad, events=(sent,))), SCREEN))
    assert "envoyer une mise en demeure" not in told.replace("**", "")
