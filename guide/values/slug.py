"""A name made safe for any file system."""

import re
import unicodedata

LONGEST_SLUG = 40


def slug(name: str, empty: str = "client") -> str:
    """ "Durand & Fils" gives "durand-fils"; never empty, never a path."""
    ligatures = name.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    plain = unicodedata.normalize("NFKD", ligatures).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_SLUG].strip("-") or empty
