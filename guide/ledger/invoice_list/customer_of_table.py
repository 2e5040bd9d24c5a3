"""The one customer of a whole table: a line above it says so, or its sheet bears a name, which is asked about."""

from __future__ import annotations

import re

from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.anomalies import Severity, shortened
from guide.ledger.source.source_files import Field
from guide.values.accents import unaccented

SHEET, CUSTOMER = "feuille", "client"
_TITLE = re.compile(
    r"(?:nom du |(?:extrait|relevé|releve) de compte (?:du )?)?(?:client|customer)\s*:\s*(?!tou[ts]|all\b|\*)(\S.*)",
    re.IGNORECASE,
)
#: What sheets are called that are nobody's.
_COMMON = re.compile(
    r"feuille?|sheet|tab(?:leau|elle)|page|onglet|liste?|export|detail|recap\w*|synthese|donnees|data|releve|"
    r"janv\w*|fev\w*|mars|avr\w*|mai|juin|juil\w*|aout|sept\w*|oct\w*|nov\w*|dec\w*|[qts]\d|\d+"
)


def customer_of_table(sheet: TypedTable) -> str:
    """The name of the customer of all the rows, "" when nothing gives it. A doubt where only the sheet does."""
    titles = {
        match[1].strip()
        for line in sheet.table.title
        if (match := _TITLE.fullmatch(line.strip(f"{sheet.table.separator or ''} ")))
    }
    if len(titles) == 1:
        return _told(sheet, titles.pop(), "le titre du tableau")
    name = sheet.table.sheet or ""
    if not _may_be_customer(name):
        return ""
    if (answer := sheet.answer(SHEET)) is None:
        sheet.doubts.add(
            f"Aucune colonne ne nomme le client. La feuille « {shortened(name, 30)} » porte-t-elle le nom d'un client ?",
            [
                answering(SHEET, CUSTOMER, "c'est le nom du client", f"--{SHEET} {CUSTOMER}"),
                answering(SHEET, "autre", "c'est autre chose", f"--{SHEET} autre"),
            ],
            sheet.columns_of(Field.NUMBER, Field.ISSUED, Field.TOTAL, Field.LEFT),
            range(min(3, sheet.table.rows)),
            of_sheet=True,
        )
    return _told(sheet, name, "le nom de la feuille") if answer == CUSTOMER else ""


def _told(sheet: TypedTable, name: str, where: str) -> str:
    sheet.teller.anomalies.add(
        f"Aucune colonne ne nomme le client : « {shortened(name, 40)} » vient de là : {where}. Vérifiez-le avant toute "
        "relance.",
        Severity.WARNING,
    )
    return name


def _may_be_customer(name: str) -> bool:
    """Whether a sheet may bear the name of a customer: words that neither headers nor sheets in general are made of."""
    parts = re.findall(r"[a-z0-9]+", unaccented(name).lower())
    own = [part for part in parts if not _COMMON.fullmatch(part)]
    return any(Sense.UNKNOWN in senses(part) for part in own)
