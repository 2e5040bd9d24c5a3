"""Customers whose names are one but for accents, case, punctuation or legal form: proposed as one, made one on a click."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.ledger.dunning.customer_match import name_key
from guide.ledger.dunning.followed_ledger import FollowedLedger
from guide.ledger.receivables.receivables import DebtorView
from guide.values.accents import unaccented
from guide.values.text import word_set

#: Legal forms, as they stand in a name without accents nor points.
_FORMS = word_set(
    "sarl eurl sas sasu sa snc sci scp scop selarl selas scm gie ei eirl ets etablissement etablissements ste societe"
    " association asso"
)
_INITIALS = str.maketrans("", "", ".")


def identity(name: str) -> str:
    """What is left of a name without case, accents, punctuation and legal form, wherever this one stands."""
    words = name_key(_without_points(name)).split()
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)


def _without_points(name: str) -> str:
    """« S.A.R.L » as « SARL », « Dupont.Martin » as it is."""
    if "." not in name:
        return name
    parts = name.split()
    bare = [part.translate(_INITIALS) for part in parts]
    return " ".join(b if unaccented(b).lower() in _FORMS else p for p, b in zip(parts, bare, strict=True))


@dataclass(frozen=True)
class SameName:
    """Customers, by number, who may be one; the one who owes most first."""

    customers: tuple[DebtorView, ...]


def shared_names(names: Sequence[str]) -> Mapping[int, str]:
    """What names are one by, under the number of each customer whose name another bears too."""
    identities = [identity(name) for name in names]
    counts = Counter(identities)
    return {number: each for number, each in enumerate(identities) if each and counts[each] > 1}


def same_names(tracking: FollowedLedger, shared: Mapping[int, str]) -> tuple[SameName, ...]:
    """The customers who owe or are in credit under one name, but those said to be several; the largest debts first.
    `shared`: the `shared_names` of the ledger."""
    sets: dict[str, list[DebtorView]] = {}
    for view in tracking.debtors:
        if view.identified and view.number in shared:
            sets.setdefault(shared[view.number], []).append(view)
    return tuple(
        SameName(tuple(views)) for views in sets.values() if len(views) > 1 and not _told_apart(tracking, views)
    )


def _told_apart(tracking: FollowedLedger, views: list[DebtorView]) -> bool:
    keys = {tracking.key(view.number) for view in views}
    return any((noted := tracking.of(view.number)) and keys & set(noted.apart) for view in views)
