"""Makes the two fonts of the PDF from Liberation Serif 2.1.5: `python -m templates.font a/folder/with/its/files`.

A page needs few of their letters, and loading all of them costs more than drawing it: the Latin, Greek and Cyrillic ones
are kept, without hints. The licence asks that what is changed bears another name.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parents[1] / "guide" / "letters" / "pdf" / "fonts"
NAME = "Recours Serif"
STYLES = ("Regular", "Bold")
#: Latin with every accent of Europe, Greek, Cyrillic, the signs of a letter, boxes to tick.
KEPT = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    0x2BC,
    *range(0x2C6, 0x2DE),
    *range(0x370, 0x400),
    *range(0x400, 0x460),
    *range(0x1E80, 0x1E86),
    0x1E9E,
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    *range(0x2020, 0x2023),
    0x2026,
    0x202F,
    0x2030,
    0x2039,
    0x203A,
    0x20AC,
    0x2116,
    0x2122,
    *range(0x2190, 0x2194),
    0x2212,
    0x2248,
    0x2260,
    0x2264,
    0x2265,
    0x25A0,
    0x25A1,
    0x25CF,
)
_DROPPED = ["GDEF", "GPOS", "GSUB", "DSIG", "FFTM", "kern", "gasp"]
#: Of the table of names: family, style, identifier, full name, name for PostScript.
_FAMILY, _ID, _FULL, _POSTSCRIPT = 1, 3, 4, 6


def reduced(source: Path, style: str) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, glyph_names=False, name_IDs=["*"], layout_features=[], notdef_outline=True)
    options.drop_tables += _DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=KEPT)
    subsetter.subset(font)
    full = NAME if style == "Regular" else f"{NAME} {style}"
    names = {
        _FAMILY: NAME,
        _ID: f"{full}, from Liberation Serif 2.1.5",
        _FULL: full,
        _POSTSCRIPT: full.replace(" ", "-"),
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    return font


if __name__ == "__main__":
    for each in STYLES:
        target = OUT / f"RecoursSerif-{each}.ttf"
        reduced(Path(sys.argv[1]) / f"LiberationSerif-{each}.ttf", each).save(target)
        print(target.name, target.stat().st_size)
