"""The words of headers, French and English, the plainest of the neighbours' too, by what they speak of; `header_words` reads
headers with them."""

from __future__ import annotations

from enum import Enum, auto


class Sense(Enum):
    """What a word of a header speaks of. STOP says nothing; OTHER speaks of what no field holds."""

    STOP = auto()
    UNIT = auto()
    NUMBER = auto()
    CODE = auto()
    INVOICE = auto()
    DATE = auto()
    ON = auto()
    BEFORE = auto()
    ISSUE = auto()
    CREATION = auto()
    DUE = auto()
    DUE_IN_ENGLISH = auto()
    OWED = auto()
    PAID = auto()
    TO_PAY = auto()
    LEFT = auto()
    NOT = auto()
    AMOUNT = auto()
    TTC = auto()
    HT = auto()
    SUB = auto()
    VAT = auto()
    WITH = auto()
    CUSTOMER = auto()
    COMPANY = auto()
    NAME = auto()
    CONTACT = auto()
    ACCOUNT = auto()
    LABEL = auto()
    STATUS = auto()
    CURRENCY = auto()
    TYPE = auto()
    DISPUTE = auto()
    DRAFT = auto()
    YES_NO = auto()
    DEPOSIT = auto()
    CREDIT = auto()
    EXPECTED = auto()
    LAST = auto()
    SHARE = auto()
    SCALE = auto()
    HOW = auto()
    LATE = auto()
    SUPPLIER = auto()
    QUOTE = auto()
    ORDER = auto()
    DELIVERY = auto()
    OTHER = auto()
    FIGURE = auto()
    UNKNOWN = auto()


