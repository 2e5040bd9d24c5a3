"""Proofs, mentions of the invoice, who can help and what is forbidden: said for the dossier, with known texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guide import law
from guide.case.codes import ANSWERS, EventKind
from guide.case.model import Event
from guide.path.advice.evidence import Strength, evidence
from guide.path.advice.helpers import FORBIDDEN
from guide.path.advice.invoice_mentions import _STATUSES, mentions
from tests.unit.test_path_flow import NOTICE, ON, C, P, case


def test_every_text_is_known() -> None:
    refused = case(P, einvoice_status="refusee")
    cited: list[Any] = [
        *FORBIDDEN,
        *evidence(case(), ON).proofs,
        evidence(case(P), ON),
        *mentions(refused),
        *mentions(case(C)),
    ]
    for each in cited:
        assert each.references
        for id in each.references:
            law.reference(id)


def test_proof_is_free_between_merchants_only() -> None:
    assert "c-com-l110-3" in evidence(case(C), ON).references
    assert "c-civ-1359" in evidence(case(P), ON).references
    # Above 1 500 € (décret 80-533), between others than merchants.
    assert "1 500 €" in evidence(case(P), ON).rule.replace("\u00a0", " ").replace("\u202f", " ")
    assert "1 500" not in evidence(case(C), ON).rule


def test_what_the_dossier_has_is_not_missing() -> None:
    found = {proof.id: proof.held for proof in evidence(case(C, NOTICE), ON).proofs}
    assert (found["contrat"], found["mise_en_demeure"], found["paiement_partiel"]) == (True, True, False)
    bare = evidence(case(answers={}), ON)
    assert "contrat" in {proof.id for proof in bare.proofs if not proof.held}
    admitted = replace(case(), events=(Event(EventKind.RECONNAISSANCE, ON),))
    assert "reconnaissance" not in {proof.id for proof in evidence(admitted, ON).proofs if not proof.held}
    assert evidence(case(), ON).proofs[-1].strength is Strength.FAIBLE


def test_a_consumer_is_asked_no_fee() -> None:
    said = " ".join(mention.follows for mention in mentions(case(P)))
    assert "Ne les réclamez pas" in said
    assert "indemnite" not in {mention.id for mention in mentions(case(P))}


def test_each_status_of_an_invoice_has_its_consequence() -> None:
    assert set(_STATUSES) == set(ANSWERS["einvoice_status"])
