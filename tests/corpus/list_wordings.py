"""Headers as people and programs write them: the same four invoices under each, what they leave due known by hand.

F-101 (Durand SARL, 1 200,00) is paid; F-102 (Martin & Fils, 850,50) and F-104 (Boulangerie Petit, 99,90) are not;
F-103 (Durand SARL, 300,00) is paid up to 100,00 where the column holds amounts, and not at all where it does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.runner import Case, Grid


def several(wordings: str) -> tuple[str, ...]:
    return tuple(" ".join(wording.split()) for wording in wordings.split("|"))


#: By number: customer, day of the invoice, due day, total.
FOUR = (
    ("F-101", "Durand SARL", "02/03/2026", "01/04/2026", "1200,00"),
    ("F-102", "Martin & Fils", "05/03/2026", "04/04/2026", "850,50"),
    ("F-103", "Durand SARL", "10/03/2026", "09/04/2026", "300,00"),
    ("F-104", "Boulangerie Petit", "12/03/2026", "11/04/2026", "99,90"),
)
#: Cents owed where F-103 is paid in part, and where it is not paid.
PARTLY = {"Martin & Fils": 85050, "Durand SARL": 20000, "Boulangerie Petit": 9990}
WHOLLY = {"Martin & Fils": 85050, "Durand SARL": 30000, "Boulangerie Petit": 9990}
NAMES = ("N° facture", "Client", "Date facture", "Échéance", "Total TTC")

#: Each sort of column that says what is paid: its cells for the four invoices, what is owed, how it is called.
LEFT = (
    ("0,00", "850,50", "200,00", "99,90"),
    PARTLY,
    several(
        """
        Reste à payer | Reste dû TTC | Solde restant dû | Reste à régler | Restant dû | Montant restant dû | Solde dû | Reste
        à percevoir | Reste à encaisser | Solde à payer | Montant restant à payer | Restant à payer TTC | Montant dû | Solde
        client | Amount due | Balance due | Outstanding | Open balance | Remaining amount | Amount outstanding | Unpaid amount
        | Montant impayé | Impayé TTC | Solde de la facture | Solde ouvert | RESTE_A_PAYER | resteAPayer | Reste du | Due
        amount | Remaining balance | Solde (€) | Montant encore dû | Total restant à payer | Amount Remaining (EUR) | Résiduel
        | Encours
        """
    ),
)
PAID = (
    ("1200,00", "0,00", "100,00", ""),
    PARTLY,
    several(
        """
        Déjà réglé | Total réglé | Montant réglé | Montant encaissé | Total encaissé | Somme reçue | Montant perçu |
        Encaissements | Règlements | Total des paiements | Total payé TTC | Montant versé | Amount paid | Paid | Total paid |
        Payments | Received amount | Paid to date | Montant déjà payé | Règlement reçu | Versements | Somme versée |
        montant_regle | MontantPaye | Payments received | Encaissé TTC
        """
    ),
)
SETTLED = (
    ("15/03/2026", "", "", ""),
    WHOLLY,
    several(
        """
        Date encaissement | Date de règlement | Date du paiement | Payée le | Réglé le | Date de réception du paiement | Date
        règlement client | Encaissée le | Paid on | Payment date | Date paid | Paid at | Date de versement | date_paiement |
        DateReglement | Date du virement reçu | Settlement date | Date d'acquittement | Règlement le | Date de paiement
        effectif | Jour du paiement | Date réglée
        """
    ),
)
STATUS = (
    ("Payée", "En retard", "En attente", "Impayée"),
    WHOLLY,
    several(
        """
        Statut | Statut paiement | État du paiement | Statut de règlement | Situation | État facture | Payment state | Payment
        status | Statut_paiement | Etat reglement | État de la facture | Suivi | Suivi paiement | Statut actuel | Invoice
        state | Situation du règlement | Paiement | Règlement | Statut de l'encaissement | Status facture | État d'avancement
        | Avancement
        """
    ),
)
YES_NO = (
    ("Oui", "Non", "Non", "Non"),
    WHOLLY,
    several(
        """
        Payée | Payé ? | Réglée (O/N) | Facture payée | Encaissée ? | Soldée | Paid? | Is paid | Acquittée | Règlement reçu ?
        | Payé (oui/non) | Facture réglée
        """
    ),
)

CUSTOMERS = several(
    """
    Client | Entreprise | Nom du client / Société | Partner | Nom de l'entreprise | Raison sociale du client | Société
    cliente | Nom / Raison sociale | Customer | Customer name | Company | Company name | Client name | Bill to |
    Organisation | Débiteur | Nom client | Client facturé | Acheteur | Dénomination sociale | Nom du débiteur | Libellé
    client | Intitulé du tiers | Tiers payeur | client_name | NomClient | Destinataire | Nom de la société | Account name
    | Donneur d'ordre | Organization | Clients | Buyer | Nom complet du client
    """
)
DUES = several(
    """
    Échéance | Échéance de paiement | À régler avant le | Date limite | Date d'échéance de la facture | Payable avant le |
    Date limite de règlement | À payer avant le | Due | Due on | Due by | Payment due date | Date butoir | À payer le |
    Date éch. | Échéance règlement | Paiement dû le | Exigible au | date_echeance | DateEcheance | Invoice due date |
    Payment deadline | Date d'exigibilité | Échéance facture | À régler le | Terme de paiement le | Pay by | Maturity
    """
)
NUMBERS = several(
    """
    N° facture | Numéro | Facture n° | Numéro de la facture | Réf. facture | Invoice # | Invoice no. | N° de pièce |
    Facture | Référence de facture | Bill number | num_facture | NumeroFacture | Document n° | Invoice | N° Fact. | ID
    facture | No de facture
    """
)
ISSUED = several(
    """
    Date facture | Date | Date d'émission | Émise le | Facturée le | Date de la facture | Invoice date | Issue date |
    Issued on | Date de facturation | Date émission facture | date_facture | DateFacture | Date de pièce | Billing date |
    Date du document | Issued at
    """
)
TOTALS = several(
    """
    Total TTC | Montant TTC | Montant | TTC | Total | Montant facturé TTC | Total facture | Montant total (€) | Montant de
    la facture TTC | Prix TTC | Total T.T.C. | Amount | Grand total | Invoice total | Total amount | montant_ttc |
    MontantTTC | Somme TTC | Montant en euros TTC | Total général TTC | Gross amount | Total incl. VAT | Valeur TTC |
    Total toutes taxes comprises | Amount incl. tax | Facturé TTC | Montant TTC en €
    """
)


def four(names: tuple[str, ...], cells: tuple[str, ...], file: str = "factures.csv", separator: str = ";") -> Grid:
    """The four invoices, their columns called `names`, the last of them holding `cells`."""
    rows = tuple((*row, cell) for row, cell in zip(FOUR, cells, strict=True))
    return Grid(names, rows, separator, file)


def _families() -> Iterator[Case]:
    for what, (cells, owed, wordings) in {
        "left": LEFT,
        "paid": PAID,
        "settled": SETTLED,
        "status": STATUS,
        "yes or no": YES_NO,
    }.items():
        for wording in wordings:
            yield Case(f"{what}: {wording}", (four((*NAMES, wording), cells),), owed)
    for at, what, wordings in (
        (0, "number", NUMBERS),
        (1, "customer", CUSTOMERS),
        (2, "issued", ISSUED),
        (3, "due", DUES),
        (4, "total", TOTALS),
    ):
        for wording in wordings:
            names = list(NAMES)
            names[at] = wording
            yield Case(f"{what}: {wording}", (four((*names, "Reste à payer"), LEFT[0]),), PARTLY)


CASES: tuple[Case, ...] = tuple(_families())
