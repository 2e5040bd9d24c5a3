"""What is said of the electronic invoices of an upload: once for all, with the numbers of those concerned."""

from collections.abc import Callable, Mapping, Sequence

from guide.case.model import EURO, Party
from guide.ledger.einvoice.invoice import CORRECTIVE, CREDIT_NOTES, FACTORED, INVOICES, EInvoice, Read
from guide.ledger.source.anomalies import Anomalies, Severity, shortened
from guide.values.french import count

#: How many numbers, or texts, are named before « … ».
_NAMED = 5
#: Notes of a French seller (BR-FR-05): subject -> what it is about.
TERMS = {"PMD": "pénalités de retard", "PMT": "indemnité de recouvrement", "AAB": "escompte"}
_INFO, _WARNING = Severity.INFO, Severity.WARNING

#: (which invoices, how serious, what is said after « n facture(s) (numéros) »)
_SAID: tuple[tuple[Callable[[EInvoice], bool], Severity, str], ...] = (
    (
        lambda i: not i.adds_up,
        _WARNING,
        "les montants ne s'accordent pas (hors taxes + TVA, total − déjà payé). C'est le net à payer écrit dans le fichier "
        "qui est retenu : vérifiez-le.",
    ),
    (
        lambda i: i.payable is None,
        _WARNING,
        "le net à payer manque. Il est calculé : total TTC moins ce qui est déjà payé.",
    ),
    (
        lambda i: i.negative_credit,
        _WARNING,
        "un avoir s'écrit d'ordinaire en positif, et celui-ci est négatif. Il est compté en déduction : vérifiez-le.",
    ),
    (lambda i: i.paid_at_issue and i.left == 0, _INFO, "déjà payé à l'émission (cadre B2, S2 ou M2) : rien n'est dû."),
    (
        lambda i: i.paid_at_issue and i.left != 0,
        _WARNING,
        "le fichier dit à la fois « déjà payée » (cadre B2, S2 ou M2) et un net à payer. Ce net est compté : vérifiez-le.",
    ),
    (
        lambda i: not i.paid_at_issue and len(i.due) > 1 and not i.credit_note,
        _INFO,
        "plusieurs échéances sont écrites : la dernière, sans escompte, est retenue.",
    ),
    (
        lambda i: i.type_code in FACTORED and not i.credit_note,
        _WARNING,
        "facture cédée à une société d'affacturage : c'est peut-être elle, et non vous, qui doit être payée et qui "
        "réclame. Vérifiez votre contrat avant toute relance.",
    ),
    (
        lambda i: i.type_code not in INVOICES | CREDIT_NOTES and not i.credit_note,
        _WARNING,
        "le type de document manque ou n'est pas courant en France : il est compté comme une facture. Vérifiez-le.",
    ),
    (lambda i: not i.number, _WARNING, "le numéro de facture manque."),
    (lambda i: not i.buyer.name, _WARNING, "le fichier ne nomme pas le client : retrouvez-le avant toute relance."),
    (
        lambda i: bool(
            i.due
            and i.issued
            and max(i.due) < i.issued
            and not i.credit_note
            and not i.paid_at_issue
            and i.type_code not in ("386", "500")
        ),
        _WARNING,
        "l'échéance est antérieure à la date de la facture : vérifiez les deux dates.",
    ),
    (
        lambda i: i.currency != EURO,
        _WARNING,
        "dans une autre devise que l'euro : montrée à part et jamais additionnée aux euros.",
    ),
    (
        lambda i: bool(i.buyer_id) and i.buyer_id.isdigit() and i.buyer.siren is None,
        _WARNING,
        "le SIREN du client est faux (sa clé de contrôle ne correspond pas) : il n'est pas repris dans le dossier.",
    ),
)


def tell(read: Sequence[Read], aside: Mapping[int, int | None], anomalies: Anomalies) -> None:
    """Everything there is to say of them. `aside`: those not counted, and which one stands in for each."""
    anomalies.file = read[0].file
    anomalies.add(
        "Une facture électronique prouve ce qui a été facturé, jamais ce qui a été payé depuis : les paiements reçus "
        "après son émission n'y figurent pas. Retirez les factures déjà payées avant toute relance.",
        _WARNING,
    )
    counted = [one for i, one in enumerate(read) if i not in aside]
    for concerns, severity, sentence in _SAID:
        _tell([r for r in counted if concerns(r.invoice)], severity, sentence, anomalies)
    _not_counted(read, aside, anomalies)
    _no_due_date(counted, anomalies)
    _credit_notes(counted, anomalies)
    _alike(counted, anomalies)
    _sellers(read, anomalies)
    _terms(counted, anomalies)


def _tell(reads: Sequence[Read], severity: Severity, text: str, anomalies: Anomalies) -> None:
    if reads:
        anomalies.file = reads[0].file
        anomalies.add(f"{_named(reads)} : {text}", severity)


