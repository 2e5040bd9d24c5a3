"""What a person must know of a limitation: what is barred, estimated or doubtful, and what did not prolong it. In French."""

from datetime import date

from guide import law
from guide.case.codes import DebtorKind, EventKind
from guide.case.debt_names import number_or_none
from guide.case.limitation_periods import LONGEST_YEARS, LimitationState, PeriodKind
from guide.case.model import Dossier
from guide.claim.interruption import given_by_a_judge, served_too_late
from guide.claim.invoice_limitation import InvoiceLimitation
from guide.values.dates import add_years


def _past_twenty_years(dossier: Dossier, limitation: InvoiceLimitation) -> bool:
    """Nothing but a claim in court or an act of enforcement goes beyond (C. civ. 2232); administrations have a law of their own."""
    born = next(invoice.first_day for invoice in dossier.invoices if invoice.number == limitation.invoice)
    own_rules = (PeriodKind.TITLE, PeriodKind.PUBLIC)
    return limitation.clock not in own_rules and limitation.deadline > add_years(born, LONGEST_YEARS)


def limitation_warnings(dossier: Dossier, limitations: tuple[InvoiceLimitation, ...], on: date) -> tuple[str, ...]:
    warnings = []
    clocks = {limitation.clock for limitation in limitations}
    barred = [h for h in limitations if h.state(on) is LimitationState.PRESCRITE]
    if barred and len(barred) < len(limitations):
        warnings.append(
            "Prescrites, à ne plus réclamer en justice : " + ", ".join(number_or_none(h.invoice) for h in barred) + "."
        )
    title = dossier.last(EventKind.TITRE_EXECUTOIRE, on=on)
    if title and PeriodKind.TITLE in clocks and not given_by_a_judge(dossier, title):
        warnings.append(
            "Un titre vaut dix ans si un juge l'a donné. Sans juge (petites créances, acte de notaire), il garde le délai de la "
            f"créance, bien plus court : vérifiez lequel vous avez ({law.reference('cpce-l111-4').label})."
        )
    if dossier.first(EventKind.PETITES_CREANCES_ECHEC, on=on):
        warnings.append(
            "Petites créances : le délai n'est suspendu que si votre client avait accepté de participer, et jusqu'à son refus "
            f"({law.reference('c-civ-2238').label}) : par prudence, rien n'est compté."
        )
    old = [number_or_none(h.invoice) for h in limitations if _past_twenty_years(dossier, h)]
    if old:
        warnings.append(
            f"Plus de vingt ans depuis la naissance de la dette ({', '.join(old)}) : un paiement, une reconnaissance ou une "
            f"médiation ne prolonge pas le délai au-delà ({law.reference('c-civ-2232').label}). Consultez un avocat."
        )
    if any(h.estimated for h in limitations):
        warnings.append("La prescription est estimée : complétez les dates de la prestation et du journal.")
    if any(p.channel and p.channel.is_written for p in dossier.events_of(EventKind.PROMESSE, on=on)):
        warnings.append(
            "Une promesse écrite de payer peut valoir reconnaissance de dette et faire repartir le délai ; "
            "par prudence, elle n'est pas comptée. Si elle reconnaît la dette, notez-la « reconnaissance »."
        )
    if PeriodKind.HOUSING_RENT in clocks:
        warnings.append(f"Loyer d'habitation : délai à vérifier ({law.reference('loi-89-462-art-7-1').label}).")
    if PeriodKind.PUBLIC in clocks and dossier.first(EventKind.MEDIATION, on=on):
        warnings.append(
            "Une médiation avec un acheteur public ne suspend le délai que sous conditions "
            f"({law.reference('loi-68-1250-art-2-1').label}) : par prudence, elle n'est pas comptée."
        )
    if PeriodKind.PUBLIC in clocks and any(
        e.channel is None for e in dossier.events_of(EventKind.RELANCE, EventKind.MISE_EN_DEMEURE, on=on)
    ):
        warnings.append(
            "Envers l'administration, seule une demande écrite compte : précisez comment vos relances sont parties."
        )
    if dossier.debtor.kind is DebtorKind.ENTREPRISE_PUBLIQUE:
        warnings.append(
            "À vérifier : si le contrat est administratif, le délai est de quatre ans depuis le 1er janvier suivant."
        )
    if any(served_too_late(dossier, e) for e in dossier.events_of(EventKind.ORDONNANCE_SIGNIFIEE, on=on)):
        warnings.append(
            f"L'ordonnance a été signifiée trop tard : elle est non avenue ({law.reference('cpc-1411').label}) et "
            "n'a pas fait repartir le délai."
        )
    private = {PeriodKind.COMMERCIAL, PeriodKind.CONSUMER, PeriodKind.CIVIL} & clocks
    if private and dossier.first(EventKind.MISE_EN_DEMEURE, EventKind.RELANCE, on=on):
        warnings.append(
            "Une relance ou une mise en demeure, même recommandée, ne prolonge pas ce délai "
            f"({law.reference('cass-com-2022-20-23204').label})."
        )
    if private and dossier.first(EventKind.REQUETE_DEPOSEE, on=on):
        warnings.append(
            "Une requête en injonction de payer ne prolonge pas ce délai ; la signification de l'ordonnance, si "
            f"({law.reference('cass-1990-89-13345').label})."
        )
    return tuple(warnings)
