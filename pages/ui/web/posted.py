"""What is posted to the door of the server, and the JSON of the command line that answers it. No screen, no session."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from guide.case.codec import DAY, code, record, unique_keys
from guide.case.codes import DebtorKind, Nature, Rule
from guide.errors import InvalidDossier


@dataclass(frozen=True)
class TermQuestion:
    """The words of `python -m guide echeance`."""

    facture: date
    regle: Rule
    reception: date | None = None
    client: DebtorKind = DebtorKind.COMMERCANT
    nature: Nature | None = None


_TERM = record(
    TermQuestion,
    ["facture", "regle"],
    facture=DAY,
    regle=code(Rule),
    reception=DAY,
    client=code(DebtorKind),
    nature=code(Nature),
)


def _decompte(body: bytes, on: date) -> dict[str, Any]:
    from guide.claim import statement, statement_as_json
    from guide.workspace import dossier_of

    return statement_as_json(statement(dossier_of(body, None), on))


def _parcours(body: bytes, on: date) -> dict[str, Any]:
    from guide.path.advice import advise, to_json
    from guide.workspace import dossier_of

    return to_json(advise(dossier_of(body, None), on))


def _echeance(body: bytes, _: date) -> dict[str, Any]:
    from guide.case.terms import term, term_as_json

    try:
        data = json.loads(body.decode("utf-8-sig"), object_pairs_hook=unique_keys)
    except (ValueError, RecursionError):
        raise InvalidDossier("Ce qui est envoyé n'est pas du JSON en UTF-8.", "Envoyez un objet { … }.") from None
    asked: TermQuestion = _TERM.read("", data)
    return term_as_json(term(asked.facture, asked.regle, asked.reception, asked.client, asked.nature))


#: The last part of an address -> what answers a body on a day. Each raises GuideError for what a person can mend.
ANSWERS: Mapping[str, Callable[[bytes, date], dict[str, Any]]] = MappingProxyType(
    {"decompte": _decompte, "parcours": _parcours, "echeance": _echeance}
)
