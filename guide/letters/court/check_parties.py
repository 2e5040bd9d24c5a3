"""Before filing: are the parties, and who receives the request, said as the law wants?"""

import re
from collections.abc import Iterator

from guide.case.codes import Activity, DebtorKind
from guide.case.model import Creditor, Party
from guide.case.standing import is_sole_trader
from guide.courts import CONFIRM
from guide.letters.catalogue.computed import Computed
from guide.letters.content.civil_status import STATUS_FACTS, is_person, missing_status
from guide.letters.content.party_fields import wrong_numbers
from guide.letters.court.filing import Filing, FilingId, Finding, assessed, court, gap, strength, weakness
from guide.letters.permission.required_facts import missing, missing_address, missing_names, said
from guide.path.remedies import LOCAL_LAW, State, petition_court
from guide.values.french import listed

_COMMERCIAL = re.compile(r"\bcommerce\b|\bactivités économiques\b", re.IGNORECASE)
_CIVIL = re.compile(r"\bjudiciaire\b|\bproximité\b", re.IGNORECASE)
_BORN = re.compile(r"\bnée?\b", re.IGNORECASE)
_TEXTS = {True: ("cpc-54",), False: ("c-com-l622-25", "c-com-r622-23")}


def party_findings(computed: Computed, filing: Filing) -> Iterator[Finding]:
    dossier, texts = computed.dossier, _TEXTS[filing.is_order]
    unnamed = missing_names(dossier)
    if unnamed:
        yield gap(f"Il manque {listed([said(fact) for fact in unnamed])}.", "Rien ne peut être écrit sans cela.", texts)
    yield from _judge(computed, filing)
    here = missing_address(dossier.creditor, "creditor")
    if here:
        yield gap(
            f"Il manque {listed([said(fact) for fact in here])}.",
            "Une demande sans l'adresse de qui la fait peut être annulée.",
            texts,
        )
    if filing.is_order:
        yield from _who_asks(computed, filing)
    yield from _who_owes(computed, filing)
    wrong = wrong_numbers(dossier.creditor) | wrong_numbers(dossier.debtor, "debtor")
    for sentence in wrong.values():
        yield gap(sentence, "Un numéro faux désigne une autre entreprise : corrigez-le, ou retirez-le.", texts)


def _judge(computed: Computed, filing: Filing) -> Iterator[Finding]:
    role = filing.letter.to
    named = petition_court((filing.id,), computed.situation)
    if named and role and computed.dossier.third_party(role) is None:
        yield strength(
            f"Le tribunal est désigné d'après l'adresse de votre client : {named}.",
            f"Son adresse est dans l'annuaire officiel : {CONFIRM}.",
            ("cpc-54", filing.reference),
        )
    elif missing((f"third_parties.{role}",), computed.dossier, computed.on):
        texts = ("cpc-54", filing.reference) if filing.is_order else ("c-com-l622-24", filing.reference)
        yield gap(
            f"Il manque {said(f'third_parties.{role}')}.",
            "La requête dit à quel juge elle s'adresse, à peine de nullité."
            if filing.is_order
            else "La déclaration n'a d'effet qu'adressée au mandataire nommé par le jugement : son nom est au BODACC.",
            texts,
        )
    elif filing.is_order and assessed(computed, filing).state is not State.CLOSED:
        yield from _other_court(computed, filing)


def _other_court(computed: Computed, filing: Filing) -> Iterator[Finding]:
    """The court that was typed says by its name that it is of the other order. Alsace and Moselle have one for both."""
    typed = computed.dossier.third_party("tribunal")
    if typed is None or computed.situation.postcode.startswith(LOCAL_LAW):
        return
    wrong = _CIVIL if filing.id is FilingId.INJONCTION_TC else _COMMERCIAL
    if wrong.search(typed.name):
        yield gap(
            f"Le tribunal noté au dossier ({typed.name}) n'est pas celui qui décide.",
            f"Adressée à un autre juge, la requête serait rejetée. Notez le bon : {court(computed, filing)}.",
            ("cpc-1406",),
        )