def _named(reads: Sequence[Read]) -> str:
    """ "Facture F1", "3 factures (F1, F2, F3)": the number, else the name of the file."""
    names = [_name(r) for r in reads]
    if len(names) == 1:
        return f"Facture {names[0]}"
    return f"{count(len(names), 'facture', 'factures')} ({_few(names)})"


def _name(read: Read) -> str:
    return shortened(read.invoice.number, 30) or f"« {shortened(read.file, 40)} »"


def _few(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _not_counted(read: Sequence[Read], aside: Mapping[int, int | None], anomalies: Anomalies) -> None:
    twice = [read[i] for i, by in aside.items() if by is not None and not _replaces(read, i, by)]
    replaced = [read[i] for i, by in aside.items() if by is not None and _replaces(read, i, by)]
    pro_forma = [read[i] for i, by in aside.items() if by is None]
    concerned = {*aside, *aside.values()}
    alone = [r for i, r in enumerate(read) if i not in concerned and r.invoice.type_code in CORRECTIVE]
    for reads, severity, text in (
        (
            twice,
            _WARNING,
            "déjà lue dans un autre fichier (mêmes vendeur, numéro, date et montant) : une seule compte.",
        ),
        (
            replaced,
            _WARNING,
            "une facture rectificative, donnée aussi, la remplace : seule la rectificative est comptée.",
        ),
        (pro_forma, _INFO, "une facture pro forma n'est pas une facture : elle n'est pas comptée."),
        (
            alone,
            _WARNING,
            "facture rectificative : elle remplace une facture antérieure, qui ne doit pas être comptée aussi dans un autre "
            "fichier.",
        ),
    ):
        _tell(reads, severity, text, anomalies)


def _replaces(read: Sequence[Read], original: int, by: int) -> bool:
    return read[by].invoice.type_code in CORRECTIVE and read[by].invoice.number != read[original].invoice.number


def _no_due_date(read: Sequence[Read], anomalies: Anomalies) -> None:
    undated = [r for r in read if not r.invoice.due and not r.invoice.credit_note and r.invoice.left]
    _tell(
        undated, _INFO, "aucune échéance dans le fichier (le profil MINIMUM n'en a pas) : elle est estimée.", anomalies
    )
    terms = dict.fromkeys(text for r in undated if (text := r.invoice.terms))
    if terms:
        anomalies.add(f"Conditions de paiement écrites sur ces factures, à lire : {_quoted(list(terms))}.", _INFO)


def _credit_notes(read: Sequence[Read], anomalies: Anomalies) -> None:
    notes = [r for r in read if r.invoice.credit_note]
    if notes:
        anomalies.file = notes[0].file
        names = _few([_name(r) for r in notes])
        anomalies.add(f"{count(len(notes), 'avoir', 'avoirs')} ({names}), à déduire de ce que doit le client.", _INFO)


def _alike(read: Sequence[Read], anomalies: Anomalies) -> None:
    """The same number twice from one seller, with other figures: both are counted."""
    seen: dict[tuple[str, str, bool], list[Read]] = {}
    for r in read:
        if r.invoice.number:
            seen.setdefault((r.invoice.seller_key, r.invoice.number, r.invoice.credit_note), []).append(r)
    alike = [r for same in seen.values() if len(same) > 1 for r in same]
    _tell(
        alike,
        _WARNING,
        "le même numéro se trouve sur des factures de client, de date ou de montant différents : "
        "toutes sont comptées. Gardez la bonne.",
        anomalies,
    )


def sellers(read: Sequence[Read]) -> dict[str, Party]:
    """Who issued the invoices, told apart by its identifier, else by its name."""
    parties: dict[str, Party] = {}
    for r in read:
        parties.setdefault(r.invoice.seller_key, r.invoice.seller)
    return parties


def _sellers(read: Sequence[Read], anomalies: Anomalies) -> None:
    parties = sellers(read)
    if len(parties) > 1:
        names = [f"« {shortened(party.name, 40)} »" for party in parties.values()]
        anomalies.file = read[0].file
        anomalies.add(
            f"Ces factures ont plusieurs vendeurs ({_few(names)}). Gardez seulement celles que vous avez émises : une "
            "facture reçue d'un fournisseur serait comptée comme de l'argent qu'on vous doit.",
            _WARNING,
        )


def _terms(read: Sequence[Read], anomalies: Anomalies) -> None:
    """What French invoices say of late payment: elsewhere the same codes mean other things."""
    french = [r for r in read if r.invoice.french_seller and not r.invoice.credit_note]
    for subject, about in TERMS.items():
        texts = dict.fromkeys(n.text for r in french for n in r.invoice.notes if n.subject == subject and n.text)
        if texts:
            anomalies.file = read[0].file
            anomalies.add(f"Mention lue sur les factures ({about}) : {_quoted(list(texts))}.", _INFO)


def _quoted(texts: Sequence[str]) -> str:
    shown = " ; ".join(f"« {shortened(text, 180)} »" for text in texts[:2])
    return shown + (f" ; et {len(texts) - 2} autres" if len(texts) > 2 else "")
