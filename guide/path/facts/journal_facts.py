"""What the journal and the invoices tell, in order of time: what is late, noticed, claimed, disputed, born too late."""

from datetime import date

from guide import law
from guide.case import journal
from guide.case.codes import EventKind
from guide.case.model import EURO, Dossier
from guide.case.terms import effective_due
from guide.claim import Statement
from guide.errors import GuideError
from guide.path.facts.procedure_dates import Title, order
from guide.path.facts.situation import Notice, PublicClaim, Timing


def undated_title(dossier: Dossier, on: date) -> bool:
    """A title said to be held, which no event dates: the clock of the claim is not its own (CPCE L111-4)."""
    dated = (EventKind.TITRE_EXECUTOIRE, EventKind.JUGEMENT, EventKind.ORDONNANCE_SIGNIFIEE)
    return order(dossier, on).state is Title.DETENU and not dossier.first(*dated, on=on)


def public_claim(dossier: Dossier, on: date, notice: Notice, end: date | None) -> tuple[PublicClaim, date | None]:
    """Two months of silence on a written claim are a refusal (CRPA L231-4)."""
    last = dossier.last(EventKind.MISE_EN_DEMEURE, on=on)
    if last is None or notice in (Notice.AUCUNE, Notice.DATE_INCONNUE) or not dossier.debtor.kind.is_public_buyer:
        return PublicClaim.AUCUNE, None
    silence = law.delay("silence_administration", last.on).value.after(last.on)
    if notice is Notice.EN_COURS:
        return PublicClaim.EN_COURS, end
    return (PublicClaim.SANS_REPONSE if on <= silence else PublicClaim.REFUSEE), silence


def timing(dossier: Dossier, on: date, computed: Statement | None) -> tuple[Timing, date | None, int | None]:
    """Late, with the days of the oldest debt; or the next due date. What is left of interest alone is late too."""
    if not dossier.invoices:
        return Timing.INCONNUE, None, None
    unknown, dues = False, []
    for invoice in dossier.invoices:
        if invoice.open_amount(on) <= 0 and computed is None:
            continue
        try:
            due = effective_due(dossier, invoice, on).on
        except GuideError:
            unknown = True
            continue
        if invoice.open_amount(on) > 0:
            dues.append(due)
    late = [due for due in dues if due < on]
    if computed is not None and all(i.currency == EURO for i in dossier.invoices) and computed.total <= 0:
        return Timing.RIEN_DU, None, None
    if late:
        return Timing.EN_RETARD, None, (on - min(late)).days
    if unknown:
        return Timing.INCONNUE, None, None
    if dues:
        return Timing.A_ECHOIR, min(dues), None
    if computed is not None and computed.claimable > 0:
        past = [due for due in computed.dues.values() if due < on]
        return Timing.EN_RETARD, None, (on - min(past)).days if past else None
    return Timing.RIEN_DU, None, None


def last_notice(dossier: Dossier, on: date, oldest: date | None) -> tuple[Notice, date | None]:
    """The last notice, unless it is older than the debt: a sum that was not due yet was not put in default."""
    last = journal.notice_in_force(dossier, on, oldest)
    if last is None and dossier.last(EventKind.MISE_EN_DEMEURE, on=on):
        return Notice.AUCUNE, None
    if last is None:
        sent = dossier.answer("notified") == "mise_en_demeure"
        return (Notice.DATE_INCONNUE if sent else Notice.AUCUNE), None
    return (Notice.EN_COURS if on <= last.notice_end else Notice.EXPIREE), last.notice_end