def _who_asks(computed: Computed, filing: Filing) -> Iterator[Finding]:
    """A person says her profession, her nationality, her birth; a company, its form and who represents it (CPC 54)."""
    creditor = computed.dossier.creditor
    form = (creditor.legal_form or "").strip()
    lacking = missing_status(creditor)
    person = is_person(creditor)
    if person is None:
        yield gap(
            "On ne sait pas si vous êtes une personne ou une société.",
            f"Une société doit dire sa forme et qui la représente ; une personne, {listed([*STATUS_FACTS.values()])} : sans cela, "
            "la requête peut être annulée. Complétez « Vous » dans le dossier.",
            ("cpc-54",),
        )
    elif person and lacking and not _told_by_hand(computed, filing):
        yield gap(
            f"Il manque {listed(lacking)}.",
            "Une personne qui demande doit le dire, à peine de nullité : complétez « Vous » dans le dossier.",
            ("cpc-54",),
        )
    elif person:
        yield strength("Votre état civil est dans la requête.", references=("cpc-54",))
        yield from _sole_trader(creditor)
    elif not form:
        yield gap(
            "Votre forme juridique n'est pas dite.",
            "La requête d'une société dit sa forme, à peine de nullité.",
            ("cpc-54",),
        )
    elif not (creditor.representative or creditor.signatory or "").strip():
        yield gap(
            "On ne sait pas qui représente votre société.",
            "La requête d'une société dit l'organe qui la représente (gérant, président), à peine de nullité.",
            ("cpc-54",),
        )
    else:
        yield strength("Votre forme et votre représentant sont dits.", references=("cpc-54",))


def _told_by_hand(computed: Computed, filing: Filing) -> bool:
    """Whether the civil status is in a passage that the person added to the request."""
    edits = computed.dossier.edits.get(filing.request, ())
    written = (computed.dossier.words.get(filing.request, ""), *(edit.text for edit in edits))
    return any(_BORN.search(text) for text in written)


def _sole_trader(creditor: Creditor) -> Iterator[Finding]:
    if is_sole_trader(creditor) is None and creditor.activity is not Activity.PARTICULIER:
        yield weakness(
            "On ne sait pas si vous êtes entrepreneur individuel.",
            "Un entrepreneur individuel écrit « EI » ou « entrepreneur individuel » juste avant ou après son nom.",
            ("c-com-r526-27",),
        )


def _who_owes(computed: Computed, filing: Filing) -> Iterator[Finding]:
    debtor = computed.dossier.debtor
    lacking = missing_address(debtor, "debtor")
    texts = ("cpc-57",) if filing.is_order else ("c-com-r622-23",)
    if lacking:
        yield gap(
            f"Il manque {listed([said(fact) for fact in lacking])}.",
            "Son adresse désigne le tribunal, et l'ordonnance doit lui être signifiée : sans adresse connue, la procédure "
            "est fermée."
            if filing.is_order
            else "La déclaration doit désigner le débiteur sans erreur possible.",
            ("cpc-1406", *texts) if filing.is_order else texts,
        )
    if debtor.kind is DebtorKind.PARTICULIER:
        return
    unknown = _unknown(debtor)
    if unknown:
        yield weakness(
            f"Il manque {listed(unknown)} de votre client.",
            "Une erreur sur la personne rend l'ordonnance inutile : recopiez nom, forme et siège de "
            "annuaire-entreprises.data.gouv.fr."
            if filing.is_order
            else "Recopiez nom et numéro du jugement publié au BODACC.",
            texts,
        )
    else:
        yield strength("Le client est identifié : forme, SIREN, siège.", references=texts)


def _unknown(debtor: Party) -> list[str]:
    identity = {"la forme juridique": debtor.legal_form, "le numéro SIREN": debtor.siren or debtor.siret}
    return [name for name, value in identity.items() if not (value or "").strip()]
