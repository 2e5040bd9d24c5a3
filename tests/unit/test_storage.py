"""The dossier file is read strictly: each wrong file gets a sentence that names what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guide.case.codes import DebtorKind, EventKind
from guide.case.storage import dumps, loads
from guide.errors import InvalidDossier

EXAMPLE: dict[str, Any] = {
    "version": 1,
    "creditor": {
        "name": "Atelier Nord",
        "siren": "732829320",
        "activity": "commercant",
        "vat": "encaissements",
        "address": {"lines": ["12 rue des Lilas"], "postcode": "59000", "city": "Lille"},
    },
    "debtor": {
        "name": "Durand & Fils",
        "siren": None,
        "kind": "commercant",
        "country": "FR",
        "address": {"lines": ["3 place du Marché"], "postcode": "62000", "city": "Arras"},
    },
    "terms": {"rate": None, "floor_multiple": None, "allocation": "interets_dabord"},
    "invoices": [
        {
            "number": "F2026-014",
            "issued": "2026-05-02",
            "completed": "2026-04-30",
            "due": "2026-06-01",
            "amount": "1200.00",
            "nature": "prestation",
            "payments": [{"on": "2026-08-01", "amount": "200.00"}],
            "credit_notes": [],
        }
    ],
    "events": [
        {"kind": "relance", "on": "2026-06-10"},
        {"kind": "mise_en_demeure", "on": "2026-07-01", "until": "2026-07-16", "channel": "lrar"},
    ],
    "answers": {"invoice_received": "oui", "contract": "signe", "dispute": "aucune", "insolvency": "aucune"},
}


def _with(path: str, value: object) -> str:
    """The example with one value changed; the path is of keys and list positions."""
    made = json.loads(json.dumps(EXAMPLE))
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    held = made
    for part in parents:
        held = held[part]
    held[last] = value
    return json.dumps(made)


def test_the_documented_example_is_read() -> None:
    made = loads(json.dumps(EXAMPLE))
    assert made.debtor.kind is DebtorKind.COMMERCANT
    assert (made.invoices[0].amount, made.invoices[0].payments[0].amount) == (120_000, 20_000)
    assert [e.kind for e in made.events] == [EventKind.RELANCE, EventKind.MISE_EN_DEMEURE]
    assert made.answer("contract") == "signe" and made.answer("unpaid_cheque") is None


def test_not_known_is_the_same_as_not_asked() -> None:
    assert loads(_with("answers.contract", "inconnu")).answer("contract") is None


def test_null_is_the_same_as_absent() -> None:
    assert loads(_with("debtor.email", None)) == loads(json.dumps(EXAMPLE))


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("couleur", "bleu", "couleur"),
        ("debtor.couleur", "bleu", "debtor.couleur"),
        ("invoices.0.payments.0.mode", "cb", "invoices[0].payments[0].mode"),
        ("debtor.kind", "entreprise", "debtor.kind"),
        ("debtor.country", "France", "debtor.country"),
        ("debtor.name", "  ", "debtor.name"),
        ("debtor.name", None, "debtor.name"),
        ("debtor.name", "a\u0007b", "debtor.name"),
        ("version", 2, "version 2"),
        ("version", True, "version true"),
        ("invoices.0.amount", 1200.0, "invoices[0].amount"),
        ("invoices.0.amount", "1200", "invoices[0].amount"),
        ("invoices.0.amount", "1 200,00", "invoices[0].amount"),
        ("invoices.0.amount", "-5.00", "invoices[0].amount"),
        ("invoices.0.amount", "0.00", "invoices[0].amount"),
        ("invoices.0.due", "01/06/2026", "invoices[0].due"),
        ("invoices.0.due", "2026-02-30", "invoices[0].due"),
        ("invoices.0.number", None, "invoices[0].number"),
        ("invoices", "aucune", "invoices"),
        ("terms.rate", 12.4, "terms.rate"),
        ("terms.rate", "douze", "terms.rate"),
        ("terms.rate", "-1.00", "terms.rate"),
        ("terms.floor_multiple", True, "terms.floor_multiple"),
        ("events.0.kind", "coup_de_fil", "events[0].kind"),
        ("answers.contract", "peut-être", "answers.contract"),
        ("answers.meteo", "oui", "answers.meteo"),
        ("invoices.0.retention", "-50.00", "invoices[0].retention"),
        ("invoices.0.retention", "1500.00", "retenue"),
        ("invoices.0.number", "\ud800", "invoices[0].number"),
        ("payments", [{"on": "2026-08-01", "amount": "1.00", "invoice": "F9"}], "F9"),
        ("edits", [], "edits"),
        ("edits", {"../relance": []}, "edits"),
        ("edits", {"relance": {"original": "a", "text": "b"}}, "edits.relance"),
        ("edits", {"relance": [{"original": "a", "text": "b", "by": "c"}]}, "edits.relance[0].by"),
        ("edits", {"relance": [{"original": "a"}]}, "edits.relance[0].text"),
        ("edits", {"relance": [{"original": " ", "text": "b"}]}, "edits.relance[0].original"),
        ("edits", {"relance": [{"original": "a", "text": "b\u0000"}]}, "edits.relance[0].text"),
        ("edits", {"relance": [{"original": "a", "text": "b" * 4001}]}, "edits.relance[0].text"),
        ("edits", {"relance": [{"original": "a", "text": "b"}] * 201}, "edits.relance"),
    ],
)
def test_a_wrong_value_is_refused_by_name(path: str, value: object, named: str) -> None:
    with pytest.raises(InvalidDossier) as refused:
        loads(_with(path, value))
    assert named in str(refused.value)
    assert refused.value.hint


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 JFIF", "[" * 100_000, '"texte"', "{}", "null", "1" * 5000])
def test_what_is_no_dossier_is_refused(content: bytes | str) -> None:
    with pytest.raises(InvalidDossier):
        loads(content)


@pytest.mark.parametrize(("kind", "screen"), [("suivi", "Balance âgée"), ("formation", "Se former")])
def test_another_file_of_ours_is_told_where_it_opens(kind: str, screen: str) -> None:
    with pytest.raises(InvalidDossier) as refused:
        loads(json.dumps({"file": kind, "version": 1}))
    assert screen in refused.value.hint


def test_facts_that_contradict_each_other_are_refused() -> None:
    twice = [EXAMPLE["invoices"][0], EXAMPLE["invoices"][0]]
    both = {"rate": "12.00", "floor_multiple": 3}
    ends_first = [{"kind": "mise_en_demeure", "on": "2026-07-16", "until": "2026-07-01"}]
    for path, value in (("invoices", twice), ("terms", both), ("events", ends_first)):
        with pytest.raises(InvalidDossier):
            loads(_with(path, value))


def test_a_key_written_twice_is_refused() -> None:
    with pytest.raises(InvalidDossier, match="deux fois"):
        loads('{"version": 1, "version": 1}')


def test_the_file_is_stable() -> None:
    once = dumps(loads(json.dumps(EXAMPLE)))
    assert dumps(loads(once)) == once
    assert '"amount": "1200.00"' in once


@pytest.mark.parametrize("said", ["aucune", "cheque", "cheque+sous_traitance", "travaux+titre+etranger", "inconnu"])
def test_several_situations_may_be_answered_together(said: str) -> None:
    held = loads(_special(said))
    assert held.answers["special"] == said
    assert loads(dumps(held)) == held


@pytest.mark.parametrize(
    "said",
    [
        "",
        "+",
        "cheque+",
        "cheque+cheque",
        "aucune+cheque",
        "cheque+inconnu",
        "etranger+etranger_ue",
        "martien",
        "cheque+martien",
    ],
)
def test_situations_that_cannot_be_answered_are_refused(said: str) -> None:
    with pytest.raises(InvalidDossier, match=r"answers\.special"):
        loads(_special(said))


def _special(answer: str) -> str:
    parties = {"creditor": {"name": "Moi"}, "debtor": {"name": "Lui", "kind": "commercant"}}
    return json.dumps({"version": 1, **parties, "answers": {"special": answer}})


def test_a_sending_bears_the_id_of_its_letter_and_an_older_file_opens_without() -> None:
    older = loads(json.dumps(EXAMPLE))
    assert [event.letter for event in older.events] == [None, None]
    named = loads(_with("events.0.letter", "relance"))
    assert named.events[0].letter == "relance" and loads(dumps(named)) == named
    with pytest.raises(InvalidDossier, match=r"events\[0\]\.letter|events\.0\.letter"):
        loads(_with("events.0.letter", "Relance du 10 juin"))
