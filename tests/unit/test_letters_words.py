"""What a letter says, and what it may never say: by kind of debtor, over many dossiers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import law
from guide.case.codes import Allocation, DebtorKind, EventKind, Nature, VatScheme
from guide.case.model import Address, CreditNote, Dossier, Event, Invoice, Payment, Terms
from guide.claim.statement import statement
from guide.letters import allowed, letters, preview
from guide.letters.catalogue.claimed_sums import figures, running
from guide.letters.catalogue.computed import Computed
from guide.letters.content.party_fields import destinataire
from guide.letters.permission.permission import judged
from guide.letters.word.word_text import TextTable
from guide.letters.writing import letter
from guide.values.french import MINUS, NBSP, day, money, rate
from tests.unit.letters_cases import (
    CREDITOR,
    GOLDEN,
    GOLDENS,
    GRANTED,
    LETTERS,
    ON,
    ONE,
    RICH,
    VARIANTS,
    case,
    debtor,
    letter_text,
    rich,
    several,
)

LEGAL = (DebtorKind.PARTICULIER, DebtorKind.ASSOCIATION, DebtorKind.SCI, DebtorKind.COPROPRIETE)
BUSINESS = (DebtorKind.COMMERCANT, DebtorKind.LIBERAL)
PUBLIC = tuple(kind for kind in DebtorKind if kind.is_public_buyer)
#: Said to someone who owes no more than the price and legal interest, any of these is unlawful.
NEVER_TO_A_CONSUMER = re.compile(
    r"pénalit|indemni|\bfrais\b|forfait|majorat|(?<![\d,])40\s?€|40,00\s?€ par|40 euros|441-10|441-5|dommages|clause|publi",
    re.I,
)
THREATS = re.compile(
    r"publi(er|cation)|signaler|réputation|mauvais payeur|huissier|police|plainte|employeur|fichier", re.I
)


@st.composite
def dossiers(draw: st.DrawFn, kinds: tuple[DebtorKind, ...]) -> Dossier:
    """Late invoices of the year, with payments, credit notes and perhaps an earlier notice; all amounts in thousands."""
    invoices = []
    for n in range(draw(st.integers(1, 4))):
        due = ON - timedelta(days=draw(st.integers(1, 300)))
        amount = draw(st.integers(100, 900)) * 1_000
        paid = draw(st.lists(st.tuples(st.integers(-20, 250), st.integers(1, 90)), max_size=2))
        noted = draw(st.lists(st.integers(0, 200), max_size=1))
        invoices.append(
            Invoice(
                f"F{n}",
                amount,
                issued=due - timedelta(days=30),
                completed=due - timedelta(days=31),
                due=due,
                payments=tuple(Payment(due + timedelta(days=d), share * amount // 200) for d, share in paid),
                credit_notes=tuple(CreditNote(due + timedelta(days=d), 1_000) for d in noted),
            )
        )
    notice = draw(st.none() | st.integers(1, 200).map(lambda d: ON - timedelta(days=d)))
    lump = draw(st.none() | st.integers(1, 50).map(lambda n: Payment(date(2026, 9, 9), n * 1_000)))
    terms = draw(
        st.sampled_from(
            [Terms(), Terms(allocation=Allocation.PRINCIPAL_DABORD), Terms(rate=150_000), Terms(floor_multiple=3)]
        )
    )
    return case(
        draw(st.sampled_from(kinds)),
        tuple(invoices),
        events=(Event(EventKind.MISE_EN_DEMEURE, notice),) if notice else (),
        payments=(lump,) if lump else (),
        terms=terms,
    )


def written(dossier: Dossier) -> dict[str, str]:
    """The mildest and the hardest of the letters that press a debtor: the others are held by their goldens."""
    granted = {p.letter.id for p in allowed(dossier, ON) if p.granted}
    return {id: letter_text(id, dossier) for id in ("relance", "mise_en_demeure") if id in granted}


def agreed(id: str) -> dict[str, str]:
    """The golden texts of a letter, by variant: no need to write it again."""
    return {
        name.removeprefix(f"{id}-"): (GOLDEN / f"{name}.txt").read_text("utf-8")
        for name, (held, _, _) in GOLDENS.items()
        if held == id
    }


@pytest.mark.parametrize("id", [id for id in letters() if letters()[id].to is None])
def test_no_letter_asks_a_consumer_for_more_than_the_price_and_interest(id: str) -> None:
    text = agreed(id).get("particulier", "")
    assert not NEVER_TO_A_CONSUMER.search(text)
    assert not THREATS.search(text)


@settings(max_examples=25)
@given(dossiers(LEGAL))
def test_a_consumer_is_never_asked_for_a_penalty_an_indemnity_or_a_fee(dossier: Dossier) -> None:
    for text in written(dossier).values():
        assert not NEVER_TO_A_CONSUMER.search(text)


@settings(max_examples=12)
@given(dossiers(PUBLIC))
def test_a_public_buyer_is_told_the_procurement_code_only(dossier: Dossier) -> None:
    for text in written(dossier).values():
        plain = text.replace(NBSP, " ")
        assert all(article in plain for article in ("L. 2192-12", "L. 2192-13", "R. 2192-31", "D. 2192-35"))
        assert "441-" not in plain and "injonction" not in plain


@settings(max_examples=12)
@given(dossiers((*LEGAL, *BUSINESS, *PUBLIC)))
def test_no_letter_threatens(dossier: Dossier) -> None:
    for text in written(dossier).values():
        assert not THREATS.search(text.replace("commande publique", ""))


def cents(text: str) -> int:
    digits = text.replace(NBSP, "").replace("€", "").replace(",", "").replace(MINUS, "-")
    return 0 if digits == "–" else int(digits)


@settings(max_examples=30)
@given(dossiers((*LEGAL, *BUSINESS, *PUBLIC)))
def test_the_tables_of_a_notice_add_up_to_the_claim(dossier: Dossier) -> None:
    if not all(p.granted for p in allowed(dossier, ON) if p.letter.id == "mise_en_demeure"):
        return
    blocks = preview(dossier, ON, "mise_en_demeure")
    claimed = statement(dossier, ON).claimable
    for table in (block for block in blocks if isinstance(block, TextTable)):
        *rows, total = table.rows
        assert cents(total[-1]) == claimed
        assert sum(cents(row[-1]) for row in rows) == claimed


@settings(max_examples=12)
@given(dossiers((*LEGAL, *BUSINESS, *PUBLIC)))
def test_the_next_day_s_interest_is_that_of_the_statement(dossier: Dossier) -> None:
    noticed = replace(dossier, events=(*dossier.events, Event(EventKind.MISE_EN_DEMEURE, ON)))
    assert running(dossier, figures(dossier, ON), ON).daily == statement(noticed, ON).daily


def test_an_invoice_due_today_is_neither_asked_nor_counted_in_the_next_day_s_interest() -> None:
    today = Invoice("F-AUJOURDHUI", 500_000, issued=date(2026, 10, 23), due=ON)
    both = case(invoices=(*ONE, today))
    for id in LETTERS:
        assert letter_text(id, both) == letter_text(id, case())


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_notice_is_an_order_to_pay_with_all_that_makes_it_one(variant: str) -> None:
    text = letter_text("mise_en_demeure", VARIANTS[variant])
    total = {"entreprise": 110_396, "particulier": 100_000, "acheteur_public": 109_242}[variant]
    per_day = {"entreprise": 35, "particulier": 8, "acheteur_public": 28}[variant]
    assert "Lettre recommandée avec demande d’avis de réception" in text
    assert (
        f"je vous mets en demeure de payer la somme de {money(total)} au plus tard le {day(date(2026, 12, 7))}" in text
    )
    # Of the 200 € paid on 1 August: 24.63 € of interest (29 days at 12.15 %, 32 at 12.40 %), or 20.36 € (61 days at
    # 10.15 %, frozen), or none before a notice (C. civ. 1343-1).
    lowered = {"entreprise": 17_537, "particulier": 20_000, "acheteur_public": 17_964}[variant]
    row = " | ".join(map(money, (120_000, lowered, 120_000 - lowered)))
    assert f"F2026-014 | 02/05/2026 | 01/06/2026 | {row}" in text
    assert f"{money(per_day)} par jour" in text
    assert "À défaut de paiement dans ce délai, je saisirai" in text
    assert f"Malgré ma relance du {day(date(2026, 6, 10))}" in text


def test_what_the_user_typed_is_set_like_the_rest_of_the_letter() -> None:
    typed = replace(CREDITOR, name="L'Atelier du Nord", share_capital="5000")
    text = letter_text(
        "mise_en_demeure", case(creditor=typed, debtor=replace(debtor(DebtorKind.SCI), name="SCI « L'Orme »"))
    )
    assert f"SARL au capital de 5{NBSP}000{NBSP}€" in text
    assert "L’Atelier du Nord" in text and f"SCI «{NBSP}L’Orme{NBSP}»" in text
    assert "'" not in text and not re.search(r" [:;?!»€%]|« |n° \w", text)


def test_a_reminder_asks_for_the_invoices_only() -> None:
    for dossier in VARIANTS.values():
        text = letter_text("relance", dossier)
        assert f"régler la somme de {money(100_000)} au plus tard le {day(date(2026, 11, 30))}" in text
        assert "mets en demeure" not in text


_NUMBER = r"(?:[LRD]\. ?)?\d+(?:-\d+)*"
#: « article 1344 », « articles L. 441-10, II et D. 441-5 », « décret n° 99-658 ».
ARTICLES = re.compile(
    rf"articles? {_NUMBER}(?:, II)?(?:(?:, | et | à ){_NUMBER}(?:, II)?)*|décret n° {_NUMBER}"
    r"|directive \d+/\d+|règlement \(CE\) n° \d+/\d+"
)
LABEL = re.compile(r"[LRD]?\d+(?:-\d+)*")


def cited(text: str) -> set[str]:
    found = ARTICLES.findall(text.replace(NBSP, " "))
    return {number.replace(". ", "") for each in found for number in re.findall(_NUMBER, each)}


@pytest.mark.parametrize("id", letters())
def test_a_letter_cites_the_texts_of_the_catalogue_and_no_other(id: str) -> None:
    """Over all its dossiers."""
    said = set().union(*map(cited, agreed(id).values()))
    labels = [law.reference(r).label for r in letters()[id].references]
    numbers = [set(LABEL.findall(re.split(r"art\. ", label)[-1])) for label in labels]
    assert said <= set().union(*numbers)
    assert not [label for label, held in zip(labels, numbers, strict=True) if not held & said]


@pytest.mark.parametrize(
    ("country", "told", "directive"),
    [("BE", "injonction de payer européenne", True), ("DK", "", True), ("CH", "", False), ("US", "", False)],
)
def test_a_debtor_abroad_is_told_of_the_european_order_where_it_exists(
    country: str, told: str, directive: bool
) -> None:
    """Regulation 1896/2006: between Member States, Denmark apart. CPC 1405: never the French one."""
    text = letter_text("mise_en_demeure", case(debtor=replace(debtor(DebtorKind.COMMERCANT), country=country)))
    assert "juridiction compétente" in text and "1405" not in text
    assert (told in text) if told else ("injonction" not in text)
    assert ("directive 2011/7/UE" in text) is directive


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (Terms(rate=150_000), f"au taux convenu de {rate(150_000)}."),
        (Terms(floor_multiple=3), "à trois fois le taux de l’intérêt légal."),
        (Terms(rate=50_000), "sans pouvoir être inférieures à trois fois le taux de l’intérêt légal."),
    ],
)
def test_the_rate_of_the_contract_is_the_one_said(terms: Terms, said: str) -> None:
    assert said in letter_text("mise_en_demeure", case(terms=terms))


def test_a_clause_is_not_claimed_from_a_consumer() -> None:
    text = letter_text("mise_en_demeure", case(DebtorKind.PARTICULIER, terms=Terms(rate=150_000)))
    assert f"au taux de l’intérêt légal ({rate(27_500)} l’an à ce jour)" in text
    assert "convenu" not in text


def test_an_unpublished_rate_is_said_provisional() -> None:
    assert "provisoire" not in letter_text("mise_en_demeure", case())
    text = letter_text("mise_en_demeure", case(), date(2027, 2, 1))
    assert f"Total dû au {day(date(2027, 2, 1))} (provisoire)" in text
    assert f"{rate(126_500)} provisoire" in text
    assert "(montant provisoire)" in text
    asked = letter_text("requete_injonction_tc", rich(), date(2027, 2, 1))
    assert f"par jour au taux actuel (provisoire{NBSP}: ce taux n’est pas encore publié)" in asked
    assert "actuel (provisoire" not in letter_text("requete_injonction_tc", rich())


def test_a_principal_paid_late_is_not_said_unpaid() -> None:
    late = case(invoices=(replace(ONE[0], payments=(Payment(date(2026, 8, 1), 120_000),)),))
    text = letter_text("mise_en_demeure", late)
    assert "des sommes restent dues sur la facture suivante, payée après l’échéance" in text
    assert "impayée" not in text


def test_the_statement_stands_below_the_signature() -> None:
    for invoices in (several(1), several(12)):
        text = letter_text("mise_en_demeure", case(invoices=invoices))
        assert "calcul annexé" in text
        assert text.index("salutations") < text.index("Annexe : décompte".replace(" :", f"{NBSP}:"))


def due_later(number: str = "F2026-031") -> Invoice:
    """Due after the reminder of 10 June and the notice of 1 July."""
    return replace(ONE[0], number=number, due=date(2026, 8, 31), payments=())


def test_a_letter_recalls_only_what_was_sent_once_all_was_due() -> None:
    both = rich(invoices=(*RICH.invoices, due_later()))
    assert f"Malgré ma mise en demeure du {day(date(2026, 7, 1))}" in letter_text("mise_en_demeure", rich())
    for id in ("relance_2", "relance_3", "mise_en_demeure"):
        assert "Malgré" not in letter_text(id, both)
    noticed = f"en demeure de payer le {day(date(2026, 7, 1))}"
    for id in ("requete_injonction_tc", "demande_mediation", "mandat_commissaire"):
        assert "alors échu" not in letter_text(id, rich())
        text = letter_text(id, both)
        assert noticed in text and ", pour ce qui était alors échu." in text
    assert f"à ce jour, avec ce qui est échu depuis{NBSP}:" in letter_text("dernier_avis", both)
    assert "échu depuis" not in letter_text("dernier_avis", rich())
    # « Elle vient du contrat…, facturée comme suit »: the debt, whatever the number of invoices.
    assert "facturée comme suit" in letter_text("requete_injonction_tc", both)


def test_one_invoice_or_several_are_said_so() -> None:
    several_due = case(invoices=(*ONE, due_later()))
    assert f"sur la facture n°{NBSP}F2026-014. Est-ce que vous l’avez bien reçue" in letter_text("script_appel", case())
    assert f"F2026-014 et F2026-031. Est-ce que vous les avez bien reçues{NBSP}?" in letter_text(
        "script_appel", several_due
    )
    for id in ("interets_moratoires", "relance"):
        town = rich(DebtorKind.COLLECTIVITE)
        assert f"Pièce jointe{NBSP}: copie de la facture\n" in letter_text(id, town)
        both = replace(town, invoices=(*town.invoices, due_later()))
        assert f"Pièces jointes{NBSP}: copie des factures" in letter_text(id, both)


def test_a_receipt_for_the_whole_keeps_what_the_delay_costs() -> None:
    """1 200,00 paid on 1 August: 62 days late; a consumer who got no notice owes nothing more."""
    paid = (replace(ONE[0], payments=(Payment(date(2026, 8, 1), 120_000),)),)
    owed = statement(case(invoices=paid), ON).claimable
    text = letter_text("recu", case(invoices=paid))
    assert "La facture en objet est payée en entier" in text and f"soit {money(owed)} au" in text
    consumer = letter_text("recu", case(DebtorKind.PARTICULIER, invoices=paid))
    assert "La facture en objet est payée en entier" in consumer and "retard" not in consumer
    twice = (*paid, replace(paid[0], number="F2"))
    assert "Les factures en objet sont payées en entier" in letter_text("recu", case(invoices=twice))


def test_only_goods_are_claimed_back_and_only_vat_that_was_paid_is_recovered() -> None:
    """A service bears no retention of title; under VAT on receipts, the VAT of an unpaid service was never paid."""
    goods = replace(GRANTED["duplicata_tva"]["entreprise"].invoices[0], number="V-1", nature=Nature.VENTE)
    mixed = (goods, replace(goods, number="S-1", nature=Nature.PRESTATION))
    sold = replace(GRANTED["revendication"]["entreprise"], invoices=mixed)
    assert "V-1 |" in letter_text("revendication", sold) and "S-1" not in letter_text("revendication", sold)
    lost = replace(GRANTED["duplicata_tva"]["entreprise"], invoices=mixed)
    assert "S-1 |" in letter_text("duplicata_tva", lost)
    receipts = replace(lost, creditor=replace(lost.creditor, vat=VatScheme.ENCAISSEMENTS))
    text = letter_text("duplicata_tva", receipts)
    assert "V-1 |" in text and "S-1" not in text
    held = next(p for p in allowed(receipts, ON) if p.letter.id == "duplicata_tva")
    assert any("Sans S-1" in caution for caution in held.cautions)


def test_a_payment_that_reaches_the_indemnity_says_so() -> None:
    """1 200,00 due on 1 June, 1 250,00 paid on 1 August: 11,58 + 13,05 of interest, 1 200,00, and 25,37 of the 40,00."""
    paid = (replace(ONE[0], payments=(Payment(date(2026, 8, 1), 125_000),)),)
    shares = f"intérêts : {money(2_463)}, sur le principal : {money(120_000)}, sur l’indemnité : {money(2_537)}"
    assert shares in letter_text("mise_en_demeure", case(invoices=paid)).replace(f"{NBSP}:", " :")
    assert "sur l’indemnité" not in letter_text("mise_en_demeure", case())


def test_a_deed_and_a_request_say_who_acts_for_a_company() -> None:
    signed = replace(CREDITOR, representative=None)
    for id, label in (("requete_injonction_tc", "Représentée par"), ("transaction", "Représenté par")):
        held = replace(GRANTED[id]["entreprise"], creditor=signed)
        assert f"{label} | Claire Nord, gérante" in letter_text(id, held)
    alone = replace(signed, name="Claire Nord", signatory="Claire Nord, graphiste", legal_form="EI")
    assert "Représenté" not in letter_text("requete_injonction_tc", rich(creditor=alone))


def test_retention_and_orders_are_said() -> None:
    held = replace(ONE[0], retention=6_000, order="BC-77", payments=())
    text = letter_text("mise_en_demeure", case(invoices=(held,)))
    assert f"la retenue de garantie de {money(6_000)} n’est pas réclamée" in text
    assert "commande BC-77" in text


@pytest.mark.parametrize("name", GOLDENS)
def test_the_words_are_those_that_were_read_and_agreed(name: str) -> None:
    """To change them: `python -m tests.unit.letters_cases`, then read the diff."""
    id, dossier, tone = GOLDENS[name]
    assert letter_text(id, dossier, tone=tone) == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_no_golden_is_left_behind() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(GOLDENS)


def test_a_long_address_is_gathered_to_stand_in_the_window_of_the_envelope() -> None:
    lines = ("Bâtiment C", "Porte 12", "3 place du Marché")
    long = replace(debtor(DebtorKind.COMMERCANT), representative="Mme Petit", address=Address(lines, "62000", "Arras"))
    assert destinataire(long).lignes == (
        "À l’attention de Mme Petit",
        "Bâtiment C, Porte 12",
        "3 place du Marché",
        "62000 ARRAS",
    )
    there = replace(long, country="BE", address=Address(lines, "1000", "Bruxelles"))
    assert destinataire(there).lignes[-3:] == (", ".join(lines), "1000 BRUXELLES", "BELGIQUE")


def test_who_it_is_for_is_said_once_in_the_window() -> None:
    lines = ("À l'attention du service comptabilité", "3 place du Marché")
    sent = replace(debtor(DebtorKind.COMMERCANT), representative="Mme Petit", address=Address(lines, "62000", "Arras"))
    assert destinataire(sent).lignes == ("À l’attention du service comptabilité", "3 place du Marché", "62000 ARRAS")
    assert destinataire(sent).appel == "Madame"


@pytest.mark.parametrize(("name", "called"), [("Frau Anna Schröder", "Madame"), ("Mr John Smith", "Monsieur")])
def test_a_lady_or_a_gentleman_abroad_is_called_as_one(name: str, called: str) -> None:
    assert destinataire(replace(debtor(DebtorKind.COMMERCANT), representative=name)).appel == called


def test_an_address_that_no_window_shows_whole_is_said_before_it_leaves() -> None:
    streets = tuple(f"{n} avenue du Général de Gaulle prolongée" for n in range(3))
    named = replace(debtor(DebtorKind.COMMERCANT), representative="Mme Petit")
    tall = case(debtor=replace(named, address=Address(streets, "62000", "Arras")))
    cautions = judged(letter("relance"), Computed(tall, ON)).cautions
    assert any("prend 6 lignes" in caution and "enveloppe C5" in caution for caution in cautions)
    assert not any("lignes" in caution for caution in judged(letter("relance"), Computed(case(), ON)).cautions)


def test_a_receipt_says_what_was_paid_beyond_the_debt() -> None:
    """1 200 € billed, 1 320 € paid before the due date: 120 € to give back."""
    early = case(invoices=(replace(ONE[0], payments=(Payment(date(2026, 5, 22), 132_000),)),))
    assert "dépassent de 120,00 € ce que vous deviez" in letter_text("recu", early).replace(NBSP, " ")
    exact = case(invoices=(replace(ONE[0], payments=(Payment(date(2026, 5, 22), 120_000),)),))
    assert "payée en entier" in letter_text("recu", exact) and "dépassent" not in letter_text("recu", exact)
