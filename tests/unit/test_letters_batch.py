"""One letter a customer for a whole ledger: who gets which, who gets none and why, and what the archive holds."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO

import pytest
from pypdf import PdfReader

from guide.case.codes import DebtorKind
from guide.case.model import Instalment, Party
from guide.errors import GuideError
from guide.ledger.dunning import Aside
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.note_changes import with_dispute, with_letter, with_pause, with_plan, with_promise
from guide.ledger.dunning.notes import CustomerNotes, LetterKind
from guide.letters.mailing.customer_triage import Lack, Triage, triage
from guide.letters.mailing.customers_abroad import customers_abroad
from guide.letters.mailing.reminder_levels import ReminderLevel, ReminderPolicy
from guide.letters.mailing.write_mailing import LIST_NAME, TABLE_NAME, noted
from guide.values.french import money
from guide.values.notation import Language
from guide.values.slug import slug
from tests.unit.batch_cases import files, ledger_of, made, said, settings, sheets, text_of
from tests.unit.ledger_cases import read_text
from tests.unit.letters_cases import ON

WEEK = timedelta(days=7)


def letters(plan: Triage) -> dict[str, str]:
    return {each.name: f"{each.letter} {each.level.value}" for each in plan.planned}


def why(plan: Triage, name: str) -> str:
    return next(each.reason for each in plan.not_sent if each.name == name)


def number(tracking: FollowedLedger, name: str) -> int:
    return tracking.ledger.debtor_names.index(name)


def again(tracking: FollowedLedger, follow_up: CustomerNotes) -> FollowedLedger:
    return track(tracking.ledger, follow_up, tracking.on)


def test_the_tone_follows_the_age_of_the_oldest_invoice() -> None:
    found = ledger_of([("Tôt", 3, 10), ("Neutre", 6, 10), ("Ferme", 14, 10), ("Tard", 15, 10), ("Tard", 1, 10)])
    assert letters(triage(found, settings(found))) == {
        "Tôt": "relance amicale",
        "Neutre": "relance neutre",
        "Ferme": "relance ferme",
        "Tard": "mise_en_demeure mise_en_demeure",
    }


def test_the_user_s_rule_is_followed() -> None:
    found = ledger_of([("Tôt", 3, 10), ("Tard", 200, 10)])
    rule = ReminderPolicy({ReminderLevel.NEUTRE: 10, ReminderLevel.FERME: 30})
    plan = triage(found, settings(found, rule=rule))
    assert letters(plan) == {"Tard": "relance ferme"}
    assert why(plan, "Tôt") == "Retard de 3\u00a0jours : votre règle n'écrit pas encore."


@pytest.mark.parametrize(
    "days",
    [
        {},
        {ReminderLevel.FERME: 0},
        {ReminderLevel.AMICALE: 9, ReminderLevel.FERME: 9},
        {ReminderLevel.NEUTRE: 9, ReminderLevel.FERME: 3},
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(days: dict[ReminderLevel, int]) -> None:
    with pytest.raises(GuideError):
        ReminderPolicy(days)


def test_everyone_who_must_not_be_written_to_is_told_why() -> None:
    names = ("Promis", "Plan", "Pause", "Litige", "Faillite", "Choix", "Ami", "Sans adresse")
    found = ledger_of([*((name, 40, 100) for name in names), ("Futur", -10, 50), ("Avoir", 40, -30)])
    on = found.on
    for change in (
        lambda f: with_promise(f, number(f, "Promis"), on, on + WEEK, None),
        lambda f: with_plan(f, number(f, "Plan"), (Instalment(on + WEEK, 10_000),)),
        lambda f: with_pause(f, number(f, "Pause"), None, "bon client"),
        lambda f: with_dispute(f, number(f, "Litige"), None),
    ):
        found = again(found, change(found))
    chosen = said(found, settings(found), "Faillite", aside=Aside.PROCEDURE)
    chosen = said(found, chosen, "Choix", aside=Aside.CHOIX)
    chosen = said(found, chosen, "Sans adresse", address=None)
    plan = triage(found, chosen)
    assert letters(plan) == {"Ami": "mise_en_demeure mise_en_demeure"}
    assert "Il a promis de payer" in why(plan, "Promis")
    assert "Échéancier suivi" in why(plan, "Plan")
    assert "bon client" in why(plan, "Pause")
    assert "conteste" in why(plan, "Litige")
    assert "Déclarez la créance" in why(plan, "Faillite")
    assert "laissé de côté" in why(plan, "Choix")
    assert "l'adresse du client" in why(plan, "Sans adresse")
    assert "Aucune facture n'est échue" in why(plan, "Futur")
    assert "ne doit rien" in why(plan, "Avoir")
    assert len(plan.planned) + len(plan.not_sent) == 10


def test_a_kind_that_is_not_known_is_asked_and_one_that_was_noted_stands() -> None:
    found = ledger_of([("Anonyme", 40, 100), ("Connu", 40, 100)])
    chosen = said(found, settings(found, None), "Connu", kind=DebtorKind.PARTICULIER)
    plan = triage(found, chosen)
    assert [(each.name, each.kind) for each in plan.planned] == [("Connu", DebtorKind.PARTICULIER)]
    assert plan.not_sent[0].lacks is Lack.GENRE and "Dites qui est ce client" in plan.not_sent[0].reason


def test_a_barred_or_nearly_barred_debt_is_not_claimed() -> None:
    """Five years for a trader, two for a consumer (C. com. L110-4, C. conso. L218-2)."""
    found = ledger_of([("Vieux", 2000, 100), ("Presque", 5 * 365 - 60, 100), ("Conso", 900, 100)])
    chosen = said(found, settings(found), "Conso", kind=DebtorKind.PARTICULIER)
    written = made(found, chosen)
    assert not written.sent
    reasons = {each.name: each.reason for each in written.not_sent}
    assert "semble passé" in reasons["Vieux"]
    assert "se termine" in reasons["Presque"] and "ne l'arrête pas" in reasons["Presque"]
    assert "Le délai pour agir est passé" in reasons["Conso"]


def test_estimated_due_dates_wait_to_be_confirmed() -> None:
    ledger = read_text("Client;Numéro;Date;Reste dû\nDurand;F1;01/06/2026;100,00\n")
    found = track(ledger, CustomerNotes(), ON)
    plan = triage(found, settings(found))
    assert "confirmez les échéances" in why(plan, "Durand")
    sure = replace(ledger, options=replace(ledger.options, confirmed_terms=True))
    found = track(sure, CustomerNotes(), ON)
    assert letters(triage(found, settings(found)))


def test_never_two_letters_the_same_week_whatever_the_account() -> None:
    found = ledger_of([("Durand", 40, 100), ("Durand.", 40, 200), ("Blanc", 40, 50)])
    plan = triage(found, settings(found))
    assert len(plan.planned) == 2 and "réunissez ses factures" in plan.not_sent[0].reason
    sent = again(found, with_letter(found, number(found, "Blanc"), LetterKind.RELANCE, found.on - WEEK, None))
    assert "Blanc" in letters(triage(sent, settings(sent)))
    early = found.on - timedelta(days=6)
    sent = again(found, with_letter(found, number(found, "Blanc"), LetterKind.RELANCE, early, None))
    assert "Blanc" not in letters(triage(sent, settings(sent)))


def test_invoices_set_aside_are_not_claimed_and_the_age_is_that_of_the_others() -> None:
    found = ledger_of([("Durand", 60, 100), ("Durand", 4, 30)])
    chosen = said(found, settings(found), "Durand", invoices=frozenset({"F001"}))
    written = made(found, chosen)
    (one,) = written.sent
    assert one.invoices == ("F002",) and one.asked == 3_000 and one.planned.letter == "relance"
    both = said(found, chosen, "Durand", invoices=frozenset({"F001", "F002"}))
    assert "mises de côté" in why(triage(found, both), "Durand")


def test_an_invoice_set_aside_by_a_wrong_number_stops_the_letter() -> None:
    """Else the invoice that was meant would be claimed."""
    found = ledger_of([("Durand", 60, 100), ("Durand", 4, 30)])
    chosen = said(found, settings(found), "Durand", invoices=frozenset({"F01"}))
    assert "corrigez le numéro" in why(triage(found, chosen), "Durand")


def test_a_second_reminder_recalls_the_first() -> None:
    found = ledger_of([("Durand", 14, 100)])
    found = again(found, with_letter(found, 0, LetterKind.RELANCE, found.on - timedelta(days=8), None))
    rule = ReminderPolicy({ReminderLevel.NEUTRE: 1})
    written = made(found, settings(found, rule=rule))
    assert written.sent[0].planned.letter == "relance_2"
    assert "14 novembre 2026" in text_of(files(written)[written.sent[0].file])


def test_the_archive_holds_what_the_list_says_and_the_sums_agree() -> None:
    found = ledger_of([("Été & Fils", 40, 1200), ("Été / Fils", 9, 300), ("../../etc", 3, 50), ("Été & Fils", 20, 10)])
    written = made(found, settings(found))
    held = files(written)
    rows = sheets(written)["Envois"]
    head, *lines, total = rows
    assert {line[head.index("Fichier")] for line in lines} == set(held) - {LIST_NAME, TABLE_NAME}
    where = [lines[0][head.index(name)] for name in ("Rue", "Code postal", "Ville", "Pays")]
    assert where == ["3 place du Marché", "62000", "ARRAS", "France"] and "Compte" not in head
    table = held[TABLE_NAME].decode("utf-8-sig").splitlines()
    assert len(table) == len(lines) + 1 and table[0].split(";") == head
    assert all(name.isascii() and "/" not in name and ".." not in name for name in held)
    asked = head.index("Montant demandé")
    assert round(sum(line[asked] for line in lines) * 100) == sum(one.asked for one in written.sent)
    assert round(total[asked] * 100) == sum(one.asked for one in written.sent)
    for one in written.sent:
        assert money(one.asked).replace("\u00a0", " ").replace("\u202f", " ") in text_of(held[one.file])
        assert slug(one.planned.name) in one.file


def test_each_letter_is_a_pdf_too_and_all_are_one_in_the_order_of_the_list() -> None:
    found = ledger_of([("Bleu", 20, 100), ("Rouge", 40, 200), ("Vert", 90, 300)])
    written = made(found, settings(found), pdf=True)
    with zipfile.ZipFile(BytesIO(written.archive)) as archive:
        apart = [each.file.replace(".docx", ".pdf") for each in written.sent]
        assert {f"pdf/{name}" for name in apart} < set(archive.namelist())
        whole = PdfReader(BytesIO(archive.read("tout-imprimer.pdf")))
        pages = [len(PdfReader(BytesIO(archive.read(f"pdf/{name}"))).pages) for name in apart]
    assert len(whole.pages) == sum(pages)
    assert [entry.title for entry in whole.outline] == [name.removesuffix(".pdf") for name in apart]  # type: ignore[union-attr]
    assert written.sent[0].planned.name in whole.pages[0].extract_text()


@pytest.mark.parametrize("pdf", [False, True])
def test_each_letter_is_a_draft_with_its_pages_joined_and_nothing_is_sent(pdf: bool) -> None:
    found = ledger_of([("Bleu", 20, 100), ("Vert", 90, 300), ("北京公司", 40, 200)])
    written = made(found, settings(found), drafts=True, pdf=pdf)
    with zipfile.ZipFile(BytesIO(written.archive)) as archive:
        names = [name for name in archive.namelist() if name.startswith("e-mails/")]
        assert len(names) == 3
        assert any(name.startswith("pdf/") for name in archive.namelist()) is pdf
        in_word = []
        for one, name in zip(written.sent, sorted(names), strict=True):
            mail = message_from_bytes(archive.read(name), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            assert mail["X-Unsent"] == "1" and mail["From"] is None and mail["Date"] is None
            (joined,) = mail.iter_attachments()
            body = mail.get_body(("plain",))
            assert body is not None and money(one.asked) in body.get_content()
            if joined.get_content_subtype() == "pdf":
                assert one.planned.name in PdfReader(BytesIO(joined.get_content())).pages[0].extract_text()
            else:
                in_word.append(one.planned.name)
                assert joined.get_content() in [archive.read(each) for each in archive.namelist()]
        assert in_word == ["北京公司"], "one that our pages cannot draw leaves in Word"


def test_a_letter_that_our_pages_cannot_draw_stays_in_word() -> None:
    found = ledger_of([("北京公司", 20, 100), ("Rouge", 40, 200)])
    written = made(found, settings(found), pdf=True)
    with zipfile.ZipFile(BytesIO(written.archive)) as archive:
        assert len(written.sent) == 2
        assert len([name for name in archive.namelist() if name.startswith("pdf/")]) == 1
        assert len(PdfReader(BytesIO(archive.read("tout-imprimer.pdf"))).pages) == 1


def test_what_was_written_is_noted_and_not_written_again() -> None:
    found = ledger_of([("Durand", 40, 100), ("Blanc", 3, 100)])
    written = made(found, settings(found))
    after = again(found, noted(found, written.sent))
    assert [(s.kind, s.on) for s in after.noted(number(after, "Durand")).sent] == [(LetterKind.MISE_EN_DEMEURE, ON)]
    plan = triage(after, settings(after))
    assert not plan.planned and len(plan.not_sent) == 2
    later = track(found.ledger.at(ON + WEEK), noted(found, written.sent), ON + WEEK)
    plan = triage(later, settings(later))
    assert letters(plan) == {"Blanc": "relance_2 neutre"}
    assert "délai court" in why(plan, "Durand")


def test_progress_is_told_letter_by_letter() -> None:
    found = ledger_of([(f"Client {n}", 40, 100) for n in range(5)])
    told: list[tuple[int, int]] = []
    made(found, settings(found), progress=lambda done, total: told.append((done, total)))
    assert told == [(n, 5) for n in range(1, 6)]


def test_a_customer_abroad_is_written_to_in_its_language_then_in_french() -> None:
    """Where one knows it: the Netherlands have none of our four, and a town abroad is under another law."""
    rows = [("Möbelhaus", 12, 400), ("Fabriek", 12, 300), ("Boulangerie", 12, 200)]
    plain = ledger_of(rows)
    buyers = {number(plain, name): Party(name, country=code) for name, code in (("Möbelhaus", "DE"), ("Fabriek", "NL"))}
    found = track(replace(plain.ledger, buyers=buyers), CustomerNotes(), ON)
    chosen = settings(found)
    assert customers_abroad(found, triage(found, chosen)) == {Language.DE: 1, None: 1}
    written = made(found, replace(chosen, translated=True), pdf=True)
    names = [one.file for one in written.sent]
    german = text_of(files(written)[names[0]])
    assert names[0].endswith("-de.docx") and not any("-de." in name for name in names[1:])
    assert german.index("Sehr geehrte Damen und Herren") < german.index("Madame, Monsieur")
    assert [row[6] for row in sheets(written)["Envois"][1:4]] == [
        "Relance ferme, en allemand puis en français",
        "Relance ferme",
        "Relance ferme",
    ]
    assert not any("-de." in one.file for one in made(found, chosen).sent)
    towns = said(found, chosen, "Möbelhaus", kind=DebtorKind.COLLECTIVITE)
    assert customers_abroad(found, triage(found, towns)) == {None: 2}
    assert not any("-de." in one.file for one in made(found, replace(towns, translated=True)).sent)


def test_a_day_after_the_export_counts() -> None:
    found = ledger_of([("Durand", 1, 100)])
    later = track(found.ledger, found.follow_up, date(2026, 12, 10))
    assert triage(later, settings(later)).planned[0].days_late == 1 + 18
