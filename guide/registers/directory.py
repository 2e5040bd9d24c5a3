"""The address of a court whose name is known, from the directory of the administration."""

import re
from dataclasses import dataclass

from guide.errors import RegisterQueryRefused
from guide.registers.answer import Entry, read_object
from guide.registers.request import Register, RegisterRequest, hosts

MOST = 5
#: The kind of service, as the directory names it, by the first words of a court's name.
_SERVICES = (
    ("tribunal judiciaire", "tribunal_judiciaire"),
    ("tribunal de proximité", "tribunal_proximite"),
    ("tribunal administratif", "tribunal_administratif"),
    ("tribunal de commerce", "tribunal_commerce"),
    ("tribunal des activités économiques", "tribunal_commerce"),
    ("tribunal mixte de commerce", "tribunal_commerce"),
)


@dataclass(frozen=True)
class CourtAddress:
    name: str
    lines: tuple[str, ...]
    postcode: str | None
    city: str | None


def court_request(name: str, seat: str) -> RegisterRequest:
    """What to ask for a court by its name and its seat. Raises RegisterQueryRefused for what is no court."""
    service = next((kind for words, kind in _SERVICES if name.lower().startswith(words)), None)
    place = re.sub(r"[^\w' -]", "", seat).strip()
    if service is None or not place:
        raise RegisterQueryRefused(
            f"« {name} » n'est pas un tribunal que l'annuaire sait chercher.", "Cherchez-le sur justice.fr."
        )
    where = f'pivot like "{service}" and nom like "{place}"'
    return RegisterRequest(Register.DIRECTORY, (("where", where), ("limit", str(MOST))))


def read_courts(body: bytes) -> tuple[CourtAddress, ...]:
    """The courts that the directory gives, at most five; one without an address is left out."""
    rows = read_object(body, hosts()[Register.DIRECTORY].name).entries("results")
    return tuple(court for row in rows if (court := _court(row)) is not None)[:MOST]


def _court(row: Entry) -> CourtAddress | None:
    name = row.text("nom")
    address = next(iter(row.entries("adresse")), None)
    if name is None or address is None:
        return None
    lines = tuple(filter(None, (address.text("complement1"), address.text("complement2"), address.text("numero_voie"))))
    return CourtAddress(name, lines, address.text("code_postal"), address.text("nom_commune"))
