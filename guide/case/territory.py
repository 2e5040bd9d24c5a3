"""French territory: the country codes it has of its own overseas, and the postcodes that tell one part from another.

A debtor overseas is in France: French courts, no European procedure, no foreign postage. An address may say so by the
country (ISO 3166: « RE ») or by the postcode (« 97400 »).
"""

from guide.case.model import FRANCE, Party

#: Overseas departments and collectivities that have a country code of their own.
OVERSEAS = frozenset(("GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"))
#: Where the law of civil procedure, or of companies in difficulty, is partly the territory's own.
OWN_RULES = frozenset(("NC", "PF", "WF"))
_OWN_RULES_POSTCODES = ("986", "987", "988")
_OVERSEAS_POSTCODES = ("97", "98")
METROPOLE = "metropole"


def in_france(country: str) -> bool:
    """Whether that country code is French territory, overseas included."""
    return country == FRANCE or country in OVERSEAS


def is_overseas(postcode: str) -> bool:
    return postcode.startswith(_OVERSEAS_POSTCODES)


def has_own_rules(party: Party) -> bool:
    """Whether that party is in New Caledonia, French Polynesia or Wallis-et-Futuna."""
    return party.country in OWN_RULES or (party.country == FRANCE and _postcode(party).startswith(_OWN_RULES_POSTCODES))


def part(party: Party) -> str | None:
    """The part of French territory a party is in: metropolitan France is one, each overseas territory another.

    None abroad, or when nothing tells.
    """
    postcode = _postcode(party)
    if not in_france(party.country):
        return None
    if postcode:
        return postcode[:3] if is_overseas(postcode) else METROPOLE
    return party.country if party.country in OVERSEAS else None


def _postcode(party: Party) -> str:
    return (party.address.postcode if party.address else None) or ""
