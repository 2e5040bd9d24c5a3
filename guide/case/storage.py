"""The dossier file: strict JSON in, strict JSON out, the same both ways.

The keys are the fields of the model; a table a record says how the values that their type does not settle are read
and written. A file with an unknown key, an unknown code or a newer version is refused with a sentence that names it.
`null` and an absent key are the same.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from guide.case import codes, model
from guide.case.codec import (
    AMOUNT,
    BORN,
    COUNTRY,
    CURRENCY,
    MULTIPLE,
    NAME,
    POSITIVE,
    RATE,
    TEXT,
    Codec,
    check_version,
    list_of,
    parsed,
    record,
    refuse,
)
from guide.errors import InvalidDossier

VERSION = 1
MAX_BYTES = 5_000_000
_HINT = "Choisissez le fichier .json enregistré par « Enregistrer mon dossier »."
#: Of one letter: more paragraphs than any has.
MAX_EDITS = 200


def _answers(path: str, value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        refuse(path, value, "un objet { question : réponse }")
    for question, answer in value.items():
        allowed = codes.ANSWERS.get(question)
        if allowed is None:
            raise InvalidDossier(
                f"Dossier : la question « {path}.{question} » est inconnue.",
                "Questions admises : " + ", ".join(codes.ANSWERS) + ".",
            )
        if answer in (None, codes.UNKNOWN):
            continue
        if not (isinstance(answer, str) and codes.is_answer(question, answer)):
            refuse(f"{path}.{question}", answer, "une de ces réponses : " + ", ".join((*allowed, codes.UNKNOWN)))
    return {question: answer for question, answer in value.items() if answer is not None}


_LETTER = re.compile(r"[a-z][a-z0-9_]{0,59}")


def _letter(path: str, data: Any) -> str:
    if not isinstance(data, str) or not _LETTER.fullmatch(data):
        refuse(path, data, "un identifiant de courrier")
    return data


def _by_letter(item: Codec, expected: str) -> Codec:
    """A value for each letter, by its id."""

    def read(path: str, data: Any) -> Mapping[str, Any]:
        if not isinstance(data, dict) or not all(map(_LETTER.fullmatch, data)):
            refuse(path, data, f"un objet {{ identifiant de courrier : {expected} }}")
        return {key: item.read(f"{path}.{key}", value) for key, value in data.items() if value is not None}

    return Codec(read, lambda values: {key: item.write(value) for key, value in values.items()})


ADDRESS = record(model.Address)
CREDITOR = record(model.Creditor, name=NAME, address=ADDRESS, country=COUNTRY, born_on=BORN)
DEBTOR = record(model.Debtor, name=NAME, address=ADDRESS, country=COUNTRY)
TERMS = record(model.Terms, rate=RATE, floor_multiple=MULTIPLE)
PAYMENT = record(model.Payment, ["on", "amount"], amount=POSITIVE)
LUMP_PAYMENT = record(model.Payment, amount=POSITIVE, invoice=NAME)
CREDIT_NOTE = record(model.CreditNote, ["number", "on", "amount"], amount=POSITIVE)
INVOICE = record(
    model.Invoice,
    number=NAME,
    amount=POSITIVE,
    payments=list_of(PAYMENT),
    credit_notes=list_of(CREDIT_NOTE),
    net=AMOUNT,
    vat=AMOUNT,
    currency=CURRENCY,
    retention=AMOUNT,
    settled=AMOUNT,
    disputed_amount=AMOUNT,
    part_of=NAME,
)
EVENT = record(model.Event, amount=AMOUNT, letter=Codec(_letter))
CONTRACT = record(model.Contract, price_net=AMOUNT)
INSTALMENT = record(model.Instalment, amount=POSITIVE)
SETTLEMENT = record(model.Settlement, discount=AMOUNT)
EXHIBIT = record(model.Exhibit, title=NAME)
THIRD_PARTY = record(model.ThirdParty, role=NAME, name=NAME, address=ADDRESS)
FOLLOW_UP = record(model.FollowUp)
TRAINING = record(model.Training)
EDIT = record(model.Edit, original=NAME)
DOSSIER = record(
    model.Dossier,
    creditor=CREDITOR,
    debtor=DEBTOR,
    terms=TERMS,
    invoices=list_of(INVOICE),
    events=list_of(EVENT),
    answers=Codec(_answers, dict),
    payments=list_of(LUMP_PAYMENT),
    contract=CONTRACT,
    plan=list_of(INSTALMENT),
    settlement=SETTLEMENT,
    exhibits=list_of(EXHIBIT),
    third_parties=list_of(THIRD_PARTY),
    follow_up=FOLLOW_UP,
    training=TRAINING,
    words=_by_letter(TEXT, "texte"),
    edits=_by_letter(list_of(EDIT, MAX_EDITS), "liste de passages"),
)


def loads(source: bytes | str) -> model.Dossier:
    """The dossier of a file's content. Raises InvalidDossier with a sentence that names what is wrong."""
    data = parsed(source, MAX_BYTES, "un dossier", _HINT)
    if isinstance(data, dict) and data.get("file") == "suivi":
        raise InvalidDossier(
            "Ce fichier est le suivi de vos clients, pas un dossier.", "Rouvrez-le sur « Balance âgée »."
        )
    if isinstance(data, dict) and data.get("file") == "formation":
        raise InvalidDossier(
            "Ce fichier dit ce que vous avez appris ; ce n'est pas un dossier.", "Rouvrez-le sur « Se former »."
        )
    if not isinstance(data, dict) or "version" not in data:
        raise InvalidDossier("Ce fichier n'est pas un dossier (aucune « version »).", _HINT)
    check_version(data.pop("version"), VERSION, "Ce dossier")
    return from_data("", data)


