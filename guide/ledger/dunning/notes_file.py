"""The follow-up file: strict versioned JSON, the same both ways. What it does not know is refused by its name."""

from typing import Any

from guide.case.codec import (
    AMOUNT,
    MAX_LIST,
    POSITIVE,
    TEXT,
    Codec,
    check_version,
    line,
    list_of,
    parsed,
    record,
    refuse,
)
from guide.case.storage import ADDRESS, INSTALMENT
from guide.errors import InvalidDossier, InvalidFollowUp, UnreadableFile
from guide.ledger.columns.mapping import mapping_from_data, mapping_to_data
from guide.ledger.dunning.merge import joined, united
from guide.ledger.dunning.notes import (
    MAX_NAME,
    CustomerNotes,
    Duplicate,
    Exclusion,
    Followed,
    InstalmentPlan,
    NotedAddress,
    NotedClient,
    NotedDispute,
    NotedUnion,
    Pause,
    Promise,
    Seen,
    SentLetter,
)
from guide.ledger.dunning.outside_facts import NotedInsolvency, Receipt, ReceiptPart
from guide.ledger.source.source_files import FOLLOW_UP_LIMIT

VERSION = 1
KIND = "suivi"
MAX_MAPPINGS = 200
_HINT = "Choisissez le fichier .json enregistré par « Enregistrer mon suivi »."


