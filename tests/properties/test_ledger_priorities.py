"""The ledger's next action is what the guide says first of the dossier drawn from that customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.case.codes import Activity, DebtorKind
from guide.case.model import Creditor
from guide.ledger import ClientKind, Options, SourceFile
from guide.ledger.receivables.customer_dossier import dossier
from guide.path.advice.advice import advise
from tests.unit.ledger_cases import read_answered

ON = date(2026, 11, 22)
CREDITOR = Creditor("Atelier Nord", activity=Activity.COMMERCANT)
KINDS = {
    ClientKind.PROFESSIONNEL: DebtorKind.COMMERCANT,
    ClientKind.PARTICULIER: DebtorKind.PARTICULIER,
    ClientKind.PUBLIC: DebtorKind.COLLECTIVITE,
}
#: What a ledger does not know, answered in the plainest way.
ANSWERS = {"invoice_received": "oui", "contract": "signe", "dispute": "aucune", "insolvency": "aucune"}
#: Next action of the ledger -> first remedies of the guide that refine it.
REFINES = {
    "attendre_echeance": {"attendre_echeance"},
    "relance_amiable": {"relance_amiable"},
    "mise_en_demeure": {"mise_en_demeure"},
    "acte_interruptif": {"acte_interruptif"},
    "ouvrir_dossier": {"abandon_prescrit", "traiter_litige"},
}
#: Toward a public buyer a reminder and a notice are one written claim with interest.
REFINES_PUBLIC = REFINES | {"relance_amiable": {"reclamation_publique"}, "mise_en_demeure": {"reclamation_publique"}}

AGES = st.one_of(st.integers(-40, 60), st.integers(60, 2400), st.integers(1600, 1900))


@pytest.mark.parametrize("kind", ClientKind)
@given(rows=st.lists(st.tuples(AGES, st.integers(0, 60)), min_size=1, max_size=4), disputed=st.booleans())
def test_the_next_action_is_that_of_the_guide(kind, rows, disputed):
    lines = ["Numéro;Client;Date;Échéance;Total TTC;Litige"]
    for i, (age, term) in enumerate(rows):
        due = ON - timedelta(days=age)
        lines.append(
            f"F{i};A;{due - timedelta(days=term):%d/%m/%Y};{due:%d/%m/%Y};1500,00;{'oui' if disputed else 'non'}"
        )
    options = Options(on=ON, client_kind=kind)
    found = read_answered([SourceFile("a.csv", "\n".join(lines).encode())], options)
    if not found.debtors:
        return
    view = found.debtors[0]
    drawn = dossier(found, view.number, CREDITOR, KINDS[kind])
    answers = ANSWERS | {"dispute": "serieuse"} if disputed else ANSWERS
    first = advise(replace(drawn, answers=answers), ON).primary
    table = REFINES_PUBLIC if kind is ClientKind.PUBLIC else REFINES
    assert first in table[view.next_action], (view.next_action, first)
