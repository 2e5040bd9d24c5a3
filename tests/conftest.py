"""What every test shares. Properties run the same examples each time in CI; nowhere is a test timed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.changed import weight_of

HERE = Path(__file__).parent
#: What `make test` runs first: a fault in one of them is seen within two minutes.
SMALL = (HERE / "unit", HERE / "test_architecture.py")
#: From how many seconds on a file of tests comes after them.
HEAVY = 6


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        is_small = any(item.path.is_relative_to(place) for place in SMALL) and weight_of(item.path) < HEAVY
        if is_small and item.get_closest_marker("long") is None:
            item.add_marker(pytest.mark.small)
    # What goes to one worker only, then what is long: none of it is left for the end, when the others have nothing to do.
    items.sort(key=lambda item: (item.get_closest_marker("xdist_group") is None, -_cost_of(item.path)))


def _cost_of(path: Path) -> int:
    """In seconds or so; a file of properties runs each of its tests dozens of times."""
    return HEAVY if path.is_relative_to(HERE / "properties") else weight_of(path)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file does not name the test that is given it: it bears the second it was made in, and all workers must collect
    the same tests."""
    return argname if isinstance(val, bytes) else None


settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples each time, so fewer: it is the random ones of every day that find what is new.
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True, database=None, max_examples=60)
settings.load_profile("ci" if os.environ.get("CI") else "local")
