"""The indicators in French: what each is called, its formula, how to read it, and why it may have no value."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from guide.ledger.analysis.formulas import Missing
from guide.ledger.analysis.indicators import FEW_DAYS, FEW_INVOICES, Id, Indicator, Indicators, Input, Unit
from guide.values import french

TITLES = {
    Id.WEIGHTED_LATE: "Retard moyen, en argent",
    Id.MEDIAN_LATE: "Retard médian des factures",
    Id.COUNTBACK: "DSO par épuisement des ventes",
    Id.DSO: "DSO simple",
    Id.BEST: "DSO au mieux",
    Id.ADD: "Part du DSO due aux retards (ADD)",
    Id.CEI: "Efficacité d'encaissement (CEI)",
    Id.PAID_LATE: "Retard moyen des factures payées",
    Id.AT_RISK: "Taux à risque",
    Id.OVER_90: "Part en retard de plus de 90 jours",
}
FORMULAS = {
    Id.WEIGHTED_LATE: "somme de (montant en retard × jours de retard) ÷ total en retard",
    Id.MEDIAN_LATE: "le retard qui partage les factures en retard en deux moitiés égales",
    Id.COUNTBACK: "ce qui est dû est retranché des ventes du mois le plus récent, puis du mois d'avant ; chaque mois "
    "épuisé compte tous ses jours, le dernier au prorata",
    Id.DSO: "total dû ÷ ventes TTC de la période × jours de la période",
    Id.BEST: "total pas encore dû ÷ ventes TTC de la période × jours de la période",
    Id.ADD: "total en retard ÷ ventes TTC de la période × jours de la période, soit DSO simple − DSO au mieux",
    Id.CEI: "(dû au début + ventes − dû à la fin) ÷ (dû au début + ventes − pas encore dû à la fin)",
    Id.PAID_LATE: "somme de (montant × jours de retard au paiement) ÷ total payé ; un paiement en avance compte 0",
    Id.AT_RISK: "factures d'un mois encore impayées 90 jours après leur date ÷ factures de ce mois",
    Id.OVER_90: "total en retard de plus de 90 jours ÷ total dû",
}
MISSING = {
    Missing.NO_SALES: "aucune vente dans le fichier sur cette période",
    Missing.SALES_RUN_OUT: "historique insuffisant : les ventes du fichier ne suffisent pas à couvrir ce qui est dû",
    Missing.EMPTY_MONTH: "historique insuffisant : un mois entier est sans ventes, ou n'a que des avoirs",
    Missing.DENOMINATOR: "rien ne pouvait être encaissé sur la période",
    Missing.NOTHING_OPEN: "rien n'est dû",
    Missing.NOTHING_LATE: "rien n'est en retard",
    Missing.NOTHING_PAID: "aucune facture payée n'a de date de paiement",
    Missing.NO_TOTAL: "la liste donne le reste à payer, pas le montant facturé",
    Missing.ONLY_UNPAID: "la liste ne contient que des factures impayées : les ventes déjà payées n'y sont pas",
    Missing.NO_SALES_JOURNAL: "aucun journal du FEC ne tient que des ventes : elles ne se distinguent pas du reste",
    Missing.MIXED: "des exports de plusieurs sortes sont lus ensemble : les ventes seraient comptées deux fois",
    Missing.FILE_ENDS: "le FEC s'arrête plus d'un mois avant cette date : ce qui a suivi n'y est pas",
    Missing.NO_START: "le fichier ne dit pas ce qui était dû avant son premier jour",
    Missing.NO_PAYMENT_DATES: "le fichier ne donne pas la date de chaque paiement",
    Missing.NO_LETTERING: "aucune facture n'est lettrée avec son paiement",
    Missing.NO_DUE_DATE: "des échéances manquent",
    Missing.NO_COHORT: "le fichier n'a pas de mois entier de ventes vieux de plus de 90 jours",
}
_READINGS = {
    Id.WEIGHTED_LATE: "En moyenne, chaque euro en retard attend depuis {value}. Une seule grosse facture ancienne suffit "
    "à l'allonger : comparez avec le retard médian.",
    Id.MEDIAN_LATE: "La moitié des factures en retard le sont d'au moins {value}.",
    Id.COUNTBACK: "Vos clients vous doivent l'équivalent de vos {value} de ventes les plus récents.",
    Id.DSO: "Au rythme de la période, ce qui vous est dû représente {value} de ventes.",
    Id.BEST: "Si personne n'était en retard, le DSO serait de {value}.",
    Id.ADD: "Les retards ajoutent {value} au DSO. Ce n'est pas le retard moyen d'une facture.",
    Id.CEI: "Sur ce qui pouvait être encaissé pendant la période, {value} l'a été.",
    Id.PAID_LATE: "Quand ils paient, vos clients le font en moyenne {value} après l'échéance.",
    Id.AT_RISK: "De ce qui a été facturé ce mois-là ({month}), {value} n'étaient pas payés 90 jours plus tard.",
    Id.OVER_90: "{value} de ce qui vous est dû a plus de 90 jours de retard.",
}


def days(value: Fraction) -> str:
    """ "179,7 jours", "45 jours", "1 jour": one decimal, none when it is whole."""
    return f"{_plain(value)}{french.NBSP}{'jour' if abs(rounded(value, 1)) < 2 else 'jours'}"


def percent(value: Fraction) -> str:
    """ "75 %", "9,6 %"."""
    return f"{_plain(value * 100)}{french.NBSP}%"


def _plain(value: Fraction) -> str:
    shown = rounded(value, 1)
    return french.number(shown, 0 if shown == shown.to_integral_value() else 1)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """The nearest number of so many decimals."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def shown(indicator: Indicator) -> str:
    """Its value with its unit, or « non calculable »."""
    if isinstance(indicator.value, Missing):
        return "non calculable"
    return days(indicator.value) if indicator.unit is Unit.DAYS else percent(indicator.value)


