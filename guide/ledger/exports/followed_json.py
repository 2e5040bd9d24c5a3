"""What a follow-up adds to the balance: the next actions that it gives, and what changed since its last export."""

from typing import Any

from guide.ledger.dunning import FollowedLedger, changes
from guide.ledger.exports.balance_json import debtor_json
from guide.values.money import amount_to_json


def followed_json(tracked: FollowedLedger) -> dict[str, Any]:
    """The customers again; one that is to wait says until when (`until`) and for what (`then`)."""
    return {"debtors": _followed(tracked), "follow_up": _changes(tracked)}


def _followed(tracked: FollowedLedger) -> list[dict[str, Any]]:
    out = []
    for view in tracked.debtors:
        decision = tracked.decision(view)
        debtor = debtor_json(tracked.ledger, view)
        if decision.wait is not None:
            debtor["until"] = decision.until.isoformat() if decision.until else None
            debtor["then"] = decision.then.value if decision.then else None
        out.append(debtor)
    return out


def _changes(tracked: FollowedLedger) -> dict[str, Any]:
    """What changed since the export that the follow-up kept; customers it holds and the export does not."""
    since_last = changes(tracked)
    return {
        "since": since_last.since.isoformat() if since_last.since else None,
        "paid": list(since_last.paid),
        "partly_paid": [{"name": name, "amount": amount_to_json(cents)} for name, cents in since_last.partly],
        "promises_kept": list(since_last.kept),
        "promises_broken": [{"name": name, "due": due.isoformat()} for name, due in since_last.broken],
        "absent": list(since_last.absent),
        "renamed": [{"before": before, "now": now} for before, now in since_last.renamed],
    }