S = Sense
#: The words of each sense, as `_stem` writes them: without accent, without the mark of a plural or of a feminine.
WORDS: dict[Sense, str] = {
    S.STOP: "de du des d la l les un une a au aux of the to for in en et and ou or par pour sur votre notre nos mon ma me my "
    "your our ce cet cette deja encore actuel current effectif reel toute tout all initial original signe definitif final "
    "general global grand courant cour donnee info information s est is was been ete has fois cumul cumule ordre externe utc "
    "prelevement",
    S.UNIT: "eur euro usd gbp chf cad mad dollar livre franc suisse xof fcfa dh dirham tnd dzd bgn pln sek nok dkk jpy "
    "currency_ ariary sterling pound leva lev zloty",
    S.NUMBER: "numero num no n nr nro number ref reference seq",
    S.CODE: "id ident identifiant code cle key uid",
    S.INVOICE: "facture fact fac facturation invoice inv bill billing invoiced piece document doc voucher honoraire",
    S.DATE: "date day dt jour",
    S.ON: "le on at",
    S.BEFORE: "avant before by",
    S.ISSUE: "emission emi emise emis issue issued issuing etabli etablie etablissement edition edite comptable posting "
    "posted vente sale emettre",
    S.CREATION: "creation cree create created saisie saisi sent envoi envoye",
    S.DUE_IN_ENGLISH: "due",
    S.DUE: "echeance ech eche echoir limite exigible exigibilite maturity deadline butoir terme",
    S.OWED: "owed owing dû",
    S.PAID: "paye payed paid paiement payment reglement regle encaisse encaissement acquitte acquittement soldé verse "
    "versement recu received receipt reception virement percu perception settled settlement cleared clearing clear collected "
    "collecte regularise regl rgl rglt reglt",
    S.TO_PAY: "payer regler encaisser recevoir percevoir verser solder recouvrer pay receive collect payable receivable",
    S.LEFT: "reste restant remaining remainder solde balance outstanding open ouvert residuel residual encours impaye unpaid "
    "reliquat arriere creance arrear ardoise sld",
    S.NOT: "non not",
    S.AMOUNT: "montant mt mnt total totaux somme sum amount amt valeur value prix price tarif net loyer cotisation forfait",
    S.TTC: "ttc tvac brut gross tti",
    S.HT: "ht htva hors untaxed excl excluded excluding exclu",
    S.SUB: "sous sub subtotal",
    S.VAT: "tva tax taxe vat gst",
    S.WITH: "incl including included inclu inclus inc compri comprise compris with",
    S.CUSTOMER: "client cliente clientele customer debiteur debitrice debtor acheteur buyer tier tiers redevable locataire "
    "adherent abonne patient eleve usager payeur destinataire recipient raison denomination donneur party cust "
    "coproprietaire copropriete organisateur clt etudiant stagiaire participant licencie parent expediteur donneur ami emprunteur",
    S.COMPANY: "societe entreprise company partner partenaire organisation organization firm firme enseigne business "
    "agency",
    S.NAME: "nom name complet full sociale social prenom first given family surname",
    S.CONTACT: "contact interlocuteur attention",
    S.ACCOUNT: "compte account",
    S.LABEL: "libelle intitule label title titre",
    S.STATUS: "statut statu status etat state situation avancement suivi stade stage",
    S.CURRENCY: "devise currency monnaie ccy curr",
    S.TYPE: "type nature genre categorie category kind sens sen",
    S.DISPUTE: "litige litigieux dispute disputed conteste contestee contestation",
    S.DRAFT: "brouillon draft",
    S.YES_NO: "yesno entierement integralement fully totalement",
    S.DEPOSIT: "acompte arrhe deposit avance prepaid prepayment downpayment",
    S.CREDIT: "avoir credit refund remboursement escompte retenue compensation",
    S.EXPECTED: "prevu prevue attendu estime expected planned promi promise promis previsionnel prevision theorique promesse "
    "demande demandee",
    S.SHARE: "taux rate pourcentage percent",
    S.LAST: "dernier derniere latest",
    S.SCALE: "k keur keuro millier thousand cents centime",
    S.HOW: "mode moyen method methode mean means delai condition terms termes modalite jours days nbjours duree duration",
    S.LATE: "echu echue retard late overdue age anciennete",
    S.SUPPLIER: "fournisseur supplier vendor achat purchase depense expense creancier emetteur emettrice impot prestataire "
    "traitant",
    S.QUOTE: "devi devis quote quotation estimate estimation proforma",
    S.ORDER: "commande order bc purchaseorder",
    S.DELIVERY: "livraison delivery bl expedition shipping shipment",
    S.OTHER: "adresse address rue ville city cp postal postcode zip email mail courriel tel telephone phone portable pays "
    "country siret siren iban bic rib site web url lien link fichier file pdf note commentaire comment remarque description "
    "objet designation produit product article item ligne line quantite qte qty quantity unitaire unit unite pu remise discount "
    "relance reminder projet project affaire chantier contrat contract periode period debut "
    "start fin end modification updated modified maj import export naissance journal lettrage frai frais fee penalite interet "
    "createur auteur user vendeur commercial salesperson seller banque bank caution garantie service representant "
    "agence exercice annee year mois month trimestre quarter tag etiquette champ observation intracom intracommunautaire "
    "operation debit valeur_ facturer fulfillment nb nbre nombre autorise plafond factor carpa sequestre",
}
#: The plainest words of German, Dutch, Spanish and Italian tools.
NEIGHBOURS: dict[Sense, str] = {
    S.INVOICE: "rechnung rechnungs factuur factura fattura",
    S.NUMBER: "nummer",
    S.DATE: "datum fecha data",
    S.DUE: "fallig falligkeit falligkeits verval vencimiento scadenza",
    S.ISSUE: "emision emissione ausstellung ausstellungs",
    S.CUSTOMER: "kunde kunden debitor klant relatie",
    S.NAME: "naam",
    S.AMOUNT: "betrag gesamt gesamtsumme bedrag totaal importe importo totale",
    S.TTC: "brutto bruto lordo",
    S.HT: "netto neto",
    S.LEFT: "offen offene offener openstaand openstaande pendiente residuo saldo",
    S.PAID: "pagata cobrada bezahlt bezahlte zahlung zahlungs betaald betaling pagado pagada pago cobrado pagato incassato",
    S.VAT: "mwst ust btw iva",
    S.STATUS: "estado stato",
    S.CURRENCY: "wahrung moneda divisa",
    S.SUPPLIER: "lieferant lieferanten leverancier proveedor fornitore",
    S.QUOTE: "angebot angebots offerte presupuesto preventivo",
    S.ORDER: "auftrag auftrags bestellung bestell bestelling pedido ordine",
    S.DELIVERY: "lieferschein pakbon albaran",
    S.CREDIT: "gutschrift",
    S.OTHER: "mahnung mahnstufe",
}
