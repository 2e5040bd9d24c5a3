"""A letter with paragraphs in the user's own words: what is printed, what is not any more, and what never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document

from guide.case.codes import DebtorKind
from guide.case.model import Dossier, Edit, Payment
from guide.letters import Tone, edited, email, letters, write
from guide.letters.catalogue.computed import Computed
from guide.letters.court.check import check
from guide.letters.court.court_file import court_file
from guide.letters.court.filing import FILINGS, FilingId
from guide.letters.permission.permission import judged
from guide.letters.user_edits.edit_cautions import cautions, notes
from guide.letters.user_edits.edited_letter import Passage
from guide.letters.user_edits.paragraph_edits import dropped, kept, restored
from tests.unit.letters_cases import ON, case, granted, rich

OPENING, CLOSING = "Chère Madame Durand & <b>Fils</b>,", "Bien à vous {{ vraiment }}, d'ici là."
NOTICE = "mise_en_demeure"


def lines(docx: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs]


def found(dossier: Dossier, start: str, id: str = NOTICE, on: date = ON) -> Passage:
    passages = edited(id, dossier, on).passages
    return next(one for one in passages if one.original.startswith(start))


def changed(dossier: Dossier, start: str, text: str, id: str = NOTICE) -> Dossier:
    one = found(dossier, start, id)
    return kept(dossier, id, one.original, one.edit, text)


@pytest.mark.parametrize("id", [id for id, letter in letters().items() if letter.envelope])
def test_the_opening_and_the_closing_of_older_dossiers_still_count(id: str) -> None:
    dossier = next(d for d in granted(id).values() if judged(letters()[id], Computed(d, ON)).granted)
    older = replace(dossier, words={**dossier.words, f"{id}_ouverture": OPENING, f"{id}_cloture": CLOSING})
    before, after = (lines(write(d, ON, id).files[0].content) for d in (dossier, older))
    assert len(before) == len(after)
    differ = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in differ] == [OPENING, CLOSING.replace("'", "’")]
    assert differ[0][0].startswith(("Madame, Monsieur", "Maître")) and "salutations" in differ[1][0]


def test_an_older_closing_is_changed_and_restored_as_any_passage() -> None:
    older = case(words={f"{NOTICE}_cloture": CLOSING, "relance_cloture": CLOSING, NOTICE: "Reçu sans réserve."})
    newer = changed(older, "Je vous prie", "Cordialement.")
    assert newer.words == {"relance_cloture": CLOSING, NOTICE: "Reçu sans réserve."}
    assert found(newer, "Je vous prie").text == "Cordialement."
    assert restored(newer, NOTICE) == restored(older, NOTICE) == replace(newer, edits={})


def test_the_text_for_an_e_mail_is_the_edited_one_and_keeps_the_signature() -> None:
    dossier = changed(case(), "Je vous prie", CLOSING, "relance")
    body = email(changed(dossier, "Madame", "Objet : rien", "relance"), ON, "relance")
    assert "Bien à vous" in body.body and "salutations" not in body.body
    assert body.body.index("Bien à vous") < body.body.index("Claire Nord") < body.body.index("Pièce jointe")
    assert body.subject.startswith("Relance") and "Objet\u00a0: rien" in body.body


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a & <w:t>b</w:t> {{ dette.somme }} {% if x %} {#", ["a & <w:t>b</w:t> {{ dette.somme }} {% if x %} {#"]),
        ("a\x00b\x0b\u2028c\ud800d\uffff", ["a b c d"]),
        ("un\n\n  deux \r\ntrois", ["un", "deux", "trois"]),
        ("x" * 4_000, ["x" * 4_000]),
        ("x" * 9_000, ["x" * 4_000]),
        ("L'art. : « ici » ! 12 €", ["L’art.\u00a0: «\u00a0ici\u00a0»\u00a0! 12\u00a0€"]),
        (" \n\t ", []),
        ("", []),
    ],
    ids=["marks", "controls", "lines", "long", "too long", "typeset", "blank", "empty"],
)
def test_any_text_is_printed_as_itself_in_the_place_of_its_paragraph(typed: str, printed: list[str]) -> None:
    before = lines(write(case(), ON, NOTICE).files[0].content)
    after = lines(write(changed(case(), "Si votre paiement", typed), ON, NOTICE).files[0].content)
    place = next(i for i, line in enumerate(before) if line.startswith("Si votre paiement"))
    assert after == [*before[:place], *printed, *before[place + 1 :]]


def test_a_paragraph_keeps_its_style_and_its_bold_words() -> None:
    bold = "je vous mets en demeure de payer la somme de 1\u00a0103,96\u00a0€ au plus tard le 7\u00a0décembre\u00a02026"
    dossier = changed(case(), "Par la présente", f"Madame, {bold}.\nMerci.")
    made = Document(BytesIO(write(dossier, ON, NOTICE).files[0].content)).paragraphs
    first = next(i for i, p in enumerate(made) if p.text.startswith("Madame, je"))
    assert [(r.text, bool(r.bold)) for r in made[first].runs] == [("Madame, ", False), (bold, True), (".", False)]
    assert [(r.text, bool(r.bold)) for r in made[first + 1].runs] == [("Merci.", False)]
    assert {p.style.name for p in made[first : first + 2] if p.style} == {"Corps"}


def test_a_paragraph_typed_again_as_it_was_is_no_edit() -> None:
    one = found(case(), "Par la présente")
    assert kept(case(), NOTICE, one.original, None, one.original.replace("’", "'")) == case()


def test_the_next_day_its_figures_follow() -> None:
    dossier = changed(
        case(), "Par la présente", "Je vous mets en demeure de payer 1 103,96 € le 7 décembre 2026 au plus tard."
    )
    dossier = changed(dossier, "S’y ajoutent", "Chaque jour coûte 0,35 € de plus.")
    draft = edited(NOTICE, dossier, ON + timedelta(days=1))
    assert not draft.stale
    said = "\n".join(lines(draft.content))
    assert "payer 1\u00a0104,31\u00a0€ le 8\u00a0décembre\u00a02026" in said and "Chaque jour coûte 0,35\u00a0€" in said
    assert any("« 1\u00a0103,96\u00a0€ » est devenu « 1\u00a0104,31\u00a0€ »" in note for note in notes(draft, False))
    assert "1\u00a0103,96" not in said and "7\u00a0décembre" not in said


def test_a_figure_altered_by_hand_is_never_printed_once_it_changed() -> None:
    dossier = changed(case(), "Par la présente", "Payez donc 1 100 € avant le 7 décembre 2026.")
    assert "1\u00a0100\u00a0€" in "\n".join(lines(edited(NOTICE, dossier, ON).content))
    draft = edited(NOTICE, dossier, ON + timedelta(days=1))
    assert draft.content == write(case(), ON + timedelta(days=1), NOTICE).files[0].content
    (one,) = draft.stale
    assert one.now == found(case(), "Par la présente", on=ON + timedelta(days=1)).original
    assert one.lost == (("1\u00a0103,96\u00a0€", "1\u00a0104,31\u00a0€"),)
    # Taken up again: what could be placed is, and what is the user's own is said.
    again = kept(dossier, NOTICE, one.now, one.edit, one.words)
    taken = edited(NOTICE, again, ON + timedelta(days=1))
    assert not taken.stale and "avant le 8\u00a0décembre\u00a02026" in "\n".join(lines(taken.content))
    assert any("1\u00a0100\u00a0€" in note and "recalculé" in note for note in notes(taken, False))
    assert dropped(dossier, NOTICE, one.edit) == case()


def test_a_paragraph_that_says_another_thing_is_printed_fresh() -> None:
    dossier = changed(case(invoices=(replace(case().invoices[0], payments=()),)), "Malgré ma relance", "Vous tardez.")
    paid = replace(dossier, invoices=case().invoices)
    draft = edited(NOTICE, paid, ON)
    assert "Vous tardez." not in lines(draft.content)
    assert draft.stale[0].now is not None and "payée qu’en partie" in draft.stale[0].now
    assert "a changé depuis votre correction" in notes(draft, False)[0] and "Vous tardez." in notes(draft, False)[0]


def test_a_paragraph_that_is_gone_has_no_place() -> None:
    dossier = replace(case(), edits={NOTICE: (Edit("Rien de tel n'a jamais été écrit ici.", "Bonjour."),)})
    (one,) = edited(NOTICE, dossier, ON).stale
    assert one.now is None and write(dossier, ON, NOTICE).files[0].notes


def test_words_for_one_tone_wait_for_it() -> None:
    friendly = edited("relance", rich(), ON, Tone.AMICAL).passages
    only = next(p for p in friendly if p.original not in {q.original for q in edited("relance", rich(), ON).passages})
    dossier = kept(rich(), "relance", only.original, None, "Un mot à vous.")
    assert "Un mot à vous." in lines(edited("relance", dossier, ON, Tone.AMICAL).content)
    draft = edited("relance", dossier, ON, Tone.FERME)
    assert not draft.stale and draft.elsewhere == dossier.edits["relance"]
    assert "autre ton" in notes(draft, False)[0]


def test_the_court_file_has_the_edited_request_and_says_what_it_does_not_take() -> None:
    id, filing = "requete_injonction_tc", FILINGS[FilingId.INJONCTION_TC]
    dossier = changed(rich(), edited(id, rich(), ON).passages[0].original, "Voici ma demande.", id)
    (request,) = (e.file for e in court_file(dossier, ON, filing).entries if e.file.letter == id)
    assert "Voici ma demande." in lines(request.content)
    gone = replace(dossier, edits={id: (Edit("Rien de tel.", "Bonjour."),)})
    said = [found.what for found in check(Computed(gone, ON), filing).findings]
    assert any("Bonjour." in what for what in said)


@pytest.mark.parametrize(
    ("kind", "start", "text", "said"),
    [
        (DebtorKind.PARTICULIER, "À défaut", "Vous devrez 40 € de frais.", "« 40\u00a0€ » et « frais »"),
        (DebtorKind.PARTICULIER, "À défaut", "Une pénalité s'ajoutera.", "« pénalité »"),
        (DebtorKind.COMMERCANT, "À défaut", "Je préviendrai la police.", "« police »"),
        (DebtorKind.COMMERCANT, "Par la présente", "Payez.", "ne plus valoir mise en demeure"),
        (
            DebtorKind.COMMERCANT,
            "Par la présente",
            "Payez.",
            "1\u00a0103,96\u00a0€, 7\u00a0décembre\u00a02026 et article 1344",
        ),
        (DebtorKind.COMMERCANT, "En application", "", "article L.\u00a0441-10"),
        (DebtorKind.COMMERCANT, "Si votre paiement", "Vous avez promis le 3 novembre 2026.", "3 novembre 2026"),
    ],
)
def test_what_the_words_may_do_is_said(kind: DebtorKind, start: str, text: str, said: str) -> None:
    dossier = changed(case(kind), start, text)
    legal = kind is DebtorKind.PARTICULIER
    told = cautions(found(dossier, start), edited(NOTICE, dossier, ON), legal)
    assert any(said in one for one in told), told
    said_elsewhere = write(dossier, ON, NOTICE).files[0].notes
    assert [note.split("» : ", 1)[1] for note in said_elsewhere] == list(told)


def test_a_notice_told_of_elsewhere_does_not_make_the_letter_one() -> None:
    """« Malgré ma mise en demeure du… » is no summons."""
    dossier = changed(rich(), "Par la présente", "Payez.")
    assert found(dossier, "Malgré ma mise en demeure")
    assert any("ne plus valoir" in note for note in write(dossier, ON, NOTICE).files[0].notes)


def test_harmless_words_call_for_nothing() -> None:
    dossier = changed(case(), "Si votre paiement", "Écrivez-moi si quelque chose ne va pas.")
    assert write(dossier, ON, NOTICE).files[0].notes == ()


def test_a_business_may_be_told_of_its_indemnity() -> None:
    dossier = changed(case(), "À défaut", "Les pénalités et les frais restent dus.")
    assert not any("particulier" in note for note in write(dossier, ON, NOTICE).files[0].notes)


def test_a_payment_changes_the_sum_everywhere() -> None:
    dossier = changed(
        case(), "Par la présente", "Je vous mets en demeure de payer 1 103,96 € avant le 7 décembre 2026."
    )
    invoice = dossier.invoices[0]
    paid = replace(dossier, invoices=(replace(invoice, payments=(*invoice.payments, Payment(ON, 50_000))),))
    draft = edited(NOTICE, paid, ON)
    assert not draft.stale and "payer 603,96\u00a0€ avant" in "\n".join(lines(draft.content))
