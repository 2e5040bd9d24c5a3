"""The facts that a letter cannot be written without: which are missing, named as the dossier file names them, in words.

A fact of a letter is a place of the dossier (`contract.on`), of each of its invoices (`invoices.net`), an event of the
journal (`events.jugement_ouverture`), a third party by role (`third_parties.banque`), or what the user writes
(`words.<letter>`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guide.case.codes import EventKind
from guide.case.model import TO_COMPLETE, Address, Dossier, Party
from guide.case.territory import in_france
from guide.letters.catalogue.catalogue import ROLES
from guide.path.advice import FACT_NAMES
from guide.path.facts import SOME_MEMBER_STATE, SOME_OTHER_COUNTRY
from guide.values.french import listed

_ADDRESS = {"": "l'adresse", ".lines": "la rue dans l'adresse", ".postcode": "le code postal", ".city": "la ville"}
_YOURS = {
    "": "votre adresse",
    ".lines": "la rue dans votre adresse",
    ".postcode": "votre code postal",
    ".city": "votre ville",
}
#: What each fact is called when it is missing.
SAID = (
    {
        "creditor.name": "votre nom",
        "debtor.name": "le nom du client",
        "debtor.country": "le pays du client",
        "creditor.country": "votre pays",
        "creditor.siren": "votre numéro SIREN",
        "creditor.vat": "votre régime de TVA",
        "creditor.iban": "votre IBAN",
        "debtor.siren": "le numéro SIREN du client",
        "invoices": "au moins une facture",
        "invoices.number": "le numéro de la facture",
        "invoices.issued": "la date de la facture",
        "invoices.net": "le montant hors taxes de la facture",
        "invoices.vat": "la TVA de la facture",
        "invoices.due": "la date d'échéance de la facture",
        "contract.on": "la date du contrat",
        "contract.reference": "la référence du contrat",
        "contract.price_net": "le prix du marché hors taxes",
        "plan": "les échéances du plan (dates et montants)",
        "settlement": "la remise accordée et la date limite de paiement",
        "exhibits": "la liste des pièces",
        "words": "ce que vous avez à dire (le texte du courrier)",
        "events.mise_en_demeure": "la date de la mise en demeure",
        "events.jugement_ouverture": "la date du jugement d'ouverture",
        "events.bodacc": "la date de publication au BODACC",
        "events.contestation_mandataire": "le jour où vous avez reçu la lettre du mandataire qui conteste",
        "events.cheque_rejete": "la date du rejet du chèque et son montant",
        "events.requete_deposee|demande_en_justice": "la date de la requête ou de la demande en justice",
        "events.contestation": "la date de la contestation du client",
    }
    | {f"creditor.address{part}": words for part, words in _YOURS.items()}
    | {f"debtor.address{part}": f"{words} du client" for part, words in _ADDRESS.items()}
    | {f"third_parties.{role}": f"{words} (nom et adresse)" for role, words in ROLES.items()}
)


def said(fact: str) -> str:
    """A missing fact in words."""
    return SAID.get(fact) or FACT_NAMES.get(fact) or SAID.get(fact.split(".")[0]) or fact


def names(facts: Sequence[str]) -> str:
    return listed([said(fact) for fact in facts])


def lacking(facts: Sequence[str]) -> str:
    """A sentence: what is to be answered (« si le client conteste »), then what is to be given (« la date du contrat »)."""
    asked = [fact for fact in facts if said(fact).startswith(("si ", "s'il "))]
    given = [fact for fact in facts if fact not in asked]
    parts = [f"il reste à dire {names(asked)}"] if asked else []
    parts += [f"il manque {names(given)}"] if given else []
    text = " ; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def missing(facts: Sequence[str], dossier: Dossier, on: date) -> tuple[str, ...]:
    """Those of these facts that the dossier does not hold."""
    return tuple(fact for fact in facts if not _held(fact, dossier, on))


def _held(fact: str, dossier: Dossier, on: date) -> bool:
    root, _, rest = fact.partition(".")
    if root == "words":
        return bool(dossier.words.get(rest, "").strip())
    if root == "third_parties":
        third = dossier.third_party(rest)
        return third is not None and bool(third.name.strip()) and not missing_parts(third.address)
    if root == "events":
        event = dossier.last(*(EventKind(kind) for kind in rest.split("|")), on=on)
        return event is not None and (event.kind is not EventKind.CHEQUE_REJETE or event.amount is not None)
    if root == "invoices" and rest:
        return all(getattr(invoice, rest) is not None for invoice in dossier.invoices)
    value = getattr(dossier, root)
    for part in filter(None, rest.split(".")):
        value = getattr(value, part)
    return value is not None and value != () and str(value).strip() != ""


def missing_names(dossier: Dossier) -> tuple[str, ...]:
    """The names and numbers that a letter prints and that are not typed yet."""
    printed = {
        "creditor.name": [dossier.creditor.name],
        "debtor.name": [dossier.debtor.name],
        "invoices.number": [invoice.number for invoice in dossier.invoices],
    }
    return tuple(key for key, names in printed.items() if any(name.strip() in ("", TO_COMPLETE) for name in names))


def missing_address(party: Party, name: str) -> tuple[str, ...]:
    """What an envelope needs and the dossier lacks: "debtor.address", or the parts of one that is begun."""
    parts = missing_parts(party.address)
    if len(parts) == len(_ADDRESS) - 1:
        return (f"{name}.address",)
    if not in_france(party.country):
        parts = tuple(part for part in parts if part != "postcode")  # not every country has them
    lacking = [f"{name}.address.{part}" for part in parts]
    if party.country in (SOME_MEMBER_STATE, SOME_OTHER_COUNTRY):
        lacking.append(f"{name}.country")
    return tuple(lacking)


def missing_parts(address: Address | None) -> tuple[str, ...]:
    parts = address or Address()
    given = {
        "lines": any(line.strip() for line in parts.lines),
        "postcode": bool((parts.postcode or "").strip()),
        "city": bool((parts.city or "").strip()),
    }
    return tuple(part for part, there in given.items() if not there)


@dataclass(frozen=True)
class Refusal:
    """A reason in French, the facts that would lift it, and the texts it rests on."""

    reason: str
    missing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
