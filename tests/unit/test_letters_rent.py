"""Rent, asked for by a landlord: each letter names its month, and speaks neither of invoices nor of their copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import date

import pytest

from guide.case.codes import Activity, DebtorKind, EventKind, Nature
from guide.case.debt_names import debt_names, term
from guide.case.model import Address, Creditor, Dossier, Event, Exhibit, Invoice, Payment, Settlement
from guide.letters import letters, papers
from guide.letters.catalogue.computed import Computed
from guide.letters.permission.permission import judged
from tests.unit.letters_cases import ON, RICH, context, debtor, letter_text, rich, thirds
from tests.unit.test_letters_loans import LOAN

#: Those that a landlord sends to the tenant, or takes to the judge.
OF_A_RENT = (
    "relance",
    "relance_2",
    "relance_3",
    "mise_en_demeure",
    "dernier_avis",
    "echeancier",
    "reconnaissance_dette",
    "demande_conciliateur",
    "script_appel",
    "requete_injonction_tj",
    "decompte",
)
MARCH = Invoice("Loyer de mars 2026", 80_000, due=date(2026, 3, 5), nature=Nature.LOYER)
APRIL = replace(MARCH, number="Loyer d’avril 2026", due=date(2026, 4, 5))
LANDLORD = Creditor("Jeanne Martin", Address(("1 rue Haute",), "69001", "Lyon"), activity=Activity.PARTICULIER)


def owed(*invoices: Invoice):
    case = replace(
        rich(DebtorKind.PARTICULIER, invoices=invoices, creditor=LANDLORD),
        debtor=debtor(DebtorKind.PARTICULIER, "Monsieur Paul Martin"),
        contract=replace(RICH.contract, reference=None),
        exhibits=(Exhibit("Bail", on=date(2025, 1, 3)),),
    )
    return replace(case, plan=thirds(case))


def strings(value: object) -> Iterator[str]:
    """Every text of what fills a page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)


def plain(id: str, case) -> str:
    return letter_text(id, case).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("id", OF_A_RENT)
@pytest.mark.parametrize("invoices", [(MARCH,), (MARCH, APRIL)], ids=["one", "two"])
def test_a_letter_for_rent_never_says_an_invoice(id: str, invoices: tuple[Invoice, ...]) -> None:
    case = owed(*invoices)
    said = plain(id, case)
    assert not re.search(r"factur", said, re.IGNORECASE), re.findall(r".{30}factur.{20}", said, re.IGNORECASE)
    assert "mars 2026" in said and "Loyer de mars" not in said


FOR_COURT = ("avant_de_deposer", "lisez_moi", "fiche_formulaire")
OFFER = Settlement(100_00, date(2026, 12, 20))
SUED = Event(EventKind.REQUETE_DEPOSEE, date(2026, 3, 15))
PAID = replace(MARCH, payments=(Payment(date(2026, 3, 20), 80_000),))
A_QUITTANCE = replace(owed(PAID), plan=(), events=(SUED,))
OF_A_SHOP = replace(rich(invoices=(MARCH, APRIL)), settlement=OFFER, exhibits=(Exhibit("Bail", on=date(2025, 1, 3)),))


@pytest.mark.parametrize(
    ("case", "least"),
    [
        (replace(owed(MARCH, APRIL), settlement=OFFER), 20),
        (A_QUITTANCE, 5),
        (replace(OF_A_SHOP, plan=thirds(OF_A_SHOP)), 20),
        (replace(LOAN, settlement=OFFER), 10),
    ],
    ids=["home", "paid", "shop", "loan"],
)
def test_no_paper_of_a_rent_or_of_a_loan_says_an_invoice(case: Dossier, least: int) -> None:
    computed = Computed(case, ON)
    sent = [id for id, paper in papers().items() if id not in FOR_COURT and judged(paper, computed).granted]
    pages = {id: plain(id, case) for id in sent}
    if case is not A_QUITTANCE:
        pages |= {id: " ".join(strings(astuple(context(papers()[id], case, ON)))) for id in FOR_COURT}
    named = {id: re.findall(r".{0,60}factur.{0,40}", text, re.IGNORECASE) for id, text in pages.items()}
    assert not {id: words for id, words in named.items() if words}
    assert len(pages) >= least, sorted(pages)


def test_one_rent_and_several_agree() -> None:
    one, two = plain("mise_en_demeure", owed(MARCH)), plain("mise_en_demeure", owed(MARCH, APRIL))
    assert "mise en demeure de payer – loyer de mars 2026" in one
    assert re.search(r"le loyer suivant, échu, demeure impayé\b", one)
    assert "mise en demeure de payer – loyers de mars 2026 et d’avril 2026" in two
    assert "les loyers suivants, échus, demeurent impayés" in two
    part = replace(MARCH, payments=(Payment(date(2026, 3, 20), 10_000),))
    assert re.search(r"le loyer suivant, échu, n’est payé qu’en partie", plain("mise_en_demeure", owed(part)))


def test_the_receipt_of_a_rent_is_for_a_rent() -> None:
    paid = replace(MARCH, payments=(Payment(date(2026, 3, 20), 80_000),))
    said = plain("recu", owed(paid))
    assert "Le loyer en objet est payé en entier : je vous en donne quittance" in said and "actur" not in said


def test_an_invoice_among_rents_keeps_its_name() -> None:
    mixed = (MARCH, replace(MARCH, number="F2026-7", nature=Nature.TRAVAUX))
    assert "factures n° Loyer de mars 2026 et F2026-7" in plain("relance", owed(*mixed))
    assert judged(letters()["relance"], Computed(owed(*mixed), date(2026, 11, 22))).granted


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (("Loyer mars 2026",), "loyer de mars 2026"),
        (("loyers d'août",), "loyer d’août"),
        (("Avril 2026",), "loyer d’Avril 2026"),
        (("Loyer du 1er trimestre",), "loyer du 1er trimestre"),
        (("A12",), "loyer n°\u00a0A12"),
        (("mars", "avril", "mai"), "loyers de mars, d’avril et de mai"),
        (("mars", "avril", "mai", "juin"), "4 loyers"),
        (("Loyer",), "loyer Loyer"),
    ],
)
def test_a_rent_is_named_by_its_month(numbers: tuple[str, ...], words: str) -> None:
    assert debt_names([replace(MARCH, number=number) for number in numbers]).replace("4\u00a0", "4 ") == words


def test_a_column_of_rents_does_not_say_rent_again() -> None:
    assert (term(MARCH), term(APRIL), term(replace(MARCH, number="Loyer"))) == ("mars 2026", "avril 2026", "Loyer")