def from_data(path: str, data: Any) -> model.Dossier:
    """The dossier of a JSON object without its version, which stands at that path of its file. Raises InvalidDossier."""
    dossier: model.Dossier = DOSSIER.read(path, data)
    coherent(dossier)
    return dossier


def to_data(dossier: model.Dossier) -> dict[str, Any]:
    """The JSON object of a dossier, without its version: `from_data("", to_data(dossier)) == dossier`."""
    return dict(DOSSIER.write(dossier))


def dumps(dossier: model.Dossier) -> str:
    """The file of a dossier: `loads(dumps(dossier)) == dossier`. Raises InvalidDossier, which names what could not be
    opened again: a file that is saved is always one that opens."""
    text = json.dumps({"version": VERSION, **to_data(dossier)}, ensure_ascii=False, indent=1) + "\n"
    loads(text)
    return text


def coherent(dossier: model.Dossier) -> None:
    """Facts that no reading reconciles are refused here; the doubtful ones are warned about by who uses them."""
    numbers: set[str] = set()
    for invoice in dossier.invoices:
        if invoice.number in numbers:
            raise InvalidDossier(
                f"Dossier : deux factures portent le numéro « {invoice.number} ».", "Distinguez-les par leur numéro."
            )
        numbers.add(invoice.number)
    for invoice in dossier.invoices:
        for part in (invoice.retention, invoice.disputed_amount, invoice.settled):
            if part is not None and part > invoice.amount:
                raise InvalidDossier(
                    f"Dossier, facture « {invoice.number} » : la retenue, la part contestée ou ce qui est déjà réglé "
                    "dépasse son montant.",
                    "Corrigez l'un des deux montants.",
                )
    for invoice in dossier.invoices:
        if invoice.part_of is not None and (invoice.part_of == invoice.number or invoice.part_of not in numbers):
            raise InvalidDossier(
                f"Dossier, facture « {invoice.number} » : elle serait une échéance de « {invoice.part_of} », qui n'est pas "
                "une autre facture du dossier.",
                "Corrigez « part_of », ou retirez-le.",
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
                f"Dossier : un événement « {event.kind} » finit avant d'avoir commencé.", "Corrigez ses dates."
            )
