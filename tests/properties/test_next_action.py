"""What the ledger says to do first is what the guide says of the dossier drawn from that customer.

The two rooms do not know each other; this is what holds them together.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide import ledger
from guide.case.codes import Activity, DebtorKind
from guide.case.model import Creditor
from guide.ledger.dossier import dossier
from guide.path.advice import advise

TODAY = date(2026, 11, 22)
CREDITOR = Creditor("Atelier Nord", activity=Activity.COMMERCANT)
KINDS = {
    "professionnel": DebtorKind.COMMERCANT,
    "particulier": DebtorKind.PARTICULIER,
    "public": DebtorKind.COLLECTIVITE,
}

#: What the guide may answer for each action of the ledger: the same step, or a refinement that needs the dossier.
REFINEMENTS = {
    "attendre_echeance": {"attendre_echeance"},
    # Toward a public buyer a reminder and a notice are one thing: a written claim, with interest.
    "relance_amiable": {"relance_amiable", "reclamation_publique"},
    "mise_en_demeure": {"mise_en_demeure", "reclamation_publique"},
    "acte_interruptif": {"acte_interruptif", "reclamation_publique"},
    # A dispute or a bar to be looked at: the guide says which.
    "ouvrir_dossier": {"abandon_prescrit", "traiter_litige"},
}

#: Days since the invoice, then from the invoice to its due date; around each threshold of both rooms.
ages = st.one_of(
    st.integers(0, 2200),
    st.sampled_from(
        [0, 29, 30, 31, 44, 45, 46, 365, 547, 548, 549, 700, 730, 731, 1460, 1640, 1645, 1826, 1827]
    ),
)
rows = st.lists(
    st.tuples(st.sampled_from(["A", "B"]), ages, st.integers(0, 60), st.integers(1, 500_000)),
    min_size=1,
    max_size=5,
)


def _export(found: list[tuple[str, int, int, int]]) -> bytes:
    lines = ["N° facture;Client;Date facture;Échéance;Total TTC;Reste à payer"]
    for i, (name, age, term, cents) in enumerate(found):
        issued = TODAY - timedelta(days=age)
        amount = f"{cents // 100},{cents % 100:02d}"
        lines.append(
            f"F{i};{name};{issued:%d/%m/%Y};{issued + timedelta(days=term):%d/%m/%Y};{amount};{amount}"
        )
    return "\n".join(lines).encode()


@settings(max_examples=200)
@given(rows, st.sampled_from(sorted(KINDS)))
@example([("A", 20, 30, 100)], "professionnel")  # not due
@example([("A", 44, 30, 100)], "professionnel")  # 14 days late: a reminder
@example([("A", 44, 30, 100)], "particulier")
@example([("A", 44, 30, 100)], "public")
@example([("A", 45, 30, 100)], "professionnel")  # 15 days late: a notice
@example([("A", 1700, 30, 100)], "professionnel")  # less than six months of five years left
@example([("A", 600, 30, 100)], "particulier")
@example([("A", 1900, 30, 100)], "professionnel")  # barred
def test_the_ledger_and_the_guide_agree(found: list[tuple[str, int, int, int]], client: str) -> None:
    options = ledger.Options(on=TODAY, client_kind=ledger.ClientKind(client))
    read = ledger.read([ledger.SourceFile("clients.csv", _export(found))], options)
    assert read.debtors
    for seen in read.debtors:
        drawn = dossier(read, seen.number, CREDITOR, KINDS[client])
        assert sum(invoice.amount for invoice in drawn.invoices) == seen.open
        assert advise(drawn, TODAY).primary in REFINEMENTS[seen.next_action], (seen, drawn.invoices)
