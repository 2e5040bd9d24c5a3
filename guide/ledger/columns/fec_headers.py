"""Which column of an accounting export is which: the eighteen names of article A47 A-1 LPF and those that software puts
in their place."""

from __future__ import annotations

from collections.abc import Sequence

from guide.ledger.columns.headers import Recognised, plain
from guide.ledger.source.table import CellKind

#: Names of a column, best first, as `plain` writes them. A literal « ? » stood for an accent in « pi?ce », « intitul? ».
NAMES: dict[str, tuple[str, ...]] = {
    "journal": ("journalcode", "codejournal", "journal"),
    "journal_lib": ("journallib", "journallibelle", "libellejournal"),
    "entry": ("ecriturenum", "numecriture", "numeroecriture", "necriture"),
    "entered": ("ecrituredate", "dateecriture", "datecomptable", "date"),
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
    ),
    "ref": ("pieceref", "refpiece", "nfacture", "numerofacture", "npiece", "numerodepiece", "piece", "pice"),
    "issued": ("piecedate", "datepiece", "datedepiece", "datefacture"),
    "label": ("ecriturelib", "ecriturelibelle", "libelleecriture", "libelle", "intitule", "intitul"),
    "debit": ("debit", "montantdebit"),
    "credit": ("credit", "montantcredit"),
    "amount": ("montant",),
    "side": ("sens",),
    "letter": ("ecriturelet", "ecriturelettrage", "lettrage", "codelettrage"),
    "lettered": ("datelet", "datelettrage"),
    "due": ("datelimitreglmt", "datelimitereglement", "dateecheance", "datedecheance", "echeance"),
    "kind": ("typeecriture",),
    "cash": ("daterglt", "moderglt", "natop"),
}
CELLS = frozenset(("ref", "label", "debit", "credit", "amount", "letter"))
#: Read only where the other columns leave a question.
LATER = frozenset(("entry", "label", "lettered", "cash"))


def places(names: Sequence[str]) -> dict[str, int]:
    """Which column is which."""
    keys: dict[str, int] = {}
    for column, name in enumerate(names):
        keys.setdefault(plain(name), column)
    found = {
        what: next(keys[k] for k in known if k in keys)
        for what, known in NAMES.items()
        if any(k in keys for k in known)
    }
    # « Intitulé » beside « Libellé » is that of the account.
    if "account_lib" not in found and "intitule" in keys and keys["intitule"] != found["label"]:
        found["account_lib"] = keys["intitule"]
    return found


def is_legal(names: Sequence[str]) -> bool:
    """Whether these are the names of the law, not those of some other accounting export."""
    return {"ecrituredate", "comptenum"} <= {plain(name) for name in names}


def recognise(names: Sequence[str]) -> Recognised | None:
    """What these headers are if they are those of accounting entries, else None."""
    at = places(names)
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
