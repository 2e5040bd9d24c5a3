"""Who the lines of one account of all the customers are about, when no auxiliary account tells it.

An invoice's label names its customer. A payment's does not: it is known by the letter that ties it to an invoice, by the
invoice's number that its label names, or by the name of a customer met on an invoice; else its customer is to identify.
"""

import re
from collections.abc import Iterable, Mapping

from guide.values.accents import unaccented
from guide.values.text import word_set

#: Words of book-keeping, that are no part of a name.
_NOISE = word_set(
    "FACTURE FACTURES FACT FACTU FA FC FAC FT AVOIR AVOIRS AV REGLEMENT REGLEMENTS REGLT RGLT RGT REGL PAIEMENT PAIEMENTS PAYT "
    "VIREMENT VIREMENTS VIRT VIR SEPA INST CHEQUE CHEQUES CHQ CH ESPECES ESP CB CARTE TPE PRELEVEMENT PRELEVEMENTS PRLV PREL "
    "REMISE REM RECU RECUS ENCAISSEMENT DE DU DES LE LA LES AU AUX EN SUR PAR POUR CLIENT CLIENTS REPORT NOUVEAU NOUVEAUX "
    "ECHEANCE NO NUM NR REF ACOMPTE ACOMPTES REJET IMPAYE RETOUR ANNULATION EXTOURNE REGULARISATION OD TTC HT TVA EUR EUROS "
    "MME MLLE MONSIEUR MADAME LCR BOR TRAITE TRAITES EFFET EFFETS BILLET ORDRE ACCEPTE ACCEPTEE ACCEPTES ACCEPTEES A "
    "RECEVOIR"
)
#: Words that name no one when nothing else stands beside them.
_VAGUE = word_set(
    "SOLDE VENTE VENTES PRESTATION PRESTATIONS HONORAIRES HONORAIRE CONSEIL CONSEILS MISSION MISSIONS TRAVAUX ABONNEMENT "
    "ABONNEMENTS LOYER LOYERS MENSUEL MENSUELLE MENSUALITE SERVICE SERVICES FORMATION FORMATIONS DIVERS DIVERSES COMPTOIR "
    "COMPTANT EXPORT FRANCE UE CEE HORS ETRANGER DOUTEUX LITIGIEUX PARTICULIERS PROFESSIONNELS COLLECTIF GENERAL GENERAUX "
    "ORDINAIRES AUTRE AUTRES BIENS MARCHANDISES PRODUITS COMPTE COMPTES ET DONT NON INDIQUE JANVIER FEVRIER MARS AVRIL MAI JUIN "
    "JUILLET AOUT SEPTEMBRE OCTOBRE NOVEMBRE DECEMBRE"
)
#: « CLIENT 0012 » is as good as a name.
_CUSTOMER_CODE = re.compile(r"\bCLIENT \d{2,}\b")
_CODE = re.compile(r"(?:C|CL|CLI|CLT|CPTE?|TIERS)\W*\d+\w?|\d+|[A-Z]{0,4}\d{3,}\w?|41[1369]\w*", re.IGNORECASE)
_NUMBERED = re.compile(r"\b\w*\d[\w/.\-]*")
_OTHERS = re.compile(r"[^A-Z&' ]+")


def normalised(label: str) -> str:
    """The name in a label: capitals, no accents, without numbers, dates and the words of book-keeping; "" for one that
    only tells what was sold."""
    text = unaccented(label).upper()
    if code := _CUSTOMER_CODE.search(text):
        return code.group()
    text = _OTHERS.sub(" ", _NUMBERED.sub(" ", text))
    words = [word for word in text.split() if word not in _NOISE and len(word.strip("'&")) > 1]
    return "" if all(word in _VAGUE for word in words) else " ".join(words)


def names_nobody(name: str) -> bool:
    """Whether a name is of customers in general (« Clients divers », « 411000 ») or but a code (« C0012 », « 411DURAND »)."""
    words = re.findall(r"[A-Z0-9]+", unaccented(name).upper())
    return all(word in _NOISE or word in _VAGUE for word in words) or bool(_CODE.fullmatch(name.strip()))


class KnownNames:
    """The customers met on the invoices of one account, found again in the label of a payment."""

    def __init__(self, names: Mapping[int, str], codes: Iterable[tuple[int, str]]) -> None:
        """`names`: a customer's number -> its name as `normalised` writes it. `codes`: of each invoice, its customer's number
        and its own."""
        self._by_name = {name: debtor for debtor, name in names.items() if name}
        self._words = {debtor: frozenset(name.split()) for debtor, name in names.items() if name}
        self._with: dict[str, list[int]] = {}
        for debtor, words in self._words.items():
            for word in words:
                self._with.setdefault(word, []).append(debtor)
        owners: dict[str, set[int]] = {}
        for debtor, code in codes:
            if code:
                owners.setdefault(code, set()).add(debtor)
        self.codes = {code: next(iter(who)) for code, who in owners.items() if len(who) == 1}

    def by_name(self, name: str) -> int | None:
        """The one customer of that name; else the one whose whole name it holds, or who holds all of it."""
        if name in self._by_name:
            return self._by_name[name]
        words = frozenset(name.split())
        near = {debtor for word in words for debtor in self._with.get(word, ())}
        matching = [
            debtor
            for debtor in near
            if self._words[debtor] <= words or (len(words) > 1 and words <= self._words[debtor])
        ]
        return matching[0] if len(matching) == 1 else None
