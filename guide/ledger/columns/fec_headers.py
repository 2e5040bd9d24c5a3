"""Which column of an accounting export is which: the eighteen names of article A47 A-1 LPF and those that software puts
in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guide.ledger.columns.headers import Recognised, column_of, guessed_mapping, named_by, plain
from guide.ledger.source.source_files import ColumnMapping, Field
from guide.ledger.source.table import CellKind
from guide.values.accents import unaccented

#: Names of a column, best first, as `plain` writes them. A literal « ? » stood for an accent in « pi?ce », « intitul? ».
NAMES: dict[str, tuple[str, ...]] = {
    "journal": ("journalcode", "codejournal", "journal", "jnl", "codejnl", "jal", "codejal"),
    "journal_lib": ("journallib", "journallibelle", "libellejournal"),
    "entry": ("ecriturenum", "numecriture", "numeroecriture", "necriture", "noecriture", "entrynumber"),
    "entered": (
        "ecrituredate",
        "dateecriture",
        "datecomptable",
        "datecomptabilisation",
        "dateoperation",
        "date",
        "jour",
        "postingdate",
    ),
    "account": (
        "comptenum",
        "numcompte",
        "comptenumero",
        "numerocompte",
        "numerodecompte",
        "ncompte",
        "ncomptegeneral",
        "comptegeneral",
        "codecompte",
        "compte",
        "nocompte",
        "comptecomptable",
        "ncomptecomptable",
        "numerocomptegeneral",
        "nocomptegeneral",
        "cptegeneral",
        "cpte",
        "compteg",
        "account",
        "accountcode",
        "accountnumber",
        "accountno",
        "glaccount",
    ),
    "account_lib": ("comptelib", "comptelibelle", "libellecompte", "intitulecompte", "intituleducompte"),
    "aux": (
        "compauxnum",
        "compteauxnum",
        "compteauxiliaire",
        "ncomptetiers",
        "comptetiers",
        "codetiers",
        "codeclient",
        "tiersnumero",
        "auxiliaire",
        "codeauxiliaire",
        "numerotiers",
        "ntiers",
        "cptetiers",
        "comptet",
    ),
    "aux_lib": (
        "compauxlib",
        "compteauxlib",
        "compauxlibelle",
        "nomtiers",
        "nomclient",
        "nomdutiers",
        "nomduclient",
        "tierslibelle",
        "client",
        "tiers",
        "libelletiers",
        "intituletiers",
        "partenaire",
        "partner",
        "customer",
        "raisonsociale",
    ),
    "ref": (
        "pieceref",
        "refpiece",
        "nfacture",
        "numerofacture",
        "npiece",
        "numerodepiece",
        "numeropiece",
        "nopiece",
        "piece",
        "pice",
        "document",
        "numerodocument",
        "reference",
        "ref",
    ),
    "issued": ("piecedate", "datepiece", "datedepiece", "datefacture", "datedocument", "invoicedate"),
    "label": (
        "ecriturelib",
        "ecriturelibelle",
        "libelleecriture",
        "libelle",
        "intitule",
        "intitul",
        "libelleoperation",
        "designation",
        "label",
        "description",
    ),
    "debit": ("debit", "montantdebit", "debits", "debitamount"),
    "credit": ("credit", "montantcredit", "credits", "creditamount"),
    "amount": ("montant",),
    "side": ("sens",),
    "letter": (
        "ecriturelet",
        "ecriturelettrage",
        "lettrage",
        "codelettrage",
        "lettre",
        "codelettre",
        "lettr",
        "let",
        "matching",
        "matchingnumber",
        "correspondance",
    ),
    "lettered": ("datelet", "datelettrage"),
    "due": ("datelimitreglmt", "datelimitereglement", "dateecheance", "datedecheance", "echeance"),
    "kind": ("typeecriture",),
    "cash": ("daterglt", "moderglt", "natop"),
}
CELLS = frozenset(("ref", "label", "debit", "credit", "amount", "letter"))
_UNITS = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "en", "eur", "euro", "euros"))
#: What the person may say of the columns of entries: those that a list of invoices has none of, then the others.
_OF_ENTRIES = {
    Field.ACCOUNT: "account",
    Field.DEBIT: "debit",
    Field.CREDIT: "credit",
    Field.LETTER: "letter",
    Field.JOURNAL: "journal",
}
_OF_BOTH = {
    Field.DEBTOR: "aux_lib",
    Field.DEBTOR_ID: "aux",
    Field.NUMBER: "ref",
    Field.ISSUED: "issued",
    Field.DUE: "due",
}
#: Read only where the other columns leave a question.
LATER = frozenset(("entry", "label", "lettered", "cash"))


def places(names: Sequence[str]) -> dict[str, int]:
    """Which column is which."""
    keys: dict[str, int] = {}
    for column, name in enumerate(names):
        keys.setdefault(plain(name), column)
    for column, name in enumerate(names):
        keys.setdefault(_bare(name), column)
    columns = {
        what: next(keys[k] for k in known if k in keys)
        for what, known in NAMES.items()
        if any(k in keys for k in known)
    }
    # « Intitulé » beside « Libellé » is that of the account, or of the auxiliary account that it follows.
    named = next((keys[k] for k in ("intitule", "nom") if k in keys and keys[k] != columns.get("label")), None)
    if named is not None and "aux_lib" not in columns and columns.get("aux") == named - 1:
        columns["aux_lib"] = named
    elif named is not None and "account_lib" not in columns:
        columns["account_lib"] = named
    if "due" not in columns and (due := _due(names, set(columns.values()))) is not None:
        columns["due"] = due
    return columns


def _due(names: Sequence[str], taken: set[int]) -> int | None:
    """A due date in other words than those of the table: « Date éch. », « À payer avant le »."""
    named = ((column, named_by(name)) for column, name in enumerate(names) if column not in taken)
    return next((column for column, each in named if each and each[0] is Field.DUE and each[1].certain), None)


def said_entries(mapping: ColumnMapping | None) -> bool:
    """Whether the person said which columns hold the debits and the credits."""
    return mapping is not None and all(mapping.columns.get(field) for field in (Field.DEBIT, Field.CREDIT))


def said_places(names: Sequence[str], mapping: ColumnMapping | None) -> dict[str, int]:
    """Which column is which, overruled by what the person said of entries; the names of the law are not."""
    at = places(names)
    if mapping is None or not said_entries(mapping) or is_legal(names):
        return at
    for field, what in {**_OF_ENTRIES, **_OF_BOTH}.items():
        header = mapping.columns.get(field)
        column = column_of(names, header) if header else None
        if header == "":
            at.pop(what, None)
        elif column is not None:
            # The day of a document may be that of its entry.
            at = {w: c for w, c in at.items() if c != column or (what, w) == ("issued", "entered")}
            at[what] = column
    return at


def proposed_mapping(names: Sequence[str]) -> ColumnMapping:
    """What these headers are taken for, entries or a list of invoices, to be corrected by the person."""
    at = places(names)
    if not {"debit", "credit"} <= at.keys():
        return guessed_mapping(names)
    known = {field: names[at[what]] for field, what in {**_OF_ENTRIES, **_OF_BOTH}.items() if what in at}
    if "issued" not in at and "entered" in at:
        known[Field.ISSUED] = names[at["entered"]]
    return ColumnMapping(known)


def _bare(name: str) -> str:
    """A name without articles and units: « Libellé de l'écriture », « CREDIT EUR », « Débit (€) »."""
    return "".join(word for word in re.findall(r"[a-z0-9]+", unaccented(name).lower()) if word not in _UNITS)


def is_legal(names: Sequence[str]) -> bool:
    """Whether these are the names of the law, not those of some other accounting export."""
    return {"ecrituredate", "comptenum"} <= {plain(name) for name in names}


def recognise(names: Sequence[str], mapping: ColumnMapping | None = None) -> Recognised | None:
    """What these headers are if they are those of accounting entries, else None. `mapping`: what the person said."""
    at = said_places(names, mapping)
    money = ("debit", "credit") if {"debit", "credit"} <= at.keys() else ("amount", "side")
    if not {"account", *money} <= at.keys() or not {"entered", "issued"} & at.keys():
        return None
    wanted = {
        column: CellKind.CELLS if what in CELLS else CellKind.CODES for what, column in at.items() if what not in LATER
    }
    least = 1 + max(at[what] for what in ("account", *money))
    amounts = tuple(at[what] for what in money if what != "side")
    dates = tuple(at[what] for what in ("entered", "issued") if what in at)
    return Recognised(True, len(at), wanted, least, at.get("label"), amounts, dates)
