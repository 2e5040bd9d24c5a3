"""The two pages of a court file that are for the user alone, as strings ready to print: what to check, and what to do."""

from collections.abc import Iterable, Sequence
from datetime import date

from guide import law
from guide.letters.catalogue.catalogue import ROLES
from guide.letters.catalogue.computed import Computed
from guide.letters.content.court_pages import AvantDeDeposer, Consigne, Envoi, LisezMoi, Point
from guide.letters.content.party_fields import envelope
from guide.letters.court.check import Check, check
from guide.letters.court.filing import Filing, Finding, FindingLevel, assessed, cost, court, filings, why_this_court
from guide.letters.court.filing_steps import AFTER, ON_THE_DAY, Told
from guide.letters.permission.required_facts import missing
from guide.path.remedies import State
from guide.values.french import NBSP, day, number, typeset


def before_filing(computed: Computed, filing: Filing | None = None, checked: Check | None = None) -> AvantDeDeposer:
    """Without a check of the files: what the dossier alone tells. Raises what `filings` raises."""
    filing = filing or filings(computed)[0]
    checked = checked or check(computed, filing)
    stops, lacking, weak, right = (_points(checked.of(level)) for level in FindingLevel)
    return AvantDeDeposer(
        date=day(computed.on),
        objet=filing.title,
        client=typeset(computed.dossier.debtor.name),
        demande=typeset(filing.title),
        verdict=typeset(checked.verdict),
        arrets=stops,
        manques=lacking,
        faibles=weak,
        bons=right,
    )


def read_me(
    computed: Computed, filing: Filing | None = None, sent: Sequence[Envoi] = (), absent: Sequence[Envoi] = ()
) -> LisezMoi:
    """`sent`, `absent`: the files of the folder, and what is to be added by hand. Raises what `filings` raises."""
    filing = filing or filings(computed)[0]
    why, texts = why_this_court(computed, filing)
    role = filing.letter.to or ""
    known = not missing((f"third_parties.{role}",), computed.dossier, computed.on)
    who = computed.dossier.third_party(role) if known else None
    address = ", ".join((who.name, *envelope(who.address))) if who and who.address else ""
    page = law.reference(filing.reference)
    return LisezMoi(
        date=day(computed.on),
        objet=filing.title,
        client=typeset(computed.dossier.debtor.name),
        demande=typeset(filing.title),
        ouverte=assessed(computed, filing).state is not State.CLOSED,
        juge=typeset(court(computed, filing)),
        pourquoi=typeset(why.rstrip(".")),
        pourquoi_textes=_labels(texts),
        a_adresse=bool(address),
        adresse=typeset(address or ROLES.get(role, "")),
        ou_trouver=typeset(f"{page.label} : {page.url}"),
        formulaire=filing.form,
        cout=typeset(cost(computed, filing).words + (_COST_OF if filing.is_order else "")),
        envois=tuple(sent),
        absents=tuple(absent),
        le_jour=tuple(_instructions(ON_THE_DAY[filing.id], computed.on)),
        ensuite=tuple(_instructions(AFTER[filing.id], computed.on)),
    )


_COST_OF = " : le greffe s'il y a lieu, puis la signification de l'ordonnance"


def _instructions(tellings: Iterable[Told], on: date) -> Iterable[Consigne]:
    ceilings = {id: f"{number(law.amount(id, on).value // 100)}{NBSP}€" for id in ("seuil_avocat_tj",)}
    return (Consigne(typeset(text.rstrip(".").format(**ceilings)), _labels(texts)) for text, texts in tellings)


def _points(findings: Iterable[Finding]) -> tuple[Point, ...]:
    return tuple(
        Point(typeset(each.what), typeset(each.then) or "–", _labels(each.references) or "–") for each in findings
    )


def _labels(references: Iterable[str]) -> str:
    texts = [law.reference(id) for id in references]
    return typeset(" ; ".join(f"{each.label}, à vérifier" if each.to_check else each.label for each in texts))
