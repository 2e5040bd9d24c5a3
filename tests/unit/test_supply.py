"""What is shipped that is not ours: listed whole, and under a licence that lets everyone use, change and give it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.supply import licence, pinned, sbom, shipped

ROOT = Path(__file__).resolve().parents[2]

#: Licences that let the product be run, changed and given on. The LGPL ones are used as they come, never copied in.
ALLOWED = re.compile(
    r"MIT|BSD|Apache|Mozilla Public License 2\.0|MPL-2\.0|LGPL|Lesser General Public|PSF-2\.0|Public Domain|Zlib"
    r"|Python Software Foundation|CC0-1\.0|ISC"
)
REFUSED = re.compile(r"(?<!Lesser )General Public License|\b(?<!L)GPL|AGPL|Proprietary|Commercial", re.I)


@pytest.mark.parametrize("name", shipped())
def test_each_library_is_under_a_licence_that_lets_it_be_shipped(name: str) -> None:
    said = licence(shipped()[name])
    assert ALLOWED.search(said) and not REFUSED.search(said), f"{name}: {said or 'no licence said'}"


def test_what_runs_is_pinned_whole() -> None:
    constraints = pinned("constraints.txt")
    assert {name: library.version for name, library in shipped().items()} == {
        name: constraints[name] for name in shipped()
    }


def test_the_inventory_names_each_library_once_with_its_address_in_the_index() -> None:
    inventory = sbom()
    assert (inventory["bomFormat"], inventory["specVersion"]) == ("CycloneDX", "1.6")
    addresses = [component["purl"] for component in inventory["components"]]
    assert len(addresses) == len(set(addresses)) == len(shipped())
    assert set(pinned("requirements.txt")) <= {component["name"] for component in inventory["components"]}
    assert all(component["licenses"][0]["license"]["name"] for component in inventory["components"])


def test_the_licence_of_the_product_stands_at_its_root() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text("utf-8")
