"""What a dossier holds that is written wrong: kept as it was typed, and said, never kept in silence."""

import re
from collections.abc import Iterator

from guide.case.model import Creditor, Dossier, Party
from guide.case.party_numbers import CHECKS, checked_number
from guide.errors import IdentifierInvalid
from guide.values.french import rate
from guide.values.money import RATE_SCALE

#: Above this a year, an agreed rate is more often a decimal mark forgotten than a clause.
UNUSUAL_RATE = 40 * RATE_SCALE

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


def doubts(dossier: Dossier) -> Iterator[str]:
    """One sentence for each identifier that fails its check, each e-mail that is none, and a rate out of the ordinary."""
    yield from _of_party("Vous", dossier.creditor)
    yield from _of_party("Votre client", dossier.debtor)
    agreed = dossier.terms.rate
    if agreed is not None and agreed > UNUSUAL_RATE:
        yield (
            f"Le taux du contrat ({rate(agreed)} par an) est hors de l'ordinaire : vérifiez la virgule. Un juge peut réduire "
            "une pénalité manifestement excessive."
        )


def _of_party(who: str, party: Party) -> Iterator[str]:
    for field in CHECKS:
        written = getattr(party, field, None) if isinstance(party, Creditor) or field not in ("iban", "bic") else None
        if not written or (field == "vat_number" and not written.upper().startswith("FR")):
            continue
        try:
            checked_number(party, field)
        except IdentifierInvalid as error:
            yield f"{who} : {error}"
    if party.email and not _EMAIL.fullmatch(party.email.strip()):
        yield f"{who} : « {party.email[:60]} » n'est pas une adresse e-mail. Corrigez-la, ou retirez-la."
