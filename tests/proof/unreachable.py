"""What no facts can reach, by name and with the reason: a list that the proof holds to the facts, both ways."""

from __future__ import annotations

from collections.abc import Mapping

from tests.proof.ways import Path

Edge = tuple[str, str]
_GROUND = ("ground", "partial_ground", "serious_ground")


def _public(id: str, codes: str, reason: str) -> tuple[tuple[tuple[Edge, ...], str], ...]:
    return tuple((((id, codes), (ground, "public")), reason) for ground in _GROUND)


_SECURED = ("works", "garantie|demandee")
#: Ways out (several codes apart with a bar) that are never on one path together; and why.
PATHS: tuple[tuple[tuple[Edge, ...], str], ...] = (
    *_public("building", "oui", "only a private client owes the guarantee of works (C. civ. 1799-1)"),
    *_public("subcontractor", "oui", "a public buyer is the end of the chain: one works for it, not under it"),
    *_public("profile", "oui", "who may act outside any business is no public buyer"),
    ((("profile", "oui"), ("judge", "oui")), "a trader acts for its business: nothing to ask"),
    ((("subcontract", "prive|public"), _SECURED), "a subcontractor has the law of 1975, not the guarantee"),
    (
        (("works_guarantee", "fournie|sans_objet|inconnu"), _SECURED),
        "given, not owed or not known, it is not asked for",
    ),
    (
        (("subcontract", "non|inconnu"), ("subcontract_right", "privee|publique")),
        "no right without the end of the chain",
    ),
    (
        (("proceedings", "ouverte"), ("winding", "oui")),
        "the journal says that proceedings are open, not which: who knows a winding-up has answered the question",
    ),
    (
        (("proceedings", "a_demander"), ("clock", "proche_publique")),
        "an administration is in no proceedings: nothing to ask",
    ),
    ((("timing", "inconnue"),), "a due date that is known settles whether it is past"),
)

#: Ways out that no dossier takes, and why.
EDGES: Mapping[Edge, str] = {
    ("timing", "inconnue"): "a due date that is known settles whether it is past; one that is not was asked just before"
}

#: Answers that a condition never gives, whatever the remedy; and why.
ANSWERS: Mapping[tuple[str, bool | None], str] = {
    ("*_known", None): "a known obstacle only closes: the unknown counts as none",
    ("no_title", None): "a title nobody speaks of is none",
    ("no_order_pending", None): "the journal says it",
    ("no_suit_pending", None): "the journal says it",
    ("to_serve", None): "the journal says it",
    ("opposition", None): "the journal or the answer says it",
    ("in_time", None): "the journal says it; without a date, the fifteen days may be running",
    ("not_declared", None): "nothing said is nothing declared",
    ("not_tried", None): "the journal says it",
    ("declaration_open", None): "closed by a known end only: declaring is the safe act",
    ("not_subcontracted", None): "nothing said is no subcontract",
    ("domestic", None): "the country is always known",
    ("european", None): "the country is always known",
    ("abroad", None): "the country is always known",
    ("no_european_order", None): "the country is always known",
    ("not_public", None): "the kind of debtor is always known",
    ("public_buyer", None): "the kind of debtor is always known",
    ("private_debtor", None): "the kind of debtor is always known",
    ("not_public_goods", None): "the kind of debtor is always known",
    ("worth_civil", None): "only a known sum closes: an unknown one may be large",
    ("worth_commercial", None): "only a known sum closes: an unknown one may be large",
    ("represented", None): "nothing said is nothing struck off",
    ("struck_off", None): "nothing said is nothing struck off",
    ("answer_open", None): "the journal says it",
    ("agreed", False): "an agreement that was not noted may have been signed",
    ("not_administration", None): "the kind of debtor is always known",
    ("local", None): "the kind of debtor is always known",
    ("commercial_order", None): "the kind of debtor is always known",
    ("civil_order", None): "the kind of debtor is always known; without the activity, the civil court stays possible",
    ("in_reach", False): "whether these services work with a debtor abroad was read nowhere: never refused for it",
    ("in_force", None): "the day is always known",
    ("french_judge", False): "without a clause, the place of delivery may still give a French judge (CPC 46)",
    ("attempted", False): "an attempt that was not made may still be (CPC 750-1)",
    ("refused", False): "a refusal may still come, of two months of silence (CRPA L231-4)",
}


def why_no_answer(condition: str, answer: bool | None) -> str | None:
    """Why this condition never gives that answer; None when it can."""
    held = "*_known" if condition.endswith("_known") else condition
    return ANSWERS.get((held, answer))


def why_no_facts(path: Path) -> str | None:
    """Why no facts take this path; None when some can."""
    taken = {id: set(codes) for id, codes in path.edges}
    for ways, reason in PATHS:
        if all(id in taken and taken[id] <= set(codes.split("|")) for id, codes in ways):
            return reason
    return None
