"""Which letters this dossier allows on a day, and why not the others: a reason in French and the missing facts.

A letter that would be unlawful, useless or full of holes is not written. A letter that is only clumsy is written,
with a caution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guide.case.codes import Activity, DebtorKind, EventKind, Nature
from guide.case.model import TO_COMPLETE, Dossier, Party
from guide.case.territory import in_france
from guide.claim.limitation import limitation
from guide.claim.statement import statement
from guide.errors import GuideError, IncompleteDossier
from guide.letters.catalogue import Letter, letters
from guide.letters.figures import Figures, asked_by_reminder, figures
from guide.letters.parties import wrong_numbers
from guide.path.advice import advise
from guide.path.milestones import Title, order
from guide.path.situation import SOME_MEMBER_STATE, SOME_OTHER_COUNTRY
from guide.values.french import listed, money, short_day

_PROCEEDINGS = ("sauvegarde", "redressement", "liquidation")


@dataclass(frozen=True)
class Permission:
    """May this letter be written? `reason` (French) is empty when it may. `missing` names facts as the file does."""

    letter: Letter
    reason: str = ""
    missing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def granted(self) -> bool:
        return not self.reason


@dataclass(frozen=True)
class Refusal:
    reason: str
    missing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


def allowed(dossier: Dossier, on: date) -> tuple[Permission, ...]:
    """Every letter of the catalogue that goes to the debtor, granted or refused for this dossier on that day."""
    return tuple(permission(letter, dossier, on) for letter in letters().values())


def permission(letter: Letter, dossier: Dossier, on: date) -> Permission:
    refusal = next(_refusals(letter, dossier, on), None)
    if refusal:
        return Permission(letter, refusal.reason, refusal.missing, refusal.references)
    return Permission(letter, cautions=tuple(_cautions(letter, dossier, on)))


def _refusals(letter: Letter, dossier: Dossier, on: date) -> Iterator[Refusal]:
    """In the order in which they matter: what forbids, what comes first, what is missing."""
    if not letter.to_send:
        yield from _no_advice(dossier, on)
        return
    yield from _proceedings(dossier, on)
    yield from _other_papers(dossier, on)
    try:
        found = figures(dossier, on)
    except IncompleteDossier as error:
        yield Refusal(str(error), error.missing)
        return
    except GuideError as error:
        yield Refusal(str(error))
        return
    yield from _nothing_to_ask(letter, dossier, found, on)
    yield from _barred(dossier, found, on)
    yield from _to_answer_first(dossier, on)
    missing = missing_names(dossier) + missing_address(dossier.creditor, "creditor")
    missing += missing_address(dossier.debtor, "debtor")
    if missing:
        yield Refusal(f"Il manque {listed([_SAID[m] for m in missing])}.", missing)
    wrong = wrong_numbers(dossier.creditor)
    if wrong:
        yield Refusal(" ".join(wrong.values()), tuple(wrong))


def _no_advice(dossier: Dossier, on: date) -> Iterator[Refusal]:
    """A paper that the user keeps harms nobody: it is written whenever there is an advice."""
    try:
        advise(dossier, on)
    except GuideError as error:
        yield Refusal(str(error))


def _proceedings(dossier: Dossier, on: date) -> Iterator[Refusal]:
    if dossier.answer("insolvency") == "surendettement":
        yield Refusal(
            "Ce client est en surendettement : ni relance ni mise en demeure. Répondez à la commission de "
            "surendettement, avec vos preuves, à la date de sa lettre.",
            references=("c-conso-l722-5",),
        )
    opening = dossier.first(EventKind.JUGEMENT_OUVERTURE, EventKind.BODACC, on=on)
    if opening or dossier.answer("insolvency") in _PROCEEDINGS:
        yield Refusal(
            "Une procédure collective est ouverte : ni relance ni mise en demeure après le jugement d'ouverture. "
            "Déclarez la créance au mandataire ou au liquidateur. (Une facture née après le jugement se réclame "
            "à part : demandez conseil.)",
            references=("c-com-l622-21", "c-com-l622-17"),
        )


def _other_papers(dossier: Dossier, on: date) -> Iterator[Refusal]:
    """What calls for another paper than a letter about unpaid invoices."""
    if dossier.creditor.activity is Activity.PARTICULIER or any(
        invoice.nature is Nature.PRET for invoice in dossier.invoices
    ):
        yield Refusal("Ce courrier réclame des factures ; il n'est pas écrit pour un prêt d'argent.")
    held = order(dossier, on).state
    if held is Title.DETENU:
        yield Refusal(
            "Vous avez un titre exécutoire : confiez-le à un commissaire de justice, une lettre de plus ne sert à rien."
        )
    elif held is not Title.AUCUN:
        yield Refusal(
            "Un juge est déjà saisi, ou a déjà rendu une ordonnance : ce n'est plus le moment de relancer. Suivez la "
            "procédure, étape par étape, dans « Que faire ? »."
        )
    if dossier.answer("invoice_received") == "non" or dossier.answer("einvoice_status") == "rejetee":
        yield Refusal(
            "Le client n'a pas reçu la facture : renvoyez-la d'abord, et gardez la preuve de l'envoi."
        )


def _nothing_to_ask(letter: Letter, dossier: Dossier, found: Figures, on: date) -> Iterator[Refusal]:
    if not dossier.invoices:
        yield Refusal("Le dossier n'a pas de facture.", ("invoices",))
    elif not found.statement.dues:
        yield Refusal("Aucune facture n'est en euros : ce courrier ne peut pas les réclamer.")
    elif found.statement.total <= 0:
        yield Refusal("Rien n'est dû : tout est payé ou compensé.")
    elif not any(due < on for due in found.statement.dues.values()):
        first = min(found.statement.dues.values())
        yield Refusal(
            f"Aucune facture n'est échue au {short_day(on)} : la première l'est le {short_day(first)}."
        )
    elif found.total <= 0:
        yield Refusal("Rien n'est dû sur les factures échues.")
    elif letter.id == "relance" and asked_by_reminder(found) <= 0:
        yield Refusal(
            f"Le montant des factures échues est payé : il reste {money(found.total)} d'intérêts et d'indemnité, "
            "que seule une mise en demeure réclame."
        )


def _barred(dossier: Dossier, found: Figures, on: date) -> Iterator[Refusal]:
    asked = {f.invoice.number for f in found.invoices}
    barred = [i for i in limitation(dossier, on).invoices if i.invoice in asked and i.deadline < on]
    if not barred:
        return
    named = listed([f"{i.invoice} (depuis le {short_day(i.deadline)})" for i in barred])
    consumer = dossier.debtor.kind is DebtorKind.PARTICULIER
    why = "Annoncer à un consommateur un procès impossible est interdit. " if consumer else ""
    yield Refusal(
        f"Le délai pour agir est passé pour {named}. {why}"
        "Retirez du dossier ce qui est prescrit pour réclamer le reste.",
        references=tuple(
            dict.fromkeys(
                [*(r for i in barred for r in i.references), *(["c-conso-l121-6"] if consumer else [])]
            )
        ),
    )


def _to_answer_first(dossier: Dossier, on: date) -> Iterator[Refusal]:
    said = dossier.answer("dispute")
    disputed = said in ("partielle", "serieuse") or dossier.follow_up.dispute
    disputed |= dossier.answer("einvoice_status") in ("en_litige", "refusee")
    disputed |= any(invoice.disputed_amount for invoice in dossier.invoices)
    disputed |= said is None and dossier.first(EventKind.CONTESTATION, on=on) is not None
    if disputed:
        yield Refusal(
            "Le client conteste : répondez-lui d'abord par écrit, preuves à l'appui, avant de réclamer."
        )
    if dossier.follow_up.do_not_remind:
        yield Refusal(
            "Vous avez choisi de ne pas relancer ce client. Changez ce choix dans le dossier pour écrire."
        )


_SAID = {
    "creditor.name": "votre nom, ou celui de votre entreprise",
    "debtor.name": "le nom du client",
    "debtor.country": "le pays du client",
    "creditor.country": "votre pays",
    "invoices.number": "le numéro de la facture",
} | {
    f"{party}.address{part}": f"{said} {whose}"
    for party, whose in (("creditor", "de votre entreprise"), ("debtor", "du client"))
    for part, said in {
        "": "l'adresse",
        ".lines": "la rue dans l'adresse",
        ".postcode": "le code postal",
        ".city": "la ville",
    }.items()
}


def missing_names(dossier: Dossier) -> tuple[str, ...]:
    """The names and numbers that a letter prints and that are not typed yet."""
    printed = {
        "creditor.name": [dossier.creditor.name],
        "debtor.name": [dossier.debtor.name],
        "invoices.number": [invoice.number for invoice in dossier.invoices],
    }
    return tuple(
        key for key, names in printed.items() if any(name.strip() in ("", TO_COMPLETE) for name in names)
    )


def missing_address(party: Party, name: str) -> tuple[str, ...]:
    """What an envelope needs and the dossier lacks: "debtor.address", or the parts of one that is begun."""
    address = party.address
    given = {
        "lines": address is not None and any(line.strip() for line in address.lines),
        "postcode": address is not None and bool((address.postcode or "").strip()),
        "city": address is not None and bool((address.city or "").strip()),
    }
    if not any(given.values()):
        return (f"{name}.address",)
    if not in_france(party.country):
        given["postcode"] = True  # not every country has them
    missing = [f"{name}.address.{part}" for part, there in given.items() if not there]
    if party.country in (SOME_MEMBER_STATE, SOME_OTHER_COUNTRY):
        missing.append(f"{name}.country")
    return tuple(missing)


def _cautions(letter: Letter, dossier: Dossier, on: date) -> Iterator[str]:
    """What does not forbid the letter, and should be known before it leaves."""
    if not letter.to_send:
        return
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=on)
    promise = dossier.last(EventKind.PROMESSE, on=on)
    promised = dossier.follow_up.promise or (promise.until if promise else None)
    if letter.id == "relance" and notice:
        yield f"Une mise en demeure est déjà partie le {short_day(notice.on)} : une relance l'affaiblirait."
    if letter.id == "mise_en_demeure" and notice and notice.notice_end >= on:
        yield f"Une mise en demeure court jusqu'au {short_day(notice.notice_end)} : attendez la fin de son délai."
    if promised and promised >= on:
        yield f"Le client a promis de payer le {short_day(promised)} : attendez cette date."
    if dossier.answer("insolvency") == "conciliation":
        yield "Une conciliation est confidentielle : n'en parlez pas dans le courrier, et préférez un échéancier."
    if letter.id == "relance" and dossier.debtor.kind is DebtorKind.ENTREPRISE_PUBLIQUE:
        yield "À vérifier : certaines entreprises publiques relèvent du code de commerce, et non des articles cités ici."
    if letter.id == "relance" and not in_france(dossier.debtor.country):
        yield "Le client est à l'étranger : les textes cités valent si la loi française s'applique au contrat. À vérifier."
    if letter.id == "mise_en_demeure":
        yield from statement(dossier, on).warnings
