"""What real exports call each field, best first; `headers` reads a header with them before it reads it word by word."""

from __future__ import annotations

from guide.ledger.source.source_files import Field

#: Separated by bars, as people and programs write them; compared by `headers.plain`.
_WRITTEN: dict[Field, str] = {
    Field.NUMBER: (
        "numéro de facture | n facture | no facture | num facture | numéro facture | réf facture | ref facture | "
        "référence facture | refbill | invoice number | invoice no | voucher no | facture | numéro | num | number | n "
        "pièce | no pièce | numéro de pièce | numéro pièce | pièce | pieceref | document | n document | numéro de "
        "document | invoice id | identifiant facture | référence | n | doc no | n facture externe"
    ),
    Field.ISSUED: (
        "date de facture | date facture | date de la facture | date d'émission | date émission | date facturation | date "
        "de facturation | date pièce | date de pièce | piecedate | invoice date | date | posting date | issue date | "
        "émise le | date du document | document date | doc date | document create date | date (utc) | date comptable"
    ),
    Field.DUE: (
        "échéance | date d'échéance | date échéance | date de l'échéance | date limite règlement | date limite de "
        "règlement | date limite de paiement | datelimitreglmt | due date | due | due in date | date maturity | à payer "
        "avant le | date échéance / date limite règlement | due date (utc) | maturity date | date limite | exigible le | "
        "date d'exigibilité"
    ),
    Field.DEBTOR: (
        "client | nom du client | nom client | tiers | nom tiers | nom du tiers | raison sociale | dénomination | société "
        "| partenaire | compauxlib | customer name | customer | contactname | contact name | party | party name | "
        "name_customer | client name | billing name | nom | acheteur | destinataire | contact"
    ),
    Field.DEBTOR_ID: (
        "identifiant tiers | code client | code tiers | référence client | référence tiers | n client | numéro client | "
        "customer id | customerid | customer number | cust_number | compauxnum | compte tiers | client id | identifiant "
        "client | id client"
    ),
    Field.TOTAL: (
        "total ttc | montant ttc | ttc | montant total ttc | total facture | montant facture | montant de la facture | "
        "total signé ttc | total signé | invoice amount | invoiced amount | invoice grand total | grand total | montant "
        "total | total | montant | amount | original | original amount | total eur | prix ttc | facturé ttc | montant "
        "facturé"
    ),
    Field.LEFT: (
        "montant restant ttc | montant restant | reste à payer | reste à régler | reste dû | restant dû | solde restant | "
        "solde dû | solde ttc | solde | encours | résiduel | montant dû | montant dû signé | amount remaining | balance "
        "due | open balance | balance | invoice amount due | invoiceamountdue | outstanding amount | outstanding | "
        "total_open_amount | amount due | à payer | reste | restant à payer | impayé | restant"
    ),
    Field.PAID: (
        "montant payé ttc | montant payé | encaissé | réglé | déjà réglé | montant réglé | montant encaissé | paid amount "
        "| invoice amount paid | invoiceamountpaid | paid_to_date | amount paid | payé | montant règlement | montant du "
        "règlement | montant paiement | montant du paiement | payment amount"
    ),
    Field.SETTLED: (
        "settled date | settleddate | date de paiement | date paiement | date de règlement | date règlement | payment "
        "date | clear_date | clearing date | payée le | réglée le | date d'encaissement | paid date | paid at | payé le | "
        "réglé le | encaissé le | encaissée le"
    ),
    Field.CURRENCY: ("devise | currency | currency code | invoice_currency | monnaie | code devise"),
    Field.STATUS: (
        "statut | statut de la facture | statut facture | état | état de la facture | status | invoice status"
    ),
    Field.TYPE: (
        "type | type de pièce | type de document | type facture | document type | nature | voucher type | d/c | c/d | dr/cr | "
        "débit/crédit | debit or credit"
    ),
    Field.DISPUTED: ("disputed | litige | en litige | contesté | contestée | litigieux"),
    Field.DRAFT: ("brouillon | draft | is draft | est un brouillon"),
    Field.FULLY_PAID: (
        "facture payée | facture entièrement payée | payée intégralement | invoice paid | payée | réglée | encaissée | "
        "acquittée"
    ),
}

SYNONYMS: dict[Field, tuple[str, ...]] = {field: tuple(written.split(" | ")) for field, written in _WRITTEN.items()}