def _count(path: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
        refuse(path, value, "un nombre entier de 0 à 1 000 000")
    return value


def _short(path: str, value: Any) -> str:
    text: str = TEXT.read(path, value)
    if not text.strip() or len(text) > MAX_NAME:
        refuse(path, value, f"un texte de 1 à {MAX_NAME} caractères")
    return text


_COUNT, _SHORT = Codec(_count), Codec(_short)
_SEEN = record(Seen, open=AMOUNT, overdue=AMOUNT)
_RECEIPT_PART = record(ReceiptPart, ["number", "issued", "left", "paid"], left=POSITIVE, paid=POSITIVE)
_FOLLOWED = record(
    Followed,
    keys=list_of(_SHORT),
    name=_SHORT,
    seen=_SEEN,
    names=list_of(_SHORT),
    client=record(NotedClient, turn=_COUNT),
    dispute=record(NotedDispute, turn=_COUNT),
    pause=record(Pause, turn=_COUNT),
    plan=record(InstalmentPlan, base=_SEEN, parts=list_of(INSTALMENT), turn=_COUNT),
    promises=list_of(record(Promise, base=_SEEN, amount=POSITIVE, turn=_COUNT)),
    letters=list_of(record(SentLetter, turn=_COUNT)),
    union=record(NotedUnion, turn=_COUNT),
    apart=list_of(_SHORT),
    duplicates=list_of(record(Duplicate, amount=AMOUNT, turn=_COUNT)),
    receipts=list_of(record(Receipt, line=_SHORT, amount=POSITIVE, parts=list_of(_RECEIPT_PART), turn=_COUNT)),
    insolvency=record(NotedInsolvency, turn=_COUNT),
    address=record(NotedAddress, address=ADDRESS, turn=_COUNT),
    exclusion=record(Exclusion, invoices=list_of(_SHORT), turn=_COUNT),
)


def _read_mappings(path: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > MAX_MAPPINGS:
        refuse(path, value, f"un objet de {MAX_MAPPINGS} correspondances de colonnes au plus")
    for print_ in value:
        if len(print_) != 16 or not set(print_) <= set("0123456789abcdef"):
            refuse(f"{path}.{print_[:40]}", print_, "seize chiffres hexadécimaux")
    return {print_: mapping_from_data(data) for print_, data in value.items()}


_MAPPINGS = Codec(_read_mappings, lambda mappings: {key: mapping_to_data(value) for key, value in mappings.items()})
_FOLLOW_UP = record(CustomerNotes, debtors=list_of(_FOLLOWED), mappings=_MAPPINGS)


def loads(source: bytes | str) -> CustomerNotes:
    """The follow-up of a file's content. Raises InvalidFollowUp with a sentence that names what is wrong."""
    try:
        return from_data(parsed(source, FOLLOW_UP_LIMIT, "un suivi", _HINT))
    except InvalidDossier as error:
        raise _ours(error) from None


def from_data(data: Any) -> CustomerNotes:
    """The follow-up of a JSON object. Raises InvalidFollowUp."""
    if not isinstance(data, dict) or data.get("file") != KIND or "version" not in data:
        raise InvalidFollowUp("Ce fichier n'est pas un suivi de vos clients.", _HINT)
    try:
        check_version(data["version"], VERSION, "Ce suivi")
        facts = {key: value for key, value in data.items() if key not in ("file", "version")}
        _refuse_twice(facts)
        customer_notes: CustomerNotes = _FOLLOW_UP.read("", facts)
    except InvalidDossier as error:
        raise _ours(error) from None
    except UnreadableFile as error:
        raise InvalidFollowUp(error.message, error.hint) from None
    for index, followed in enumerate(customer_notes.debtors):
        if not followed.keys:
            raise InvalidFollowUp(f"Suivi : « debtors[{index}].keys » est vide.", "Chaque client a une clé.")
        if any(p.due < p.made for p in followed.promises) or any(
            letter.until is not None and letter.until < letter.on for letter in followed.letters
        ):
            raise InvalidFollowUp(
                f"Suivi, « debtors[{index}] » : une promesse ou une lettre finit avant d'avoir commencé.",
                "Corrigez ses dates.",
            )
        if any(not _adds_up(receipt) for receipt in followed.receipts):
            raise InvalidFollowUp(
                f"Suivi, « debtors[{index}].receipts » : un paiement dépasse ce qu'il paie, ou ses parts le dépassent.",
                "Corrigez ses montants.",
            )
    return CustomerNotes(united(joined(debtor, debtor) for debtor in customer_notes.debtors), customer_notes.mappings)


def to_data(notes: CustomerNotes) -> dict[str, Any]:
    """The JSON object of a follow-up: `from_data(to_data(notes)) == notes`. Raises InvalidFollowUp beyond its bounds."""
    if len(notes.debtors) > MAX_LIST:
        raise InvalidFollowUp(
            f"Le suivi compte plus de {MAX_LIST} clients : il ne tient pas dans un fichier.",
            "Enregistrez-le société par société.",
        )
    data = _FOLLOW_UP.write(notes)
    return {"file": KIND, "version": VERSION, "debtors": data.get("debtors", []), "mappings": data.get("mappings", {})}


def dumps(notes: CustomerNotes) -> str:
    """The file: `loads(dumps(notes)) == notes`. One customer a line. Raises InvalidFollowUp beyond its bounds."""
    data = to_data(notes)
    debtors = ",\n".join(f"  {line(each)}" for each in data["debtors"])
    return (
        f'{{\n "file": "{KIND}",\n "version": {VERSION},\n "debtors": [\n{debtors}\n ],\n'
        f' "mappings": {line(data["mappings"])}\n}}\n'
    )


def _refuse_twice(data: dict[str, Any]) -> None:
    """A key belongs to one customer."""
    seen: set[str] = set()
    debtors = data.get("debtors")
    for index, each in enumerate(debtors if isinstance(debtors, list) else ()):
        keys = each.get("keys") if isinstance(each, dict) else None
        for key in keys if isinstance(keys, list) else ():
            if isinstance(key, str) and key in seen:
                refuse(f"debtors[{index}].keys", key, "une clé de client qui ne soit pas déjà prise")
            seen.add(key if isinstance(key, str) else "")


def _adds_up(receipt: Receipt) -> bool:
    paid = sum(part.paid for part in receipt.parts)
    return paid <= receipt.amount and all(part.paid <= part.left for part in receipt.parts)


def _ours(error: InvalidDossier) -> InvalidFollowUp:
    """The codec speaks of a dossier: here it reads a follow-up."""
    return InvalidFollowUp("Suivi" + error.message.removeprefix("Dossier"), error.hint)
