"""What no screen sets on its way out (`typography.py`), the answers of lists and the heads of grids, is written as printed."""

from __future__ import annotations

import json
import re

import pytest

from tests.pages.screen import go, hold, start, whole, worked_case
from tests.pages.test_courriers_batch import ledger, ready

#: Between two letters, or where no line may break: what a keyboard types and no printer sets.
_TYPED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])| (?=[;:?!»€%](?:\s|$))|(?<=«) ")


def badly_set(app) -> list[str]:
    """The answers of the lists, the heads and the choices of the grids that are not in French typography."""
    words = [option for kind in ("radio", "selectbox") for widget in app.get(kind) for option in widget.proto.options]
    words += [option.content for group in app.get("button_group") for option in group.proto.options]
    for grid in app.get("dataframe"):
        for name, column in json.loads(grid.proto.columns or "{}").items():
            choices = ((column or {}).get("type_config") or {}).get("options") or ()
            words += [name, (column or {}).get("label") or "", *map(str, choices)]
    assert words
    return [each for each in words if _TYPED.search(each)]


@pytest.mark.parametrize("screen", ["mon_dossier", "courriers", "se_former"])
def test_the_lists_of_a_screen_are_set_as_the_letters_are(screen: str) -> None:
    assert not badly_set(whole(hold(start(), worked_case()), f"pages/{screen}.py"))


def test_those_of_an_export_and_of_its_letters_too() -> None:
    assert not badly_set(go(ledger(), "pages/balance_agee.py"))
    assert not badly_set(ready(addresses=False))
