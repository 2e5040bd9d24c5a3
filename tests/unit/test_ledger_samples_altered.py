"""The two real FEC keep what each customer owes when their letters are removed, or their auxiliary accounts blanked."""

from __future__ import annotations

import pytest

from tests.unit.ledger_cases import SAMPLES, read_bytes

FILES = {"fec_utf8_bom_tab.txt": ("utf-8-sig", "\t", 52_596_37), "fec_cp850_pipe.txt": ("cp850", "|", 14_472_55)}
ALTERATIONS = {
    "letters removed": ("ecriturelet", "datelet"),
    "auxiliary accounts blanked": ("compauxnum", "compauxlib"),
    "both": ("ecriturelet", "datelet", "compauxnum", "compauxlib"),
}


@pytest.mark.parametrize("blank", ALTERATIONS.values(), ids=ALTERATIONS)
@pytest.mark.parametrize("name", FILES)
def test_what_each_customer_owes_stands(name, blank):
    encoding, separator, total = FILES[name]
    data = (SAMPLES / name).read_bytes()
    lines = [line.split(separator) for line in data.decode(encoding).splitlines() if line]
    places = [i for i, header in enumerate(lines[0]) if header.strip().lower() in blank]
    assert len(places) == len(blank)
    for line in lines[1:]:
        for place in places:
            line[place] = ""
    altered = "\n".join([*(separator.join(line) for line in lines), ""]).encode(encoding)
    before, after = read_bytes(data, name), read_bytes(altered, name)
    assert before.ageing.open == after.ageing.open == total
    assert sorted((view.name, view.open) for view in after.debtors if view.open) == sorted(
        (view.name, view.open) for view in before.debtors if view.open
    )
    assert all(view.identified for view in after.debtors)
