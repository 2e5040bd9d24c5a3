"""What names say, all together and one by one."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from guide.ledger.columns.remark_words import closes_whole, some_close_whole

_NAMES = st.sampled_from(
    [
        "Annulée",
        "ANNULEES",
        "(brouillon)",
        "Facture annulée",
        "Durand",
        "Perdu & fils",
        "Dupont (fournisseur)",
        "",
        "\n",
    ]
)


@given(st.lists(_NAMES | st.text(max_size=12), max_size=8))
@example(["Durand", "- Supprimée -"])
@example(["Annulée\nDurand"])
def test_none_is_missed_when_they_are_looked_at_together(names: list[str]) -> None:
    assert some_close_whole(names) or not any(map(closes_whole, names))
