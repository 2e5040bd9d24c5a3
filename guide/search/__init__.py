"""What people ask, in their own words, and where it is answered: lessons, routes, letters, words, cards, calculators."""

from __future__ import annotations

from guide.search.find import MOST, find, found_as_json
from guide.search.places import PlaceKind, SearchResult
