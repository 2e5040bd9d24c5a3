"""Is a client in collective proceedings? What to ask of the BODACC by SIREN, and how to read what was published.

Nothing published is never proof of health: a judgment of yesterday is not there yet, a conciliation never is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guide.errors import RegisterAnswerRefused
from guide.registers.answer import MOST_ROWS, Entry, read_object
from guide.registers.request import Register, RegisterRequest, hosts
from guide.values.identifiers import validate_siren
from guide.values.words import MONTHS

#: SIRENs asked of at once: a ledger is asked group by group.
GROUP = 20
_IN_WORDS = re.compile(r"(\d{1,2})(?:er)?\s+([a-zéû]+)\s+(\d{4})", re.IGNORECASE)
NOTHING_FOUND = (
    "Aucune annonce de procédure collective n'a été trouvée au BODACC pour ce SIREN. Ce n'est pas une preuve de bonne "
    "santé : un jugement récent n'y est pas encore, et une conciliation n'y est jamais."
)


@dataclass(frozen=True)
class InsolvencyNotice:
    """One publication. `opens`: it opens proceedings, so the two months of C. com. R622-24 run from `published`, not
    from `judgment`. `ends`: it closes them, or corrects or cancels an earlier one, to be read with it."""

    published: date
    judgment: date | None
    nature: str
    court: str | None
    url: str | None
    opens: bool
    ends: bool


@dataclass(frozen=True)
class InsolvencyAnswer:
    """`notices` by SIREN asked, latest first; a SIREN without any is there with none. `complete`: False when the register
    holds more rows than it gave."""

    notices: dict[str, tuple[InsolvencyNotice, ...]]
    complete: bool

    def opening(self, siren: str) -> InsolvencyNotice | None:
        """The latest publication that opens proceedings; None also when a later one closes, corrects or cancels: to be read."""
        notices = self.notices.get(siren, ())
        latest = next((notice for notice in notices if notice.opens), None)
        if latest is None or any(notice.ends and notice.published >= latest.published for notice in notices):
            return None
        return latest


def groups(sirens: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """These SIRENs, each once and checked, in groups to be asked one after the other. Raises IdentifierInvalid."""
    valid = list(dict.fromkeys(validate_siren(siren) for siren in sirens))
    return tuple(tuple(valid[start : start + GROUP]) for start in range(0, len(valid), GROUP))


def insolvency_request(sirens: Sequence[str]) -> RegisterRequest:
    """What to ask for a group of SIRENs: their keys are checked before anything is sent (IdentifierInvalid)."""
    assert 0 < len(sirens) <= GROUP
    among = " OR ".join(f'registre="{validate_siren(siren)}"' for siren in sirens)
    where = f'({among}) AND familleavis="collective"'
    return RegisterRequest(
        Register.INSOLVENCY, (("where", where), ("order_by", "dateparution desc"), ("limit", str(MOST_ROWS)))
    )


def read_insolvency(body: bytes, sirens: Sequence[str]) -> InsolvencyAnswer:
    """What was published of these SIRENs. Raises RegisterAnswerRefused for an answer of another shape, or that holds a
    row about none of them."""
    name = hosts()[Register.INSOLVENCY].name
    answer = read_object(body, name)
    notices: dict[str, list[InsolvencyNotice]] = {siren: [] for siren in sirens}
    rows = list(answer.entries("results"))
    total = answer.number("total_count")
    if total is None:
        raise RegisterAnswerRefused(
            f"La réponse reçue de {name} ne dit pas combien d'annonces elle tient : elle n'est pas lue.",
            "Cherchez le SIREN sur bodacc.fr.",
        )
    for row in rows:
        if row.text("familleavis") not in (None, "collective"):
            continue
        numbers = {re.sub(r"\D", "", text) for text in row.texts("registre")}
        named = [siren for siren in sirens if siren in numbers]
        if not named:
            raise RegisterAnswerRefused(
                f"La réponse reçue de {name} porte sur une autre entreprise que celle demandée : elle n'est pas lue.",
                "Cherchez le SIREN sur bodacc.fr.",
            )
        for siren in named:
            if notice := _notice(row):
                notices[siren].append(notice)
    return InsolvencyAnswer(
        {siren: tuple(sorted(each, key=lambda n: n.published, reverse=True)) for siren, each in notices.items()},
        len(rows) >= total,
    )


def _notice(row: Entry) -> InsolvencyNotice | None:
    published = row.day("dateparution")
    if published is None:
        return None
    judgment = row.entry("jugement")
    family, nature = judgment.text("famille") or "", judgment.text("nature")
    words = f"{family} {nature or ''}".lower()
    url = row.text("url_complete")
    return InsolvencyNotice(
        published=published,
        judgment=judgment.day("date") or _in_words(judgment.text("date") or ""),
        nature=nature or family or row.text("familleavis_lib") or "annonce de procédure collective",
        court=row.text("tribunal"),
        url=url if url and url.startswith("https://") else None,
        opens="ouverture" in words or "ouvrant" in words,
        ends=row.text("typeavis") in ("rectificatif", "annulation") or "clôture" in words or "mettant fin" in words,
    )


def _in_words(text: str) -> date | None:
    """ "10 décembre 2009", as the old records write it."""
    match = _IN_WORDS.search(text)
    if not match or match[2].lower() not in MONTHS:
        return None
    try:
        return date(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1]))
    except ValueError:
        return None
