"""What a person or a file wrote is shown as itself: read from what each Streamlit call is given, on every screen.

A name that holds a picture would make the browser call its address; a bare address would become a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from guide.case.codes import EventKind
from guide.case.model import Dossier, Event, Exhibit, ThirdParty
from tests.pages.screen import SCREENS, go, hold, sound, start, unfolded, whole, worked_case

HOSTILE = "![i](http://evil.example/a) http://evil.example www.evil.example me@evil.example :cry: $x$ **b**"
#: What acts in Markdown: a picture, a link, a bare address, a mail, bold.
LIVE = re.compile(r"!\[i\]|\]\(http:..evil|(?<![\\\w])(?:https?:|www\.)[^\s\\]*evil|me@evil|(?<!\\)\*\*b\*\*|:cry:")
#: Fields of the messages that the browser reads as Markdown; the others (values, cells, codes) are shown as they are.
MARKDOWN = {"body", "label", "help", "caption", "captions", "content"}
#: Choices that are read as Markdown too.
RADIO = {"Radio", "ButtonGroup"}
#: Code is shown as it is.
RAW = {"Code", "Json"}
DONE = "Fait"


def texts(app: Any) -> Iterator[tuple[str, str]]:
    """Each text that a call gave to be read as Markdown, and where."""
    for node in app._tree:
        proto = getattr(node, "proto", None)
        if proto is None or not hasattr(proto, "ListFields"):
            continue
        yield from _of(proto)


def _of(message: Any) -> Iterator[tuple[str, str]]:
    name = message.DESCRIPTOR.name
    for field, value in message.ListFields():
        if field.type == field.TYPE_MESSAGE:
            held = value if field.is_repeated else [value]
            for each in held:
                if hasattr(each, "ListFields"):
                    yield from _of(each)
        elif (
            field.type == field.TYPE_STRING
            and (field.name in MARKDOWN or (name in RADIO and field.name == "options"))
            and name not in RAW
        ):
            for text in list(value) if field.is_repeated else [value]:
                yield f"{name}.{field.name}", str(text)


def hostile(value: Any) -> Any:
    """The same dossier with each free text made hostile; codes, countries and numbers that are checked stay."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    free = {
        "name",
        "lines",
        "city",
        "number",
        "label",
        "order",
        "note",
        "title",
        "reference",
        "legal_form",
        "signatory",
    }
    changes: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, tuple):
            changes[field.name] = tuple(
                HOSTILE if isinstance(e, str) and field.name in free else hostile(e) for e in held
            )
        elif isinstance(held, str) and field.name in free and type(held) is str:
            changes[field.name] = HOSTILE
        else:
            changes[field.name] = hostile(held)
    return replace(value, **changes)


def dossier() -> Dossier:
    case = worked_case()
    made: Dossier = replace(
        hostile(
            replace(
                case,
                third_parties=(ThirdParty("tribunal", "x", case.debtor.address),),
                exhibits=(Exhibit("x"),),
                events=(*case.events, Event(EventKind.CONTESTATION, date(2026, 8, 1), note="x")),
            )
        ),
        words={"mise_en_demeure": HOSTILE},
    )
    return made


FOLDS = ("fold.why", "fold.routes", "fold.answers", "letter.refused", "letter.changes", "court.fold", "mentions")
PARTS = [("fold.why.part", part) for part in ("Étapes", "Preuves", "Facture", "Mots")] + [
    ("fold.routes.part", part)
    for part in ("Comparer", "Se faire aider", "Voies fermées", "Et si…", "À ne pas faire", "Carte")
]


def assert_calm(app: Any) -> None:
    shown = list(texts(app))
    live = [(where, text) for where, text in shown if LIVE.search(text)]
    assert not live, live[:3]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_text_of_a_dossier_acts_on_any_screen(screen: str) -> None:
    app = hold(start(), dossier())
    for fold in FOLDS:
        app.session_state[fold] = True
    app = whole(app, screen)
    assert any("evil" in text for _, text in texts(app)) or screen in ("pages/se_former.py", "pages/textes_et_taux.py")
    assert_calm(app)


@pytest.mark.parametrize(("key", "part"), PARTS)
def test_no_text_of_a_dossier_acts_in_a_fold_of_the_result(key: str, part: str) -> None:
    app = hold(start(), dossier())
    app.session_state[key.removesuffix(".part")] = True
    app.session_state[key] = part
    assert_calm(go(app, "pages/que_faire.py"))


@pytest.mark.parametrize("id", ["mise_en_demeure", "relance", "requete_injonction_tc", "chronologie", "bordereau"])
def test_no_text_of_a_dossier_acts_in_a_letter(id: str) -> None:
    app = hold(start(), dossier())
    app.session_state["letter.id"] = id
    for fold in FOLDS:
        app.session_state[fold] = True
    assert_calm(go(app, "pages/courriers.py"))


def test_no_text_of_an_export_acts_not_even_in_a_toast() -> None:
    """The customers and the numbers of a list of invoices; then a task of the week that is done."""
    rows = "\n".join(f'"{HOSTILE} {n}";F{n}{HOSTILE};01/09/2026;01/10/2026;1200,00;1200,00' for n in range(3))
    head = "Client;Numéro;Date;Échéance;Montant TTC;Reste dû\n"
    app = go(start(), "pages/balance_agee.py")
    uploader: Any = app.get("file_uploader")[0]
    uploader.set_value([("clients.csv", (head + rows).encode("utf-8"), "text/csv")])
    app = unfolded(sound(app.run()), "plan.days", "ledger.since", "ledger.lost")
    assert any("evil" in text for _, text in texts(app))
    assert_calm(app)
    app = sound(next(button for button in app.button if button.label == DONE).click().run())
    assert app.toast
    assert_calm(app)


def test_the_test_itself_sees_what_acts() -> None:
    assert LIVE.search("![i](http://evil.example/a)") and LIVE.search("voir http://evil.example")
    assert not LIVE.search(r"\!\[i\]\(http\:\/\/evil\.example\/a\)")
