"""What is given: texts, dates and amounts that trip programs, records made of them, and good files spoilt.

Everything is drawn from a seed, so that a seed gives the same input again.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from guide.case import codes, storage
from guide.ledger.dunning import CustomerNotes, Followed, notes_file
from guide.ledger.dunning.notes import NotedDispute, Pause, Seen
from guide.letters import letters
from tests.properties.test_uploads import seeds
from tests.unit.letters_cases import VARIANTS

ROOT = Path(__file__).resolve().parents[2]

TEXTS = (
    "Durand & Fils", "", " ", "\u202edsiruoc", "\u200bA\u200d", "=1+1", "\uff1d1+1", "\u200b=HYPERLINK(\"x\")", "@SUM(A1)",
    "![i](http://exemple.test/i.png)", "[x](javascript:alert(1))", "<script>alert(1)</script>", "<b>", "& < > \" '",
    "{{ 7*7 }}", "{% for a in b %}", "é" * 4_000, "a" * 4_001, "\x00", "\ud800", "\ufffe", "\u0600", "🙂", "１２００",
    "١٢٠٠", "1 200,00", "1.200", "NaN", "-0", "1e999", "9" * 40, "../../etc/passwd", "CON", "\n" * 50, "\t", "«»", "’",
    "FR7630006000011234567890188", "732829321", "a@", "O'Neil", "\u00a0\u202f", "\u2028", "ﷺ" * 18, "Z" + "\u0301" * 40,
)  # fmt: skip
DAYS = (
    "2026-01-02", "2025-02-30", "0206-05-01", "1970-01-01", "1989-12-31", "2099-12-31", "2100-01-01", "9999-12-31", "02/01/2026",
    "2026-1-2", "２０２６-01-02", "", "demain", "2024-02-29", "2023-02-29", "31/12/25", "32/01/2026", "1er mai 2026",
)  # fmt: skip
AMOUNTS = (
    "1200.00", "0.01", "0.00", "-5.00", "99999999999.99", "1200", "1200.001", "1 200,00", "1,200", "1.234.56", "١٢٠٠", "１２００",
    "1e5", "", "€", "12,50-", "(12,50)", "9" * 30, "12.40", "124", "1000", "NaN", "+3,00", "0,005",
)  # fmt: skip
TOKENS = (
    b"\x00", b"\xff\xfe", b"<!ENTITY x SYSTEM 'file:///etc/passwd'>", b"&x;", b"<!DOCTYPE a>", b'"', b"'", b"\n", b"\r\n", b";",
    b"\t", b"]]>", b"9" * 40, b"null", b"{", b"[" * 200, b"PK\x03\x04", b"/Encrypt", b"endobj", b"stream", b"\xef\xbb\xbf", b"%",
)  # fmt: skip


class Draw(random.Random):
    """Draws from a seed; `hostile`: how often a value is one of those that trip programs. Few: the inside is reached."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.hostile = self.choice((0.002, 0.01, 0.3))


def text(r: Draw) -> str:
    if r.random() >= 10 * r.hostile:
        return r.choice(("Durand & Fils", "Société Générale des Eaux", "M. O’Neil", "Zoé", "12 rue de l’Église"))
    if r.random() < 0.5:
        return r.choice(TEXTS)
    return "".join(chr(r.choice((r.randrange(32, 127), r.randrange(0x20, 0x2FFF)))) for _ in range(r.randrange(30)))


def day(r: Draw) -> str:
    if r.random() >= r.hostile:
        return date(r.randrange(2015, 2028), r.randrange(1, 13), r.randrange(1, 29)).isoformat()
    return r.choice(DAYS)


def amount(r: Draw) -> str:
    if r.random() >= r.hostile:
        return f"{r.randrange(1, 10 ** r.randrange(2, 9))}.{r.randrange(100):02d}"
    return r.choice(AMOUNTS)


def _code(r: Draw, enum: Any) -> str:
    return str(r.choice(list(enum))) if r.random() >= r.hostile else text(r)


def _some(r: Draw, *, most: int, make: Callable[[Draw], Any]) -> list[Any]:
    return [make(r) for _ in range(r.randrange(most + 1))]


