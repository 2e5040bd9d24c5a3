"""The figures of the aged balance on screen: quality before figures, folds that work out nothing until opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guide.case.codes import DebtorKind
from guide.ledger import ClientKind
from guide.ledger.analysis.report import Report
from guide.ledger.dunning import CustomerNotes, track, with_clients
from tests.pages.screen import choice, sound, text_of, unfolded
from tests.pages.test_balance_agee import FEC, LIST, dropped

FOLDS = (
    "Ce que cela veut dire, et que faire",
    "Les premières factures, et le genre de chaque client",
    "Qui vous doit le plus, et comment chacun paie",
    "Ce qui vous était dû, mois après mois",
    "Pénalités et indemnités, par facture",
    "Indicateurs avancés",
)
KEYS = ("quality", "radar", "top", "history", "penalties", "indicators")


def opened(app, *names: str):
    """The same screen with these folds open, and those that they stand in."""
    return unfolded(app, *(f"ledger.{name}" for name in ("since", "lost", *names)))


def told(app) -> str:
    return text_of(app)


def test_what_was_read_stands_after_what_to_do() -> None:
    app = opened(dropped(FEC))
    titles = [title.value for title in app.header]
    assert titles == [
        "Que faire cette semaine",
        "Ce qui a été compris",
        "Ce qui est à vérifier dans vos créances",
        "Depuis quand",
        "À quel rythme vous êtes payé",
        "Ce qui serait perdu si rien n'est fait",
    ]
    assert "2 paiements ou acomptes non rapprochés" in told(app)


def test_a_sound_file_is_told_in_one_line() -> None:
    rows = (
        b"Numero;Client;Date facture;Echeance;Total TTC;Reste a payer\nF1;Durand;01/09/2026;01/10/2026;100,00;100,00\n"
    )
    assert "Rien d'anormal" in told(dropped(rows, "liste.csv"))


def test_the_key_figures_come_in_their_order() -> None:
    """FEC sample: 3 740.00 of 8 080.80 is 46.3 %; six sales are too few to mean anything."""
    said = told(opened(dropped(FEC)))
    assert "pour 4 factures, sur 8 080,80 €" in said
    assert "Premier débiteur : MENUISERIE ROUX SARL, **46,3 %**" in said
    assert "Plus d'un quart chez un seul client" in said
    assert "ces indicateurs ne veulent rien dire" in said
    assert "Dans les douze mois, **890,00 €** ne pourraient plus être réclamés" in said


def test_no_line_of_the_figures_breaks_before_a_mark() -> None:
    app = opened(dropped(FEC), "top", "history")
    broken = ("« ", " »", " ;", " :")
    told_of = (
        "est un FEC",
        "Premier délai",
        "Premier débiteur",
        "Facture la plus",
        "doivent en tout",
        "Le premier doit",
        "Recalculé",
    )
    said = [str(one.value) for one in (*app.markdown, *app.caption)]
    lines = {of: [line for line in said if of in line] for of in told_of}
    assert all(lines.values()), lines
    assert not [line for found in lines.values() for line in found for mark in broken if mark in line]


def noting(asked: list[str], name: str, work: Callable[[Report], object]) -> Callable[[Report], object]:
    """The same work, and its name noted."""

    def noted(report: Report) -> object:
        asked.append(name)
        return work(report)

    return noted


def test_nothing_behind_a_fold_is_worked_out_before_it_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for name in ("indicators", "radar", "history", "habits", "losses"):
        monkeypatch.setattr(Report, name, property(noting(asked, name, vars(Report)[name].func)))
    app = dropped(FEC)
    assert asked == []
    app = opened(dropped(FEC))
    assert sorted(fold.label for fold in app.expander if fold.label in FOLDS) == sorted(FOLDS)
    assert set(asked) == {"indicators", "radar"}
    opened(app, "history", "top", "radar")
    assert set(asked) == {"indicators", "radar", "history", "habits", "losses"}


@pytest.mark.parametrize(("content", "name"), [(FEC, "fec.txt"), (LIST, "factures.csv")])
def test_every_fold_opens_on_every_sample(content: bytes, name: str) -> None:
    said = told(opened(dropped(content, name), *KEYS))
    for part in ("Formule :", "DSO simple", "L110-4"):
        assert part in said, part
    assert "nan" not in said.lower().replace("financ", "")


def test_a_list_without_dates_of_payment_says_what_it_cannot_tell() -> None:
    said = told(opened(dropped(LIST, "factures.csv"), *KEYS))
    assert "Non calculable : le fichier ne donne pas la date de chaque paiement" in said


def test_penalties_wait_for_the_terms_to_be_confirmed() -> None:
    app = opened(dropped(FEC), "penalties")
    assert "une fois le délai confirmé" in told(app)
    assert "S'y ajoutent" not in told(app)
    next(box for box in app.checkbox if "confirme" in box.label).check()
    # What most customers are makes a business of none (C. com. L441-10, D441-5).
    assert choice(app, "Vos clients sont, le plus souvent").value is ClientKind.PROFESSIONNEL
    assert "S'y ajoutent" not in told(sound(app.run()))
    found = track(app.session_state["ledger"], CustomerNotes())
    firms = {view.number: DebtorKind.COMMERCANT for view in found.debtors}
    app.session_state["follow"] = with_clients(found, firms)
    said = told(sound(app.run()))
    assert "S'y ajoutent" in said
    assert "4 factures" in said and "160,00 €" in said


def test_one_customer_may_be_set_apart() -> None:
    """CABINET LEMOINE, billed on 10/12/2025: two years for a consumer, until 10/12/2027."""
    app = opened(dropped(FEC), "radar")
    assert "10/12/2030" in told(app)
    who = choice(app, "Un client d'un autre genre ?")
    who.set_value(
        who.value
        if "LEMOINE" in who.options[0]
        else next(view.number for view in app.session_state["ledger"].debtors if "LEMOINE" in view.name)
    )
    app = sound(app.run())
    choice(app, "Ce client est").set_value("particulier")
    app = sound(app.run())
    assert "10/12/2027" in told(app)
    (followed,) = app.session_state["follow"].debtors
    assert followed.client.kind is ClientKind.PARTICULIER
    choice(app, "Ce client est").set_value("")
    assert "10/12/2030" in told(sound(app.run()))


def test_the_radar_tells_kinds_apart_when_there_are_several() -> None:
    """A consumer billed in January 2025 is lost in January 2027; a business billed in February 2022, in February 2027."""
    rows = (
        b"Numero;Client;Date facture;Echeance;Total TTC;Reste a payer\n"
        b"F1;Dubois;10/01/2025;09/02/2025;100,00;100,00\nF2;Roux SARL;15/02/2022;15/03/2022;40,00;40,00\n"
    )
    app = opened(dropped(rows, "liste.csv"), "radar")
    assert "Dans les douze mois, **40,00 €** ne pourraient plus être réclamés en justice." in told(app)
    who = choice(app, "Un client d'un autre genre ?")
    assert who.options[0] == "Dubois"
    choice(app, "Ce client est").set_value("particulier")
    said = told(sound(app.run()))
    assert (
        "**140,00 €** ne pourraient plus être réclamés en justice, dont 40,00 € sur des professionnels et 100,00 €"
        in said
    )


def test_the_figures_survive_another_day() -> None:
    app = opened(dropped(FEC))
    assert "8 080,80 €" in told(app)
    app.session_state["as_of"] = app.session_state["as_of"].replace(month=3, day=31)
    said = told(sound(app.run()))
    assert "4 480,00 €" in said and "8 080,80 €" not in said.split("Ce qui est à vérifier")[1]
