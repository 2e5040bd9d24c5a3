"""What a name and a SIREN suggest of a customer: proposed, never applied."""

from __future__ import annotations

import pytest

from guide.case.codes import DebtorKind
from guide.ledger.receivables.customer_kind import propose_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SARL Dupont", DebtorKind.COMMERCANT),
        ("Dupont S.A.R.L.", DebtorKind.COMMERCANT),
        ("Boulangerie Martin SAS", DebtorKind.COMMERCANT),
        ("Mme Durand", DebtorKind.PARTICULIER),
        ("M. et Mme Petit", DebtorKind.PARTICULIER),
        ("Mairie de Saint-Jean", DebtorKind.COLLECTIVITE),
        ("Communauté de communes du Pays", DebtorKind.COLLECTIVITE),
        ("SCI Les Tilleuls", DebtorKind.SCI),
        ("Association Les Amis", DebtorKind.ASSOCIATION),
        ("Centre hospitalier de Lens", DebtorKind.HOPITAL_PUBLIC),
        ("Préfecture du Nord", DebtorKind.ETAT),
        ("Syndicat des copropriétaires du 3 rue Haute", DebtorKind.COPROPRIETE),
        ("Maître Blanc", DebtorKind.LIBERAL),
    ],
)
def test_a_name_suggests_a_kind(name, kind):
    proposal = propose_kind(name)
    assert proposal is not None and proposal.kind is kind and proposal.because


@pytest.mark.parametrize("name", ["Durand", "Martin Jean", "Les Glycines", "C0012"])
def test_a_name_alone_suggests_nothing(name):
    assert propose_kind(name) is None


def test_a_siren_tells_a_business_or_a_public_body():
    asked = [("Durand", "732829320"), ("M. Durand", "732829320"), ("Durand", "217500016"), ("Durand", "732829321")]
    proposals = [propose_kind(name, siren) for name, siren in asked]
    assert [proposal and proposal.kind for proposal in proposals] == [
        DebtorKind.COMMERCANT,
        DebtorKind.COMMERCANT,
        DebtorKind.COLLECTIVITE,
        None,
    ]
