"""An address that is being typed, completed by the Base adresse nationale."""

from dataclasses import dataclass

from guide.errors import RegisterQueryRefused
from guide.registers.answer import read_object
from guide.registers.request import Register, RegisterRequest, hosts

MOST = 5


@dataclass(frozen=True)
class PostalAddress:
    label: str
    line: str
    postcode: str
    city: str


def address_request(text: str) -> RegisterRequest:
    """What to ask for an address begun. Raises RegisterQueryRefused under three letters, or past two hundred."""
    sought = " ".join(text.split())
    if not 3 <= len(sought) <= 200:
        raise RegisterQueryRefused(
            f"« {sought} » ne peut pas être cherché.", "Commencez l'adresse : numéro, rue, ville."
        )
    return RegisterRequest(Register.ADDRESSES, (("q", sought), ("limit", str(MOST)), ("autocomplete", "1")))


def read_addresses(body: bytes) -> tuple[PostalAddress, ...]:
    """The addresses proposed, the likeliest first, at most five; one that lacks a part is left out."""
    addresses = []
    for feature in read_object(body, hosts()[Register.ADDRESSES].name).entries("features"):
        properties = feature.entry("properties")
        label, postcode, city = properties.text("label"), properties.text("postcode"), properties.text("city")
        line = " ".join(
            filter(None, (properties.text("housenumber"), properties.text("street") or properties.text("name")))
        )
        if label and postcode and city and line:
            addresses.append(PostalAddress(label, line, postcode, city))
    return tuple(addresses[:MOST])
