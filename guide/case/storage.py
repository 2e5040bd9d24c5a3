"""The dossier file: strict JSON in, strict JSON out, the same both ways.

One table a record says which keys it has and how each value is read and written. A file with an unknown key,
an unknown code or a newer version is refused with a sentence that names it. `null` and an absent key are the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn

from guide.case import codes, model
from guide.errors import GuideError, InvalidDossier
from guide.values import money
from guide.values.dates import date_from_json

VERSION = 1
MAX_BYTES = 5_000_000
MAX_TEXT = 4_000
MAX_LIST = 10_000


@dataclass(frozen=True)
class _Codec:
    """How one value is read (from its path in the file, for the messages) and written back."""

    read: Callable[[str, Any], Any]
    write: Callable[[Any], Any] = lambda value: value


def _refuse(path: str, found: object, expected: str) -> NoReturn:
    shown = json.dumps(found, ensure_ascii=False).encode("utf-8", "replace").decode()
    shown = shown if len(shown) <= 80 else shown[:77] + "…"
    raise InvalidDossier(f"Dossier, « {path} » : {shown} n'est pas lisible.", f"Attendu : {expected}.")


def _text(path: str, found: Any) -> str:
    if not isinstance(found, str) or len(found) > MAX_TEXT:
        _refuse(path, found, f"un texte de {MAX_TEXT} caractères au plus")
    if any(_is_unprintable(c) for c in found):
        _refuse(path, found, "un texte sans caractère de contrôle")
    return found


def _is_unprintable(char: str) -> bool:
    """What neither XML nor UTF-8 can carry: control characters, half surrogates, non-characters."""
    code = ord(char)
    return (code < 32 and char not in "\n\t") or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)


def _name(path: str, found: Any) -> str:
    text = _text(path, found).strip()
    if not text:
        _refuse(path, found, "un texte non vide")
    return text


def _country(path: str, found: Any) -> str:
    if not isinstance(found, str) or len(found) != 2 or not (found.isascii() and found.isalpha()):
        _refuse(path, found, 'un code de pays à deux lettres, par exemple "FR"')
    return found.upper()


def _currency(path: str, found: Any) -> str:
    if not isinstance(found, str) or len(found) != 3 or not (found.isascii() and found.isalpha()):
        _refuse(path, found, 'un code de monnaie à trois lettres, par exemple "EUR"')
    return found.upper()


def _bool(path: str, found: Any) -> bool:
    if not isinstance(found, bool):
        _refuse(path, found, "true ou false")
    return found


def _clause(path: str, found: Any) -> bool | str:
    return found if isinstance(found, bool) else _text(path, found)


def _multiple(path: str, found: Any) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= 20:
        _refuse(path, found, "un nombre entier de fois le taux légal, par exemple 3")
    return found


def _said_by(parse: Callable[[Any], Any], expected: str) -> Callable[[str, Any], Any]:
    """A reader that puts the path in front of what `parse` refuses."""

    def read(path: str, found: Any) -> Any:
        try:
            return parse(found)
        except GuideError:
            _refuse(path, found, expected)

    return read


def _rate(found: Any) -> money.Rate:
    try:
        return money.rate_from_decimal(Decimal(found if isinstance(found, str) else "refusé"))
    except ArithmeticError:
        raise InvalidDossier("taux illisible") from None


def _amount(path: str, found: Any) -> money.Cents:
    amount: money.Cents = _said_by(
        money.amount_from_json, 'un montant entre guillemets, avec deux décimales, par exemple "1200.00"'
    )(path, found)
    return amount


def _not_negative(path: str, found: Any) -> money.Cents:
    amount = _amount(path, found)
    if amount < 0:
        _refuse(path, found, "un montant positif ou nul")
    return amount


def _positive(path: str, found: Any) -> money.Cents:
    amount = _amount(path, found)
    if amount <= 0:
        _refuse(path, found, "un montant positif (un avoir se note dans credit_notes)")
    return amount


def _code(enum: type[StrEnum]) -> _Codec:
    def read(path: str, found: Any) -> StrEnum:
        try:
            return enum(found)
        except ValueError:
            _refuse(path, found, "un de ces codes : " + ", ".join(enum))

    return _Codec(read, lambda value: value.value)


TEXT, NAME, BOOL, CLAUSE = _Codec(_text), _Codec(_name), _Codec(_bool), _Codec(_clause)
COUNTRY, CURRENCY, MULTIPLE = _Codec(_country), _Codec(_currency), _Codec(_multiple)
AMOUNT, POSITIVE = _Codec(_not_negative, money.amount_to_json), _Codec(_positive, money.amount_to_json)
RATE = _Codec(_said_by(_rate, 'un taux annuel en pour cent, par exemple "12.40"'), money.rate_to_json)
DAY = _Codec(_said_by(date_from_json, "une date AAAA-MM-JJ"), lambda value: value.isoformat())


def _list(item: _Codec) -> _Codec:
    def read(path: str, found: Any) -> tuple[Any, ...]:
        if not isinstance(found, list) or len(found) > MAX_LIST:
            _refuse(path, found, f"une liste de {MAX_LIST} éléments au plus")
        return tuple(item.read(f"{path}[{i}]", value) for i, value in enumerate(found))

    return _Codec(read, lambda values: [item.write(v) for v in values])


def _record(make: Callable[..., Any], mandatory: Sequence[str] = (), **fields: _Codec) -> _Codec:
    """A JSON object with exactly these keys; the mandatory ones must be there and not null."""

    def read(path: str, found: Any) -> Any:
        if not isinstance(found, dict):
            _refuse(path, found, "un objet { … }")
        known: dict[str, Any] = {}
        for key, value in found.items():
            inner = f"{path}.{key}" if path else key
            if key not in fields:
                raise InvalidDossier(
                    f"Dossier : la clé « {inner} » est inconnue.",
                    "Clés admises ici : " + ", ".join(fields) + ".",
                )
            if value is not None:
                known[key] = fields[key].read(inner, value)
        for key in mandatory:
            if key not in known:
                raise InvalidDossier(
                    f"Dossier : « {path}.{key} » manque." if path else f"Dossier : « {key} » manque.",
                    "Complétez ce champ, puis rouvrez le fichier.",
                )
        return make(**known)

    def write(value: Any) -> dict[str, Any]:
        held = {key: getattr(value, key) for key in fields}
        return {key: fields[key].write(v) for key, v in held.items() if v is not None and v != ()}

    return _Codec(read, write)


def _answers(path: str, found: Any) -> Mapping[str, str]:
    if not isinstance(found, dict):
        _refuse(path, found, "un objet { question : réponse }")
    for question, answer in found.items():
        allowed = codes.ANSWERS.get(question)
        if allowed is None:
            raise InvalidDossier(
                f"Dossier : la question « {path}.{question} » est inconnue.",
                "Questions admises : " + ", ".join(codes.ANSWERS) + ".",
            )
        if answer is not None and answer != codes.UNKNOWN and answer not in allowed:
            _refuse(
                f"{path}.{question}", answer, "une de ces réponses : " + ", ".join((*allowed, codes.UNKNOWN))
            )
    return {question: answer for question, answer in found.items() if answer is not None}


ADDRESS = _record(model.Address, lines=_list(TEXT), postcode=TEXT, city=TEXT)
_PARTY = dict(
    name=NAME, address=ADDRESS, siren=TEXT, siret=TEXT, vat_number=TEXT, legal_form=TEXT,
    email=TEXT, phone=TEXT, representative=TEXT, country=COUNTRY,
)  # fmt: skip
CREDITOR = _record(
    model.Creditor, ["name"], **_PARTY, activity=_code(codes.Activity), vat=_code(codes.VatScheme),
    iban=TEXT, bic=TEXT, signatory=TEXT, share_capital=TEXT, rcs=TEXT,
)  # fmt: skip
DEBTOR = _record(model.Debtor, ["name", "kind"], **_PARTY, kind=_code(codes.DebtorKind))
TERMS = _record(
    model.Terms, rate=RATE, floor_multiple=MULTIPLE, allocation=_code(codes.Allocation), capitalisation=DAY
)
PAYMENT = _record(model.Payment, ["on", "amount"], on=DAY, amount=POSITIVE)
LUMP_PAYMENT = _record(model.Payment, ["on", "amount"], on=DAY, amount=POSITIVE, invoice=NAME)
CREDIT_NOTE = _record(model.CreditNote, ["on", "amount"], number=TEXT, on=DAY, amount=POSITIVE)
INVOICE = _record(
    model.Invoice, ["number", "amount"], number=NAME, amount=POSITIVE, issued=DAY, completed=DAY, due=DAY,
    nature=_code(codes.Nature), payments=_list(PAYMENT), credit_notes=_list(CREDIT_NOTE), label=TEXT, order=TEXT,
    net=AMOUNT, vat=AMOUNT, currency=CURRENCY, retention=AMOUNT, disputed_amount=AMOUNT,
)  # fmt: skip
EVENT = _record(
    model.Event, ["kind", "on"], kind=_code(codes.EventKind), on=DAY, until=DAY, amount=AMOUNT,
    channel=_code(codes.Channel), note=TEXT,
)  # fmt: skip
CONTRACT = _record(
    model.Contract, signed=BOOL, on=DAY, reference=TEXT, price_net=AMOUNT, payment_clause=TEXT,
    penalty_clause=CLAUSE, retention_of_title=CLAUSE, jurisdiction_clause=CLAUSE,
)  # fmt: skip
INSTALMENT = _record(model.Instalment, ["on", "amount"], on=DAY, amount=POSITIVE)
SETTLEMENT = _record(model.Settlement, ["discount", "until"], discount=AMOUNT, until=DAY)
EXHIBIT = _record(model.Exhibit, ["title"], title=NAME, kind=TEXT, on=DAY, file=TEXT)
THIRD_PARTY = _record(model.ThirdParty, ["role", "name"], role=NAME, name=NAME, address=ADDRESS)
FOLLOW_UP = _record(model.FollowUp, dispute=BOOL, promise=DAY, do_not_remind=BOOL)
DOSSIER = _record(
    model.Dossier, ["creditor", "debtor"], creditor=CREDITOR, debtor=DEBTOR, terms=TERMS, invoices=_list(INVOICE),
    events=_list(EVENT), answers=_Codec(_answers, dict), payments=_list(LUMP_PAYMENT), contract=CONTRACT,
    plan=_list(INSTALMENT), settlement=SETTLEMENT, exhibits=_list(EXHIBIT), third_parties=_list(THIRD_PARTY),
    follow_up=FOLLOW_UP,
)  # fmt: skip


def loads(source: bytes | str) -> model.Dossier:
    """The dossier of a file's content. Raises InvalidDossier with a sentence that names what is wrong."""
    data = _parse(source)
    if not isinstance(data, dict) or "version" not in data:
        raise InvalidDossier(
            "Ce fichier n'est pas un dossier (aucune « version »).",
            "Choisissez le fichier .json enregistré par « Enregistrer mon dossier ».",
        )
    version = data.pop("version")
    if version != VERSION or isinstance(version, bool):
        raise InvalidDossier(
            f"Ce dossier est de la version {json.dumps(version)} ; cette application lit la version "
            f"{VERSION}.",
            "Mettez l'application à jour, puis rouvrez le fichier.",
        )
    dossier: model.Dossier = DOSSIER.read("", data)
    _coherent(dossier)
    return dossier


