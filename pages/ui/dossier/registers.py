"""« Remplir pour moi » : a company found in the public register, its fields filled by a click; its publications read.

Nothing leaves the machine but what the button says, when it is pressed. What a register fills stays to be corrected.
"""

from dataclasses import replace
from typing import TypeVar

import streamlit as st

from guide.case.codes import DebtorKind
from guide.case.journal import with_opening
from guide.case.model import Address, Creditor, Debtor, Dossier
from guide.registers import (
    NOTHING_FOUND,
    Company,
    InsolvencyAnswer,
    InsolvencyNotice,
    company_request,
    insolvency_request,
    read_companies,
    read_insolvency,
)
from guide.values import french, identifiers
from pages.ui import session
from pages.ui.kit.labels import DEBTOR_KINDS, plain
from pages.ui.session.registers import Lookup

_PUBLISHED = "registers.published"
_COMPANIES: dict[str, Lookup[tuple[Company, ...]]] = {
    who: Lookup(f"registers.found.{who}") for who in ("creditor", "debtor")
}
_NOTICES: Lookup[InsolvencyAnswer] = Lookup(_PUBLISHED)
P = TypeVar("P", Creditor, Debtor)


def company(who: str) -> None:
    """Candidates for the name or the number typed for that party; a click fills its fields."""
    dossier = session.dossier.require()
    if not session.registers.allowed() or (who == "debtor" and dossier.debtor.kind is DebtorKind.PARTICULIER):
        return
    party = getattr(dossier, who)
    asked, postcode = party.siren or party.name, (party.address and party.address.postcode) or None
    candidates = _COMPANIES[who].search(
        "Remplir pour moi (registre public)",
        asked,
        lambda client: read_companies(client.ask(company_request(asked, postcode)), asked),
        f"Envoie à l’Annuaire des entreprises (État)\u00a0: «\u202f{plain(asked, 60)}\u202f», et le code postal. Rien d’autre.",
        is_ready=bool(asked.strip()),
    )
    if candidates == ():
        st.info("Aucune entreprise trouvée. Vérifiez le nom ou le numéro : certaines ne sont pas publiées.")
    for candidate in candidates or ():
        _candidate(who, candidate)


def _candidate(who: str, candidate: Company) -> None:
    address = candidate.address
    place = f", {address.postcode or ''} {address.city or ''}".rstrip() if address else ""
    with st.container(border=True):
        st.markdown(
            f"**{plain(candidate.name)}**{plain(place)} · SIREN {french.unbroken(identifiers.format_siren(candidate.siren))}"
        )
        if candidate.active is False:
            st.warning("Fermée, d’après le registre : vérifiez avant d’écrire ou d’agir.")
        if candidate.partial:
            st.caption("Publiée en partie seulement : des champs resteront vides.")
        if candidate.kind and who == "debtor":
            st.caption(f"Sa forme fait penser à : {DEBTOR_KINDS[DebtorKind(candidate.kind)].lower()}. À vous de dire.")
        st.button(
            "Remplir avec cette entreprise",
            key=f"registers.fill.{who}.{candidate.siren}",
            on_click=_fill,
            args=(who, candidate),
        )


def _fill(who: str, candidate: Company) -> None:
    """What the register gives replaces what was typed; what it does not give stays."""
    dossier = session.dossier.require()
    session.dossier.change(filled(dossier, who, candidate))
    _COMPANIES[who].forget()


def filled(dossier: Dossier, who: str, candidate: Company) -> Dossier:
    """The dossier with that party as the register tells it. The kind of client is proposed apart, never written."""
    if who == "debtor":
        return replace(dossier, debtor=_filled(dossier.debtor, candidate))
    return replace(dossier, creditor=_filled(dossier.creditor, candidate))


def _filled(party: P, candidate: Company) -> P:
    """A number of VAT that was typed stays, for the one that is computed does not say whether VAT is paid; but no number of
    another company does."""
    address, siren = candidate.address, candidate.siren
    siret = party.siret if party.siret and party.siret.startswith(siren) else None
    typed = party.vat_number
    another = typed is not None and typed.startswith("FR") and not typed.endswith(siren)
    return replace(
        party,
        name=candidate.name,
        siren=siren,
        siret=candidate.siret or siret,
        legal_form=candidate.legal_form or party.legal_form,
        vat_number=candidate.vat_number if another or typed is None else typed,
        address=Address(address.lines, address.postcode, address.city) if address else party.address,
    )


def insolvency() -> None:
    """What the BODACC published of the client, before any reminder, notice or suit."""
    siren = session.dossier.require().debtor.siren
    if not siren or not session.registers.allowed():
        return
    answer = _NOTICES.search(
        "Vérifier au BODACC qu’il n’est pas en procédure collective",
        siren,
        lambda client: read_insolvency(client.ask(insolvency_request([siren])), [siren]),
        f"Envoie au BODACC le SIREN {french.unbroken(identifiers.format_siren(siren))}. Rien d’autre.",
    )
    if answer is None:
        return
    if not answer.notices.get(siren):
        st.info(NOTHING_FOUND)
    for notice in answer.notices.get(siren, ()):
        _notice(notice)
    if not answer.complete:
        st.warning("Le BODACC tient d’autres annonces, qui ne sont pas montrées : lisez-les sur bodacc.fr.")
    if opening := answer.opening(siren):
        st.button("Noter cette ouverture dans le dossier", key=f"{_PUBLISHED}.note", on_click=_note, args=(opening,))


def _notice(notice: InsolvencyNotice) -> None:
    judged = f" (jugement du {french.day(notice.judgment)})" if notice.judgment else ""
    where = f" · {plain(notice.court)}" if notice.court else ""
    link = f" [Lire l’annonce]({notice.url})." if notice.url else ""
    sentence = f"**{plain(notice.nature)}**{judged}, publié le {french.day(notice.published)}{where}.{link}"
    (st.error if notice.opens else st.warning)(sentence)


def _note(opening: InsolvencyNotice) -> None:
    session.dossier.change(with_opening(session.dossier.require(), opening.judgment, opening.published))