def _kept(r: Draw, fields: Mapping[str, Any], mandatory: Sequence[str]) -> dict[str, Any]:
    """A record with its mandatory keys and some others; now and then one too many."""
    record = {key: value for key, value in fields.items() if key in mandatory or r.random() < 0.5}
    if r.random() < r.hostile / 10:
        record[text(r)] = text(r)
    return record


def _party(r: Draw) -> dict[str, Any]:
    address = {"lines": [text(r)], "postcode": r.choice(("75001", "62000", text(r))), "city": text(r)}
    return {
        "name": r.choice(("Atelier Nord", text(r))),
        "address": address,
        "siren": r.choice(("732829320", text(r))),
        "vat_number": text(r),
        "legal_form": r.choice(("SARL", text(r))),
        "email": r.choice(("a@exemple.test", text(r))),
        "country": r.choice(("FR", "BE", "XX")) if r.random() >= r.hostile else text(r),
    }


def _payment(r: Draw) -> dict[str, Any]:
    return {"on": day(r), "amount": amount(r)}


def invoice(r: Draw, number: int) -> dict[str, Any]:
    return _kept(
        r,
        {
            "number": f"F{number}" if r.random() >= r.hostile else text(r),
            "amount": amount(r),
            "issued": day(r),
            "completed": day(r),
            "due": day(r),
            "nature": _code(r, codes.Nature),
            "payments": _some(r, most=3, make=_payment),
            "credit_notes": _some(r, most=1, make=lambda r: {**_payment(r), "number": text(r)}),
            "label": text(r),
            "retention": "0.01" if r.random() >= r.hostile else amount(r),
            "disputed_amount": "0.01" if r.random() >= r.hostile else amount(r),
            "currency": r.choice(("EUR", "EUR", "USD")),
        },
        ("number", "amount", "due"),
    )


def event(r: Draw) -> dict[str, Any]:
    return _kept(
        r,
        {
            "kind": _code(r, codes.EventKind),
            "on": day(r),
            "until": day(r),
            "amount": amount(r),
            "channel": _code(r, codes.Channel),
            "note": text(r),
        },
        ("kind", "on"),
    )


def answers(r: Draw) -> dict[str, str]:
    chosen = r.sample(sorted(codes.ANSWERS), r.randrange(8))
    return {question: r.choice((*codes.ANSWERS[question], codes.UNKNOWN)) for question in chosen}


def dossier(r: Draw) -> dict[str, Any]:
    """The JSON of a dossier: most of it sound, so that what is inside is reached."""
    creditor = {
        **_party(r),
        "activity": _code(r, codes.Activity),
        "iban": text(r),
        "bic": text(r),
        "signatory": text(r),
    }
    return {
        "version": 1 if r.random() >= r.hostile / 10 else r.choice((0, 2, "1", None)),
        **_kept(
            r,
            {
                "creditor": _kept(r, creditor, ("name",)),
                "debtor": _kept(r, {**_party(r), "kind": _code(r, codes.DebtorKind)}, ("name", "kind")),
                "terms": r.choice(
                    ({}, {"rate": r.choice(("12.40", "8.00", "124.00", amount(r)))}, {"floor_multiple": r.randrange(6)})
                ),
                "invoices": [invoice(r, n) for n in range(r.randrange(1, 6))],
                "events": _some(r, most=6, make=event),
                "answers": answers(r),
                "payments": _some(r, most=2, make=_payment),
                "contract": r.choice(({}, {"signed": True, "payment_clause": text(r), "penalty_clause": text(r)})),
                "plan": _some(r, most=3, make=_payment),
                "exhibits": _some(r, most=3, make=lambda r: {"title": text(r), "on": day(r)}),
                "words": {r.choice(sorted(letters())): text(r)},
            },
            ("creditor", "debtor", "invoices"),
        ),
    }


