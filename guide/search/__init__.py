"""What people ask, in their own words, and where it is answered: lessons, routes, letters, words, cards, calculators."""

from guide.search.find import MOST, find, found_as_json
from guide.search.places import PlaceKind, SearchResult
