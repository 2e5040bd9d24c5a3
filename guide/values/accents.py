"""Words without their accents: how a search, a header and a name are compared."""

import unicodedata


def unaccented(text: str) -> str:
    """ "Échéance" gives "Echeance", "cœur" gives "coeur"; case and marks are kept."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def folded(text: str) -> str:
    """Accents and case aside, as a dictionary sorts."""
    return unaccented(text).lower()