def spoilt(r: Draw, content: bytes) -> bytes:
    """A good file cut, overwritten, doubled in places."""
    data = bytearray(content)
    for _ in range(r.randrange(1, 7)):
        at = r.randrange(len(data) + 1)
        match r.randrange(5):
            case 0:
                del data[at:]
            case 1:
                data[at : at + r.choice((0, 1, 4, 30, 5_000))] = r.choice(TOKENS)
            case 2:
                start = r.randrange(len(data) + 1)
                data[at:at] = data[start : start + r.choice((1, 30, 5_000))]
            case 3 if data:
                data[at % len(data)] = r.randrange(256)
            case 4:
                data[at:at] = r.choice(TEXTS).encode("utf-8", "replace")
    return bytes(data)


def spoilt_zip(r: Draw, content: bytes) -> bytes:
    """A zip whose parts are spoilt inside, then closed well: what is in it is reached."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        touched = set(r.sample(names, min(len(names), r.randrange(1, 3))))
        for name in names:
            data = old.read(name)
            new.writestr(name, spoilt(r, data) if name in touched else data)
    return out.getvalue()


def reworded(r: Draw, content: bytes) -> bytes:
    """A sound JSON file, some of its values changed for others: what is inside is reached."""
    data = json.loads(content)
    for _ in range(r.randrange(1, 4)):
        # The head of the file (its kind, its version) is left alone, but for once in a while.
        inner = [each for each in data.values() if isinstance(each, (dict, list)) and each]
        at: Any = r.choice(inner) if inner and r.random() < 0.95 else data
        while isinstance(at, (dict, list)) and at:
            key = r.choice(list(at)) if isinstance(at, dict) else r.randrange(len(at))
            if not isinstance(at[key], (dict, list)) or not at[key]:
                at[key] = r.choice((text(r), day(r), amount(r), r.choice(TEXTS), None, 3, [], {}))
                break
            at = at[key]
    return as_bytes(data)


def retyped(r: Draw, content: bytes) -> bytes:
    """A sound Word file, some of its words changed for others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                pieces = data.split(b"</w:t>")
                at = r.randrange(len(pieces) - 1)
                word = r.choice((*TEXTS, "{{ journal }}", "{% if x %}", "{{ ''.__class__ }}", "{{ montant }}"))
                pieces[at] += word.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "replace")
                data = b"</w:t>".join(pieces)
            new.writestr(name, data)
    return out.getvalue()


@cache
def good_json() -> tuple[bytes, ...]:
    return tuple(storage.dumps(each).encode() for each in VARIANTS.values())


@cache
def follow_up() -> bytes:
    seen = Seen(date(2026, 11, 1), 120_000, 120_000)
    one = Followed(
        ("411000",),
        "Durand & Fils",
        seen,
        dispute=NotedDispute(date(2026, 11, 2)),
        pause=Pause(date(2026, 11, 3), date(2026, 12, 1), "travaux repris"),
    )
    return notes_file.dumps(CustomerNotes((one,))).encode()


@cache
def pictures() -> tuple[bytes, ...]:
    made = []
    for kind, size in (("PNG", (40, 30)), ("JPEG", (60, 20)), ("GIF", (8, 8)), ("PNG", (1, 5_000))):
        out = io.BytesIO()
        Image.new("RGB", size, "navy").save(out, kind)
        made.append(out.getvalue())
    return tuple(made)


@cache
def templates() -> tuple[bytes, ...]:
    return tuple((ROOT / "templates" / f"{name}.docx").read_bytes() for name in ("relance", "mise_en_demeure", "recu"))


def ledger_file(r: Draw) -> bytes:
    """An export of some format, spoilt or made of hostile cells."""
    if r.random() < 0.3:
        head = r.choice(("Numéro;Client;Date;Échéance;Total TTC;Reste dû", "Invoice;Customer;Date;Due;Amount;Balance"))
        cells = [";".join((f"F{n}", text(r).replace(";", ","), day(r), day(r), amount(r), amount(r)))
                 for n in range(r.randrange(1, 12))]  # fmt: skip
        return "\r\n".join((head, *cells)).encode(r.choice(("utf-8", "cp1252", "utf-16", "utf-8-sig")), "replace")
    name = r.choice(sorted(seeds()))
    content = seeds()[name]
    zipped = name in ("xlsx", "ods") and r.random() < 0.7
    return spoilt_zip(r, content) if zipped else spoilt(r, content)


def as_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