def reading(indicator: Indicator) -> str:
    """What it means, in one sentence; or why it has no value."""
    if isinstance(indicator.value, Missing):
        why = MISSING[indicator.value]
        return f"{why[0].upper()}{why[1:]}."
    month = french.month(date.fromordinal(indicator.inputs[0].value)) if indicator.id is Id.AT_RISK else ""
    sentence = _READINGS[indicator.id].format(value=shown(indicator), month=month)
    return f"{sentence} Échéances estimées." if indicator.estimated else sentence


def inputs(indicator: Indicator) -> str:
    """What went into it: "en retard 11 000,00 € ; ventes TTC de la période 10 000,00 € ; du 01/01/2026 au …"."""
    sentence = ""
    for put in indicator.inputs:
        sentence += (" " if put.label in _JOINED else " ; ") if sentence else ""
        sentence += f"{put.label} {_input(indicator.id, put)}"
    return sentence


#: Labels that go on with the number before them.
_JOINED = ("au", "sur")


def _input(id: Id, put: Input) -> str:
    if put.unit is Unit.CENTS:
        return french.money(put.value)
    if put.unit is Unit.DAY:
        day = date.fromordinal(put.value)
        return french.month(day) if id is Id.AT_RISK else french.short_day(day)
    return french.count(put.value, "jour", "jours") if put.unit is Unit.DAYS else french.number(put.value)


def caution(indicators: Indicators) -> str:
    """« Avec si peu de factures… », or nothing when there are enough."""
    if not indicators.few:
        return ""
    return (
        f"Le fichier porte {french.count(indicators.invoices, 'facture', 'factures')} sur "
        f"{french.count(indicators.days, 'jour', 'jours')} : avec moins de {FEW_INVOICES} factures ou de trois mois "
        f"({FEW_DAYS} jours), ces indicateurs ne veulent rien dire. Regardez les factures une à une."
    )
