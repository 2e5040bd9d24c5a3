"""What each answer says of the facts, for the proof: where the answers of a question lead, and what they then fix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guide.case.codes import UNKNOWN, Activity, DebtorKind, VatScheme
from guide.case.journal import Dispute
from guide.path.facts.situation import Timing
from guide.path.flow.graph import Question
from guide.path.flow.questions import GIVEN
from guide.path.flow.recovery_flow import FLOW

_NO_PROCEEDINGS: dict[str, tuple[Any, ...]] = {
    "collective": (False,),
    "overindebted": (False,),
    "liquidation": (False,),
    "struck_off": (False,),
}
_OPENED: dict[str, tuple[Any, ...]] = {
    "collective": (True,),
    "overindebted": (False,),
    "conciliation": (False,),
    "struck_off": (False,),
}


def _yes_no(fact: str) -> dict[str, dict[str, tuple[Any, ...]]]:
    return {"oui": {fact: (True,)}, "non": {fact: (False,)}, UNKNOWN: {fact: (None,)}}


#: What an answer says of the facts. A question that is not here leaves them all free.
SAYS: Mapping[str, Mapping[str, Mapping[str, tuple[Any, ...]]]] = {
    "debtor_kind": {kind.value: {"kind": (kind,)} for kind in DebtorKind},
    "amount": {UNKNOWN: {"timing": (Timing.INCONNUE,)}},
    "due": {
        GIVEN: {"timing": (Timing.RIEN_DU, Timing.A_ECHOIR, Timing.EN_RETARD)},
        UNKNOWN: {"timing": (Timing.INCONNUE,)},
    },
    "invoice_received": {
        "oui": {"received": (True,)},
        "non": {"received": (False,)},
        "sans_facture": {"received": (None,)},
        UNKNOWN: {"received": (None,)},
    },
    "contract": {
        code: {"contract": (code if code != UNKNOWN else None,)} for code in ("signe", "echanges", "aucun", UNKNOWN)
    },
    "insolvency": {
        "aucune": {**_NO_PROCEEDINGS, "conciliation": (False,)},
        "conciliation": {**_NO_PROCEEDINGS, "conciliation": (True,)},
        "sauvegarde": {**_OPENED, "liquidation": (False,)},
        "redressement": {**_OPENED, "liquidation": (False,)},
        "liquidation": {**_OPENED, "liquidation": (True,)},
        "surendettement": {**_NO_PROCEEDINGS, "overindebted": (True,), "conciliation": (False,)},
        "radiee": {**_NO_PROCEEDINGS, "conciliation": (False,), "struck_off": (True,)},
        UNKNOWN: {
            "collective": (None,),
            "overindebted": (None,),
            "liquidation": (None,),
            "conciliation": (False,),
            "struck_off": (False,),
        },
    },
    "claim_declared": _yes_no("declared"),
    "retention_of_title": _yes_no("retention_of_title"),
    "vat": {**{scheme.value: {"vat": (scheme,)} for scheme in VatScheme}, UNKNOWN: {"vat": (None,)}},
    "dispute": {
        "aucune": {"dispute": (Dispute.AUCUNE, Dispute.EXPRIMEE), "admits": (False, None)},
        "reconnue": {"dispute": (Dispute.AUCUNE, Dispute.EXPRIMEE), "admits": (True,)},
        "partielle": {"dispute": (Dispute.PARTIELLE,)},
        "serieuse": {"dispute": (Dispute.SERIEUSE,)},
        UNKNOWN: {"dispute": (Dispute.INCONNUE, Dispute.EXPRIMEE), "admits": (True, False, None)},
    },
    "subcontract": {
        code: {"subcontract": (code if code != UNKNOWN else None,)} for code in ("prive", "public", "non", UNKNOWN)
    },
    "subcontract_accepted": _yes_no("subcontract_accepted"),
    "works_guarantee": {
        code: {"works_guarantee": (code if code != UNKNOWN else None,)}
        for code in ("non_demandee", "demandee", "fournie", "sans_objet", UNKNOWN)
    },
    "activity": {
        **{a.value: {"activity": (a,)} for a in Activity},
        # None of the three is a trader: one class stands for them.
        **{a.value: {"activity": (Activity.LIBERAL,)} for a in (Activity.ASSOCIATION, Activity.CIVIL)},
        UNKNOWN: {"activity": (None,)},
    },
    "debtor_professional": _yes_no("professional"),
}


Way = tuple[str, tuple[str, ...], tuple[tuple[str, tuple[Any, ...]], ...]]


def _ways(question: Question) -> tuple[Way, ...]:
    """Where its answers lead, those that lead to the same place together, with the facts that they all speak of."""
    ways: list[Way] = []
    for goto in dict.fromkeys(choice.goto for choice in question.choices):
        codes = tuple(choice.code for choice in question.choices if choice.goto == goto)
        said = [SAYS.get(question.id, {}).get(code, {}) for code in codes]
        shared = [fact for fact in said[0] if all(fact in each for each in said)]
        facts = tuple((fact, tuple(dict.fromkeys(v for each in said for v in each[fact]))) for fact in shared)
        ways.append((goto, codes, facts if len(ways) or len(codes) < len(question.choices) else ()))
    return tuple(ways)


WAYS: Mapping[str, tuple[Way, ...]] = {node.id: _ways(node) for node in FLOW.nodes if isinstance(node, Question)}

assert set(SAYS) <= {node.id for node in FLOW.nodes if isinstance(node, Question)}
