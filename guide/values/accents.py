"""Words without their accents: how a search, a header and a name are compared."""

import unicodedata


class _Bare(dict[int, str]):
    """What each sign gives, by its code: the usual ones are known, the others worked out."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", {"œ": "oe", "Œ": "OE"}.get(chr(code), chr(code)))
        return "".join(c for c in decomposed if not unicodedata.combining(c))


_BARE = _Bare()
#: Latin letters, with their extensions.
_BARE.update({code: _BARE[code] for code in range(0x250)})


def unaccented(text: str) -> str:
    """ "Échéance" gives "Echeance", "cœur" gives "coeur"; case and marks are kept."""
    return text if text.isascii() else text.translate(_BARE)


def folded(text: str) -> str:
    """Accents and case aside, as a dictionary sorts."""
    return unaccented(text).lower()
