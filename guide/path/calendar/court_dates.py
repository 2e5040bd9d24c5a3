"""The dates that events of the journal start: an order for payment, a seizure, an insolvency, a cheque, works, a buyer.

Delays of procedure are moved to a working day (CPC 642); a date that only opens a right is not. Their words stand in
`court_dates.toml`, by the name of the date.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from guide import law
from guide.case.codes import EventKind, Nature, VatScheme
from guide.case.model import Dossier
from guide.path.calendar.deadline import Deadline, DeadlineKind, stable_id
from guide.path.facts.procedure_dates import Title, last_day, vat_deadline
from guide.path.facts.situation import Situation
from guide.values.data_file import DataEntry, entries
from guide.values.french import short_day

FILE = Path(__file__).with_name("court_dates.toml")


@cache
def _words() -> Mapping[str, DataEntry]:
    return entries(FILE, {"title", "why", "kind", "references"}, {"remedy"})


def _deadline(
    dossier: Dossier, what: str, key: object, on: date, since: date | None = None, court: str = ""
) -> Deadline:
    """The date of that name, which the fact `key` started; `court`: the end of its name when its words depend on it."""
    words = _words()[what + court]
    return Deadline(
        stable_id(dossier, what, key),
        on,
        words.text("title"),
        words.text("why").format(since=short_day(since) if since else ""),
        words.one_of("kind", DeadlineKind),
        words.text("remedy") or None,
        words.known("references", [each.id for each in law.references()], "une référence"),
    )


def order_dates(dossier: Dossier, s: Situation) -> Iterator[Deadline]:
    """From the request to the enforcement of an order for payment."""
    asked = dossier.last(EventKind.REQUETE_DEPOSEE, on=s.on)
    if asked and s.order.state is Title.INSTANCE and s.commercial is True:
        yield _deadline(dossier, "frais_greffe", asked.on, last_day("frais_greffe_requete", asked.on))
    made, served = (
        dossier.last(kind, on=s.on) for kind in (EventKind.ORDONNANCE_RENDUE, EventKind.ORDONNANCE_SIGNIFIEE)
    )
    if s.order.state is Title.A_SIGNIFIER and s.order.by and made:
        yield _deadline(dossier, "signification", made.on, s.order.by)
    if s.order.state is Title.ATTENTE and served:
        yield _deadline(dossier, "fin_opposition", served.on, last_day("opposition_injonction", served.on))
        assert s.order.enforceable_from
        yield _deadline(dossier, "execution", served.on, s.order.enforceable_from)
    opposed = dossier.last(EventKind.OPPOSITION, on=s.on)
    if s.order.state is Title.OPPOSITION and s.order.by and opposed:
        court = "_tc" if s.commercial is True else "_tj"
        yield _deadline(dossier, "reponse_opposition", opposed.on, s.order.by, court=court)
    seized = dossier.last(EventKind.MESURE_EXECUTION, on=s.on)
    sued = dossier.last(EventKind.REQUETE_DEPOSEE, EventKind.DEMANDE_EN_JUSTICE, on=s.on)
    if seized and s.title_known is not True and (sued is None or sued.on < seized.on):
        yield _deadline(dossier, "titre_apres_saisie", seized.on, last_day("saisie_titre", seized.on))


def insolvency_dates(dossier: Dossier, s: Situation) -> Iterator[Deadline]:
    """Only when the publication in the BODACC is noted: without it, no date is known but that of the mandataire's letter."""
    dates = s.insolvency
    contested = dossier.last(EventKind.CONTESTATION_MANDATAIRE, on=s.on)
    if dates.answer_by and contested:
        yield _deadline(dossier, "reponse_mandataire", contested.on, dates.answer_by, contested.on)
    published = dates.published
    if published is None:
        return
    if s.declared is not True and dates.declare_by and dates.relief_by:
        yield _deadline(dossier, "declaration", "bodacc", dates.declare_by, published)
        yield _deadline(dossier, "forclusion", "bodacc", dates.relief_by, published)
    if s.retention_of_title and dates.reclaim_by:
        yield _deadline(dossier, "revendication", "bodacc", dates.reclaim_by, published)
    paid_vat = s.vat is VatScheme.DEBITS or (s.vat is not VatScheme.FRANCHISE and Nature.VENTE in s.natures)
    if s.liquidation and paid_vat:
        yield _deadline(dossier, "recuperation_tva", "bodacc", vat_deadline(published))


def special_dates(dossier: Dossier, s: Situation) -> Iterator[Deadline]:
    """Dates that open a right, on special ground, and the end of a delay of a public contract: they never move.

    None is the end of a delay of procedure (CPC 642); no text was read that moves that of a contract, and the day given
    is never too late.
    """
    if s.guarantee_asked and s.works_guarantee == "demandee":
        end = law.delay("garantie_travaux", s.guarantee_asked).value.after(s.guarantee_asked)
        yield _deadline(dossier, "garantie", s.guarantee_asked, end)
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=s.on)
    if notice and s.subcontract == "prive":
        opens = law.delay("action_directe", notice.on).value.after(notice.on)
        yield _deadline(dossier, "action_directe", notice.on, opens)
    claim = dossier.last(EventKind.MISE_EN_DEMEURE, EventKind.RELANCE, on=s.on)
    if claim and s.kind.is_administration:
        silence = law.delay("silence_administration", s.on).value.after(claim.on)
        yield _deadline(dossier, "silence", claim.on, silence)
    if notice and s.notice_end and s.kind.is_administration:
        end = law.delay("memoire_reclamation", s.on).value.after(s.notice_end)
        yield _deadline(dossier, "memoire_reclamation", notice.on, end)
    bounced = dossier.last(EventKind.CHEQUE_REJETE, on=s.on)
    if bounced and s.title_known is not True:
        certificate = law.delay("cheque_regularisation", bounced.on).value.after(bounced.on)
        yield _deadline(dossier, "cheque_certificat", bounced.on, certificate)
        title = law.delay("cheque_titre", certificate).value.after(certificate)
        yield _deadline(dossier, "cheque_titre", bounced.on, title)