def dumps(dossier: model.Dossier) -> str:
    """The file of a dossier: `loads(dumps(dossier)) == dossier`."""
    return json.dumps({"version": VERSION, **DOSSIER.write(dossier)}, ensure_ascii=False, indent=1) + "\n"


def _parse(source: bytes | str) -> Any:
    if len(source) > MAX_BYTES:
        raise InvalidDossier(
            "Ce fichier dépasse 5 Mo : ce n'est pas un dossier.", "Choisissez un autre fichier."
        )
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
        return json.loads(text, object_pairs_hook=_unique_keys)
    except (ValueError, RecursionError):
        raise InvalidDossier(
            "Ce fichier n'est pas un dossier lisible (JSON en UTF-8 attendu).",
            "Choisissez le fichier .json enregistré par « Enregistrer mon dossier ».",
        ) from None


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for i, (key, _) in enumerate(pairs) if key in dict(pairs[:i]))
        raise InvalidDossier(f"Dossier : la clé « {twice} » est écrite deux fois.", "Gardez-en une seule.")
    return found


def _coherent(dossier: model.Dossier) -> None:
    """Facts that no reading reconciles are refused here; the doubtful ones are warned about by who uses them."""
    numbers = [invoice.number for invoice in dossier.invoices]
    for number in numbers:
        if numbers.count(number) > 1:
            raise InvalidDossier(
                f"Dossier : deux factures portent le numéro « {number} ».", "Distinguez-les par leur numéro."
            )
    for invoice in dossier.invoices:
        for part in (invoice.retention, invoice.disputed_amount):
            if part is not None and part > invoice.amount:
                raise InvalidDossier(
                    f"Dossier, facture « {invoice.number} » : la retenue ou la part contestée dépasse son montant.",
                    "Corrigez l'un des deux montants.",
                )
    for payment in dossier.payments:
        if payment.invoice is not None and payment.invoice not in numbers:
            raise InvalidDossier(
                f"Dossier : un paiement désigne la facture « {payment.invoice} », qui n'est pas au dossier.",
                "Corrigez son numéro, ou ajoutez la facture.",
            )
    if dossier.terms.rate is not None and dossier.terms.floor_multiple is not None:
        raise InvalidDossier(
            "Dossier : « terms » donne à la fois un taux et un multiple du taux légal.",
            "Gardez ce que dit le contrat : l'un ou l'autre.",
        )
    for event in dossier.events:
        if event.until is not None and event.until < event.on:
            raise InvalidDossier(
                f"Dossier : un événement « {event.kind} » finit avant d'avoir commencé.",
                "Corrigez ses dates.",
            )
