"""The statement on screen: the amount first, the table that is the computation, a payment added, provisional figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guide.case.codes import DebtorKind, Nature
from guide.case.model import Payment
from tests.pages.screen import amount_of, dossier_of, field, go, hold, press, sound, start, text_of, worked_case


def test_the_amount_and_its_lines() -> None:
    """The figures of the dossier document, as a person reads them."""
    app = go(hold(start(), worked_case()), "pages/decompte.py")
    assert amount_of(app) == "1\u00a0103,96\u00a0€"
    said = text_of(app)
    for figure in (
        "1 024,63 €",
        "39,33 €",
        "40,00 €",
        "0,35 €",
        "12,15 %",
        "12,40 %",
        "11,58 €",
        "13,05 €",
        "−200,00 €",
    ):
        assert figure in said
    assert "**Total** |  |  |  | **1 103,96 €**" in said
    assert "C. com., art. L441-10" in said
    assert "1er août 2031" in said


def test_what_is_projected_says_provisional() -> None:
    app = hold(start(), worked_case())
    assert "Provisoire" not in text_of(go(app, "pages/decompte.py"))
    app.session_state["as_of"] = date(2027, 2, 1)
    said = text_of(go(app, "pages/decompte.py"))
    assert "montant provisoire" in said
    assert "Total (provisoire)" in said


def test_a_payment_is_added_and_counts_at_once() -> None:
    app = go(hold(start(), worked_case()), "pages/decompte.py")
    before = amount_of(app)
    field(app, "Reçu le").set_value("01/11/2026")
    field(app, "Montant reçu").set_value("100")
    app = sound(app.run())
    assert "soit 100,00 €" in text_of(app)
    app = press(app, "Ajouter ce paiement")
    assert dossier_of(app).invoices[0].payments[-1] == Payment(date(2026, 11, 1), 100_00)
    assert amount_of(app) != before
    assert field(app, "Montant reçu").value == ""


def test_an_unreadable_amount_is_told_and_stays_on_screen() -> None:
    app = go(hold(start(), worked_case()), "pages/decompte.py")
    field(app, "Montant reçu").set_value("cent euros")
    app = sound(app.run())
    assert "« cent euros » n'est pas un montant" in text_of(app)
    go(app, "pages/courriers.py")
    app = go(app, "pages/decompte.py")
    assert field(app, "Montant reçu").value == "cent euros"
    assert dossier_of(app) == worked_case()


def test_the_date_is_shared_by_the_screens() -> None:
    app = go(hold(start(), worked_case()), "pages/decompte.py")
    field(app, "Calculer au (JJ/MM/AAAA)").set_value("01/12/2026")
    app = press(app, "Calculer à cette date")
    assert "1er décembre 2026" in text_of(app)
    assert "1er décembre 2026" in text_of(go(app, "pages/que_faire.py"))
    app = press(go(app, "pages/decompte.py"), "Revenir à aujourd'hui")
    assert app.session_state["as_of"] is None


def test_a_due_date_is_worked_out() -> None:
    app = go(start(), "pages/decompte.py")
    field(app, "Date de la facture").set_value("10/04/2026")
    next(s for s in app.selectbox if s.label == "Délai convenu").set_value("45fdm-a")
    assert "dimanche 31 mai 2026" in text_of(sound(app.run()))


def test_the_limitation_is_worked_out_beside_the_due_date() -> None:
    app = go(hold(start(), worked_case()), "pages/decompte.py")
    field(app, "Fin de la prestation, ou livraison").set_value("10/03/2026")
    app = sound(app.run())
    assert "Dernier jour pour agir : **lundi 10 mars 2031**" in text_of(app)


def test_a_sum_that_does_not_grow_is_told_once() -> None:
    """No interest runs on what a consumer owes before a formal notice (C. civ. 1231-6)."""
    case = worked_case()
    bare = replace(case.invoices[0], payments=(), nature=Nature.LOYER, number="Loyer de mai")
    owed = replace(case, debtor=replace(case.debtor, kind=DebtorKind.PARTICULIER), invoices=(bare,), events=())
    told = text_of(go(hold(start(), owed), "pages/decompte.py"))
    assert "Si rien n'est payé" not in told and "dont 1 200,00 €" not in told
    assert "Si rien n'est payé" in text_of(go(hold(start(), worked_case()), "pages/decompte.py"))


def test_a_rent_is_called_a_rent() -> None:
    case = worked_case()
    rents = tuple(
        replace(case.invoices[0], nature=Nature.LOYER, number=f"Loyer de {month}") for month in ("mai", "juin")
    )
    app = go(hold(start(), replace(case, invoices=rents)), "pages/decompte.py")
    read = text_of(app)
    assert "Loyers | " in read and "Loyer | Délai | " in read and "juin | " in read
    assert "Factur" not in read and "puis le principal" in read
