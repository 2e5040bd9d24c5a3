"""What a cell says beside the amounts of an invoice: that it was cancelled, written off, assigned to a factor, or paid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guide.values.accents import folded

_CLOSED = (
    r"(?:facturee? )?a tort|a refaire|refaire (?:a|au nom)|(?:facture )?de test|"
    r"annulee?s?|cloturee?s?|a annuler|cancell?ed|void(?:ed)?|abandonnee?s?|brouillons?|drafts?|supprimee?s?|"
    r"extournee?s?|deleted|archivee?s?|remplacee?s? par|refacturee?s? (?:en |sous |sur |par |f)|"
    r"erreur de (?:destinataire|client)|(?:and |est |effet )discounted|(?:effets? escompte|escomptee)s?|doublons?|"
    r"(?:a )?compense(?:r|e?e?s?)|remboursee?s?|refunded|avoiree?s?|perdue?s?|offerte?s?|geste commercial|par erreur|"
    r"garantie constructeur|laisser tomber|"
    r"(?:ne )?(?:doit|due?s?) plus rien|(?:ne plus|ne pas) (?:relancer|reclamer)|(?:passee?s?|mise?s?) en 654\d*|"
    r"pertes?(?! de )|troc|prescrites?|avoir (?:a (?:faire|emettre|etablir)|en cours|demande)|irrecouvrables?|"
    r"irrecuperables?|write[- ]?offs?|written[- ]off|uncollectible|bad debts?|abandon de creances?|affactur\w+|"
    r"(?:euro)?factor(?:s|ing|ed)?|dailly|cedee?s?|(?:cession|vente) de creances?|vendue?s? a|subrog\w+|indemnisee?s?"
)
_VOUCHERS = r"(?:bon|carte|cheque)s?[- ]cadeaux?|gift[- ]?(?:card|voucher|certificate)s?"
_ANYWHERE = re.compile(rf"\b(?:{_CLOSED}|{_VOUCHERS})\b")
#: The object of an invoice may speak of what is no invoice: only its first words, or those in brackets, speak of itself.
_FIRST = re.compile(rf"(?:^|\()\W*(?:factures? )?(?:{_CLOSED}|{_VOUCHERS})\b")
_DOCUMENT = re.compile(r"\W*(facture|vente|devis|pro[- ]?forma|bon de commande|achat)\b")
#: The whole of a name, or of a line.
_WHOLE = re.compile(rf"^\W*(?:factures? )?(?:{_CLOSED}|(?:clients? )?tests?)\W*$", re.MULTILINE)
_SUPPLIER = re.compile(r"\((?:fournisseur|supplier|vendor)\)")
_DENIED = re.compile(r"\b(?:pas|non|not|no|jamais|never|sans|hors|sauf)\b[^.;,]{0,12}$")
_PAID = re.compile(
    r"\W*(?:a ete |bien |facture )?(?:(?:payee?s?|reglee?s?|soldee?s?|encaissee?s?|acquittee?s?|viree?s?|paid|settled)\b|"
    r"(?:chq|cheque|vir|virement|cb|reglement|paiement) (?:bien )?(?:(?:recu|arrive)e?s?\b|"
    r"(?:remis|depose|donne)e?s? (?:en banque|a l.encaissement|le \d))|(?:ok\W+)?c.est (?:bon|ok)\b)"
)
#: What makes a payment less than one of all: a part, a condition, a promise.
_IN_PART = re.compile(
    r"\b(?:acompte|parti\w+|moitie|reste|sauf|mais|pas|non|sera|doit|promes\w+|trop)\b|%|€|\beuros?\b"
)
#: A sum said received: « a versé 50 € le 12/03 », « acompte de 30,00 encaissé ».
_A_SUM = re.compile(
    r"\d+(?:[.,]\d{2})? ?(?:€|eur\b|euros?\b)|\d[.,]\d{2}(?![./-]?\d)|\bmoitie\b|\bune partie\b|\ben partie\b|"
    r"\b(?:verse|paye|regle|recu|encaisse)e?s? \d+(?= ?(?:$|le \d|sur |[,;]))"
)
_RECEIVED = re.compile(
    r"\b(?:(?:a |ont |deja |bien |chq |cheque |vir |virement |cb |acompte )?(?:verse|paye|regle|recu|encaisse|solde)e?s?|paid|"
    r"received|acompte|versement)\b"
)
_NOT_YET = re.compile(
    r"\b(?:pas|non|sera|seront|doit|doivent|promes\w+|promet\w*|a (?:verser|payer|regler|venir|encaisser)|demande\w*|prevue?s?|"
    r"va|reste|not|will)\b"
)
_TO_TAKE_OFF = re.compile(r"\b(?:a|reste a|non) dedui(?:re|te?s?)\b")
#: « 1 mensualité payée sur 3 », « 2 échéances restantes sur 3 » : a part, told as a count.
_COUNTED = re.compile(
    r"\b\d{1,2} (?:mensualite|echeance|versement|traite|terme|fois|paiement|reglement|cheque)s?\b.{0,30}"
    r"\b(?:sur|de|/) ?\d{1,2}\b|\b\d{1,2} ?(?:/|sur) ?\d{1,2} (?:pay|regl|vers|encaiss|recu|restant)"
)
#: Sold by a firm to another of its group, or to itself.
_GROUP = r"(?:intra|inter)[- ]?(?:groupe|company|societe)s?|interco"
_OF_GROUP = re.compile(rf"\W*(?:factures? |clients? )?(?:internes?|groupe|{_GROUP})\W*")
#: A health fund, that pays in the place of the patient.
_FUND = re.compile(r"\b(?:cpam|msa|enim|cavimac|attente (?:assurance|mutuelle|caisse|opco))\b")
#: Headers of a mark: « Annulée », « Remplacée par », « Factor », « Pro forma ».
_MARK = re.compile(
    rf"\b(?:{_CLOSED}|annulation|cession|abandons?|accords? transactionnels?|remplacement|pro[- ]?forma|fermee?s?|closed|"
    rf"lettree?s?|lettrage|racheteurs?|nantie?s?(?: a)?|nantissements?|cessionnaires?|pointee?s?|rapprochee?s?|"
    rf"tiers[- ]payant|prises? en charge|indemnites? (?:d.)?assur\w+|{_GROUP})\b"
)
_CANCELLED = re.compile(r"(?:factures? )?(?:annulee?s?|pro[- ]?formas?)\W*|(?:is )?cancell?ed")
#: Headers whose « non » says that the document is no invoice yet.
_FINAL = re.compile(r"(?:est )?(?:validee?s?|finalisee?s?|definiti(?:f|ve)s?|acti(?:f|ve)s?)\W*")
#: Headings above rows that are no debts: « Fournisseurs », « Factures payées 2026 ».
_BEGINS = (
    r"\W*(?:(?:listes?|des?|les|mes|nos|factures?|invoices?|documents?|balances?|agees?|creances?|clients?|etat|suivi|export)"
    r"[\W_]+)*"
)
_ENDS = r"(?:[\W_]+(?:et|factor|en|de|tresorerie|factures?|\d{1,4}|" + _CLOSED + r"))*\W*"
#: Titles of what is not invoiced yet.
_TO_COME = r"a (?:etablir|facturer|emettre)|modeles?|previsionnels?|previsions?|simulations?|recurrente?s?"
_CLOSED_HEADING = re.compile(rf"{_BEGINS}(?:{_CLOSED}|{_TO_COME}){_ENDS}")
_HEADING = re.compile(
    rf"{_BEGINS}(?:{_CLOSED}|fournisseurs?|suppliers?|vendors?|"
    r"achats?|purchases?|bills|depenses?|devis|quotes?|estimates?|commandes?|orders?|pro[- ]?formas?|avoirs?|credit notes?|"
    rf"payee?s?|reglee?s?|soldee?s?|encaissee?s?|acquittee?s?|paid|archivee?s?|archives?){_ENDS}"
)


def closes(text: str) -> bool:
    """Whether a remark says that its invoice is owed no more, or not to you."""
    return _says(_ANYWHERE, text) or pays(text) or _says(_FUND, text) or bool(_OF_GROUP.fullmatch(folded(text)))


def closes_first(text: str) -> bool:
    """The same of the object of an invoice."""
    return _says(_FIRST, text)


def announces(text: str) -> str:
    """What the object of a document says that it is: « facture », « devis », « achat »; "" where it does not begin so."""
    match = _DOCUMENT.match(folded(text))
    return match.group(1) if match else ""


def closes_whole(text: str) -> bool:
    """Whether the name of a customer says that and nothing else, or that it is a supplier."""
    low = folded(text)
    return bool(_WHOLE.fullmatch(low) or _SUPPLIER.search(low))


def some_close_whole(texts: Sequence[str]) -> bool:
    """Whether one of these names may: they are looked at together, which costs a tenth of one by one."""
    low = folded("\n".join(texts))
    return bool(_WHOLE.search(low) or _SUPPLIER.search(low))


def pays(text: str) -> bool:
    """Whether a remark says that all is paid: it begins so, and no word takes it back."""
    low = folded(text)
    return bool(_PAID.match(low)) and not _IN_PART.search(low)


def pays_in_part(text: str) -> bool:
    """Whether a remark says that a sum, or a part, was received."""
    low = folded(text)
    received = bool(_A_SUM.search(low) and _RECEIVED.search(low)) and not _NOT_YET.search(low)
    return received or bool(_COUNTED.search(low)) or takes_part_off(text)


def takes_part_off(text: str) -> bool:
    """Whether the object of an invoice, or a remark, says that something is still to be taken off."""
    return bool(_TO_TAKE_OFF.search(folded(text)))


def is_mark(header: str) -> bool:
    """Whether the rows that a column marks are owed no more, or not to you."""
    return _says(_MARK, header)


def is_cancelled(header: str) -> bool:
    """Whether the rows of which a column says yes are no invoices, or no more."""
    return bool(_CANCELLED.fullmatch(folded(header)))


def is_final(header: str) -> bool:
    """Whether the rows that a column does not mark are no invoices yet."""
    return bool(_FINAL.fullmatch(folded(header)))


def heads_others(text: str) -> bool:
    """Whether a heading announces rows that are no debts."""
    return bool(_HEADING.fullmatch(folded(text)))


def heads_closed(title: str) -> bool:
    """Whether a title announces invoices that are owed no more, or not to you."""
    low = folded(title)
    # Archives may well hold what is still owed.
    return "archiv" not in low and bool(_CLOSED_HEADING.fullmatch(low))


def _says(words: re.Pattern[str], text: str) -> bool:
    low = folded(text)
    match = words.search(low)
    return match is not None and not _DENIED.search(low[: match.start()])
