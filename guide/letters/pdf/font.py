"""The font of the pages, as wide as Times New Roman letter by letter, so that lines end where Word ends them.

It is made from Liberation Serif by `templates/font.py`, under the SIL Open Font License (`fonts/OFL.txt`). What the pages
need of it is embedded in the file.
"""

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from guide.errors import PdfRefused

FAMILY = "Recours Serif"
_FOLDER = Path(__file__).parent / "fonts"
FILES = {False: _FOLDER / "RecoursSerif-Regular.ttf", True: _FOLDER / "RecoursSerif-Bold.ttf"}
#: Of the size of the letters: from the base line up, and the whole height of a line.
ASCENT, HEIGHT = 0.891, 1.149
#: Drawn as a plain hyphen, or as nothing: the font has no letter for them.
ALIKE = {"\u2011": "-", "\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": ""}


@cache
def advances(bold: bool) -> dict[int, int]:
    """How far each letter leads, in thousandths of its size, by its code point."""
    font = TTFont(FILES[bold], lazy=True)
    widths, scale = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: round(widths[name][0] * 1000 / scale) for code, name in font.getBestCmap().items()}


def width(text: str, bold: bool, size: float) -> float:
    """In points. Raises PdfRefused for a letter that the font does not have."""
    known = advances(bold)
    try:
        return sum([known[ord(letter)] for letter in text]) * size / 1000
    except KeyError:
        raise unprintable(text) from None


def plain(text: str) -> str:
    """The text in letters that the font has a shape for."""
    return text.translate(_ALIKE) if not text.isascii() else text


def plain_letters(text: str) -> str:
    """The text of a person's own file, each letter that the font lacks shown as « □ »: a picture of it, not its words."""
    known = advances(False)
    return "".join(letter if ord(letter) in known else "□" for letter in plain(text))


def unprintable(text: str) -> PdfRefused:
    strange = "".join(dict.fromkeys(letter for letter in text if ord(letter) not in advances(False)))
    return PdfRefused(
        f"La police du PDF n'a pas ce qu'il faut pour écrire « {strange[:20]} ».",
        "Retirez ces signes du dossier, ou ouvrez le fichier Word et choisissez « Enregistrer sous », PDF.",
    )


_ALIKE = {ord(letter): alike for letter, alike in ALIKE.items()}
